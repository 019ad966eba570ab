"""Words of a RAID log that had no meaning, and the rows on which they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from assistant.domain.reading import ReadProblem

_MOST_PLACES = 5
_LONGEST = 80


@dataclass
class Places:
    """Where something stands: the first places, and how many there are."""

    first: list[str] = field(default_factory=list)
    count: int = 0

    def add(self, place: str) -> None:
        """Count a place."""
        self.count += 1
        if self.count <= _MOST_PLACES:
            self.first.append(place)

    def __str__(self) -> str:
        """List the first of them, and say how many more there are."""
        listed, more = ", ".join(self.first), self.count - len(self.first)
        return f"{listed} and {more} more" if more else listed


def no_entries(name: str, count: int) -> ReadProblem:
    """Say that rows of this type are no entries of a log."""
    return ReadProblem(
        where="",
        what=f"{count} rows of type {name!r} are no RAID entries; their text can be "
        "searched",
        fix="keep them in a log of their own",
    )


@dataclass
class Unknown:
    """Values that had no meaning by kind (`level`, `status`), with their places."""

    found: dict[str, dict[str, Places]] = field(default_factory=dict)

    def add(self, kind: str, text: str, place: str = "") -> None:
        """Remember a value; a name of a column has no place of its own."""
        places = self.found.setdefault(kind, {}).setdefault(text, Places())
        if place:
            places.add(place)

    @property
    def values(self) -> dict[str, tuple[str, ...]]:
        """The values by kind, as a read result lists them."""
        return {kind: tuple(texts) for kind, texts in self.found.items()}

    @property
    def remarks(self) -> Iterator[str]:
        """Say on which rows each value stands."""
        for kind, texts in self.found.items():
            for text, places in texts.items():
                if places.count:
                    yield f"{kind} {text[:_LONGEST]!r} was not understood: {places}"
