"""What a file name says about the stream that the file is a version of."""

from __future__ import annotations

import re

from assistant.domain.people import fold
from ingest.tables.cells import month_number

_WORD = re.compile(r"[^\W\d_]+|\d+")
_VERSION = frozenset(
    [
        "v",
        "w",
        "wk",
        "wks",
        "week",
        "cw",
        "kw",
        "s",
        "sem",
        "q",
        "rev",
        "final",
        "copy",
        "draft",
        "latest",
        "export",
        "snapshot",
        "of",
    ]
)


def stable_name(name: str) -> str:
    """Return the file name's words without dates, numbers and version marks.

    Empty where nothing else is left.
    """
    stem = name.rsplit(".", 1)[0]
    words = [fold(word) for word in _WORD.findall(stem)]
    kept = [
        word
        for word in words
        if not word.isdigit() and word not in _VERSION and month_number(word) is None
    ]
    return "-".join(kept)
