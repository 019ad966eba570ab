"""The objects that matter in JSON, however many answers and wrappers lie around."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ingest.reader import Document

_DEEPEST = 8
_NEXT = ("@odata.nextLink", "odata.nextLink", "nextLink", "continuationToken")


@dataclass
class JsonList:
    """The wanted objects with their JSON pointers.

    `odd` are the pointers of what stands among them and is none; `around` are the
    objects that hold the lists, outermost first.
    """

    found: list[tuple[str, Mapping[str, Any]]] = field(default_factory=list)
    odd: list[str] = field(default_factory=list)
    around: list[Mapping[str, Any]] = field(default_factory=list)

    @property
    def is_single(self) -> bool:
        """Whether the file is one object and no list."""
        return [place for place, _ in self.found] == [""]

    def short_of(self, *totals: str) -> Iterator[str]:
        """Say what the answers around tell of entries that are not in the file."""
        stated = [
            answer[name]
            for answer in self.around
            for name in totals
            if type(answer.get(name)) is int
        ]
        held = len(self.found) + len(self.odd)
        if stated and max(stated) > held:
            yield f"{held} of {max(stated)} entries are in the file"
        elif self.around and any(self.around[-1].get(name) for name in _NEXT):
            yield f"{held} entries are in the file, and there is a next page"


def objects_within(
    value: object, is_wanted: Callable[[Mapping[str, Any]], bool]
) -> JsonList:
    """Find the wanted objects in lists and wrappers; none is looked for within one."""
    result = JsonList()
    _walk(value, "", is_wanted, result, _DEEPEST)
    return result


def is_json(document: Document) -> bool:
    """Whether the first character is one that JSON of objects begins with."""
    return document.head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in {b"{", b"["}


def _walk(
    value: object,
    place: str,
    is_wanted: Callable[[Mapping[str, Any]], bool],
    result: JsonList,
    depth: int,
) -> None:
    if isinstance(value, dict) and is_wanted(value):
        result.found.append((place, value))
    elif depth and isinstance(value, dict):
        result.around.append(value)
        for name, inner in value.items():
            step = name.replace("~", "~0").replace("/", "~1")
            _walk(inner, f"{place}/{step}", is_wanted, result, depth - 1)
    elif depth and isinstance(value, list):
        among = any(isinstance(one, dict) and is_wanted(one) for one in value)
        for index, inner in enumerate(value):
            where = f"{place}/{index}"
            if among and not (isinstance(inner, dict) and is_wanted(inner)):
                result.odd.append(where)
            else:
                _walk(inner, where, is_wanted, result, depth - 1)
