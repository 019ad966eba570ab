"""What notes, minutes and talk say of themselves: day, people, turns."""
