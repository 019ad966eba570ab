"""What was spent and is expected, by sheets and by prose."""
