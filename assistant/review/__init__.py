"""Decisions on a draft: journal, undo, approval."""
