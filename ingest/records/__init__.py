"""Milestones, decisions and entries that pages and sheets list beside their kind."""
