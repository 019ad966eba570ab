"""Exports of any size, the same in every run: Jira, Trello and a log of risks."""

from __future__ import annotations

import argparse
import csv
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from bench.ingest.jira import jira_csv, jira_json
from bench.ingest.tickets import issues
from bench.ingest.trello import trello_json

MB = 1024**2
_RAID_COLUMNS = (
    "ID,Type,Title,Description,Owner,Raised,Likelihood,Impact,Status,Due,Mitigation"
)


def raid_csv(file: TextIO, rows: int) -> int:
    """Write a log of risks and issues; return how many rows."""
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(_RAID_COLUMNS.split(","))
    for one, _ in zip(issues(), range(rows), strict=False):
        writer.writerow(
            (
                f"R-{one.number}",
                ("Risk", "Issue")[one.number % 2],
                one.title,
                one.description,
                one.assignee,
                f"{one.created:%Y-%m-%d}",
                one.number % 5 + 1,
                one.number % 4 + 1,
                ("Open", "Closed")[one.status > 1],
                f"{one.updated:%Y-%m-%d}",
                one.comments[0][2] if one.comments else "",
            )
        )
    return rows


@dataclass(frozen=True, slots=True)
class Kind:
    """A format: its file, how it is written, and what its size counts."""

    name: str
    write: Callable[[TextIO, int], int]
    unit: str


KINDS: Mapping[str, Kind] = {
    kind.write.__name__: kind
    for kind in (
        Kind("jira-search.json", jira_json, "MB"),
        Kind("trello-board.json", trello_json, "MB"),
        Kind("jira-export.csv", jira_csv, "rows"),
        Kind("raid-log.csv", raid_csv, "rows"),
    )
}


def generate(folder: Path, kind: str, size: int) -> tuple[Path, int]:
    """Write a file of the kind; return it and how many entries it holds.

    `size` counts MB of JSON and rows of CSV.
    """
    known = KINDS[kind]
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / known.name
    with path.open("w", encoding="utf-8", newline="") as file:
        count = known.write(file, size * MB if known.unit == "MB" else size)
    return path, count


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench.ingest.generate", description=__doc__)
    parser.add_argument("kind", choices=list(KINDS))
    parser.add_argument("size", type=int, help="MB of JSON, rows of CSV")
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    path, count = generate(options.folder, options.kind, options.size)
    print(f"{path}: {count} entries, {path.stat().st_size / MB:.1f} MB")


if __name__ == "__main__":
    main()
