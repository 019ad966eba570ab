"""What prose says of milestones: met, missed, moved or in doubt."""
