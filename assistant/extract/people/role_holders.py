"""Who holds a role of which a sentence speaks: `the sponsor`, `our project manager`."""

from __future__ import annotations

import re

from assistant.domain.people import fold
from assistant.extract.view import View

ROLE = (
    r"(?:sponsor|(?:product|project|business|budget) owner|(?:project|programme|program"
    r"|product|delivery|portfolio|test|release|general|operations) manager"
    r"|(?:[\w-]+ )?lead|(?:[\w-]+ )?director|(?:[\w-]+ )?architect|c[eotf]o|pm|sro"
    r"|head of \w+)"
)
"""Roles of a project that decide something."""
THE_ROLE = rf"(?:the|our) (?:(?:project|programme|program|executive)(?:['’]s)? )?{ROLE}"
_WORD = re.compile(r"[^\W\d_][\w-]*")
_SMALL = frozenset(("the", "our", "project's", "programme's", "s"))
_WIDER = frozenset(("project", "programme", "program", "executive"))
_NOT_NOW = frozenset(("deputy", "former", "ex", "assistant", "vice", "acting", "old"))


def holder(view: View, words: str) -> str | None:
    """Return who alone is known to hold the role, None where several or nobody do."""
    wanted = set(_WORD.findall(fold(words))) - _SMALL
    for needed in (wanted, wanted - _WIDER):
        found = {
            one.name
            for one in view.context.people.all
            for role in (one.role or "").split(", ")
            if _is(role, needed)
        }
        if found or "sponsor" not in wanted:
            break
    return found.pop() if len(found) == 1 else None


def _is(role: str, needed: set[str]) -> bool:
    words = set(_WORD.findall(fold(role)))
    return bool(needed) and needed <= words and not (words - needed) & _NOT_NOW
