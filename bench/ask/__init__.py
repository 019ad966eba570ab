"""How often questions to a project are answered rightly, wrongly, or not at all."""
