"""Milestones that are missed, or of which nothing says that they were met."""

from __future__ import annotations

from assistant.domain.evidence import Quote
from assistant.domain.facts import Dimension, MilestoneStatus
from assistant.drafting.told import Told
from assistant.drafting.unit import Unit
from assistant.drafting.words import day, plain, sentence
from assistant.facts.milestones.decided_days import may_give_day

UNCONFIRMED = "not confirmed as met"
_NOT_AGREED = "and no decision says so"
_NO_DATE = "no new date was found"


def missed(told: Told, milestone: MilestoneStatus) -> Unit:
    """Tell that it is missed, what date it has now, and by which result if by one."""
    name = milestone.title
    values, text = [name, "missed"], f"{name} is missed"
    if milestone.baseline:
        due = day(milestone.baseline, told.as_of)
        text = f"{name}, due {due}, is missed"
        values.append(due)
    if _is_past_too(told, milestone):
        again = f"and then {day(milestone.forecast or told.as_of, told.as_of)}"
        text = text.replace(", is missed", f" {again}, is missed")
        values.append(again)
        if not _is_told(told, milestone):
            text += f"; {_NO_DATE}"
            values.append(_NO_DATE)
    elif milestone.forecast and milestone.forecast != milestone.baseline:
        forecast = day(milestone.forecast, told.as_of)
        source = "tracker" if told.telling.people else "plan"
        text += f"; the {source} now says {forecast}"
        values.append(forecast)
        if told.telling.people and _is_not_agreed(told, name):
            text += f", {_NOT_AGREED}"
            values.append(_NOT_AGREED)
    elif milestone.baseline and not _is_told(told, milestone):
        text += f"; {_NO_DATE}"
        values.append(_NO_DATE)
    sent = milestone.sent_as_met
    if told.telling.people and sent and sent.dated:
        on = f"the update of {day(sent.dated, told.as_of)} told it as met"
        text += f"; {on}"
        values.append(on)
    if told.telling.people and milestone.shortfall:
        why = _fallen_short(told, milestone, milestone.shortfall)
        text += why[0]
        values += why[1]
    return Unit("milestones", sentence(text), (milestone,), tuple(values))


def _fallen_short(
    told: Told, milestone: MilestoneStatus, result: Quote
) -> tuple[str, list[str]]:
    """Tell the result that is worse than what was asked, and to most what that was."""
    words, asked = plain(result.quote).strip(" .!"), plain(milestone.criterion)
    values = [words]
    text = f"; “{words}” was said"
    if result.dated:
        values.append(day(result.dated, told.as_of))
        text += f" on {values[-1]}"
    if not told.is_short:
        text += f", and what was asked is “{asked}”"
        values.append(asked)
    return text, values


def _is_not_agreed(told: Told, name: str) -> bool:
    """Whether the reasons of the schedule say that no new date of it is agreed."""
    schedule = told.health.dimensions.get(Dimension.SCHEDULE)
    return any(
        one.text.startswith(name) and one.text.endswith("no new date is agreed")
        for one in (schedule.reasons if schedule else ())
    )


def unconfirmed(told: Told, milestone: MilestoneStatus) -> Unit:
    """Tell that its date has passed, and to those inside what speaks for its end."""
    name, said = milestone.title, milestone.reached
    due = day(milestone.forecast or milestone.baseline or told.as_of, told.as_of)
    text = f"{name}, due {due}, is {UNCONFIRMED}"
    values = [name, due, UNCONFIRMED]
    if said and told.telling.people:
        words = plain(said.quote).strip(" .!")
        text += f": “{words}”"
        values.append(words)
        if said.dated:
            text += f" was said on {day(said.dated, told.as_of)}"
            values.append(day(said.dated, told.as_of))
    return Unit("milestones", sentence(text), (milestone,), tuple(values))


def _is_told(told: Told, milestone: MilestoneStatus) -> bool:
    """Whether a decision that the reader is told of may give it a day to come."""
    titles = [each.title for each in told.milestones]
    return any(
        may_give_day(decision.what, decision.known_on, milestone.title, titles, after)
        for decision in told.decisions
        for after in (max(told.as_of, milestone.baseline or told.as_of),)
    )


def _is_past_too(told: Told, milestone: MilestoneStatus) -> bool:
    """Whether the date that it was moved to has passed as well."""
    first, then = milestone.baseline, milestone.forecast
    return bool(first and then and first != then and then <= told.as_of)
