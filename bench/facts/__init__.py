"""How the cost of facts grows with a project's history."""
