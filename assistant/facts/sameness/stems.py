"""Whether two short statements speak of the same thing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

import snowballstemmer
from rapidfuzz.distance import OSA

from assistant.domain.people import fold
from assistant.gate.lexicon import CURRENCIES

_NO_CARD = (
    r"(?!-?\w)(?! (?:priorit(?:y|ies)|reasons?|risks?|concerns?|problems?|goals?|choice"
    r"|cause|things?|requests?|asks?|complaints?|fear|worry|questions?|rule|blocker"
    r"|spot|place|source|in|on the list)\b)"
)
"""What follows no card's number: a rank is none, nor a name that begins with digits."""
ID = re.compile(
    r"\b[A-Z][A-Z0-9_]*-\d+\b"
    rf"|(?<![\w#&/.-])(?!(?:[Cc]ard|[Tt]icket|[Ii]ssue|[Bb]ug|[Tt]ask|[Ss]tory|[Nn]o)#)"
    rf"[A-Za-z][\w.-]*#[1-9]\d{{0,5}}{_NO_CARD}"
    r"|(?:(?<![\w#&/])(?<!\b[Oo]ur )(?<!\b[Mm]y )(?<!\b[Yy]our )(?<!\btheir )"
    r"|(?<=[cC]ard)|(?<=[tT]icket)|(?<=[iI]ssue)|(?<=[bB]ug)|(?<=[tT]ask)"
    rf"|(?<=[sS]tory))#[1-9]\d{{0,5}}{_NO_CARD}"
)
"""A ticket's key: `ABC-12`, `#12` or, of one list among several, `hall#12`."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,:/]\d+)*")
_NUMBERED = re.compile(r"\b([^\W\d_]{1,12})[ -]?(\d{1,3})\b(?![.,:/]\d)")
_STEMMER = snowballstemmer.stemmer("english")
_NEGATION = re.compile(
    r"\b(?:no|not|never|none|nobody|nothing|without|cannot)\b|n['’]t\b", re.IGNORECASE
)

_COMMON = """
a about above after again against all almost also am an and another any anybody
anything are as ask at away back be because been before being below between both but
by can come could day did do does doing done down due each either else end even
every everybody everyone everything few first for from further get gets give go goes
going gone good got had has have having he her here hers him his how i if in into is
it its just keep know last late later least less let like long look made make many
may maybe me mean means might mine more most much must my need needs new next now of
off on once one only open or other our ours out over own please put really right
said same say says see seen set shall she should since so some somebody something
soon still such take takes than that the their theirs them then there these they
thing things think this those through till time to today together told tomorrow too
two under until up upon us use used very want was way we week well were what when
where which while who whom whose why will with within would yes yesterday yet you
your yours status ok okay
nobody none nothing january february march april june july august september october
november december
jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday
friday saturday sunday mon tue tues wed weds thu thur thurs fri sat sun one three four
five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred
"""

STOP_WORDS = frozenset(_COMMON.split())
"""Words that say nothing about the subject of a sentence; days are not its subject."""

_SECOND_WORDS = """
wall board base place works work house room line ware proof fighter yard man men park
way mill light stone head hold side bag book card mark point port stop
"""
"""What makes another word of one that it follows: a firewall is no fire."""

_TWIN = 0.6
"""Share of the shorter title's words from which two tools name the same work."""

START = 3
"""Letters with which every spelling of a stem begins."""

Weigh = Callable[[str], float]
"""How telling a stem is in this project; rare ones weigh more."""


def even(_stem: str) -> float:
    """Weigh all stems alike."""
    return 1.0


@lru_cache(maxsize=131_072)
def ids(text: str) -> frozenset[str]:
    """Return the keys such as `ABC-12` and `#12` that the text names."""
    return frozenset(ID.findall(text))


@lru_cache(maxsize=262_144)
def stems(text: str) -> frozenset[str]:
    """Return the stems of the content words; numbers and ids are no content."""
    found = map(_stem_in, _WORD.findall(ID.sub(" ", text)))
    return frozenset(one for one in found if one)


@lru_cache(maxsize=65_536)
def _stem_in(written: str) -> str:
    """Return the stem of a word as it is written; nothing if it says nothing."""
    word = fold(written)
    if word[0].isdigit() or word in STOP_WORDS:
        return ""
    content = CURRENCIES.get(word, word).lower().replace("’", "'").split("'")[0]
    stem = stem_of(content)
    return stem if len(stem) > 1 and stem not in STOP_WORDS else ""


@lru_cache(maxsize=65_536)
def stem_of(word: str) -> str:
    """Return what the forms of a word share."""
    stem: str = _STEMMER.stemWord(word)
    return stem


@lru_cache(maxsize=1)
def _second_halves() -> frozenset[str]:
    """Return them as they end a stem, which the stemmer may have cut."""
    stems_of_two = (stem_of(f"fire{half}") for half in _SECOND_WORDS.split())
    return frozenset(stem.removeprefix("fire") for stem in stems_of_two)


@lru_cache(maxsize=65_536)
def same_stem(a: str, b: str) -> bool:
    """Whether two stems are one word: equal, a typo apart, or one cut short."""
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    if len(short) >= 4 and long.startswith(short):
        return long[len(short) :] not in _second_halves()
    return len(short) >= 6 and OSA.normalized_similarity(a, b) >= 0.83


def shared(wanted: Iterable[str], given: frozenset[str]) -> frozenset[str]:
    """Return those of the wanted stems that are given, under any spelling."""
    found, starts = [], dict[str, list[str]]()
    for stem in wanted:
        if stem in given:
            found.append(stem)
            continue
        if not starts:
            for other in given:
                starts.setdefault(other[:START], []).append(other)
        near = starts.get(stem[:START])
        if near and any(same_stem(stem, other) for other in near):
            found.append(stem)
    return frozenset(found)


def covered(
    wanted: frozenset[str], given: frozenset[str], weigh: Weigh = even
) -> float:
    """Return the weight of the wanted stems that are given, from 0 to 1."""
    whole = sum(map(weigh, wanted))
    return sum(map(weigh, shared(wanted, given))) / whole if whole else 0.0


@lru_cache(maxsize=65_536)
def is_negated(text: str) -> bool:
    """Whether the text denies something."""
    return _NEGATION.search(text) is not None


@lru_cache(maxsize=65_536)
def numbered(text: str) -> dict[str, frozenset[int]]:
    """Return the numbers that names such as `Wave 2` or `M5` carry, by the name."""
    found: dict[str, set[int]] = {}
    for name, number in _NUMBERED.findall(text):
        if fold(name) not in STOP_WORDS:
            found.setdefault(fold(name), set()).add(int(number))
    return {name: frozenset(numbers) for name, numbers in found.items()}


def other_numbers(a: str, b: str) -> bool:
    """Whether both number the same name, and never alike: Wave 2 is not Wave 3."""
    theirs = numbered(b)
    return any(
        name in theirs and numbers.isdisjoint(theirs[name])
        for name, numbers in numbered(a).items()
    )


def same_work(a: str, b: str) -> bool:
    """Whether two titles are of one piece of work, kept in two tools."""
    if other_numbers(a, b):
        return False
    words, given = stems(a), stems(b)
    few = min(len(words), len(given))
    return few > 0 and len(shared(words, given)) >= max(min(2, few), _TWIN * few)


def _list_of(key: str) -> str:
    """Return what the keys of one list have in common: `ABC-`, `#`."""
    return key.rstrip("0123456789")


def same_subject(a: str, b: str, weigh: Weigh = even) -> float:
    """Return how surely two short statements speak of the same thing, 0 to 1.

    A shared id decides for, ids and numbers of different things decide against; else
    the content words of the one that the other holds. One word is never enough, and a
    denial halves what speaks for it.
    """
    keys, others = ids(a), ids(b)
    if keys & others:
        return 1.0
    if keys and others and set(map(_list_of, keys)) & set(map(_list_of, others)):
        return 0.0
    if other_numbers(a, b):
        return 0.0
    x, y = stems(a), stems(b)
    common = shared(x, y)
    if len(common) < min(2, len(x), len(y)) or not common:
        return 0.0
    small, large = sorted((x, y), key=len)
    score = covered(small, large, weigh)
    return score / 2 if is_negated(a) != is_negated(b) else score
