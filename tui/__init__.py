"""The review screen in the terminal."""
