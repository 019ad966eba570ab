"""What tells that something is, or may go, wrong."""
