"""Decisions whose words only say that something is settled: the sentence before it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assistant.domain.findings import DecisionFinding
from assistant.extract.tasks.phrasing import fit, shorten
from assistant.extract.view import Unit, View

_SETTLED = re.compile(
    r"(?:(?:and|so|now) )?(?:i|we)(?: have|['’]ve)? (?:now |just |already )?"
    r"(?:decided|settled)(?: (?:it|this|that))?"
    r"(?:[,;.–—-]* (?:and |so )?(?:please|pls|do not|don['’]?t|no need|no more)\b.*)?"
    r"|(?:.*\b(?:it|this|that|them)\b.*,? )?(?:so |and )?(?:that|this|it)(?:['’]s| is)"
    r" (?:now )?(?:settled|decided|final|done and dusted)"
    r"|(?:proposed|seconded|moved|tabled|minuted) by\b.*",
    re.IGNORECASE,
)
_BROKEN_OFF = re.compile(
    r"\b(?:in|within|after|for|to) (?:one|two|three|four|five|six|seven|eight|nine|ten"
    r"|twelve)\W*$",
    re.IGNORECASE,
)
"""`Four months. We go live in one`: only the sentence before names of what."""
_FEWEST = 3


def with_what_was_said(
    view: View, found: Iterable[DecisionFinding]
) -> Iterator[DecisionFinding]:
    """Yield the decisions; one whose words say nothing takes those before them.

    It is left out where nothing stands before, or where that was found by itself.
    """
    kept = list(found)
    quotes = {(one.passage, one.quote) for one in kept}
    for one in kept:
        what = one.what.rstrip(" .!*_")
        if _BROKEN_OFF.search(what):
            continue
        if not _SETTLED.fullmatch(what):
            yield one
            continue
        before = _before(view, one)
        place = (before.passage.id, fit(before.quote)) if before else None
        if before is not None and place not in quotes:
            yield one.model_copy(
                update={
                    "passage": before.passage.id,
                    "quote": fit(before.quote),
                    "what": shorten(before.core),
                }
            )


def _before(view: View, one: DecisionFinding) -> Unit | None:
    """Return the sentence before it, of the same passage, if that says something."""
    for unit in view.units:
        if unit.passage.id == one.passage and one.quote[:40] in unit.quote:
            before = view.before(unit)
            if before is None or before.passage is not unit.passage:
                return None
            asks = before.core.rstrip(" *_").endswith("?")
            return None if asks or len(before.core.split()) < _FEWEST else before
    return None
