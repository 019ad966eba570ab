"""What two texts say together, as a small learned model reads them."""
