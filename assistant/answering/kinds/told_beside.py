"""A number that stands in a sentence of its own, right behind the one it is of.

`The chairs are counted. 61, not 48.`
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import pairwise

from assistant.answering.asked.asks import Wanted
from assistant.answering.asked.question import Question
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.sentences import Reader
from assistant.drafting.words import plain
from assistant.extract.text.sentences import split
from assistant.facts.sameness.stems import is_negated, shared, stems

_HOW_MANY = re.compile(r"(?i)^\W*how many (?P<thing>[^\W\d_][\w-]*)")
_NUMBER = re.compile(r"\d[\d,.]*(?=[\s,.;]|$)(?! ?(?:%|percent|per cent|[ap]\.?m\b))")
_OTHER_UNIT = re.compile(r"\d[\d,.]*\s+(?!not\b|and\b|or\b|in\b|now\b|so\b)[^\W\d_]")
_MOST_WORDS = 6
"""Words of a sentence that says no more than a number."""


def number_beside(
    question: Question, reader: Reader, near: Collection[str]
) -> list[Candidate]:
    """Return the newest sentence of what is counted, with the number behind it."""
    asked = _HOW_MANY.match(question.text)
    if asked is None or question.wanted is not Wanted.AMOUNT or question.people:
        return []
    words = question.subject | stems(asked["thing"])
    found = list(_pairs(words, question, reader, near))
    return sorted(found, key=lambda one: (one.day, one.words))[-1:]


def _pairs(
    words: frozenset[str], question: Question, reader: Reader, near: Collection[str]
) -> Iterator[Candidate]:
    for place, sourced in enumerate(reader.passages):
        if sourced.id not in near or sourced.passage.quoted:
            continue
        for one, after in pairwise(split(sourced.passage.text)):
            said = plain(one.core)
            if shared(words, stems(said)) != words or _is_unsure(said):
                continue
            marked = all(mark.search(said.casefold()) for mark in question.marks)
            if marked and _is_number(plain(after.core)):
                text = sourced.passage.text
                whole = text[one.start : after.start + len(after.text)]
                yield reader.cut(place, whole, f"{said} {after.core}")


def _is_unsure(said: str) -> bool:
    return said.endswith("?") or is_negated(said) or bool(re.search(r"\d", said))


def _is_number(said: str) -> bool:
    """Whether it begins with a number and says hardly more, of no other unit."""
    begins = _NUMBER.match(said) is not None and _OTHER_UNIT.match(said) is None
    return begins and len(said.split()) <= _MOST_WORDS
