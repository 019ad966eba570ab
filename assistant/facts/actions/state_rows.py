"""Rows of a list of open items, each of which is about an action of an earlier day."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.domain.findings import ActionFinding
from assistant.domain.reading import Role
from assistant.domain.sourced import Found
from assistant.extract.done.verbs import asked_for
from assistant.facts.actions.asked_work import named_in, things_in
from assistant.facts.actions.carried_over import is_carried
from assistant.facts.actions.deliverables import are_apart
from assistant.facts.sameness.apart import apart
from assistant.facts.sameness.stems import other_numbers, stems

Saying = Found[ActionFinding]


def listed_before(one: Saying, earlier: Sequence[Sequence[Saying]]) -> int | None:
    """Return the place of the one action that a carried row can only be about.

    Its owner's open action of an earlier document on a thing of that name, of which
    nothing says that it is another.
    """
    if one.passage.passage.role is not Role.ROW or not is_carried(one):
        return None
    if one.finding.owner is None:
        return None
    fits = [
        place
        for place, sayings in enumerate(earlier)
        if _is_open(sayings, one) and any(_is_of(one, said) for said in sayings)
    ]
    return fits[0] if len(fits) == 1 else None


def _is_open(sayings: Sequence[Saying], one: Saying) -> bool:
    last = max(sayings, key=lambda each: each.passage.dated)
    return not last.finding.done and last.passage.dated < one.passage.dated


def _is_of(one: Saying, said: Saying) -> bool:
    """Whether both name one thing, told more fully by one of them."""
    ours, theirs = one.finding, said.finding
    if ours.owner != theirs.owner:
        return False
    if other_numbers(ours.what, theirs.what) or _are_other_work(ours.what, theirs.what):
        return False
    if _has_all(ours.what, theirs.what) or _has_all(theirs.what, ours.what):
        return True
    things = things_in(ours.what) & things_in(theirs.what)
    if not things:
        return False
    mine, other = named_in(ours.what) - things, named_in(theirs.what) - things
    return not (mine and other) or mine <= other or other <= mine


def _are_other_work(one: str, other: str) -> bool:
    return are_apart(one, other) or apart(_thing(one), _thing(other)) is not None


def _thing(what: str) -> str:
    """Return a wording without its verb, which the other may lack."""
    verb, _, rest = what.partition(" ")
    return rest if rest and asked_for(verb) else what


def _has_all(one: str, other: str) -> bool:
    """Whether a wording has all words of the other, and these are more than one."""
    said = stems(one)
    return len(said) > 1 and said <= stems(other)
