"""A year of a project: tickets, a log of risks, meetings and updates that were sent."""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from bench.facts.words import Words
from bench.ingest.tickets import PEOPLE

END = date(2026, 3, 27)
_WEEK = timedelta(weeks=1)
_WEEKS = 52
_STATES = 10
"""States of an entry of the log over the year."""
_LOGS = 12
_STATUSES = (("To Do", "To Do"), ("In Progress", "In Progress"), ("Done", "Done"))
_PRIORITIES = ("High", "Medium", "Medium", "Low")
_CHANGED = 0.02
"""Share of the tickets that change in the last week."""


@dataclass(frozen=True, slots=True)
class Size:
    """How much a project has; passages are lines of prose."""

    tickets: int
    states: int
    passages: int

    def times(self, factor: int) -> Size:
        """Return a project that is so many times as big."""
        return Size(self.tickets * factor, self.states * factor, self.passages * factor)


SMALL = Size(tickets=3_125, states=125, passages=1_250)
"""A sixteenth of the project that the targets are for."""


@dataclass(frozen=True, slots=True)
class _Ticket:
    key: str
    title: str
    owner: str
    created: date
    due: date
    status: int
    priority: str


def generate(folder: Path, size: Size, seed: int = 11) -> list[Path]:
    """Write the project's files; return the folders to read and the updates sent."""
    words = Words(seed, PEOPLE)
    tickets = [_ticket(words, number + 1) for number in range(size.tickets)]
    before = END - _WEEK
    for name in ("tickets", "raid", "notes"):
        (folder / name).mkdir(parents=True)
    _write_tickets(folder, before, [one for one in tickets if one.created <= before])
    _write_tickets(folder, END, [_changed(words, one) for one in tickets])
    _write_logs(folder / "raid", words, max(1, size.states // _STATES))
    _write_notes(folder / "notes", words, tickets, size.passages)
    return [_update(folder, words, END - back * _WEEK, tickets) for back in (2, 1)]


def _ticket(words: Words, number: int) -> _Ticket:
    created = END - timedelta(days=words.chance.randrange(7 * _WEEKS))
    is_old = (END - created).days > 60
    return _Ticket(
        key=f"NET-{number}",
        title=words.title(),
        owner=words.person(),
        created=created,
        due=words.day(created, 120),
        status=2 if is_old and words.chance.random() < 0.9 else number % 3,
        priority=words.chance.choice(_PRIORITIES),
    )


def _changed(words: Words, one: _Ticket) -> _Ticket:
    if words.chance.random() >= _CHANGED:
        return one
    return replace(one, due=words.day(END, 40), status=words.chance.randrange(3))


def _write(path: Path, rows: Iterable[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def _write_tickets(folder: Path, day: date, tickets: Iterable[_Ticket]) -> None:
    head = (
        "Summary,Issue key,Issue Type,Status,Project key,Priority,Assignee,Reporter,"
        "Created,Updated,Due date,Status Category"
    )
    rows = (
        (
            one.title,
            one.key,
            "Story",
            _STATUSES[one.status][0],
            "NET",
            one.priority,
            one.owner,
            one.owner,
            f"{one.created:%d/%b/%y} 9:00 AM",
            f"{min(day, one.due):%d/%b/%y} 9:00 AM",
            f"{one.due:%d/%b/%y} 12:00 AM",
            _STATUSES[one.status][1],
        )
        for one in tickets
    )
    path = folder / "tickets" / f"jira-export-{day}.csv"
    _write(path, (head.split(","), *rows))


def _write_logs(folder: Path, words: Words, entries: int) -> None:
    """Write the log as it stood at twelve days; most entries change each time."""
    head = "ID,Type,Title,Owner,Raised,Likelihood,Impact,Status,Due,Mitigation"
    start = END - _WEEKS * _WEEK
    titles = [words.title() for _ in range(entries)]
    owners = [words.person() for _ in range(entries)]
    for month in range(_LOGS):
        day = END - (_LOGS - 1 - month) * 4 * _WEEK
        rows = [
            (
                f"R-{number + 1}",
                ("Risk", "Risk", "Issue", "Dependency")[number % 4],
                title,
                owners[number],
                start,
                words.chance.randrange(1, 6),
                words.chance.randrange(1, 6),
                "Closed" if words.chance.random() < month / 20 else "Open",
                words.day(day, 90),
                words.title(),
            )
            for number, title in enumerate(titles)
        ]
        _write(folder / f"raid-log-{day}.csv", (head.split(","), *rows))


def _write_notes(
    folder: Path, words: Words, tickets: Sequence[_Ticket], lines: int
) -> None:
    """Write two meetings a week, which speak of tickets of their day."""
    meetings = 2 * _WEEKS
    for number in range(meetings):
        day = END - timedelta(days=7 * (number // 2) + 2 * (number % 2))
        said = []
        for _ in range(max(1, lines // meetings)):
            one = words.chance.choice(tickets)
            said.append(words.sentence(day, (one.key, one.title)))
        name = ("weekly", "steering")[number % 2]
        text = f"# {name.capitalize()}, {day}\n\n" + "\n\n".join(said) + "\n"
        (folder / f"{day}-{name}.md").write_text(text, encoding="utf-8")


def _update(folder: Path, words: Words, day: date, tickets: Sequence[_Ticket]) -> Path:
    """Write an update that was sent, of twenty lines."""
    told = [words.chance.choice(tickets) for _ in range(20)]
    lines = [f"- {one.title}: due {one.due.day} {one.due:%B %Y}" for one in told]
    path = folder / f"update-{day}.md"
    text = f"# Network: {day}\n\n**Overall: GREEN**\n\n" + "\n".join(lines) + "\n"
    path.write_text(text, encoding="utf-8")
    return path


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench.facts.generate", description=__doc__)
    parser.add_argument("factor", type=int, help="how many times the small project")
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    print(*generate(options.folder, SMALL.times(options.factor)), sep="\n")


if __name__ == "__main__":
    main()
