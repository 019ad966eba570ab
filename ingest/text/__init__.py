"""Bytes into clean text, and text into passages."""
