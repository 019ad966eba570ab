"""The first sentence: are we on track, and if not, what changed?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from assistant.domain.evidence import Computed
from assistant.domain.facts import (
    Change,
    ChangeKind,
    Colour,
    DimensionHealth,
    Fact,
    MilestoneState,
    MilestoneStatus,
    Severity,
)
from assistant.domain.labels import Label
from assistant.drafting.confided import CLIENTS
from assistant.drafting.counts import counted_apart, is_told_before
from assistant.drafting.disputed import gainsaid
from assistant.drafting.sections.milestones import (
    UNCONFIRMED,
    brought_forward,
    by_open_date,
)
from assistant.drafting.sections.quiet import has_baseline
from assistant.drafting.told import ENDS, Brevity, Told
from assistant.drafting.unit import Unit, is_of
from assistant.drafting.words import (
    count,
    day,
    duration,
    listing,
    sentence,
    spoken,
    they_are,
    working_days,
)

SECTION = "headline"
MOST_REASONS = 3
_ALONE = 2
"""Reasons of the only dimension that gives the colour, and milestones beside it."""
_SINCE = "Since"
_AT_LEAST = "at least "
_ELSEWHERE = "for reasons that are not part of this update"
_ASPECTS = re.compile(rf"\A(?: on|, {_ELSEWHERE})[^.:]*(?=[.:]|\Z)")
WORST = "the colour is that of the worst known dimension"
ANSWER = {
    Colour.GREEN: "On track (green)",
    Colour.AMBER: "At risk (amber)",
    Colour.RED: "Off track (red)",
    Colour.UNKNOWN: "Not known (no colour)",
}
_COUNTED = (
    (ChangeKind.MILESTONE_MISSED, "milestone missed", "milestones missed"),
    (ChangeKind.DATE_SLIPPED, "date slipped", "dates slipped"),
    (ChangeKind.BLOCKED, "item blocked", "items blocked"),
    (ChangeKind.DONE, "item finished", "items finished"),
    (ChangeKind.ISSUE_OPENED, "new issue", "new issues"),
    (ChangeKind.RISK_OPENED, "new risk", "new risks"),
    (ChangeKind.SCOPE_ADDED, "scope addition", "scope additions"),
    (ChangeKind.DECISION, "decision", "decisions"),
)
_LIGHTER = (
    (ChangeKind.UNBLOCKED, "item no longer blocked", "items no longer blocked"),
    (ChangeKind.MILESTONE_MET, "milestone met", "milestones met"),
    (ChangeKind.DATE_PULLED_IN, "date moved earlier", "dates moved earlier"),
    (ChangeKind.SCOPE_REMOVED, "item out of scope", "items out of scope"),
    (ChangeKind.REOPENED, "item open again", "items open again"),
    (ChangeKind.RISK_CLOSED, "risk closed", "risks closed"),
    (ChangeKind.ISSUE_CLOSED, "issue closed", "issues closed"),
)
"""Counted where nothing weightier changed."""
_WEIGHTIEST = {Brevity.SHORT: 4, Brevity.TERSE: 3}
"""Kinds that a short headline still counts."""


def answered_anew(text: str, computed: Colour, chosen: Colour) -> str:
    """Return a headline with the colour that a person chose.

    The reasons of the computed colour stay, as facts beside it.
    """
    if chosen is computed or not text.startswith(ANSWER[computed]):
        return text
    rest = _ASPECTS.sub("", text.removeprefix(ANSWER[computed]))
    told = rest.lstrip(" :.")
    if not told:
        return f"{ANSWER[chosen]}."
    if not rest.startswith(":"):
        return f"{ANSWER[chosen]}. {sentence(told)}"
    joint = ", although" if _is_better(chosen, computed) else ":"
    return f"{ANSWER[chosen]}{joint} {told}"


def _is_better(one: Colour, other: Colour) -> bool:
    return (one, other) in {
        (Colour.GREEN, Colour.AMBER),
        (Colour.GREEN, Colour.RED),
        (Colour.AMBER, Colour.RED),
    }


def headline(told: Told) -> Unit:
    """Answer the question with the colour, its reasons, and what changed in numbers."""
    answer = ANSWER[told.health.overall] + _where(told)
    reasons, beside = _reasons(told)
    text = answer + (f": {'; '.join(reasons)}" if reasons else "")
    changed, counted, numbers = _changes(told)
    values = [answer, told.health.overall.value, *reasons, *beside, *numbers]
    text = " ".join(map(sentence, (text, *beside)))
    if changed:
        text += f" {changed}"
    return Unit(SECTION, text, tuple(counted), tuple(values), computed=_rules(told))


def _rules(told: Told) -> tuple[Computed, ...]:
    """Return the rules that gave the colour, of dimensions that the reader hears of."""
    is_client = told.audience.facts is Label.CLIENT
    found = tuple(
        Computed(rule=health.rule, inputs=_said(told, health))
        for name, health in _worst(told)
        if not is_client or name in CLIENTS
    )
    return found or (Computed(rule=WORST),)


def _reasons(told: Told) -> tuple[list[str], list[str]]:
    """Return the reasons of the colour, and what is told beside it as none.

    A client hears of the dates only; they are a reason where the schedule gives the
    colour by them, and otherwise stand for themselves.
    """
    if told.audience.facts is Label.CLIENT:
        dates = _date_reasons(told)
        return (dates, []) if _is_by_dates(told) else ([], dates)
    worst = _worst(told)
    each = _ALONE if len(worst) == 1 and not told.is_short else 1
    first: list[str] = []
    for _, one in worst:
        others = [reason for reason in _said(told, one) if reason not in first]
        first += others[:each]
    if told.is_short:
        first = [reason.split(", and ")[0] for reason in first]
    reasons = [
        spoken(told.called(one.rstrip(".")), told.as_of) for one in first[:MOST_REASONS]
    ]
    unsaid = [name for name, health in worst if not _said(told, health)]
    if unsaid:
        reasons.append(f"{they_are(unsaid)} {told.health.overall} {_ELSEWHERE}")
    return reasons, [] if "schedule" in dict(worst) else _late(told)


def _late(told: Told) -> list[str]:
    """Tell which milestones were newly missed or put off, the last of the plan first.

    They weigh for the reader, though another dimension gives the colour.
    """
    news = told.of(ChangeKind.MILESTONE_MISSED, ChangeKind.DATE_SLIPPED)
    late = [
        stone
        for stone in told.milestones
        if stone.state in {MilestoneState.MISSED, MilestoneState.MOVED}
        and any(is_of(change, stone) for change in news)
    ]
    if not late:
        return []
    late.sort(key=lambda m: (m.forecast or told.as_of, m.title), reverse=True)
    named = late[: 1 if told.is_short else _ALONE]
    parts = [f"{stone.title} {_came(told, stone)}" for stone in named]
    rest = len(late) - len(named)
    if rest:
        are = "is" if rest == 1 else "are"
        parts.append(f"{count(rest, 'more milestone', 'more milestones')} {are} late")
    return [listing(parts)]


def _came(told: Told, stone: MilestoneStatus) -> str:
    if stone.state is MilestoneState.MISSED or not stone.forecast:
        return "was missed"
    return f"moved to {day(stone.forecast, told.as_of)}"


def _said(told: Told, health: DimensionHealth) -> tuple[str, ...]:
    """Return the reasons of a colour that this reader may hear."""
    return tuple(
        one.text for one in health.decisive if one.text not in told.basis.unsaid
    )


def _is_by_dates(told: Told) -> bool:
    """Whether the schedule alone has the colour, by milestones that are named."""
    worst = dict(_worst(told))
    names = [
        stone.title
        for stone in told.milestones
        if stone.state in {MilestoneState.MISSED, MilestoneState.MOVED}
    ]
    why = worst["schedule"].why if set(worst) == {"schedule"} else ""
    return bool(names) and all(name in why for name in names)


def _where(told: Told) -> str:
    """Say, for a client, in which respects it is so, without the inner reasons.

    A respect in which all that is known is withheld is not named.
    """
    if told.audience.facts is not Label.CLIENT:
        return ""
    if told.health.overall in {Colour.GREEN, Colour.UNKNOWN}:
        return ""
    names = _named(told, _worst(told))
    if names:
        return f" on {listing(names)}"
    beside = _named(told, [(str(n), d) for n, d in told.health.dimensions.items()])
    also = f", and at risk on {listing(beside)}" if beside else ""
    return f", {_ELSEWHERE}{also}"


def _named(told: Told, dimensions: Sequence[tuple[str, DimensionHealth]]) -> list[str]:
    """Return those that are no good ones and of which the client hears a reason."""
    return [
        name
        for name, health in dimensions
        if name in CLIENTS
        and health.colour in {Colour.AMBER, Colour.RED}
        and (_said(told, health) or any(m.title in health.why for m in told.planned))
    ]


def _date_reasons(told: Told) -> list[str]:
    lost = [m for m in told.milestones if m.state is MilestoneState.MISSED]
    missed = [m for m in lost if not m.reached]
    unconfirmed = [m for m in lost if m.reached]
    moved = [m for m in told.milestones if m.state is MilestoneState.MOVED]
    past, settled, unsure = by_open_date(told)
    reasons = []
    if missed:
        reasons.append(_were(missed, "missed"))
    if unconfirmed:
        reasons.append(_were(unconfirmed, UNCONFIRMED, now=True))
    if moved:
        reasons.append(_were(moved, "moved") + _from_to(told, moved))
    if past:
        reasons.append(_were(past, "not met as planned"))
    if settled:
        many = len(settled) > 1
        dates = "their new dates are" if many else "the new date is"
        still = f" and {dates} to be announced"
        reasons.append(_were(settled, "moved") + _off(told, settled) + still)
    if unsure:
        titles = listing([stone.title for stone in unsure])
        reasons.append(f"the planned date of {titles} is under review")
    return reasons


def _from_to(told: Told, moved: Sequence[MilestoneStatus]) -> str:
    """Return from which day to which the only one was moved."""
    first, now = moved[0].baseline, moved[0].forecast
    if len(moved) > 1 or not first or not now:
        return ""
    return f" from {day(first, told.as_of)} to {day(now, told.as_of)}"


def _off(told: Told, stones: Sequence[MilestoneStatus]) -> str:
    """Return from which day the only one was moved."""
    first = stones[0].baseline
    if len(stones) > 1 or not first:
        return ""
    return f" from {day(first, told.as_of)}"


def _were(stones: Sequence[MilestoneStatus], state: str, *, now: bool = False) -> str:
    one, many = ("is", "are") if now else ("was", "were")
    verb = one if len(stones) == 1 else many
    if len(stones) > MOST_REASONS:
        return f"{count(len(stones), 'milestone')} {verb} {state}"
    return f"{listing([stone.title for stone in stones])} {verb} {state}"


def _worst(told: Told) -> list[tuple[str, DimensionHealth]]:
    """Return the dimensions that have the overall colour, if it is no good one."""
    overall = told.health.overall
    if overall in {Colour.GREEN, Colour.UNKNOWN}:
        schedule = [d for d in told.health.dimensions.items() if d[0] == "schedule"]
        return [(str(name), health) for name, health in schedule]
    return [
        (str(name), health)
        for name, health in told.health.dimensions.items()
        if health.colour is overall
    ]


def _changes(told: Told) -> tuple[str, Sequence[Fact], list[str]]:
    parts: list[str] = []
    facts: list[Fact] = []
    weightiest = _WEIGHTIEST.get(told.brevity, len(_COUNTED))
    counted = _COUNTED[:weightiest] if told.is_short else _COUNTED
    for kind, one, many in counted:
        if kind not in told.audience.material:
            continue
        least = _AT_LEAST if told.partly(kind) else ""
        for group in counted_apart(told, kind, _standing(told, kind), one, many):
            number = count(group.number, group.one, group.many)
            parts.append(f"{least}{number}{_which(told, group.changes)}")
            facts += group.changes
    forward = brought_forward(told)
    if forward:
        one, many = "milestone brought forward", "milestones brought forward"
        parts.append(count(len(forward), one, many))
        facts += forward
    since = f"{_SINCE} {day(told.since, told.as_of)}" if told.since else "So far"
    if not parts:
        return _unnamed(told, since)
    return f"{since}: {listing(parts)}.", facts, [since, *parts]


def _which(told: Told, changes: Sequence[Change]) -> str:
    """Name the only date that slipped, where it is a grave one, and by how much."""
    [first, *others] = changes
    grave = first.severity is Severity.HIGH and first.kind is ChangeKind.DATE_SLIPPED
    by_plan = any(is_of(first, stone) for stone in told.milestones)
    if others or not grave or by_plan or told.is_short:
        return ""
    days = [date.fromisoformat(text) for text in (first.before, first.after) if text]
    length = f", {duration(working_days(*days))} later" if len(days) > 1 else ""
    return f" ({told.telling.item(first)}{length})"


def _unnamed(told: Told, since: str) -> tuple[str, Sequence[Fact], list[str]]:
    """Count other changes; where there are none and none is withheld, say so."""
    others = [
        change
        for change in told.of(*told.audience.material)
        if gainsaid(change, told.flags) is None and not is_told_before(told, change)
    ]
    if others:
        kinds = Counter(change.kind for change in others)
        parts = [
            (_AT_LEAST if told.partly(k) else "") + count(kinds[k], *name)
            for k, *name in _LIGHTER
            if kinds[k]
        ]
        unnamed = len(others) - sum(kinds[kind] for kind, *_name in _LIGHTER)
        if unnamed:
            more = "other change" if parts else "change"
            parts.append(count(unnamed, more))
        return f"{since}: {listing(parts)}.", others, [since, *parts]
    if told.basis.held_back or told.basis.is_cut or told.changes or _began(told):
        return "", (), []
    if told.basis.since and not has_baseline(told):
        first = "there is no earlier state to compare with"
        return sentence(first), (), [first]
    return f"{since} no change to report.", (), [since, "no change to report"]


def _began(told: Told) -> bool:
    """Whether anything was blocked, or said to be, within the period."""
    since = told.since
    return bool(told.said_blocked or told.basis.said_blocked) or any(
        since is None or change.on > since for change in told.blocked
    )


def _standing(told: Told, kind: ChangeKind) -> tuple[Change, ...]:
    """Return the changes of a kind that count by themselves.

    An issue or risk that is closed is no new one.
    """
    leading = tuple(change for change in told.of(kind) if change.stands_alone)
    if kind not in {ChangeKind.ISSUE_OPENED, ChangeKind.RISK_OPENED}:
        return leading
    ended = {change.subject for change in told.of(*ENDS)}
    return tuple(change for change in leading if change.subject not in ended)
