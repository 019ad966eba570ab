"""What was known when: the only truth."""
