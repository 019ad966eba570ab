"""Whether a ticket is the thing that a milestone stands for, not work towards it.

A plan, a booking or a rehearsal of the thing names it, too, and may be long finished.
"""

from __future__ import annotations

import re

from assistant.domain.people import fold
from assistant.facts.milestones.names import name_of
from assistant.facts.sameness.stems import same_stem, stem_of, stems

_WORD = re.compile(r"[^\W_]+")
_ASIDE = re.compile(r"\([^()]*\)")
_AS = re.compile(r"^.* as (?:(?:our|the|an?) )?")
"""Who or what is the thing: `Harrow Foods as launch customer`."""
_DEED_WORDS = """
run complete finish execute perform do conduct hold pass deliver carry make close
finalise finalize achieve reach get have
"""
_END_WORDS = """
completed complete done finished ready met closed achieved passed final full entire
whole all both the a an of our
"""
_NOTHING_ELSE = frozenset(map(stem_of, f"{_DEED_WORDS} {_END_WORDS} out".split()))
"""Words that a ticket of the thing itself may have beside its name."""

_FILLER = re.compile(r"\b(?:of|the|an?)\b")
_CARRIER_WORDS = "file document paper package data material dossier"
_CARRIERS = frozenset(map(stem_of, _CARRIER_WORDS.split()))
"""What a thing is handed over as; beside its name it is no other thing."""
_PART_WORDS = """
first second third last partial part test trial pilot mock dry provisional interim
preliminary draft early beta alpha sample internal
"""
_IN_PART = frozenset(_PART_WORDS.split())
"""Words before a deed's noun by which it is not the whole deed."""
_FEWEST = 2


def is_deed_of(ticket_title: str, milestone_title: str) -> bool:
    """Whether a ticket tells the deed that the milestone names with a word more.

    "Release the revision C files to Baker" is "Design release of revision C to
    Baker": the same deed, of the same thing, for the same one. Every word and number
    of that must be the same, and nothing told beside it.
    """
    kind, deed, rest = _deed_of(milestone_title)
    said = _words(ticket_title)
    if len(stems(" ".join(rest))) < _FEWEST or not said:
        return False
    wanted, beside = {*map(stem_of, rest)}, _CARRIERS | {stem_of(kind)}
    verb, verbs = stem_of(deed), (said[0], "".join(said[:2]))
    return any(  # "Hand over" is a handover.
        (same_stem(stem_of(one), verb) if many == 1 else stem_of(one) == verb)
        and {*map(stem_of, said[many:])} - beside == wanted
        for many, one in enumerate(verbs, 1)
    )


def _deed_of(title: str) -> tuple[str, str, list[str]]:
    """Return the word before a deed's noun, the noun, and all words of its thing.

    Nothing where the title tells no deed in that way, or only a part of it.
    """
    head, _, rest = name_of(_ASIDE.sub(" ", title)).flat.partition(" of ")
    words = head.split()
    if len(words) != _FEWEST or words[0] in _IN_PART:
        return "", "", []
    return words[0], words[1], _words(rest)


def _words(text: str) -> list[str]:
    return _WORD.findall(_FILLER.sub(" ", fold(text)))


def is_itself(ticket_title: str, milestone_title: str) -> bool:
    """Whether a ticket's title says the milestone's name and nothing beside it."""
    name = name_of(_ASIDE.sub(" ", milestone_title))
    own = name_of(_AS.sub("", _ASIDE.sub(" ", ticket_title)))
    if not own.flat:
        return own.id is not None and own.id == name.id
    said, wanted = _stems(own.flat), _stems(name.flat)
    beside = said - wanted - _stems(milestone_title) - _NOTHING_ELSE
    return not beside and (name.words or wanted) <= said


def _stems(text: str) -> frozenset[str]:
    return frozenset(map(stem_of, _WORD.findall(fold(text))))
