"""Which work and which words belong to a milestone: by its name, or a part of it."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.domain.records import Ticket
from assistant.facts.milestones.names import MilestoneNames
from assistant.facts.sameness.stems import numbered, other_numbers, shared, stems

_TWO_WORDS = 2


def is_part_of(ticket: Ticket, title: str, titles: Iterable[str]) -> bool:
    """Whether the ticket's title, parent or one of its tags names the milestone.

    A tag need not say the whole name: `Wave 1` is enough for `Wave 1 complete`.
    `titles` are those of all milestones.
    """
    known = tuple(titles)
    if title in MilestoneNames(known).named_in(ticket.title):
        return True
    tags = (*ticket.labels, *ticket.components, *ticket.releases, *ticket.sprints)
    named = [tag.rpartition(": ")[2] for tag in tags]
    named += [ticket.parent_title] if ticket.parent_title else []
    return any(_is_name_of(tag, title, known) for tag in named)


def is_spoken_of(words: str, title: str, titles: Iterable[str]) -> bool:
    """Whether the words name the milestone, or the counted thing that it is of."""
    if title in MilestoneNames(titles).named_in(words):
        return True
    said, own = numbered(words), numbered(title)
    return any(said[name] & own[name] for name in said.keys() & own.keys())


def _is_name_of(tag: str, title: str, titles: tuple[str, ...]) -> bool:
    if title in MilestoneNames(titles).named_in(tag):
        return True
    words, counted = stems(tag), numbered(tag)
    if not words or shared(words, stems(title)) != words or other_numbers(tag, title):
        return False
    if counted:
        return counted.keys() <= numbered(title).keys()
    others = (other for other in titles if other != title)
    alone = not any(shared(words, stems(other)) for other in others)
    return len(words) >= _TWO_WORDS or alone
