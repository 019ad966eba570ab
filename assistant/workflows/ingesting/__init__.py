"""Files read into the ledger, and what becomes of each."""
