"""What every row of a structured source has."""

from __future__ import annotations

import re
from typing import ClassVar

from pydantic import Field

from assistant.domain.base import Frozen
from assistant.domain.labels import Label

_FOR_MACHINES = re.compile(
    r"\d{9,}|[0-9A-Fa-f-]{16,}|(?=.*[a-z])(?=.*[A-Z0-9])[A-Za-z0-9]{8}"
)


def is_absent(value: object) -> bool:
    """Whether a field is left out of what is kept, since its row says nothing."""
    return value is None


def is_false(value: object) -> bool:
    """Whether a field is left out of what is kept, since it says no or nothing."""
    return not value


def is_empty(value: object) -> bool:
    """Whether a field is left out of what is kept, since it has no parts."""
    return value == ()


def is_opaque(key: str) -> bool:
    """Whether a key is a machine's, which nobody says or knows by heart."""
    return _FOR_MACHINES.fullmatch(key) is not None


class Record(Frozen):
    """A row of a structured source; `key` names it within its type.

    `locator` is the place in the file it was read from (`row 12`); it is no part of
    the record's state. `closed` is how closed the row says itself to be, None if it
    says nothing: it may close the row further than its file, never open it.
    """

    type: ClassVar[str]
    key: str
    locator: str = ""
    closed: Label | None = Field(default=None, exclude_if=is_absent)
