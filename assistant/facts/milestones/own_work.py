"""Whether a ticket is the thing that a milestone stands for, not work towards it.

A plan, a booking or a rehearsal of the thing names it, too, and may be long finished.
"""

from __future__ import annotations

import re

from assistant.domain.people import fold
from assistant.facts.milestones.names import name_of
from assistant.facts.sameness.stems import stem_of

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
