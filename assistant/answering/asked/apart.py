"""Several ids in one question: each is asked about by itself."""

from __future__ import annotations

import re

_ID = r"(?:[^\W\d_][^\W_]{0,14}(?:-[^\W\d_]+)*[-_ ]?\d+|(?:[\w.-]+)?[#!]\d+)"
_JOINED = (
    r"\s*(?:,\s*(?:and|or|und|oder)\b|,|;|/|&|\+|\b(?:and|or|und|oder|as well as)\b)\s*"
)
_ROW = re.compile(rf"(?i)(?<![\w#-]){_ID}(?:{_JOINED}(?:of |for )?{_ID})+(?![\w-])")
_ONE = re.compile(rf"(?i)(?<![\w#-]){_ID}(?![\w-])")
_BOTH = re.compile(
    r"(?i)\b(?:between|differ\w*|compare\w*|together|same|duplicates?|relat\w+|link\w*"
    r"|versus|vs|both|more|less|first|sooner|later|earlier|bigger|higher|more|prefer"
    r"|(?:un)?like|connect\w*|each other|instead|total|sum|block(?:s|ing)?|depends?)\b"
)
"""What is asked of things beside one another, or of what they do to others."""
_SINGULAR = {"are": "is", "were": "was", "do": "does", "have": "has"}
_VERB = re.compile(r"(?i)\b(are|were|do|have)\b")
_PROPERTIES = re.compile(
    r"(?i)\b(status|date|owner|assignee|exposure|score|forecast|deadline|state)(?:e?s)?"
    r"( (?:of|for) )"
)
MOST = 6
"""Ids that are answered one by one."""


def apart(text: str) -> tuple[str, ...]:
    """Return a question about several ids as one about each, else none.

    The ids stand in one row, joined by `and`, `or` or commas.
    """
    rows = list(_ROW.finditer(text))
    if len(rows) != 1 or _BOTH.search(text):
        return ()
    [row] = rows
    keys = list(dict.fromkeys(_ONE.findall(row[0])))
    others = _ONE.findall(text[: row.start()] + " " + text[row.end() :])
    if not 1 < len(keys) <= MOST or any(map(_is_key, others)):
        return ()
    if not all(map(_is_key, keys)):
        return ()
    before = re.sub(r"(?i)^(\W*)which of\s*$", r"\1is ", text[: row.start()])
    after = text[row.end() :]
    if before != text[: row.start()]:
        after = re.sub(r"(?i)^\s*(?:is|are)\b", "", after)
    before = _PROPERTIES.sub(r"\1\2", before)
    lead = _VERB.sub(lambda one: _SINGULAR[one[0].casefold()], before, count=1)
    return tuple(f"{lead}{key}{after}" for key in keys)


def _is_key(word: str) -> bool:
    """Whether a word is written as an id: a dash, a hash sign or capital letters."""
    return bool(re.search(r"[-_#!]\d", word)) or bool(re.match(r"[A-Z]+\d", word))
