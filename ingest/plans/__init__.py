"""Sheets of budget, capacity and absences, and calendars."""
