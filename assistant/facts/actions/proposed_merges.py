"""Merges that rest on weak likeness: proposed to the reviewer."""

from __future__ import annotations

from assistant.domain.findings import ActionFinding
from assistant.domain.sourced import Found
from assistant.facts.actions.deliverables import are_apart
from assistant.facts.actions.likeness import Likeness, Words
from assistant.facts.sameness.same_matter import same_matter

WEAK = 0.7
"""Likeness below which a merge that was made is still shown as a proposal."""
_PERHAPS = 0.5
_FEWEST = 2

Saying = Found[ActionFinding]


def perhaps_same(
    likeness: Likeness, one: Saying, words: Words, other: Saying, known: Words
) -> float:
    """Score two sayings that were not merged, 0 where they are hardly the same work.

    Only sayings of two documents, each with two words of its own, and never of two
    people, tickets, days or kinds of work.
    """
    if one.passage.source == other.passage.source:
        return 0.0
    if min(len(words.core), len(known.core)) < _FEWEST:
        return 0.0
    if words.tickets and known.tickets and not words.tickets & known.tickets:
        return 0.0
    ours, theirs = one.finding, other.finding
    owners = ours.owner or ours.owner_text, theirs.owner or theirs.owner_text
    matter = same_matter(ours.what, theirs.what, owners)
    if matter.apart or are_apart(ours.what, theirs.what):
        return 0.0
    score = max(matter.score, likeness.overlap(words, known))
    return score if score >= _PERHAPS else 0.0
