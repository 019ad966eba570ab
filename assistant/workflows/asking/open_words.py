"""The sentences that a reader without names may hear of passages that name somebody."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.answering.candidates.sentences import POINTS_BACK
from assistant.domain.labels import Label
from assistant.domain.reading import Role
from assistant.domain.sourced import SourcedPassage
from assistant.drafting.judging import gate_base
from assistant.drafting.reach import Reach
from assistant.extract.text.sentences import split
from assistant.facts.sameness.stems import STOP_WORDS
from assistant.gate.sentence import analyse
from assistant.ledger.view import View
from assistant.workflows.reading import as_fact

_CAPITAL = re.compile(r"\b[^\W\d_a-zäöüß][^\W\d_]*")
_SMALL = re.compile(r"\b[a-zäöüß][^\W\d_]+")
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
    known = _known_words(passages, view.passages)
    found: list[SourcedPassage] = []
    for sourced in view.passages:
        if sourced.id in whole:
            found.append(sourced)
        elif _may_be_cut(sourced, limit, reach):
            found += [
                one
                for one in _cut(sourced, names, view)
                if known.issuperset(_CAPITAL.findall(one.passage.text))
            ]
    return tuple(found)


def _known_words(
    mine: Sequence[SourcedPassage], everything: Sequence[SourcedPassage]
) -> frozenset[str]:
    """Return the words with a capital that are no name which the reader has not read.

    They stand in the passages that the reader may read whole, or are common words: a
    person of whom only the notes know is named by no other sentence.
    """
    read = {word for one in mine for word in _CAPITAL.findall(one.passage.text)}
    small = {word for one in everything for word in _SMALL.findall(one.passage.text)}
    days = {*calendar.day_name, *calendar.month_name}
    return frozenset(read | days | {word.capitalize() for word in small | STOP_WORDS})


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
