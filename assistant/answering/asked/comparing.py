"""Questions by how much something is over or under what it should be."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.gate.amounts import Amount, amounts_in

_LIMIT = r"(?:budget\w*|plan(?:ned)?|estimate\w*|limit|target|allowance)"
_ASKS_OVER = re.compile(
    r"\b(?:over|above|beyond|exceed\w*|higher than|more than) (?:\w+ ){0,2}"
    rf"{_LIMIT}\b"
    r"|\bover-?(?:spen[dt]\w*|run\w*|budget)\b"
)
_ASKS_UNDER = re.compile(
    rf"\b(?:under|below|less than|lower than) (?:\w+ ){{0,2}}{_LIMIT}\b"
    r"|\bunder-?(?:spen[dt]\w*|run\w*)\b"
)
_SAYS_OVER = re.compile(
    r"\bover\b(?! (?:the )?(?:next|last|past|coming|weekend))"
    r"|\bover-?(?:spen[dt]|r[ua]n|budget)|\bexce(?:ed|ss)|\babove\b"
    rf"|\b(?:more|higher) than (?:\w+ )?{_LIMIT}|\btoo much\b"
)
_SAYS_UNDER = re.compile(
    rf"\b(?:under|below)\b|\bunder-?(?:spen[dt]|r[ua]n)|\b(?:less|lower) than (?:\w+ )?"
    rf"{_LIMIT}|\bsaved?\b"
)
_NAMES_LIMIT = re.compile(rf"\b{_LIMIT}\b")


@dataclass(frozen=True, slots=True)
class Comparison:
    """Whether more than a limit is asked for, or less; `words` are those of it."""

    over: bool
    words: str

    def said(self, text: str) -> bool:
        """Whether the words themselves say that something is over, or under."""
        return (_SAYS_OVER if self.over else _SAYS_UNDER).search(
            text.casefold()
        ) is not None

    def shown(self, text: str) -> bool:
        """Whether the text gives a limit, and a number that is over, or under, it."""
        found = _NAMES_LIMIT.search(text.casefold())
        if found is None:
            return False
        behind = [one for one in amounts_in(text) if one.start >= found.end()]
        if not behind:
            return False
        limit = behind[0]
        others = [one for one in amounts_in(text) if one.start != limit.start]
        return any(self._differs(one, limit) for one in others)

    def _differs(self, one: Amount, limit: Amount) -> bool:
        if one.unit != limit.unit or not (one.values and limit.values):
            return False
        mine, theirs = max(one.values), max(limit.values)
        return mine > theirs if self.over else mine < theirs


def comparison_in(text: str) -> Comparison | None:
    """Return what a question compares with a budget, a plan or another limit."""
    low = text.casefold()
    for over, form in ((True, _ASKS_OVER), (False, _ASKS_UNDER)):
        if found := form.search(low):
            return Comparison(over, found[0])
    return None
