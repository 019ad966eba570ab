"""What is handed to the ledger to be kept as one version."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from assistant.domain.labels import Label
from assistant.domain.reading import ReadResult


@dataclass(frozen=True, slots=True)
class Incoming:
    """One file as read.

    `digest` is that of its bytes; `as_of` the day on which its content was known;
    `label` that of its records, `passage_labels` one for each passage; `report` what
    the ingest said of it, kept with the version; `settled` the label that somebody
    said for the file and `settled_by` where they did; `reading` names the settings that
    it was read with, and `told` says that the command line gave others beside them.
    """

    path: str
    digest: str
    as_of: date
    label: Label
    result: ReadResult
    passage_labels: tuple[Label, ...]
    report: dict[str, Any] = field(default_factory=dict)
    settled: Label | None = None
    settled_by: str = ""
    reading: str | None = None
    told: bool = False

    @property
    def kept_report(self) -> dict[str, Any]:
        """The report with what settled the label and what the file says itself."""
        own = self.result.label
        return {
            **self.report,
            "settled": self.settled.value if self.settled else None,
            "settled_by": self.settled_by,
            "own_label": own.value if own else None,
            "told": self.told,
        }

    @property
    def stream(self) -> str:
        """What the file is a version of: the path itself unless the reader said.

        Two files that were read without their folders may share a name; their own
        days tell them apart.
        """
        if self.result.stream:
            return self.result.stream
        alone = "/" not in self.path and self.result.dated is not None
        return f"path:{self.path}" + (f"@{self.result.dated}" if alone else "")


@dataclass(frozen=True, slots=True)
class SourceVersion:
    """A version as the ledger lists it; `report` is what its ingest said.

    `complete` says that a record missing in it did not exist on its day.
    """

    id: str
    stream: str
    path: str
    kind: str
    title: str | None
    digest: str
    as_of: date
    dated: date | None
    label: Label
    report: dict[str, Any]
    revision: int
    complete: bool = True
    reading: str | None = None
