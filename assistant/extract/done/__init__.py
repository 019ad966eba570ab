"""What tells that something was done or handed over."""
