"""Decisions that give a milestone another day: "We move the launch to 3 May"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from assistant.domain.findings import DecisionFinding
from assistant.domain.sourced import Found
from assistant.extract.dates.deadlines import resolve_due
from assistant.extract.dates.words import (
    MONTHS,
    WEEKDAYS,
    either,
    same_length_fold,
    without_may,
)
from assistant.extract.text.sentences import plain
from assistant.facts.date_orders import DateOrders
from assistant.facts.milestones.names import MilestoneNames, name_of
from assistant.facts.milestones.prose.adverbs import without_idle
from assistant.facts.milestones.prose.clauses import own_day
from assistant.facts.milestones.prose.given_days import given_days
from assistant.facts.milestones.prose.move_words import MOVED, is_turned_down
from assistant.facts.milestones.prose.new_days import swap_of
from assistant.facts.milestones.prose.subjects import told_of
from assistant.facts.sameness.stems import other_numbers, shared, stems
from assistant.gate.days import DateOrder, days_in
from assistant.ledger.view import View

_GIVES_DAY = re.compile(
    r"\b(?:mov(?:e[sd]?|ing)|push(?:e[sd])?|shift(?:s|ed)?|postpon(?:e[sd]?|ing)"
    r"|delay(?:s|ed)?|defer(?:s|red)?|reschedul(?:e[sd]?|ing)|bring(?:s)?|brought"
    r"|pull(?:s|ed)?|put back|verschieben|verlegen|repouss\w+|report(?:ons|e|ee)"
    r"|decal\w+|aplaza\w*|move?mos|(?:is|are) now (?:on|due|set for|planned for)"
    r"|new dates?|(?:starts?|begins?|happens?|takes? place|(?:is|be) held|will be"
    r"|goes ahead|beginnt|startet)(?: now)? (?:on|am))\b"
    r"|\b(?:ends?|finish(?:es)?|closes?|runs|lasts|continues|(?:is|are) (?:extended"
    r"|prolonged)|endet)(?: now)?(?: (?:on|until|till|to|by|am))?"
    rf"(?= (?:the )?(?:(?:{either(WEEKDAYS)})\.?,? )?(?:the )?"
    rf"(?:\d|{either(MONTHS)}\b))"
)
_DENIED = re.compile(
    r"\b(?:no|not|never|cannot|if|unless|would|might|could|may|nicht|pas)\b|n['’]t\b"
)
_LEAD = re.compile(
    r"\b(?:back|forward|out|on|over|in)?\s*(?:to|until|till|by|auf|au)\b"
)
_CLAUSE = re.compile(
    r"[:;,] |\b(?:that|dass|que)\b"
    r"|\b(?:decided|agreed|resolved|beschlossen|decide|decidido)\b"
)
_DECIDED = re.compile(
    r"^\W*(?:(?:decision|decided|agreed|resolved)\b(?: that\b|\W)"
    r"|(?:we|it was|(?:the )?[\w-]+) (?:have |has )?(?:decided|agreed|resolved)"
    r"(?: that)?\b)\W*",
    re.IGNORECASE,
)
"""What says of a decision that it is one."""
_BEGINS = re.compile(r"\b(?:start\w*|begin\w*|commenc\w+|debut\w*)\b")
_ENDING = re.compile(
    r"\b(?:complete\w*|done|finish\w*|ready|met|closed?|achieved|passed|tested|over"
    r"|deliver\w*|accepted|approved|signed|end(?:s|ed)?|fertig|abgeschlossen"
    r"|abgenommen|termine\w*|terminad\w+)\b|\wed$"
)
"""What a milestone's title says of an end; that a thing begins says nothing of it."""
_SAYS_NOTHING = stems(
    "start starts starting begin beginning date day end deadline milestone gate phase"
    " whole entire planned new Termin Datum Beginn Start date debut fecha inicio"
)
"""What any move may be said of: the start of the thing, its date, all of it."""
GRACE_DAYS = 14
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
        folded = same_length_fold(without_may(text))
        if verb is None:
            yield from _given(found, text, names, due, orders.of(found.passage))
            continue
        if _DENIED.search(folded[: verb.start()]):
            continue
        if is_turned_down(folded, verb):
            continue
        said = found.passage.dated
        order = orders.of(found.passage)
        to = resolve_due(text[verb.end() :], said, date_order=order)
        if to is None or to.day is None:
            continue
        behind = text[verb.end() : verb.end() + to.span[0]]
        titles = told_of(text, verb, names, dates=True) or meant(
            text[: verb.start()], behind, names, due, said
        )
        begins = _BEGINS.search(same_length_fold(text)) is not None
        for title in titles:
            day = own_day(title, text, names, said, order) or to.day
            if not begins or _is_beginning(title, due.get(title), day):
                yield DecidedMove(title, found, day)


def _given(
    found: Found[DecisionFinding],
    text: str,
    names: MilestoneNames,
    due: Mapping[str, date],
    order: DateOrder | None,
) -> Iterator[DecidedMove]:
    """Yield the other days that were decided in plain words: "Go-live is on 3 May"."""
    decided = _DECIDED.sub("", text, count=1)
    days = given_days(decided, names, due, found.passage.dated, order)
    # A list of days takes note of a plan, it gives no milestone another day.
    if len(list(days_in(text, order))) == 1:
        for title, day in days.items():
            if day != due[title]:
                yield DecidedMove(title, found, day)


def _is_beginning(title: str, due: date | None, to: date) -> bool:
    """Whether a day on which a thing begins can be the milestone's own new day."""
    return (due is None or due < to) and not _ENDING.search(same_length_fold(title))


def may_give_day(
    text: str, said: date, title: str, others: Iterable[str], after: date
) -> bool:
    """Whether words of a day name a milestone, however briefly, and a day after one.

    A single word that no other title has is enough: such words move nothing, but where
    they stand nobody can say that no new day is known.
    """
    apart = [name_of(other).words for other in others if other != title]
    telling = name_of(title).words.difference(*apart) - _SAYS_NOTHING
    if not MilestoneNames([title]).named_in(text) and not shared(telling, stems(text)):
        return False
    parts = (part for day in days_in(text) for part in day.resolved(said))
    return any(y and number and date(y, m, number) > after for y, m, number in parts)


def meant(
    before: str,
    behind: str,
    names: MilestoneNames,
    due: Mapping[str, date],
    said: date,
) -> set[str]:
    """Return the milestone that a verb of moving speaks of, by some words of its title.

    `before` stands before the verb, `behind` between it and the new day. All that is
    moved are words of the title, and no other title that is not long past has them.
    """
    thing = _LEAD.split(behind)[0]
    subject = thing if stems(thing) else _CLAUSE.split(before)[-1]
    moved = stems(without_idle(same_length_fold(subject))) - _SAYS_NOTHING
    ahead = {
        title
        for title in names.holding(moved)
        if title in due
        and (said - due[title]).days <= GRACE_DAYS
        and not other_numbers(title, subject)
    }
    return ahead if len(ahead) == 1 else set()


def meant_by_move(
    text: str,
    names: MilestoneNames,
    due: Mapping[str, date],
    said: date,
    order: DateOrder | None,
) -> set[str]:
    """Return the milestone that a short name puts off to a day of the calendar."""
    verb = MOVED.search(same_length_fold(text))
    days = list(days_in(text, order))
    swap = swap_of(text, order)
    if not days or not (verb or swap):
        return set()
    before, behind = text[: swap[0] if swap else 0].rstrip(" :"), ""
    if verb:
        before = text[: verb.start()]
        behind = text[verb.end() : max(verb.end(), days[-1].start)]
    return meant(before, behind, names, due, said)
