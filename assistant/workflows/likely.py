"""Whom a spelling may mean: similar names to choose from, joined by nobody here."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz.fuzz import ratio, token_sort_ratio

from assistant.domain.base import Frozen
from assistant.domain.names import (
    first_names,
    fold,
    handles,
    is_full,
    last_names,
    natural_order,
    spelled,
)
from assistant.domain.people import People, Person

_NEAR = 85
_MOST = 5
_DIGITS = re.compile(r"\d+$")


class Candidate(Frozen):
    """A person whom a text may mean, and what they have in common."""

    name: str
    why: str


def candidates(text: str, people: People) -> tuple[Candidate, ...]:
    """Return other people whom the text may mean, the likeliest first."""
    own = people.resolve(text)
    found = [
        (rank, person.name, why)
        for person in people.all
        if person.name != own and is_full(person.name)
        for rank, why in _likeness(text, person)
    ]
    best: dict[str, Candidate] = {}
    for _, name, why in sorted(found):
        best.setdefault(name, Candidate(name=name, why=why))
    return tuple(best.values())[:_MOST]


def _likeness(text: str, person: Person) -> Iterator[tuple[int, str]]:
    """Yield what the text and the person's name share, with a rank, best first."""
    key = fold(natural_order(text))
    account = _DIGITS.sub("", key.partition("@")[0])
    usual = first_names(person.name) | handles(person.name)
    if account in usual or key in usual:
        yield 0, "a usual handle or short form of the name"
    for form in spelled(person.name):
        if fold(natural_order(text)) != form and _is_near(key, form):
            yield 1, "spelt nearly alike"
    if is_full(natural_order(text)):
        return
    words = set(re.findall(r"[^\W\d_]{3,}", key))
    if words & last_names(person.name):
        yield 2, "the same last name"
    elif words & first_names(person.name):
        yield 3, "the same first name"


def _is_near(one: str, other: str) -> bool:
    return max(ratio(one, other), token_sort_ratio(one, other)) >= _NEAR
