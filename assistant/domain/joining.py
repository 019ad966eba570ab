"""Mentions of full names into persons: which spellings are one person's."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from assistant.domain.names import NameParts, fold, identities, parts_of, spelled
from assistant.domain.reading import PersonMention

_MOST_ROLES = 3


@dataclass(frozen=True, slots=True)
class Person:
    """A person; `aliases` are folded spellings that mean this person alone.

    `names` are other full names under which the sources know the person.
    """

    name: str
    role: str | None = None
    aliases: frozenset[str] = field(default_factory=frozenset)
    names: tuple[str, ...] = ()


@dataclass(eq=False)
class _Group:
    """The spellings that are one person's; `known` is the person of the settings."""

    known: Person | None = None
    names: Counter[str] = field(default_factory=Counter)
    roles: list[str] = field(default_factory=list)
    aliases: set[str] = field(default_factory=set)

    def add(self, name: str, mention: PersonMention) -> None:
        self.names[name] += 1
        if mention.role:
            self.roles.append(mention.role)
        self.aliases |= {fold(m) for m in (mention.handle, mention.email) if m}

    def absorb(self, other: _Group) -> None:
        self.known = self.known or other.known
        self.names += other.names
        self.roles += other.roles
        self.aliases |= other.aliases

    @property
    def forms(self) -> list[NameParts]:
        return [parts_of(name) for name in self.names]

    @property
    def fullness(self) -> int:
        return max(len("".join(form.given)) for form in self.forms)

    def contradicts(self, other: _Group) -> bool:
        """Whether both have addresses, and none is the same, at one domain or any."""
        mine, theirs = _addresses(self.aliases), _addresses(other.aliases)
        if mine and theirs and self.aliases.isdisjoint(_mails(other.aliases)):
            return True
        return any(mine[d].isdisjoint(theirs[d]) for d in mine.keys() & theirs.keys())

    @property
    def generations(self) -> set[str]:
        return {form.generation for form in self.forms}

    def differs(self, other: _Group) -> bool:
        """Whether one is a `Jr` or the like, and the other is not."""
        return self.generations != other.generations

    def is_other_mark(self, other: _Group) -> bool:
        """Whether the other has a `Jr` or the like that this has not."""
        return bool(other.generations - {""} - self.generations)

    def fits(self, other: _Group) -> bool:
        """Whether the names may be one name but for a `Jr` or the like."""
        pairs = ((mine, theirs) for mine in self.forms for theirs in other.forms)
        return any(
            mine.last == theirs.last
            and (
                mine.given == theirs.given
                or mine.shortens(theirs)
                or theirs.shortens(mine)
            )
            for mine, theirs in pairs
        )

    def person(self) -> Person:
        """Name the person as the settings do, else by the best spelling."""
        best = self.known.name if self.known else max(self.names, key=self._care)
        others = tuple(name for name in self.names if name != best)
        spellings = {form for name in others for form in spelled(name)}
        return Person(
            best,
            (self.known.role if self.known else None) or self._role,
            frozenset((self.aliases | spellings) - {fold(best)}),
            others,
        )

    @property
    def _role(self) -> str | None:
        """The roles that sources give, each once, the first ones first."""
        kept: dict[str, str] = {}
        for role in self.roles:
            if not any(fold(role) in one for one in kept):
                kept.setdefault(fold(role), role)
        return ", ".join(list(kept.values())[:_MOST_ROLES]) or None

    def _care(self, name: str) -> tuple[bool, int, int, int, int]:
        """Rank spellings: mixed case, given names written out, accents, use, length."""
        given = parts_of(name).given
        mixed = not (name.isupper() or name.islower())
        written_out = sum(len(part) > 1 for part in given)
        accents = sum(not letter.isascii() for letter in name)
        return mixed, written_out, accents, self.names[name], len("".join(given))


def join_names(
    mentions: Iterable[PersonMention], known: Sequence[Person] = ()
) -> list[Person]:
    """Make one person of all mentions whose full names are one name.

    Accents, hyphens and case make no difference. A name with initials, or without the
    other's middle initial, joins the one fuller name that it can mean, unless their
    addresses tell them apart; names with one last name and one account are joined too.
    `Jr` and `Sr` are two people, and initials that may be either's join neither.
    People of the settings are never joined to each other.
    """
    groups = _same_accounts(_same_names(mentions, known))
    marked = [group for group in groups if group.generations - {""}]
    by_last: dict[str, list[_Group]] = defaultdict(list)
    for group in sorted(groups, key=lambda group: group.fullness, reverse=True):
        lasts = {form.last for form in group.forms}
        candidates = [
            other
            for last in sorted(lasts)
            for other in by_last[last]
            if _shortens(group, other) and not other.is_other_mark(group)
        ]
        if len(candidates) == 1 and _may_join(candidates[0], group, marked):
            candidates[0].absorb(group)
        else:
            for last in lasts:
                by_last[last].append(group)
    roots = {id(g): g for owned in by_last.values() for g in owned}
    return [roots[id(group)].person() for group in groups if id(group) in roots]


def _same_names(
    mentions: Iterable[PersonMention], known: Sequence[Person]
) -> list[_Group]:
    groups = [_Group(one, Counter([one.name]), [], set(one.aliases)) for one in known]
    index = {alias: group for group in groups for alias in group.aliases}
    for group in groups:
        index |= dict.fromkeys(identities(next(iter(group.names))), group)
    for mention in mentions:
        name = mention.name or ""
        keys = sorted(identities(name) | {fold(name)})
        found = next((index[key] for key in keys if key in index), None)
        if found is None:
            found = _Group()
            groups.append(found)
        for key in keys:
            index.setdefault(key, found)
        found.add(name, mention)
    return groups


def _same_accounts(groups: Iterable[_Group]) -> list[_Group]:
    """Join groups that share a last name and an address or handle."""
    kept: list[_Group] = []
    owners: dict[tuple[str, str], _Group] = {}
    for group in groups:
        lasts = {form.last for form in group.forms}
        marks = [(a, last) for a in sorted(group.aliases) for last in sorted(lasts)]
        owner = next((owners[mark] for mark in marks if mark in owners), None)
        if owner is None or (owner.known and group.known) or owner.differs(group):
            owner = group
            kept.append(group)
        else:
            owner.absorb(group)
        for mark in marks:
            owners.setdefault(mark, owner)
    return kept


def _shortens(group: _Group, other: _Group) -> bool:
    return any(mine.shortens(full) for mine in group.forms for full in other.forms)


def _may_join(one: _Group, other: _Group, marked: Iterable[_Group]) -> bool:
    """Whether nothing tells two groups apart; `marked` have a `Jr` or the like."""
    if (one.known and other.known) or one.contradicts(other) or one.differs(other):
        return False
    return not any(
        third.differs(one) and (third.fits(one) or third.fits(other))
        for third in marked
    )


def _mails(aliases: Iterable[str]) -> set[str]:
    return {alias for alias in aliases if "@" in alias}


def _addresses(aliases: Iterable[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for alias in aliases:
        local, at, domain = alias.partition("@")
        if at:
            found[domain].add(local)
    return found
