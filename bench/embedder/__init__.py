"""The recipe of the embedding model that comes with the program."""
