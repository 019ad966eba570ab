"""A roll-out or milestone counts as done that the log or people say was rolled back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import ClassVar, NamedTuple

from assistant.domain.evidence import Computed, Quote
from assistant.domain.facts import (
    Flag,
    FlagKind,
    MilestoneState,
    MilestoneStatus,
    Severity,
)
from assistant.domain.records import RaidEntry, RaidKind, StatusCategory, Ticket
from assistant.domain.sourced import Known
from assistant.extract.text.sentences import split
from assistant.facts.flags.material import FlagMaterial, call, raise_flag
from assistant.facts.milestones.work import is_part_of, is_spoken_of
from assistant.facts.sameness.stems import ids, is_negated, other_numbers, shared, stems
from assistant.facts.sameness.word_index import WordIndex

_UNDONE = re.compile(
    r"\b(?:rolled (?:\w+ )?back|roll(?:s|ing) back|roll-?back of|backed (?:\w+ )?out"
    r"|reverted|switched (?:\w+ )?back|moved back|put back|taken out again|undone"
    r"|zuruckgerollt|zurückgerollt|revenu en arriere)\b",
    re.IGNORECASE,
)
_PUT_IN = re.compile(
    r"\b(?:migrat\w+|deploy\w*|releas\w+|roll-?out|roll out|cut-?over|cut over"
    r"|go-?live|launch\w*|install\w*|mov(?:e|ing)|switch\w*|upgrad\w+|replac\w+"
    r"|activat\w+|enabl\w+|introduc\w+|in service|migrier\w*)\b",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"\?\W*$|\b(?:if|unless|would|could|might|may|can|should|must|plan\w*|rehears\w*"
    r"|test(?:ed|s)?|was to be|last year)\b",
    re.IGNORECASE,
)
_HEAD = re.compile(r"^\W*(?P<head>[^:\u2013\u2014]{2,40}?)(?::| [-\u2013\u2014]) ")
_BEFORE = timedelta(days=3)
"""A tracker is brought up to date some days after the work."""
_FEWEST = 2
DONE_AND_UNDONE = "done and rolled back"
"""The rule of such a flag; its inputs name the work and the milestone it is of."""


class _Undoing(NamedTuple):
    """Words that say that something was rolled back; `who` says them."""

    words: str
    on: date
    who: str
    quote: Quote


class DoneButUndone:
    """Finished roll-outs, and milestones, whose thing was rolled back since.

    A milestone is told of with the ticket that is a part of it, if there is one.
    """

    kind: ClassVar[FlagKind] = FlagKind.CONTRADICTION

    def detect(self, material: FlagMaterial) -> Iterable[Flag]:
        """Return one flag for each such item, by the first words that say so."""
        told: set[str] = set()
        undoings = sorted(_undoings(material), key=lambda one: one.on)
        rolled_out = _RolledOut(material.tickets if undoings else ())
        for undoing in undoings:
            for known in rolled_out.of(undoing):
                if known.record.key not in told:
                    stone = _met_with(known, material)
                    told |= {known.record.key, stone.subject if stone else ""}
                    yield self._flag(known, undoing, stone)
            spoken = _met_before(undoing, material)
            if spoken and spoken.subject not in told:
                told.add(spoken.subject)
                yield self._of_milestone(spoken, undoing)

    def _flag(
        self, known: Known[Ticket], undoing: _Undoing, stone: MilestoneStatus | None
    ) -> Flag:
        ticket = known.record
        done = _done_on(known)
        milestone = (stone.subject,) if stone else ()
        return raise_flag(
            self.kind,
            ticket.key,
            max(undoing.on, done),
            title=ticket.title,
            severity=Severity.HIGH,
            why=f"{ticket.called} has been {ticket.status or 'done'} since {done}; "
            f"{undoing.who} said on {undoing.on} that it was rolled back.",
            question=f"{call(ticket.assignee)}, is {ticket.called} done, or does it "
            "wait for another attempt?",
            evidence=[
                undoing.quote,
                known.quote(ticket.title).model_copy(update={"stance": "contradicts"}),
                Computed(
                    rule=DONE_AND_UNDONE, inputs=(ticket.key, str(done), *milestone)
                ),
            ],
            owner=ticket.assignee,
        )

    def _of_milestone(self, stone: MilestoneStatus, undoing: _Undoing) -> Flag:
        met = stone.forecast or undoing.on
        return raise_flag(
            self.kind,
            stone.subject,
            max(undoing.on, met),
            title=stone.title,
            severity=Severity.HIGH,
            why=f"{stone.title} counts as met since {met}; {undoing.who} said on "
            f"{undoing.on} that it was rolled back.",
            question=f"{call(stone.owner)}, does {stone.title} still count as met?",
            evidence=[
                undoing.quote,
                *(
                    one.model_copy(update={"stance": "contradicts"})
                    for one in stone.evidence[:1]
                ),
                Computed(rule=DONE_AND_UNDONE, inputs=(stone.subject, str(met))),
            ],
            owner=stone.owner,
        )


def _done_on(known: Known[Ticket]) -> date:
    return known.record.resolved or known.since


def _met(material: FlagMaterial) -> list[tuple[date, MilestoneStatus]]:
    """Return the milestones that count as met, the one met last first."""
    met = [
        (stone.forecast, stone)
        for stone in material.milestones
        if stone.state is MilestoneState.MET and stone.forecast
    ]
    return sorted(met, key=lambda one: one[0], reverse=True)


def _met_with(known: Known[Ticket], material: FlagMaterial) -> MilestoneStatus | None:
    """Return the milestone of which the ticket is a part, and that it came before."""
    titles = [stone.title for stone in material.milestones]
    done = _done_on(known)
    return next(
        (
            stone
            for day, stone in _met(material)
            if done <= day + _BEFORE and is_part_of(known.record, stone.title, titles)
        ),
        None,
    )


def _met_before(undoing: _Undoing, material: FlagMaterial) -> MilestoneStatus | None:
    """Return the milestone, met by then, of which the words speak."""
    titles = [stone.title for stone in material.milestones]
    return next(
        (
            stone
            for day, stone in _met(material)
            if undoing.on >= day - _BEFORE
            and is_spoken_of(undoing.words, stone.title, titles)
        ),
        None,
    )


def _undoings(material: FlagMaterial) -> Iterator[_Undoing]:
    for known in material.view.records(RaidEntry):
        entry = known.record
        if entry.kind is RaidKind.ISSUE and entry.is_open and _is_said(entry.title):
            day = entry.raised or known.first_seen
            quote = known.quote(entry.title)
            yield _Undoing(entry.title, day, f"the log in {entry.key}", quote)
    for remark in material.mentions.remarks:
        if remark.about is None and _UNDONE.search(remark.text):
            for sentence in split(remark.text):
                if _is_said(sentence.text):
                    yield _Undoing(
                        sentence.text,
                        remark.dated,
                        remark.speaker or "a note",
                        remark.cite(sentence.text),
                    )


def _is_said(text: str) -> bool:
    """Whether the words say that it happened."""
    found = _UNDONE.search(text)
    if found is None or _UNSURE.search(text):
        return False
    return not is_negated(text[: found.start()])


class _RolledOut:
    """The finished roll-outs among tickets, found by the thing that was put in."""

    def __init__(self, tickets: Iterable[Known[Ticket]]) -> None:
        self._tickets = [
            known
            for known in tickets
            if known.record.category is StatusCategory.DONE
            and _PUT_IN.search(known.record.title)
        ]
        self._things = WordIndex(_thing(one.record.title) for one in self._tickets)
        self._numbers = {one.record.key: n for n, one in enumerate(self._tickets)}

    def of(self, undoing: _Undoing) -> Iterator[Known[Ticket]]:
        """Yield those of the thing that was rolled back by then."""
        given = stems(undoing.words)
        held = self._things.held_by(given).items()
        found = {n for n, common in held if common == len(self._things.words[n])}
        found |= {self._numbers[k] for k in ids(undoing.words) if k in self._numbers}
        for number in sorted(found):
            known = self._tickets[number]
            title = known.record.title
            if (
                undoing.on >= _done_on(known) - _BEFORE
                and not other_numbers(title, undoing.words)
                and shared(given, stems(title))
            ):
                yield known


def _thing(title: str) -> str:
    """Return what leads the title, else most of it; nothing if that is one word."""
    head = _HEAD.match(title)
    if head and stems(head["head"]):
        return head["head"]
    rest = _PUT_IN.sub(" ", title)
    return rest if len(stems(rest)) >= _FEWEST else ""
