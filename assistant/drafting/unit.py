"""A sentence before it is judged, with the facts that it tells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from assistant.domain.evidence import Evidence
from assistant.domain.facts import Change, Fact, MilestoneStatus
from assistant.domain.records import is_opaque

_WORD = re.compile(r"[^\W_]+")
_JOINING = frozenset("a an and at for from in of on the to with".split())  # noqa: SIM905
_CALLED = re.compile(r"^\W*milestone ?[:–—-]\s*")


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence of one section.

    `values` are the strings that code rendered from the facts; `relations` the values
    that belong to one fact each; `computed` is evidence of the sentence itself;
    `counted` are ids of facts that it counts without naming them; `fuller` says the
    same with a name, for where the draft has room left.
    """

    section: str
    text: str
    facts: tuple[Fact, ...]
    values: tuple[str, ...] = ()
    relations: tuple[frozenset[str], ...] = ()
    computed: tuple[Evidence, ...] = ()
    counted: frozenset[str] = frozenset()
    fuller: Unit | None = None

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """What was computed for the sentence, then its facts' evidence, each once."""
        pieces = [
            *self.computed,
            *(piece for fact in self.facts for piece in fact.evidence),
        ]
        return tuple(dict.fromkeys(pieces))


@dataclass(frozen=True, slots=True)
class Telling:
    """How one audience is spoken to: with ticket keys and people's names, or not."""

    as_of: date
    keys: bool
    people: bool

    def item(self, fact: Fact) -> str:
        """Return how the fact's subject is called: its title, with its key if shown."""
        title = fact.title.strip().rstrip(".")
        shown = is_key(fact.subject) and not is_opaque(fact.subject)
        if self.keys and shown and fact.subject not in title:
            return f"{title} ({fact.subject})"
        return title or fact.subject


def is_of(change: Change, milestone: MilestoneStatus) -> bool:
    """Whether the change is the milestone's own, also under a ticket's key."""
    if change.subject == milestone.subject:
        return True
    name = _CALLED.sub("", change.title.casefold())
    title = milestone.title.casefold()
    if _CALLED.match(change.title.casefold()) and len(title.split()) > 1:
        return title in name or name in title
    several = len(name.split()) > 1
    return several and (name in title or _named(name) == _named(title))


def _named(title: str) -> list[str]:
    """Return the words that name a thing, without those that only join them."""
    return [word for word in _WORD.findall(title) if word not in _JOINING]


def is_key(subject: str) -> bool:
    """Whether the subject is an id of a tracker or log rather than words."""
    return " " not in subject and any(character.isdigit() for character in subject)
