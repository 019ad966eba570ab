"""Dates of what no plan, tracker or log holds, moved by plain words with both days.

"The staff beta is moved from 2 October to 9 October" tells of a date that slipped,
whether or not anybody keeps the staff beta anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from assistant.domain.base import iso
from assistant.domain.facts import Change, ChangeKind, Severity
from assistant.domain.people import fold
from assistant.domain.reading import Role
from assistant.domain.records import Milestone, RaidEntry, Ticket
from assistant.domain.sourced import SourcedPassage
from assistant.extract.dates.words import (
    WEEKDAYS,
    either,
    same_length_fold,
    without_may,
)
from assistant.extract.text.sections import Section, section_of
from assistant.extract.text.sentences import Sentence, split
from assistant.facts.changes.build import make_change
from assistant.facts.changes.period import Period
from assistant.facts.date_orders import DateOrders
from assistant.facts.mentions import CONVERSATION
from assistant.facts.milestones.prose.adverbs import IDLE
from assistant.facts.milestones.prose.move_words import (
    MOVED,
    is_doubtful,
    is_firm,
    is_past,
)
from assistant.facts.remembered import once_a_view
from assistant.facts.sameness.stems import shared, stems
from assistant.gate.days import DateOrder, Day, days_in
from assistant.ledger.view import View

_DAY_NAME = rf"(?:(?:{either(WEEKDAYS)})\b\.?,? )?(?:the )?"
_FROM = re.compile(rf"\bfrom {_DAY_NAME}$")
_TO = re.compile(rf"\W*to {_DAY_NAME}$")
_ON = re.compile(rf"\b(?:to|on|for|until) {_DAY_NAME}$")
_INSTEAD = re.compile(
    rf"\W*(?:instead of|rather than|and not|not)(?: on| the)? {_DAY_NAME}$"
)
_BESIDE_VERB = frozenset(
    [
        "has",
        "have",
        "had",
        "is",
        "are",
        "was",
        "were",
        "been",
        "be",
        "being",
        "to",
        "will",
        "must",
        "got",
        "gets",
    ]
).union(word for word in IDLE if " " not in word)
_LEADS = re.compile(
    rf"^\W*(?:(?:and|so|but|also|{'|'.join(map(re.escape, IDLE))})\b[\s,]*)*"
    r"(?:(?:the|our|your|my|their|his|her|its|this|a|an)\s+)?",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"^\W*(?:[\w.'’-]+ ){1,3}?(?:said|says|confirm(?:s|ed)|wrote|writes|report(?:s|ed)"
    r"|announced|told (?:us|me)|decided|agreed)(?: on [\w ]+)?(?: that)?\W+",
    re.IGNORECASE,
)
_IS_ON = re.compile(
    r"\b(?:is|are|will be|takes? place|happens?|starts?|begins?|opens?|comes?)"
    r"(?= (?:now )?(?:on|for|to)\b)"
)
_NO_NAME = re.compile(
    r"\b(?:i|we|you|he|she|it|they|this|that|these|those|there|everything|all|who|which"
    r"|what|date|day|deadline|one|if|when)\b|[,;:?!()]"
)
_OF_PEOPLE = re.compile(
    r"\b(?:calls?|meetings?|weekly|stand-?ups?|syncs?|catch-?ups?|lunch|dinner|retros?"
    r"|retrospectives?|interviews?|holidays?|vacations?|leave|appointments?|1:1)$"
)
"""What moves in calendars every week and is no date of the project."""
_WORDS = 7
_NOT_TOLD = frozenset({Section.OPTIONS, Section.PAST})


@dataclass(frozen=True, slots=True)
class SpokenMove:
    """What was said to move from one day to another, and where it was said."""

    what: str
    before: date
    after: date
    piece: SourcedPassage
    words: str


def spoken_move_changes(period: Period) -> Iterator[Change]:
    """Yield the moves that were first known within the period."""
    for move in spoken_moves(period.view):
        piece = move.piece
        if not period.holds(max(piece.dated, piece.as_of)):
            continue
        later = move.after > move.before
        yield make_change(
            ChangeKind.DATE_SLIPPED if later else ChangeKind.DATE_PULLED_IN,
            move.what,
            move.what,
            before=iso(move.before),
            after=iso(move.after),
            on=piece.dated,
            severity=Severity.MEDIUM if later else Severity.LOW,
            evidence=(piece.quote(move.words),),
            label=piece.label,
        )


@once_a_view
def spoken_moves(view: View) -> tuple[SpokenMove, ...]:
    """Return each move once, from where it was first said, oldest first."""
    orders, kept = DateOrders(view), _kept(view)
    found: list[SpokenMove] = []
    pieces = (
        piece
        for piece in view.passages
        if piece.kind in CONVERSATION
        and not piece.passage.quoted
        and piece.passage.role not in {Role.HEADING, Role.CELL}
        and section_of(piece.passage.headings) not in _NOT_TOLD
        and not any(map(is_past, piece.passage.headings))
        and _verb(same_length_fold(piece.passage.text))
    )
    for piece in sorted(pieces, key=lambda one: one.turn):
        for sentence in split(piece.passage.text):
            move = _move(sentence, piece, orders.of(piece))
            if move is None or any(_covers(words, move) for words in kept):
                continue
            if not any(_same(move, known) for known in found):
                found.append(move)
    return tuple(found)


def _kept(view: View) -> tuple[frozenset[str], ...]:
    """Return the words of everything whose dates are kept somewhere."""
    titles = (
        *(known.record.title for known in view.records(Milestone)),
        *(known.record.title for known in view.records(Ticket)),
        *(known.record.title for known in view.records(RaidEntry)),
    )
    return tuple(filter(None, map(stems, titles)))


def _covers(words: frozenset[str], move: SpokenMove) -> bool:
    """Whether a kept thing is what moves: most of its own words, or of the move's."""
    own = stems(move.what)
    common = len(shared(own, words))
    return common > 0 and 2 * common >= min(len(own), len(words))


def _same(move: SpokenMove, known: SpokenMove) -> bool:
    if move.after != known.after:
        return False
    ours, theirs = stems(move.what), stems(known.what)
    return len(shared(ours, theirs)) >= min(len(ours), len(theirs))


def _verb(folded: str) -> re.Match[str] | None:
    return MOVED.search(folded) or _IS_ON.search(folded)


def _move(
    sentence: Sentence, piece: SourcedPassage, order: DateOrder | None
) -> SpokenMove | None:
    text = sentence.core
    folded = same_length_fold(without_may(text))
    verb = _verb(folded)
    if verb is None or "?" in text or sentence.box is not None or is_past(text):
        return None
    both = _both_days(folded, days_in(text, order), verb, piece.dated)
    if both is None or both.old == both.new or not is_firm(folded, verb):
        return None
    what = _name(text[verb.end() : both.start]) or _name(
        _SAID.sub("", text[: verb.start()])
    )
    if what is None or is_doubtful(text[: both.start]):
        return None
    return SpokenMove(what, both.old, both.new, piece, sentence.quote)


def _name(words: str) -> str | None:
    """Return what moves, as people call it, if the words hardly say more."""
    bare = _LEADS.sub("", words).rstrip(" :").split()
    while bare and fold(bare[-1]) in _BESIDE_VERB:
        bare.pop()
    name = " ".join(bare).strip(" -–—*_\"'“”")
    folded = fold(name)
    if not name or len(bare) > _WORDS or not stems(name):
        return None
    if _NO_NAME.search(folded) or _OF_PEOPLE.search(folded):
        return None
    return name[0].upper() + name[1:]


class _Days(NamedTuple):
    """The day that it had and the one that it gets; `start` is where they begin."""

    old: date
    new: date
    start: int


def _both_days(
    folded: str, found: Iterator[Day], verb: re.Match[str], said: date
) -> _Days | None:
    """Return both days, if the words after the verb tell them and no third."""
    days = sorted((one for one in found if one.start >= verb.end()), key=_place)
    if len(days) != len(_Days._fields) - 1:
        return None
    one, other = days
    first, second = _read(one, said), _read(other, said)
    before, between = folded[verb.start() : one.start], folded[one.end : other.start]
    if first is None or second is None:
        return None
    is_range = one.start == other.start
    led = _FROM.search(before) if MOVED.match(verb[0]) else None
    if led and (is_range or _TO.fullmatch(between)):
        return _Days(first, second, verb.start() + led.start())
    led = _ON.search(before)
    if led and not is_range and _INSTEAD.fullmatch(between):
        return _Days(second, first, verb.start() + led.start())
    return None


def _place(day: Day) -> int:
    return day.start


def _read(day: Day, said: date) -> date | None:
    readings = day.resolved(said)
    if len(readings) != 1:
        return None
    year, month, number = readings[0]
    return date(year, month, number) if year and number else None
