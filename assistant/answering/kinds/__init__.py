"""Kinds of question that have an answer of their own."""
