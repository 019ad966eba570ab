"""The guards in front of what may be hostile, and its limits."""
