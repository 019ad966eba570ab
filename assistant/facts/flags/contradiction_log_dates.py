"""The log keeps a date from which the tracker or the plan has moved on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import ClassVar

from assistant.domain.evidence import Computed
from assistant.domain.facts import Flag, FlagKind
from assistant.domain.records import RaidEntry, RaidKind, Ticket
from assistant.domain.sourced import Known
from assistant.facts.flags.hinges import days_later
from assistant.facts.flags.importance import is_finished, weight
from assistant.facts.flags.material import FlagMaterial, call, raise_flag
from assistant.facts.sameness.stems import covered, other_numbers, stems

_SAME_THING = 0.5
"""Share of the entry's words; that both had one date speaks for the rest."""


class LogDate:
    """A dependency and the work that it names had one date; the work has a later.

    What is only linked, and the work against an issue, have dates of their own.
    """

    kind: ClassVar[FlagKind] = FlagKind.CONTRADICTION

    def detect(self, material: FlagMaterial) -> Iterable[Flag]:
        """Return at most one flag for each open entry, by the work that moved last."""
        for entry in material.view.records(RaidEntry):
            row = entry.record
            if row.is_open and row.due and row.kind is RaidKind.DEPENDENCY:
                moved = list(_moved_work(entry, row.due, material))
                if moved:
                    newest = max(moved, key=lambda pair: (pair[1], pair[0].record.key))
                    yield self._flag(entry, *newest, material)

    def _flag(
        self,
        entry: Known[RaidEntry],
        work: Known[Ticket],
        since: date,
        material: FlagMaterial,
    ) -> Flag:
        row, ticket = entry.record, work.record
        said = [work.quote(comment.text) for comment in ticket.comments[-1:]]
        return raise_flag(
            self.kind,
            row.key,
            max(since, entry.first_seen),
            title=f"Date of {row.title}",
            severity=weight(row, material.thresholds.high_exposure),
            why=f"The log has {row.key} on {row.due}; {ticket.called}, which had that "
            f"day too, is due on {ticket.due}.",
            question=f"{call(row.owner)}, is {row.key} here on {row.due} or on "
            f"{ticket.due}, and who counts on the first?",
            evidence=[
                entry.quote(row.title),
                work.quote(ticket.title).model_copy(update={"stance": "contradicts"}),
                *said,
                Computed(
                    rule="two dates for one thing",
                    inputs=(row.key, str(row.due), str(ticket.due)),
                ),
            ],
            owner=row.owner,
        )


def _moved_work(
    entry: Known[RaidEntry], kept: date, material: FlagMaterial
) -> Iterator[tuple[Known[Ticket], date]]:
    """Yield the open tickets and tasks on it that moved from its date to a later."""
    wanted = stems(entry.record.title)
    for number in material.ticket_titles.sharing(wanted):
        work = material.tickets[number]
        far = days_later(kept, work.record.due) >= material.thresholds.slip_days
        if not far or is_finished(work.record):
            continue
        title = work.record.title
        named = covered(wanted, material.ticket_titles.words[number]) >= _SAME_THING
        if named and not other_numbers(entry.record.title, title):
            since = _left(work, kept, material)
            if since:
                yield work, since


def _left(work: Known[Ticket], kept: date, material: FlagMaterial) -> date | None:
    """Return the day on which the work left the date, None if it never had it."""
    since = None
    for state in reversed(material.view.history(Ticket, work.record.key)):
        if state.record.due == kept:
            return since
        since = state.since
    return None
