"""JSON from untrusted bytes: deep, doubled and impossible values are named."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from assistant.domain.reading import ReadProblem
from ingest.errors import UnreadableFileError
from ingest.text.decoding import decode

_FEWEST_LINES = 2


@dataclass
class Odd:
    """What JSON should not hold and what a parser lets pass."""

    doubled: dict[str, None] = field(default_factory=dict)
    constants: dict[str, None] = field(default_factory=dict)

    def pairs(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        """Make an object, of doubled names the last; to be handed to a decoder."""
        found: dict[str, Any] = {}
        for name, value in pairs:
            if name in found and found[name] != value:
                self.doubled[name] = None
            found[name] = value
        return found

    def constant(self, name: str) -> None:
        """Leave NaN and infinities empty; to be handed to a decoder."""
        self.constants[name] = None

    def problems(self, *others: ReadProblem | None) -> tuple[ReadProblem, ...]:
        """Return what was odd, behind other problems that there are."""
        return (
            *filter(None, others),
            *(
                _problem(
                    f"{name!r} stands twice with different values; the last was read"
                )
                for name in self.doubled
            ),
            *(
                _problem(f"{name} is no JSON value; left empty")
                for name in self.constants
            ),
        )


def decoder(odd: Odd) -> json.JSONDecoder:
    """Return a decoder that notes what is odd, and lets control characters pass."""
    return json.JSONDecoder(
        object_pairs_hook=odd.pairs, parse_constant=odd.constant, strict=False
    )


def load_json(data: bytes, path: str) -> tuple[Any, tuple[ReadProblem, ...]]:
    """Parse the bytes; NaN and infinities become None, and that is a problem.

    Of JSON lines a list is made; a line that is none stands in it as None.

    Raises:
        UnreadableFileError: If it is no JSON, or nested too deeply to be a document.
    """
    text = decode(data, path)
    odd = Odd()
    lost: tuple[ReadProblem, ...] = ()
    try:
        value = decoder(odd).decode(text.body)
    except json.JSONDecodeError as error:
        value, lost = _lines(text.lines, odd)
        if value is None and _ends_early(error):
            raise UnreadableFileError(
                f"{path!r} is cut off: its JSON ends in the middle of line "
                f"{error.lineno}.",
                fix="Export or copy it again, to its end.",
            ) from error
        if value is None:
            raise UnreadableFileError(
                f"{path!r} is not valid JSON: line {error.lineno}: {error.msg}.",
                fix="Export it again.",
            ) from error
    except (RecursionError, ValueError) as error:
        raise UnreadableFileError(
            f"{path!r} nests too deeply or holds a number that is too long.",
            fix="Export it again.",
        ) from error
    return value, (*odd.problems(text.problem), *lost)


def is_cut_off(data: bytes, path: str) -> bool:
    """Whether the bytes are the beginning of JSON, and its end is missing."""
    try:
        decoder(Odd()).decode(decode(data, path).body)
    except json.JSONDecodeError as error:
        return _ends_early(error)
    except (RecursionError, ValueError, UnreadableFileError):
        return False
    return False


def _ends_early(error: json.JSONDecodeError) -> bool:
    is_open = error.msg.startswith("Unterminated string")
    return is_open or error.pos >= len(error.doc.rstrip())


def _lines(
    lines: Sequence[str], odd: Odd
) -> tuple[list[Any] | None, tuple[ReadProblem, ...]]:
    """Read one object a line, if most lines are objects; None if they are not."""
    full = [(number, line) for number, line in enumerate(lines, 1) if line.strip()]
    whole = sum(
        line.lstrip()[:1] == "{" and line.rstrip()[-1:] == "}" for _, line in full
    )
    if whole * 2 < len(full) or whole < _FEWEST_LINES:
        return None, ()
    found: list[Any] = []
    lost: list[ReadProblem] = []
    for number, line in full:
        try:
            found.append(decoder(odd).decode(line))
        except json.JSONDecodeError as error:
            found.append(None)
            what = f"the line is not valid JSON: {error.msg}"
            lost.append(
                ReadProblem(
                    where=f"line {number}", what=what, fix="export the file again"
                )
            )
    if len(lost) * 2 > len(full):
        return None, ()
    return found, tuple(lost)


def _problem(what: str) -> ReadProblem:
    return ReadProblem(where="", what=what, fix="export the file again")
