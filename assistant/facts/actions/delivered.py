"""Whether words show that a thing asked for is there, though they name no work on it.

Who owes it hands it over; or somebody approves, rejects or receives it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.domain.people import People, fold
from assistant.extract.done.deliveries import JUDGED, handed_over, judges
from assistant.extract.done.verbs import asked_for
from assistant.facts.actions.came_true import came_true
from assistant.facts.actions.outcomes import tells_outcome
from assistant.facts.sameness.stems import other_numbers, stem_of

_WORD = re.compile(r"[^\W_]+(?:[/'’-][^\W_]+)*")
_LINK_WORDS = """
for of on about from to in with by at before until per into over under as between via
against
"""
_IDLE_WORDS = """
the a an our your my his her their its this that these those all both each new final
whole complete updated also now just already finally please up out down me us you them
him it
"""
_STATE_WORDS = """
old previous former earlier first draft second third preliminary last other another next
original half part
"""
_LINKS = frozenset(_LINK_WORDS.split())
_IDLE = frozenset(_IDLE_WORDS.split())
_CALLED = frozenset({"professor", "prof", "dr", "mr", "mrs", "ms", "miss", "sir"})
"""What people are called by in front of their names."""
_ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth", "sixth"})
_OTHER_STATE = frozenset(_STATE_WORDS.split())
_NOUN_FIRST = re.compile(r"[a-z]+ [a-z]+ (?:for|of|on|from|about)\b|[a-z]+ of\b|new\b")
_AGAIN = re.compile(
    r"(?:re(?:work|write|do|vise)|update|complete|correct)\w*\b", re.IGNORECASE
)
_GIVEN = {"hand", "make", "take", "find", "ask"}
_FOR_IT = frozenset(map(stem_of, ("application", "request", "claim", "appeal")))
_BE = (
    r"(?: (?:is|are|was|were|has|have|had|been|got|now|all|both|already|just|finally))*"
)
_PASSIVE = re.compile(
    rf"^(?P<thing>[^,;:]{{2,80}}?){_BE} {JUDGED}(?=\W*$|[,.;(]| (?:by|on|at|in"
    r"|yesterday|today|this|last|with|over|without)\b)"
)
_ACTIVE = re.compile(
    rf"\b{JUDGED} (?P<thing>(?:the|our|your|my|his|her|their|an?|both|all"
    r"|[A-Z]+-?\d+)\b[^,.;:]*)"
)
_COUNTS = r"(?:two|three|four|five|six|several|some|both|\d+)"
_PRESENTS = re.compile(
    r"\b(?:presented|showed|explained|demoed|brought|came (?:up |back )?with)"
    rf" (?P<thing>(?:(?:the|our|her|his|their) )?(?:{_COUNTS} )?[^,.;:]*)"
)
_BRINGS = re.compile(r"^(?:come|turn) (?:up |back )?with (?=\w)", re.IGNORECASE)
_COUNT = re.compile(rf"\b{_COUNTS} (?!of\b)", re.IGNORECASE)
_ASKS = re.compile(
    r"^(?:ask|request) (?P<who>.+?) (?:for|about) (?P<thing>[^,;:(]+)", re.IGNORECASE
)
_HAS_ASKED = re.compile(
    r"^(?:(?:and|so|yes),? )?(?:I|[Ww]e) (?:have |already |also |now )*asked"
    r" (?:[\w'’-]+ ){0,3}?(?:about|for) (?P<thing>[^,;:.?]+)"
)
_YES_OR_NO = re.compile(
    r"^(?P<who>[^,;:.()]{2,40}?) (?:has |have |now |just )*(?:says?|said) (?:yes|no) to"
    r" (?P<thing>[^,;:.?]+)"
)
_WORKS = re.compile(
    r"(?:^|[,;:] )(?P<thing>[^,;:.?]{2,50}?) (?:is|are) (?:now |back |all )*(?:green"
    r"|(?:working|running|fine|up) again)(?: again)?(?=\W*$|[.,;!]| since| now)"
)
_IN_BRACKETS = re.compile(
    r"^(?P<verb>\w+) \((?P<thing>[^()]+?) (?:is|are|was|were)\b.*"
)
_BUILDS = frozenset(map(stem_of, ("build", "pipeline", "test", "run", "job", "suite")))
_WHEN = re.compile(
    r" (?:on|at|in|since|until|by|before|after|yesterday|today|this|last)\b"
    r"(?= (?:\d|the \d|mon|tue|wed|thu|fri|sat|sun|morning|afternoon|week|month)|\W*$)"
    r".*$",
    re.IGNORECASE,
)
_ARRIVED = re.compile(
    r"^(?P<thing>[^,;:]{2,60}?) (?:have |has )?(?:all )?(?:arrived|came|come|were"
    r" delivered|was delivered|are here|is here)\b(?P<rest>.*)$"
)
_OUTSIDE = re.compile(
    r"\b(?:accepted|granted|countersigned|rejected|declined|turned down)\b"
)
_REMARK = re.compile(
    r"[,;] .*$"
    r"| (?:as (?:it|they|is|are|you|we|he|she)|which|that|who|so|and|but|now)\b.*$"
)
_RELATIVE = re.compile(r"(?<=\w) (?:that|which) (?:is|are|was|were|we|you|they)\b.*$")
"""What is so of a thing, and no part of its name."""
_NUMBER = re.compile(r"\b\d+\b")
_ID = re.compile(r"^([a-z]{2,4})-?\d+$")


@dataclass(frozen=True, slots=True)
class _Thing:
    """A name's words, and those that say which one: `change note`, `for the plates`."""

    name: tuple[str, ...]
    which: frozenset[str]
    marks: frozenset[str]


@dataclass(frozen=True, slots=True)
class Told:
    """A report's words; `by` tells or did it, `own` where that is whose work it is."""

    words: str
    by: frozenset[str | None]
    own: bool


def shows_any(told: Told, asked: Iterable[str], people: People) -> bool:
    """Whether a report shows that what some wording asks for is there, or answered."""
    return any(
        (
            _shows(told, what, people)
            or _is_brought(told, what, people)
            or _is_asked(told, what, people)
            or _works_again(told, what, people)
            or tells_outcome(told.words, what, people)
            or came_true(told.words, what, people, own=told.own)
        )
        and not other_numbers(told.words, what)
        for what in asked
    )


def _shows(told: Told, what: str, people: People) -> bool:
    noun = _NOUN_FIRST.match(fold(what)) is not None
    asked = frozenset[str]() if noun else asked_for(what)
    if (asked and _AGAIN.match(what)) or not (
        not asked or asked & (_GIVEN | {"order"})
    ):
        return False
    if "order" in asked:
        ordered = _thing(what, people, verb=True)
        return bool(ordered.name) and _is_here(told.words, what, ordered, people)
    owed = told.own and (not asked or asked & _GIVEN)
    given = _given(told.words) if owed else None
    made = not asked or "make" in asked or ("hand" in asked and _has_it(told, what))
    judged = _judged(told.words) if made else None
    if not given and judged is None:
        return False
    wanted = _thing(what, people, verb=bool(asked))
    if not wanted.name:
        return False
    words = frozenset(stem_of(fold(word)) for word in _WORD.findall(told.words))
    if given and _is_same(wanted, _thing(given, people), words):
        return True
    return judged is not None and _is_judged(
        wanted, _thing(_REMARK.sub("", judged), people), words
    )


@lru_cache(maxsize=16_384)
def _given(report: str) -> str | None:
    """Return what the teller hands over or shows."""
    return handed_over(report) or _found(_PRESENTS, report)


@lru_cache(maxsize=16_384)
def _judged(report: str) -> str | None:
    """Return what is said to be approved, rejected or received."""
    return judges(report) or _found(_PASSIVE, report) or _found(_ACTIVE, report)


def _is_brought(told: Told, what: str, people: People) -> bool:
    """Whether its owner showed or brought just what was to be brought."""
    asked = _BRINGS.sub("bring ", what)
    verbs = asked_for(asked)
    given = _PRESENTS.search(told.words) if told.own else None
    if given is None or not verbs & {"take", "present"}:
        return False
    wanted = _thing(_COUNT.sub("", asked), people, verb=True)
    shown = _thing(_COUNT.sub("", _WHEN.sub("", given["thing"])), people)
    return bool(wanted.name) and wanted == shown


def _is_asked(told: Told, what: str, people: People) -> bool:
    """Whether who was to be asked has taken it on, or has said yes or no to it."""
    wish = _ASKS.match(what)
    said = None if told.own else _HAS_ASKED.match(told.words)
    said = said or _YES_OR_NO.match(told.words)
    if wish is None or said is None:
        return False
    wanted, heard = _thing(wish["thing"], people), _thing(said["thing"], people)
    if len(wanted.name) + len(wanted.marks) < 2 or wanted != heard:
        return False
    asked = people.resolve(wish["who"])
    return "who" in said.groupdict() or asked is None or asked in told.by


def _works_again(told: Told, what: str, people: People) -> bool:
    """Whether what was to be repaired is said to work; a build by what it builds."""
    works = _WORKS.search(told.words)
    wish = _IN_BRACKETS.sub(r"\g<verb> \g<thing>", what)
    if works is None or "repair" not in asked_for(wish):
        return False
    wanted = _thing(wish, people, verb=True)
    name = _thing(works["thing"], people).name
    built = bool(wanted.name) and wanted.name[-1] in _BUILDS
    return bool(name) and name in {wanted.name, wanted.name[:-1] if built else name[:0]}


def is_other_state(report: str, what: str) -> bool:
    """Whether what is told of is a draft or another one than what is asked for."""
    asked, told = (_ORDINALS & set(fold(text).split()) for text in (what, report))
    if asked and told and asked.isdisjoint(told):
        return True
    given = handed_over(report)
    marks = set(map(fold, _WORD.findall(given or ""))) & _OTHER_STATE
    return not marks <= set(map(fold, _WORD.findall(what)))


def _has_it(told: Told, what: str) -> bool:
    """Whether who was to get a thing judges it: one may approve what is yet to go."""
    words = set(map(fold, _WORD.findall(what)))
    named = {fold(part) for name in told.by for part in (name or "").split()}
    return _OUTSIDE.search(told.words) is not None or not words.isdisjoint(named)


def _found(form: re.Pattern[str], text: str) -> str | None:
    found = form.search(text)
    return _WHEN.sub("", found["thing"]) if found else None


def _is_here(report: str, what: str, wanted: _Thing, people: People) -> bool:
    """Whether as many as were ordered have come."""
    came = _ARRIVED.match(report)
    if came is None:
        return False
    thing = _thing(came["thing"], people)
    many = set(_NUMBER.findall(report)) & set(_NUMBER.findall(what))
    tail = wanted.name[-len(thing.name) :] if thing.name else ()
    return bool(many) and tail == thing.name and not thing.marks


def _is_judged(wanted: _Thing, judged: _Thing, words: frozenset[str]) -> bool:
    """What is granted is what was applied for, so that the application is made."""
    if _is_same(wanted, judged, words):
        return True
    if len(wanted.name) < 2 or wanted.name[-1] not in _FOR_IT:
        return False
    return wanted.name[:-1] == judged.name and not judged.marks


def _is_same(wanted: _Thing, told: _Thing, words: frozenset[str]) -> bool:
    """Whether two names are of one thing, and nothing says that they are of two."""
    if told.marks - wanted.marks:
        return False
    short = len(told.name) == 1 and _ID.match(told.name[0])
    initials = "".join(word[:1] for word in wanted.name)
    if short:
        named = len(initials) > 1 and short[1] == initials
    else:
        named = told.name == wanted.name
    if not named:
        return False
    if wanted.which and told.which:
        return wanted.which <= told.which or told.which <= wanted.which
    if wanted.which and wanted.which <= words:
        return True
    return not told.which and len(wanted.name) + len(wanted.marks) > 1


def _thing(text: str, people: People, *, verb: bool = False) -> _Thing:
    """Read a name, what follows its first preposition, and words of another state."""
    words = [fold(word) for word in _WORD.findall(_RELATIVE.sub("", text))]
    words = words[1:] if verb else words
    place = next(
        (n for n, word in enumerate(words) if n and word in _LINKS), len(words)
    )
    head = [word for word in words[:place] if not _is_idle(word, people)]
    name = tuple(stem_of(word) for word in head if word not in _OTHER_STATE)
    rest: Sequence[str] = [w for w in words[place:] if not _is_idle(w, people)]
    which = frozenset(stem_of(w) for w in rest if w not in _LINKS)
    return _Thing(name, which, frozenset(words) & _OTHER_STATE)


def _is_idle(word: str, people: People) -> bool:
    """Whether it says nothing of the thing: an article, a count, for whom it is."""
    bare = re.sub(r"['’]s$", "", word)
    if word in _IDLE | _CALLED or word.isdecimal():
        return True
    return people.resolve(bare) is not None
