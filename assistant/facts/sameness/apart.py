"""What sets two statements apart, however alike their words are."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from assistant.domain.people import fold
from assistant.facts.sameness.contrasts import contrasted
from assistant.facts.sameness.directions import other_directions
from assistant.facts.sameness.stems import other_numbers
from assistant.facts.sameness.substituted import other_letters, substituted
from assistant.facts.sameness.swapped import swapped
from assistant.gate.amounts import Amount
from assistant.gate.days import Day, same_day
from assistant.gate.lexicon import GLUE, OPPOSITES
from assistant.gate.negation import denials
from assistant.gate.numbers import agrees
from assistant.gate.sentence import Sentence, analyse, stem

_DENIED_STATE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|been|still|we|they|it|i)(?: \w+)? not\b"
    r"|\b(?:is|are|was|were|has|have|had)n['’]t\b"
    r"|\b(?:no(?! need)|nobody|no one|none|without|cannot|lacks?|not enough|not yet)\b"
    r"|\bcan(?:no|['’])t\b|\b(?:do|does)n['’]t (?:yet )?(?:have|own)\b",
    re.IGNORECASE,
)
_ABSENT = re.compile(
    r"\b(?:await\w*|waiting|pending|outstanding|missing|absent|unavailable|overdue"
    r"|un(?:assigned|owned|signed|confirmed|approved|paid|answered|tested|reviewed"
    r"|finished|resolved|done|clear|known)|impossible|unable|short(?:age|fall)?|scarce"
    r"|lack\w*|without|no|not|yet to|some(?:body|one)|nobody|no one"
    r"|needs? an?|(?:has|have|had|is|are|still) to|used up|run out|ran out|too few"
    r"|needs? to be|must be|to be)\b",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"\b(?P<be>has|have|had|is|are|was|were|remains?|stays?) (?:as )?(?:yet|still) to"
    r" (?:be )?(?P<what>[^\W\d_]+)",
    re.IGNORECASE,
)
_WILL_NOT = re.compile(
    r"\b(?:(?:has|have|had|is|are|was|were) )?(?:refus(?:es?|ed|ing)"
    r"|declin(?:es?|ed|ing)|fail(?:s|ed|ing)?|ceas(?:es?|ed)|neglect(?:s|ed)?|omit(?:s|ted)?|unwilling"
    r"|forg[eo]t(?:s|ten)?) to\b(?! (?:the|a|an|our|their)\b)",
    re.IGNORECASE,
)
"""Verbs that deny the one behind them."""
_LACKING = re.compile(
    r"\b(?:is|are|was|were|stays?|remains?|left) (?:still |now )?without\b"
    r"|\black(?:s|ed|ing)?\b",
    re.IGNORECASE,
)
_POOR = re.compile(
    r"\b(?:dead|down|off|out|cut|dark|idle|lost|gone|fail\w*|brok\w+|stuck|blocked|late"
    r"|empty|closed|bad|poor|weak|risk\w*|need\w*)\b",
    re.IGNORECASE,
)
"""Words of who tells in another way that something is wanting."""
_REACH = 3
"""Content words on either side of a state among which its subject stands."""
_PREFIXES = ("un", "in", "im", "dis", "non-", "non")
_SHORTEST = 5
DENIED = "one denies it"
"""Why a statement and its denial are apart."""
_State = tuple[int, int, frozenset[str]]
"""A pair of opposites, the side of it, and the content words beside it."""


def _sides() -> dict[str, tuple[tuple[int, int], ...]]:
    """Return the pairs of opposites that each word belongs to, with its side."""
    found: dict[str, tuple[tuple[int, int], ...]] = {}
    for number, pair in enumerate(OPPOSITES):
        for side, words in enumerate(pair):
            for word in words.split():
                found[word] = (*found.get(word, ()), (number, side))
    return found


_SIDES = _sides()


@dataclass(frozen=True, slots=True)
class Marks:
    """What a statement says that no other wording changes.

    `series` are its ids without their numbers; `denied` the stems that it denies;
    `states` its words that have an opposite, and `contrasted` the pairs of which it
    names both; `negatives` its words with a negative prefix and what is left of them;
    `absence` the words by which it says that something is wanting; `pending` the stems
    of what is still to be done, `opening` that of its first word, `lacks` that its
    subject is without something, and `fares` that nothing says that it fares badly.
    """

    ids: frozenset[str]
    series: frozenset[str]
    days: tuple[Day, ...]
    weekdays: frozenset[Hashable]
    times: frozenset[Hashable]
    amounts: tuple[Amount, ...]
    words: frozenset[str]
    stems: frozenset[str]
    denied: frozenset[str]
    states: tuple[_State, ...]
    contrasted: frozenset[int]
    negatives: tuple[tuple[str, str], ...]
    is_state_denied: bool
    absence: frozenset[str]
    pending: frozenset[str]
    opening: str
    lacks: bool
    fares: bool


@lru_cache(maxsize=16_384)
def marks(text: str) -> Marks:
    """Read a statement's days, numbers, ids, denials and states, each place once."""
    plain = " ".join(text.split())
    said = analyse(_denying(plain), date.min)
    wanting = _ABSENT.findall(plain)
    denied = frozenset(word for one in denials(said) for word in one.denied)
    ids = frozenset(span.key for span in said.ids)
    states = tuple(_states(said))
    relative = (f"today {day.offset}" for day in said.relative_days)
    return Marks(
        ids=ids,
        series=frozenset(key.rstrip("0123456789.") for key in ids),
        days=said.days,
        weekdays=frozenset([*(day.number for day in said.weekdays), *relative]),
        times=frozenset((clock.hour, clock.minute) for clock in said.clocks),
        amounts=said.amounts,
        words=said.words,
        stems=said.stems,
        denied=denied,
        states=states,
        contrasted=_contrasted(states),
        negatives=tuple(_negatives(said.words)),
        is_state_denied=_DENIED_STATE.search(said.plain) is not None,
        absence=frozenset(map(fold, wanting)),
        pending=frozenset(stem(fold(m["what"])) for m in _NOT_YET.finditer(plain)),
        opening=said.tokens[0].stem if said.tokens else "",
        lacks=_LACKING.search(plain) is not None,
        fares=not (denied or wanting or _POOR.search(plain)),
    )


def _denying(text: str) -> str:
    """Write `has yet to be signed` and `refuses to sign` as plain denials."""
    return _WILL_NOT.sub("does not", _NOT_YET.sub(r"\g<be> not \g<what>", text))


def apart(one: str, other: str) -> str | None:
    """Return why two statements cannot speak of the same matter, or None.

    Ids of one series, dates, days of the week, times and amounts of one unit are apart
    where each statement names one that the other does not; so are a statement and its
    denial, opposite states of one subject, what says the same of two things, and what
    gives one's part to the other (`Ana pays Ben`, `Ben pays Ana`). That something is
    not there or not done is one state, in whatever words. No statement is
    apart from itself.
    """
    if one == other:
        return None
    one, other = sorted((one, other))
    mine, theirs = marks(one), marks(other)
    reason = next((why for why, differ in _CHECKS if differ(mine, theirs)), None)
    reason = reason or next((w for w, differ in _WORDED if differ(one, other)), None)
    if reason or are_both_wanting(mine, theirs):
        return reason
    words = substituted(one, other)
    return f"{words[0]} and {words[1]}" if words else None


def _other_ids(mine: Marks, theirs: Marks) -> bool:
    """Whether both name ids of one series, and none in common."""
    return mine.ids.isdisjoint(theirs.ids) and bool(mine.series & theirs.series)


def _other_dates(mine: Marks, theirs: Marks) -> bool:
    return _lacks_a_day(mine, theirs) and _lacks_a_day(theirs, mine)


def _lacks_a_day(known: Marks, said: Marks) -> bool:
    """Whether a day of `said` is none that is known, be it told more or less fully."""
    return any(
        not any(
            same_day(a, b) or same_day(b, a)
            for a in day.readings
            for other in known.days
            for b in other.readings
        )
        for day in said.days
    )


def _other_days(mine: Marks, theirs: Marks) -> bool:
    return _disjoint(mine.weekdays, theirs.weekdays)


def _other_times(mine: Marks, theirs: Marks) -> bool:
    return _disjoint(mine.times, theirs.times)


def _disjoint(ours: frozenset[Hashable], others: frozenset[Hashable]) -> bool:
    return bool(ours and others) and ours.isdisjoint(others)


def _other_amounts(mine: Marks, theirs: Marks) -> bool:
    """Whether each has a number of a unit, of which the other has another."""
    ours = _unknown(mine.amounts, theirs.amounts)
    return not ours.isdisjoint(_unknown(theirs.amounts, mine.amounts))


def _unknown(amounts: Iterable[Amount], known: tuple[Amount, ...]) -> set[str]:
    """Return the units of the amounts that agree with none of those known."""
    return {
        amount.unit
        for amount in amounts
        if not any(agrees(amount, one) or agrees(one, amount) for one in known)
    }


def _one_denies(mine: Marks, theirs: Marks) -> bool:
    """Whether the one denies words that the other says without a denial."""
    if mine.denied & theirs.denied or are_both_wanting(mine, theirs):
        return False
    return bool(_denied_of(mine, theirs) or _denied_of(theirs, mine))


def _denied_of(denying: Marks, other: Marks) -> frozenset[str]:
    """Return what is denied of the other; a task may ask for what is to be done."""
    asked_for = denying.pending & {other.opening}
    return (denying.denied & other.stems) if not asked_for else frozenset()


def _one_lacks(mine: Marks, theirs: Marks) -> bool:
    """Whether of one subject the one is without something, and the other fares well."""
    lacks = (mine.lacks and theirs.fares) or (theirs.lacks and mine.fares)
    return lacks and mine.opening == theirs.opening


def are_both_wanting(mine: Marks, theirs: Marks) -> bool:
    """Whether each says, in words of its own, that something is not there or not done.

    `Nobody owns it` and `it needs an owner`; `not reviewed` and `awaits review`.
    """
    return _also_wanting(mine, theirs) or _also_wanting(theirs, mine)


def _also_wanting(denying: Marks, other: Marks) -> bool:
    return denying.is_state_denied and bool(other.absence - denying.absence)


def _opposed(mine: Marks, theirs: Marks) -> bool:
    """Whether one subject is in opposite states; who names both contrasts them."""
    if are_both_wanting(mine, theirs):
        return False
    opposite = any(
        number == against and side != facing and beside & near
        for number, side, beside in mine.states
        if number not in mine.contrasted | theirs.contrasted
        for against, facing, near in theirs.states
    )
    return opposite or _prefixed(mine, theirs) or _prefixed(theirs, mine)


def _states(said: Sentence) -> Iterator[_State]:
    tokens = [t for t in said.tokens if t.folded in _SIDES or t.folded not in GLUE]
    for place, token in enumerate(tokens):
        near = [*tokens[max(0, place - _REACH) : place], *tokens[place + 1 :][:_REACH]]
        for number, side in _SIDES.get(token.folded, ()):
            yield number, side, frozenset(one.stem for one in near)


def _contrasted(states: Iterable[_State]) -> frozenset[int]:
    sides = {(number, side) for number, side, _ in states}
    return frozenset(n for n, side in sides if (n, 1 - side) in sides)


def _negatives(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    for word in sorted(words):
        for prefix in _PREFIXES:
            rest = word.removeprefix(prefix)
            if rest != word and len(rest) >= _SHORTEST:
                yield word, rest


def _prefixed(mine: Marks, theirs: Marks) -> bool:
    """Whether the one says unassigned and the other assigned."""
    return any(
        rest in mine.words and rest not in theirs.words and word not in mine.words
        for word, rest in theirs.negatives
    )


_CHECKS: tuple[tuple[str, Callable[[Marks, Marks], bool]], ...] = (
    ("other ids", _other_ids),
    ("other dates", _other_dates),
    ("other days", _other_days),
    ("other times", _other_times),
    ("other amounts", _other_amounts),
    (DENIED, _one_denies),
    ("one lacks it", _one_lacks),
    ("opposite states", _opposed),
)
_WORDED: tuple[tuple[str, Callable[[str, str], bool]], ...] = (
    ("opposite directions", other_directions),
    ("opposite conditions", contrasted),
    ("other letters", other_letters),
    ("other numbers", other_numbers),
    ("other parts", swapped),
)
