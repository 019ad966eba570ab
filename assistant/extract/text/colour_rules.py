"""What a page says of colours: the rule by which one is given, and no state."""

from __future__ import annotations

import re
from typing import Final

from assistant.domain.people import fold
from assistant.domain.reading import WIKI_KINDS, Role
from assistant.domain.sourced import SourcedPassage

_COLOUR: Final = r"(?:green|amber|yellow|red|grun|gelb|rot)"
_RULE: Final = re.compile(
    rf"^\W*{_COLOUR}\b\W{{0,4}}(?::|=|[–—-] |means\b|if\b|when\b)"
    rf"|\b(?:is|turns|means) {_COLOUR} (?:if|when|while|as soon)\b"
)
_COLUMN: Final = re.compile(rf"\W*{_COLOUR}\W*")
_ASKED: Final = re.compile(rf"\b(?:{_COLOUR}|colou?rs?|rag)\b")
_FEWEST: Final = 2


def states_colour_rule(text: str) -> bool:
    """Whether the words of a page say when a colour is given: `Red: a gate is late`."""
    return _RULE.search(fold(text)) is not None


def is_colour_row(piece: SourcedPassage) -> bool:
    """Whether it is a row of a page's table that has a column for each colour."""
    passage = piece.passage
    if passage.role is not Role.ROW or piece.kind not in WIKI_KINDS:
        return False
    columns = [name for name, _ in passage.cells if _COLUMN.fullmatch(fold(name))]
    return len(columns) >= _FEWEST


def asks_of_colours(text: str) -> bool:
    """Whether a question is about colours, so that their rules may answer it."""
    return _ASKED.search(fold(text)) is not None
