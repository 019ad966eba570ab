"""What both the screens and the commands run."""
