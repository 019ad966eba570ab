"""One fact's date, number or person is not told of another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from assistant.gate.dates import date_carried
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
    mentions = list(_mentions(sentence, anchors))
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


def _anchors(support: Support) -> dict[str, set[int]]:
    """Ids and titles that name one fact's subject, with the relations they name."""
    found: dict[str, set[int]] = {}
    for index, relation in enumerate(support.relations):
        for value in relation:
            if _is_anchor(value, support):
                found.setdefault(squeeze(support.analyse(value).plain), set()).add(
                    index
                )
    return {
        value: where
        for value, where in found.items()
        if len(where) < len(support.relations)
    }


def _is_anchor(value: str, support: Support) -> bool:
    """Whether the value is an id, or a title of several words."""
    read = support.analyse(value)
    if read.ids and read.ids[0].words == value.strip():
        return True
    return (
        len(read.rest) >= _FEWEST_WORDS
        and not read.days
        and not read.names
        and not is_status(value)
    )


def _mentions(
    sentence: Sentence, anchors: dict[str, set[int]]
) -> Iterator[tuple[int, int, set[int]]]:
    lowered = sentence.plain.casefold()
    if len(lowered) != len(sentence.plain):
        return
    for words, where in anchors.items():
        pattern = rf"(?<!\w){re.escape(words)}(?!\w)".replace(r"\ ", r"\s+")
        for match in re.finditer(pattern, lowered):
            yield match.start(), match.end(), where


def _clauses(
    sentence: Sentence, mentions: list[tuple[int, int, set[int]]]
) -> list[_Clause]:
    """Split at commas and joining words, never inside a title; join lists of subjects.

    A clause without a subject speaks of the one before, or, after a full stop, of the
    one that follows; so do subjects without an item.
    """
    cuts = [
        (match.start(), match[0][0] in _STRONG)
        for match in _CLAUSE.finditer(sentence.plain)
        if not any(start <= match.start() < end for start, end, _ in mentions)
        and not any(d.start <= match.start() < d.end for d in sentence.days)
    ]
    starts = [(0, True), *cuts]
    ends = [*(place for place, _strong in cuts), len(sentence.plain)]
    clauses: list[_Clause] = []
    waiting = _Clause([])
    for (start, strong), end in zip(starts, ends, strict=True):
        piece = _Clause([(start, end)])
        for place, _end, where in mentions:
            if piece.holds(place):
                piece.about |= where
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
    place: int, cuts: list[tuple[int, bool]], mentions: list[tuple[int, int, set[int]]]
) -> bool:
    """Whether a subject is named after `place` and before the next full stop."""
    stop = min((cut for cut, strong in cuts if strong and cut >= place), default=None)
    return any(
        start >= place and (stop is None or start < stop) for start, _, _ in mentions
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
    clause: _Clause, anchors: dict[str, set[int]], support: Support
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


def _subject(clause: _Clause, anchors: dict[str, set[int]]) -> str:
    names = [words for words, where in anchors.items() if where & clause.about]
    return repr(min(names, key=len).upper()) if names else "this"
