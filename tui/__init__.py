"""The review in the terminal; `tui.app` opens it, and only that imports Textual."""
