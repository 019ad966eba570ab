"""Why something is so: the sentence that gives the reason of that very thing.

A sentence with the words of the question that gives no reason is no answer, nor is the
reason of something else, or what happened somewhere else once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.answering.asked.asks import Wanted
from assistant.answering.asked.question import Question
from assistant.answering.candidates.alike import same_sentence
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.causes import LACK, lacks_or_stops
from assistant.answering.candidates.mishaps import tells_damage
from assistant.answering.candidates.naming import said_in
from assistant.answering.candidates.reasons import explained
from assistant.answering.candidates.rows import REASON
from assistant.answering.candidates.sentences import Reader
from assistant.domain.evidence import LONGEST_QUOTE
from assistant.domain.reading import Role
from assistant.drafting.words import plain
from assistant.extract.text.sentences import split
from assistant.facts.sameness.stems import shared, stems
from assistant.gate.days import days_in

W = Wanted
MOST = 2
"""Reasons of an answer."""
_TIMED = (
    r"(?:\d|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
    r"|last|the\b|this|yesterday|then|about|before|half|noon|morning)"
)
_GIVEN = re.compile(
    rf"(?i)\b(?:because|since(?= (?!{_TIMED}))|due to (?!be\b)|owing to|thanks to"
    r"|caused by|so that|in order to|weil|wegen|damit)\b"
    r"|(?<=\w) so (?=[\w ]{1,20}(?:isn|doesn|don|won|can|wouldn)['’]?t\b)"
)
"""Behind it stands why."""
_NAMED = re.compile(r"(?i)^\W*(?:why|rationale|(?:root )?cause|grund|reason)\s*:")
"""A line that names the reason, of what stands above it."""
_FOLLOWS = re.compile(
    r"(?i)\b(?:which is why|that(?:['’]s| is) why|hence|therefore|deshalb)\b"
    r"|[,;.] (?:and )?so (?!(?:far|on|forth|long|much|many|that)\b)"
)
"""Behind it stands what follows."""
_WAITS = re.compile(
    r"(?i)\b(?:wait(?:s|ed|ing)? (?:for|on)|held up (?:by|until)|blocked (?:by|until)"
    r"|stuck (?:on|at|with|behind)|depends? on|hangs? on"
    r"|(?:cannot|can['’]?t|could ?n['’]?t|won['’]?t|not) [^.;]*?\b(?:until|before"
    r"|without|unless)|until|only (?:after|once|when))\b"
)
_BLOCKS = re.compile(
    r"(?i)\b(?:blocks?|blocking|holds? up|holding up|stops?|delays?|keeps? back"
    r"|threatens?|endangers?) (?P<what>(?:the |our )?[\w-]+(?: [\w-]+){0,2})"
)
_LASTS = re.compile(
    r"(?i)\b(?:needs?|takes?|wants?|lasts?|asks? for|requires?) (?:[\w-]+ ){0,3}?"
    r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty)"
    r"(?:[ -](?:working|business|calendar|full))? (?:days?|weeks?|months?|hours?)\b"
)
_UNSEEN = re.compile(
    r"(?i)\b(?:hid(?:den|es)?|covered (?:it|them|up)|concealed|overlook\w*|forg[eo]t\w*"
    r"|(?:nobody|no one) (?:had )?(?:looked|asked|knew|noticed|thought|told))\b"
)
"""Why something was not seen or done."""
_TIME_ASKED = re.compile(
    r"(?i)\b(?:earlier|sooner|before|faster|quicker|so long|long|delay\w*|late|later"
    r"|slow\w*|not yet|still|until|only)\b"
)
_TROUBLE = re.compile(
    r"(?i)n['’]?t\b|\b(?:not|never|no|late|later|delay\w*|slip\w*|mov(?:e|ed|ing)"
    r"|postpon\w+|push\w*|fail\w*|miss\w*|block\w*|stuck|wait\w*|red|amber|behind"
    r"|slow\w*|refus\w+|reject\w*|stop\w*|cancel\w*|lost|lose|drop\w*|broke\w*"
    r"|hold\w*)\b"
)
_CHANGE = re.compile(
    r"(?i)\b(?:go(?:ne|ing|es)? (?:up|down)|went (?:up|down)|ris(?:e|en|ing)|rose"
    r"|grown?"
    r"|grew|increas\w+|higher|lower|jump\w*|fell|fallen|drop\w*|chang\w+|over"
    r"|more expensive|cheaper|dearer)\b"
)
_ELSEWHERE = re.compile(
    r"(?i)\b(?:years ago|once (?:worked|ran|had|saw)|used to work|remember(?:s|ed|ing)?"
    r"|(?:last|old|previous|former|first|other) (?:job|firm|company|employer|bank"
    r"|project|place|client)|at an? [\w ]{3,20} (?:I|we|he|she) (?:once )?(?:worked"
    r"|was)|where (?:I|he|she) worked|in an? other)\b"
)
"""What happened to others, told as a story."""
_CHOSEN = stems(
    "choose chosen chose pick picked select selected prefer preferred decide decided"
)
_ASIDE = re.compile(r"(?i)\b(?:once|when|if|before|after|until|unless|while)\b[^,;]*")
"""A clause that only tells when something is so."""
_POINTS = re.compile(r"(?i)\b(?:it|they|them|that|this|he|she)\b")
_CLAUSE = re.compile(r"(?<=[^\d\W])[.;!?]\s+(?!(?:and )?so\b)")
_ASKED_OF = re.compile(r"(?i)\W*(?:please|note|remember|keep|see|look|action|todo)\b")
_COLON = re.compile(r"^(?P<cause>[^:]{12,}?): (?P<effect>[^:]+)$")
_SO = re.compile(
    r"(?i)(?:so|therefore|hence|that(?:['’]s| is) why|which is why)\b(?! far\b| what\b)"
)
_FIRST_OF = re.compile(
    r"(?i)\b((?:main|major|top|current|present) (?!risk|issue|problem|reason|cause)\w+)"
)
"""What is told apart by a word that else says that it is the greatest."""
_ARROW = re.compile(r"\s*(?:-+>|=>|→|⇒)\s*")
_LEAD = 4
_FEWEST = 4
"""Words of a clause that tells something."""
_ALL = 0.99
_MOST_OF = 0.6


def with_reasons(
    found: Sequence[Candidate],
    question: Question,
    reader: Reader,
    near: set[str],
) -> list[Candidate]:
    """Return of what was found what gives the reason, else what stands beside the fact.

    Where the question names a record, its own words are left to answer.
    """
    if question.wanted is not W.REASON or question.ids or not question.subject:
        return list(found)
    why = _Why(question)
    kept = [one for one in found if why.explains(one)]
    if not kept:
        kept = [one for one in reader.sentences(near) if why.explains(one, alone=True)]
        kept += why.beside(reader, near)
        kept.sort(key=lambda one: (-why.share(one), -one.day.toordinal(), one.words))
        kept = kept[:1]
    chosen: list[Candidate] = []
    for one in kept:
        if not any(same_sentence(one, other) for other in chosen):
            chosen.append(one)
    return chosen[:MOST]


class _Why:
    """What one question asks the reason of."""

    def __init__(self, question: Question) -> None:
        self._question = question
        bare = _CHANGE.sub(" ", question.bare)
        named = (stems(two) for two in _FIRST_OF.findall(bare))
        subject = question.subject.union(*(n for n in named if n & question.subject))
        subject = (subject & stems(bare)) or subject
        self._subject = (subject - _CHOSEN) or subject
        self._things = (self._subject - question.kin.keys()) or self._subject
        words = [stems(word) for word in question.bare.split()]
        told = (one for one in reversed(words) if one & self._subject)
        self._last = next(told, frozenset())
        self._troubled = _TROUBLE.search(question.text) is not None
        self._timed = _TIME_ASKED.search(question.text) is not None

    def share(self, one: Candidate) -> float:
        """Return which part of what is asked about a sentence names."""
        return self._part(one.about | one.titles | one.short)

    def explains(self, one: Candidate, *, alone: bool = False) -> bool:
        """Whether a sentence gives a reason; `alone` it must name all that is asked."""
        said = one.unit.facts[0].title
        if one.computed or not one.gives or _ELSEWHERE.search(said):
            return False
        if tells_damage(one, self._question) and not alone:
            return True
        if self._by_arrow(said) or (self._troubled and self._is_blocked(said)):
            return not (alone and one.supposed)
        return self._is_meant(one, said, alone=alone) and self._tells_why(one, said)

    def _is_meant(self, one: Candidate, said: str, *, alone: bool) -> bool:
        """Whether it is of the thing, of its day and of those who are asked about."""
        lasts = self._timed and _LASTS.search(said) is not None
        if alone and one.supposed and not (lasts or REASON in said):
            return False
        whole = not alone or self._question.people <= one.people | one.beside
        dated = not self._question.days or bool(one.ids) or any(days_in(said))
        return whole and dated and self.share(one) >= (_ALL if alone else _MOST_OF)

    def _tells_why(self, one: Candidate, said: str) -> bool:
        matter = said.partition(REASON)[0] if REASON in said else explained(said)
        if matter is not None:
            return self._part(stems(matter)) >= _MOST_OF
        if _NAMED.match(said):
            return self._part(one.titles) >= _ALL
        clauses = _CLAUSE.split(said)
        lasts = self._timed and _LASTS.search(said) and self.share(one) >= _ALL
        if lasts or self._by_colon(said) or self._by_follows(said):
            return True
        return any(map(self._by_given, clauses)) or (
            self._troubled and self._tells_trouble(one, said, clauses)
        )

    def _tells_trouble(self, one: Candidate, said: str, clauses: Sequence[str]) -> bool:
        """Whether the thing waits for something, or something went wrong."""
        lacks = lacks_or_stops(said_in(one.unit.text))
        mishap = lacks or LACK.search(said) or _UNSEEN.search(said)
        label = one.titles if self._part(one.titles) >= _ALL else frozenset()
        waits = any(self._waits(clause, label) for clause in clauses)
        return waits or bool(mishap and not _WAITS.search(said))

    def _waits(self, clause: str, label: frozenset[str]) -> bool:
        """Whether the thing waits, and not something else for it."""
        found = _WAITS.search(clause)
        if found is None or shared(self._things, stems(clause[found.end() :])):
            return False
        before = clause[: found.start()]
        return bool(shared(self._things, stems(before) | label))

    def _is_blocked(self, said: str) -> bool:
        """Whether it says what blocks the thing, whatever was to be done with it."""
        blocks = _BLOCKS.search(said)
        what = stems(blocks["what"]) if blocks else frozenset()
        return bool(shared(self._last, what)) and what == shared(what, self._subject)

    def _by_given(self, clause: str) -> bool:
        """Whether the thing stands beside a word such as `because`, not behind it."""
        given = _GIVEN.search(clause)
        if given is None:
            return False
        behind = re.split(r"[,.;]\s", clause[given.end() :], maxsplit=1)[1:]
        return self._is_of_it(" ".join([clause[: given.start()], *behind]))

    def _by_follows(self, said: str) -> bool:
        """Whether the thing stands behind a word such as `so`, or what means it."""
        follows = _FOLLOWS.search(said)
        if follows is None:
            return False
        before, effect = said[: follows.start()], said[follows.end() :]
        points = _POINTS.search(effect) is not None and self._is_of_it(before)
        return self._is_of_it(effect) or points

    def _is_of_it(self, clause: str) -> bool:
        return bool(shared(self._things, stems(_ASIDE.sub("", clause))))

    def _by_colon(self, said: str) -> bool:
        """Whether behind a clause that tells something stands what follows from it."""
        found = _COLON.match(said)
        if found is None or len(found["cause"].split()) < _FEWEST:
            return False
        if not re.search(r"\d", found["effect"]) or _ASKED_OF.match(found["cause"]):
            return False
        lead = stems(" ".join(found["effect"].split()[: len(self._subject) + 1]))
        of_it = self._subject == shared(self._subject, lead)
        return of_it and not shared(self._subject, stems(found["cause"]))

    def _by_arrow(self, said: str) -> bool:
        """Whether it is one of several steps that follow from the one before."""
        _, *later = _ARROW.split(said)
        return any(self._things <= stems(step) for step in later)

    def beside(self, reader: Reader, near: set[str]) -> Iterator[Candidate]:
        """Yield facts that begin with `so`, with the sentence before that gives why."""
        for place, sourced in enumerate(reader.passages):
            passage = sourced.passage
            if sourced.id not in near or passage.quoted or passage.role is Role.ROW:
                continue
            for before, one in pairwise(split(passage.text)):
                whole = passage.text[before.start : one.start + len(one.text)]
                if not _SO.match(one.core) or before.core.endswith("?"):
                    continue
                if len(before.core.split()) < _FEWEST:
                    continue
                if not self._is_asked(one.core) or _ELSEWHERE.search(whole):
                    continue
                if len(whole) <= LONGEST_QUOTE and "\n\n" not in whole:
                    yield reader.cut(place, whole, f"{plain(before.core)} {one.core}")

    def _is_asked(self, fact: str) -> bool:
        """Whether a sentence tells what the reason is asked of, or its day."""
        told = stems(fact)
        numbers = set(re.findall(r"\d+", self._question.text))
        if numbers:
            return bool(numbers & set(re.findall(r"\d+", fact))) and (
                self._things == shared(self._things, told)
            )
        lead = stems(" ".join(fact.split()[: _LEAD + len(self._things)]))
        return self._part(told) >= _ALL and bool(shared(self._things, lead))

    def _part(self, given: frozenset[str]) -> float:
        return len(shared(self._subject, given)) / max(1, len(self._subject))
