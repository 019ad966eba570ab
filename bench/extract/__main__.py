"""Measures how prose is read, and writes the page.

Run from the root of the project: `python -m bench.extract --data FOLDER`. FOLDER holds
`gold/` (labelled notes), `benchmarks/` (AMI acts, sentences of mail) and `scenarios/`
(project histories with truth), or some of them; they are not in the repository.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from bench.extract.acts import mails, meetings
from bench.extract.data import Source
from bench.extract.histories import histories
from bench.extract.notes import notes
from bench.extract.speed import speed
from bench.retrieval.data import NoDataError
from bench.retrieval.page import Head, Section, put

HEAD = Head(
    "Reading prose: actions, decisions, risks, owners and dates",
    "bench.extract",
    ("ontrack",),
)
MEASURES: Mapping[str, Callable[[Source], Section]] = {
    "notes": notes,
    "histories": histories,
    "meetings": meetings,
    "mails": mails,
    "speed": speed,
}
"""The sections, in the order of the page."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench.extract", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="what is labelled")
    parser.add_argument("--only", nargs="+", choices=MEASURES, default=list(MEASURES))
    parser.add_argument("--out", type=Path, default=Path("docs/extraction.md"))
    options = parser.parse_args()
    source, code = Source(options.data), 0
    for name in options.only:
        try:
            section = MEASURES[name](source)
        except NoDataError as error:
            print(f"{name} was left out: {error}.", file=sys.stderr)
            code = 2
            continue
        print(put(options.out, section, tuple(MEASURES), HEAD), end="\n\n", flush=True)
    return code


if __name__ == "__main__":
    sys.exit(main())
