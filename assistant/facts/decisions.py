"""The register of decisions: notes and decision logs, each decision once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from assistant.domain.base import stable_id
from assistant.domain.evidence import Evidence
from assistant.domain.facts import Decision
from assistant.domain.findings import DecisionFinding
from assistant.domain.people import fold
from assistant.domain.reading import DocumentKind
from assistant.domain.records import LoggedDecision
from assistant.domain.sourced import Known
from assistant.extract.sentences import plain
from assistant.facts.quoting import cells
from assistant.facts.sameness import shared, stems
from assistant.ledger.view import View

_SAME = 0.6
_SAME_DAY = 0.45
_SAME_NOTES = 0.8
_NEAR_DAYS = 3
_FEWEST_WORDS = 2
_ID = re.compile(r"\b[A-Z][A-Z0-9]*-\d+\b")
_LONGEST_SUBJECT = 80


@dataclass(frozen=True)
class _Heard:
    """A decision as one or more sources tell it; the first one's words lead."""

    what: str
    on: date
    known: date
    by: str | None = None
    logged: tuple[Known[LoggedDecision], ...] = ()
    evidence: tuple[Evidence, ...] = ()
    key: str = ""
    said: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class DatedDecision:
    """A decision and the day on which it was first known."""

    decision: Decision
    known: date
    logged_only: bool


def decision_register(view: View) -> tuple[Decision, ...]:
    """Return every decision up to the day, in the order in which they were taken.

    A row of a decision log that says what a note says is the same decision, with the
    note's words first; so is a note that says again what an earlier one said.
    """
    return tuple(dated.decision for dated in dated_decisions(view))


def dated_decisions(view: View) -> tuple[DatedDecision, ...]:
    """Return the register with the day on which each decision was first known."""
    heard: list[_Heard] = []
    for one in (*_found(view), *_logged(view)):
        place = _same(heard, one)
        if place is None:
            heard.append(one)
        else:
            heard[place] = _joined(heard[place], one)
    heard.sort(key=lambda one: (one.on, one.known))
    return tuple(
        DatedDecision(_decision(one), one.known, bool(one.logged) and not one.said)
        for one in heard
    )


def _found(view: View) -> Iterator[_Heard]:
    """Yield what prose says, oldest first; an update that was sent is no source."""
    found = [
        one
        for one in view.findings(DecisionFinding)
        if one.passage.kind is not DocumentKind.UPDATE_MARKDOWN
        and not one.passage.passage.quoted
    ]
    for one in sorted(found, key=lambda one: (one.passage.dated, one.passage.as_of)):
        finding = one.finding
        on = finding.decided_on or one.passage.dated
        yield _Heard(
            what=plain(finding.what),
            on=min(on, view.as_of),
            known=one.passage.as_of,
            by=view.people.resolve(finding.decided_by) or finding.decided_by,
            evidence=(one.evidence,),
            key=one.id,
            said=(f"{finding.quote} {finding.what}",),
        )


def _logged(view: View) -> Iterator[_Heard]:
    for known in view.records(LoggedDecision):
        row = known.record
        yield _Heard(
            what=plain(row.what),
            on=min(row.decided_on or known.first_seen, view.as_of),
            known=known.first_seen,
            by=view.people.resolve(row.decided_by) or row.decided_by,
            logged=(known,),
            evidence=cells(known, row.what),
            key=row.key,
        )


def _same(heard: list[_Heard], one: _Heard) -> int | None:
    """Return the place of the decision that this one tells again."""
    best, place = 0.0, None
    for number, other in enumerate(heard):
        if one.logged and other.logged:
            continue  # a log's own rows are decisions apart
        near = abs((one.on - other.on).days) <= _NEAR_DAYS
        score = max(
            _alike(mine, theirs) for mine in _texts(one) for theirs in _texts(other)
        )
        need = _SAME_DAY if near else _SAME
        if _of_one_source(one, other):
            need = _SAME_NOTES
        enough = score >= need
        if not enough and one.logged:
            score = _same_meeting(one, other)
            enough = score > 0
        if enough and score > best:
            best, place = score, number
    return place


def _of_one_source(one: _Heard, other: _Heard) -> bool:
    """Whether the same notes tell both, which would hardly tell one thing twice."""
    places = ({cited.source for cited in each.evidence} for each in (one, other))
    return next(places) == next(places)


def _same_meeting(row: _Heard, noted: _Heard) -> float:
    """Score a log's row and a note of the same day by the share of the row's words.

    A log rewords what was said, so one telling word is enough on the same day; a note
    that only says "decided" has none and goes with any row of its day.
    """
    if row.on != noted.on or _by_others(row.by, noted.by):
        return 0.0
    said = stems(" ".join(noted.said))
    if len(said) < _FEWEST_WORDS:
        return 0.01
    wanted = stems(row.what)
    return len(shared(wanted, said)) / len(wanted) if wanted else 0.0


def _by_others(one: str | None, other: str | None) -> bool:
    """Whether two full names are of two people; a short name proves nothing."""
    if not one or not other or min(len(one.split()), len(other.split())) < 2:
        return False
    return fold(one) != fold(other)


def _alike(one: str, other: str) -> float:
    """Return the share of content words that both have (Dice), 0 for one word."""
    mine, theirs = stems(one), stems(other)
    both = len(shared(mine, theirs))
    if both < _FEWEST_WORDS:
        return 0.0
    return min(1.0, 2 * both / (len(mine) + len(theirs)))


def _texts(one: _Heard) -> tuple[str, ...]:
    return (one.what, *one.said)


def _joined(one: _Heard, other: _Heard) -> _Heard:
    return replace(
        one,
        by=one.by or other.by,
        on=other.on if other.logged else one.on,
        known=min(one.known, other.known),
        logged=one.logged + other.logged,
        evidence=one.evidence + other.evidence,
        said=one.said + other.said,
    )


def _decision(one: _Heard) -> Decision:
    return Decision(
        id=stable_id("dec", one.key),
        subject=_subject(one),
        title=one.what,
        what=one.what,
        decided_by=one.by,
        decided_on=one.on,
        evidence=one.evidence,
    )


def _subject(one: _Heard) -> str:
    """Return the id that the decision speaks of, else its own words, cut short."""
    named = _ID.search(one.what)
    if named:
        return named[0]
    if len(one.what) <= _LONGEST_SUBJECT:
        return one.what
    return one.what[:_LONGEST_SUBJECT].rsplit(" ", 1)[0] + "…"
