"""Why a file is refused as a whole."""

from __future__ import annotations

from assistant.errors import AssistantError

_SAVE = "Save it in a format that ontrack reads, or name it with --kind."


class UnreadableFileError(AssistantError):
    """The file is of a known format but cannot be read; nothing of it is kept."""


class UnknownFormatError(AssistantError):
    """No reader accepts the file.

    `known` is what it is and what to save it as, where that can be told.
    """

    def __init__(self, path: str, known: tuple[str, str] | None = None) -> None:
        what, fix = known or ("", _SAVE)
        is_it = f": it is {what}" if what else ""
        super().__init__(f"No reader recognises {path!r}{is_it}.", fix=fix)


class EmptyFileError(AssistantError):
    """The file has no content."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"{path!r} is empty.", fix="Export or save it again and ingest it."
        )
