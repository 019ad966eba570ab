"""What "it" and "us" mean in the wording of an action, read away from its place."""

from __future__ import annotations

import re

from assistant.extract.owners import Owner
from assistant.extract.phrasing import ELIDED, shorten
from assistant.extract.view import Unit, View

_FEWEST_WORDS = 3
_IT = re.compile(r"\b(?:it|that|this|them|those|both)\b", re.IGNORECASE)
_OBJECT = re.compile(
    r"\b(?:[Tt]he|[Oo]ur|[Mm]y|[Yy]our) (?:[a-z][\w-]* ){0,2}?[a-z][\w-]*"
    r"(?= (?:for|by|on|in|to|until|before|at|is|are|was|were|will|has|have|with|from|as"
    r"|after|since|and|or|but|that|which)\b|[,.;:!?]|\W*$)"
)
_WE = re.compile(r"\b(?P<word>us|our|me|my)\b(?! (?:and|know\b))", re.IGNORECASE)
_WHOSE = {"our", "my"}


def referring(view: View, unit: Unit, owner: Owner | None, what: str) -> str:
    """Return the wording with what "it" is and who "us" and "me" are.

    "It" is the one thing that the sentence before names, else that sentence stands
    in brackets; "me" is who speaks, and so is "us" where that is another house than
    the owner's.
    """
    return _by_name(view, unit, owner, _with_object(view, unit, what))


def _with_object(view: View, unit: Unit, what: str) -> str:
    before = view.before(unit)
    if before is None or not ELIDED.match(what):
        return what
    if len(before.core.split()) < _FEWEST_WORDS:
        return what
    things = set(_OBJECT.findall(before.core))
    if len(things) == 1:
        thing = things.pop()
        return shorten(_IT.sub(thing[0].lower() + thing[1:], what, count=1))
    return shorten(f"{what} ({before.core.rstrip(' .')})")


def _by_name(view: View, unit: Unit, owner: Owner | None, what: str) -> str:
    speaker = view.names.resolve(unit.speaker)
    if owner is None or owner.name is None or speaker in {None, owner.name}:
        return what
    elsewhere = _are_apart(view, speaker, owner.name)

    def named(match: re.Match[str]) -> str:
        word = match["word"].lower()
        if word in {"us", "our"} and not elsewhere:
            return match[0]
        return f"{speaker}’s" if word in _WHOSE else f"{speaker}"

    return shorten(_WE.sub(named, what))


def _are_apart(view: View, one: str | None, other: str) -> bool:
    """Whether the addresses of two people are of different domains."""
    mine, theirs = _domains(view, one), _domains(view, other)
    return bool(mine and theirs and mine.isdisjoint(theirs))


def _domains(view: View, name: str | None) -> set[str]:
    known = (one for one in view.context.people.all if one.name == name)
    return {a.partition("@")[2] for one in known for a in one.aliases if "@" in a}
