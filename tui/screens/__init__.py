"""One place of the review a file."""
