"""Cells that hold several words or people."""

from __future__ import annotations

import re
from typing import Final

from assistant.domain.people import fold

_LISTED: Final = re.compile(r"[,;\n]+")
_PARTICLE_WORDS: Final = (
    "van von vom zu zur ter ten de den der del della di da do dos du la le el al bin"
    " ben ibn mac st san"
)
_PARTICLES: Final = frozenset(_PARTICLE_WORDS.split())
"""Words that open a family name of several: "van den Berg, Jan Piet" is one person."""


def listed(cell: str) -> tuple[str, ...]:
    """Return the parts of a cell that commas, semicolons or lines separate."""
    parts = _LISTED.split(_unbracketed(cell))
    return tuple(part.strip() for part in parts if part.strip())


def people_of(cell: str) -> list[str]:
    """Return the people of a cell; "Last, First" is one, "First Last, First Last" two.

    One is returned at least, which may be empty.
    """
    bare = _unbracketed(cell).strip()
    parts = [part.strip() for part in re.split(r"[;\n]", bare) if part.strip()]
    if len(parts) < 2:
        commas = [part.strip() for part in bare.split(",") if part.strip()]
        full = all(" " in part or "@" in part for part in commas)
        is_turned = fold(bare).partition(" ")[0] in _PARTICLES
        parts = commas if len(commas) > 1 and full and not is_turned else [bare]
    return parts


def _unbracketed(cell: str) -> str:
    """Return a list without its brackets, as programs write them."""
    bare = cell.strip()
    return bare[1:-1] if bare.startswith("[") and bare.endswith("]") else bare
