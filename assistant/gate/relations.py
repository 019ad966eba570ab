"""One fact's date, number or person is not told of another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Protocol, TypeVar

from assistant.gate.dates import date_carried
from assistant.gate.lexicon import GLUE
from assistant.gate.names import name_carried
from assistant.gate.numbers import number_carried
from assistant.gate.sentence import Sentence
from assistant.gate.status import is_status
from assistant.gate.support import Fault, Ground, Support, ground, squeeze

_CLAUSE = re.compile(
    r"[,;]\s|\.\s|\s(?:and|but|while|whereas|then)\s|\s-\s|\s—\s|\n", re.IGNORECASE
)
_STRONG = ";.\n"
_FEWEST_WORDS = 2
_ENDS = " .,;:!?"


class _Placed(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


_PlacedT = TypeVar("_PlacedT", bound=_Placed)


@dataclass(frozen=True, slots=True)
class _Mention:
    """Where a title or id stands, with the relations that it names."""

    start: int
    end: int
    about: frozenset[int]

    def holds(self, place: int) -> bool:
        return self.start <= place < self.end


@dataclass(slots=True)
class _Clause:
    """A stretch of the sentence with the relations that it is about."""

    spans: list[tuple[int, int]]
    about: set[int] = field(default_factory=set)

    def holds(self, place: int) -> bool:
        return any(start <= place < end for start, end in self.spans)


def check(sentence: Sentence, support: Support) -> list[Fault]:
    """Find a date, number or person that belongs to another fact than its clause's."""
    if len(support.relations) < 2 or "respectively" in sentence.words:
        return []
    anchors = _anchors(support)
    mentions = _mentions(sentence, anchors)
    sentence = _without_titles(sentence, mentions)
    clauses = _clauses(sentence, mentions)
    grounds = [_ground(support, sorted(relation)) for relation in support.relations]
    loose = _ground(support, _loose(support))
    faults = []
    for clause in clauses:
        own = [grounds[index] for index in sorted(clause.about)]
        others = [g for i, g in enumerate(grounds) if i not in clause.about]
        quotes = _quotes_about(clause, anchors, support)
        for words in _misplaced(
            sentence, clause, [*own, loose, quotes], others, support
        ):
            subject = _subject(clause, anchors)
            faults.append(Fault(words, f"{words!r} belongs to another than {subject}"))
    return faults


def without_titles(sentence: Sentence, support: Support) -> Sentence:
    """Return the sentence without the dates, numbers and people in its titles."""
    return _without_titles(sentence, _mentions(sentence, _anchors(support)))


def _anchors(support: Support) -> dict[str, frozenset[int]]:
    """Ids and titles of the facts' subjects, with the relations that they name.

    What all relations share names none of them, but stands for itself all the same.
    """
    found: dict[str, set[int]] = {}
    for index, relation in enumerate(support.relations):
        for value in _subjects(relation, support):
            key = squeeze(support.analyse(value).plain).strip(_ENDS)
            found.setdefault(key, set()).add(index)
    every = len(support.relations)
    return {
        value: frozenset(where if len(where) < every else ())
        for value, where in found.items()
        if value
    }


def _subjects(relation: frozenset[str], support: Support) -> list[str]:
    """Return the ids and the titles of several words, else the title of one word."""
    firm = [value for value in sorted(relation) if _is_anchor(value, support)]
    if firm:
        return firm
    short = [value for value in sorted(relation) if _may_name(value, support)]
    return sorted(short, key=len, reverse=True)[:1]


def _is_anchor(value: str, support: Support) -> bool:
    """Whether the value is an id, or a title of several words."""
    read = support.analyse(value)
    if read.ids and read.ids[0].words == value.strip():
        return True
    return len(read.rest) >= _FEWEST_WORDS and _may_name(value, support)


def _may_name(value: str, support: Support) -> bool:
    """Whether the value holds a telling word and begins with no date or number."""
    read = support.analyse(value)
    begins = {day.start for day in read.days} | {one.start for one in read.amounts}
    measures = 0 in begins
    telling = any(token.folded not in GLUE for token in read.rest)
    few = len(read.rest) < _FEWEST_WORDS
    return telling and not (measures and few) and not is_status(value)


def _mentions(sentence: Sentence, anchors: dict[str, frozenset[int]]) -> list[_Mention]:
    """Find ids and titles as whole strings, longest first, each place once."""
    lowered = sentence.plain.casefold()
    if len(lowered) != len(sentence.plain):
        return []
    found: list[_Mention] = []
    for words in sorted(anchors, key=len, reverse=True):
        pattern = rf"(?<!\w){re.escape(words)}(?!\w)".replace(r"\ ", r"\s+")
        for match in re.finditer(pattern, lowered):
            taken = any(
                match.start() < other.end and other.start < match.end()
                for other in found
            )
            if not taken:
                found.append(_Mention(match.start(), match.end(), anchors[words]))
    return found


def _without_titles(sentence: Sentence, mentions: list[_Mention]) -> Sentence:
    """Leave out what stands in a title, and the numbers that make up a date."""
    days = _outside(sentence.days, mentions)
    amounts = _outside(sentence.amounts, mentions)
    return replace(
        sentence,
        days=days,
        names=_outside(sentence.names, mentions),
        amounts=tuple(
            amount
            for amount in amounts
            if not any(day.start <= amount.start < day.end for day in days)
        ),
    )


def _outside(
    items: tuple[_PlacedT, ...], mentions: list[_Mention]
) -> tuple[_PlacedT, ...]:
    return tuple(
        item
        for item in items
        if not any(mention.holds(item.start) for mention in mentions)
    )


def _clauses(sentence: Sentence, mentions: list[_Mention]) -> list[_Clause]:
    """Split at commas and joining words, never inside a title; join lists of subjects.

    A clause without a subject speaks of the one before, or, after a full stop, of the
    one that follows; so do subjects without an item.
    """
    cuts = [
        (match.start(), match[0][0] in _STRONG)
        for match in _CLAUSE.finditer(sentence.plain)
        if not any(mention.holds(match.start()) for mention in mentions)
        and not any(d.start <= match.start() < d.end for d in sentence.days)
    ]
    starts = [(0, True), *cuts]
    ends = [*(place for place, _strong in cuts), len(sentence.plain)]
    clauses: list[_Clause] = []
    waiting = _Clause([])
    for (start, strong), end in zip(starts, ends, strict=True):
        piece = _Clause([(start, end)])
        for mention in mentions:
            if piece.holds(mention.start):
                piece.about |= mention.about
        if strong and not piece.about and _subject_follows(end, cuts, mentions):
            waiting = _Clause(waiting.spans + piece.spans, waiting.about)
            continue
        if not piece.about and clauses and not waiting.spans:
            piece.about = set(clauses[-1].about)
        merged = _Clause(waiting.spans + piece.spans, waiting.about | piece.about)
        if merged.about and _has_item(sentence, merged):
            clauses.append(merged)
            waiting = _Clause([])
        else:
            waiting = merged
    return clauses


def _subject_follows(
    place: int, cuts: list[tuple[int, bool]], mentions: list[_Mention]
) -> bool:
    """Whether a subject is named after `place` and before the next full stop."""
    stop = min((cut for cut, strong in cuts if strong and cut >= place), default=None)
    return any(
        mention.start >= place and (stop is None or mention.start < stop)
        for mention in mentions
    )


def _has_item(sentence: Sentence, clause: _Clause) -> bool:
    starts = [
        *(day.start for day in sentence.days),
        *(amount.start for amount in sentence.amounts),
        *(name.start for name in sentence.names),
    ]
    return any(clause.holds(start) for start in starts)


def _misplaced(
    sentence: Sentence,
    clause: _Clause,
    own: list[Ground],
    others: list[Ground],
    support: Support,
) -> Iterator[str]:
    """Yield the items that only other relations carry."""
    as_of, names = support.as_of, support.names
    for day in sentence.days:
        if (
            clause.holds(day.start)
            and not any(date_carried(day, known, as_of) for known in own)
            and any(date_carried(day, known, as_of) for known in others)
        ):
            yield day.words
    for amount in sentence.amounts:
        if (
            clause.holds(amount.start)
            and not any(number_carried(amount, sentence, known) for known in own)
            and any(number_carried(amount, sentence, known) for known in others)
        ):
            yield amount.words
    for name in sentence.names:
        if (
            clause.holds(name.start)
            and not any(name_carried(name, known, names) for known in own)
            and any(name_carried(name, known, names) for known in others)
        ):
            yield name.words


def _quotes_about(
    clause: _Clause, anchors: dict[str, frozenset[int]], support: Support
) -> Ground:
    """The quotes that name one of the clause's subjects themselves."""
    names = [words for words, where in anchors.items() if where & clause.about]
    quotes = tuple(
        quote
        for quote in support.quotes
        if any(name in squeeze(support.analyse(quote).plain) for name in names)
    )
    return ground(
        Support(quotes, (), support.as_of, support.names, date_order=support.date_order)
    )


def _loose(support: Support) -> list[str]:
    """Values that belong to no relation, such as counts of what is listed."""
    held = frozenset().union(*support.relations)
    return [value for value in support.values if value not in held]


def _ground(support: Support, values: list[str]) -> Ground:
    return ground(
        Support(
            (),
            tuple(values),
            support.as_of,
            support.names,
            date_order=support.date_order,
        )
    )


def _subject(clause: _Clause, anchors: dict[str, frozenset[int]]) -> str:
    names = [words for words, where in anchors.items() if where & clause.about]
    return repr(min(names, key=len).upper()) if names else "this"
