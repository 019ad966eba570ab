"""Answers whether or how much something is so, with the newest words on it."""

from __future__ import annotations

from dataclasses import replace

from assistant.answering.asked.question import Question
from assistant.answering.kinds.come_about import with_come_about
from assistant.answering.kinds.lists import Listing
from assistant.answering.kinds.matching import with_words
from assistant.answering.kinds.of_whole import share_told
from assistant.workflows.asking.room import Room


def with_newest(room: Room, question: Question, found: Listing) -> Listing:
    """Tell the newest words by which it came about, is back or not, or how much is."""
    if found.counted is not None or (found.lines and found.lines[0].computed):
        return found
    near = with_words(question.text, room.passages)
    reader = room.reader(room.material)
    if question.polar:
        told = with_come_about(found.lines, reader.sentences(near), question)
    else:
        told = share_told(found.lines, question, reader, near)
    heard = (one for one in told if one in found.lines or room.may_hear(one))
    return replace(found, lines=tuple(heard))
