"""Measures how exports are read and kept, and writes the page.

Run from the root of the project: `python -m bench.ingest`. The files are generated,
the same in every run. Peers need the extra `bench`.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from bench.ingest.generate import KINDS, MB, generate
from bench.ingest.measuring import child
from bench.retrieval.page import Head, Section, put, settings, table

SECTIONS = ("reading", "keeping")
HEAD = Head(
    "Reading big exports: speed and memory",
    "bench.ingest",
    ("ontrack", "pandas", "langchain-community", "jq", "sqlalchemy", "chromadb"),
)
PEERS = {
    "pandas": ("pandas",),
    "LangChain": ("langchain_community", "jq"),
}
SETTINGS = {
    "ontrack": (
        "`read_document`: format detected, encoding and separator found, dates, people "
        "and statuses understood, every cell a passage with its place, secrets and "
        "hidden characters looked for"
    ),
    "pandas": (
        "`read_csv(path)`; for JSON `json.load`, then `json_normalize` of the list of "
        "issues or cards, as its user guide advises for nested data"
    ),
    "LangChain": (
        "`CSVLoader(path).load()`; `JSONLoader(path, jq_schema='.issues[]', "
        "text_content=False).load()`, as its guides advise"
    ),
}


@dataclass(frozen=True, slots=True)
class File:
    """A generated export."""

    kind: str
    path: Path
    entries: int

    @property
    def shown(self) -> str:
        """Its name and size."""
        size = self.path.stat().st_size / MB
        return f"{KINDS[self.kind].name}, {self.entries:,} entries, {size:,.0f} MB"


def reading(files: Sequence[File], programs: Sequence[str]) -> Section:
    """Measure readers alone, each in a process of its own."""
    rows = [row for file in files for row in _read(file, programs)]
    return Section(
        "reading",
        "Reading: time and memory beside peers",
        (
            (
                "One process for each line. Peers put cells into tables or texts; "
                "ontrack also makes tickets, people and dated states of them."
            ),
            "",
            *table(
                [
                    "",
                    "entries/CPU s",
                    "rate of ontrack's",
                    "s",
                    "peak, MB",
                    "at start",
                ],
                rows,
            ),
            "",
            *settings({name: SETTINGS[name] for name in programs}),
        ),
    )


def _read(file: File, programs: Sequence[str]) -> Iterator[list[str]]:
    costs = {name: child("reading", name, file.kind, file.path) for name in programs}
    own = costs["ontrack"]
    yield [file.shown, "", "", "", "", ""]
    for name, cost in costs.items():
        ratio = f"{cost.rate / own.rate:.2f}"
        yield [
            name,
            f"{cost.rate:,.0f}",
            ratio,
            f"{cost.seconds:,.1f}",
            f"{cost.peak:,.0f}",
            f"{cost.idle:,.0f}",
        ]


def keeping(files: Sequence[File], folder: Path) -> Section:
    """Measure a first ingest and the same one again, with all that follows."""
    return Section(
        "keeping",
        "Ingest: the first, and the same bytes again",
        (
            (
                "Read, kept in the ledger, derived, embedded and indexed, as `ontrack "
                "ingest` does; each in a process of its own, the start of Python and "
                "its libraries counted for neither. Times faster compares seconds of "
                "the processor."
            ),
            "",
            *table(
                [
                    "",
                    "first, s",
                    "CPU s",
                    "entries/CPU s",
                    "peak, MB",
                    "again, s",
                    "CPU s",
                    "times faster",
                ],
                [_kept(file, folder / f"project-{file.kind}") for file in files],
            ),
        ),
    )


def _kept(file: File, project: Path) -> list[str]:
    first = child("keeping", project, file.path)
    again = child("keeping", project, file.path)
    return [
        file.shown,
        f"{first.seconds:,.1f}",
        f"{first.cpu:,.1f}",
        f"{first.rate:,.0f}",
        f"{first.peak:,.0f}",
        f"{again.seconds:,.2f}",
        f"{again.cpu:,.2f}",
        f"{first.cpu / again.cpu:,.0f}",
    ]


def _programs() -> Iterator[str]:
    yield "ontrack"
    for name, needed in PEERS.items():
        if all(map(find_spec, needed)):
            yield name
        else:
            print(f"{name} is left out: install {', '.join(needed)}.", file=sys.stderr)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench.ingest", description=__doc__)
    parser.add_argument("--json-mb", type=int, default=200, help="MB of Jira's JSON")
    parser.add_argument("--board-mb", type=int, default=100, help="MB of a board")
    parser.add_argument("--rows", type=int, default=300_000, help="rows of CSV")
    parser.add_argument("--only", choices=SECTIONS, action="append")
    parser.add_argument("--kind", choices=list(KINDS), action="append")
    parser.add_argument("--out", type=Path, default=Path("docs/ingest.md"))
    return parser.parse_args()


def main() -> int:
    options = _options()
    sizes: Mapping[str, int] = {
        "jira_json": options.json_mb,
        "trello_json": options.board_mb,
        "jira_csv": options.rows,
        "raid_csv": options.rows,
    }
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        files = [
            File(kind, *generate(folder, kind, sizes[kind]))
            for kind in options.kind or KINDS
        ]
        for name in options.only or SECTIONS:
            section = (
                reading(files, list(_programs()))
                if name == "reading"
                else keeping(files, folder)
            )
            print(put(options.out, section, SECTIONS, HEAD), end="\n\n", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
