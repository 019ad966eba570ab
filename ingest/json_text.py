"""JSON from untrusted bytes: deep, doubled and impossible values are named."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from assistant.domain.reading import ReadProblem
from ingest.errors import UnreadableFileError
from ingest.text import decode


@dataclass
class _Odd:
    doubled: dict[str, None] = field(default_factory=dict)
    constants: dict[str, None] = field(default_factory=dict)

    def pairs(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for name, value in pairs:
            if name in found and found[name] != value:
                self.doubled[name] = None
            found[name] = value
        return found

    def constant(self, name: str) -> None:
        self.constants[name] = None


def load_json(data: bytes, path: str) -> tuple[Any, tuple[ReadProblem, ...]]:
    """Parse the bytes; NaN and infinities become None, and that is a problem.

    Raises:
        UnreadableFileError: If it is no JSON, or nested too deeply to be a document.
    """
    text = decode(data, path)
    odd = _Odd()
    try:
        value = json.loads(
            text.body,
            object_pairs_hook=odd.pairs,
            parse_constant=odd.constant,
            strict=False,
        )
    except json.JSONDecodeError as error:
        raise UnreadableFileError(
            f"{path!r} is not valid JSON: line {error.lineno}: {error.msg}.",
            fix="Export it again; the file may have been cut off.",
        ) from error
    except (RecursionError, ValueError) as error:
        raise UnreadableFileError(
            f"{path!r} nests too deeply or holds a number that is too long.",
            fix="Export it again.",
        ) from error
    problems = [text.problem] if text.problem else []
    problems += [
        _problem(f"{name!r} stands twice with different values; the last was read")
        for name in odd.doubled
    ]
    problems += [
        _problem(f"{name} is no JSON value; left empty") for name in odd.constants
    ]
    return value, tuple(problems)


def _problem(what: str) -> ReadProblem:
    return ReadProblem(where="", what=what, fix="export the file again")
