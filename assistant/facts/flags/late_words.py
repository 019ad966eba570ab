"""Words that think a later time realistic for work than the day that is kept for it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import ClassVar, NamedTuple

from assistant.domain.evidence import Computed
from assistant.domain.facts import Flag, FlagKind, Severity
from assistant.domain.records import RaidEntry, Ticket
from assistant.domain.sourced import Known
from assistant.extract.text.sentences import split
from assistant.facts.date_orders import DateOrders
from assistant.facts.flags.dated_things import DatedThing, NamedThings, dated_things
from assistant.facts.flags.doubted_date import is_doubt, later_time
from assistant.facts.flags.hinges import is_critical
from assistant.facts.flags.material import FlagMaterial, call, raise_flag
from assistant.facts.mentions import Remark

_NAMED = 0.75
"""Share of a title's words: of two things in three words, two are the same too soon."""
_MOST_NAMED = 3
_SETTLED_DAYS = 7
"""A date that was kept longer than this after the words was kept in spite of them."""


class LateWords(NamedTuple):
    """A thing that is due, and who said when it comes instead; `said` are the words."""

    thing: DatedThing
    remark: Remark
    text: str
    day: date
    said: str


class LaterWork:
    """The newest words on a ticket or dependency, against the date that it has.

    A milestone's date is doubted elsewhere, by its name or its day.
    """

    kind: ClassVar[FlagKind] = FlagKind.CONTRADICTION

    def detect(self, material: FlagMaterial) -> Iterable[Flag]:
        """Return one flag for each thing that is said to come later than is kept.

        Another says so of what waits for it.
        """
        for late in late_words(material):
            thing, remark = late.thing, late.remark
            yield from self._waited_for(late, material)
            yield raise_flag(
                self.kind,
                thing.key,
                remark.dated,
                title=f"Date of {thing.title}",
                severity=Severity.HIGH if thing.top else Severity.MEDIUM,
                why=f"{thing.title} is due on {thing.due}; on {remark.dated} "
                f"{remark.speaker or 'a note'} named a later time: {late.said}.",
                question=f"{call(thing.owner)}, does {thing.title!r} hold {thing.due}, "
                f"or is it {late.said}, and who has been told which?",
                evidence=[
                    remark.cite(late.text),
                    thing.quote.model_copy(update={"stance": "contradicts"}),
                    Computed(
                        rule="a later time is thought realistic",
                        inputs=(thing.key, str(thing.due), late.said),
                    ),
                ],
                owner=thing.owner,
            )

    @staticmethod
    def _waited_for(late: LateWords, material: FlagMaterial) -> Iterable[Flag]:
        """Flag work that is said to come too late for what cannot begin before it."""
        thing, remark = late.thing, late.remark
        behind = [
            material.tickets[material.ticket_numbers[key]]
            for key in sorted(material.waiting.get(thing.key, ()))
        ]
        hit = [k for k in behind if k.record.due and k.record.due <= late.day]
        if not hit and (thing.top or is_critical(thing.title, material)):
            hit = behind
        if not hit:
            return
        names = ", ".join(known.record.called for known in hit[:_MOST_NAMED])
        yield raise_flag(
            FlagKind.DEPENDENCY_AT_RISK,
            thing.key,
            remark.dated,
            title=thing.title,
            severity=Severity.HIGH,
            why=f"{remark.speaker or 'A note'} said {late.said} on {remark.dated}, it "
            f"is due on {thing.due}, and {names} cannot go before it.",
            question=f"{call(thing.owner)}, when will {thing.title!r} be done for "
            f"certain, and what becomes of {names}?",
            evidence=[
                remark.cite(late.text),
                thing.quote,
                *(known.quote(known.record.title) for known in hit[:_MOST_NAMED]),
                Computed(
                    rule="later than what waits for it allows",
                    inputs=(thing.key, str(thing.due), str(late.day)),
                ),
            ],
            owner=thing.owner,
        )


def late_words(material: FlagMaterial) -> list[LateWords]:
    """Return the newest such words on each ticket and entry of the log, by key.

    A date that somebody gave it well after the words settles them, and one that is
    as late as they say agrees with them.
    """
    stones = {name for one in material.milestones for name in (one.subject, one.title)}
    things: NamedThings | None = None
    orders = DateOrders(material.view)
    newest: dict[str, LateWords] = {}
    for remark in material.mentions.remarks:
        if remark.about is not None or not is_doubt(remark.text):
            continue
        if things is None:
            due = dated_things(material)
            things = NamedThings([one for one in due if one.key not in stones])
        for sentence in split(remark.text):
            text = sentence.text.strip()
            thing = _best(text, things) if is_doubt(text) else None
            if thing is None:
                continue
            order = orders.of_source(remark.quote.source)
            later = later_time(text, remark.dated, order, thing.due)
            settled = dated_since(thing, material) - timedelta(days=_SETTLED_DAYS)
            if later and settled <= remark.dated:
                newest[thing.key] = LateWords(thing, remark, text, *later)
    return [newest[key] for key in sorted(newest)]


def _best(text: str, things: NamedThings) -> DatedThing | None:
    """Return the thing that is named best; none if two are alike."""
    near = things.near(text)
    scored = [(score, one) for one in near if (score := one.named(text)) >= _NAMED]
    best = max((score for score, _ in scored), default=0.0)
    named = [one for score, one in scored if score == best]
    return named[0] if len({one.title for one in named}) == 1 else None


def dated_since(thing: DatedThing, material: FlagMaterial) -> date:
    """Return the day since when the thing has had its date."""
    view = material.view
    states: list[Known[Ticket] | Known[RaidEntry]] = [
        *view.history(Ticket, thing.key),
        *view.history(RaidEntry, thing.key),
    ]
    since = thing.since
    for state in reversed(states):
        if state.record.due != thing.due:
            break
        since = state.since
    return since
