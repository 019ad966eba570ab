"""Handovers: of a thing, which is plain work, and of somebody's work, which is not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from assistant.drafting.private import ROLES

_OWN_WORK = (
    r"(?:work(?:load)?|tasks?|duties|responsibilit(?:y|ies)|roles?|jobs?|posts?"
    r"|positions?|portfolios?|desks?|knowledge|accounts?|on-?call|caseloads?)"
)
"""What somebody has and another one takes over."""
_BEFORE = (
    r"(?:an?|the|no|any|this|that|our|proper|good|bad|clean|full|quick|short|long"
    r"|written|rushed|missing|first|second|last|before|after|during|without|until|with"
    r"|from|by|for|and|or|of|in|on|to|at|do|does|doing|did|is|was|has|have|need|needs"
    r"|needed|plan|make|start|begin|finish|said|says|more|half|some)"
)
"""Words that say nothing of what is handed over."""
_KIND = (
    r"(?:certificates?|documents?|documentation|protocols?|inspections?|tests?|dates?"
    r"|days?|packs?|packages?|checks?|checklists?|plans?|reports?|meetings?|procedures?"
    r"|process|phases?|milestones?|gates?|ceremon(?:y|ies)|records?|forms?)"
)
_NOUN = r"hand(?:ing)?[ -]?overs?|handing[ -]over"
_VERB = r"hand(?:s|ed|ing)?"
_OTHER = r"(?:(?:the|our|an?|all|both|every|its|their|these|those|new|first)\s+)*"
_SPOKEN = re.compile(rf"(?i)\b(?:{_NOUN}|{_VERB}\s+(?:[\w’'-]+\s+){{0,5}}?over)\b")
_THING = re.compile(
    rf"(?im)^\W*(?:{_NOUN})\W*$"
    rf"|\b(?!{_BEFORE}\b)[^\W\d_][\w’'-]*(?:\s+\d+)?[\s/-]+(?:{_NOUN})\b"
    rf"|\b(?:{_NOUN})\s+(?:of\s+{_OTHER}[^\W\d_]|to\s+{_OTHER}[^\W\d_]|{_KIND}\b)"
    rf"|\bhanded\s+over\b|\b{_VERB}\s+over\s+{_OTHER}[^\W\d_]"
    rf"|\b{_VERB}\s+(?:[\w’'-]+\s+){{1,5}}?over\b"
)


def is_of_staff(text: str, persons: Iterable[str] = ()) -> bool:
    """Whether the text tells of a handover of a person's work, or does not say of what.

    A depot, a report or keys are handed over as well: that is no matter of staff. A
    person of the project (`persons`), a role or a pronoun beside it makes it one.
    """
    if not _SPOKEN.search(text):
        return False
    if _by_person(tuple(sorted(set(persons)))).search(text):
        return True
    return not _THING.search(text)


@lru_cache(maxsize=64)
def _by_person(persons: tuple[str, ...]) -> re.Pattern[str]:
    known = "|".join(re.escape(name) for name in persons if name) or r"(?!)"
    who = (
        rf"(?:(?-i:{known})|him|her|me|them|(?:(?:the|our|an?|his|her|new|next|other"
        rf"|team)\s+)*(?:{ROLES}|successor|replacement|stand-?in|cover)s?)"
    )
    whose = rf"(?:his|her|my|(?-i:{known})['’]s?|(?:{ROLES})s?['’]s?)"
    over = rf"(?:{_NOUN}|{_VERB}\s+over)"
    return re.compile(
        rf"(?im)\b{whose}\s+(?:\w+\s+){{0,2}}?(?:{_NOUN})\b"
        rf"|\b{over}\s+(?:[\w’'-]+\s+){{0,6}}?(?:to|from|between|with|by)\s+{who}\b"
        rf"|\b{over}\s+(?:of\s+)?(?:[\w’'-]+\s+){{0,2}}?{_OWN_WORK}\b"
        rf"|\b{over}\s+(?:of\s+)?{whose}\b|\b{_OWN_WORK}[\s-]+(?:{_NOUN})\b"
        rf"|\b{_VERB}\s+(?:[\w’'-]+\s+){{1,5}}?over\s+to\s+{who}\b"
        rf"|\b{_VERB}\s+(?:his|her|my|their)\s+(?:\w+\s+)?{_OWN_WORK}\s+over\b"
    )
