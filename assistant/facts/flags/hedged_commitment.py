"""Tentative words that a careless reader would report as a promise."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import ClassVar, NamedTuple

from assistant.domain.evidence import Computed
from assistant.domain.facts import Flag, FlagKind, Severity
from assistant.domain.people import People
from assistant.extract.text.sentences import Sentence, split
from assistant.facts.flags.material import (
    FlagMaterial,
    call,
    raise_flag,
    short_phrase,
)
from assistant.facts.flags.reservations import (
    asks_in_short,
    disclaimed,
    evades,
    if_spared,
    only_tried,
)
from assistant.facts.flags.tentative import opinion, tells_time, tentative
from assistant.facts.flags.things import Thing, Things
from assistant.facts.mentions import Remark
from assistant.facts.sameness.stems import is_negated, same_subject
from assistant.facts.told_so_far import Told
from assistant.gate.days import days_in, months_in, weekdays_in

_PAST = r"have (?:been|gone|done|come|\w+ed)\b"
_HEDGE = re.compile(
    rf"\b(?:(?<!we )(?<!you )(?<!i )should (?!not\b|n['’]t|{_PAST})\w+"
    rf"|should (?:\w+ly )?(?!{_PAST})(?:be able|make|have|get|still)"
    r"|(?:could|can|would|will|might) (?:probably|possibly|hopefully|perhaps|maybe)"
    r"|probably (?:can|will|could|have)|hop(?:e(?:fully|s|d)?"
    r"|ing) (?:to|for|that|we|it|they|he|she|i)|hope(?:fully|s|d)?|confident"
    r"|aim(?:s|ing)? (?:to|for)|with (?:a bit of |some )?luck|ought to|might be able"
    r"|fingers crossed|all being well|in theory|(?:would|['’]d) (?:expect|think|guess"
    r"|reckon|say))\b",
    re.IGNORECASE,
)
_OFFER = re.compile(
    r"\b(?:i|we) (?:(?:might|may|could)(?: just| well)? be able to"
    r"|(?:might|could) (?:possibly|perhaps|maybe))\b"
    r"|\b(?:maybe|perhaps) (?:i|we) (?:could|can|might)\b",
    re.IGNORECASE,
)
_OWN = re.compile(r"\b(?:maybe|perhaps) i\b", re.IGNORECASE)
"""An offer of who speaks, which needs no thing that is known."""
_WAVER = re.compile(
    r"\b(?:let me (?:see|check|think)|(?:i|we)(?:['’]ll| will) (?:see|have to see)"
    r"|no promises?|depends|not sure)\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"\b(?:it|they|them|this|that|these|those|he|she|one)\b", re.IGNORECASE
)
_DOUBT = re.compile(
    r"\b(?:assuming|provided|if|unless|depend(?:s|ing) on|as long as|subject to"
    r"|(?:rather not|cannot|can['’]t|not a) promise|no promises?|or so|not sure"
    r"|(?:not|n['’]t) (?:bet|count|put money) on)\b",
    re.IGNORECASE,
)
_IN_CASE = re.compile(r"\b(?:if|unless|in case)\b[^,;]*\bshould\b", re.IGNORECASE)
"""`If the boat should sink`: a case, and nobody's hope."""
_TOMORROW = re.compile(r"\b(?:tomorrow|morgen|demain|mañana)\b", re.IGNORECASE)
_NO_PROMISE = re.compile(
    r"\b(?:rather not|cannot|can['’]t|not a|won['’]t) promise|no promises?\b",
    re.IGNORECASE,
)
_COMFORT = re.compile(
    r"\b(?:should|will probably) be (?:just )?(?:fine|ok(?:ay)?|all right|alright)\b",
    re.IGNORECASE,
)
_SOON = re.compile(
    r"\b(?:(?:next|this|coming|following) (?:week|month|sprint|quarter)|tonight|today"
    r"|this (?:morning|afternoon|evening)|(?:end|middle|start|beginning) of"
    r" (?:(?:the|this|next) )?(?:week|month|quarter|year)"
    r"|(?:in|within) (?:\w+ )?(?:days|weeks))\b",
    re.IGNORECASE,
)
"""A time that is no date."""
_FELL_THROUGH = re.compile(
    r"(?:\b(?:did|does|do|will|would|could) not|\b\w+n['’]t) (?:make it|fit"
    r"|happen|work out|come off|get (?:in|done))\b"
    r"|\b(?:is|was|got|has been) (?:dropped|cancelled|canceled"
    r"|called off|withdrawn|left out|off the table)\b|\bfell through\b",
    re.IGNORECASE,
)
"""That what was only hoped for will not be: nobody takes it for a promise."""
_PERSON = re.compile(r"i|we|he|she|they", re.IGNORECASE)
_NTH = re.compile(r"\bthe (\d{1,2})(?:st|nd|rd|th)\b")
_SAME = 0.5
_SHORT = 3
"""Words of a sentence that says little without those around it."""
_SAME_THING = 0.6


class _Hedge(NamedTuple):
    """A hedged promise, with the words just before it and the days that it names.

    `sign` are words that take it back, `question` is what it answers without a yes.
    """

    words: str
    before: str
    remark: Remark
    days: frozenset[object]
    offer: bool
    sign: str = ""
    said: str = ""
    question: Remark | None = None


class HedgedCommitment:
    """A date with a hedge and a condition, or comfort without a reason.

    An offer without a date counts where what it is about is known; what somebody says
    not to promise needs no date, and what a person only tries or may do needs some
    time. What has arrived since is no longer promised.
    """

    kind: ClassVar[FlagKind] = FlagKind.HEDGED_COMMITMENT

    def detect(self, material: FlagMaterial) -> Iterable[Flag]:
        """Return one flag for each distinct hedged promise."""
        told = _Hedges()
        things = Things(material)
        last: list[Remark] = []
        for remark in material.mentions.remarks:
            if remark.about is not None:
                continue
            if last and last[-1].quote.source != remark.quote.source:
                last = []
            earlier = last[-1].text if last else ""
            hedges = [
                *_evasions(remark, last),
                *_hedges(remark, earlier, material.view.people),
            ]
            last.append(remark)
            for hedge in hedges:
                if hedge in told:
                    continue
                before = hedge.before if _PRONOUN.search(hedge.words) else ""
                thing = things.meant(hedge.words, before)
                if hedge.offer and thing is None and not _OWN.search(hedge.words):
                    continue
                told.add(hedge)
                arrived = things.arrived(hedge.words, thing, remark.dated)
                if not arrived and not _fell_through(hedge, material):
                    yield self._flag(hedge, thing, material)

    def _flag(self, hedge: _Hedge, thing: Thing | None, material: FlagMaterial) -> Flag:
        words, remark = hedge.words, hedge.remark
        speaker = material.view.people.resolve(remark.speaker)
        phrase = short_phrase(words)
        whole = words.strip() if _PRONOUN.search(phrase) else phrase
        asked = [hedge.question.quote] if hedge.question else []
        return raise_flag(
            self.kind,
            phrase,
            remark.dated,
            title=f"{thing.title}: “{phrase}”" if thing else whole,
            severity=Severity.MEDIUM,
            why=(
                f"Said on {remark.dated} {_manner(hedge)}; it is no promise and must "
                "not be reported as one."
            ),
            question=f"{call(speaker)}, can this be promised, and what does it depend "
            "on?",
            evidence=[
                *asked,
                remark.cite(hedge.said or words)
                if len(words.split()) > _SHORT
                else remark.quote,
                Computed(rule="hedged date or comfort"),
            ],
            owner=speaker,
        )


def _fell_through(hedge: _Hedge, material: FlagMaterial) -> bool:
    """Whether it was said since that the thing did not come about."""
    return any(
        _FELL_THROUGH.search(sentence.text)
        and same_subject(hedge.words, _FELL_THROUGH.sub(" ", sentence.text))
        >= _SAME_THING
        for remark in material.mentions.remarks
        if remark.dated > hedge.remark.dated and _FELL_THROUGH.search(remark.text)
        for sentence in split(remark.text)
    )


def _manner(hedge: _Hedge) -> str:
    """Tell what makes it no promise, in words that follow "Said on that day"."""
    if hedge.question is not None:
        return "in answer to a request, with neither yes nor no"
    if hedge.sign:
        return f"with “{hedge.sign}”"
    return "with a hedge and a condition"


class _Hedges:
    """The hedges told so far; one is told that was said before in other words.

    Or by the same person of the same days.
    """

    def __init__(self) -> None:
        self._words = Told(_SAME)
        self._days: dict[str, set[object]] = defaultdict(set)

    def add(self, hedge: _Hedge) -> None:
        self._words.add(hedge.words)
        if hedge.remark.speaker is not None:
            self._days[hedge.remark.speaker] |= hedge.days

    def __contains__(self, hedge: _Hedge) -> bool:
        speaker = hedge.remark.speaker
        if speaker in self._days and not hedge.days.isdisjoint(self._days[speaker]):
            return True
        return hedge.words in self._words


def _hedges(remark: Remark, before: str, people: People) -> Iterator[_Hedge]:
    sentences, told = split(remark.text), False
    for number, sentence in enumerate(sentences):
        if told or sentence.text.rstrip().endswith("?"):
            told = False
            continue
        after = sentences[number + 1].text if number + 1 < len(sentences) else ""
        near = sentences[number - 1].text if number else before
        found = None
        if sentence.box is None:
            found = _hedge(sentence.text, near, after, remark)
        found = found or _taken_back(sentence, after, remark, people)
        told = found is not None
        yield from filter(None, [found])


def _hedge(text: str, near: str, after: str, remark: Remark) -> _Hedge | None:
    """Return a hedge with a condition and a day, an offer, or comfort."""
    offered, comforts = _is_offer(text, after), _comforts(text)
    hedged = comforts is None and _is_hedged(text, after)
    if not (offered or comforts or hedged):
        return None
    days = _days(text, remark.dated)
    offer = offered and not days
    if offer or comforts or (hedged and days):
        return _Hedge(text, near, remark, days, offer)
    return None


def _taken_back(
    sentence: Sentence, after: str, remark: Remark, people: People
) -> _Hedge | None:
    """Return a deed that is said not to be promised, or only to be tried by a time."""
    text = sentence.text
    days = _days(text, remark.dated)
    sign = disclaimed(text, after)

    def is_timed(words: str) -> bool:
        return _is_timed(words, remark.dated)

    if not sign and is_timed(text):
        sign = (
            if_spared(text) or only_tried(text, people.knows) or _opinion(text, people)
        )
    sign = sign or tentative(text, after, is_timed)
    return _Hedge(text, "", remark, days, offer=False, sign=sign) if sign else None


def _is_timed(text: str, said_on: date) -> bool:
    return bool(_days(text, said_on) or _SOON.search(text) or tells_time(text))


def _opinion(text: str, people: People) -> str:
    """Return what makes it somebody's opinion that a thing will be there in time."""
    found = opinion(text)
    is_person = found and (
        _PERSON.fullmatch(found["who"]) or people.knows(found["who"])
    )
    return found["sign"] if found and is_person else ""


def _evasions(remark: Remark, last: Sequence[Remark]) -> Iterator[_Hedge]:
    """Yield the answer to a request that says neither yes nor no.

    It is of what was asked, or of one's own words that a short question is about.
    """
    if not last or last[-1].speaker == remark.speaker:
        return
    asked = last[-1]
    sentence = split(asked.text)[-1].text if split(asked.text) else ""
    if not evades(sentence, remark.text):
        return
    of = sentence
    if asks_in_short(sentence):
        own = [one.text for one in last[:-1] if one.speaker == remark.speaker][-1:]
        if not own or own[0] != last[-2].text:
            return
        of = split(own[0])[-1].text
    answer = " ".join(one.text.strip() for one in split(remark.text)[:2])
    yield _Hedge(of, "", remark, frozenset(), offer=False, said=answer, question=asked)


def _days(text: str, said_on: date) -> frozenset[object]:
    """Return the dates, months and weekdays that a sentence names."""
    days = [*days_in(text), *months_in(text, frozenset())]
    found: set[object] = {(day.resolved(said_on), day.part) for day in days}
    found |= {one.number for one in weekdays_in(text, frozenset())}
    if _TOMORROW.search(text):
        found.add(said_on + timedelta(days=1))
    return frozenset(found | set(_NTH.findall(text)))


def _is_offer(text: str, after: str) -> bool:
    return bool(_OFFER.search(text)) and bool(
        _WAVER.search(text) or _WAVER.match(after.lstrip())
    )


def _comforts(text: str) -> bool | None:
    """Return whether the words do so, None if they do not try to."""
    return not is_negated(text) if _COMFORT.search(text) else None


def _is_hedged(text: str, after: str) -> bool:
    doubted = (
        _DOUBT.search(text) or _DOUBT.match(after.lstrip()) or _NO_PROMISE.search(after)
    )
    return bool(doubted and _HEDGE.search(_IN_CASE.sub(" ", text)))
