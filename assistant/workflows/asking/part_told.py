"""An answer that a ticket is done, with what newer words gainsay of it."""

from __future__ import annotations

from dataclasses import replace

from assistant.answering.asked.question import Question
from assistant.answering.candidates.alike import same_sentence
from assistant.answering.kinds.lists import Listing
from assistant.answering.kinds.matching import with_words
from assistant.answering.kinds.part_left import closed_too_early, part_left
from assistant.domain.records import Ticket
from assistant.facts.sameness.stems import stems
from assistant.workflows.asking.room import Room


def with_part(room: Room, question: Question, found: Listing) -> Listing:
    """Tell with a finished ticket that only part of its things is done.

    What was said since the ticket was closed comes before it, else behind it.
    """
    if not (question.polar and found.lines and found.lines[0].computed):
        return found
    first = found.lines[0]
    [key] = [fact.subject for fact in first.unit.facts][:1] or [""]
    states = room.view.histories(Ticket).get(key, ())
    if question.days or not states or key.casefold() not in room.material.over:
        return found
    ticket = states[-1].record
    things = question.subject or stems(ticket.title)
    reader = room.reader(room.material)
    ends = [on.on for _, on in room.material.history(ticket)]
    ended = ticket.resolved or max(ends, default=first.day)
    near = with_words(f"{question.text} {ticket.title}", room.passages)
    part = part_left(reader.sentences(near), things, ended)
    early = closed_too_early(reader, things, ticket.title, key, ended)
    told = [one for one in (early, part) if one is not None and room.may_hear(one)]
    told.sort(key=lambda one: one.day, reverse=True)
    others = [o for o in found.lines if not any(same_sentence(o, t) for t in told)]
    newer = [one for one in told if one.day >= ended]
    older = [one for one in told if one.day < ended]
    return replace(found, lines=(*newer, *others[:1], *older, *others[1:]))
