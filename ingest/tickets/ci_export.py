"""What one pass over a list of builds gathers, whatever ran them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from assistant.domain.reading import DocumentKind, ReadProblem, ReadResult
from assistant.domain.records import CiRun
from ingest.reader import Document
from ingest.tables.cells import date_in_name


@dataclass
class RunExport:
    """Runs by key, each as its latest attempt ended, and what went wrong."""

    document: Document
    problems: list[ReadProblem] = field(default_factory=list)
    runs: dict[str, tuple[int, CiRun]] = field(default_factory=dict)
    refused: int = 0

    def add(self, run: CiRun, attempt: int = 1) -> None:
        """Keep the run, unless a later attempt of it was kept before."""
        if run.key not in self.runs or self.runs[run.key][0] < attempt:
            self.runs[run.key] = attempt, run

    def refuse(self, where: str, what: str = "the run has no id") -> None:
        """Count an entry that is not kept and say why."""
        self.refused += 1
        self.problem(where, f"{what}; it was not kept")

    def problem(self, where: str, what: str, fix: str = "export it again") -> None:
        """Say what is wrong with a part of what is kept."""
        self.problems.append(ReadProblem(where=where, what=what, fix=fix))

    def began(
        self, where: str, item: Mapping[str, Any], *names: str
    ) -> datetime | None:
        """Return the first of these times of a run; one that no clock has is named."""
        for name in names:
            value = item.get(name)
            if value is None or value == "":
                continue
            found = instant(value)
            if found is not None:
                return found
            self.problem(
                f"{where}/{name}", f"{value!r} is no date with a time", "correct it"
            )
        return None

    def result(self, kind: DocumentKind, looks_cut: Iterable[str] = ()) -> ReadResult:
        """Put the result together; its day is that of the newest run."""
        records = tuple(run for _, run in self.runs.values())
        newest = max((run.at for run in records if run.at), default=None)
        dated = newest.date() if newest else date_in_name(self.document.name)
        return ReadResult(
            kind=kind,
            dated=dated,
            dated_from="newest timestamp" if newest else "file name" if dated else "",
            records=records,
            problems=tuple(self.problems),
            rows_refused=self.refused,
            looks_cut="; ".join(looks_cut) or None,
        )


def first(item: Mapping[str, Any], *names: str) -> Any:
    """Return the first of the values that is there."""
    return next((item[name] for name in names if item.get(name) is not None), None)


def ident(value: object) -> str:
    """Return an id as text, empty where it is none."""
    if isinstance(value, bool) or not isinstance(value, int | str):
        return ""
    return str(value)


def instant(value: object) -> datetime | None:
    """Return an ISO time, or milliseconds since 1970, in UTC."""
    try:
        if isinstance(value, str):
            moment = datetime.fromisoformat(value)
        elif isinstance(value, int | float) and value > 0:
            moment = datetime.fromtimestamp(value / 1000, UTC)
        else:
            return None
        if moment.tzinfo is None:
            return moment.replace(tzinfo=UTC)
        return moment.astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        return None
