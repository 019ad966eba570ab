"""One person under many spellings: by settings and by safe rules, never by guess."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from assistant.domain.reading import PersonMention

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", re.UNICODE)

_WORDS = frozenset(
    (  # noqa: SIM905
        "ai qa pm it or as at am is me us he we be do go no so to up my an in on of by "
        "if the and for not can all any out but our per set get now new end day may "
        "jan feb mar apr jun jul aug sep oct nov dec mon tue wed thu fri sat sun los "
        "von van der tbd tba n a"
    ).split()
)
"""Short forms that are words of their own and so mean nobody."""


def fold(text: str) -> str:
    """Return the text in lower case without accents, for comparing names."""
    decomposed = unicodedata.normalize("NFKD", text)
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(plain.casefold().split())


def natural_order(name: str) -> str:
    """Turn `Last, First` into `First Last` and drop `(Unlicensed)` and the like."""
    name = re.sub(r"\s*\([^)]*\)\s*$", "", name).strip()
    last, comma, first = name.partition(",")
    if comma and len(first.split()) == 1 and last and len(last.split()) <= 2:
        return f"{first.strip()} {last.strip()}"
    return name


@dataclass(frozen=True, slots=True)
class Person:
    """A person; `aliases` are folded spellings that mean this person alone."""

    name: str
    role: str | None = None
    aliases: frozenset[str] = field(default_factory=frozenset)


class People:
    """The people of a project, found under any spelling that means one of them.

    A spelling that could mean two people means none.
    """

    def __init__(self, people: Iterable[Person]) -> None:
        self.all = tuple(sorted(people, key=lambda person: person.name))
        firm: dict[str, str] = {}
        for person in self.all:
            for alias in person.aliases | {fold(person.name)}:
                firm[alias] = person.name
        called = _by_spelling(self.all, _first_names)
        guessed = _by_spelling(self.all, _handles)
        spelled = {**guessed, **called}
        self._by_alias = {
            alias: next(iter(names))
            for alias, names in spelled.items()
            if len(names) == 1
        } | firm
        self._ambiguous = {
            alias for alias, names in spelled.items() if len(names) > 1
        } - set(firm)

    @classmethod
    def from_mentions(
        cls, mentions: Iterable[PersonMention], known: Iterable[Person] = ()
    ) -> People:
        """Join mentions that share a full name, e-mail or handle with one another."""
        names: dict[str, str] = {}
        roles: dict[str, str] = {}
        aliases: dict[str, set[str]] = defaultdict(set)
        for person in known:
            names[fold(person.name)] = person.name
            aliases[fold(person.name)] |= person.aliases
            if person.role:
                roles[fold(person.name)] = person.role
        loose: list[PersonMention] = []
        for mention in mentions:
            full = natural_order(mention.name) if mention.name else ""
            if not _is_full(full):
                loose.append(mention)
                continue
            key = fold(full)
            names.setdefault(key, full)
            if mention.role:
                roles.setdefault(key, mention.role)
            for alias in (mention.handle, mention.email):
                if alias:
                    aliases[key].add(fold(alias))
        built = [
            Person(names[key], roles.get(key), frozenset(aliases[key])) for key in names
        ]
        directory = cls(built)
        extra: dict[str, str] = {}
        for mention in loose:
            spelling = mention.name or mention.handle or mention.email
            if spelling and not directory.knows(spelling):
                extra.setdefault(fold(spelling), spelling)
        return cls([*built, *(Person(name) for name in extra.values())])

    def knows(self, text: str) -> bool:
        """Whether the spelling means one person, or may mean several."""
        return self.resolve(text) is not None or fold(text) in self._ambiguous

    def resolve(self, text: str | None) -> str | None:
        """Return the full name that the spelling means, or None."""
        if not text:
            return None
        key = fold(natural_order(text.strip().lstrip("@").rstrip(":")))
        return self._by_alias.get(key) or self._by_alias.get(key.split("@")[0])

    @property
    def spellings(self) -> frozenset[str]:
        """Every folded spelling that means exactly one person."""
        return frozenset(self._by_alias)

    def role(self, name: str) -> str | None:
        """Return the person's role, where it is known."""
        return next((p.role for p in self.all if p.name == name), None)


def _is_full(name: str) -> bool:
    """Whether the name has a first and a last part, not only an initial."""
    words = name.split()
    return len(words) > 1 and "@" not in name and len(words[-1].rstrip(".")) > 1


def _by_spelling(
    people: Iterable[Person], spellings: Callable[[str], set[str]]
) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for person in people:
        for alias in spellings(person.name) - _WORDS:
            found[alias].add(person.name)
    return found


def _first_names(name: str) -> set[str]:
    """Return how colleagues call a person: first name, and with the last initial."""
    words = [fold(word) for word in _WORD.findall(name)]
    if len(words) < 2:
        return {fold(name)}
    return {words[0], f"{words[0]} {words[-1][0]}"}


def _handles(name: str) -> set[str]:
    """Return handles, initials and short forms that the name would usually give."""
    words = [fold(word) for word in _WORD.findall(name)]
    if len(words) < 2:
        return set()
    first, last = words[0], words[-1]
    return {
        last,
        f"{first}.{last}",
        f"{first}-{last}",
        f"{first[0]}.{last}",
        f"{first[0]}{last}",
        f"{first}{last}",
        "".join(word[0] for word in words),
        *({first[:3]} if len(first) > 4 else ()),
    }
