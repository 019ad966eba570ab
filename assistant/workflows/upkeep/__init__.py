"""Backups, erasing on request, and whether all is whole."""
