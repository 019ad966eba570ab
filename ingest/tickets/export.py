"""What one pass over a tracker's export gathers, whatever the tracker."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from assistant.domain.people import People
from assistant.domain.reading import (
    DocumentKind,
    Passage,
    PastState,
    PersonMention,
    ReadProblem,
    ReadResult,
    Role,
)
from assistant.domain.records import (
    ALSO_ASSIGNED,
    Comment,
    Milestone,
    StatusCategory,
    Ticket,
)
from ingest.files.names import stable_name
from ingest.reader import DateOrder, Document, ReadContext
from ingest.spool import Spool
from ingest.tables.cells import date_in_name, the_only
from ingest.tables.rows import Table
from ingest.tickets.statuses import category_of


@dataclass
class TicketExport:
    """Tickets, their keys and words, the people they name and what went wrong.

    `days` are those on which the export says that something was made or changed; the
    newest is the day of the export; `past` is how tickets stood before; `cut` says why
    tickets may be missing; `orders` are those of day and month that its dates prove;
    `remarks` are what is worth knowing and no problem.
    """

    document: Document
    context: ReadContext
    tickets: Spool[Ticket] = field(default_factory=Spool)
    keys: dict[str, None] = field(default_factory=dict)
    past: Spool[PastState] = field(default_factory=Spool)
    passages: Spool[Passage] = field(default_factory=Spool)
    problems: list[ReadProblem] = field(default_factory=list)
    days: set[date] = field(default_factory=set)
    people: dict[PersonMention, None] = field(default_factory=dict)
    refused: int = 0
    cut: list[str] = field(default_factory=list)
    orders: set[DateOrder] = field(default_factory=set)
    milestones: list[Milestone] = field(default_factory=list)
    remarks: dict[str, None] = field(default_factory=dict)

    def add(self, ticket: Ticket, *days: date | None) -> bool:
        """Keep the ticket, unless its key is empty or was kept before."""
        if not ticket.key or ticket.key in self.keys:
            what = f"{ticket.key!r} stands twice" if ticket.key else "it has no id"
            self.refuse(ticket.locator, what)
            return False
        self.keys[ticket.key] = None
        self.tickets.append(ticket)
        self.days.update(day for day in days if day)
        return True

    def add_milestone(self, ticket: Ticket) -> bool:
        """Keep the row of a schedule that takes no time, as `add` does a ticket."""
        if ticket.key in self.keys:
            return self.add(ticket)
        self.keys[ticket.key] = None
        is_met = ticket.category is StatusCategory.DONE
        met_on = (ticket.resolved or ticket.due) if is_met else None
        self.milestones.append(
            Milestone(
                key=ticket.key,
                locator=ticket.locator,
                title=ticket.title,
                due=ticket.due,
                owner=ticket.assignee,
                met_on=met_on,
                met=is_met and met_on is None,
                planned=ticket.planned,
            )
        )
        return True

    def refuse(self, where: str, what: str, fix: str = "export it again") -> None:
        """Count an entry that is not kept and say why."""
        self.refused += 1
        self.problem(where, f"{what}; it was not kept", fix)

    def lost(self, table: Table) -> None:
        """Count the rows that the table lost; then tickets may be missing."""
        self.refused += table.refused
        self.cut += [table.looks_cut] if table.looks_cut else []

    def problem(self, where: str, what: str, fix: str) -> None:
        """Say what is wrong with a part of what is kept."""
        self.problems.append(ReadProblem(where=where, what=what, fix=fix))

    def person(
        self,
        name: str | None = None,
        handle: str | None = None,
        email: str | None = None,
    ) -> None:
        """Note a person as the export spells them."""
        given = PersonMention(
            name=name or None, handle=handle or None, email=email or None
        )
        if given != PersonMention():
            self.people[given] = None

    def words(
        self,
        where: str,
        key: str,
        text: str,
        *,
        speaker: str | None = None,
        dated: date | None = None,
    ) -> None:
        """Keep words of a ticket to be cited."""
        if text.strip():
            self.passages.append(
                Passage(
                    locator=where,
                    text=text,
                    role=Role.CELL,
                    subject=key,
                    speaker=speaker,
                    dated=dated,
                )
            )

    def comment(self, at: datetime | None, author: str | None, text: str) -> Comment:
        """Return a comment whose time has a zone: as written, else the settings'."""
        return comment_of(self.context, at, author, text)

    def remark(self, where: str, key: str, comment: Comment) -> None:
        """Keep a comment of a ticket to be cited."""
        day = comment.at.date() if comment.at else None
        self.words(where, key, comment.text, speaker=comment.author, dated=day)

    def result(
        self,
        kind: DocumentKind,
        *,
        stream: str,
        title: str | None = None,
        complete: bool = True,
        looks_cut: Iterable[str] = (),
    ) -> ReadResult:
        """Put the result together.

        `complete` says that all tickets are in the file, `looks_cut` what else may not
        be.
        """
        newest = max(self.days, default=None)
        named = date_in_name(self.document.name)
        if named and newest and named < newest:
            named = None
        cut = "; ".join([*looks_cut, *self.cut])
        unmapped = {"status": self._unmapped(), "person": self._strangers()}
        return ReadResult(
            kind=kind,
            title=title,
            dated=named or newest,
            dated_from="file name" if named else "newest timestamp" if newest else "",
            stream=stream,
            complete=complete and not self.cut,
            passages=self.passages.whole(),
            records=self._records(),
            people=tuple(self.people),
            problems=tuple(self.problems),
            rows_refused=self.refused,
            unmapped={kind: values for kind, values in unmapped.items() if values},
            looks_cut=cut or None,
            past=self.past.whole(),
            date_order=the_only(self.orders),
            remarks=(*self.remarks, *self._borrowed(), *self._shared()),
        )

    def _borrowed(self) -> Iterator[str]:
        """Say how many tickets have the day of something else as their own."""
        count = sum(ticket.due_of is not None for ticket in self.tickets)
        if count:
            many = "1 ticket has" if count == 1 else f"{count} tickets have"
            yield (
                f"{many} no due date of their own: the day of their milestone was "
                "taken, and is told as the milestone's"
            )

    def _shared(self) -> Iterator[str]:
        """Say how many tickets have several assignees."""
        count = sum(bool(ticket.also_assigned) for ticket in self.tickets)
        if count:
            many = "1 ticket has" if count == 1 else f"{count} tickets have"
            yield (
                f"{many} several assignees: the first owns it, the others were kept "
                "as labels"
            )

    def _records(self) -> Sequence[Ticket | Milestone]:
        if not self.milestones:
            return self.tickets.whole()
        found: Spool[Ticket | Milestone] = Spool(self.tickets)
        found.extend(self.milestones)
        return found.whole()

    def _unmapped(self) -> tuple[str, ...]:
        """Return the status words without a meaning, and those archived under one."""
        unknown = StatusCategory.UNKNOWN
        found: dict[str, None] = {}
        for ticket in self.tickets:
            status, category = ticket.status, ticket.category
            if ticket.archived_from:
                status = ticket.archived_from
                category = category_of(status, settings=self.context.statuses)
            if status and category is unknown:
                found[status] = None
        return tuple(found)

    def _strangers(self) -> tuple[str, ...]:
        """Return who wrote a comment and is nobody that the export names."""
        known = People.from_mentions(self.people)
        said = (piece.speaker for piece in self.passages if piece.speaker)
        return tuple(name for name in dict.fromkeys(said) if not known.knows(name))


def comment_of(
    context: ReadContext, at: datetime | None, author: str | None, text: str
) -> Comment:
    """Return a comment whose time has a zone: as written, else the settings'."""
    if at is None or at.tzinfo:
        known = "written" if at else None
        return Comment(at=at, author=author, text=text, zone_from=known)
    local = at.replace(tzinfo=ZoneInfo(context.timezone))
    fixed = at.replace(tzinfo=timezone(local.utcoffset() or timedelta()))
    return Comment(at=fixed, author=author, text=text, zone_from="settings")


def stream_of(tracker: str, document: Document, *names: str | None) -> str:
    """Name the stream by the first name that is given, else by the file's name."""
    given = next((name for name in names if name), None)
    return f"{tracker}:{given or stable_name(document.name) or document.path}"


def also_assigned(people: Iterable[str | None]) -> tuple[str, ...]:
    """Return labels that name everybody to whom a ticket is assigned but the first."""
    _, *others = [*dict.fromkeys(filter(None, people))] or [""]
    return tuple(f"{ALSO_ASSIGNED}{other}" for other in others)


def day_of(moment: datetime | None) -> date | None:
    """Return the moment's day."""
    return moment.date() if moment else None
