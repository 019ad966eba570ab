"""What a tracker's column means by the words in its name, where no plain name is there.

A name is a head and what qualifies it: `Finish by`, `Target completion date`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_QUALIFIED: Final = (
    r"(?:(?:target|planned|plan|expected|estimated|est|forecast|scheduled|promised"
    r"|committed|agreed|latest|baseline|current|new|revised|wanted|required|requested"
    r"|to be|must be) )"
)
_END: Final = (
    r"(?:due|deadline|finish|finished|complete|completed|completion|end|ends|delivery"
    r"|deliver|delivered|done|ready|closed|close|closure|resolved|resolution|live)"
)
_OF: Final = r"(?:(?:ticket|task|issue|story|item|card|job|case|bug|work item|work) )"
_DUE: Final = re.compile(
    rf"{_OF}?(?:{_QUALIFIED}+{_END}(?: (?:by|date|day|on|for))?"
    rf"|{_END} (?:by|target|when|until|no later than)|(?:due|finish|delivery|end) day"
    rf"|(?:delivery|deadline|finish|end|due) date"
    rf"|{_QUALIFIED}+(?:date|day|by|for|on)|(?:when|date|day) due|finishes|eta"
    r"|(?:must|should|needs to|has to) be (?:done|finished|ready|complete) by"
    r"|(?:latest|not later than|no later than|until) ?(?:by|date)?)"
)
_START: Final = re.compile(r"\b(?:start|begin|actual|created|opened|raised|reported)\b")
_OWNER: Final = re.compile(
    rf"{_OF}?(?:(?:assigned|allocated|given|handed|delegated) (?:to|user|resource|agent"
    r"|person|developer|engineer|member|team member|staff)|allocated|(?:resource"
    r"|developer"
    r"|engineer|technician|implementer|worker|doer|agent|member)(?: (?:names?"
    r"|assigned))?"
    r"|resources|worked on by|(?:being )?done by(?: whom)?|name of owner|action on"
    r"|in the hands of|who (?:does|is doing|has) (?:it|this))"
)
_STATUS: Final = re.compile(
    rf"(?:{_OF}|workflow |board |kanban |current |completion |overall |latest )+"
    r"(?:state|status|stage|column|lane)"
)
_TITLE: Final = re.compile(
    rf"(?:{_OF}|feature |bug |requirement |short )+(?:title|name|summary|headline|text)"
    r"|what(?: (?:to do|needs? (?:doing|to be done)|is to be done|it is|has to be"
    r" done))?"
    r"|summary of (?:the )?\w+"
)
_KEY: Final = re.compile(
    rf"(?:{_OF}|bug |row |jira |tracker )+(?:ref|reference|code|id|key|no|nr|number)"
    r"|ref(?:erence)? (?:no|number|code)|code"
)
_BY_WORDS: Final = (
    ("due", _DUE),
    ("owner", _OWNER),
    ("status", _STATUS),
    ("title", _TITLE),
    ("key", _KEY),
)
_DAY: Final = re.compile(
    r"\d{1,4}[./-]\d{1,2}|\d{1,2}\.? ?[^\W\d_]{3,}|[^\W\d_]{3,}\.? \d{1,2}"
    r"|^\d{5}(?:\.0)?$"
)
_ID: Final = re.compile(r"[A-Za-z][A-Za-z0-9]{0,11}[-_ ]?\d{1,7}|#\d+")
_MOST: Final = 0.6


def meant_by(name: str) -> str | None:
    """Return the field that the words of a column's plain name mean, if any."""
    bare = name.strip()
    if _START.search(bare):
        return None
    return next((field for field, words in _BY_WORDS if words.fullmatch(bare)), None)


def fits(field: str, cells: Sequence[str]) -> bool:
    """Whether the cells hold what the field takes: days, or people without figures."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    if not filled:
        return True
    if field == "due":
        return sum(bool(_DAY.search(cell)) for cell in filled) >= _MOST * len(filled)
    if field == "owner":
        return not any(re.search(r"\d", cell.partition("@")[0]) for cell in filled)
    return True


def are_ids(cells: Sequence[str]) -> bool:
    """Whether every cell is an id of its own: letters and a number, or `#12`."""
    filled = [cell.strip() for cell in cells]
    distinct = len(set(filled)) == len(filled)
    return bool(filled) and distinct and all(map(_ID.fullmatch, filled))
