"""What the few words behind it, or before it, settle: `Official.`, `Ann decided.`."""

from __future__ import annotations

import re

from assistant.extract.deciding.assents import Passing
from assistant.extract.text.strength import hedged
from assistant.extract.view import Unit, View

_SO = r"(?:(?:so|and|then|now|thus) )?(?:(?:it|that|this|which)(?:['’]s| is| was) )?"
_WITH = r"(?: (?:with|w/|by) (?:the )?[\w.'’-]+(?: [\w.'’-]+){0,3})?"
_ALL_FINE = (
    r"(?:everybody|everyone|all|both|all of us)(?: (?:is|was|are|were))?"
    r" (?:fine|ok(?:ay)?|happy)(?: with (?:that|it|this))?"
)
_CLOSING = re.compile(
    rf"(?:{_SO}(?:now )?(?:settled|decided|official|final|a done deal){_WITH}"
    rf"|{_ALL_FINE})\W*",
    re.IGNORECASE,
)
_BY_WHOM = re.compile(
    r"(?:by )?(?P<who>[^\W\d_][\w.’-]*(?: [^\W\d_][\w.’-]*)?)"
    r"(?:(?:['’]s?) (?:own )?(?:call|decision)| (?:has )?decided)\W*",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"^(?P<what>.+?\w)\s*(?:[,;.–—]|\s-)\s*"
    rf"(?:{_SO}(?:settled|decided|final){_WITH})\W*$",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"^(?P<who>[^:]{2,40}?)(?: has| have)? (?:decides?"
    r"|(?:settled|decided) (?:it|this|that)|made peace): (?P<what>.+)$",
    re.IGNORECASE,
)
_OPTION = re.compile(
    r"^(?:(?:so|then|ok(?:ay)?|right),? )*(?:option|variant|plan|version|layout)"
    r" [\w.]{1,8} it is\b",
    re.IGNORECASE,
)
_TALKED = re.compile(
    r"\b(?:talk(?:ed)?|discuss(?:ed|ion)|spoke|argued|asked|wondered|looked at|debated"
    r"|whether|question)\b",
    re.IGNORECASE,
)
"""It tells what was spoken about: what came of it stands elsewhere, or nowhere."""
_LEAST = 4


def settled_after(view: View, unit: Unit) -> Passing | None:
    """Return what a sentence says that the words around it have as settled."""
    core = unit.core
    if core.endswith(("?", ":")) or hedged(core) or _TALKED.search(core):
        return None
    if _OPTION.match(core):
        return Passing(unit, core)
    tail, head = _TAIL.match(core), _HEAD.match(core)
    if tail is not None and _tells(tail["what"]):
        return Passing(unit, tail["what"])
    if head is not None and view.names.leading(core) and _tells(head["what"]):
        return Passing(unit, head["what"], view.names.resolve(head["who"]))
    return _closed(view, unit) if _tells(core) else None


def _tells(words: str) -> bool:
    return len(words.split()) >= _LEAST


def _closed(view: View, unit: Unit) -> Passing | None:
    """Return it where the next words, of the same hand, only say that it is settled."""
    after = view.after(unit)
    if after is None or after.speaker != unit.speaker:
        return None
    if _CLOSING.fullmatch(after.core):
        return Passing(unit, unit.core, answer=after)
    by = _BY_WHOM.fullmatch(after.core)
    who = view.names.resolve(by["who"]) if by else None
    return Passing(unit, unit.core, who, answer=after) if who else None
