"""Whether a table of milestones says that one was met, by its own columns."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from assistant.domain.people import fold
from assistant.domain.records import StatusCategory
from ingest.notes.heading_dates import only_day
from ingest.reader import DateOrder
from ingest.tickets.statuses import category_of

_STATE: Final = frozenset("status state etat estado stato zustand statut".split())  # noqa: SIM905
_TICK: Final = frozenset("done met complete completed achieved reached passed".split())  # noqa: SIM905
_SHARE: Final = re.compile(r"(?:progress|% ?(?:done|complete)|(?:done|complete) ?%)")
_MET: Final = re.compile(
    r"\b(?:met|achieved|passed|reached|hit|attained|held|signed off|accepted|approved"
    r"|erreicht|bestanden|erfullt|atteint|alcanzado|raggiunt[oa]|behaald|bereikt)\b"
)
_YES: Final = re.compile(r"(?:yes|y|x|true|ja|oui|si|[✓✔☑✅])(?:\W|$)|100 ?%")
_NOT_YET: Final = re.compile(
    r"\b(?:not|no|never|nearly|almost|partly|partially|half|mostly|will|to be|should"
    r"|can|cannot|un\w*|if|when|once|until|pending|expected|nicht|teilweise|fast|pas"
    r"|nog|niet|non)\b|n[’']t\b|\?|\b[1-9]?\d ?%"
)
_DAY: Final = re.compile(r"\d.*")
_LONGEST: Final = 8


def state_columns(header: list[str]) -> list[int]:
    """Return the columns, by their folded names, that say how a milestone stands."""
    return [
        index
        for index, name in enumerate(header)
        if {*re.findall(r"[^\W_]+", name)} & (_STATE | _TICK) or _SHARE.search(name)
    ]


def says_met(cell: str) -> bool:
    """Whether a cell of such a column says that it was met, and not nearly or not."""
    text = fold(cell)
    if not text or len(text.split()) > _LONGEST or _NOT_YET.search(text):
        return False
    known = category_of(text) is StatusCategory.DONE
    return known or bool(_MET.search(text) or _YES.match(text))


def day_in_state(cell: str, order: DateOrder | None, near: date) -> date | None:
    """Return the day behind the words of a state: `Done 3 March`."""
    found = _DAY.search(cell)
    return only_day(found[0], order, near) if found else None
