"""Why the ledger cannot be opened or written."""

from __future__ import annotations

from pathlib import Path

from assistant.errors import AssistantError


class LedgerLockedError(AssistantError):
    """Another process is writing and did not finish in time."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Another ontrack process is writing to {path.name}.",
            kept="everything that was there before; nothing of this command.",
            fix="Wait for it to finish, or end it, and run this command again.",
        )


class LedgerReadOnlyError(AssistantError):
    """The ledger's folder or file cannot be written."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} cannot be written.",
            kept="everything that was there before.",
            fix="Give yourself write permission to the project folder.",
        )


class NoLedgerFolderError(AssistantError):
    """Something else stands where ontrack keeps its folder."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path.parent} is no folder, so the ledger cannot be kept there.",
            kept="nothing was touched.",
            fix=f"Move {path.parent} away and run the command again.",
        )


class LedgerDamagedError(AssistantError):
    """The file is no readable database."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"{path} is damaged: {reason}.",
            fix="Run `ontrack restore FILE --force` with a backup, or move the file "
            "away and ingest the sources again.",
        )


class LedgerTooNewError(AssistantError):
    """A newer ontrack wrote this ledger."""

    def __init__(self, path: Path, found: str, known: str) -> None:
        super().__init__(
            f"{path} has schema {found}; this ontrack knows up to {known}.",
            kept="the file was not touched.",
            fix="Install the newer ontrack that wrote it.",
        )


class DiskFullError(AssistantError):
    """No space was left while writing."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"The disk is full; {path} could not be written.",
            kept="everything that was committed before.",
            fix="Free some space and run the command again.",
        )


class ErasedMeanwhileError(AssistantError):
    """What is to be kept was begun before a source was erased, and may tell of it."""

    def __init__(self) -> None:
        super().__init__(
            "A source was erased while this was written.",
            kept="everything but this.",
            fix="Run the command again; the review has to be opened anew.",
        )
