"""What was erased does not come back by itself."""

from __future__ import annotations

from assistant.errors import AssistantError
from assistant.ledger.erasures import Erasure
from assistant.ledger.ledger import Ledger


class ErasedSourceError(AssistantError):
    """A file has the bytes of a source that was erased."""

    def __init__(self, erasure: Erasure) -> None:
        why = f" ({erasure.reason})" if erasure.reason else ""
        super().__init__(
            f"it was erased on {erasure.at[:10]} by {erasure.by}{why}",
            fix="delete the file, or read it again with `ontrack ingest --again`",
        )


def check_erased(ledger: Ledger | None, digest: str, *, again: bool) -> None:
    """Refuse bytes that were erased, unless they are asked for.

    Raises:
        ErasedSourceError: If they were erased.
    """
    erasure = ledger.erasures.of_bytes(digest) if ledger else None
    if ledger is None or erasure is None:
        return
    if not again:
        raise ErasedSourceError(erasure)
    ledger.erasures.lift(digest, actor="ontrack")
