"""What mail and talk ask for or promise, beyond what the rules call an action."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.domain.findings import RequestFinding
from assistant.domain.reading import DocumentKind, Role
from assistant.extract.tasks.learned import Said, asks, giving_work
from assistant.extract.tasks.phrasing import fit
from assistant.extract.view import Unit, View

_FEWEST_WORDS = 3
"""Fewer ask for nothing that could be told: `Tove?`, `Please.`"""
_PROSE = frozenset({Role.PARAGRAPH, Role.ITEM})


def find_requests(view: View) -> Iterator[RequestFinding]:
    """Yield the sentences of mail, and the remarks of recordings, that give work."""
    talk = [unit for unit in view.units if unit.role is Role.TURN]
    given = giving_work([Said(unit.core, unit.speaker) for unit in talk])
    working = {id(unit) for unit, gives in zip(talk, given, strict=True) if gives}
    for unit in view.units:
        if (id(unit) in working or _asks_by_mail(unit)) and _says_what(unit):
            yield RequestFinding(passage=unit.passage.id, quote=fit(unit.quote))


def _asks_by_mail(unit: Unit) -> bool:
    """Whether the writer of a mail asks or promises; a quoted reply repeats."""
    passage = unit.passage.passage
    is_written = unit.passage.kind is DocumentKind.MAIL and unit.role in _PROSE
    return is_written and not passage.quoted and asks(unit.core)


def _says_what(unit: Unit) -> bool:
    return len(unit.core.split()) >= _FEWEST_WORDS
