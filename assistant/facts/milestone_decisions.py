"""Decisions that give a milestone another day: "We move the launch to 3 May"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from assistant.domain.findings import DecisionFinding
from assistant.domain.sourced import Found
from assistant.extract.date_words import same_length_fold
from assistant.extract.dates import Due, resolve_due
from assistant.extract.sentences import plain
from assistant.facts.date_orders import DateOrders
from assistant.facts.milestone_names import MilestoneNames
from assistant.facts.sameness import stems
from assistant.ledger.view import View

_GIVES_DAY = re.compile(
    r"\b(?:mov(?:e[sd]?|ing)|push(?:e[sd])?|shift(?:s|ed)?|postpon(?:e[sd]?|ing)"
    r"|delay(?:s|ed)?|defer(?:s|red)?|reschedul(?:e[sd]?|ing)|bring(?:s)?|brought"
    r"|pull(?:s|ed)?|put back|verschieben|verlegen|repouss\w+|report(?:ons|e|ee)"
    r"|decal\w+|aplaza\w*|move?mos)\b"
)
_DENIED = re.compile(
    r"\b(?:no|not|never|cannot|if|unless|would|might|could|may|nicht|pas)\b|n['’]t\b"
)
_LEAD = re.compile(
    r"\b(?:back|forward|out|on|over|in)?\s*(?:to|until|till|by|auf|au)\b"
)
_GRACE_DAYS = 7
"""How long after its day a milestone is still what a move most likely means."""


@dataclass(frozen=True, slots=True)
class DecidedMove:
    """A decision with the milestone that it moves and the new day."""

    title: str
    found: Found[DecisionFinding]
    to: date


def decided_moves(
    view: View, names: MilestoneNames, due: Mapping[str, date]
) -> Iterator[DecidedMove]:
    """Yield the moves of milestones that were decided, in the order of sources.

    `due` are the days that the plans give, by title. The decision names the milestone,
    or all that it moves are words of one milestone that is not long past.
    """
    orders = DateOrders(view)
    for found in view.findings(DecisionFinding):
        if found.passage.passage.quoted:
            continue
        text = plain(found.finding.quote)
        verb = _GIVES_DAY.search(same_length_fold(text))
        if verb is None or _DENIED.search(same_length_fold(text[: verb.start()])):
            continue
        said = found.passage.dated
        order = orders.of(found.passage)
        to = resolve_due(text[verb.end() :], said, date_order=order)
        if to is None or to.day is None:
            continue
        for title in _meant(text, verb, to, names, due, said):
            yield DecidedMove(title, found, to.day)


def _meant(  # noqa: PLR0913, PLR0917 - the sentence and what it may mean
    text: str,
    verb: re.Match[str],
    to: Due,
    names: MilestoneNames,
    due: Mapping[str, date],
    said: date,
) -> set[str]:
    named = names.named_in(text)
    if named:
        return named
    behind = _LEAD.split(text[verb.end() : verb.end() + to.span[0]])[0]
    moved = stems(behind) or stems(text[: verb.start()])
    ahead = {
        title
        for title in names.holding(moved)
        if title in due and (said - due[title]).days <= _GRACE_DAYS
    }
    return ahead if len(ahead) == 1 else set()
