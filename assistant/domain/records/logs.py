"""What logs, calendars and sent updates hold: decisions, absences, claims."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from pydantic import Field

from assistant.domain.records.base import Record, is_empty


class LoggedDecision(Record):
    """A row of a decision log."""

    type: ClassVar[str] = "decision"
    what: str
    decided_on: date | None = None
    decided_by: str | None = None
    place: str = ""


class LoggedAbsence(Record):
    """A person's absence as a calendar or sheet holds it.

    `start` and `end` are its first and last day, in the zone of the source; `what` are
    the source's words.
    """

    type: ClassVar[str] = "absence"
    person: str
    start: date
    end: date
    what: str = ""


class SentUpdate(Record):
    """A status update that was sent before; `key` is audience and day.

    `places` locate the lines of the body in a file whose own lines they are not.
    """

    type: ClassVar[str] = "sent_update"
    audience: str
    sent_on: date
    health: str | None = None
    health_quote: str = ""
    body: str = ""
    author: str | None = None
    places: tuple[str, ...] = Field(default=(), exclude_if=is_empty)
