"""Sentences that may answer, with what each gives."""
