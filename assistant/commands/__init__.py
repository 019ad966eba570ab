"""One family of commands a file."""
