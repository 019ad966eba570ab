"""Work of a milestone that names it by a tag only, and moved past its day.

"Interfaces ready" needs the interface of stock, which is tagged "Interfaces" and was
due by that day at first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.domain.records import Ticket
from assistant.domain.sourced import Known
from assistant.facts.milestones.gates import Gate, is_open
from assistant.facts.milestones.names import name_of
from assistant.facts.sameness.stems import other_numbers, shared, stems
from assistant.facts.tickets import is_cancelled
from assistant.ledger.view import View

_STATE = re.compile(
    r"\W*\b(?:(?:is|are|all|fully|now) )*(?:ready|completed?|done|finished|closed"
    r"|in place|available|tested|accepted|approved|delivered|installed|migrated|built"
    r"|running|working|fertig|bereit|abgeschlossen|listos?|prets?|pretes?)\W*$",
    re.IGNORECASE,
)
"""What a milestone's title says that its work is to be."""


def slipped_past(view: View, found: list[Gate]) -> Iterator[tuple[str, Known[Ticket]]]:
    """Yield by title the open work that was due by the milestone's day and is no more.

    Such is work that is tagged or named with all that is to be ready; where the
    milestone has a criterion, it must speak of the work.
    """
    wanted = {
        gate.title: (gate.baseline, gate.criterion, thing)
        for gate in found
        if gate.baseline and (thing := _thing_of(gate.title))
    }
    for known in view.records(Ticket) if wanted else ():
        row = known.record
        if not row.due or not is_open(row) or is_cancelled(row):
            continue
        for title, (day, criterion, thing) in wanted.items():
            if not day or row.due <= day or not _is_of(row, thing, criterion):
                continue
            history = view.history(Ticket, row.key)
            first = next((h.record.due for h in history if h.record.due), None)
            if first and first <= day:
                yield title, known


def _thing_of(title: str) -> str:
    """Return what a title says to be ready, if it says of a thing that it is."""
    return _STATE.sub("", title) if _STATE.search(title) else ""


def _is_of(row: Ticket, thing: str, criterion: str) -> bool:
    own = stems(name_of(thing).flat)
    if not own:
        return False
    tags = [*row.labels, *row.components, *row.releases, *row.sprints]
    tags += [row.parent_title] if row.parent_title else []
    tagged = any(
        stems(tag.rpartition(": ")[2]) == own and not other_numbers(tag, thing)
        for tag in tags
    )
    named = shared(own, stems(row.title)) == own and not other_numbers(row.title, thing)
    if not tagged and not (named and criterion):
        return False
    asked = stems(criterion)
    return not asked or bool(shared(asked, stems(row.title)))
