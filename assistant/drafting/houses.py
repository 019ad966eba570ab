"""Who is of another house than the team: a supplier's "our" is not ours."""

from __future__ import annotations

from collections import Counter

from assistant.domain.people import Person
from assistant.facts.factbase import FactBase


def outsiders(base: FactBase, theirs: frozenset[str]) -> frozenset[str]:
    """Return those whose addresses are of another house than the team's.

    The team's house is the one of most of the work; where no work tells, of most of the
    people. Where two have as much, nobody is held to be outside. `theirs`, the reader's
    own side, are never the team.
    """
    hosts = {one.name: hosts_of(one) for one in base.people.all}
    named = {name: found for name, found in hosts.items() if found}
    owners = [known.record.assignee for known in base.tickets.values()]
    owners += [known.record.owner for known in base.raid.values()]
    owners += [action.owner for action in base.actions]
    worked: Counter[str] = Counter()
    for owner in owners:
        name = base.people.resolve(owner)
        if name and name not in theirs:
            worked.update(named.get(name, ()))
    if not worked:
        for name, found in named.items():
            if name not in theirs:
                worked.update(found)
    first, *second = worked.most_common(2) or [("", 0)]
    if not first[1] or (second and second[0][1] == first[1]):
        return frozenset()
    return frozenset(name for name, found in named.items() if first[0] not in found)


def hosts_of(person: Person) -> frozenset[str]:
    """Return the domains of a person's addresses."""
    marks = (person.name, *person.aliases)
    return frozenset(mark.partition("@")[2] for mark in marks if "@" in mark)
