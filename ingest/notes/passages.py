"""What every reader of written prose does with a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.domain.labels import Label
from assistant.domain.reading import Passage, PersonMention, ReadProblem, Role
from ingest.date_order import written_order
from ingest.notes.attendees import credited
from ingest.notes.heading_dates import (
    document_date,
    doubtful_date,
    parse_day,
)
from ingest.notes.role_lines import people_of
from ingest.reader import DateOrder, Document, ReadContext
from ingest.text.decoding import decode
from ingest.text.front_matter import FrontMatter, front_matter
from ingest.text.markdown_tables import plain
from ingest.text.prose import markdown_passages, text_passages

_HEADING_LINE = re.compile(r"#{1,6}\s+(?P<title>.*?)\s*#*\s*")
_LONGEST_TITLE = 120
_TOP_PASSAGES = 10


@dataclass(frozen=True, slots=True)
class WrittenText:
    """A text file taken apart: its passages and what it says of itself.

    `unmapped` is as in a read result: a label that is no known word.
    """

    lines: list[str]
    title: str | None
    dated: date | None
    dated_from: str
    label: Label | None
    passages: tuple[Passage, ...]
    people: tuple[PersonMention, ...]
    problems: tuple[ReadProblem, ...]
    unmapped: dict[str, tuple[str, ...]]


def read_written(
    document: Document, context: ReadContext, *, markdown: bool
) -> WrittenText:
    """Take a Markdown or plain text file apart.

    Raises:
        UnreadableFileError: If the bytes are not text.
    """
    text = decode(document.data, document.path)
    lines = text.lines
    front = front_matter(lines) if markdown else front_matter(())
    body = lines[front.end :]
    order = written_order(body) or context.date_order
    dated = parse_day(front.date, order, context.today)
    dated_from = "front matter" if dated else ""
    if dated is None:
        dated, dated_from = document_date(body, document.name, context)
    doubts = () if dated else _doubts(body, front.end, context)
    split = markdown_passages if markdown else text_passages
    passages = split(lines, front.end)
    return WrittenText(
        lines=lines,
        title=front.title or title_of(passages),
        dated=dated,
        dated_from="its own date reads in two ways" if doubts else dated_from,
        label=front.label,
        passages=passages,
        people=(*people_of(body, passages), *credited(body)),
        problems=(
            *filter(None, (text.problem,)),
            *_strange_date(front, order, context),
            *doubts,
        ),
        unmapped=_strange_label(front),
    )


def _strange_date(
    front: FrontMatter, order: DateOrder | None, context: ReadContext
) -> Iterator[ReadProblem]:
    """Say that the front matter's date is none, so that another day was taken."""
    if front.date and parse_day(front.date, order, context.today) is None:
        yield ReadProblem(
            where="front matter",
            what=f"{front.date[:40]!r} is not a date that reads in one way; the day "
            "was taken from elsewhere",
            fix="write it as YYYY-MM-DD, or ingest with --as-of",
        )


def _doubts(
    body: Sequence[str], above: int, context: ReadContext
) -> tuple[ReadProblem, ...]:
    """Say that the text's own date may be two days, so that it has none."""
    doubt = doubtful_date(body, context)
    if doubt is None:
        return ()
    number, words = doubt
    return (
        ReadProblem(
            where=f"line {above + number}",
            what=f"{words!r} may be day first or month first, and nothing else in the "
            "file says which; its day was taken from elsewhere",
            fix="set date_order = 'dmy' or 'mdy' under [project] in ontrack.toml, and "
            "ingest again",
        ),
    )


def _strange_label(front: FrontMatter) -> dict[str, tuple[str, ...]]:
    strange = front.label_words and front.label is None
    return {"label": (front.label_words,)} if strange else {}


def title_of(passages: Sequence[Passage]) -> str | None:
    """Return the first heading near the top, else a short first line."""
    top = passages[:_TOP_PASSAGES]
    title = next((part for part in top if _is_heading(part)), None)
    title = title or next(iter(top), None)
    if title is None:
        return None
    words = plain(_HEADING_LINE.sub(r"\g<title>", title.text.split("\n", 1)[0].strip()))
    return words if 0 < len(words) <= _LONGEST_TITLE else None


def _is_heading(passage: Passage) -> bool:
    return passage.role is Role.HEADING and not passage.text.rstrip().endswith(":")


def head_text(document: Document) -> str:
    """Return the first 4 KiB as text, leniently, for recognising a kind."""
    return document.head.decode("utf-8-sig", errors="replace").replace("\r", "\n")
