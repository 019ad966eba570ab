"""What an ingest could not read is remembered until it is read, replaced or gone."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from assistant.ledger.ledger import Ledger
from assistant.workflows.ingesting.file_reports import FileReport


def remember_refusals(
    ledger: Ledger,
    reports: Sequence[FileReport],
    paths: Sequence[Path],
    present: Collection[str],
) -> None:
    """Keep the refusals of an ingest, and lift those that it shows to be over.

    `present` are the names of all that is at the ingested `paths` now, whether it was
    read this time or not.
    """
    refused = {
        report.path: report.model_dump(mode="json")
        for report in reports
        if report.outcome == "refused" or report.kind is None
    }
    met = {_file(report.path) for report in reports}
    roots = [path.resolve().name for path in paths]
    lifted = [
        old.path
        for old in ledger.refusals.standing()
        if old.path not in refused
        and (
            _file(old.path) in met
            or (_is_below(old.path, roots) and _file(old.path) not in present)
        )
    ]
    ledger.refusals.keep(refused, lifted)


def _file(path: str) -> str:
    """Return the path of the archive that a member is in, or the path itself."""
    return path.partition("!/")[0]


def _is_below(path: str, roots: Sequence[str]) -> bool:
    return any(_file(path) == root or path.startswith(f"{root}/") for root in roots)
