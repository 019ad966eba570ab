"""Day or month first: what one version of a stream proves holds for the others."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.domain.reading import ReadResult
from assistant.ledger.incoming import SourceVersion
from assistant.ledger.ledger import Ledger
from ingest.date_order import is_undecided, proven_order
from ingest.reader import DateOrder

KEPT = "date_order"
"""Where a version's report keeps the order that its cells prove."""


def is_waiting(result: ReadResult) -> bool:
    """Whether a date of the file was left empty since it could be two."""
    return any(map(is_undecided, result.problems))


def stream_order(
    ledger: Ledger | None, path: str, result: ReadResult
) -> DateOrder | None:
    """Return the order that other versions of the file prove, if it needs one.

    None also where some of them prove the one and some the other.
    """
    if ledger is None or not is_waiting(result):
        return None
    found = {
        order
        for version in _versions(ledger, path, result)
        if (order := _order_of(ledger, version))
    }
    return found.pop() if len(found) == 1 else None


def _versions(ledger: Ledger, path: str, result: ReadResult) -> Iterable[SourceVersion]:
    named = ledger.versions_of(result.stream) if result.stream else ()
    return {
        version.id: version for version in (*named, *ledger.versions_under(path))
    }.values()


def _order_of(ledger: Ledger, version: SourceVersion) -> DateOrder | None:
    """Return what the version's cells proved when read, else what its text does."""
    for kept in ("dmy", "mdy"):
        if version.report.get(KEPT) == kept:
            return kept
    return proven_order("\n".join(p.passage.text for p in ledger.walk(version.id)))
