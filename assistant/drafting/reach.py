"""Who may be told what: labels and sensitive matters, before anything is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from assistant.domain.audience import Audience
from assistant.domain.drafts import Withheld
from assistant.domain.evidence import Computed, Evidence, Quote
from assistant.domain.facts import (
    ActionItem,
    Change,
    ChangeKind,
    Decision,
    Exposure,
    Fact,
    Flag,
    MilestoneState,
    MilestoneStatus,
    Statement,
    ToldDay,
    WorkItem,
)
from assistant.domain.labels import Label, join
from assistant.domain.people import People, fold
from assistant.domain.records import Ticket
from assistant.drafting.disputed import WHY, tells_end
from assistant.drafting.doers import doers
from assistant.drafting.doubts import NAMED, doubtful_matters, names_person
from assistant.drafting.held_things import NOTHING, Held
from assistant.drafting.private import private_matters
from assistant.drafting.sensitive import doubted_matters, sensitive_matters
from assistant.drafting.tags import tagged_matters
from assistant.drafting.terms import carries
from assistant.drafting.unsettled import NOT_APPROVED
from assistant.drafting.words import iso_day, listing
from assistant.facts.openness import label_of_telling

_FAULTS = frozenset(
    {ChangeKind.ISSUE_OPENED, ChangeKind.ISSUE_CLOSED, ChangeKind.REOPENED}
)
_MOST_TEXTS = 65_536
_DATED = frozenset({ChangeKind.DATE_SLIPPED, ChangeKind.DATE_PULLED_IN})


@dataclass(frozen=True, slots=True)
class Reach:
    """What one audience may be told and shown.

    `terms` are words that no client update may carry, `others` names of other clients;
    `tags` the type, labels, components and level of each ticket, by key; `theirs` are
    the people on the reader's own side, `own` the names of their firm, `persons` every
    name of a person of the project; `faults` are keys of tickets that are bugs,
    `milestones` subjects that a plan names, `disputed` keys of work on whose end the
    sources disagree; `unsettled` is why a fact's work must not be promised, by its id;
    `held` what keeps a ticket or entry from a client whatever is told of it, by its
    key; `written` are the days of milestones that mails and open notes gave, by
    subject.
    """

    audience: Audience
    terms: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    tags: dict[str, tuple[str, ...]] = field(default_factory=dict)
    theirs: frozenset[str] = frozenset()
    own: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    faults: frozenset[str] = frozenset()
    milestones: frozenset[str] = frozenset()
    disputed: frozenset[str] = frozenset()
    unsettled: Mapping[str, str] = field(default_factory=dict)
    held: Mapping[str, Held] = field(default_factory=dict)
    written: Mapping[str, tuple[ToldDay, ...]] = field(default_factory=dict)

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
        held = self.held.get(fact.subject, NOTHING)
        matters = [*dict.fromkeys((*self.matters(fact), *held.matters))]
        reasons += [f"it speaks of {listing(matters)}"] if matters else []
        if fact.subject in self.disputed and tells_end(fact, self.audience):
            reasons.append(WHY)
        unsettled = self.unsettled.get(fact.id)
        is_client = self.audience.facts is Label.CLIENT
        if unsettled and (is_client or unsettled != NOT_APPROVED):
            reasons.append(unsettled)
        reasons += [why for why in held.reasons if why not in reasons]
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
        if label is Label.INTERNAL and _day_of(fact) in self.days_told(fact.subject):
            return Label.CLIENT
        return label

    def days_told(self, subject: str) -> tuple[date, ...]:
        """Return the days of a milestone that this reader has in writing, in order."""
        return tuple(
            one.day for one in self.written.get(subject, ()) if self._read(one)
        )

    def told_on(self, subject: str, day: date | None) -> date | None:
        """Return when this reader's last update told that day, if it did."""
        told = [
            one
            for one in self.written.get(subject, ())
            if one.audience and self._read(one)
        ]
        return told[-1].on if told and told[-1].day == day else None

    def _read(self, one: ToldDay) -> bool:
        """Whether this reader has it in writing: an update is its audience's alone."""
        if one.audience:
            return one.audience == self.audience.name
        return one.label is Label.CLIENT or not self.theirs.isdisjoint(one.to)

    def _is_open(self, quote: Quote) -> bool:
        own = quote.label is Label.INTERNAL and quote.author in self.theirs
        return own or quote.label is Label.CLIENT

    def visible(self, evidence: Iterable[Evidence], told: str) -> tuple[Evidence, ...]:
        """Return the evidence that may stand beside a sentence for this audience.

        A reader who is shown no quotes gets, beside what code computed, only words
        that the sentence itself tells; who may read all of it is shown all.
        """
        return tuple(item for item in evidence if self._shows(item, told))

    def _shows(self, item: Evidence, told: str) -> bool:
        if isinstance(item, Computed):
            return True
        limit = self.audience.quotes
        if limit is Label.RESTRICTED:
            return True
        if limit is not None:
            open_ = item.label.rank <= limit.rank
            return open_ and not _private(item.quote, self.persons)
        return item.label is Label.CLIENT and item.quote.casefold() in told.casefold()

    def may_say(self, text: str) -> bool:
        """Whether words of no one fact, such as a reason, hold nothing to withhold."""
        return not self._spoken(text)

    def matters_in(self, text: str) -> list[str]:
        """Return of what words of no one fact speak that this reader must not hear."""
        return self._spoken(text)

    def matters(self, fact: Fact) -> list[str]:
        """Return of what the fact speaks that this reader must not hear."""
        found = self._spoken(_told_text(fact))
        if self.audience.facts is Label.CLIENT:
            if _is_fault(fact) or fact.subject in self.faults:
                found += doubted_matters(fact.title)
            if isinstance(fact, Change | WorkItem | Exposure):
                found += self._doubts(fact)
            if isinstance(fact, ActionItem) and self._names_beside(fact.what):
                found.append(NAMED)
            found += tagged_matters(self.tags.get(fact.subject, ()))
            found += fact.sensitivity
        return [*dict.fromkeys(found)]

    def _doubts(self, fact: Fact) -> list[str]:
        """Return why a title of a tracker or log is no plain piece of work."""
        if fact.subject in self.milestones:
            return []
        is_work = fact.subject in self.tags or isinstance(fact, WorkItem)
        return doubtful_matters(fact.title, self.persons, self.own, is_work=is_work)

    def _names_beside(self, what: str) -> bool:
        """Whether words in brackets beside the work name one who is not of theirs.

        They are another sentence's, of which the reader's own words may tell nothing.
        """
        beside = " ".join(_BRACKETS.findall(what))
        if not beside:
            return False
        theirs = {fold(part) for name in self.theirs for part in name.split()}
        heard = [who for who in doers(beside) if fold(who.split()[0]) not in theirs]
        ours, _ = _sides(self.persons, self.theirs, self.own)
        named = (name for name in ours if fold(name.split()[0]) not in theirs)
        return bool(heard) or names_person(beside, named)

    def _spoken(self, text: str) -> list[str]:
        found = [*_private(text, self.persons)]
        if self.audience.facts is not Label.CLIENT:
            return found
        found += _sensitive(text, *_sides(self.persons, self.theirs, self.own))
        found += ["another client"] if self._names_another(text) else []
        found += ["a withheld term"] if carries(text, self.terms) else []
        return found

    def _names_another(self, text: str) -> bool:
        """Whether the text names another client, in full or by a word of its name."""
        if _holds(text, self.others):
            return True
        own = {fold(word) for word in self.own}
        short = {
            word
            for name in self.others
            for word in _NAME_WORD.findall(name)
            if fold(word) not in _OF_MANY_FIRMS and fold(word) not in own
        }
        return any(
            re.search(rf"\b(?:{re.escape(word)}|{re.escape(word.upper())})\b", text)
            for word in short
        )


@lru_cache(maxsize=_MOST_TEXTS)
def _private(text: str, persons: tuple[str, ...]) -> tuple[str, ...]:
    """Return what every audience's draft asks of the same text."""
    return tuple(private_matters(text, persons))


@lru_cache(maxsize=_MOST_TEXTS)
def _sensitive(
    text: str, ours: tuple[str, ...], clients: tuple[str, ...]
) -> tuple[str, ...]:
    return tuple(sensitive_matters(text, ours, clients))


@lru_cache(maxsize=64)
def _sides(
    persons: tuple[str, ...], theirs: frozenset[str], own: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names of our people, and those of the reader's side."""
    ours = tuple(name for name in persons if name not in theirs)
    return ours, (*own, *sorted(theirs))


def _day_of(fact: Fact) -> date | None:
    """Return the new day that a milestone or its change tells."""
    if isinstance(fact, MilestoneStatus):
        held = fact.state in {MilestoneState.MOVED, MilestoneState.AHEAD}
        return fact.forecast if held else None
    if isinstance(fact, Change) and fact.kind in _DATED:
        return iso_day(fact.after)
    return None


def _is_fault(fact: Fact) -> bool:
    return isinstance(fact, Change) and fact.kind in _FAULTS


_SHORTEST_NAME = 3
_BRACKETS = re.compile(r"\(([^()]+)\)?")
_NAME_WORD = re.compile(r"\b[^\W\d_][\w-]{2,}")
_OF_MANY_FIRMS = frozenset(
    """
    ltd limited inc llc llp plc gmbh kgaa corp corporation company group holding
    holdings partners and und the for von van der die das del bank insurance services
    service solutions systems software technology technologies consulting international
    global national first new united general north south east west northern southern
    eastern western city state university college hospital clinic trust council
    department ministry agency office airport airlines cruises ferries hotels travel
    transport logistics energy power water media health care foods retail store stores
    shop market markets studio labs digital data cloud mobile online security
    """.split()  # noqa: SIM905
)
"""Words of many firms' names; alone they name none of them."""
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


def tags_of(ticket: Ticket) -> tuple[str, ...]:
    """Return what the tracker calls a ticket: type, labels, components, level."""
    return (ticket.kind, *ticket.labels, *ticket.components)


def names_of(people: People) -> tuple[str, ...]:
    """Return every name by which a person is called, alone or in full."""
    whole = [person.name for person in people.all if " " in person.name]
    first = [name.split()[0] for name in whole]
    return tuple(
        sorted({name for name in (*whole, *first) if len(name) >= _SHORTEST_NAME})
    )


def firms_of(named: Iterable[str]) -> tuple[str, ...]:
    """Return what firms of mail domains are called: `northpier` of `north-pier.com`."""
    stems = (name.rpartition("@")[2].partition(".")[0] for name in named if "." in name)
    return tuple(sorted({fold(stem.replace("-", "")) for stem in stems if stem}))


def _domains(aliases: Iterable[str]) -> set[str]:
    return {alias.partition("@")[2] for alias in aliases if "@" in alias}


def effective_label(fact: Fact) -> Label:
    """Return the label of what the fact tells.

    A fact that any open source shows may be told, whatever else supports it; what
    only people's words, decisions, registers or detectors show is internal. What only
    closed words among its evidence say is as closed as they are.
    """
    spoken = isinstance(fact, Flag | ActionItem | Statement | Decision) or (
        isinstance(fact, Change) and fact.kind is ChangeKind.DECISION
    )
    least = Label.INTERNAL if spoken else Label.CLIENT
    return join(least, fact.label, label_of_telling(_told_text(fact), fact.evidence))


def _called(fact: Fact) -> str:
    """Return the fact in a few words: an action with its owner and day."""
    title = fact.title.rstrip(".")
    if isinstance(fact, MilestoneStatus):
        return f"{title} ({fact.why})" if fact.why else title
    if isinstance(fact, Change) and fact.before and fact.after and fact.kind in _DATED:
        return f"{title} (from {fact.before} to {fact.after})"
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
    return _any_of(tuple(words)).search(text) is not None


@lru_cache(maxsize=64)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    listed = "|".join(re.escape(word) for word in words if word)
    return re.compile(rf"(?i)\b(?:{listed})\b" if listed else r"(?!)")
