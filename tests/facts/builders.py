"""Small ledgers for tests of facts: a project is built week by week, in code."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from assistant.domain.base import digest
from assistant.domain.findings import DecisionFinding, Finding
from assistant.domain.labels import Label
from assistant.domain.reading import DocumentKind, Passage, PersonMention, ReadResult
from assistant.domain.records import (
    AnyRecord,
    CiOutcome,
    CiRun,
    LoggedDecision,
    Milestone,
    RaidEntry,
    RaidKind,
    SentUpdate,
    StatusCategory,
    Ticket,
)
from assistant.gate.days import DateOrder
from assistant.ledger.incoming import Incoming
from assistant.ledger.ledger import Ledger
from assistant.ledger.view import View

WEEK_1 = date(2031, 3, 7)
WEEK_2 = date(2031, 3, 14)
WEEK_3 = date(2031, 3, 21)
"""Three Fridays, on which the projects of these tests are looked at."""

_STATUS = {
    StatusCategory.TODO: "To Do",
    StatusCategory.ACTIVE: "In Progress",
    StatusCategory.BLOCKED: "Blocked",
    StatusCategory.DONE: "Done",
    StatusCategory.CANCELLED: "Cancelled",
    StatusCategory.UNKNOWN: "Parked",
}


def ticket(
    key: str, category: StatusCategory = StatusCategory.TODO, **cells: Any
) -> Ticket:
    """A story; `status` follows the category unless it is given."""
    cells.setdefault("title", f"Work of {key}")
    cells.setdefault("kind", "Story")
    cells.setdefault("status", _STATUS[category])
    return Ticket(key=key, category=category, **cells)


def raid(key: str, kind: RaidKind = RaidKind.RISK, **cells: Any) -> RaidEntry:
    """An open entry of likelihood 3 and impact 3 unless it is said otherwise."""
    cells.setdefault("title", f"Trouble of {key}")
    cells.setdefault("status", "Open")
    cells.setdefault("likelihood", 3)
    cells.setdefault("impact", 3)
    return RaidEntry(key=key, kind=kind, **cells)


def milestone(key: str, due: date | None = None, **cells: Any) -> Milestone:
    """A milestone whose title is its key unless it is given."""
    cells.setdefault("title", key)
    return Milestone(key=key, due=due, **cells)


def run(
    pipeline: str, at: Any, outcome: CiOutcome = CiOutcome.PASSED, **cells: Any
) -> CiRun:
    """A run on the main line."""
    cells.setdefault("branch", "main")
    key = f"{pipeline}/{cells['branch']}/{at:%Y-%m-%dT%H:%M}"
    return CiRun(key=key, pipeline=pipeline, at=at, outcome=outcome, **cells)


class Project:
    """A ledger in a folder of its own; every method adds one version of one source.

    `label` is that of records, `said` that of passages which are added from then on.
    """

    def __init__(self, folder: Path, date_order: DateOrder | None = None) -> None:
        self.ledger = Ledger(folder / "ledger.db", date_order=date_order)
        self.label, self.said = Label.CLIENT, Label.INTERNAL

    def snapshot(
        self,
        day: date,
        *records: AnyRecord,
        stream: str = "tracker",
        kind: DocumentKind = DocumentKind.JIRA_CSV,
        complete: bool = True,
    ) -> str:
        """Add an export of these records; rows are numbered from 2; return its path."""
        path = f"{day}/{stream}.csv"
        placed = [
            record.model_copy(update={"locator": f"row {number}"})
            for number, record in enumerate(records, 2)
        ]
        self._add(
            path,
            day,
            ReadResult(
                kind=kind,
                stream=stream,
                dated=day,
                complete=complete,
                records=tuple(placed),
            ),
        )
        return path

    def raid_log(self, day: date, *entries: RaidEntry) -> str:
        """Add a full export of the RAID log."""
        return self.snapshot(
            day, *entries, stream="raid log", kind=DocumentKind.RAID_CSV
        )

    def plan(self, day: date, *records: Milestone | LoggedDecision) -> str:
        """Add a version of the wiki page that holds gates or logged decisions."""
        return self.snapshot(
            day, *records, stream="wiki page", kind=DocumentKind.WIKI_MARKDOWN
        )

    def decision_log(self, day: date, *rows: LoggedDecision) -> str:
        """Add a version of the decision log."""
        return self.snapshot(
            day, *rows, stream="decision log", kind=DocumentKind.WIKI_MARKDOWN
        )

    def ci(self, day: date, *runs: CiRun) -> str:
        """Add a list of runs; lists accumulate."""
        return self.snapshot(
            day,
            *runs,
            stream=f"runs of {day}",
            kind=DocumentKind.GITHUB_RUNS,
            complete=False,
        )

    def update(self, day: date, health: str | None, body: str = "") -> str:
        """Add a status update that was sent on the day."""
        sent = SentUpdate(
            key=f"executive/{day}",
            audience="executive",
            sent_on=day,
            health=health,
            health_quote=f"Overall: {health}" if health else "",
            body=body,
        )
        return self.snapshot(
            day,
            sent,
            stream=f"update of {day}",
            kind=DocumentKind.UPDATE_MARKDOWN,
            complete=False,
        )

    def note(
        self,
        day: date,
        *lines: str | Passage,
        name: str = "notes",
        dated: date | None = None,
        kind: DocumentKind = DocumentKind.NOTES_MARKDOWN,
        findings: Iterable[tuple[type[Finding], str, dict[str, Any]]] = (),
    ) -> str:
        """Add meeting notes, one passage a line, with what was found in them.

        `findings` are (class, quote, fields); a quote belongs to the first line that
        holds it.
        """
        path = f"{day}/{name}.md"
        pieces = [
            line
            if isinstance(line, Passage)
            else Passage(locator=f"line {number}", text=line)
            for number, line in enumerate(lines, 1)
        ]
        self._add(
            path,
            day,
            ReadResult(kind=kind, dated=dated or day, passages=tuple(pieces)),
        )
        self._find(path, day, list(findings))
        return path

    def people(self, *names: str, day: date = WEEK_1) -> None:
        """Add a list of the people of the project."""
        mentions = tuple(PersonMention(name=name) for name in names)
        kind = DocumentKind.SLACK_USERS
        self._add(f"{day}/users.json", day, ReadResult(kind=kind, people=mentions))

    def view(self, day: date) -> View:
        """Look at the project at the end of a day."""
        return self.ledger.view(day)

    def _add(self, path: str, day: date, result: ReadResult) -> None:
        self.ledger.add(
            Incoming(
                path=path,
                digest=digest(result.model_dump_json()),
                as_of=day,
                label=self.label,
                result=result,
                passage_labels=(self.said,) * len(result.passages),
            )
        )

    def _find(
        self,
        path: str,
        day: date,
        found: Sequence[tuple[type[Finding], str, dict[str, Any]]],
    ) -> None:
        view = self.ledger.view(day)
        [version] = [v for v in view.versions if v.path == path]
        pieces = [piece for piece in view.passages if piece.source == path]
        findings = []
        for model, quote, fields in found:
            holder = next(p for p in pieces if quote in p.passage.text)
            fields.setdefault("what", quote)
            findings.append(model(passage=holder.id, quote=quote, **fields))
        self.ledger.save_findings(version.id, "rules", findings)


def decided(project: Project, day: date, *lines: str, **fields: date) -> None:
    """A note whose every line is a decision."""
    found = [(DecisionFinding, line, {"what": line}) for line in lines]
    project.note(day, *lines, findings=found, **fields)
