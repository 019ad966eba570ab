"""What trackers export: states, histories, plans."""
