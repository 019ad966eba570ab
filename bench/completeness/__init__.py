"""What we read of real exports, beside what other tools count in them."""
