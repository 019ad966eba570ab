"""Who may be told what: labels and sensitive matters, before anything is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from assistant.domain.audience import Audience
from assistant.domain.drafts import Withheld
from assistant.domain.evidence import Computed, Evidence, Quote
from assistant.domain.facts import (
    ActionItem,
    Change,
    ChangeKind,
    Decision,
    Fact,
    Flag,
    Statement,
)
from assistant.domain.labels import Label, join
from assistant.domain.people import People, fold

_SENSITIVE: dict[str, re.Pattern[str]] = {
    "cost": re.compile(
        r"(?i)[£$€]\s?\d|\b(?:budget|spend(?:ing)?|overspen\w+|costs?|day rate|fee|"
        r"discount|margin|invoice dispute|penalt(?:y|ies))\b"
    ),
    "staff": re.compile(
        r"(?i)\b(?:sick|illness|maternity|paternity|resign\w*|notice period|salary|"
        r"pay rise|allowance|contract(?:or)? (?:ends|extension)|leav(?:es|ing) the|"
        r"away (?:during|until|from)|absence|on leave|annual leave|hand ?over|"
        r"overloaded|burn(?:t|ed)? ?out|performance review|under-?performing)\b"
    ),
    "vulnerability": re.compile(
        r"(?i)\b(?:vulnerab\w+|exploit\w*|CVE-\d|pen(?:etration)?[ -]?test\w*|"
        r"access control|data (?:leak|breach|exposure)|privilege|injection|"
        r"another (?:tenant|customer|user|client)(?:'s|’s)?|security finding)\b"
    ),
    "blame": re.compile(
        r"(?i)\b(?:blame\w*|(?:his|her|their|'s) (?:fault|mistake)|screwed up|"
        r"should have known|negligen\w+)\b"
    ),
}
_NOBODYS_BUSINESS: dict[str, re.Pattern[str]] = {
    "a private matter": re.compile(
        r"(?i)\b(?:surgery|operation on (?:his|her|their)|hospital|diagnos\w+|illness|"
        r"chemo\w*|therap(?:y|ist)|pregnan\w+|miscarriage|funeral|bereavement|divorce|"
        r"burn(?:t|ed)? ?out|(?:his|her|their|my|'s|’s) (?:wife|husband|partner|child|"
        r"kid|son|daughter|mother|father|mum|mom|dad)\b)"
    ),
    "a secret": re.compile(
        r"(?i)\b(?:pass(?:word|wd|phrase)|pwd|pin code|api[ _-]?key|secret key|"
        r"access[ _-]?token|private key|credentials?)\b\s*(?:is|are|:|=|on it)|"
        r"\badmin\s*/\s*\w+|\bdefault password\b|\bAKIA[0-9A-Z]{16}\b|"
        r"\bgh[pousr]_\w{20,}|\bsk-\w{16,}|\bxox[abpr]-\w{8,}|-----BEGIN "
    ),
}
"""What no update carries, whoever reads it."""
_SECURITY_LABELS = {"security", "vulnerability", "pentest", "pen-test", "cve"}


@dataclass(frozen=True, slots=True)
class Reach:
    """What one audience may be told and shown.

    `terms` are words that no client update may carry, `others` names of other clients;
    `tags` the labels and components of each ticket, by key; `theirs` are the people on
    the reader's own side.
    """

    audience: Audience
    terms: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    tags: dict[str, tuple[str, ...]] = field(default_factory=dict)
    theirs: frozenset[str] = frozenset()

    def withheld(self, fact: Fact) -> Withheld | None:
        """Return why the fact must not be told to this audience, or None."""
        label = self._label(fact)
        reasons = []
        if label.rank > self.audience.facts.rank:
            reasons.append(
                "it was told in confidence"
                if label is Label.RESTRICTED
                else "it is internal"
            )
        reasons += [f"it speaks of {matter}" for matter in self._matters(fact)]
        if not reasons:
            return None
        return Withheld(
            fact=fact.id,
            subject=fact.subject,
            label=label,
            why=f"{_called(fact)}: withheld from the {self.audience.name} "
            f"draft, since {' and '.join(reasons)}.",
            evidence=fact.evidence,
        )

    def _label(self, fact: Fact) -> Label:
        """Return who may be told the fact; what this reader said is theirs to hear."""
        label = effective_label(fact)
        if label is Label.INTERNAL and isinstance(fact, ActionItem):
            said = (*fact.evidence, *fact.mentions)
            quotes = [item for item in said if isinstance(item, Quote)]
            if quotes and all(self._is_open(quote) for quote in quotes):
                return Label.CLIENT
        return label

    def _is_open(self, quote: Quote) -> bool:
        own = quote.label is Label.INTERNAL and quote.author in self.theirs
        return own or quote.label is Label.CLIENT

    def visible(self, evidence: Iterable[Evidence], told: str) -> tuple[Evidence, ...]:
        """Return the evidence that may stand beside a sentence for this audience.

        A reader who is shown no quotes gets, beside what code computed, only words
        that the sentence itself tells.
        """
        return tuple(item for item in evidence if self._shows(item, told))

    def _shows(self, item: Evidence, told: str) -> bool:
        if isinstance(item, Computed):
            return True
        limit = self.audience.quotes
        if limit is not None:
            return item.label.rank <= limit.rank
        return item.label is Label.CLIENT and item.quote.casefold() in told.casefold()

    def _matters(self, fact: Fact) -> list[str]:
        text = _told_text(fact)
        found = [n for n, pattern in _NOBODYS_BUSINESS.items() if pattern.search(text)]
        if self.audience.facts is not Label.CLIENT:
            return found
        found += [name for name, pattern in _SENSITIVE.items() if pattern.search(text)]
        tags = {tag.casefold() for tag in self.tags.get(fact.subject, ())}
        if tags & _SECURITY_LABELS and "vulnerability" not in found:
            found.append("vulnerability")
        found += ["another client"] if _holds(text, self.others) else []
        found += ["a withheld term"] if _holds(text, self.terms) else []
        return [*dict.fromkeys([*found, *fact.sensitivity])]


_CLIENT_ROLE = re.compile(
    r"(?i)\b(?:client|customer)\b(?!'s|’s|[ -](?:success|services?|support|care|"
    r"manage\w+|partner\w*|relation\w*|experience|engagement|director|account|lead|"
    r"delivery|operations|facing))"
)
"""Roles of the client's own people; `customer success` is ours."""


def people_of(
    people: People, named: Iterable[str], audience: Audience
) -> frozenset[str]:
    """Return the full names of those on the reader's side.

    By name or mail domain, as the settings give them; for a client also by role.
    """
    wanted = {fold(name).removeprefix("@") for name in named}
    return frozenset(
        person.name
        for person in people.all
        if not wanted.isdisjoint({fold(person.name), *_domains(person.aliases)})
        or (
            audience.facts is Label.CLIENT
            and person.role
            and _CLIENT_ROLE.search(person.role)
        )
    )


def _domains(aliases: Iterable[str]) -> set[str]:
    return {alias.partition("@")[2] for alias in aliases if "@" in alias}


def effective_label(fact: Fact) -> Label:
    """Return the label of what the fact tells.

    A fact that any open source shows may be told, whatever else supports it; what
    only people's words, decisions, registers or detectors show is internal.
    """
    if isinstance(fact, Flag | ActionItem | Statement | Decision):
        return join(Label.INTERNAL, fact.label, _most_open(fact.evidence))
    if isinstance(fact, Change) and fact.kind is ChangeKind.DECISION:
        return join(Label.INTERNAL, fact.label, _most_open(fact.evidence))
    return join(fact.label, _most_open(fact.evidence))


def _most_open(evidence: Sequence[Evidence]) -> Label:
    labels = [item.label for item in evidence if isinstance(item, Quote)]
    return min(labels, key=lambda label: label.rank, default=Label.CLIENT)


def _called(fact: Fact) -> str:
    """Return the fact in a few words: an action with its owner and day."""
    title = fact.title.rstrip(".")
    if not isinstance(fact, ActionItem):
        return title
    owner = fact.owner or fact.owner_text
    return (
        (f"{owner}: " if owner else "")
        + title
        + (f", by {fact.due.isoformat()}" if fact.due else "")
    )


def _told_text(fact: Fact) -> str:
    told = [fact.subject, fact.title]
    if isinstance(fact, Flag):
        told.append(fact.why)
    if isinstance(fact, ActionItem | Decision | Statement):
        told.append(fact.what)
    return "\n".join(told)


def _holds(text: str, words: Sequence[str]) -> bool:
    return any(re.search(rf"(?i)\b{re.escape(word)}\b", text) for word in words if word)
