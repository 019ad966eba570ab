"""What became of each file of an ingest, in the words of the interface contract."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pydantic import Field

from assistant.domain.base import Frozen
from assistant.domain.labels import Label
from assistant.domain.reading import ReadProblem, ReadResult
from assistant.errors import AssistantError
from ingest.archives import Listing


class Counts(Frozen):
    """What was read of one file, and what was not."""

    records: int = 0
    passages: int = 0
    rows_refused: int = 0


class FileReport(Frozen):
    """What became of one file; the words of the interface contract.

    `label_from` says what settled the label: the command line, the settings, the
    file's own front matter, its kind, or an earlier ingest that stays in force;
    `relabelled` are the paths whose kept versions got another label by it;
    `remarks` say what the file does not tell and is not hurt by.
    """

    path: str
    kind: str | None = None
    outcome: str
    label: Label | None = None
    label_from: str = ""
    as_of: date | None = None
    as_of_from: str = ""
    counts: Counts = Counts()
    problems: tuple[ReadProblem, ...] = ()
    unmapped: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    looks_cut: str | None = None
    relabelled: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


class IngestReport(Frozen):
    """What became of all files; `as_of` is the newest day that was read."""

    as_of: date | None
    files: tuple[FileReport, ...]

    @property
    def complete(self) -> bool:
        """Whether nothing was refused or left out."""
        return all(report.outcome in {"ingested", "unchanged"} for report in self.files)


def report_of(
    relative: str, result: ReadResult, as_of: date, as_of_from: str
) -> FileReport:
    """Say what was read of a file, and what was not."""
    hurt = result.rows_refused or result.problems
    return FileReport(
        path=relative,
        kind=result.kind.value,
        outcome="partial" if hurt else "ingested",
        as_of=as_of,
        as_of_from=as_of_from,
        counts=Counts(
            records=len(result.records),
            passages=len(result.passages),
            rows_refused=result.rows_refused,
        ),
        problems=result.problems,
        unmapped=result.unmapped,
        looks_cut=result.looks_cut,
        remarks=result.remarks,
    )


def archive_reports(relative: str, listing: Listing) -> Iterator[FileReport]:
    """Report an archive of which something was not read as it is."""
    if listing.problems:
        outcome = "partial" if listing.members else "refused"
        yield FileReport(path=relative, outcome=outcome, problems=listing.problems)


def refused(relative: str, error: AssistantError) -> FileReport:
    """Say why nothing of a file was kept."""
    problem = ReadProblem(where="", what=error.problem, fix=error.fix)
    return FileReport(path=relative, outcome="refused", problems=(problem,))


def passed_over(problem: ReadProblem) -> FileReport:
    """Report what is no file, such as a link that leads out of the folder."""
    return FileReport(
        path=problem.where,
        outcome="refused",
        problems=(problem.model_copy(update={"where": ""}),),
    )
