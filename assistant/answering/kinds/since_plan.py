"""What was said of a milestone after its plan: it happened, or its day is another one.

A plan's row is as old as the plan. Where how a milestone stands rests on it alone,
newer words of the same thing are told beside it, with their day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.naming import said_in
from assistant.answering.kinds.happened import CLAUSE, NOT_YET, calls_it
from assistant.domain.evidence import Quote
from assistant.domain.facts import MilestoneState, MilestoneStatus
from assistant.domain.people import fold
from assistant.extract.done.past_forms import base_of
from assistant.facts.sameness.stems import stem_of, stems
from assistant.gate.days import days_in

MOST = 2
"""Newer sentences beside one milestone."""
_WORD = re.compile(r"[^\W_][\w'’-]*")
_ROOT = 4
"""Letters of a deed that all its forms have."""
_NEAR = timedelta(days=60)
_EARLY = timedelta(days=21)
"""So long before its day a milestone may be reached; words before are of a plan."""
_SMALL = frozenset(
    "the a an of for to in on at and by with our your all is are be".split()  # noqa: SIM905
)
_OTHERS = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth last next "  # noqa: SIM905
    "final other another".split()
)
_GOING = frozenset(map(stem_of, "leave go depart arrive come pass return land".split()))  # noqa: SIM905
"""Deeds of the thing itself: it stands before them."""
_DEEDS: tuple[frozenset[str], ...] = tuple(
    frozenset(map(stem_of, words.split()))
    for words in (
        "accept sign approve pass agree",
        "leave go depart ship dispatch send",
        "arrive come land return receive deliver",
        "validate verify pass clear",
        "complete finish end close deliver do",
        "open launch start begin",
        "load import migrate move copy",
        "deploy release publish launch ship",
        "install mount build fit",
        "train hold teach",
    )
)
_ENDS = frozenset(
    map(
        stem_of,
        "accept sign approve complete finish close deliver launch hold".split(),  # noqa: SIM905
    )
)
"""What ends that whose title names no deed."""
_PAST_FORMS = {"gone": "go", "done": "do"}
_DENIES = re.compile(r"(?i)\b(?:did|has|have|was|were|is|are)(?: not|n['’]t)\b")
_OF = re.compile(r"(?i)\b(of|for|on|about)\b")
_DEED_NOUN = re.compile(r"(?:[ts]ion|ment|ing|ure|al|ance|ence|off|over|out|ery)$")
_DAY_WORD = re.compile(
    r"(?i)\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|(?:the )?(?:twenty|thirty)-?(?:first|second|third|fourth|fifth|sixth|seventh"
    r"|eighth|ninth)|the \d{1,2}(?:st|nd|rd|th))\b"
)
_ON = r"(?:\s+\w+){0,2}?\s+(?:on|to|for|from)\s+(?:the\s+)?"
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class _Named:
    """What a title calls its thing, and the stems of the deeds that reach it."""

    words: tuple[str, ...]
    head: str
    deeds: frozenset[str]
    act: str = ""

    @property
    def things(self) -> frozenset[str]:
        return stems(" ".join(self.words))


def since_plan(
    fact: MilestoneStatus, said: Iterable[Candidate], others: Sequence[str]
) -> list[Candidate]:
    """Return the newest words since the plan that it happened, or has another day.

    `others` are the titles of the other milestones: a thing that one of them is of too
    must be called by all its words.
    """
    planned = fact.baseline
    if fact.state is MilestoneState.MET or planned is None:
        return []
    written = max(
        (q.dated or q.as_of or date.min for q in fact.evidence if isinstance(q, Quote)),
        default=date.min,
    )
    newer = [
        one
        for one in said
        if one.day > written
        and not (one.computed or one.supposed)
        and not one.unit.text.rstrip(" ”\"'*_").endswith("?")
    ]
    done = [
        one
        for one in newer
        if one.day >= planned - _EARLY
        and tells_end(said_in(one.unit.text), fact.title, others)
    ]
    return _newest(done) or _newest(
        one
        for one in newer
        if tells_other_day(said_in(one.unit.text), one.day, fact.title, planned)
    )


def tells_end(said: str, title: str, others: Sequence[str] = ()) -> bool:
    """Whether words say that what a title names was done, or was not done.

    What another title is of too must be called by all the words of the title.
    """
    named = _named(title)
    if named is None or not stems(named.head):
        return False
    shared = any(named.head in _words(other) for other in others)
    for clause in CLAUSE.split(said):
        for lead, verb, rest in _past(clause):
            if _base(verb) not in named.deeds or NOT_YET.search(lead):
                continue
            span = lead if _base(verb) in _GOING else f"{lead} {rest}"
            if _calls(span, named, shared=shared):
                return True
    return False


def tells_other_day(said: str, said_on: date, title: str, planned: date) -> bool:
    """Whether words give what a title names another day than the planned one."""
    named = _named(title)
    if named is None:
        return False
    full = {stem_of(word) for word in named.words} <= set(map(stem_of, _words(said)))
    act = re.escape(named.act[:_ROOT]) if named.act else ""
    does = act and re.search(
        rf"(?i)\b(?:we|us|it|they|to)(?:\s+\w+){{0,2}}?\s+{act}\w*{_ON}", said
    )
    if does and _is_other(said[does.end() :], planned, said_on):
        return True
    held = re.search(
        rf"(?i){re.escape(named.head)}\b.*?\b(?:is|be|moves?|moved|held|goes|now){_ON}",
        said,
    )
    many = full and len(named.words) > 1
    return bool(many and held and _is_other(said[held.end() :], planned, said_on))


def _newest(found: Iterable[Candidate]) -> list[Candidate]:
    kept: dict[str, Candidate] = {}
    for one in sorted(found, key=lambda one: (one.day, one.words), reverse=True):
        kept.setdefault(one.said or one.unit.text, one)
    return list(kept.values())[:MOST]


def names_of(title: str) -> frozenset[str]:
    """Return the words by which a title calls its thing, with the number of it."""
    named = _named(title)
    return frozenset(named.words) if named else frozenset()


def is_of_thing(title: str, stone: str) -> bool:
    """Whether the title of a ticket calls the thing of a milestone by all its words."""
    mine = {stem_of(word) for word in names_of(stone)}
    told = {stem_of(word) for word in _words(title)}
    return len(mine) > 1 and mine <= told and not _is_beside(title, mine)


def _is_beside(title: str, thing: set[str]) -> bool:
    """Whether a title is of a paper on the thing: the draft of an agreement."""
    head, of, _ = _OF.split(title, maxsplit=1) if _OF.search(title) else (title, "", "")
    words = _words(head)
    if not (of and words) or thing & {stem_of(word) for word in words}:
        return False
    known = frozenset[str]().union(*_DEEDS)
    return _base(words[-1]) not in known and not _DEED_NOUN.search(words[-1])


def _words(text: str) -> list[str]:
    return [fold(word) for word in _WORD.findall(text)]


def _named(title: str) -> _Named | None:
    """Read a title: what precedes its deed, else the noun that stands before `of`."""
    words = [word for word in _words(title) if word not in _SMALL]
    for place, word in enumerate(words):
        own = _base(word)
        groups = [group for group in _DEEDS if own in group]
        if place and (groups or word.endswith("ed")):
            if word.endswith("ing"):
                break
            deeds = frozenset({own}).union(*groups)
            return _of(words[:place], deeds)
    nouns = [w for w in _words(re.split(r"(?i)\bof\b", title)[0]) if w not in _SMALL]
    return _of(nouns, _ENDS) if nouns else None


def _of(words: Sequence[str], deeds: frozenset[str]) -> _Named:
    head = words[-1]
    act = stem_of(head.removesuffix("ing")) if head.endswith("ing") else ""
    return _Named(tuple(words), head, deeds, act)


def _base(word: str) -> str:
    return stem_of(base_of(word) or _PAST_FORMS.get(word, word))


def _past(clause: str) -> Iterator[tuple[str, str, str]]:
    """Yield each verb in the past, or denied, with what stands around it."""
    denied = _DENIES.search(clause)
    for word in _WORD.finditer(clause):
        low = fold(word[0])
        past = (len(low) > len("need") and low.endswith("ed")) or base_of(low)
        if past or low in _PAST_FORMS or (denied and denied.end() <= word.start()):
            yield clause[: word.start()], low, clause[word.end() :]


def _calls(span: str, named: _Named, *, shared: bool) -> bool:
    """Whether the thing is called, and no other one of its kind."""
    words = _words(span)
    places = [n for n, one in enumerate(words) if stem_of(one) == stem_of(named.head)]
    if not places or not calls_it(span, named.head, named.things):
        return False
    before = words[places[0] - 1] if places[0] else ""
    after = words[places[0] + 1] if places[0] + 1 < len(words) else ""
    other = before in _OTHERS or after.isdecimal()
    if other and not {before, after} & set(named.words):
        return False
    full = {stem_of(one) for one in named.words}
    return not shared or full <= {stem_of(one) for one in words}


def _is_other(rest: str, planned: date, said_on: date) -> bool:
    """Whether the first day that words name, near the planned one, is another."""
    for day in islice(days_in(rest), 1):
        read = [date(y, m, d) for y, m, d in day.resolved(said_on) if y and m and d]
        return bool(read) and planned not in read and abs(read[0] - planned) <= _NEAR
    found = _DAY_WORD.match(rest.strip())
    if found is None:
        return False
    low = found[0].casefold()[:3]
    return low not in _WEEKDAYS or _WEEKDAYS[planned.weekday()] != low
