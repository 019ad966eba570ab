"""Whether two short statements speak of the same matter."""
