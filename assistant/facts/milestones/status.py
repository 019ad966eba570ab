"""Where every milestone stands: its baseline, its date now, and whether it was met."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from assistant.domain.base import stable_id
from assistant.domain.baseline import Rebaseline
from assistant.domain.evidence import Computed, Quote
from assistant.domain.facts import Change, MilestoneState, MilestoneStatus
from assistant.domain.labels import Label
from assistant.domain.records import Ticket
from assistant.domain.sourced import Known
from assistant.facts.milestones.borrowed import with_tracked_days
from assistant.facts.milestones.cancelled import Cancellation, cancellations
from assistant.facts.milestones.criteria import fallen_short
from assistant.facts.milestones.doubted import doubts
from assistant.facts.milestones.failed_work import with_failures
from assistant.facts.milestones.gates import Gate, ids_of, is_open, joined
from assistant.facts.milestones.judged import against, judge
from assistant.facts.milestones.names import MilestoneNames
from assistant.facts.milestones.own_work import is_itself
from assistant.facts.milestones.prose.partly import with_parts
from assistant.facts.milestones.prose.said import Said
from assistant.facts.milestones.prose.taken_back import without_taken_back
from assistant.facts.milestones.prose.talk import heard
from assistant.facts.milestones.recorded import is_milestone, planned, tracked
from assistant.facts.milestones.row_remarks import names_subject, told_by_rows
from assistant.facts.milestones.sent_words import with_sent_words
from assistant.facts.milestones.slipped_work import slipped_past
from assistant.facts.milestones.spoken import with_last_spoken
from assistant.facts.milestones.told_days import told_days
from assistant.facts.milestones.tracker_rows import rows_in_tracker
from assistant.facts.rebaselined import chained, rebaselines
from assistant.facts.remembered import once_a_view
from assistant.facts.tickets import is_cancelled
from assistant.ledger.view import View


@once_a_view
def gates(view: View) -> tuple[Gate, ...]:
    """Return every milestone that is not cancelled, by date and name."""
    gone = {one.gate.keys for one in cancelled(view)}
    return tuple(gate for gate in _listed(view) if gate.keys not in gone)


@once_a_view
def cancelled(view: View) -> tuple[Cancellation, ...]:
    """Return the milestones that are cancelled, with what says so."""
    return cancellations(view, _listed(view))


@once_a_view
def _listed(view: View) -> tuple[Gate, ...]:
    """Gather every milestone of plans, charters and trackers, by date and name.

    A row of a plan and a ticket that have one id or one name are one milestone.
    """
    found = with_tracked_days(view, joined([*planned(view), *tracked(view)]))
    names = MilestoneNames((gate.title for gate in found), ids_of(found))
    due = {gate.title: gate.target for gate in found if gate.target}
    asked = {gate.title: gate.criterion for gate in found}
    said = heard(view, names, due, asked) if found else {}
    said = without_taken_back(view, said)
    said = with_parts(view, names, due, said) if found else {}
    told = told_days(view, names, due, said) if found else {}
    linked, own = _work(view, names) if found else ({}, {})
    rows = dict(rows_in_tracker(view, found))
    for title, known in rows.items():
        if known not in linked.setdefault(title, []):
            linked[title].append(known)
    for title, one in told_by_rows(rows):
        said[title] = sorted(
            (*said.get(title, ()), one), key=lambda each: (each.day, each.known)
        )
    for title, known in slipped_past(view, found):
        if known not in linked.setdefault(title, []):
            linked[title].append(known)
    _measured(view, found, names, said, own)
    decided = rebaselines(view)
    full = [
        _rebaselined(
            _with(
                _in_tracker(
                    replace(gate, told=told.get(gate.title, ())), rows.get(gate.title)
                ),
                tuple(said.get(gate.title, ())),
                tuple(linked.get(gate.title, ())),
                _proving(own.get(gate.title, ()), gate.title, rows.get(gate.title)),
            ),
            decided,
        )
        for gate in found
    ]
    full = with_sent_words(view, with_failures(view, full))
    full = with_last_spoken(view, full)
    return tuple(sorted(full, key=lambda g: (g.target or date.max, g.subject)))


@once_a_view
def lenders(view: View) -> frozenset[str]:
    """Return what tickets call the milestones of the register that they are due with.

    Where the day of one moves, they move with it: that is the milestone's move alone.
    """
    return frozenset(name for gate in gates(view) for name in gate.borrowed)


def _work(
    view: View, names: MilestoneNames
) -> tuple[dict[str, list[Known[Ticket]]], dict[str, list[Known[Ticket]]]]:
    """Return the tickets of each milestone, by title, and those that name it."""
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
    return _at_work(linked), _at_work(own)


def _at_work(
    found: Mapping[str, list[Known[Ticket]]],
) -> dict[str, list[Known[Ticket]]]:
    """Leave out what only holds other tickets, where there is work beside it."""
    return {
        title: [one for one in rows if not one.record.is_container] or rows
        for title, rows in found.items()
    }


def _measured(
    view: View,
    found: Sequence[Gate],
    names: MilestoneNames,
    said: dict[str, list[Said]],
    own: Mapping[str, Sequence[Known[Ticket]]],
) -> None:
    """Add to what was said the results that are worse than the criteria allow.

    The milestone's own ticket may hold its criterion.
    """
    asked, due = {}, {}
    for gate in found:
        texts = [
            known.record.description
            for known in own.get(gate.title, ())
            if is_itself(known.record.title, gate.title)
        ]
        asked[gate.title] = gate.criterion or " ".join(texts)
        days = [one.moved_to for one in said.get(gate.title, ()) if one.moved_to]
        due[gate.title] = days[-1] if days else gate.target
    for title, short in fallen_short(
        asked, due, view.passages, names, view.as_of
    ).items():
        told = said.setdefault(title, [])
        told.append(short)
        told.sort(key=lambda one: (one.day, one.known))


def _in_tracker(gate: Gate, row: Known[Ticket] | None) -> Gate:
    """Add the ticket that is the milestone; its move is told once."""
    if row is None:
        return gate
    return replace(gate, row=row, tickets=(*gate.tickets, row.record.key))


def _proving(
    own: Sequence[Known[Ticket]], title: str, row: Known[Ticket] | None
) -> tuple[Known[Ticket], ...]:
    """Return the work that meets the milestone once all of it is done: with itself."""
    itself = any(is_itself(known.record.title, title) for known in own)
    if not itself:
        # A contract that is written is not signed.
        return (row,) if row and not names_subject(row, title) else ()
    return tuple(own)


def milestone_register(view: View) -> tuple[MilestoneStatus, ...]:
    """Return every milestone with its baseline, its date now and what moved it."""
    known = gates(view)
    said = doubts(view, known)
    return tuple(_status(gate, view, said.get(gate.title)) for gate in known)


def as_planned(stones: Iterable[MilestoneStatus]) -> tuple[MilestoneStatus, ...]:
    """Return the milestones that stand otherwise than their open plan says, as in it.

    That is what a reader may hear who is not told of the new date: the day that the
    plan gives, and that it has passed or is not sure any more. Where no open plan
    gives one, its readers may have one in writing.
    """
    return tuple(
        MilestoneStatus(
            id=stable_id("mst", stone.id, "as planned"),
            subject=stone.subject,
            title=stone.title,
            baseline=stone.planned,
            forecast=stone.planned,
            state=stone.state,
            why=f"planned for {stone.planned}" if stone.planned else "",
            work=stone.work,
            told_days=stone.told_days,
            reached=stone.reached,
            unconfirmed=stone.unconfirmed,
            evidence=stone.evidence[:1],
        )
        for stone in stones
        if (stone.planned or stone.told_days)
        and stone.label is Label.INTERNAL
        and (
            stone.state in {MilestoneState.MISSED, MilestoneState.MOVED}
            or (stone.rebaselined and stone.planned and stone.planned != stone.forecast)
        )
    )


def _with(
    gate: Gate,
    said: tuple[Said, ...],
    linked: tuple[Known[Ticket], ...],
    own: tuple[Known[Ticket], ...],
) -> Gate:
    """Add what prose and tickets say; the newest stated move sets the target."""
    target, label = gate.target, gate.label
    twins = [k for k in linked if k == gate.row or _is_its_row(k.record, gate)]
    moves = [
        one
        for one in said
        if one.moved_to and (one.moved_to != gate.baseline or one.taken_back)
    ]
    if moves and (gate.replanned is None or moves[-1].day > gate.replanned):
        target = moves[-1].moved_to
        given = [one.quote.label for one in moves if one.moved_to == target]
        given += [label] if target == gate.target else []
        given += [known.label for known in twins if known.record.due == target]
        label = min(given, key=lambda each: each.rank)
    planned = gate.planned or (gate.target if gate.label is Label.CLIENT else None)
    return replace(
        gate,
        target=target,
        label=label,
        planned=planned,
        said=said,
        linked=linked,
        own=own,
    )


def _is_its_row(row: Ticket, gate: Gate) -> bool:
    """Whether a ticket is the milestone in the tracker: its date is the milestone's."""
    if is_itself(row.title, gate.title):
        return True
    names = MilestoneNames([gate.title], dict.fromkeys(gate.ids, gate.title))
    marks = " ".join([row.description, *row.labels])
    return bool(names.named_in(row.title)) and bool(names.ids_in(marks))


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


def _status(gate: Gate, view: View, doubt: Quote | None) -> MilestoneStatus:
    as_of = view.as_of
    state, why, evidence = judge(gate, as_of)
    short = gate.missed if state is MilestoneState.MISSED else None
    if state is not MilestoneState.AHEAD:
        doubt = None
    label, disputed = gate.label_on(as_of), gate.is_disputed(as_of)
    # A release must let go this date only, not those to come.
    dated = () if label is Label.CLIENT else (gate.target, state)
    return MilestoneStatus(
        id=stable_id("mst", gate.keys[0], *dated),
        label=label,
        subject=gate.subject,
        title=gate.title,
        owner=view.people.resolve(gate.owner) or gate.owner,
        baseline=gate.baseline,
        forecast=gate.met[0] if gate.met else gate.forecast,
        at_latest=gate.met_by,
        deadline=gate.deadline,
        planned=gate.planned,
        work=tuple(k.record.key for k in gate.linked if is_open(k.record)),
        state=state,
        why=", ".join((why, *(one.words for one in gate.rebaselined[-1:]))),
        sent_as_met=gate.sent.quote if gate.sent else None,
        rebaselined=gate.rebaselined,
        told_days=gate.told,
        reached=_reached(gate, disputed=disputed),
        unconfirmed=gate.is_silent(as_of),
        doubt=doubt,
        shortfall=short.quote if short and short.short_of else None,
        criterion=short.short_of if short else "",
        in_tracker=_gives_forecast(gate),
        evidence=tuple(
            dict.fromkeys(
                (
                    gate.title_cell,
                    *gate.also,
                    *evidence,
                    *([doubt] if doubt else []),
                    *([gate.in_part.quote] if gate.in_part else []),
                    *([against(gate.sent.quote)] if gate.sent else []),
                    *(piece for one in gate.rebaselined[-1:] for piece in one.proofs),
                )
            )
        ),
    )


def _reached(gate: Gate, *, disputed: bool) -> Quote | None:
    """Return the words by which its end is near, or by which a part of it is met."""
    if disputed:
        near = gate.reached
        return near.quote.model_copy(update={"stance": "contradicts"}) if near else None
    return gate.in_part.quote if gate.in_part else None


def _gives_forecast(gate: Gate) -> bool:
    """Whether the later date is that of the milestone's own ticket."""
    return any(known.record.due == gate.forecast for known in own_rows(gate))


def own_rows(gate: Gate) -> tuple[Known[Ticket], ...]:
    """Return the tickets that are the milestone, not work towards it."""
    return tuple(
        known
        for known in gate.linked
        if known == gate.row or is_itself(known.record.title, gate.title)
    )


def is_unconfirmed(missed: Change) -> bool:
    """Whether nobody said that the milestone is missed, nor has it a later date."""
    proof = next(iter(missed.evidence), None)
    return isinstance(proof, Computed) and missed.after is None
