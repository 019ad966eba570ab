"""Where the milestones stand: missed and moved first, then met, then ahead."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.domain.facts import (
    Change,
    ChangeKind,
    Flag,
    MilestoneState,
    MilestoneStatus,
)
from assistant.drafting.disputed import gainsaid
from assistant.drafting.sections.in_dispute import in_dispute
from assistant.drafting.sections.milestone_doubts import hears, in_doubt
from assistant.drafting.sections.milestone_misses import missed, unconfirmed
from assistant.drafting.sections.milestone_parts import in_part
from assistant.drafting.sections.quiet import has_baseline
from assistant.drafting.told import Told
from assistant.drafting.unit import Unit, is_of
from assistant.drafting.words import (
    day,
    duration,
    iso_day,
    listing,
    number_word,
    sentence,
    working_days,
)

NOT_MET = "not met as planned"
MOVED_ON = "moved, new date to be announced"
UNDER_REVIEW = "date under review"
_NEW_DATES = (
    ChangeKind.DATE_SLIPPED,
    ChangeKind.DATE_PULLED_IN,
    ChangeKind.REOPENED,
)
_NEAREST = 3


def milestones(told: Told) -> list[Unit]:
    """Tell each milestone that is missed, moved or newly met, and list those ahead."""
    by_state: dict[MilestoneState, list[MilestoneStatus]] = {
        state: [m for m in told.milestones if m.state is state]
        for state in MilestoneState
    }
    units = [
        unconfirmed(told, m) if m.unconfirmed else missed(told, m)
        for m in by_state[MilestoneState.MISSED]
    ]
    moved = by_state[MilestoneState.MOVED]
    before = [m for m in moved if told.since and is_settled_move(told, m)]
    lately = [stone for stone in moved if stone not in before]
    far = len(moved) <= _NEAREST
    if lately:
        units.append(_moved(told, lately, "moved", by_how_much=far))
    if before:
        head = f"moved by {day(told.since or told.as_of, told.as_of)}"
        units.append(_moved(told, before, head, by_how_much=far and not told.is_short))
    units += in_part(told)
    units += _open_dates(told)
    agreed = [m for m in told.milestones if _newly_agreed(told, m)]
    units += [_agreed(told, m) for m in agreed]
    ahead = [m for m in by_state[MilestoneState.AHEAD] if m not in agreed]
    units += [_threatened(told, m) for m in ahead if _is_threatened(m)]
    units += in_doubt(told, [stone for stone in ahead if _holds(told, stone)])
    units += _ends(told)
    hold = [stone for stone in ahead if _holds(told, stone) and not hears(told, stone)]
    if hold:
        units.append(_ahead(told, hold))
    return units


def holding(told: Told) -> list[MilestoneStatus]:
    """Return those to come whose date nothing puts in question, the next first."""
    unsettled = [stone for group in by_open_date(told) for stone in group]
    found = [
        stone
        for stone in told.milestones
        if stone.state is MilestoneState.AHEAD
        and stone not in unsettled
        and _holds(told, stone)
    ]
    return sorted(found, key=lambda stone: (stone.forecast or told.as_of, stone.title))


def _holds(told: Told, stone: MilestoneStatus) -> bool:
    is_to_come = stone.forecast is not None and stone.forecast >= told.as_of
    return is_to_come and not _is_threatened(stone)


def _moved(
    told: Told, moved: Sequence[MilestoneStatus], head: str, *, by_how_much: bool
) -> Unit:
    parts: list[str] = []
    values: list[str] = []
    relations = []
    ordered = sorted(moved, key=lambda m: (m.forecast or told.as_of, m.title))
    for milestone in ordered:
        words, used = _move(told, milestone, by_how_much=by_how_much)
        parts.append(words)
        values += used
        relations.append(frozenset(used))
    return Unit(
        "milestones",
        sentence(f"{head}: {listing(parts)}"),
        (*moved, *(change for stone in ordered for change in moves(told, stone))),
        (*values, head),
        tuple(relations),
    )


def _move(
    told: Told, milestone: MilestoneStatus, *, by_how_much: bool
) -> tuple[str, list[str]]:
    name = milestone.title
    if not milestone.baseline or not milestone.forecast:
        return name, [name]
    before = day(milestone.baseline, told.as_of)
    after = day(milestone.forecast, told.as_of)
    values, notes = [name, before, after], []
    if by_how_much:
        length = working_days(milestone.baseline, milestone.forecast)
        notes.append(f"{duration(length)} {'later' if length > 0 else 'earlier'}")
    notes += _as_of_last(told, milestone)
    known = told.told_on.get(milestone.subject)
    if known and not told.is_short:
        notes.append(f"as told on {day(known, told.as_of)}")
    noted = f" ({', '.join(notes)})" if notes else ""
    return f"{name} from {before} to {after}{noted}", [*values, *notes]


def _as_of_last(told: Told, milestone: MilestoneStatus) -> list[str]:
    """Tell the day that the reader was told last, where it was yet another.

    That is the one that they have in writing, else the forecast of the last update.
    In few words only of the last of the plan.
    """
    ends = [stone.forecast for stone in told.milestones if stone.forecast]
    if told.is_short and milestone.forecast != max(ends, default=None):
        return []
    first = next(iter(moves(told, milestone)), None)
    last = iso_day(first.before) if first else None
    written = told.written.get(milestone.subject)
    if written and written != milestone.forecast:
        if first is None and milestone.forecast == milestone.baseline:
            # A plan that never moved is older than the day that was written.
            return [f"{day(written, told.as_of)} in writing"]
        last = written
    if last is None or last in {milestone.baseline, milestone.forecast}:
        return []
    return [f"was {day(last, told.as_of)}"]


def moves(told: Told, milestone: MilestoneStatus) -> list[Change]:
    """Return the changes of the milestone's own date since the last update."""
    found = told.of(ChangeKind.DATE_SLIPPED, ChangeKind.DATE_PULLED_IN)
    own = [change for change in found if change.subject == milestone.subject]
    return sorted(own, key=lambda change: change.on)


def is_settled_move(told: Told, stone: MilestoneStatus) -> bool:
    """Whether nothing moved the milestone within the period, and that can be known."""
    if not has_baseline(told) or not told.basis.held_back.isdisjoint(_NEW_DATES):
        return False
    return not any(
        is_of(change, stone) or _goes_with(change, stone)
        for change in told.of(*_NEW_DATES)
    )


def _goes_with(change: Change, stone: MilestoneStatus) -> bool:
    """Whether it moved work that names the milestone to the milestone's new day."""
    after = iso_day(change.after)
    return (
        change.subject in stone.work and after is not None and after == stone.forecast
    )


def brought_forward(told: Told) -> list[Change]:
    """Return the changes that gave a milestone to come an earlier date."""
    return [
        own[-1]
        for stone in told.milestones
        if stone.state in {MilestoneState.MOVED, MilestoneState.AHEAD}
        and (own := moves(told, stone))
        and (own[0].before or "") > (own[-1].after or "")
    ]


def _newly_agreed(told: Told, milestone: MilestoneStatus) -> bool:
    """Whether its baseline was set anew since the reader was told last."""
    last = milestone.rebaselined[-1] if milestone.rebaselined else None
    fresh = last is not None and (told.since is None or last.on > told.since)
    return fresh and milestone.state is MilestoneState.AHEAD


def _agreed(told: Told, milestone: MilestoneStatus) -> Unit:
    """Tell its agreed date, and to whom people are named who decided it."""
    last = milestone.rebaselined[-1]
    name, on = milestone.title, day(last.on, told.as_of)
    to = day(last.to or told.as_of, told.as_of)
    values = [name, to, on, "re-baselined"]
    text = f"{name} was re-baselined"
    if last.was:
        was = day(last.was, told.as_of)
        values.append(was)
        text += f" from {was}"
    text += f" to {to}"
    if told.telling.people:
        text += f" by {last.by}"
        values.append(last.by)
    text += f" on {on}"
    return Unit("milestones", sentence(text), (milestone,), tuple(values))


def _open_dates(told: Told) -> list[Unit]:
    """Tell what stands otherwise than planned to a reader who may not hear how."""
    return [
        _as_planned(told, head, stones)
        for head, stones in zip(
            (NOT_MET, MOVED_ON, UNDER_REVIEW), by_open_date(told), strict=True
        )
        if stones
    ]


def by_open_date(
    told: Told,
) -> tuple[list[MilestoneStatus], list[MilestoneStatus], list[MilestoneStatus]]:
    """Divide those whose new date or state is withheld by what may be said of them.

    First those whose planned day has passed, then those that were moved for certain,
    then those of which only that the planned day will not hold is known.
    """
    lost = [m for m in told.planned if m.state is MilestoneState.MISSED]
    past = [
        m for m in lost if m.baseline and m.baseline < told.as_of and not m.unconfirmed
    ]
    return (
        past,
        [m for m in told.planned if m not in lost],
        [m for m in lost if m not in past],
    )


def _as_planned(told: Told, head: str, stones: Sequence[MilestoneStatus]) -> Unit:
    parts, values, relations = [], [head], []
    for stone in sorted(stones, key=lambda m: (m.baseline or told.as_of, m.title)):
        planned = f"planned for {day(stone.baseline or told.as_of, told.as_of)}"
        parts.append(f"{stone.title} ({planned})")
        values += [stone.title, planned]
        relations.append(frozenset({stone.title, planned}))
    text = f"{head}: {listing(parts)}"
    return Unit(
        "milestones", sentence(text), tuple(stones), tuple(values), tuple(relations)
    )


def _is_threatened(milestone: MilestoneStatus) -> bool:
    """Whether its work is due after the date that it still has."""
    baseline, forecast = milestone.baseline, milestone.forecast
    return baseline is not None and forecast is not None and forecast > baseline


def _threatened(told: Told, milestone: MilestoneStatus) -> Unit:
    name = milestone.title
    due = day(milestone.baseline or told.as_of, told.as_of)
    work = day(milestone.forecast or told.as_of, told.as_of)
    source = "tracker" if told.telling.people else "plan"
    later = f"the {source} now says" if milestone.in_tracker else "its work is due"
    text = f"{name}, due {due}, is under threat: {later} {work}"
    values = (name, due, work, "under threat", later)
    return Unit("milestones", sentence(text), (milestone,), values)


def _ends(told: Told) -> list[Unit]:
    """Tell what was met, what is in dispute though it was, and what is met no more."""
    news = told.of(ChangeKind.MILESTONE_MET)
    doubts = {change.id: gainsaid(change, told.flags) for change in news}
    agreed = [change for change in news if doubts[change.id] is None]
    again = [
        change
        for change in told.of(ChangeKind.REOPENED)
        if any(is_of(change, stone) for stone in told.milestones)
    ]
    return [
        *(_contested(told, c, flag) for c in news if (flag := doubts[c.id])),
        *([_listed("Told as met before and open again", again)] if again else []),
        *([_listed("Met", agreed)] if agreed else []),
    ]


def _listed(head: str, changes: Sequence[Change]) -> Unit:
    names = [change.title for change in changes]
    text = f"{head}: {listing(names)}"
    return Unit("milestones", sentence(text), tuple(changes), (*names, head.lower()))


def _contested(told: Told, met: Change, flag: Flag) -> Unit:
    """Tell a milestone that is recorded as met with the words that gainsay it."""
    on = day(met.on, told.as_of)
    text, values = f"{met.title} is recorded as met on {on}", (met.title, on)
    recorded = text, (*values, "recorded as met")
    return in_dispute(told, "milestones", recorded, met, flag)


def _ahead(told: Told, ahead: Sequence[MilestoneStatus]) -> Unit:
    ordered = sorted(ahead, key=lambda m: (m.forecast or told.as_of, m.title))
    rest = ordered[_NEAREST:] if told.is_short else []
    parts, values = [], []
    relations = []
    for milestone in ordered[: len(ordered) - len(rest)]:
        when = day(milestone.forecast or told.as_of, told.as_of)
        last = _as_of_last(told, milestone)
        noted = f" ({last[0]})" if last else ""
        parts.append(f"{milestone.title} on {when}{noted}")
        values += [milestone.title, when, *last]
        relations.append(frozenset({milestone.title, when, *last}))
    if rest:
        parts.append(f"{number_word(len(rest))} more")
        values.append(number_word(len(rest)))
    return Unit(
        "milestones",
        sentence(f"Ahead by plan: {listing(parts)}"),
        (*ordered, *(change for stone in ordered for change in moves(told, stone))),
        tuple(values),
        tuple(relations),
    )
