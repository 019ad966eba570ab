"""What is quoted of a passage that answers a query: whole, or its best stretch."""

from __future__ import annotations

from assistant.domain.evidence import LONGEST_QUOTE, Quote
from assistant.domain.reading import Role
from assistant.evidence.search import Hit
from assistant.extract.tasks.phrasing import fit
from assistant.extract.text.sentences import split
from assistant.facts.sameness.stems import shared, stems

_CELL_GAP = " | "


def quote_of(hit: Hit, query: str) -> Quote:
    """Cite the hit in at most 300 characters, around what the query asks for."""
    passage = hit.passage.passage
    text = passage.text.strip()
    if passage.role is Role.ROW and not text.startswith("|"):
        text = _cell(text, query)
    return hit.passage.quote(text if len(text) <= LONGEST_QUOTE else _near(text, query))


def _cell(text: str, query: str) -> str:
    """Return what can be quoted of cells that a reader put side by side: one."""
    asked = set(query.casefold().split())
    cells = [cell.strip() for cell in text.split(_CELL_GAP)]
    return max(
        cells, key=lambda cell: (len(asked & set(cell.casefold().split())), len(cell))
    )


def _near(text: str, query: str) -> str:
    """Return the sentence that shares most words, with what fits around it."""
    wanted = stems(query)
    places = [(one.start, one.start + len(one.text)) for one in split(text)]
    if not places:
        return fit(text)
    best = max(
        range(len(places)),
        key=lambda n: (len(shared(wanted, stems(text[slice(*places[n])]))), -n),
    )
    first = last = best
    while last + 1 < len(places) and places[last + 1][1] - places[first][0] <= (
        LONGEST_QUOTE
    ):
        last += 1
    while first and places[last][1] - places[first - 1][0] <= LONGEST_QUOTE:
        first -= 1
    return fit(text[places[first][0] : places[last][1]])
