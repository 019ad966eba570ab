"""Tickets that are a milestone under other words.

One is marked with its number: "Texts go live (M3)". Else their first day is its
baseline: a charter's "Wave 1 live: Billing" is the tracker's "Billing go-live" where
both were due on one day at first. Work towards it has another day, or says what it
prepares. A ticket may name only what the milestone's event happens to ("Site survey"
for "Site survey signed"); then it lends its day, and its end is told by its comments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from assistant.domain.people import fold
from assistant.domain.records import Ticket
from assistant.domain.sourced import Known
from assistant.facts.milestones.gates import Gate, ids_of
from assistant.facts.milestones.names import name_of
from assistant.facts.milestones.own_work import is_deed_of
from assistant.facts.milestones.prose.event_words import event_of
from assistant.facts.milestones.prose.own_verbs import is_going_of
from assistant.facts.milestones.recorded import is_milestone
from assistant.facts.sameness.stems import numbered, other_numbers, shared, stems
from assistant.facts.tickets import is_cancelled
from assistant.ledger.view import View

_TOWARDS = re.compile(
    r"\b(?:plan(?:ning|s)?|prepar\w+|draft\w*|book\w*|train\w*|rehears\w+|dry[- ]run"
    r"|invit\w+|announc\w+|check ?lists?|check|review\w*|slides|agenda|minutes|report"
    r"|documentation|criteria|schedul\w+|estimat\w+|propos\w+|request\w*|order\w*"
    r"|communicat\w+|support|follow[- ]?up|lessons|retrospective)\b"
)
"""What a title says that is done for a thing, before or after it."""
_ENDS = stems(
    "go live going start launch end close finish complete completion do done make get"
    " reach ready readiness sign off signed accept acceptance deliver delivery hand"
    " over handover final full first all open opening release"
)
"""Words of a title that say no other thing than the milestone's end."""
_STATE = re.compile(
    r"(?<=\w\w) (?:works?|runs?|(?:is |are )?(?:working|running|in place|in use))"
    r"(?: (?:end to end|from end to end|as planned|fully|in full|properly))?\W*$"
)
"""A state that a thing is in once it is done: "works end to end"."""
_FEWEST = 2
_MARK = re.compile(r"\(\W*([A-Za-z]{1,3}-?\d{1,3})\W*\)|^\W*([A-Za-z]{1,3}-?\d{1,3})\b")
"""A milestone's number in a ticket's title: in brackets, or at its head."""


def rows_in_tracker(
    view: View, found: Sequence[Gate]
) -> Iterator[tuple[str, Known[Ticket]]]:
    """Yield by title the one ticket that is the milestone, where exactly one is."""
    marked = dict(_only(_marked(view, found)))
    yield from marked.items()
    by_day = _of_first_day(view, [one for one in found if one.title not in marked])
    taken = {known.record.key for known in marked.values()}
    for stone, known in _only(by_day):
        if known.record.key not in taken:
            yield stone, known


def _only(
    meant: Mapping[str, Sequence[Known[Ticket]]],
) -> Iterator[tuple[str, Known[Ticket]]]:
    """Yield each ticket that alone is meant, and by one milestone alone."""
    taken = [known.record.key for each in meant.values() for known in each]
    for stone, rows in meant.items():
        if len(rows) == 1 and taken.count(rows[0].record.key) == 1:
            yield stone, rows[0]


def _marked(view: View, found: Sequence[Gate]) -> dict[str, list[Known[Ticket]]]:
    """Return the tickets that bear a milestone's number beside all words of it."""
    own = {number: one.title for one in found if (number := name_of(one.title).id)}
    titles = {**own, **ids_of(found)}
    names = {gate.title: gate for gate in found if not gate.tickets}
    meant: dict[str, list[Known[Ticket]]] = {}
    for known in view.records(Ticket) if titles else ():
        row = known.record
        mark = _MARK.search(row.title)
        number = (mark[1] or mark[2]).casefold() if mark else ""
        gate = names.get(titles.get(number, ""))
        if gate is None or is_milestone(row) or is_cancelled(row):
            continue
        wanted = name_of(gate.title).words
        if not wanted or shared(wanted, stems(row.title)) != wanted:
            continue
        if not _is_towards(row.title, gate.title):
            meant.setdefault(gate.title, []).append(known)
    return meant


def _of_first_day(view: View, found: Sequence[Gate]) -> dict[str, list[Known[Ticket]]]:
    """Return the tickets of a milestone's words that were due on its day at first."""
    wanted = {
        gate.title: (gate.first_baseline, _telling(gate))
        for gate in found
        if gate.first_baseline and not gate.tickets
    }
    days = {day for day, _ in wanted.values()}
    meant: dict[str, list[Known[Ticket]]] = {}
    for known in view.records(Ticket) if wanted else ():
        row = known.record
        # A day that is only the milestone's own says nothing of the ticket.
        if is_milestone(row) or is_cancelled(row) or row.planned or row.due_of:
            continue
        first = view.history(Ticket, row.key)[0].record.due
        if first not in days:
            continue
        for stone, (day, telling) in wanted.items():
            if first != day or _is_towards(row.title, stone):
                continue
            if _says(row.title, stone, telling):
                meant.setdefault(stone, []).append(known)
    return meant


def _says(title: str, stone: str, telling: frozenset[str]) -> bool:
    if not telling:
        return False
    whole = shared(telling, stems(title)) == telling
    deed = is_going_of(title, stone) or is_deed_of(title, stone)
    return whole or deed or is_subject_of(title, stone)


def is_subject_of(title: str, stone: str) -> bool:
    """Whether a title is just what the milestone's event happens to."""
    event = event_of(stone)
    if event is None or len(event.subject) < _FEWEST or other_numbers(title, stone):
        return False
    own = stems(title)
    return own == event.subject


def _is_towards(title: str, stone: str) -> bool:
    """Whether a title says what is done for the thing, and the milestone does not."""
    head, of, _ = fold(title).partition(" for ")
    if of and stems(head) - stems(stone) - _ENDS:
        return True  # "Material for the training" is not the training.
    return bool(set(_TOWARDS.findall(fold(title))) - set(_TOWARDS.findall(fold(stone))))


def _telling(gate: Gate) -> frozenset[str]:
    """The stems of a name without what only counts it: `wave 1`."""
    words = name_of(_STATE.sub("", gate.title)).words
    counting = frozenset().union(*(stems(one) for one in numbered(gate.title)))
    telling = words - counting
    return telling if len(telling) > 1 or (counting and telling) else frozenset()
