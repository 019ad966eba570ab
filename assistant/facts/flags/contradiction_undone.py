"""The tracker has a roll-out as done that the log or people say was rolled back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import ClassVar, NamedTuple

from assistant.domain.evidence import Computed, Quote
from assistant.domain.facts import Flag, FlagKind, Severity
from assistant.domain.records import RaidEntry, RaidKind, StatusCategory, Ticket
from assistant.domain.sourced import Known
from assistant.extract.sentences import split
from assistant.facts.flags.material import FlagMaterial, call, raise_flag
from assistant.facts.sameness import ids, is_negated, other_numbers, shared, stems

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


class _Undoing(NamedTuple):
    """Words that say that something was rolled back; `who` says them."""

    words: str
    on: date
    who: str
    quote: Quote


class DoneButUndone:
    """Finished roll-outs whose thing was rolled back when or after they were closed."""

    kind: ClassVar[FlagKind] = FlagKind.CONTRADICTION

    def detect(self, material: FlagMaterial) -> Iterable[Flag]:
        """Return one flag for each such ticket, by the first words that say so."""
        told: set[str] = set()
        for undoing in sorted(_undoings(material), key=lambda one: one.on):
            for known in _rolled_out(undoing, material):
                if known.record.key not in told:
                    told.add(known.record.key)
                    yield self._flag(known, undoing)

    def _flag(self, known: Known[Ticket], undoing: _Undoing) -> Flag:
        ticket = known.record
        done = ticket.resolved or known.since
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
                Computed(rule="done and rolled back", inputs=(ticket.key, str(done))),
            ],
            owner=ticket.assignee,
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


def _rolled_out(undoing: _Undoing, material: FlagMaterial) -> Iterator[Known[Ticket]]:
    """Yield the finished roll-outs of the thing that was rolled back by then."""
    given, keys = stems(undoing.words), ids(undoing.words)
    for number in material.ticket_titles.sharing(given):
        known = material.tickets[number]
        ticket = known.record
        if ticket.category is not StatusCategory.DONE or not _PUT_IN.search(
            ticket.title
        ):
            continue
        done = ticket.resolved or known.since
        if undoing.on < done - _BEFORE or other_numbers(ticket.title, undoing.words):
            continue
        if ticket.key in keys or _names(ticket.title, given):
            yield known


def _names(title: str, given: frozenset[str]) -> bool:
    """Whether the words name the thing: what leads the title, or most of it."""
    head = _HEAD.match(title)
    thing = stems(head["head"]) if head else frozenset()
    if thing:
        return shared(thing, given) == thing
    wanted = stems(_PUT_IN.sub(" ", title))
    return len(wanted) >= _FEWEST and shared(wanted, given) == wanted
