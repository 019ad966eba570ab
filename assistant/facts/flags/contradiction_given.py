"""Somebody gives a thing a later day than is kept for it, or says it cannot hold it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import PurePosixPath
from typing import ClassVar, NamedTuple

from assistant.domain.evidence import Computed
from assistant.domain.facts import Flag, FlagKind, Severity
from assistant.domain.records import RaidEntry
from assistant.extract.dates.deadlines import read_dates
from assistant.extract.dates.words import without_may
from assistant.extract.text.sentences import split
from assistant.facts.date_orders import DateOrders
from assistant.facts.flags.dated_things import DatedThing, NamedThings, dated_things
from assistant.facts.flags.late_words import dated_since
from assistant.facts.flags.material import FlagMaterial, call, raise_flag
from assistant.facts.mentions import Remark
from assistant.facts.milestones.names import MilestoneNames
from assistant.facts.milestones.prose.move_words import is_past
from assistant.facts.milestones.prose.subjects import told_of
from assistant.facts.sameness.other_heads import is_of_other_thing
from assistant.facts.sameness.stems import other_numbers, shared, stems
from assistant.gate.days import DateOrder

_GIVES = re.compile(
    r"\b(?:com(?:e|es|ing)|arriv\w+|deliver\w*|available|ready|up|expect\w*|possible"
    r"|tak\w+ place|starts?|begins?|there|lands?|finish\w*|done|back|(?:is|are|be)"
    r" (?:now )?(?:on|for|held)|(?:new|revised) (?:delivery )?dates?|hold)\b",
    re.IGNORECASE,
)
_MUST = re.compile(r"\b(?:only|no other day|have to|has to|must)\b", re.IGNORECASE)
_DENIES = re.compile(
    r"\b(?:not|un)[ -]?(?:realistic|possible|achievable|feasible)\b|\bimpossible\b"
    r"|\b(?:cannot|can['’]?t|won['’]?t|will not) (?:make|hold|keep|meet|promise)\b",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"\b(?:hop(?:e|es|ing)|maybe|perhaps|probably|might|may|could|should|would|if"
    r"|unless)\b",
    re.IGNORECASE,
)
_REFERS = re.compile(r"\b(?:it|them|this|that)\b", re.IGNORECASE)
"""By which a clause speaks of what another clause of the sentence names."""
_OPEN = re.compile(
    r"\?\W*$|\b(?:was|were|had|would have|instead of|rather than|originally|last year"
    r"|option|propos\w+|suggest\w*|whether|until then)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[;,:]\s|\s(?:so|but|because|and then)\s|\s[-\u2013\u2014]\s")
_MEANT, _FEWEST = 0.6, 2
_LEAST = timedelta(days=2)
_FAR = timedelta(days=120)
_KEPT_SINCE = timedelta(days=7)
"""A date that was kept longer than this after the words was kept in spite of them."""


class _Given(NamedTuple):
    """A day that words give the thing; `denied` that they say it cannot be then."""

    thing: DatedThing
    remark: Remark
    text: str
    day: date
    denied: bool


class GivenElsewhere:
    """The newest words that give a thing its day, against the day that is kept.

    The thing is named by the words and by what the note or mail is about. In a note or
    mail on it a later day counts however careful the words are, an earlier one where
    there is no other.
    """

    kind: ClassVar[FlagKind] = FlagKind.CONTRADICTION

    def detect(self, material: FlagMaterial) -> Iterable[Flag]:
        """Return one flag for each thing whose kept day the words contradict."""
        newest: dict[str, _Given] = {}
        for given in _given(material):
            newest[given.thing.key] = given
        moved = {
            name: stone.forecast
            for stone in material.milestones
            for name in (stone.subject, stone.title)
            if stone.forecast
        }
        for key, given in sorted(newest.items()):
            thing = given.thing
            kept = moved.get(key) or moved.get(thing.title) or thing.due
            if _is_other(given, max(kept, thing.due)):
                yield _flag(given)
                for entry in _of_its_day(thing, max(kept, thing.due), material):
                    yield _flag(given._replace(thing=entry))


def _of_its_day(
    thing: DatedThing, kept: date, material: FlagMaterial
) -> Iterator[DatedThing]:
    """Yield the entries of the log that have its day and share a word with it."""
    for known in material.view.records(RaidEntry):
        row = known.record
        if not row.is_open or row.due != kept or row.key == thing.key:
            continue
        if shared(stems(row.title), stems(thing.title)):
            quote, top = known.quote(row.title), thing.top
            yield DatedThing(
                row.key, row.title, kept, known.since, row.owner, quote, top
            )


def _flag(given: _Given) -> Flag:
    thing, remark = given.thing, given.remark
    says = "that it cannot hold" if given.denied else "another day:"
    return raise_flag(
        FlagKind.CONTRADICTION,
        thing.key,
        remark.dated,
        title=f"Date of {thing.title}",
        severity=Severity.HIGH if thing.top else Severity.MEDIUM,
        why=f"{thing.title} is due on {thing.due}; on {remark.dated} "
        f"{remark.speaker or 'a note'} said {says} {given.day}.",
        question=f"{call(thing.owner)}, does {thing.title!r} hold {thing.due}, "
        "and who has been told which day?",
        evidence=[
            remark.cite(given.text),
            thing.quote.model_copy(update={"stance": "contradicts"}),
            Computed(
                rule="two dates for one thing",
                inputs=(thing.key, str(given.day), str(thing.due)),
            ),
        ],
        owner=thing.owner,
    )


def _given(material: FlagMaterial) -> Iterator[_Given]:
    """Yield the days that words give things that are kept with a day, oldest first."""
    kept = [
        thing
        for thing in dated_things(material, every=True)
        if thing.due >= material.as_of - _FAR
    ]
    things, orders = NamedThings(kept), DateOrders(material.view)
    stones = MilestoneNames(stone.title for stone in material.milestones)
    for remark in material.mentions.remarks:
        if remark.about is not None or is_past(remark.text):
            continue
        name = re.sub(r"[\d_-]+", " ", PurePosixPath(remark.quote.source).stem)
        for sentence in split(remark.text):
            text = sentence.text.strip()
            if _OPEN.search(text):
                continue
            order = orders.of_source(remark.quote.source)
            for clause in _CLAUSE.split(text):
                given = _in_clause(clause, text, remark, order, things, name)
                if given is None or _is_only_named(given, clause, stones):
                    continue
                since = dated_since(given.thing, material)
                if since <= remark.dated + _KEPT_SINCE:
                    yield given


def _is_only_named(given: _Given, clause: str, stones: MilestoneNames) -> bool:
    """Whether it is a milestone that the clause names and says nothing of.

    The party for a milestone has a day of its own.
    """
    verb = _GIVES.search(clause)
    named = stones.named_in(clause)
    if verb is None or given.thing.title not in named:
        return False
    told = told_of(clause, verb, stones, dates=True)
    return told is not None and given.thing.title not in told


def _in_clause(  # noqa: PLR0913, PLR0917  a clause has these parts around it
    clause: str,
    text: str,
    remark: Remark,
    order: DateOrder | None,
    things: NamedThings,
    name: str,
) -> _Given | None:
    denied = _DENIES.search(clause) is not None
    if not denied and not _GIVES.search(clause):
        return None
    days = {one.day for one in read_dates(clause, remark.dated, date_order=order)}
    day = next(iter(days), None) if len(days) == 1 else None
    if day is None or not remark.dated < day <= remark.dated + _FAR:
        return None
    every = {one.span for one in read_dates(text, remark.dated, date_order=order)}
    if denied:
        thing = _due_then(day, remark.text, things)
        return _Given(thing, remark, text, day, denied) if thing else None
    whole = len(every) == 1 and (_REFERS.search(clause) or _MUST.search(clause))
    about = text if whole else clause
    thing = _named(about, text, things, name)
    if thing and is_of_other_thing(thing.title, about):
        return None
    is_on_it = thing and shared(stems(thing.title), stems(name))
    if not is_on_it and _UNSURE.search(without_may(text)):
        return None
    return _Given(thing, remark, text, day, denied) if thing else None


def _due_then(day: date, text: str, things: NamedThings) -> DatedThing | None:
    """Return the one thing of that day that the whole remark speaks of most."""
    given = stems(text)
    scored = [
        (len(shared(stems(thing.title), given)), thing)
        for thing in things.near(text)
        if thing.due == day and not other_numbers(thing.title, text)
    ]
    best = max((score for score, _ in scored), default=0)
    named = [thing for score, thing in scored if score == best > 0]
    return named[0] if len({one.title for one in named}) == 1 else None


def _named(about: str, text: str, things: NamedThings, name: str) -> DatedThing | None:
    """Return the one thing that sentence and file name together name best.

    The words that have the day to themselves must name a part of it.
    """
    own = stems(about)
    scored: list[tuple[float, DatedThing]] = []
    for thing in things.near(text):
        wanted = stems(thing.title)
        is_on_it = not is_of_other_thing(thing.title, name)
        common = shared(wanted, stems(f"{text} {name}" if is_on_it else text))
        if (
            not shared(wanted, own)
            or len(common) < _FEWEST
            or other_numbers(thing.title, text)
        ):
            continue
        scored.append((len(common) / len(wanted), thing))
    best = max((score for score, _ in scored), default=0.0)
    named = [thing for score, thing in scored if score == best >= _MEANT]
    return named[0] if len({one.title for one in named}) == 1 else None


def _is_other(given: _Given, kept: date) -> bool:
    if given.denied:
        return given.day == kept
    if given.day - kept >= _LEAST:
        return True
    must = _MUST.search(given.text) is not None
    return must and kept - given.day >= _LEAST
