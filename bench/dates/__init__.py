"""How many date expressions are read as people mean them, and where none is."""
