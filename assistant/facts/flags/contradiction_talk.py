"""People name one date, or say on track; log, plan or tracker say otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import ClassVar, NamedTuple

from assistant.domain.evidence import Computed, Quote
from assistant.domain.facts import Flag, FlagKind, Severity
from assistant.extract.dates.words import same_length_fold, without_may
from assistant.extract.text.sentences import split
from assistant.facts.date_orders import DateOrders
from assistant.facts.flags.dated_things import (
    DatedThing,
    NamedThings,
    dated_things,
    one_day,
)
from assistant.facts.flags.given_dates import GivenDays, is_moved
from assistant.facts.flags.material import FlagMaterial, call, raise_flag
from assistant.facts.milestones.names import MilestoneNames
from assistant.facts.milestones.prose.adverbs import is_hedged
from assistant.facts.milestones.prose.subjects import told_of
from assistant.facts.quoting import sent_words
from assistant.gate.days import DateOrder

_FIRM = re.compile(
    r"\b(?:go(?:es|ing)? live|goes out|deliver(?:s|ed)?|arriv(?:es?|ing)|launch(?:es)?"
    r"|will (?:be|reach|come|arrive|have|take|happen|start|go|finish)|is (?:due|planned"
    r"|set|fixed|confirmed|scheduled|ready)|are (?:due|planned|ready)|takes? place"
    r"|moves? to|moved to|date is|lands?|finish(?:es)?|ships?|starts?)\b",
    re.IGNORECASE,
)
_NOT_BEFORE = re.compile(
    r"\b(?:not|won['’]t|never|cannot|can['’]t)\b[^.;]{0,30}\b(?:before|until|earlier"
    r" than)\b|\bno (?:earlier|sooner) than\b|\bearliest\b",
    re.IGNORECASE,
)
_ON_TRACK = re.compile(
    r"\b(?:on track|on schedule|as planned|on plan|(?:remains?|stays?|still)"
    r" (?:set|fixed|good|fine) for|holds? its date|will (?:make|hold) (?:the|its))\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\?\W*$|\b(?:if|unless|might|may|could|would|should|hop(?:e|es|ing)|maybe|perhaps"
    r"|probably|proposed?|option|suggest\w*|ask(?:s|ed)?|whether|want(?:s|ed)?)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:not|no longer|never)\b|n['’]t\b", re.IGNORECASE)
_FORMER = re.compile(
    r"\b(?:was|were|had|from|instead|late|originally)\b", re.IGNORECASE
)
_FAR_DAYS = 120


class _Words(NamedTuple):
    """One sentence with the one day that it gives; it may be the earliest day.

    `sent` marks a sentence of an update, `title` the milestone whose day it is.
    """

    text: str
    said_on: date
    day: date
    at_least: bool
    on_track: bool
    quote: Quote
    speaker: str
    sent: bool
    title: str = ""


class OtherTalk:
    """What was said of the future in notes, mail and chat, against what is kept.

    A date that was kept later than the words were said is news, no contradiction.
    """

    kind: ClassVar[FlagKind] = FlagKind.CONTRADICTION

    def detect(self, material: FlagMaterial) -> Iterable[Flag]:
        """Return at most one flag for each thing, by the newest words on it."""
        things = dated_things(material)
        named = NamedThings(things)
        given = GivenDays(material, things)
        newest: dict[str, tuple[DatedThing, _Words]] = {}
        troubled: dict[str, tuple[DatedThing, _Words]] = {}
        for words in _talk(material, given):
            thing = given.things.get(words.title)
            thing = thing or _named(words, named, given.names)
            if thing and not words.sent and words.said_on >= thing.since:
                newest[thing.key] = (thing, words)
            if words.on_track:
                for other in _in_trouble(words, things, material):
                    troubled[other.key] = (other, words)
        for thing, words in newest.values():
            is_other = _is_other(words, thing)
            if is_other and not is_moved(words.said_on, words.day, thing, material):
                yield self._date_flag(thing, words)
        told: set[str] = set()
        for thing, words in troubled.values():
            if words.text not in told:
                told.add(words.text)
                yield self._track_flag(thing, words)

    def _date_flag(self, thing: DatedThing, words: _Words) -> Flag:
        early = "not before " if words.at_least else ""
        return raise_flag(
            self.kind,
            thing.key,
            words.said_on,
            title=f"Date of {thing.title}",
            severity=Severity.HIGH if thing.top else Severity.MEDIUM,
            why=f"{words.speaker} said {early}{words.day} on {words.said_on}; "
            f"{thing.key} says {thing.due}.",
            question=f"{call(thing.owner)}, is the date of {thing.title!r} {words.day} "
            f"or {thing.due}, and who has been told which?",
            evidence=[
                words.quote,
                thing.quote.model_copy(update={"stance": "contradicts"}),
                Computed(
                    rule="two dates for one thing",
                    inputs=(thing.key, str(words.day), str(thing.due)),
                ),
            ],
            owner=thing.owner,
        )

    def _track_flag(self, thing: DatedThing, words: _Words) -> Flag:
        return raise_flag(
            self.kind,
            thing.key,
            words.said_on,
            title=f"On track for {words.day}: {thing.title}",
            severity=Severity.HIGH if thing.top else Severity.MEDIUM,
            why=f"{words.speaker} said on {words.said_on} that {words.day} holds; "
            f"{thing.trouble}, due on {thing.due}.",
            question=f"{call(thing.owner)}, does {words.day} hold, or is "
            f"{thing.title!r} in the way?",
            evidence=[
                words.quote,
                thing.quote.model_copy(update={"stance": "contradicts"}),
                Computed(rule="said to be on track", inputs=(thing.key,)),
            ],
            owner=thing.owner,
        )


def _talk(material: FlagMaterial, given: GivenDays) -> Iterator[_Words]:
    """Yield what was said of one day to come, oldest first, then newest updates."""
    orders = DateOrders(material.view)
    for remark in material.mentions.remarks:
        if remark.about is None:
            order = orders.of_source(remark.quote.source)
            speaker = remark.speaker or "A note"
            for sentence in split(remark.text):
                text, quote = sentence.text, remark.cite(sentence.text)
                plainly = given.of(sentence, remark, order)
                for title, own_day in plainly.items():
                    own = _words(
                        text, remark.dated, own_day, quote, speaker, sent=False
                    )
                    yield own._replace(title=title)
                plain = None if plainly else _day(text, remark.dated, order)
                if plain:
                    yield _words(text, remark.dated, plain, quote, speaker, sent=False)
    for known in material.newest_updates:
        sent = known.record
        for line in sent.body.splitlines():
            for sentence in split(line):
                day = _day(sentence.text, sent.sent_on, orders.of_source(known.source))
                if day and _ON_TRACK.search(sentence.text):
                    quote = sent_words(known, sentence.text)
                    yield _words(
                        sentence.text, sent.sent_on, day, quote, "The update", sent=True
                    )


def _day(text: str, said_on: date, order: DateOrder | None) -> date | None:
    """Return the day to come that a firm sentence gives, or None."""
    firm = _FIRM.search(text) or _NOT_BEFORE.search(text) or _ON_TRACK.search(text)
    if not firm or _OPEN.search(without_may(text)) or _FORMER.search(text):
        return None
    folded = same_length_fold(text)
    if is_hedged(folded[: firm.start()], folded[firm.end() :]):
        return None
    if _DENIED.search(text) and not _NOT_BEFORE.search(text):
        return None
    day = one_day(text, said_on, order)
    ahead = day is not None and said_on <= day <= said_on + timedelta(days=_FAR_DAYS)
    return day if ahead else None


def _words(  # noqa: PLR0913  one sentence has these parts
    text: str, said_on: date, day: date, quote: Quote, who: str, *, sent: bool
) -> _Words:
    return _Words(
        text.strip(),
        said_on,
        day,
        _NOT_BEFORE.search(text) is not None,
        _ON_TRACK.search(text) is not None,
        quote,
        who,
        sent,
    )


def _named(
    words: _Words, things: NamedThings, stones: MilestoneNames
) -> DatedThing | None:
    """Return the thing that the sentence names best; of two alike that of its day.

    A milestone that is only named, as in "the party for M2 will be on 3 May", is none.
    """
    firm = _FIRM.search(words.text)
    told = told_of(words.text, firm, stones, dates=True) if firm else None
    only_named = stones.named_in(words.text) - told if told is not None else set()
    scored = [(thing.named(words.text), thing) for thing in things.near(words.text)]
    best = max((score for score, _ in scored), default=0.0)
    named = [
        thing
        for score, thing in scored
        if score == best and best > 0 and thing.title not in only_named
    ]
    same = [thing for thing in named if thing.due == words.day]
    return next(iter(same or named), None)


def _is_other(words: _Words, thing: DatedThing) -> bool:
    return words.day > thing.due if words.at_least else words.day != thing.due


def _in_trouble(
    words: _Words, things: tuple[DatedThing, ...], material: FlagMaterial
) -> Iterator[DatedThing]:
    """Yield what is due on the day that is said to hold, and stands against it."""
    if (material.as_of - words.said_on).days > material.thresholds.silence_days:
        return
    for thing in things:
        if thing.trouble is None:
            continue
        same_day = thing.due == words.day and thing.touched(words.text)
        if same_day or thing.named(words.text):
            yield thing
