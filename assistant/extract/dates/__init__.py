"""Dates in prose, resolved against the day on which they were said."""
