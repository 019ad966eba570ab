"""What the widgets tell the screens."""

from __future__ import annotations

from textual.message import Message


class RowSelected(Message):
    """The cursor is on another row."""

    def __init__(self, row: str) -> None:
        super().__init__()
        self.row = row


class RowOpened(Message):
    """Enter or a second click on a row."""

    def __init__(self, row: str) -> None:
        super().__init__()
        self.row = row


class EditChanged(Message):
    """The wording in the editor is another."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class EditDone(Message):
    """The editor closes; `text` is None if the edit was given up."""

    def __init__(self, text: str | None) -> None:
        super().__init__()
        self.text = text


class FilterChanged(Message):
    """The words that rows must hold are others."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words


class FilterDone(Message):
    """The keys go back to the list."""


class PlaceWanted(Message):
    """The person wants to be in a place, and there on a row."""

    def __init__(self, place: str, row: str | None = None) -> None:
        super().__init__()
        self.place = place
        self.row = row


class AudienceWanted(Message):
    """The person wants to see the same place of the next audience's draft."""

    def __init__(self, place: str) -> None:
        super().__init__()
        self.place = place
