"""What a user should know of a file's words before passing them on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.domain.reading import Passage, ReadProblem, ReadResult
from ingest.privacy.credentials import credentials
from ingest.privacy.hidden_text import hidden_text
from ingest.privacy.personal_data import personal_data
from ingest.reader import Document

_LINES = re.compile(r"(?P<before>.*?)lines? (?P<first>\d+)(?:-\d+)?")


def text_warnings(document: Document, result: ReadResult) -> Iterator[ReadProblem]:
    """Yield problems for characters nobody sees, credentials and personal data.

    Each kind is named once, with its first place and how many lines have it; what was
    found is not repeated.
    """
    yield from hidden_text(document)
    found: dict[str, _Found] = {}
    for passage in result.passages:
        for place, line in _placed(passage):
            for what in credentials(line):
                found.setdefault(what, _Found(place, _SECRET)).add(line)
            for what in personal_data(line):
                found.setdefault(what, _Found(place, _PERSONAL)).add(line)
    for what, one in found.items():
        yield one.problem(what)


_SECRET = (
    "do not send it on",
    "make it invalid where it is used, take it out of the file and ingest that again",
)
_PERSONAL = (
    "pass it on only to those who need it",
    "take it out of the file unless the project needs it, and ingest that again",
)


@dataclass
class _Found:
    """The places of one kind: the first, and the lines that have it."""

    place: str
    advice: tuple[str, str]

    def __post_init__(self) -> None:
        self.lines: set[int] = set()

    def add(self, line: str) -> None:
        self.lines.add(hash(line))

    def problem(self, what: str) -> ReadProblem:
        others = len(self.lines) - 1
        more = f" (and {others} more like it)" if others else ""
        warning, fix = self.advice
        return ReadProblem(
            where=self.place, what=f"looks like {what}{more}: {warning}", fix=fix
        )


def _placed(passage: Passage) -> Iterator[tuple[str, str]]:
    """Yield the lines of a passage with their places."""
    match = _LINES.fullmatch(passage.locator)
    for index, line in enumerate(passage.text.split("\n")):
        place = passage.locator
        if match:
            place = f"{match['before']}line {int(match['first']) + index}"
        yield place, line
