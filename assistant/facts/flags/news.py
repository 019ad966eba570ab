"""Material bad news of a period: what no reader of an update should miss."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from assistant.domain.evidence import Evidence, Quote
from assistant.domain.facts import Colour, MilestoneState, MilestoneStatus, Severity
from assistant.domain.records import RaidEntry, Ticket
from assistant.domain.sourced import Known
from assistant.extract.risks.losses import tells_loss
from assistant.extract.text.sentences import split
from assistant.facts.flags.contradiction_undone import DoneButUndone
from assistant.facts.flags.criteria import shortfalls_of
from assistant.facts.flags.hinges import is_critical
from assistant.facts.flags.importance import priority
from assistant.facts.flags.late_words import late_words
from assistant.facts.flags.material import FlagMaterial, short_phrase
from assistant.facts.flags.scope_creep import ScopeCreep
from assistant.facts.health.spending import overspent
from assistant.facts.mentions import about_entry, links_of
from assistant.facts.milestones.status import gates, milestone_register, own_rows
from assistant.facts.money.told import newest_figures
from assistant.facts.told_so_far import Told

_SAME_LOSS = 0.5
_FEW = 2
_MISSED = MilestoneState.MISSED
_VERY_HIGH = 4
"""How far above the high exposure a new entry is material to every reader."""


class News(NamedTuple):
    """Bad news of the period; `is_bad` wants the update to say that it is bad.

    `figures` says that the texts are figures, and the news is told where one is;
    a line that still gives one of the `old_dates` does not tell it, one that gives one
    of the `new_dates` does, however it says so; `touching` has lines cited that share a
    word with it and give a date; what is not `material` is news only where the update
    still gives its old date; `beside` names what the update may tell instead.
    """

    subject: str
    title: str
    texts: tuple[str, ...]
    on: date
    why: str
    evidence: tuple[Evidence, ...]
    is_bad: bool = False
    figures: bool = False
    old_dates: tuple[date, ...] = ()
    new_dates: tuple[date, ...] = ()
    touching: bool = False
    material: bool = True
    beside: tuple[str, ...] = ()


def news_of(then: FlagMaterial, before: date) -> Iterator[News]:
    """Yield what became known after `before` and no update should leave out."""
    yield from _new_entries(then, before)
    yield from _blocked_tickets(then, before)
    yield from _lost_milestones(then, before)
    yield from _failed_criteria(then, before)
    yield from _losses(then, before)
    yield from _undone(then, before)
    yield from _later_work(then, before)
    yield from _overspent(then)
    matters = {
        known.record.key
        for known in then.tickets
        if priority(known.record) is not Severity.LOW
    }
    for flag in ScopeCreep().detect(then):
        if flag.first_seen > before and flag.subject in matters:
            yield News(
                flag.subject,
                flag.title,
                (flag.title,),
                flag.first_seen,
                "Scope was added without an approved change request",
                flag.evidence[:2],
            )


def _new_entries(then: FlagMaterial, before: date) -> Iterator[News]:
    tickets = {known.record.key: known for known in then.view.records(Ticket)}
    least = then.thresholds.high_exposure + _VERY_HIGH
    for known in then.view.records(RaidEntry):
        entry = known.record
        opened = entry.raised or known.first_seen
        if not entry.is_open or (entry.exposure or 0) < least or opened <= before:
            continue
        linked = [tickets[key].record.title for key in links_of(entry) & tickets.keys()]
        yield News(
            entry.key,
            entry.title,
            (entry.title, entry.description, *linked),
            opened,
            f"{entry.kind.value.capitalize()} of {entry.weight_words}, opened "
            f"on {opened}",
            (known.quote(entry.title), *_said_of(entry, before, then)),
        )


def _said_of(entry: RaidEntry, before: date, then: FlagMaterial) -> tuple[Quote, ...]:
    """Return the newest words of the period about an entry."""
    said = [
        remark
        for remark in about_entry(entry, then.mentions)
        if remark.dated > before and remark.about is None
    ]
    return tuple(remark.cite_about(entry.title) for remark in said[-_FEW:])


def _blocked_tickets(then: FlagMaterial, before: date) -> Iterator[News]:
    for known in then.view.records(Ticket):
        ticket = known.record
        if not ticket.is_blocked or priority(ticket) is not Severity.HIGH:
            continue
        since = _blocked_since(known, then)
        if since <= before:
            continue
        said = [known.quote(comment.text) for comment in ticket.comments[-1:]]
        yield News(
            ticket.key,
            ticket.title,
            (ticket.title,),
            since,
            f"{ticket.called} (priority {ticket.priority}) is blocked",
            (known.quote(ticket.title), *said),
            is_bad=True,
        )


def _blocked_since(known: Known[Ticket], then: FlagMaterial) -> date:
    since = known.since
    for state in reversed(then.view.history(Ticket, known.record.key)):
        if not state.record.is_blocked:
            break
        since = state.since
    return since


def _lost_milestones(then: FlagMaterial, before: date) -> Iterator[News]:
    """Yield the milestones that were missed since that day, and those that moved."""
    earlier = {
        stone.subject: stone for stone in milestone_register(then.view.at(before))
    }
    moved: list[tuple[MilestoneStatus, date]] = []
    rows = {gate.title: own_rows(gate) for gate in gates(then.view)}
    for stone in milestone_register(then.view):
        was = earlier.get(stone.subject)
        again = _has_new_day(stone, rows.get(stone.title, ()), then)
        if stone.state is MilestoneState.MISSED and not again:
            if was is None or was.state is not MilestoneState.MISSED:
                yield _missed(stone, then.as_of)
            continue
        old = (was.forecast if was else None) or stone.baseline
        is_moved = again or stone.state is MilestoneState.MOVED
        if not is_moved or not old or not stone.forecast:
            continue
        if (stone.forecast - old).days >= then.thresholds.slip_days:
            moved.append((stone, old))
    if moved:
        yield _moved(moved, rows, then)


def _has_new_day(
    stone: MilestoneStatus, rows: Sequence[Known[Ticket]], then: FlagMaterial
) -> bool:
    """Whether its own ticket says why it has a later day, and that is to come.

    One of top priority has a flag of its own for each move.
    """
    day = stone.forecast
    is_open = stone.state is not MilestoneState.MET and stone.moved_in_tracker
    return (
        is_open
        and day is not None
        and day >= then.as_of
        and any(
            row.record.due == day
            and priority(row.record) is not Severity.HIGH
            and _is_explained(row, then)
            for row in rows
        )
    )


def _is_explained(row: Known[Ticket], then: FlagMaterial) -> bool:
    """Whether words were put on a ticket when it got its newest date."""
    for old, new in pairwise(then.view.history(Ticket, row.record.key)):
        if old.record.due == new.record.due or new.record.due != row.record.due:
            continue
        was, now = old.record, new.record
        if now.description != was.description or len(now.comments) > len(was.comments):
            return True
    return False


def _missed(stone: MilestoneStatus, day: date) -> News:
    return News(
        stone.subject,
        stone.title,
        (stone.title,),
        day,
        f"Milestone missed: {stone.why}".rstrip(": "),
        stone.evidence[:2],
        is_bad=True,
    )


def _moved(
    moved: list[tuple[MilestoneStatus, date]],
    rows: Mapping[str, Sequence[Known[Ticket]]],
    then: FlagMaterial,
) -> News:
    """Make one piece of news of all milestones that moved, the last one first.

    It is told by a line that names one of them, and not still with its old date; the
    last itself, where its own ticket has its new day: that the first has moved tells
    no reader of what follows.
    """
    moved.sort(key=lambda pair: (pair[0].forecast or date.max, pair[0].title))
    told = [f"{stone.title} from {old} to {stone.forecast}" for stone, old in moved]
    last, _ = moved[-1]
    names = {
        stone.title: (stone.title, *(row.record.title for row in rows[stone.title]))
        for stone, _ in moved
    }
    every = tuple(name for each in names.values() for name in each)
    is_tracked = _has_new_day(last, rows[last.title], then)
    kept = {old for _, old in moved}
    kept |= {stone.deadline for stone, _ in moved if stone.deadline}
    return News(
        last.subject,
        last.title,
        names[last.title] if is_tracked else every,
        then.as_of,
        f"Moved later: {'; '.join(told[::-1])}",
        tuple(piece for stone, _ in moved[::-1] for piece in stone.evidence[:1]),
        is_bad=True,
        old_dates=tuple(sorted(kept)),
        new_dates=tuple(
            stone.forecast
            for stone in ([last] if is_tracked else [stone for stone, _ in moved])
            if stone.forecast
        ),
        beside=every,
    )


def _failed_criteria(then: FlagMaterial, before: date) -> Iterator[News]:
    """Yield measured results that break a criterion that is named or given."""
    missed = " ".join(s.why for s in then.milestones if s.state is _MISSED)
    for short in shortfalls_of(then, before):
        if short.words.strip(" .") in missed:
            continue
        beside = [short.remark.cite(short.limit_words)] if short.limit_words else []
        yield News(
            short_phrase(short.words),
            short.words,
            tuple(amount.words for amount in short.measured),
            short.remark.dated,
            "A result that falls short of its criterion",
            (short.remark.cite(short.words), *beside),
            figures=True,
        )


def _losses(then: FlagMaterial, before: date) -> Iterator[News]:
    """Yield what people say to be gone, left out or out of reach."""
    told = Told(_SAME_LOSS)
    for remark in then.mentions.remarks:
        if remark.dated <= before or remark.about is not None:
            continue
        for sentence in split(remark.text):
            words = sentence.text.strip()
            if not tells_loss(words) or words in told:
                continue
            told.add(words)
            yield News(
                short_phrase(words),
                words,
                (words,),
                remark.dated,
                f"A loss was told on {remark.dated}",
                (remark.cite(words),),
                is_bad=True,
            )


def _undone(then: FlagMaterial, before: date) -> Iterator[News]:
    """Yield the roll-outs that were rolled back, by what leads their titles."""
    for flag in DoneButUndone().detect(then):
        if flag.first_seen > before:
            head = flag.title.split(":")[0]
            yield News(
                flag.subject,
                flag.title,
                (head, flag.title),
                flag.first_seen,
                "It was rolled back",
                flag.evidence[:2],
                is_bad=True,
            )


def _later_work(then: FlagMaterial, before: date) -> Iterator[News]:
    """Yield what people expect later than the plan; what matters of it to all."""
    for late in late_words(then):
        thing = late.thing
        if late.remark.dated > before:
            yield News(
                thing.key,
                thing.title,
                (thing.title,),
                late.remark.dated,
                f"It is said to come later than {thing.due}: {late.said}",
                (late.remark.cite(late.text), thing.quote),
                is_bad=True,
                old_dates=(thing.due,),
                new_dates=(late.day,),
                touching=True,
                material=thing.top or is_critical(thing.title, then),
            )


def _overspent(then: FlagMaterial) -> Iterator[News]:
    """Yield that money is spent or expected beyond all limits, for as long as it is.

    That is what makes cost red; less is for the project to settle.
    """
    figures = newest_figures(then.view)
    over = [
        piece
        for concern in overspent(then.view, then.tolerances)
        if concern.colour is Colour.RED
        for piece in concern.evidence
    ]
    day = then.as_of
    if figures is not None and figures.is_final and figures.spend > figures.limit:
        over, day = [*figures.quotes, *over], figures.passage.dated
    if over:
        yield News(
            "cost",
            "Spend or forecast above the budget",
            ("budget", "cost", "spend", "forecast", "money"),
            day,
            "Spend or forecast is above the budget",
            tuple(over[:2]),
            is_bad=True,
        )
