"""Prose into findings."""
