"""Milestones, dependencies and top tickets with the dates that are kept for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.domain.evidence import Quote
from assistant.domain.facts import MilestoneState, Severity
from assistant.domain.records import (
    Milestone,
    RaidEntry,
    RaidKind,
    RaidState,
)
from assistant.facts.flags.importance import is_finished, priority
from assistant.facts.flags.material import FlagMaterial
from assistant.facts.milestones.recorded import is_milestone
from assistant.facts.sameness.stems import covered, ids, other_numbers, shared, stems
from assistant.facts.sameness.word_index import WordIndex
from assistant.gate.days import DateOrder, days_in

_MEANT = 0.6
_FEWEST = 2
_SHORT, _LONG = 3, 8


@dataclass(frozen=True, slots=True)
class DatedThing:
    """One thing that is due; `since` is when this date and state became known.

    `trouble` says in words what stands against its date, None if nothing does.
    """

    key: str
    title: str
    due: date
    since: date
    owner: str | None
    quote: Quote
    top: bool
    trouble: str | None = None

    def named(self, sentence: str) -> float:
        """Return how surely the sentence names the thing, 0 if it may not."""
        if self.key in ids(sentence):
            return 1.0
        wanted, given = stems(self.title), stems(sentence)
        too_few = len(shared(wanted, given)) < _FEWEST
        if too_few or other_numbers(self.title, sentence):
            return 0.0
        score = covered(wanted, given)
        return score if score >= _MEANT else 0.0

    def touched(self, sentence: str) -> bool:
        """Whether the sentence shares a word, or the short form of one."""
        wanted, given = stems(self.title), stems(sentence)
        return bool(shared(wanted, given)) or any(
            _is_short_form(a, b) or _is_short_form(b, a) for a in wanted for b in given
        )


class NamedThings:
    """Things that are due, found by the words of their titles and by their keys."""

    def __init__(self, things: Sequence[DatedThing]) -> None:
        self._things = things
        self._titles = WordIndex([one.title for one in things])
        self._keys: dict[str, list[int]] = defaultdict(list)
        for number, one in enumerate(things):
            self._keys[one.key].append(number)

    def near(self, text: str) -> list[DatedThing]:
        """Return, in their order, those that share a word or whose key is named."""
        found = set(self._titles.sharing(stems(text)))
        found.update(number for key in ids(text) for number in self._keys.get(key, ()))
        return [self._things[number] for number in sorted(found)]


def dated_things(
    material: FlagMaterial, *, every: bool = False
) -> tuple[DatedThing, ...]:
    """Return what is due and not done, milestones first; with `every` minor work, too.

    Without it, tickets count that the tracker ranks high.
    """
    tickets = _tickets(material, every=every)
    return (*_milestones(material), *tickets, *_entries(material))


def one_day(text: str, said_on: date, order: DateOrder | None) -> date | None:
    """Return the only full date that the text gives, or None."""
    days = [words.resolved(said_on) for words in days_in(text, order)]
    if len(days) != 1 or len(set(days[0])) != 1:
        return None
    year, month, number = days[0][0]
    if year is None or number is None:
        return None
    return date(year, month, number)


def _milestones(material: FlagMaterial) -> Iterator[DatedThing]:
    met = {
        name
        for stone in material.milestones
        if stone.state is MilestoneState.MET
        for name in (stone.subject, stone.title)
    }
    for known in material.view.records(Milestone):
        row = known.record
        is_met = row.is_met or not met.isdisjoint({row.key, row.title})
        if row.due and not is_met:
            quote = known.quote(row.title)
            yield DatedThing(
                row.key, row.title, row.due, known.since, row.owner, quote, top=True
            )


def _tickets(material: FlagMaterial, *, every: bool) -> Iterator[DatedThing]:
    for known in material.tickets:
        row = known.record
        top = is_milestone(row) or priority(row) is Severity.HIGH
        matters = every or top or priority(row) is Severity.MEDIUM
        if is_finished(row) or not row.due or not matters:
            continue
        yield DatedThing(
            row.key,
            row.title,
            row.due,
            known.since,
            row.assignee,
            known.quote(row.title),
            top=top,
            trouble=f"{row.called} is {row.status}" if row.is_blocked else None,
        )


def _entries(material: FlagMaterial) -> Iterator[DatedThing]:
    for known in material.view.records(RaidEntry):
        row = known.record
        if not row.is_open or not row.due or row.kind is RaidKind.ASSUMPTION:
            continue
        red = row.health == "red" or row.state in {RaidState.AT_RISK, RaidState.LATE}
        yield DatedThing(
            row.key,
            row.title,
            row.due,
            known.since,
            row.owner,
            known.quote(row.title),
            top=red,
            trouble=f"the log has {row.key} as {row.health or row.status}"
            if red
            else None,
        )


def _is_short_form(short: str, long: str) -> bool:
    return len(short) >= _SHORT and len(long) >= _LONG and long.startswith(short)
