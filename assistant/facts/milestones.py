"""Where every milestone stands: its baseline, its date now, and whether it was met."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import TypeVar

from assistant.domain.base import stable_id
from assistant.domain.baseline import Rebaseline
from assistant.domain.evidence import Computed, Evidence, Quote
from assistant.domain.facts import MilestoneState, MilestoneStatus
from assistant.domain.labels import Label, join
from assistant.domain.records import Milestone, StatusCategory, Ticket
from assistant.domain.sourced import Known
from assistant.facts.milestone_names import MilestoneNames, name_of
from assistant.facts.milestone_talk import Outcome, Said, heard
from assistant.facts.quoting import cells
from assistant.facts.rebaselined import chained, rebaselines
from assistant.facts.remembered import once_a_view
from assistant.facts.sameness import other_numbers
from assistant.facts.tickets import is_cancelled, is_finished
from assistant.ledger.view import View

StoneT = TypeVar("StoneT", Milestone, Ticket)

_TYPES = frozenset({"milestone", "meilenstein", "jalon", "hito", "gate"})


@dataclass(frozen=True)
class Gate:
    """All that is known of one milestone.

    `keys` are the keys of its records, `scheduled` says that one is of a schedule,
    where two rows of one name are two milestones; `target` is its date now, `stated`
    the day on which a plan gave it, and `replanned` the same unless it is the
    baseline; `planned` is the date of a plan that anybody may read, `deadline` the day
    that it must not pass; `label` is the most open of what gives the target, `closed`
    how closed its rows say they are; `tickets` are the keys of the tickets that are
    this milestone; `linked` are the tickets that carry its name or id, and `own` those
    among them whose end is the milestone's end; `rebaselined` are the decisions that
    set its baseline anew.
    """

    subject: str
    title: str
    baseline: date | None
    target: date | None
    stated: date
    replanned: date | None
    owner: str | None
    met_on: date | None
    title_cell: Evidence
    keys: tuple[str, ...]
    scheduled: bool = False
    deadline: date | None = None
    planned: date | None = None
    label: Label = Label.CLIENT
    closed: Label = Label.CLIENT
    tickets: tuple[str, ...] = ()
    also: tuple[Evidence, ...] = ()
    said: tuple[Said, ...] = ()
    linked: tuple[Known[Ticket], ...] = ()
    own: tuple[Known[Ticket], ...] = ()
    rebaselined: tuple[Rebaseline, ...] = ()

    @property
    def first_baseline(self) -> date | None:
        """The baseline before any decision set it anew."""
        return self.rebaselined[0].was if self.rebaselined else self.baseline

    def is_lost(self, day: date) -> bool:
        """Whether it is missed at the end of the day.

        So it is when prose says so, when its date has passed, and on the date itself
        when its own work is due later.
        """
        if self.met:
            return False
        if self.missed:
            return True
        if self.target is None or self.target > day:
            return False
        return self.target < day or self.forecast != self.target

    @property
    def met(self) -> tuple[date, Evidence] | None:
        """The day on which it was met and what says so.

        A schedule says it itself; elsewhere it is also met when its own work is done.
        """
        if self.met_on:
            return self.met_on, (*self.also, self.title_cell)[0]
        last = next(
            (one for one in reversed(self.said) if one.outcome is not Outcome.MOVED),
            None,
        )
        if last is not None:
            if last.outcome is not Outcome.MET:
                return None
            return last.met_on or last.day, last.quote
        own = () if self.scheduled else self.own
        if own and all(is_finished(known.record) for known in own):
            last_done = max(own, key=_done_on)
            return _done_on(last_done), cells(last_done, last_done.record.title)[0]
        return None

    def label_on(self, day: date) -> Label:
        """Return who may hear how it stands on the day.

        The date is as open as what gives it, that it is missed as the words that say
        so before its date; that it was met is news for all unless it is confided or its
        row is closed.
        """
        if self.met:
            proof = self.met[1]
            confided = isinstance(proof, Quote) and proof.label is Label.RESTRICTED
            return Label.RESTRICTED if confided else self.closed
        said = self.missed
        early = said is not None and not (self.target and self.target <= day)
        return join(self.label, said.quote.label if said and early else Label.CLIENT)

    @property
    def missed(self) -> Said | None:
        """The sentence that says that it is missed, unless a new date came after it."""
        agreed_on = self.rebaselined[-1].on if self.rebaselined else date.min
        for one in reversed(self.said):
            if one.day <= agreed_on:
                return None
            if one.outcome is Outcome.MISSED:
                return None if self.replanned and self.replanned > one.day else one
            if one.outcome is Outcome.MET or self.target == one.moved_to:
                return None
        return None

    @property
    def forecast(self) -> date | None:
        """The target, or a later day on which linked work is due."""
        open_days = [
            known.record.due
            for known in self.linked
            if known.record.due and _is_open(known.record)
        ]
        days = [day for day in (self.target, *open_days) if day]
        return max(days, default=None)


def is_milestone(ticket: Ticket) -> bool:
    """Whether the tracker calls the ticket a milestone."""
    return ticket.kind.casefold() in _TYPES


@once_a_view
def gates(view: View) -> tuple[Gate, ...]:
    """Gather every milestone of plans, charters and trackers, by date and name.

    A row of a plan and a ticket that have one id or one name are one milestone.
    """
    found = joined([*_planned(view), *_tracked(view)])
    names = MilestoneNames(gate.title for gate in found)
    due = {gate.title: gate.target for gate in found if gate.target}
    said = heard(view, names, due) if found else {}
    linked: dict[str, list[Known[Ticket]]] = {}
    own: dict[str, list[Known[Ticket]]] = {}
    for known in view.records(Ticket):
        if is_milestone(known.record) or is_cancelled(known.record):
            continue
        by_name = names.named_in(known.record.title)
        labels = " ".join(known.record.labels)
        by_id = names.ids_in(f"{known.record.description} {labels}")
        for title in by_name:
            own.setdefault(title, []).append(known)
        for title in by_name | by_id:
            linked.setdefault(title, []).append(known)
    decided = rebaselines(view)
    full = [
        _rebaselined(
            _with(
                gate,
                tuple(said.get(gate.title, ())),
                tuple(linked.get(gate.title, ())),
                tuple(own.get(gate.title, ())),
            ),
            decided,
        )
        for gate in found
    ]
    return tuple(sorted(full, key=lambda g: (g.target or date.max, g.subject)))


def joined(found: Iterable[Gate]) -> list[Gate]:
    """Make one of those that have the same id or name; the first one's name stays."""
    kept: list[Gate] = []
    for gate in found:
        place = next((n for n, k in enumerate(kept) if _is_same(k, gate)), None)
        if place is None:
            kept.append(gate)
        else:
            kept[place] = _merged(kept[place], gate)
    return kept


def _is_same(one: Gate, other: Gate) -> bool:
    return not (one.scheduled and other.scheduled) and same_name(one, other)


def same_name(one: Gate, other: Gate) -> bool:
    """Whether two titles name one milestone, by id or by all words and numbers.

    One may say less than the other if both had the same date at first.
    """
    mine, theirs = name_of(one.title), name_of(other.title)
    if mine.id and theirs.id:
        return mine.id == theirs.id
    if not mine.words or not theirs.words or other_numbers(one.title, other.title):
        return False
    within = mine.words <= theirs.words or theirs.words <= mine.words
    few = min(len(mine.words), len(theirs.words))
    same_day = one.baseline is not None and one.baseline == other.baseline
    return mine.words == theirs.words or (within and same_day and few > 1)


def _merged(one: Gate, other: Gate) -> Gate:
    """Join two; the newest stated date is the date now."""
    newest = max(one, other, key=lambda gate: (bool(gate.target), gate.stated))
    target = newest.target
    baseline = one.baseline or other.baseline
    return replace(
        one,
        baseline=baseline,
        target=target,
        label=min(
            (gate.label for gate in (one, other) if gate.target == target),
            key=lambda label: label.rank,
        ),
        stated=newest.stated,
        replanned=newest.stated if target != baseline else newest.replanned,
        owner=one.owner or other.owner,
        met_on=one.met_on or other.met_on,
        keys=one.keys + other.keys,
        scheduled=one.scheduled or other.scheduled,
        deadline=one.deadline or other.deadline,
        tickets=one.tickets + other.tickets,
        also=(*one.also, other.title_cell),
        closed=join(one.closed, other.closed),
    )


def milestone_register(view: View) -> tuple[MilestoneStatus, ...]:
    """Return every milestone with its baseline, its date now and what moved it."""
    return tuple(_status(gate, view.as_of) for gate in gates(view))


def as_planned(stones: Iterable[MilestoneStatus]) -> tuple[MilestoneStatus, ...]:
    """Return the milestones that stand otherwise than their open plan says, as in it.

    That is what a reader may hear who is not told of the new date: the day that the
    plan gives, and that it has passed or is not sure any more.
    """
    return tuple(
        MilestoneStatus(
            id=stable_id("mst", stone.id, "as planned"),
            subject=stone.subject,
            title=stone.title,
            baseline=stone.planned,
            forecast=stone.planned,
            state=stone.state,
            why=f"planned for {stone.planned}",
            work=stone.work,
            evidence=stone.evidence[:1],
        )
        for stone in stones
        if stone.planned
        and stone.label is Label.INTERNAL
        and (
            stone.state in {MilestoneState.MISSED, MilestoneState.MOVED}
            or (stone.rebaselined and stone.planned != stone.forecast)
        )
    )


def _planned(view: View) -> Iterator[Gate]:
    rows = view.records(Milestone)
    named = Counter(known.record.title for known in rows)
    for known in rows:
        row = known.record
        history = view.history(Milestone, row.key)
        saved = row.planned.baseline_finish if row.planned else row.baseline
        off = history[0].since if saved and row.due != saved else None
        yield Gate(
            subject=row.title if named[row.title] == 1 else row.key,
            title=row.title,
            baseline=saved or history[0].record.due,
            target=row.due,
            stated=_stated(history),
            replanned=_replanned(history) or off,
            owner=view.people.resolve(row.owner) or row.owner,
            met_on=_met_on(view, history),
            title_cell=cells(known, row.title)[0],
            keys=(row.key,),
            label=_most_open(history),
            closed=row.closed or Label.CLIENT,
            scheduled=row.planned is not None,
            deadline=row.planned.deadline if row.planned else None,
        )


def _met_on(view: View, history: Sequence[Known[Milestone]]) -> date | None:
    """Return the day on which the record says that it was met, None if it says none.

    Where it gives no day it was met by the first on which it is called met: on its
    due date, unless a plan of that day or later still had it open.
    """
    row = history[-1].record
    if row.met_on:
        return row.met_on if row.met_on <= view.as_of else None
    if not row.met:
        return None
    since = next(known.since for known in history if known.record.is_met)
    if row.due is None or row.due > since:
        return since
    was_open = not history[0].record.is_met
    late = any(row.due <= day < since for day in view.snapshots(Milestone))
    return since if was_open and late else row.due


def _tracked(view: View) -> Iterator[Gate]:
    for known in view.records(Ticket):
        row = known.record
        if is_milestone(row) and not is_cancelled(row):
            history = view.history(Ticket, row.key)
            yield Gate(
                subject=row.key,
                title=row.title,
                baseline=history[0].record.due,
                target=row.due,
                stated=_stated(history),
                replanned=_replanned(history),
                owner=view.people.resolve(row.assignee) or row.assignee,
                met_on=_done_on(known) if is_finished(row) else None,
                title_cell=cells(known, row.title)[0],
                keys=(row.key,),
                label=_most_open(history),
                tickets=(row.key,),
            )


def _with(
    gate: Gate,
    said: tuple[Said, ...],
    linked: tuple[Known[Ticket], ...],
    own: tuple[Known[Ticket], ...],
) -> Gate:
    """Add what prose and tickets say; the newest stated move sets the target."""
    target, label = gate.target, gate.label
    moves = [
        one
        for one in said
        if one.moved_to and (one.moved_to != gate.baseline or one.taken_back)
    ]
    if moves and (gate.replanned is None or moves[-1].day > gate.replanned):
        target = moves[-1].moved_to
        given = [one.quote.label for one in moves if one.moved_to == target]
        given += [label] if target == gate.target else []
        label = min(given, key=lambda each: each.rank)
    planned = gate.target if gate.label is Label.CLIENT else None
    return replace(
        gate,
        target=target,
        label=label,
        planned=planned,
        said=said,
        linked=linked,
        own=own,
    )


def _rebaselined(gate: Gate, decided: Mapping[str, Sequence[Rebaseline]]) -> Gate:
    """Set the baseline that was decided, by somebody or a change request.

    It is the date of the milestone until a newer one is given.
    """
    own = [one for key in gate.keys for one in decided.get(key, ())]
    own += [
        Rebaseline(
            seq=0,
            by=one.request,
            on=one.day,
            reason="approved",
            to=one.moved_to,
            said=(one.quote,),
        )
        for one in gate.said
        if one.request
    ]
    chain = chained(own, gate.baseline)
    if not chain:
        return gate
    last = chain[-1]
    moves = [one.day for one in gate.said if one.moved_to]
    stated = max([gate.stated, *moves])
    later = gate.target is None or (last.to and gate.target < last.to)
    target = last.to if later and stated <= last.on else gate.target
    return replace(gate, baseline=last.to, target=target, rebaselined=chain)


def _most_open(history: Sequence[Known[StoneT]]) -> Label:
    """Return the most open label of the states that give the newest due date."""
    due = history[-1].record.due
    labels = [known.label for known in history if known.record.due == due]
    return min(labels, key=lambda label: label.rank)


def _replanned(history: Sequence[Known[StoneT]]) -> date | None:
    """Return the day from which the newest due date holds, None if it is the first."""
    day = None
    for old, new in pairwise(history):
        if new.record.due != old.record.due:
            day = new.since
    return day


def _stated(history: Sequence[Known[StoneT]]) -> date:
    """Return the day from which the newest due date holds."""
    return _replanned(history) or history[0].since


def _status(gate: Gate, as_of: date) -> MilestoneStatus:
    state, why, evidence = _judge(gate, as_of)
    label = gate.label_on(as_of)
    # A release must let go this date only, not those to come.
    dated = () if label is Label.CLIENT else (gate.target, state)
    return MilestoneStatus(
        id=stable_id("mst", gate.keys[0], *dated),
        label=label,
        subject=gate.subject,
        title=gate.title,
        owner=gate.owner,
        baseline=gate.baseline,
        forecast=gate.met[0] if gate.met else gate.forecast,
        deadline=gate.deadline,
        planned=gate.planned,
        work=tuple(k.record.key for k in gate.linked if _is_open(k.record)),
        state=state,
        why=", ".join((why, *(one.words for one in gate.rebaselined[-1:]))),
        rebaselined=gate.rebaselined,
        evidence=tuple(
            dict.fromkeys(
                (
                    gate.title_cell,
                    *gate.also,
                    *evidence,
                    *(piece for one in gate.rebaselined[-1:] for piece in one.proofs),
                )
            )
        ),
    )


def _judge(gate: Gate, as_of: date) -> tuple[MilestoneState, str, tuple[Evidence, ...]]:
    if gate.met:
        day, proof = gate.met
        return MilestoneState.MET, f"met on {day}", (proof,)
    if gate.missed:
        proof = gate.missed.quote
        return (
            MilestoneState.MISSED,
            f"said to be missed on {gate.missed.day}",
            (proof,),
        )
    if gate.is_lost(as_of):
        rule = f"due on {gate.target} and nothing says that it was met"
        return (
            MilestoneState.MISSED,
            rule,
            (Computed(rule=rule, inputs=(gate.subject,)),),
        )
    if gate.target != gate.baseline:
        moves = [one.quote for one in gate.said if one.outcome is Outcome.MOVED]
        why = f"moved from {gate.baseline} to {gate.target}"
        return MilestoneState.MOVED, why, tuple(moves[-1:])
    if gate.forecast and gate.target and gate.forecast > gate.target:
        late = [k for k in gate.linked if k.record.due == gate.forecast]
        why = (
            f"due on {gate.target}, but {late[0].record.key} is due on {gate.forecast}"
        )
        return MilestoneState.AHEAD, why, cells(late[0], late[0].record.title)
    return (
        MilestoneState.AHEAD,
        f"due on {gate.target}" if gate.target else "no date",
        (),
    )


def _is_open(ticket: Ticket) -> bool:
    return ticket.category is not StatusCategory.DONE and not is_cancelled(ticket)


def _done_on(known: Known[Ticket]) -> date:
    return known.record.resolved or known.record.updated or known.since
