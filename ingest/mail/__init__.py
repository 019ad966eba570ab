"""Mail taken apart."""
