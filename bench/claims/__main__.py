"""Measures how the gate judges claims, and writes its sections of the page.

Run from the root of the project: `python -m bench.claims --data FOLDER`. FOLDER holds
`benchmarks/claims-summedits.jsonl.gz` and `scenarios/` (project histories), or one of
them; they are not in the repository.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from bench.claims.planted import planted
from bench.claims.public import public
from bench.quality import QUALITY, SECTIONS
from bench.retrieval.data import NoDataError
from bench.retrieval.page import Section, put

MEASURES: Mapping[str, Callable[[Path], Section]] = {
    "public": public,
    "planted": planted,
}


def main() -> int:
    """Measure, print the sections and write them into the page."""
    parser = argparse.ArgumentParser(prog="bench.claims", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="what is labelled")
    parser.add_argument("--only", nargs="+", choices=MEASURES, default=list(MEASURES))
    parser.add_argument("--out", type=Path, default=Path("docs/quality.md"))
    options = parser.parse_args()
    code = 0
    for name in options.only:
        try:
            section = MEASURES[name](options.data)
        except NoDataError as error:
            print(f"{name} was left out: {error}.", file=sys.stderr)
            code = 2
            continue
        print(put(options.out, section, SECTIONS, QUALITY), end="\n\n", flush=True)
    return code


if __name__ == "__main__":
    sys.exit(main())
