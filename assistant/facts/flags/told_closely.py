"""Whether a ticket or an entry of the log tells something in nearly the same words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from assistant.domain.records import RaidEntry, Ticket
from assistant.extract.text.sentences import split
from assistant.facts.sameness.stems import is_negated, other_numbers, shared, stems
from assistant.facts.sameness.word_index import WordIndex

_OF_ITS, _OF_SAID = 0.6, 0.7
"""Shares of the content words of a record and of what was said that both have."""
_FEWEST = 2
_CLAUSE = re.compile(r"[,;:–—]\s|\s(?:and|so|but|because) ")
_NUMBER = re.compile(r"(?<![\w.])\d+(?:[.,]\d+)*(?!\w)")


class ToldClosely:
    """The titles and sentences of records, found by what was said of their matter."""

    def __init__(self, records: Iterable[Ticket | RaidEntry]) -> None:
        self._texts = tuple(
            text
            for record in records
            for text in (record.title, *_sentences(record.description))
            if len(stems(text)) >= _FEWEST
        )

    def has(self, words: str) -> bool:
        """Whether one of them says it, also as a part of a longer sentence.

        Most content words of each must be in the other, and a number in both.
        """
        parts = [words, *_CLAUSE.split(words)]
        return any(
            _is_close(part, self._texts[number])
            for part in parts
            for number in self._index.near(stems(part), _OF_SAID, common=_FEWEST)
        )

    @cached_property
    def _index(self) -> WordIndex:
        return WordIndex(self._texts)


def _sentences(text: str) -> Iterator[str]:
    return (sentence.core for sentence in split(text))


def _is_close(said: str, told: str) -> bool:
    mine, theirs = stems(said), stems(told)
    common = len(shared(mine, theirs))
    numbers = set(_NUMBER.findall(said)), set(_NUMBER.findall(told))
    if all(numbers) and numbers[0].isdisjoint(numbers[1]):
        return False
    return (
        common >= _FEWEST
        and common >= _OF_ITS * len(theirs)
        and common >= _OF_SAID * len(mine)
        and not other_numbers(said, told)
        and is_negated(said) == is_negated(told)
    )
