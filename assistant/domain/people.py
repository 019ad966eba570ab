"""One person under many spellings: by settings and by safe rules, never by guess."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from assistant.domain.joining import Person, join_names
from assistant.domain.mailboxes import own, shared_among
from assistant.domain.names import (
    first_names,
    fold,
    handles,
    has_title,
    is_full,
    last_names,
    natural_order,
    spelled,
)
from assistant.domain.reading import PersonMention

__all__ = ["People", "Person", "fold", "natural_order"]

_WORDS = frozenset(
    (  # noqa: SIM905
        "ai qa pm it or as at am is me us he we be do go no so to up my an in on of by "
        "if the and for not can all any out but our per set get now new end day may "
        "jan feb mar apr jun jul aug sep oct nov dec mon tue wed thu fri sat sun los "
        "von van der tbd tba n a"
    ).split()
)
"""Short forms that are words of their own and so mean nobody."""


_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")


class People:
    """The people of a project, found under any spelling that means one of them.

    A spelling that could mean two people means none; `apart` are addresses that mean
    nobody by what stands before their `@`.
    """

    def __init__(
        self, people: Iterable[Person], apart: frozenset[str] = frozenset()
    ) -> None:
        self.all = tuple(sorted(people, key=lambda person: person.name))
        own = _by_spelling(self.all, spelled)
        firm = {**_aliases(self.all), **own}
        known = _without_namesakes(self.all)
        called = _no_words(_by_spelling(known, first_names))
        guessed = _no_words(_by_spelling(known, handles))
        found = {**guessed, **called, **firm}
        self._by_alias = _only(found)
        self._by_last = _only(_by_spelling(self.all, last_names))
        self._ambiguous = {alias for alias, names in found.items() if len(names) > 1}
        self._claimed = {self._by_alias.get(one.partition("@")[0]) for one in apart}
        self._hosts = {one.name: _hosts(one.aliases) for one in self.all}
        self._parts = _parts_alone(self.all) - _aliases(self.all).keys()
        self._resolved: dict[str, str | None] = {}

    @classmethod
    def from_mentions(
        cls, mentions: Iterable[PersonMention], known: Iterable[Person] = ()
    ) -> People:
        """Join mentions that share a full name, e-mail or handle with one another.

        Names that differ by accents, hyphens, titles, or in that one has initials for
        given names of the other, are one person's where nobody else fits. Addresses
        of lists, roles, robots and rooms are nobody's.
        """
        full: list[PersonMention] = []
        loose: list[PersonMention] = []
        named = tuple(_with_address(mention) for mention in mentions)
        shared = shared_among(named)
        for mention in filter(None, (own(one, shared) for one in named)):
            name = natural_order(mention.name or "")
            if is_full(name):
                full.append(mention.model_copy(update={"name": name}))
            else:
                loose.append(mention)
        built = join_names(full, tuple(known))
        apart = _apart(loose, cls(built))
        return cls(_with_loose(built, loose, cls(built, apart), apart), apart)

    def knows(self, text: str) -> bool:
        """Whether the spelling means one person, or may mean several."""
        return self.resolve(text) is not None or fold(text) in self._ambiguous

    def strangers(
        self, unmapped: Mapping[str, Sequence[str]]
    ) -> dict[str, tuple[str, ...]]:
        """Return what had no meaning without the people who are known by now."""
        left = {
            kind: tuple(v for v in values if kind != "person" or not self.knows(v))
            for kind, values in unmapped.items()
        }
        return {kind: values for kind, values in left.items() if values}

    def resolve(self, text: str | None) -> str | None:
        """Return the full name that the spelling means, or None."""
        if not text:
            return None
        if text not in self._resolved:
            self._resolved[text] = self._meant_by(text)
        return self._resolved[text]

    def _meant_by(self, text: str) -> str | None:
        key = fold(natural_order(text))
        if has_title(text) and key in self._by_last:
            return self._by_last[key]
        return self._by_alias.get(key) or self._by_address(key)

    def _by_address(self, key: str) -> str | None:
        """Return whom an address that nobody wrote beside a name may mean alone.

        A first or a last name alone, or initials, may be anybody's of another firm.
        """
        local, at, host = key.partition("@")
        told = at and local not in self._parts
        name = self._by_alias.get(local) if told else None
        hosts = self._hosts.get(name or "")
        return None if name in self._claimed or (hosts and host not in hosts) else name

    @cached_property
    def spellings(self) -> frozenset[str]:
        """Every folded spelling that means exactly one person."""
        return frozenset(self._by_alias)

    def role(self, name: str) -> str | None:
        """Return the person's role, where it is known."""
        return next((p.role for p in self.all if p.name == name), None)


def _with_address(mention: PersonMention) -> PersonMention:
    """Take an address that stands in the name's place for what it is."""
    name = (mention.name or "").strip()
    if mention.email or not _ADDRESS.fullmatch(name):
        return mention
    return mention.model_copy(update={"name": None, "email": name})


def _with_loose(
    built: Sequence[Person],
    loose: Iterable[PersonMention],
    directory: People,
    apart: frozenset[str],
) -> list[Person]:
    """Give handles and addresses to whom a part of a name means; add strangers.

    Addresses that are `apart` are given to nobody.
    """
    found = {person.name: person for person in built}
    strangers: dict[str, str] = {}
    for mention in loose:
        written = [w for w in (mention.name, mention.email, mention.handle) if w]
        name = next(filter(None, map(directory.resolve, written)), None)
        spelling = natural_order(written[0]) if written else ""
        worded = any(map(str.isalnum, spelling))
        if name is None and (not worded or directory.knows(spelling)):
            continue
        name = name or strangers.setdefault(fold(spelling), spelling)
        person = found.setdefault(name, Person(name))
        marks = {fold(w) for w in (mention.email, mention.handle) if w}
        if not marks & apart and not _elsewhere(marks, person):
            aliases = person.aliases | marks - {fold(name)}
            found[name] = replace(person, aliases=aliases)
    return list(found.values())


def _apart(loose: Iterable[PersonMention], directory: People) -> frozenset[str]:
    """Return addresses that would claim a name that no source wrote beside them.

    Where several claim one name, none is the name's by guess.
    """
    claims: dict[str, set[str]] = defaultdict(set)
    for mention in loose:
        address = fold(mention.email or "")
        name = directory.resolve(mention.name) or directory.resolve(address)
        if address and name and address not in directory.spellings:
            claims[name].add(address)
    several = (found for found in claims.values() if len(found) > 1)
    return frozenset(address for found in several for address in found)


def _elsewhere(marks: Iterable[str], person: Person) -> bool:
    """Whether an address is of another domain than all of the person's."""
    domains = _hosts(person.aliases)
    return bool(domains and _hosts(marks) - domains)


def _hosts(marks: Iterable[str]) -> set[str]:
    return {mark.partition("@")[2] for mark in marks if "@" in mark}


def _without_namesakes(people: Sequence[Person]) -> list[Person]:
    """Leave out addresses that look like another person's name."""
    named = [person for person in people if "@" not in person.name]
    usual = _by_spelling(named, lambda name: handles(name) | first_names(name))
    addresses = (person for person in people if "@" in person.name)
    return named + [
        one for one in addresses if fold(one.name).partition("@")[0] not in usual
    ]


def _parts_alone(people: Iterable[Person]) -> set[str]:
    """Return the spellings of full names that leave out one half of the name."""
    found: set[str] = set()
    for name in (name for one in people for name in (one.name, *one.names)):
        if is_full(name):
            lasts = last_names(name)
            ends = tuple(map(_letters, lasts))
            short = {h for h in handles(name) if not _letters(h).endswith(ends)}
            found |= first_names(name) | lasts | short
    return found


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _aliases(people: Iterable[Person]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for person in people:
        for alias in person.aliases:
            found[alias].add(person.name)
    return found


def _by_spelling(
    people: Iterable[Person], spellings: Callable[[str], set[str]]
) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for person in people:
        for name in (person.name, *person.names):
            for alias in spellings(name):
                found[alias].add(person.name)
    return found


def _no_words(found: Mapping[str, set[str]]) -> dict[str, set[str]]:
    return {alias: names for alias, names in found.items() if alias not in _WORDS}


def _only(found: Mapping[str, set[str]]) -> dict[str, str]:
    """Return the spellings that mean one person."""
    return {
        alias: next(iter(names)) for alias, names in found.items() if len(names) == 1
    }
