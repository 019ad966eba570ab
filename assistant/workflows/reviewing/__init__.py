"""A draft on the desk: who reviews it, what is cited, edited and written anew."""
