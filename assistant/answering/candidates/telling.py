"""Records and facts as sentences that answer questions."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import date

from assistant.answering.asked.asks import Wanted
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.teller import Teller, quoted
from assistant.domain.base import stable_id
from assistant.domain.evidence import Computed, Quote
from assistant.domain.facts import (
    ActionItem,
    ActionStatus,
    Change,
    ChangeKind,
    Colour,
    Decision,
    Dimension,
    DimensionHealth,
    Fact,
    Health,
    MilestoneState,
    MilestoneStatus,
    Reason,
    Statement,
)
from assistant.domain.findings import StatementKind, Strength
from assistant.domain.people import fold
from assistant.domain.records import Ticket
from assistant.domain.sourced import Known
from assistant.drafting.headline import ANSWER, WORST
from assistant.drafting.words import plain, spoken, they_are
from assistant.facts.milestones.status import is_unconfirmed
from assistant.facts.quoting import cells
from assistant.gate.days import days_in

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
    K.MILESTONE_MET: ("was met", frozenset({W.STATE})),
    K.MILESTONE_MISSED: ("was missed", frozenset({W.STATE})),
    K.DEPENDENCY_LATE: ("became late", frozenset({W.BLOCKER, W.STATE})),
}
_VALUED: dict[ChangeKind, tuple[str, frozenset[Wanted]]] = {
    K.DATE_SLIPPED: ("moved", frozenset({W.MOVE, W.DAY})),
    K.DATE_PULLED_IN: ("moved", frozenset({W.MOVE, W.DAY})),
    K.REASSIGNED: ("went", frozenset({W.OWNER, W.PERSON})),
    K.RISK_SCORE_UP: ("rose in exposure", frozenset({W.RISK, W.EXPOSURE})),
    K.RISK_SCORE_DOWN: ("fell in exposure", frozenset({W.RISK, W.EXPOSURE})),
    K.REESTIMATED: ("was re-estimated", frozenset({W.AMOUNT})),
}
_OF_RISKS = {K.RISK_OPENED, K.RISK_CLOSED, K.RISK_SCORE_UP, K.RISK_SCORE_DOWN}
"""What is told of that which may never happen."""
_ABOUT_RISK = {
    StatementKind.RISK: frozenset({W.RISK}),
    StatementKind.ISSUE: frozenset({W.RISK, W.BLOCKER, W.REASON}),
    StatementKind.BLOCKER: frozenset({W.BLOCKER, W.RISK, W.REASON}),
    StatementKind.DEPENDENCY: frozenset({W.BLOCKER, W.RISK, W.REASON}),
    StatementKind.ASSUMPTION: frozenset({W.RISK}),
}
_MOVED = re.compile(r"(?i)\b(?:mov\w+|postpon\w+|instead|later|earlier|hold|stays?)\b")


def health(
    teller: Teller,
    found: Health,
    *,
    inside: bool,
    hears: Callable[[Reason], bool],
    spend: bool = True,
) -> Candidate:
    """Tell the colour; only a reader `inside` hears its reasons, of every dimension.

    Reasons that name amounts of money are for readers who hear of `spend`; `hears`
    says which they may hear.
    """
    worst = [
        (name, one)
        for name, one in found.dimensions.items()
        if one.colour is found.overall and (inside or name in _FOR_CLIENTS)
    ]
    answer = ANSWER[found.overall]
    first = (_first(name, one, hears, spend=spend) for name, one in worst)
    told = [spoken(reason, found.as_of) for reason in first] if inside else []
    text = f"{answer}: {'; '.join(told)}" if told else answer
    fact = Fact(
        id=stable_id("hlt", found.as_of),
        subject="health",
        title=answer,
        evidence=tuple(Computed(rule=one.rule) for _, one in worst)
        or (Computed(rule=WORST),),
    )
    values = (answer, found.overall.value, *told)
    return teller.make(fact, text, values, {W.HEALTH}, found.as_of, 1.0)


def _first(
    name: Dimension,
    one: DimensionHealth,
    hears: Callable[[Reason], bool],
    *,
    spend: bool,
) -> str:
    """Return the first reason of a colour that may be told, else the bare colour."""
    for reason in one.decisive:
        told = not reason.is_confided and hears(reason)
        if told and (spend or not reason.has_amounts):
            return reason.text.rstrip(".")
    return f"{they_are([name])} {one.colour}"


def coloured(
    teller: Teller,
    found: Health,
    name: Dimension,
    *,
    spend: bool,
    hears: Callable[[Reason], bool],
) -> Candidate:
    """Tell the colour of one dimension with the reasons that give it.

    Reasons that name amounts are for readers who hear of `spend`; `hears` says which
    they may hear.
    """
    one = found.dimensions[name]
    kept = [
        reason
        for reason in one.decisive
        if hears(reason) and (spend or not reason.has_amounts)
    ]
    colour = "of unknown colour" if one.colour is Colour.UNKNOWN else one.colour.value
    head = f"{they_are([name])} {colour}"
    why = [spoken(reason.text.rstrip("."), found.as_of) for reason in kept]
    why = why or ([spoken(one.why, found.as_of)] if not one.decisive else [])
    text = f"{head}: {'; '.join(why)}" if why else head
    whole = len(kept) == len(one.decisive)
    fact = Fact(
        id=stable_id("hlt", found.as_of, name),
        subject="health",
        title=head,
        evidence=(*(one.evidence if whole else ()), Computed(rule=one.rule)),
    )
    return teller.make(fact, text, (head, *why, text), {W.HEALTH}, found.as_of)


def blocked(
    teller: Teller, change: Change, blockers: Sequence[Known[Ticket]] = ()
) -> Candidate:
    """Tell what is blocked or late now, since when, by what, and who has it.

    `blockers` are those of which the reader may hear.
    """
    state = "late" if change.kind is K.DEPENDENCY_LATE else "blocked"
    since, owner = teller.when(change.on), teller.who(change.owner)
    since += " or before" if change.at_latest else ""
    item = teller.telling.item(change)
    text = f"{item} has been {state} since {since}"
    names: list[str] = []
    if blockers:
        names = [_blocker(teller, one) for one in blockers]
        text += f", by {' and '.join(names)}"
        proof = [quote for one in blockers for quote in cells(one, one.record.title)]
        change = change.model_copy(update={"evidence": (*change.evidence, *proof)})
    text += f"; {owner} has it" if owner else ""
    gives = {W.BLOCKER, W.STATE, W.RISK, W.CHANGE} | ({W.OWNER} if owner else set())
    weight = 1.0 - 0.1 * change.severity.rank
    return teller.make(
        change,
        text,
        (item, since, state, owner, *names, text),
        gives,
        change.on,
        weight,
    )


def _blocker(teller: Teller, known: Known[Ticket]) -> str:
    title = plain(known.record.title)
    return f"{known.record.key} ({title})" if teller.telling.keys else quoted(title)


def milestone(
    teller: Teller, fact: MilestoneStatus, also: Collection[str] = ()
) -> Candidate:
    """Tell a milestone's date now, what it was, and whether it is met.

    `also` are the short names by which a plan lists it.
    """
    now, before = teller.when(fact.forecast), teller.when(fact.baseline)
    owner = teller.who(teller.people.resolve(fact.owner) or fact.owner)
    gives = {W.STATE, W.DAY}
    match fact.state:
        case MilestoneState.MET:
            by = "by" if fact.at_latest else "on"
            text = f"{fact.title} was met" + (f" {by} {now}" if now else "")
        case MilestoneState.MISSED:
            end = "not confirmed as met" if fact.unconfirmed else "missed"
            text = f"{fact.title}, due {before}, is {end}"
            gives |= {W.RISK, W.BLOCKER}
        case MilestoneState.MOVED if now and before:
            text = f"{fact.title} moved from {before} to {now}"
        case _ if now and before and now != before:
            later = "the tracker now says" if fact.in_tracker else "its work is due"
            text = f"{fact.title}, due {before}, is under threat: {later} {now}"
            gives |= {W.RISK, W.BLOCKER}
        case _:
            text = f"{fact.title} is due {now}" if now else f"{fact.title} has no date"
    if now and before:
        gives.add(W.MOVE)
    if owner:
        text += f"; {owner} has it"
        gives.add(W.OWNER)
    values = (fact.title, now, before, owner, text)
    told = teller.make(fact, text, values, gives, teller.as_of, 1.0)
    return replace(told, words="\n".join([told.words, *map(fold, also)]))


def change(
    teller: Teller, fact: Change, came_true: Collection[str] = ()
) -> Candidate | None:
    """Tell what changed, from what to what, and on which day; None for decisions.

    `came_true` are the keys of the closed risks that happened.
    """
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
        if fact.kind is K.MILESTONE_MISSED and is_unconfirmed(fact):
            verb = "passed its date and is not confirmed as met"
        if fact.kind is K.RISK_CLOSED and fact.subject in came_true:
            verb = "came true and was closed"
        if fact.kind is K.CI_BROKEN and fact.before not in {None, "passed"}:
            verb = f"got worse ({fact.after}, before {fact.before})"
        text = f"{item} {verb} on {on}"
        values = (item, verb, on, text)
    else:
        return None
    made = teller.make(
        fact, text, values, {*gives, W.CHANGE}, fact.on, 0.6 - 0.2 * fact.severity.rank
    )
    supposed = fact.kind in _OF_RISKS and fact.subject not in came_true
    return replace(made, supposed=supposed)


def decision(teller: Teller, fact: Decision) -> Candidate:
    """Tell a decision in its own words, with who took it and when."""
    known = fact.decided_on or fact.known_on
    on, by = teller.when(known), teller.who(fact.decided_by)
    words = plain(fact.what).rstrip(".")
    when = f"on {on}" if fact.decided_on else f"by {on}"
    head = f"{by} decided {when}" if by else f"Decided {when}"
    gives = {W.DECISION, W.STATE} | ({W.PERSON, W.DECIDER} if by else set())
    if any(days_in(words)):
        gives |= {W.DAY, W.MOVE} if _MOVED.search(words) else {W.DAY}
    values = (by, on, words, head)
    made = teller.make(
        fact,
        f"{head}: {quoted(words)}",
        values,
        gives,
        known,
        computed=False,
    )
    return replace(made, said=fold(words))


def action(teller: Teller, fact: ActionItem, *, stands: bool = True) -> Candidate:
    """Tell an action item: who took it on, by when, and how it stands.

    Without `stands` it is not said whether it is done. What nobody has spoken of since
    its day may be done, so that it is not called overdue.
    """
    owner = teller.who(fact.owner or fact.owner_text)
    what, due = fact.what.rstrip("."), teller.when(fact.due)
    firm = fact.strength is Strength.COMMITTED
    nobody = not (fact.owner or fact.owner_text)
    text = f"Without an owner: {what}" if nobody else what
    text = f"{owner}: {what}" if owner else text
    status = fact.status
    silent = status is ActionStatus.OVERDUE and not fact.is_said_undone and bool(due)
    if due:
        text += f"; {'was due' if silent and stands else 'due'} {due}"
    text += f", {_SILENT if silent else status.value}" if stands else ""
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


_SILENT = "no words were recognised that say it is done"
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


def _value(teller: Teller, text: str | None) -> str:
    if not text:
        return ""
    try:
        return teller.when(date.fromisoformat(text))
    except ValueError:
        return text.removesuffix(".0")
