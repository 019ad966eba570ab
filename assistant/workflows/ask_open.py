"""The sentences that a reader without names may hear of passages that name somebody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.answering.sentences import POINTS_BACK
from assistant.domain.labels import Label
from assistant.domain.reading import Role
from assistant.domain.sourced import SourcedPassage
from assistant.drafting.judging import gate_base
from assistant.drafting.reach import Reach
from assistant.extract.sentences import split
from assistant.gate.sentence import analyse
from assistant.ledger.view import View
from assistant.workflows.reading import as_fact

_PROSE = frozenset({Role.PARAGRAPH, Role.ITEM})


def with_open_sentences(
    passages: Sequence[SourcedPassage], reach: Reach, view: View
) -> tuple[SourcedPassage, ...]:
    """Return the passages of a reader, with sentences of those that only hold a name.

    `passages` are those that the reader may read whole. Of a passage that nothing but
    a name keeps from them, each sentence without one is theirs, if it means nothing
    that the sentence before it names.
    """
    if reach.audience.names_people:
        return tuple(passages)
    whole = {one.id for one in passages}
    limit = reach.audience.quotes or Label.CLIENT
    names = gate_base(reach.audience, view.as_of, view.people).names
    found: list[SourcedPassage] = []
    for sourced in view.passages:
        if sourced.id in whole:
            found.append(sourced)
        elif _may_be_cut(sourced, limit, reach):
            found += _cut(sourced, names, view)
    return tuple(found)


def _may_be_cut(sourced: SourcedPassage, limit: Label, reach: Reach) -> bool:
    """Whether nothing but a name keeps the passage from the reader."""
    passage = sourced.passage
    return (
        sourced.label.rank <= limit.rank
        and passage.role in _PROSE
        and not (passage.speaker or passage.quoted)
        and reach.withheld(as_fact(sourced, passage.text)) is None
    )


def _cut(
    sourced: SourcedPassage, names: frozenset[str], view: View
) -> Iterator[SourcedPassage]:
    above = "\n".join([*sourced.passage.headings, sourced.title or ""])
    if analyse(above, view.as_of, names).names:
        return
    for one in split(sourced.passage.text):
        if POINTS_BACK.match(one.core) or analyse(one.text, view.as_of, names).names:
            continue
        cut = sourced.passage.model_copy(update={"text": one.text})
        yield replace(sourced, passage=cut)
