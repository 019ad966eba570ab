"""Who may read what, and what nobody is shown."""
