"""Decisions without a word of deciding: assent, answers, rules and what leaves."""

from __future__ import annotations

from assistant.domain.reading import UPDATE_KINDS, WIKI_KINDS, Role
from assistant.extract.deciding.answers import chosen
from assistant.extract.deciding.assents import Passing, assented
from assistant.extract.deciding.conclusions import concluded
from assistant.extract.deciding.firm_words import said_firmly
from assistant.extract.deciding.rulings import closes_talk, ruled
from assistant.extract.deciding.scope import takes_out
from assistant.extract.deciding.settled_after import settled_after
from assistant.extract.deciding.sounds_decided import sounds_decided
from assistant.extract.deciding.told_of_things import is_told
from assistant.extract.deciding.words import NOT_DECIDED
from assistant.extract.text.sections import Section
from assistant.extract.view import Unit, View
from ingest.privacy.confidence import asks_for_confidence

_APART = frozenset(
    {Section.PEOPLE, Section.ACTIONS, Section.OPTIONS, Section.PAST, Section.RISKS}
)


def in_passing(view: View, unit: Unit, chair: str | None) -> Passing | None:
    """Return what a sentence settles though it does not say that it decides.

    Pages and updates tell what is so, and settle nothing by such words.
    """
    kind = unit.passage.kind
    if kind in WIKI_KINDS or kind in UPDATE_KINDS or unit.role is Role.ROW:
        return None
    if unit.sentence.box is not None or unit.section in _APART or unit.jokes:
        return None
    if unit.passage.passage.quoted:
        return None
    kept = asks_for_confidence(unit.core)
    if kept or NOT_DECIDED.search(unit.core) or is_told(view, unit):
        return None
    out = takes_out(view, unit)
    if out is not None:
        return Passing(unit, out.what)
    return (
        assented(view, unit)
        or ruled(view, unit, chair)
        or chosen(view, unit, chair)
        or closes_talk(view, unit, chair)
        or concluded(view, unit)
        or said_firmly(view, unit, chair)
        or settled_after(view, unit)
        or sounds_decided(view, unit)
    )
