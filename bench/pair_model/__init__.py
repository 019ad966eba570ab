"""Makes the model that reads two texts together."""
