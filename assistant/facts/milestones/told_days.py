"""Days of milestones as mails, open notes and sent updates gave them to readers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from assistant.domain.facts import ToldDay
from assistant.domain.labels import Label
from assistant.domain.reading import UPDATE_KINDS
from assistant.domain.records import SentUpdate
from assistant.domain.sourced import SourcedPassage
from assistant.extract.text.sentences import split
from assistant.facts.date_orders import DateOrders
from assistant.facts.milestones.names import MilestoneNames
from assistant.facts.milestones.prose.move_words import is_doubtful
from assistant.facts.milestones.prose.said import Said
from assistant.facts.milestones.prose.talk import UNHEARD
from assistant.facts.milestones.requested_days import requested_day
from assistant.ledger.view import View


def told_days(
    view: View,
    names: MilestoneNames,
    due: Mapping[str, date],
    said: Mapping[str, Sequence[Said]],
) -> dict[str, tuple[ToldDay, ...]]:
    """Return the days that were told in writing, by title, oldest first.

    They are those of moves (`said`) and of clauses that say hardly more than the
    milestone and its day. `due` are the days that the plans give.
    """
    found: dict[str, list[ToldDay]] = {}
    orders = DateOrders(view)
    moves = {
        (one.quote.source, one.quote.locator): (title, one.moved_to)
        for title, sayings in said.items()
        for one in sayings
        if one.moved_to and not one.taken_back
    }
    for piece, audience in _sent(view):
        for sentence in split(piece.passage.text):
            for title, day in _days_in(sentence.core, names, due, piece, orders):
                told = _told(view, piece, day, audience)
                found.setdefault(title, []).append(told)
    for piece in _outgoing(view):
        moved = moves.get((piece.source, piece.passage.locator))
        if moved and moved[1]:
            found.setdefault(moved[0], []).append(_told(view, piece, moved[1]))
            continue
        for sentence in split(piece.passage.text):
            for title, day in _days_in(sentence.core, names, due, piece, orders):
                found.setdefault(title, []).append(_told(view, piece, day))
    return {
        title: tuple(sorted(days, key=lambda one: one.on))
        for title, days in found.items()
    }


def _days_in(
    words: str,
    names: MilestoneNames,
    due: Mapping[str, date],
    piece: SourcedPassage,
    orders: DateOrders,
) -> Iterator[tuple[str, date]]:
    """Yield the milestones of a sentence that is in no doubt, each with its day."""
    if is_doubtful(words):
        return
    day = requested_day(words, names, due, piece.dated, orders.of(piece))
    if day is not None:
        for title in day.titles:
            yield title, day.day


def _sent(view: View) -> Iterator[tuple[SourcedPassage, str]]:
    """Yield what updates told that were sent before, and to which audience."""
    audiences = {known.source: known.record for known in view.records(SentUpdate)}
    for piece in view.passages:
        update = audiences.get(piece.source)
        if update and piece.kind in UPDATE_KINDS and update.audience:
            yield piece, update.audience


def _outgoing(view: View) -> Iterator[SourcedPassage]:
    """Yield what was written to somebody, or may be read by everybody."""
    for piece in view.passages:
        open_ = piece.label is Label.CLIENT or (
            (piece.passage.addressed or piece.passage.copied)
            and piece.label is Label.INTERNAL
        )
        if open_ and piece.kind not in UNHEARD and not piece.passage.quoted:
            yield piece


def _told(view: View, piece: SourcedPassage, day: date, audience: str = "") -> ToldDay:
    heard = (*piece.passage.addressed, *piece.passage.copied)
    names = (*heard, piece.passage.speaker or "")
    resolved = (view.people.resolve(name) or name for name in names if name)
    return ToldDay(
        day=day,
        on=piece.dated,
        to=tuple(dict.fromkeys(resolved)),
        audience=audience,
        label=piece.label,
    )
