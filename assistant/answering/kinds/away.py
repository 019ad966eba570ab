"""Questions about who is away, until when, and who stands in meanwhile."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from functools import lru_cache

from assistant.answering.asked.asks import Wanted
from assistant.answering.asked.presence import asks_if_here
from assistant.answering.asked.question import Question
from assistant.answering.candidates.alike import same_sentence
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.teller import Teller
from assistant.answering.kinds.lists import period
from assistant.answering.kinds.standing_in import (
    does_it,
    is_only_thought,
    is_there_while,
    stands_in,
)
from assistant.domain.base import stable_id
from assistant.domain.evidence import Quote
from assistant.domain.facts import ActionItem, Fact
from assistant.domain.people import People
from assistant.facts.absences import Absence

W = Wanted
MOST = 3
"""Sentences about one person."""
MOST_AWAY = 12
"""Absences of a list."""
_AWAY = (
    r"away|absent|unavailable|out of (?:the )?office|off (?:work|sick)|off until"
    r"|on (?:\w+ ){0,2}(?:leave|holidays?|vacation|pto)|(?:sick|parental) leave"
    r"|abwesend|im urlaub"
)
_BACK = r"back|returns?|returning|zur[uü]ck"
_COVERS_ALONE = r"cover(?:s|ed|ing)?(?: for)?|replac(?:es?|ing)|vertritt"
_COVERS_FOR = (
    r"(?:(?:stand|fill|step)(?:s|ing)? in|deputi[sz](?:es?|ing)|deputy|stand-?in"
    r"|back-?up|cover|answers?|acts?|takes? over|substitut\w+|vertretung)"
)
_COVER = rf"{_COVERS_ALONE}|{_COVERS_FOR}"
_ASKS_WHEN = re.compile(
    rf"(?i)\b(?:when|until|till|how long|wann|wie lange)\b.*(?:\b(?:{_AWAY}|{_BACK})\b"
    r"|['’]s (?:\w+ ){0,2}(?:leave|holidays?|vacation|absence|time off|pto)\b)"
    r"|^\W*(?:when|until when|how long) (?:is|was|will) [\w'’-]+(?: [\w'’-]+)?"
    r" (?:be )?(?:out|off)\W*$"
)
_ASKS_IF = re.compile(rf"(?i)^\W*(?:is|was|will|ist)\b.*\b(?:{_AWAY})\b")
_ASKS_WHO_COVERS = re.compile(rf"(?i)^\W*(?:and )?(?:who|wer)\b.*\b(?:{_COVER})\b")
_ASKS_WHO_IS_AWAY = re.compile(
    rf"(?i)^\W*(?:who|wer|which \w+|is (?:any(?:one|body)))\b.*\b(?:{_AWAY})\b"
)
_SPEAKS_OF_ABSENCE = re.compile(rf"(?i)\b(?:{_AWAY}|{_BACK})\b")
_RETURNS = re.compile(rf"(?i)\b(?:{_BACK})\b")
_OF_OTHERS = re.compile(
    r"(?i)\b(?:comes?|came|gets?|got|sen[dt]s?|bring\w*|hear\w*|report\w*|went|go(?:es)?"
    r"|call(?:s|ed)?|report\w*|mov\w+|push\w*|fall\w*|roll\w*|hand\w*|give\w*|gave"
    rf"|write|wrote|put) (?:\w+ ){{0,3}}(?:{_BACK})\b"
)
"""`Come back to me`: nobody was away."""
_COVERS = re.compile(
    rf"(?i)\b(?:{_COVERS_ALONE}|{_COVERS_FOR}(?: \w+)? (?:for|from|of|von))\s+"
)
_SOUGHT = re.compile(rf"(?i)\b{_COVERS_FOR}\b")
_DEPUTY = re.compile(rf"(?i)['’]s? (?:\w+ )?{_COVERS_FOR}\b")
_ME = re.compile(r"(?i)(?:me|my)\b")
_THEM = re.compile(r"(?i)(?:him|her|them|his|their)\b")


class _Asks(Enum):
    WHEN = auto()
    COVER = auto()
    HERE = auto()
    WHO = auto()


@dataclass(frozen=True, slots=True)
class Away:
    """An absence with how it is told."""

    told: Candidate
    absence: Absence


def tell(teller: Teller, found: Absence) -> Away:
    """Tell who is away from when to when."""
    start, end = teller.when(found.start), teller.when(found.end)
    text = f"{found.person} is away from {start}"
    text += f" to {end}" if end else ", and no source says until when"
    fact = Fact(
        id=stable_id("abs", found.person, found.start),
        subject=found.person,
        title=text,
        label=found.quote.label,
        evidence=(found.quote,),
    )
    values = (found.person, start, end, text)
    told = teller.make(
        fact, text, values, {W.DAY, W.STATE}, found.start, people=[found.person]
    )
    return Away(told, found)


@dataclass(frozen=True, slots=True)
class Absences:
    """The absences that a reader may hear of, and the people of the project."""

    known: tuple[Away, ...]
    people: People
    today: date

    def answer(
        self, question: Question, candidates: Iterable[Candidate]
    ) -> tuple[Candidate, ...] | None:
        """Answer who is away, when somebody is back, or who covers for them.

        None where the question asks for something else.
        """
        match _asks(question):
            case _Asks.WHO:
                return self._who(question)
            case _Asks.WHEN:
                return self._when(question, candidates)
            case _Asks.HERE:
                return self._absent(question) or None
            case _Asks.COVER:
                return self._covering(question, candidates)
        return None

    def _who(self, question: Question) -> tuple[Candidate, ...]:
        """List the absences of a day or time asked for, else those not over."""
        first, last = self._time(question)
        found = [
            one
            for one in self.known
            if one.absence.start <= last and (one.absence.end or date.max) >= first
        ]
        found.sort(key=lambda one: (one.absence.start, one.absence.person))
        return tuple(one.told for one in found[:MOST_AWAY])

    def _absent(self, question: Question) -> tuple[Candidate, ...]:
        """Tell the absence that falls into the time for which a person is asked for.

        Without one the sources may say that they are there in words of their own.
        """
        first, last = self._time(question)
        if not (question.days or _TIME.search(question.text)):
            last = self.today
        return tuple(
            one.told
            for one in self.known
            if {one.absence.person} == question.people
            and one.absence.start <= last
            and (one.absence.end or date.max) >= first
        )[:1]

    def _time(self, question: Question) -> tuple[date, date]:
        found = [
            date(y, m, d)
            for one in question.days
            for y, m, d in one.resolved(self.today)
            if y and m and d
        ]
        if found:
            return min(found), max(found)
        if _TIME.search(question.text):
            return period(question.text, self.today)
        return self.today, self.today if _NOW.search(question.text) else date.max

    def _when(
        self, question: Question, candidates: Iterable[Candidate]
    ) -> tuple[Candidate, ...]:
        """Tell the absences of one person that are not over, then the newest words."""
        mine = [
            one
            for one in self.known
            if {one.absence.person} == question.people
            and (one.absence.end or date.max) >= self.today
        ]
        mine.sort(key=lambda one: one.absence.start)
        [person] = question.people
        said = [
            one
            for one in candidates
            if not one.computed and W.DAY in one.gives and self._is_of(person, one)
        ]
        said.sort(key=lambda one: (-one.day.toordinal(), one.words))
        told = [one.told for one in mine]
        if _RETURNS.search(question.text):
            back = [one for one in said if _RETURNS.search(_said(one))]
            return _distinct([*back[:1], *told, *back, *said])
        return _distinct([*told, *said])

    def _is_of(self, person: str, one: Candidate) -> bool:
        """Whether the absence is of the person: their own words, or their name."""
        text = _said(one)
        found = _SPEAKS_OF_ABSENCE.search(text)
        if found is None or _OF_OTHERS.search(text):
            return False
        before = re.split(r"[;.,]\s", text[: found.start()])[-1]
        if _I.search(before) and (author := self._author(one)):
            return author == person
        names = [
            (found.start(), name)
            for name in one.people
            for found in _form(self.people, name).finditer(before)
        ]
        return bool(names) and max(names)[1] == person

    def _covering(
        self, question: Question, candidates: Iterable[Candidate]
    ) -> tuple[Candidate, ...]:
        """Return the newest words that say who stands in for the person."""
        [person] = question.people
        candidates = list(candidates)
        found = [
            one
            for one in candidates
            if self._covers(person, one) or self._steps_in(person, one, candidates)
        ]
        found.sort(key=lambda one: (-one.day.toordinal(), one.words))
        return _distinct(found)[:1]

    def _covers(self, person: str, one: Candidate) -> bool:
        errand = isinstance(one.unit.facts[0], ActionItem)
        if one.computed or errand or not one.gives:
            return False
        text, form = _said(one), _form(self.people, person)
        if self._stands_in(person, one):
            return True
        for name in form.finditer(text):
            deputy = _DEPUTY.match(text, name.end())
            if deputy and not is_only_thought(text, name.start(), deputy.end()):
                return True
        return any(
            self._is_for(person, one, found)
            for found in _COVERS.finditer(text)
            if not is_only_thought(text, found.start(), found.end())
        )

    def _is_for(self, person: str, one: Candidate, found: re.Match[str]) -> bool:
        """Whether words such as `stands in for` are followed by the person."""
        text, form = _said(one), _form(self.people, person)
        if form.match(text, found.end()):
            return True
        if _ME.match(text, found.end()):
            author = self._author(one)
            return author == person or (
                author is None and one.beside - one.people == {person}
            )
        them = _THEM.match(text, found.end())
        return bool(them and form.search(text[: found.start()]))

    def _steps_in(
        self, person: str, one: Candidate, candidates: Sequence[Candidate]
    ) -> bool:
        """Whether somebody is there in the time in which the person is said to be away.

        Who does it, under the title of a stand-in, does so for the one for whom a
        stand-in was looked for.
        """
        text, form = _said(one), _form(self.people, person)
        mine = [c for c in candidates if not c.computed and person in c.people]
        known = any(k.absence.person == person for k in self.known)
        if is_there_while(text, form) and (
            known or any(self._is_of(person, c) for c in mine)
        ):
            return not (one.computed or isinstance(one.unit.facts[0], ActionItem))
        sought = any(_SOUGHT.search(_said(c)) and c.day <= one.day for c in mine)
        others = {k.absence.person for k in self.known} - {person}
        return sought and not others and does_it(text, one.titles)

    def _stands_in(self, person: str, one: Candidate) -> bool:
        others = (_form(self.people, name) for name in one.people - {person})
        author = self._author(one) == person
        form = _form(self.people, person)
        return stands_in(_said(one), form, others, is_author=author)

    def _author(self, one: Candidate) -> str | None:
        quotes = (e for e in one.unit.evidence if isinstance(e, Quote))
        return self.people.resolve(next((quote.author for quote in quotes), None))


_TIME = re.compile(r"(?i)\b(?:week|month|today|tomorrow)\b")
_NOW = re.compile(r"(?i)\b(?:now|currently|at the moment)\b")
_I = re.compile(r"\b(?:I|[Ii]['’](?:m|ll)|i|[Ii]ch)\b")


def _asks(question: Question) -> _Asks | None:
    text = question.text
    if len(question.people) == 1 and not question.ids:
        if _ASKS_WHO_COVERS.search(text):
            return _Asks.COVER
        if _ASKS_WHEN.search(text) or _ASKS_IF.search(text):
            return _Asks.WHEN
        if asks_if_here(question):
            return _Asks.HERE
    if not (question.people or question.ids) and _ASKS_WHO_IS_AWAY.search(text):
        return _Asks.WHO
    return None


@lru_cache(maxsize=256)
def _form(people: People, name: str) -> re.Pattern[str]:
    """Return what finds a person by any spelling but an address."""
    known = (one for one in people.all if one.name == name)
    spelled = {name, name.split(maxsplit=1)[0]}.union(*(one.aliases for one in known))
    forms = sorted((one for one in spelled if "@" not in one), key=len, reverse=True)
    return re.compile(rf"(?i)(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)")


def _said(one: Candidate) -> str:
    """Return the quoted words, without who said them and when."""
    return one.unit.facts[0].title


def _distinct(found: Sequence[Candidate]) -> tuple[Candidate, ...]:
    chosen: list[Candidate] = []
    for one in found:
        if len(chosen) < MOST and not any(same_sentence(one, c) for c in chosen):
            chosen.append(one)
    return tuple(chosen)
