"""Passages cut into sections, sentences and short wordings."""
