"""What the review screen costs: paint, keys and the longest silence."""
