"""Sheets and CSV into rows, and what columns and cells mean."""
