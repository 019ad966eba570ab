"""Prompts and audiences as files, loaded and checked."""
