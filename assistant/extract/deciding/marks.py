"""The marks by which a line says that it is a decision, and whose."""

from __future__ import annotations

import re

from assistant.domain.reading import Role
from assistant.extract.text.sections import Section
from assistant.extract.view import Unit

MARKED = re.compile(
    r"^(?:(?:so|ok(?:ay)?|right|fine|good|well),? )?(?:\W*)(?:decisions?|decided"
    r"|resolved|resolution|agreed|agreement"
    r"|beschluss|entscheidung|beschlossen|décision|décidé|decisión|acordado|besluit"
    r"|decisione|consensus)\b(?: (?:then|now|here|today|made|taken)\b)?"
    r"(?: (?:by|from|of) [\w.'’ ,&-]{2,60}?)?(?:"
    r" ?\((?P<by>[^)]*)\))?(?: ?#?\d+)?(?: ?\([^)]*\))? ?[:,.–—-]|^(?-i:RESOLVED"
    r"|DECISION"
    r"|AGREED)\b|^(?:(?:my|our|the|final) ){1,2}decision ?[:–—]"
    r"|^resolved (?:to|that|not)\b|^decision\b(?! (?:logs?|registers?"
    r"|records?"
    r"|needed|required|rights?|process|criteria|pending|makers?|making|tree|matrix"
    r"|papers?|date|day|meeting"
    r"|support|points?|gates?)\b)|^agreed\b(?! (?:actions?|minutes|agenda|points?"
    r"|next steps|wording|terms|versions?|text|lists?)\b)",
    re.IGNORECASE,
)
BY_WHOM = re.compile(
    r"^\W*(?:(?:this|that|it) (?:is|was) )?(?:decided|agreed|approved|chosen|taken"
    r"|signed off|accepted) by (?:the )?(?P<who>[\w .'’-]{2,60}?)\W*$",
    re.IGNORECASE,
)
"""A sentence that says of the one before by whom it was decided, and no more."""
LAST_BRACKET = re.compile(r"\((?:(?:decided )?by )?([^()]{2,60})\)[\s.*_]*$")


def is_listed(unit: Unit) -> bool:
    """Whether it is the first sentence of an item below a heading for decisions."""
    return (
        unit.section is Section.DECISIONS
        and unit.role is Role.ITEM
        and unit.first
        and len(unit.core.split()) > 2
    )
