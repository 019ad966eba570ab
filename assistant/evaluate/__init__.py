"""Replay a project history week by week and score it against its truth."""
