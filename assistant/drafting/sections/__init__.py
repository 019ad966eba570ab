"""One section's sentences a file."""
