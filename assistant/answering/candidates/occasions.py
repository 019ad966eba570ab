"""What words are about that give a day, an amount or a place.

`The hall reopens on`, `to move the opening to` and `opening day is now` are of one
matter: words for one occasion count as one, and what only says that something is set,
moved or agreed does not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from assistant.answering.asked.irregular import IRREGULAR
from assistant.answering.asked.kin import kin_of_word
from assistant.domain.people import fold
from assistant.facts.sameness.stems import ID, STOP_WORDS, shared, stem_of

_OCCASIONS: dict[str, str] = {
    "open": "open opens opened opening openings reopen reopens reopened reopening",
    "close": "close closes closed closing closure shut shuts shutting shutdown",
    "launch": "launch launches launched launching live golive",
    "move": "move moves moved moving removal relocate relocates relocated relocation",
    "handover": "handover handovers handed",
    "begin": "begin begins began begun start starts started starting",
    "deadline": "deadline deadlines",
    "end": "end ends ended ending finish finishes finished complete completed",
}
_NAMED = {word: name for name, words in _OCCASIONS.items() for word in words.split()}
_KINDRED = frozenset({"arrive", "leave", "sign"})
"""Happenings that are occasions of their own; `move` is said of days, too."""
_PHRASES = (
    (re.compile(r"(?i)\b(?:go(?:es|ing)?|went|gone)[- ]live\b"), "launch"),
    (re.compile(r"(?i)\bhand(?:s|ed|ing)?[- ](?:\w+ ){0,3}over\b"), "handover"),
    (re.compile(r"(?i)\bkick(?:s|ed|ing)?[- ]?off\b"), "begin"),
    (re.compile(r"(?i)\bre-open"), "reopen"),
    (re.compile(r"(?i)\b(?:take|takes|took|taking|taken)[- ]place\b"), " "),
    (
        re.compile(r"(?i)\b(?:pull|push|bring|brought|put|move)\w* (?:it )?forward\b"),
        " ",
    ),
)
_MOVES = (
    r"(?:mov(?:e|es|ed|ing)|postpon(?:e|es|ed|ing)|push(?:es|ed|ing)?|pull(?:s|ed|ing)?"
    r"|shift(?:s|ed|ing)?|slip(?:s|ped|ping)?|delay(?:s|ed|ing)?|reschedul(?:e|es|ed|ing)"
    r"|bring(?:s|ing)?|brought|put(?:s|ting)?|defer(?:s|red|ring)?|set(?:s|ting)?"
    r"|chang(?:e|es|ed|ing)|hold(?:s|ing)?|held|cut(?:s|ting)?|rais(?:e|es|ed|ing))"
)
_EVENT_MOVE = re.compile(
    r"(?i)\b(?:the|our|their|a|this|each) mov(?:e|ing)\b|\bmov(?:e|es|ed|ing)[- ]"
    r"(?:in|out|day|house|date|weekend)\b|\b(?:who|when|patients?|staff|we) move\b"
)
"""A move of people or things, not of a day."""
_LIGHT = frozenset(
    (  # noqa: SIM905
        "date dates day days week weeks weekend month months year years hour "
        "hours morning afternoon evening night time move moves moved moving "
        "postpone postpones postponed postponing postponement slip slips slipped "
        "slipping delay delays delayed push pushes pushed pull pulls pulled bring "
        "brings brought put shift shifts shifted reschedule reschedules "
        "rescheduled schedule scheduled set defer deferred plan plans planned fix "
        "fixed hold holds held stay stays stayed remain remains keep keeps kept "
        "agree agrees agreed decide decides decided decision confirm confirms "
        "confirmed expect expects expected say says said instead forward back "
        "later earlier early mid change changes changed target latest current "
        "happen happens happened run runs ran running definitely probably "
        "actually finally now still place only cut cuts raise raises raised "
        "reduce reduces reduced increase increases increased go goes went be news "
        "due by extend extends extended prolonged come comes came take takes took "
        "taken over cost costs price prices amount amounts total totals not no "
        "never"
    ).split()
)
_MANNER = frozenset(
    map(
        stem_of,
        "public official grand final formal full whole entire big".split(),  # noqa: SIM905
    )
)
"""What may be said of an occasion without making it another one."""
_SAYS = re.compile(
    r"(?i)\b(?:said|says|agreed|agrees|decided|decides|confirmed|confirms|wrote|writes"
    r"|announced|announces|reported|reports|told (?:us|me|everybody|the \w+)"
    r"|approved|wants us)\b(?: (?:that|to))?"
)
_OBJECT = re.compile(rf"(?i)\b{_MOVES} (?=\w)")
_ENDS = re.compile(
    r"(?i)[.;!?()\u2013\u2014]|\s-\s|, |\b(?:because|since|after|as|so that|so|when|if"
    r"|due to|while|although|until|till|which|but|weil|wegen)\b"
)
_STOPS = re.compile(rf"{_ENDS.pattern}|\b(?:and|und)\b")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@lru_cache(maxsize=65_536)
def matter_of(text: str) -> frozenset[str]:
    """Return what words are about: names of occasions, and stems of all else."""
    moved = _EVENT_MOVE.search(text) is not None
    for form, name in _PHRASES:
        text = form.sub(name, text)
    found: set[str] = set()
    for word in _WORD.findall(ID.sub(" ", text)):
        for part in (fold(word).replace("’", "'").split("'")[0]).split("-"):
            found |= _matter(part, moved=moved)
    return frozenset(found)


def _matter(word: str, *, moved: bool) -> set[str]:
    occasion = _NAMED.get(word)
    if occasion and (occasion != "move" or moved):
        return {f"={occasion}"}
    if word in STOP_WORDS or word in _LIGHT:
        return set()
    kin = kin_of_word(word)
    if kin in _KINDRED or kin in IRREGULAR:
        return {f"={kin}"} if kin not in IRREGULAR else {kin or word}
    stem = stem_of(word)
    return {stem} if len(stem) > 1 else set()


def occasion_words(word: str) -> frozenset[str]:
    """Return the words for the occasion that a word names, none if it names none."""
    name = _NAMED.get(fold(word))
    return (
        frozenset(_OCCASIONS[name].split()) if name and name != "move" else frozenset()
    )


def head_of(text: str, start: int) -> frozenset[str]:
    """Return the matter of which a value is told that starts there, before it alone."""
    cuts = sorted({0, *(m.end() for m in _ENDS.finditer(text, 0, start))}, reverse=True)
    leads = (_of_object(text[cut:start]) for cut in cuts if cut <= start)
    return next(filter(None, leads), frozenset())


def lead_of(
    text: str, start: int, end: int, taken: Iterable[int] = ()
) -> frozenset[str]:
    """Return the matter of which a value is told that stands from start to end.

    It is what stands before it in its clause, else in the clause before that, else
    what follows it; `taken` are the ends of other values before it.
    """
    first = max((one for one in taken if one <= start), default=0)
    cuts = [0, *(m.end() for m in _ENDS.finditer(text, 0, start) if m.end() <= start)]
    after = _after(text, end)
    for cut in sorted({*cuts, first}, reverse=True):
        lead = _of_object(text[max(cut, 0) : start])
        if lead:
            return lead | (after if cut >= first else frozenset())
    return after


def _after(text: str, end: int) -> frozenset[str]:
    """Return the matter behind a value, up to where its clause ends."""
    cut = _STOPS.search(text, end)
    return matter_of(text[end : cut.start() if cut else len(text)])


def _of_object(clause: str) -> frozenset[str]:
    """Return the matter of a clause: of what is moved or said, where it tells that."""
    for form in (_SAYS, _OBJECT):
        for found in reversed(list(form.finditer(clause))):
            if lead := matter_of(clause[found.end() :]):
                return lead
    return matter_of(clause)


def manner(matter: frozenset[str]) -> frozenset[str]:
    """Return what of a matter only says of which manner it is."""
    return matter & _MANNER


def within(small: frozenset[str], large: frozenset[str]) -> bool:
    """Whether a matter has nothing that another has not, under any spelling."""
    return shared(small, large) == small
