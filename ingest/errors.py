"""Why a file is refused as a whole."""

from __future__ import annotations

from assistant.errors import AssistantError


class UnreadableFileError(AssistantError):
    """The file is of a known format but cannot be read; nothing of it is kept."""


class UnknownFormatError(AssistantError):
    """No reader accepts the file."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"No reader recognises {path!r}.",
            fix="Save it in a format that ontrack reads, or name it with --kind.",
        )


class EmptyFileError(AssistantError):
    """The file has no content."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"{path!r} is empty.", fix="Export or save it again and ingest it."
        )
