"""How the gate judges claims: other people's, and drafts with one word changed."""
