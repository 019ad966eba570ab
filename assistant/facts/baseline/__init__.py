"""Dates and scope against what was agreed, and what was agreed anew."""
