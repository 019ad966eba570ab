"""What tells that something is decided, by whom, and what only looks like it."""
