"""Fits the small models that read what is asked for and promised."""
