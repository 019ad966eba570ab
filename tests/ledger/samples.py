"""Versions as an ingest would hand them over."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from assistant.domain.base import digest
from assistant.domain.labels import Label
from assistant.domain.reading import DocumentKind, Passage, ReadResult
from assistant.domain.records import Ticket
from assistant.ledger.incoming import Incoming
from assistant.ledger.ledger import Ledger


def day(number: int) -> date:
    return date(2030, 5, number)


def ticket(key: str, status: str) -> Ticket:
    return Ticket(key=key, title=f"Work of {key}", status=status, locator="row 2")


def snapshot(on: date, *tickets: Ticket, path: str | None = None) -> Incoming:
    content = f"{on}{tickets}"
    return Incoming(
        path=path or f"week/{on}.csv",
        digest=digest(content),
        as_of=on,
        label=Label.CLIENT,
        result=ReadResult(
            kind=DocumentKind.JIRA_CSV,
            stream="jira:ABC",
            complete=True,
            records=tickets,
        ),
        passage_labels=(),
    )


def note(path: str, on: date, *lines: str, held: date | None = None) -> Incoming:
    passages = tuple(
        Passage(locator=f"line {number}", text=line)
        for number, line in enumerate(lines, 1)
    )
    return Incoming(
        path=path,
        digest=digest("\n".join(lines)),
        as_of=on,
        label=Label.INTERNAL,
        result=ReadResult(
            kind=DocumentKind.NOTES_MARKDOWN, dated=held or on, passages=passages
        ),
        passage_labels=tuple(Label.INTERNAL for _ in passages),
    )


def open_ledger(folder: Path) -> Ledger:
    return Ledger(folder / "ledger.db")
