"""The ledger into facts: changes, milestones, health, registers."""
