"""JSON from untrusted bytes into values."""
