"""PDF and Word files, and what the name of a file says."""
