"""What the models learn from, as the program itself reads it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

from assistant.domain.people import People
from assistant.domain.reading import Role
from assistant.extract.findings import ExtractContext
from assistant.extract.tasks.learned import Said
from assistant.extract.view import View
from bench.extract.data import Act, Source
from bench.extract.reading import document_of

_PARTS = 5


@dataclass(frozen=True, slots=True)
class Talk:
    """A meeting as remarks, each with the number of its act, and the acts' labels."""

    name: str
    said: tuple[Said, ...]
    acts: tuple[int, ...]
    labels: tuple[bool, ...]

    @property
    def series(self) -> str:
        """What its group of people has in all their meetings."""
        return self.name[:-1]


def is_held(sentence: str) -> bool:
    """Whether a sentence of mail is of the fifth that no model learns from.

    Sentences that begin alike fall on the same side.
    """
    return crc32(beginning(sentence).encode()) % _PARTS == 0


def beginning(sentence: str) -> str:
    """Return the first words: texts made from one template share them."""
    return " ".join(sentence.lower().split()[:6])


def mails(source: Source) -> list[Act]:
    """Return the sentences of mail that a model may learn from."""
    return [act for act in source.mails() if not is_held(act.text)]


def meetings(source: Source, split: str) -> list[Talk]:
    """Return the meetings of a split, in remarks as the extractors see them."""
    return [_talk(name, acts) for name, acts in source.meetings(split).items()]


def _talk(name: str, acts: Sequence[Act]) -> Talk:
    units = View(document_of(acts, Role.TURN), ExtractContext(People([]))).units
    return Talk(
        name,
        tuple(Said(unit.core, unit.speaker) for unit in units),
        tuple(int(unit.passage.id) for unit in units),
        tuple(act.is_action for act in acts),
    )
