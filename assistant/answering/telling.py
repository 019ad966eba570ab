"""Records and facts as sentences that answer questions."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date

from assistant.answering.asks import Wanted
from assistant.answering.candidate import Candidate
from assistant.domain.base import stable_id
from assistant.domain.evidence import Computed, Evidence, Quote
from assistant.domain.facts import (
    ActionItem,
    ActionStatus,
    Change,
    ChangeKind,
    Decision,
    Dimension,
    Fact,
    Health,
    MilestoneState,
    MilestoneStatus,
    Statement,
)
from assistant.domain.findings import StatementKind, Strength
from assistant.domain.people import People, fold
from assistant.domain.records import RaidEntry, RaidKind, Ticket
from assistant.domain.sourced import Known
from assistant.drafting.headline import ANSWER
from assistant.drafting.unit import Telling, Unit
from assistant.drafting.words import day, plain, sentence, spoken
from assistant.facts.quoting import cells, remark
from assistant.facts.sameness import ids, stems
from assistant.gate.days import days_in

SECTION = "answer"
_LONG = 4
_FOR_CLIENTS = {Dimension.SCHEDULE, Dimension.SCOPE, Dimension.QUALITY}
K = ChangeKind
W = Wanted
_CHANGED: dict[ChangeKind, tuple[str, frozenset[Wanted]]] = {
    K.DONE: ("was finished", frozenset({W.STATE})),
    K.STARTED: ("was started", frozenset({W.STATE})),
    K.BLOCKED: ("was blocked", frozenset({W.BLOCKER, W.STATE})),
    K.UNBLOCKED: ("was unblocked", frozenset({W.STATE})),
    K.REOPENED: ("was reopened", frozenset({W.STATE})),
    K.SCOPE_ADDED: ("was added to scope", frozenset({W.STATE})),
    K.SCOPE_REMOVED: ("was taken out of scope", frozenset({W.STATE})),
    K.VANISHED: ("is gone from its source", frozenset({W.STATE})),
    K.RISK_OPENED: ("was logged as a risk", frozenset({W.RISK})),
    K.RISK_CLOSED: ("was closed", frozenset({W.STATE})),
    K.ISSUE_OPENED: ("was logged as an issue", frozenset({W.RISK})),
    K.ISSUE_CLOSED: ("was closed", frozenset({W.STATE})),
    K.ASSUMPTION_BROKEN: ("no longer holds", frozenset({W.RISK, W.STATE})),
    K.CI_BROKEN: ("began to fail", frozenset({W.STATE, W.RISK})),
    K.CI_FIXED: ("passes again", frozenset({W.STATE})),
}
_VALUED: dict[ChangeKind, tuple[str, frozenset[Wanted]]] = {
    K.DATE_SLIPPED: ("moved", frozenset({W.MOVE, W.DAY})),
    K.DATE_PULLED_IN: ("moved", frozenset({W.MOVE, W.DAY})),
    K.REASSIGNED: ("went", frozenset({W.OWNER, W.PERSON})),
    K.RISK_SCORE_UP: ("rose in exposure", frozenset({W.RISK, W.EXPOSURE})),
    K.RISK_SCORE_DOWN: ("fell in exposure", frozenset({W.RISK, W.EXPOSURE})),
    K.REESTIMATED: ("was re-estimated", frozenset({W.AMOUNT})),
}
_ABOUT_RISK = {
    StatementKind.RISK: frozenset({W.RISK}),
    StatementKind.ISSUE: frozenset({W.RISK, W.BLOCKER, W.REASON}),
    StatementKind.BLOCKER: frozenset({W.BLOCKER, W.RISK, W.REASON}),
    StatementKind.DEPENDENCY: frozenset({W.BLOCKER, W.RISK, W.REASON}),
    StatementKind.ASSUMPTION: frozenset({W.RISK}),
}
_MOVED = re.compile(r"(?i)\b(?:mov\w+|postpon\w+|instead|later|earlier|hold|stays?)\b")
Visible = Callable[[Iterable[Evidence], str], tuple[Evidence, ...]]


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells facts to one reader: with keys and names, or without.

    `visible` returns the evidence that may stand beside a sentence for this reader.
    """

    telling: Telling
    people: People
    visible: Visible

    @property
    def as_of(self) -> date:
        """The reader's day."""
        return self.telling.as_of

    def make(  # noqa: PLR0913, PLR0917  one argument a field
        self,
        fact: Fact,
        text: str,
        values: Iterable[str | None],
        gives: Iterable[Wanted],
        on: date,
        weight: float = 0.0,
        *,
        computed: bool = True,
        people: Iterable[str] | None = None,
    ) -> Candidate:
        """Return a sentence about one fact, found by its words and visible evidence.

        `people` are those whom it is about, by default all that it names.
        """
        told = sentence(text)
        unit = Unit(SECTION, told, (fact,), tuple(filter(None, dict.fromkeys(values))))
        shown = self.visible(fact.evidence, told)
        quotes = [piece.quote for piece in shown if isinstance(piece, Quote)]
        whole = "\n".join([told, *quotes])
        keys = ids(whole) | ({fact.subject} if self.telling.keys else set())
        return Candidate(
            unit=unit,
            about=stems(told),
            around=stems(whole),
            gives=frozenset(gives),
            day=on,
            ids=frozenset(key.casefold() for key in keys),
            people=(self._people(told, shown) if people is None else frozenset(people)),
            short=_initials(fact.title),
            words=fold(whole),
            computed=computed,
            weight=weight,
        )

    def when(self, on: date | None) -> str:
        """Return the day as this reader reads it."""
        return day(on, self.as_of) if on else ""

    def who(self, name: str | None) -> str:
        """Return the person's name where this reader is told names."""
        return (name or "") if self.telling.people else ""

    def _people(self, told: str, shown: Iterable[Evidence]) -> frozenset[str]:
        names = {p.name for p in self.people.all if p.name and p.name in told}
        said = (self.people.resolve(e.author) for e in shown if isinstance(e, Quote))
        return frozenset({*names, *(name for name in said if name)})


def health(teller: Teller, found: Health, inside: bool) -> Candidate:
    """Tell the colour; only a reader `inside` hears its reasons, of every dimension."""
    worst = [
        one
        for name, one in found.dimensions.items()
        if one.colour is found.overall and (inside or name in _FOR_CLIENTS)
    ]
    answer = ANSWER[found.overall]
    first = (one.why.split("; ")[0].rstrip(".") for one in worst)
    told = [spoken(reason, found.as_of) for reason in first] if inside else []
    text = f"{answer}: {'; '.join(told)}" if told else answer
    fact = Fact(
        id=stable_id("hlt", found.as_of),
        subject="health",
        title=answer,
        evidence=tuple(Computed(rule=one.rule) for one in worst),
    )
    values = (answer, found.overall.value, *told)
    return teller.make(fact, text, values, {W.HEALTH}, found.as_of, 1.0)


def blocked(teller: Teller, change: Change) -> Candidate:
    """Tell what is blocked or late now, since when, and who has it."""
    state = "late" if change.kind is K.DEPENDENCY_LATE else "blocked"
    since, owner = teller.when(change.on), teller.who(change.owner)
    item = teller.telling.item(change)
    text = f"{item} has been {state} since {since}"
    text += f"; {owner} has it" if owner else ""
    gives = {W.BLOCKER, W.STATE, W.RISK} | ({W.OWNER} if owner else set())
    weight = 1.0 - 0.1 * change.severity.rank
    return teller.make(
        change, text, (item, since, state, owner), gives, change.on, weight
    )


def milestone(teller: Teller, fact: MilestoneStatus) -> Candidate:
    """Tell a milestone's date now, what it was, and whether it is met."""
    now, before = teller.when(fact.forecast), teller.when(fact.baseline)
    owner = teller.who(teller.people.resolve(fact.owner) or fact.owner)
    gives = {W.STATE, W.DAY}
    match fact.state:
        case MilestoneState.MET:
            text = f"{fact.title} was met" + (f" on {now}" if now else "")
        case MilestoneState.MISSED:
            text = f"{fact.title}, due {before}, is missed"
            gives |= {W.RISK, W.BLOCKER}
        case MilestoneState.MOVED if now and before:
            text = f"{fact.title} moved from {before} to {now}"
        case _ if now and before and now != before:
            text = f"{fact.title}, due {before}, is under threat: its work is due {now}"
            gives |= {W.RISK, W.BLOCKER}
        case _:
            text = f"{fact.title} is due {now}" if now else f"{fact.title} has no date"
    if now and before:
        gives.add(W.MOVE)
    if owner:
        text += f"; {owner} has it"
        gives.add(W.OWNER)
    values = (fact.title, now, before, owner, text)
    return teller.make(fact, text, values, gives, teller.as_of, 1.0)


def change(teller: Teller, fact: Change) -> Candidate | None:
    """Tell what changed, from what to what, and on which day; None for decisions."""
    on, item = teller.when(fact.on), teller.telling.item(fact)
    gives: frozenset[Wanted]
    if fact.kind in _VALUED:
        verb, gives = _VALUED[fact.kind]
        before, after = _value(teller, fact.before), _value(teller, fact.after)
        named = fact.kind is K.REASSIGNED
        if named and not teller.telling.people:
            return None
        text = f"{item} {verb}" + (f" from {before}" if before else "")
        text += f" to {after}" if after else ""
        text += f", known on {on}"
        values: tuple[str, ...] = (item, verb, before, after, on, text)
    elif fact.kind in _CHANGED:
        verb, gives = _CHANGED[fact.kind]
        text = f"{item} {verb} on {on}"
        values = (item, verb, on, text)
    else:
        return None
    return teller.make(
        fact, text, values, {*gives, W.CHANGE}, fact.on, 0.6 - 0.2 * fact.severity.rank
    )


def decision(teller: Teller, fact: Decision) -> Candidate:
    """Tell a decision in its own words, with who took it and when."""
    known = fact.decided_on or fact.known_on
    on, by = teller.when(known), teller.who(fact.decided_by)
    words = plain(fact.what).rstrip(".")
    when = f"on {on}" if fact.decided_on else f"by {on}"
    head = f"{by} decided {when}" if by else f"Decided {when}"
    gives = {W.DECISION, W.STATE} | ({W.PERSON} if by else set())
    gives |= {W.DAY} if days_in(words) else set()
    gives |= {W.MOVE} if days_in(words) and _MOVED.search(words) else set()
    values = (by, on, words, head)
    return teller.make(
        fact,
        f"{head}: {quoted(words)}",
        values,
        gives,
        known,
        computed=False,
    )


def action(teller: Teller, fact: ActionItem) -> Candidate:
    """Tell an action item: who took it on, by when, and how it stands."""
    owner = teller.who(fact.owner or fact.owner_text)
    what, due = fact.what.rstrip("."), teller.when(fact.due)
    firm = fact.strength is Strength.COMMITTED
    text = f"{owner}: {what}" if owner else f"Without an owner: {what}"
    status = fact.status
    if due:
        text += f"; due {due}"
    text += {
        ActionStatus.OPEN: ", open",
        ActionStatus.OVERDUE: ", overdue",
        ActionStatus.DONE: ", done",
        ActionStatus.DROPPED: ", dropped",
    }[status]
    text += "" if firm else " (not firm)"
    gives = {W.ACTION, W.STATE} | ({W.OWNER, W.PERSON} if owner else set())
    gives |= {W.DAY} if due else set()
    rank = (0.5 if firm else 0.0) + (0.4 if status in _LIVE else 0.0)
    values = (owner, what, due, status.value, "not firm", text)
    return teller.make(
        fact,
        text,
        values,
        gives,
        fact.raised,
        rank,
        computed=False,
        people=[owner] if owner else [],
    )


_LIVE = {ActionStatus.OPEN, ActionStatus.OVERDUE}


def statement(teller: Teller, fact: Statement) -> Candidate:
    """Tell what somebody said about a risk, in their words."""
    [piece] = fact.evidence
    words = plain(piece.quote)
    by = teller.who(piece.author) if isinstance(piece, Quote) else ""
    on = (isinstance(piece, Quote) and piece.dated) or teller.as_of
    head = f"{by} on {teller.when(on)}" if by else f"Noted on {teller.when(on)}"
    return teller.make(
        fact,
        f"{head}: {quoted(words)}",
        (by, teller.when(on), words, head),
        _ABOUT_RISK[fact.kind],
        on,
        0.2,
        computed=False,
    )


def ticket(
    teller: Teller, known: Known[Ticket], unfinished: Collection[str]
) -> Candidate:
    """Tell how a ticket stands: status, assignee, due date, what blocks it.

    `unfinished` are the keys of the tickets that can still block.
    """
    row = known.record
    blockers = [key for key in row.blocked_by if key in unfinished]
    blockers = [] if row.key not in unfinished else blockers
    fact = _record_fact("tkt", known, row.title, cells(known, row.title, row.status))
    owner = teller.who(teller.people.resolve(row.assignee) or row.assignee)
    due, item = teller.when(row.due), teller.telling.item(fact)
    text = f"{item} is {row.status}" if row.status else f"{item} is a ticket"
    gives = {W.STATE, W.OWNER}
    if owner:
        text += f", assigned to {owner}"
    elif teller.telling.people and not row.assignee:
        text += ", assigned to nobody"
    if due:
        text += f", due {due}"
        gives.add(W.DAY)
    if blockers and teller.telling.keys:
        text += f", blocked by {', '.join(blockers)}"
    if row.is_blocked or blockers:
        gives |= {W.BLOCKER, W.RISK}
    if remarks := remark(known, row.comments):
        fact = fact.model_copy(update={"evidence": (*fact.evidence, *remarks)})
    values = (item, row.status, owner, due, *blockers, text)
    return teller.make(fact, text, values, gives, known.since, 0.5)


def entry(teller: Teller, known: Known[RaidEntry]) -> Candidate:
    """Tell a RAID entry: open or closed, exposure, owner, date."""
    row = known.record
    told = cells(known, row.title, row.description, row.note, row.mitigation)
    fact = _record_fact("rai", known, row.title, told)
    owner = teller.who(teller.people.resolve(row.owner) or row.owner)
    due, item = teller.when(row.due), teller.telling.item(fact)
    state = row.state.value if row.is_open else "closed"
    text = f"{item} is {_article(state)} {state} {row.kind.value}"
    gives = {W.STATE, W.RISK}
    exposure = f"exposure {row.exposure:g}" if row.exposure else ""
    if exposure:
        text += f", {exposure}"
        gives.add(W.EXPOSURE)
    if owner:
        text += f", owned by {owner}"
        gives.add(W.OWNER)
    if due:
        text += f", due {due}"
        gives.add(W.DAY)
    if row.is_open and row.kind in {RaidKind.ISSUE, RaidKind.DEPENDENCY}:
        gives.add(W.BLOCKER)
    values = (item, state, row.kind.value, exposure, owner, due, text)
    weight = (row.exposure or 0.0) / 25 if row.is_open else -1.0
    return teller.make(fact, text, values, gives, known.since, weight)


def _initials(title: str) -> frozenset[str]:
    """Return the initials of two to four long words in a row, in lower case."""
    words = [word for word in fold(title).split() if word.isalpha()]
    runs = (words[n : n + length] for n in range(len(words)) for length in (2, 3, 4))
    return frozenset(
        "".join(word[0] for word in run)
        for run in runs
        if len(run) > 1 and min(map(len, run)) >= _LONG
    )


def quoted(words: str) -> str:
    """Put words of a source in quotation marks, unless they hold some themselves."""
    return words if any(mark in words for mark in '“”"„«»') else f"“{words}”"


def _record_fact(
    prefix: str,
    known: Known[Ticket] | Known[RaidEntry],
    title: str,
    evidence: tuple[Quote, ...],
) -> Fact:
    return Fact(
        id=stable_id(prefix, known.record.key),
        subject=known.record.key,
        title=plain(title),
        label=known.label,
        evidence=evidence,
    )


def _article(word: str) -> str:
    return "an" if word[:1] in "aeiou" else "a"


def _value(teller: Teller, text: str | None) -> str:
    if not text:
        return ""
    try:
        return teller.when(date.fromisoformat(text))
    except ValueError:
        return text.removesuffix(".0")
