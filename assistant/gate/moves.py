"""A date that moved: which was before, which holds now, and which way it went."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise, takewhile

from assistant.domain.drafts import Verdict
from assistant.gate.days import Day
from assistant.gate.relations import without_titles
from assistant.gate.sentence import Sentence
from assistant.gate.support import Fault, Support, ground

Move = tuple[date, date]
"""The date before and the date after."""

_MOVED = re.compile(
    r"(?<!\w)(?:moved|slipped|shifted|postponed|delayed|deferred|rescheduled|pushed|"
    r"later|earlier|brought forward|pulled in|from \S+(?: \S+)? to)(?!\w)",
    re.IGNORECASE,
)
_STAYS = re.compile(
    r"(?<!\w)(?:stay(?:s|ed|ing)?|hold(?:s|ing)?|held|remain(?:s|ed|ing)?|ke(?:ep|eps|pt)|"
    r"still|unchanged|stand(?:s|ing)?|as planned|unmoved)(?!\w)",
    re.IGNORECASE,
)
_SOONER = re.compile(
    r"(?<!\w)(?:earlier|sooner|(?:brought|moved|pulled|came)\s+(?:forward|in|up)|"
    r"advanced|accelerated)(?!\w)",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"(?<!\w)(?:later|slip(?:s|ped)?|postponed|delayed|deferred|(?:pushed|moved)\s+"
    r"(?:back|out))(?!\w)",
    re.IGNORECASE,
)
_TO = re.compile(r"[\s,(]*(?:to|until|->|→)[\s]*(?:\w+day\s)?", re.IGNORECASE)
_WAS = re.compile(
    r"[\s,(]*(?:was|from|instead of|rather than|previously|before|originally)\s+",
    re.IGNORECASE,
)
_OF_THE_PAST = re.compile(
    r"\b(?:from|was|were|instead of|originally|before|baseline|previously|formerly|"
    r"than|not|no longer|missed|planned|had been|since|on the)[\s:,]+"
    r"(?:(?:due|on|for|the|planned|by|set|\w+day)\s+)*\Z",
    re.IGNORECASE,
)


def check(sentence: Sentence, support: Support) -> list[Fault]:
    """Find moves told the wrong way round, and dates that hold no more."""
    said = [text.plain for text in ground(support).texts]
    if not any(_MOVED.search(text) for text in said):
        return []
    known = moves_in_support(support)
    if not known:
        return []
    sentence = without_titles(sentence, support)
    told = dict.fromkeys(_moves(sentence, support.as_of))
    faults = [fault for move in told if (fault := _wrong_move(move, known))]
    faults += _past_dates(sentence, known, support)
    faults += _wrong_way(sentence, known, " ".join(said))
    return faults


def moves_in_support(support: Support) -> frozenset[Move]:
    """Return the moves that quotes, values and relations give."""
    found = {
        move for text in ground(support).texts for move in _moves(text, support.as_of)
    }
    for relation in support.relations:
        days = _in_order(relation, support)
        found.update(pairwise(days))
    return frozenset(move for move in found if move[0] != move[1])


def _in_order(relation: frozenset[str], support: Support) -> list[date]:
    """The dates of one relation as the values list them: the former is the older state.

    A relation's values stand side by side.
    """
    for start, first in enumerate(support.values):
        if first not in relation:
            continue
        window = list(takewhile(relation.__contains__, support.values[start:]))
        for size in range(len(relation), min(len(window), 2 * len(relation)) + 1):
            if frozenset(window[:size]) == relation:
                return _bare_dates(window[:size], support)
    return []


def _bare_dates(values: list[str], support: Support) -> list[date]:
    """The dates of the values that are nothing but a date."""
    alone = [support.analyse(value) for value in values]
    days = [one.days[0] for one in alone if one.days and not one.rest]
    return [when for day in days if (when := _date(day, support.as_of))]


def _moves(sentence: Sentence, as_of: date) -> Iterator[Move]:
    for one, two in pairwise(sentence.days):
        first, second = _date(one, as_of), _date(two, as_of)
        if first is None or second is None:
            continue
        between = sentence.plain[one.end : two.start]
        if one.start == two.start:
            if re.search(r"\d\s?(?:to|-)\s?\d", one.words):
                yield first, second
        elif _TO.fullmatch(between):
            yield first, second
        elif _WAS.fullmatch(between):
            yield second, first


def _date(day: Day, as_of: date) -> date | None:
    if len(day.readings) != 1 or day.part:
        return None
    [(year, month, number)] = day.resolved(as_of)
    return date(year, month, number) if year and number else None


def _wrong_move(move: Move, known: frozenset[Move]) -> Fault | None:
    if move in known:
        return None
    words = f"from {move[0]:%-d %B} to {move[1]:%-d %B}"
    if move[::-1] in known:
        return Fault(words, f"it moved the other way round, not {words}")
    return Fault(words, f"no evidence says {words!r}", Verdict.NEEDS_REVIEW)


def _past_dates(
    sentence: Sentence, known: frozenset[Move], support: Support
) -> Iterator[Fault]:
    """Find dates that a move left behind, told as if they held."""
    held = {after for _before, after in known} | _told_alone(support)
    left = {before for before, _after in known} - held
    told = {day for move in _moves(sentence, support.as_of) for day in move[:1]}
    for day in sentence.days:
        when = _date(day, support.as_of)
        if when not in left or when in told or _is_quoted(day, sentence):
            continue
        if not _OF_THE_PAST.search(sentence.plain[: day.start]):
            yield Fault(day.words, f"the evidence says that {day.words!r} moved")


def _told_alone(support: Support) -> set[date]:
    """The dates of values beside the relations, but for the bare days of quotes."""
    related = frozenset().union(*support.relations)
    loose = [support.analyse(v) for v in support.values if v not in related]
    return {
        when
        for text in loose
        if text.rest and not list(_moves(text, support.as_of))
        for day in text.days
        if (when := _date(day, support.as_of))
    }


def _is_quoted(day: Day, sentence: Sentence) -> bool:
    return any(span.start <= day.start < span.end for span in sentence.quoted)


def _wrong_way(
    sentence: Sentence, known: frozenset[Move], said: str
) -> Iterator[Fault]:
    """Find words for no move, or for the other direction than all moves have."""
    later = {after > before for before, after in known}
    patterns = [_STAYS]
    patterns += [_SOONER] if later == {True} else []
    patterns += [_LATER] if later == {False} else []
    for pattern in patterns:
        found = pattern.search(sentence.plain)
        if found and sentence.days and not pattern.search(said):
            yield Fault(found[0], f"{found[0]!r}, but the evidence says that it moved")
