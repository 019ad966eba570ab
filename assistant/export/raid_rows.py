"""Proposed RAID entries as a table that a log or its owner can take in."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from assistant.domain.raid_proposals import ProposedEntry
from ingest.text.decoding import clean

_HEADERS = (
    "Type",
    "Title",
    "Description",
    "Likelihood",
    "Impact",
    "Owner",
    "Status",
    "Raised",
    "Source",
    "Proposed by",
    "Flag",
)
_BEGINS_FORMULA = ("=", "+", "-", "@")


def raid_rows(entries: Sequence[ProposedEntry]) -> str:
    """Return the entries as CSV; no cell can become a formula of a spreadsheet."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_HEADERS)
    for entry in entries:
        cells = (
            entry.type.value.capitalize(),
            entry.title,
            entry.description,
            "",
            "",
            entry.owner or "",
            "Open",
            entry.raised.isoformat() if entry.raised else "",
            entry.source,
            entry.proposed_by,
            entry.flag,
        )
        writer.writerow([_as_text(cell) for cell in cells])
    return text.getvalue()


def _as_text(cell: str) -> str:
    words = " ".join(clean(cell).split())
    return f"'{words}" if words.startswith(_BEGINS_FORMULA) else words
