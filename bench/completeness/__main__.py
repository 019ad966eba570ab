"""Compares what we read of real exports with what other tools count, and writes a page.

Run from the root of the project: `python -m bench.completeness --files FOLDER`.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from assistant.errors import AssistantError
from bench.completeness.judging import Line, judge
from bench.completeness.limits import exports
from bench.retrieval.page import Head, Section, put, table
from ingest.archives import Archives
from ingest.reader import Document, ReadContext
from ingest.reading import gather, load, read_document
from ingest.safety.archive_limits import ArchiveLimits

HEAD = Head(
    "Completeness: what is read of real exports",
    "bench.completeness",
    ("ontrack", "lxml", "openpyxl", "pypdf", "webvtt-py"),
)
_INTRO = (
    "Every file is read by ontrack and counted by another tool, or by a few lines of "
    "the standard library, which share no code with the readers. *All*: both count "
    "the same. *Explained*: what is not kept is counted too, and is either kept "
    "within something else or told to the user, with the words shown. *Refused*: no "
    "part is read and the user is told so. *Fewer* and *more* are defects of a reader, "
    "or of a counter. Words count as found wherever they are kept. What the table does "
    "not show: the counter is chosen by the kind that ontrack recognised; several "
    "reasons were added to the counters once the first comparison had shown a "
    "difference and its file had been looked at; and order and place of the words are "
    "not compared. People are compared for trackers, transcripts and users of Slack "
    "alone, dated states for Jira's JSON alone."
)
SECTIONS = ("files", "limits")
_WIDEST = 400


@dataclass(frozen=True, slots=True)
class Compared:
    """A file, what it was recognised as, and its lines."""

    name: str
    kind: str
    lines: tuple[Line, ...]

    @property
    def rows(self) -> list[list[str]]:
        """Return its rows of the page's table."""
        named = [(self.name, self.kind), *[("", "")] * len(self.lines)]
        return [
            [*map(_cell, (*first, line.held, line.read, line.verdict, line.why))]
            for first, line in zip(named, self.lines, strict=False)
        ]


def compared(folder: Path) -> Iterator[Compared]:
    """Read and count every file of a folder, and those in its archives."""
    archives = Archives(ArchiveLimits())
    for name, absolute in gather(folder).files:
        inner = name.split("/", 1)[-1]
        listing = archives.listing(absolute, inner)
        if listing is None:
            yield _file(load(absolute, inner))
            continue
        for member in listing.members:
            yield _file(archives.load(member))


def _file(document: Document) -> Compared:
    context = ReadContext(today=datetime.now().astimezone().date())
    try:
        result = read_document(document, context)
    except AssistantError as error:
        refused = Line("", "0", "refused", error.problem)
        return Compared(document.path, "", (refused,))
    lines = tuple(judge(document.data, result))
    return Compared(document.path, result.kind, lines)


def _cell(text: str) -> str:
    shown = text if len(text) <= _WIDEST else f"{text[:_WIDEST]} …"
    return shown.replace("|", "\\|").replace("\n", " ")


def section(files: Sequence[Compared]) -> Section:
    """Make the table, with its sum over it."""
    lines = [line for file in files for line in file.lines]
    verdicts = Counter(line.verdict for line in lines)
    told = ", ".join(f"{number} {verdict}" for verdict, number in verdicts.items())
    untold = sum(not line.is_told for line in lines)
    summary = (
        f"**{len(files)} files, {len(lines)} comparisons: {told}. "
        f"Differences that nobody is told of: {untold}.**"
    )
    return Section(
        "files",
        "Every file",
        (
            summary,
            "",
            _INTRO,
            "",
            *table(
                ["file", "kind", "holds, by another tool", "read", "verdict", "why"],
                [row for file in files for row in file.rows],
            ),
        ),
    )


def limits() -> Section:
    """Make exports that end at the limits of their tools, and say what is told."""
    rows = []
    for export in exports():
        told, below = export.said(export.at_limit), export.said(export.below)
        verdict = "told" if told and not below else "**missed**"
        rows.append([export.name, _cell(told), below or "nothing", verdict])
    return Section(
        "limits",
        "Exports that end at a limit",
        (
            "Made for this table, once at the limit and once without it.",
            "",
            *table(["export", "told at the limit", "without it", "verdict"], rows),
        ),
    )


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench.completeness", description=__doc__)
    parser.add_argument("--files", type=Path, required=True, help="real exports")
    parser.add_argument("--out", type=Path, default=Path("docs/completeness.md"))
    options = parser.parse_args()
    made = section(list(compared(options.files)))
    for each in (made, limits()):
        put(options.out, each, SECTIONS, HEAD)
    print(made.lines[0])
    return 0


if __name__ == "__main__":
    sys.exit(main())
