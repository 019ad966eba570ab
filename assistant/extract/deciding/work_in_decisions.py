"""Work that stands among decisions: `Agnes tells the mayor before the weekend`."""

from __future__ import annotations

import re

from assistant.extract.tasks.verbs import DOING, base_form
from assistant.extract.view import Unit, View

_PRESENT = re.compile(r" (?:also |then )?(?P<verb>[a-z]{2,}s)\b(?! (?:over|on|in) )")
WORK = (
    rf"(?:{DOING}|clear|count|draw|fetch|hand|mail|measure|paint|pay|phone|pick|print"
    r"|visit)"
)
"""Verbs of work that is done once."""
_WORK = re.compile(WORK)
_NO_WORK = frozenset(
    (  # noqa: SIM905
        "adopt agree decide extend join land launch migrate move open propose return"
        " run split start switch turn"
    ).split()
)
"""What is settled of somebody, and nothing that is done and over."""


def is_work_of_one(view: View, unit: Unit) -> bool:
    """Whether it only tells what one known person does by a day.

    Who leads, keeps or joins is settled; so is what nobody does by a day.
    """
    owner = view.names.leading(unit.core)
    if owner is None or owner.name is None or unit.labelled is not None:
        return False
    found = _PRESENT.match(unit.core, owner.end)
    verb = base_form(found["verb"]) if found else ""
    if verb in _NO_WORK or not _WORK.fullmatch(verb):
        return False
    return view.due(unit.core, unit) is not None
