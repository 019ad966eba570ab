"""How well it is judged that two statements are of the same matter."""
