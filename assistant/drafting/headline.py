"""The first sentence: are we on track, and if not, what changed?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.domain.evidence import Computed
from assistant.domain.facts import (
    ChangeKind,
    Colour,
    DimensionHealth,
    MilestoneState,
    MilestoneStatus,
)
from assistant.domain.labels import Label
from assistant.drafting.confided import CLIENTS
from assistant.drafting.headline_changes import changed_in_numbers
from assistant.drafting.reasons import NEW, in_words, named_facts, order
from assistant.drafting.sections.exposures import GRAVE, HIGHEST
from assistant.drafting.sections.milestone_misses import UNCONFIRMED
from assistant.drafting.sections.milestones import by_open_date, holding
from assistant.drafting.told import Told
from assistant.drafting.unit import Unit, is_of
from assistant.drafting.words import (
    count,
    day,
    listing,
    sentence,
    they_are,
)

SECTION = "headline"
MOST_REASONS = 3
_ALONE = 2
"""Reasons of the only dimension that gives the colour, and milestones beside it."""
_ELSEWHERE = "for reasons that are not part of this update"
_ASPECTS = re.compile(rf"\A(?: on|, {_ELSEWHERE})[^.:]*(?=[.:]|\Z)")
_HOLDS = "planned for"
WORST = "the colour is that of the worst known dimension"
ANSWER = {
    Colour.GREEN: "On track (green)",
    Colour.AMBER: "At risk (amber)",
    Colour.RED: "Off track (red)",
    Colour.UNKNOWN: "Not known (no colour)",
}


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
    gravest = _gravest(told)
    beside = [*(in_words(told, one) for one in gravest), *beside]
    text = answer + (f": {'; '.join(reasons)}" if reasons else "")
    last = _last(told, " ".join((text, *beside)))
    ends = [
        f"{one.title} is {_HOLDS} {day(one.forecast, told.as_of)}"
        for one in last
        if one.forecast
    ]
    changed, counted, numbers = changed_in_numbers(told)
    values = [answer, told.health.overall.value, *reasons, *beside, *ends, *numbers]
    text = " ".join(map(sentence, (text, *beside, *ends)))
    if changed:
        text += f" {changed}"
    is_client = told.audience.facts is Label.CLIENT
    named = () if is_client else named_facts(told, [*_first(told), *gravest])
    facts = tuple(dict.fromkeys((*counted, *last, *named)))
    kept = {fact.id for fact in (*last, *named)}
    return Unit(
        SECTION,
        text,
        facts,
        tuple(values),
        computed=_rules(told),
        counted=frozenset(fact.id for fact in counted if fact.id not in kept),
    )


def _last(told: Told, text: str) -> list[MilestoneStatus]:
    """Return the end of the plan, where its date holds though not all is well.

    Nothing is returned where the text speaks of it already.
    """
    if told.health.overall in {Colour.GREEN, Colour.UNKNOWN}:
        return []
    ahead = [stone for stone in told.milestones if stone.forecast]
    end = max(ahead, key=lambda stone: stone.forecast or told.as_of, default=None)
    if end is None or end.title.casefold() in text.casefold():
        return []
    return [stone for stone in holding(told)[-1:] if stone is end]


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
    first = _first(told)
    if told.is_short:
        first = [reason.split(", and ")[0] for reason in first]
    reasons = [in_words(told, one) for one in first]
    unsaid = [name for name, one in worst if one.decisive and not _said(told, one)]
    if unsaid:
        reasons.append(f"{they_are(unsaid)} {told.health.overall} {_ELSEWHERE}")
    if "schedule" in dict(worst):
        return reasons, []
    return reasons, _late(told) or ([] if first else _beside(told))


def _first(told: Told) -> list[str]:
    """Return the weightiest reasons as the rules word them, the news before the old."""
    worst = _worst(told)
    each = _ALONE if len(worst) == 1 and not told.is_short else 1
    first: list[str] = []
    for _, one in worst:
        others = [reason for reason in _said(told, one) if reason not in first]
        first += sorted(others, key=lambda reason: order(told, reason))[:each]
    return sorted(first, key=lambda reason: order(told, reason))[:MOST_REASONS]


def _gravest(told: Told) -> list[str]:
    """Return the gravest issue as a reason, where no reason of the colour names it.

    It has happened: whoever reads the headline alone hears of it while it is new, and
    of one that cannot be graver in any week.
    """
    well = told.health.overall in {Colour.GREEN, Colour.UNKNOWN}
    if well or told.audience.facts is Label.CLIENT:
        return []
    issues = (one for one in told.exposures if one.happened and not one.unscored)
    worst = next(issues, None)
    if worst is None or worst.score < GRAVE:
        return []
    new = any(one.subject == worst.subject for one in told.of(*NEW))
    if not new and worst.score < HIGHEST:
        return []
    if any(worst.title in reason for reason in _first(told)):
        return []
    issue = f"an issue of exposure {worst.score:g}"
    return [f"{worst.subject} ({worst.title}), {issue}, is open"]


def _beside(told: Told) -> list[str]:
    """Tell a reason of a better colour, where none of the worst may be told."""
    for name, health in told.health.dimensions.items():
        said = _said(told, health)
        if said and health.colour in {Colour.AMBER, Colour.RED}:
            return [f"{name} is {health.colour}: {in_words(told, said[0])}"]
    return []


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
        return f"is {UNCONFIRMED}" if stone.unconfirmed else "was missed"
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
    missed = [m for m in lost if not m.unconfirmed]
    unconfirmed = [m for m in lost if m.unconfirmed]
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
