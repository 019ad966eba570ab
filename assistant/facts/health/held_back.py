"""What cannot begin without a thing that comes only after its day, as people say it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from assistant.domain.facts import Colour
from assistant.domain.sourced import SourcedPassage
from assistant.extract.text.sentences import split
from assistant.facts.date_orders import DateOrders
from assistant.facts.discretion import headline
from assistant.facts.health.judgement import Concern
from assistant.facts.mentions import CONVERSATION
from assistant.facts.milestones.gates import Gate, ids_of
from assistant.facts.milestones.names import MilestoneNames
from assistant.gate.days import DateOrder, days_in
from assistant.ledger.view import View

_FRESH = timedelta(days=14)
_CANNOT = re.compile(
    r"\b(?:can(?:no|['’])t|can not|(?:is|are|am) not able to|unable to|won['’]t"
    r"|will not"
    r"|not allowed to|must not|may not|cannot be|no) (?:be )?(?P<deed>[^.;?]{2,60}?)"
    r"\b(?:without|unless|until|before)\b",
    re.IGNORECASE,
)
_GO_LIVE = re.compile(
    r"\b(?:go(?:ing)?[- ]live|live|launch\w*|open(?:ing)?|start\w*|releas\w+|ship\w*"
    r"|cut[- ]?over|switch(?:ing)? over|roll(?:ing)? out|deploy\w*)\b",
    re.IGNORECASE,
)
_GATE = re.compile(
    r"\b(?:go[- ]?live|launch|opening|start|releases?|cut[- ]?over|switch-?over"
    r"|roll-?out|kick-?off|handover)\b",
    re.IGNORECASE,
)
_LATE = re.compile(
    r"\b(?:until|till|not before|only (?:on|from|after)|back (?:on|from)"
    r"|not (?:back|here|available|in) (?:before|until)|earliest|no earlier than"
    r"|away|on leave|on holiday"
    r"|comes? (?:on|only)|arrives?)\b",
    re.IGNORECASE,
)
_IN_CASE = re.compile(r"\?\W*$|\b(?:if|would|might|may|could)\b", re.IGNORECASE)


def held_back(view: View, stones: Sequence[Gate]) -> Iterator[Concern]:
    """Yield the milestones ahead for which people name a need that comes too late.

    Words of two weeks count, in one sentence or two: what cannot be done without a
    thing, and a day for that thing which is after the milestone's.
    """
    ahead = [
        gate
        for gate in stones
        if not gate.met and gate.target and gate.target >= view.as_of
    ]
    if not ahead:
        return
    orders = DateOrders(view)
    told: set[str] = set()
    for piece in sorted(view.passages, key=lambda piece: piece.dated, reverse=True):
        if piece.kind not in CONVERSATION or piece.passage.quoted:
            continue
        if not timedelta() <= view.as_of - piece.dated <= _FRESH:
            continue
        for gate, words, day in _needs(piece, ahead, orders.of(piece)):
            if gate.subject not in told:
                told.add(gate.subject)
                yield Concern(
                    Colour.AMBER,
                    f"{gate.title}, due {gate.target}, needs what comes on {day} at "
                    f"the earliest: “{headline(words).rstrip('.')}”",
                    (piece.quote(words), gate.title_cell),
                )


def _needs(
    piece: SourcedPassage, ahead: Sequence[Gate], order: DateOrder | None
) -> Iterator[tuple[Gate, str, date]]:
    sentences = [one.text.strip() for one in split(piece.passage.text)]
    for number, text in enumerate(sentences):
        cannot = _CANNOT.search(text)
        if cannot is None or _IN_CASE.search(text):
            continue
        for beside in (text, *sentences[number + 1 : number + 2]):
            late = _LATE.search(beside)
            day = _day(beside, piece.dated, order) if late else None
            gate = _meant(text, cannot["deed"], ahead) if day else None
            if day and gate and gate.target and day > gate.target:
                yield gate, text, day


def _meant(text: str, deed: str, ahead: Sequence[Gate]) -> Gate | None:
    """Return the milestone that is named, or the only one that such a deed is."""
    names = MilestoneNames([gate.title for gate in ahead], ids_of(ahead))
    named = names.named_in(text)
    found = [gate for gate in ahead if gate.title in named]
    if not found and _GO_LIVE.search(deed):
        found = [gate for gate in ahead if _GATE.search(gate.title)]
    return found[0] if len(found) == 1 else None


def _day(text: str, said: date, order: DateOrder | None) -> date | None:
    """Return the last full day that the words name, None where one is unclear."""
    found: list[date] = []
    for one in days_in(text, order):
        if len(one.readings) == 1:
            year, month, number = one.resolved(said)[0]
            if year and number:
                found.append(date(year, month, number))
    return max(found, default=None)
