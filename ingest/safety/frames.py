"""What goes between ontrack and the process that reads hostile files, and how.

Everything is JSON behind its length; what comes back is checked by pydantic, so that
a reader that was taken over can give nothing but a wrong answer.
"""

from __future__ import annotations

import json
import struct
from typing import Any, BinaryIO

from assistant.domain.base import Frozen
from assistant.domain.reading import ReadProblem, ReadResult

_LENGTH = struct.Struct("!Q")


class Refusal(Frozen):
    """Why a file is refused."""

    problem: str
    fix: str
    out_of_memory: bool = False


class Listed(Frozen):
    """What an archive holds: names in it, and their places from outside inwards."""

    members: tuple[tuple[str, tuple[int, ...]], ...]
    problems: tuple[ReadProblem, ...]


class Answer(Frozen):
    """One of: ready, a question, a listing, a result, a refusal; else no archive.

    `asks` is a text of which the reader wants to know whether it is a person; `last`
    says that the process ends with this answer.
    """

    asks: str | None = None
    listing: Listed | None = None
    digest: str = ""
    result: ReadResult | None = None
    refusal: Refusal | None = None
    last: bool = False

    @property
    def is_exhausted(self) -> bool:
        """Whether the process ran out of memory."""
        return self.refusal is not None and self.refusal.out_of_memory


def send(pipe: BinaryIO, data: bytes) -> None:
    """Write one frame.

    Raises:
        OSError: If nobody listens any more.
    """
    pipe.write(_LENGTH.pack(len(data)))
    pipe.write(data)
    pipe.flush()


def send_json(pipe: BinaryIO, value: dict[str, Any]) -> None:
    """Write one frame; names that are no Unicode survive; errors as in `send`."""
    send(pipe, json.dumps(value).encode())


def receive(pipe: BinaryIO, largest: int) -> bytes | None:
    """Read one frame, None if the other side is gone or says more than `largest`."""
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    if length > largest:
        return None
    data = pipe.read(length)
    return data if len(data) == length else None
