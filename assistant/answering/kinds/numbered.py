"""How many things, where the sentence has only their number: `we keep the 40`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from assistant.answering.asked.question import Question
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.sentences import Reader
from assistant.answering.demands import has_deed
from assistant.domain.evidence import LONGEST_QUOTE
from assistant.domain.people import fold
from assistant.extract.done.past_forms import base_of
from assistant.extract.text.sentences import split
from assistant.facts.sameness.stems import is_negated, stem_of

_ASKS = re.compile(r"(?i)\bhow many (?P<things>[^\W\d_]{3,})\b(?P<rest>[^?]*)")
_NUMBER = re.compile(
    r"(?i)\b(?:the|these|those|all) (?P<number>\d[\d.,]*)(?= ?[.,;:!)]|$)"
)
_WORD = re.compile(r"[^\W\d_]{3,}")
_UNSURE = re.compile(r"(?i)\b(?:if|unless|whether|might|may|could|would|should)\b|\?")
_BACK = 12
"""Passages before a number among which its things are named."""


def numbered_told(
    question: Question, reader: Reader, near: Collection[str]
) -> list[Candidate]:
    """Return the newest sentence with the number, and the one that says of what.

    It tells what is asked to be done or not done; the things stand in the same source
    before it, right behind the same number.
    """
    asked = _ASKS.search(question.text)
    deed = _deed(asked["rest"]) if asked else None
    if asked is None or deed is None or question.ids or question.days:
        return []
    found = [
        (told, named)
        for place, number, told in _numbers(reader, near, deed, question)
        if (named := _named(reader, place, number, fold(asked["things"])))
    ]
    newest = max(found, key=lambda pair: pair[0].day, default=())
    return list(newest)


def _deed(text: str) -> str | None:
    """Return the last word that says what is done to the things."""
    words = [fold(word) for word in _WORD.findall(text)]
    deeds = [word for word in words if word.endswith("ed") or base_of(word)]
    return deeds[-1] if deeds else None


def _numbers(
    reader: Reader, near: Collection[str], deed: str, question: Question
) -> Iterator[tuple[int, str, Candidate]]:
    denied = is_negated(question.text)
    for place, sourced in enumerate(reader.passages):
        if sourced.id not in near or sourced.passage.quoted:
            continue
        for piece in split(sourced.passage.text):
            found = _NUMBER.search(piece.core)
            if found is None or _UNSURE.search(piece.core):
                continue
            if is_negated(piece.core) is not denied or not has_deed(piece.core, deed):
                continue
            if len(piece.text) <= LONGEST_QUOTE:
                told = reader.cut(place, piece.text, piece.core)
                yield place, found["number"].rstrip(".,"), told


def _named(reader: Reader, place: int, number: str, things: str) -> Candidate | None:
    """Return the sentence that counts the things, the nearest before."""
    form = re.compile(
        rf"(?i)(?<![\d.,]){re.escape(number)} (?:of (?:the |our )?[\d.,]+ )?"
        rf"(?:[^\W\d_]+ )?{re.escape(stem_of(things))}\w*"
    )
    source = reader.passages[place].source
    for at in range(place, max(-1, place - _BACK), -1):
        if reader.passages[at].source != source:
            break
        for piece in split(reader.passages[at].passage.text):
            if form.search(piece.core) and len(piece.text) <= LONGEST_QUOTE:
                return reader.cut(at, piece.text, piece.core)
    return None
