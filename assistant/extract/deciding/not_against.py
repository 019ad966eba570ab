"""`No objection to soldering it`: consent to what it names, and to nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from assistant.domain.people import fold
from assistant.extract.view import Unit, View

_NONE_TO = re.compile(
    r"^(?P<lead>(?:(?:so|then|and|well|ok(?:ay)?|yes|no|fine)\b[,.:]? )*"
    r"(?:(?:i|we)(?:['’]ve| have|['’]d have| would have)? )?"
    r"(?:no|without)(?: (?:real|more|further|other|strong))? (?:objections?|concerns?)"
    r"(?: (?:from|on|at) (?:me|us|(?:my|our)(?: \w+)?|here|\w+(?:['’]s)?(?: side)?))?,?"
    r" (?:to|against|about|with|regarding|if|on) )(?P<what>[^?;:]*?\w)[\W]*$",
    re.IGNORECASE,
)
_THE_LAST = re.compile(
    r"(?:(?:any|all|both|either) of )?(?:this|that|it|those|these|them|both|either"
    r"|(?:the|this|that|your|his|her|their) (?:proposals?|suggestions?|ideas?|plans?"
    r"|motions?))(?: (?:then|now|at all|either|from (?:me|us|my side|our side)))*",
    re.IGNORECASE,
)
"""What only the sentence before it names."""
_LEANS = re.compile(r"\b(?:it|them|those|these|this|that|so)\b\W*$", re.IGNORECASE)
_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ENDING = re.compile(r"(?:ing|ed|es|s|e)$")
_SMALL = frozenset(
    (  # noqa: SIM905
        "a an the to of in on at by for with from and or if we you he she they it this"
        " that our your his her their its my me us them him being having doing"
    ).split()
)
_THING = re.compile(
    r"(?P<thing>(?:the|an?|our|your|his|her|their|its|this|that|these|those|all|both"
    r"|one"
    r"|two|three)(?: (?!(?:to|in|on|at|by|with|from|for|myself|himself|herself"
    r"|ourselves"
    r"|themselves|yourself|now|then|today|tomorrow|instead|until|before|after|when|if"
    r"|and|or|but|so|please)\b)[\w'’-]+){1,5}(?: of (?:the |our |an? )?[\w-]+)?)",
    re.IGNORECASE,
)
_FARTHEST = 8
_STEM = 2


@dataclass(frozen=True, slots=True)
class NotAgainst:
    """What is consented to, in words that stand alone; none where nothing names it."""

    words: str | None


def not_against(view: View, unit: Unit) -> NotAgainst | None:
    """Return to what the words say that nobody objects; None where they name nothing.

    A pronoun in them is what was proposed for the same doing shortly before.
    """
    found = _NONE_TO.match(unit.core)
    if found is None or _THE_LAST.fullmatch(found["what"]):
        return None
    leans = _LEANS.search(found["what"])
    if leans is None:
        return NotAgainst(unit.core)
    before = found["what"][: leans.start()]
    for one in islice(_back(view, unit), _FARTHEST):
        thing = _done_to(one.core, _stems(before))
        if thing is not None:
            return NotAgainst(f"{found['lead']}{before}{thing}")
    return NotAgainst(None)


def is_for_the_last(core: str) -> bool:
    """`No objections to that`: said of what somebody else has just put forward."""
    found = _NONE_TO.match(core)
    return found is not None and _THE_LAST.fullmatch(found["what"]) is not None


def _done_to(core: str, doing: set[str]) -> str | None:
    """Return the thing to which the words propose to do the same."""
    for word in _TOKEN.finditer(core):
        if _stem(word[0]) in doing:
            thing = _THING.match(core[word.end() :].lstrip())
            return thing["thing"] if thing else None
    return None


def _stems(words: str) -> set[str]:
    stems = (_stem(word) for word in _TOKEN.findall(words) if fold(word) not in _SMALL)
    return {stem for stem in stems if len(stem) >= _STEM}


def _stem(word: str) -> str:
    bare = _ENDING.sub("", fold(word))
    return bare[:-1] if bare[-2:-1] == bare[-1:] else bare


def _back(view: View, unit: Unit) -> Iterator[Unit]:
    before = view.before(unit)
    while before is not None:
        yield before
        before = view.before(before)
