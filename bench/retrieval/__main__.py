"""Measures how evidence is found, and writes the page.

Run from the root of the project: `python -m bench.retrieval --data FOLDER --scenarios
FOLDER`. FOLDER holds qmsum-PART, explainmeetsum-PART and elitr-dev or -test, each
.jsonl.gz; they are public, but not in the repository. Peers need the extra `bench`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from bench.retrieval import meetings
from bench.retrieval.data import NoDataError, Source
from bench.retrieval.growth import growth
from bench.retrieval.page import Section, put
from bench.retrieval.peers import Remembering, minilm
from bench.retrieval.scenarios import scenarios
from bench.retrieval.speed import speed

SECTIONS = ("qmsum", "cite", "scenarios", "speed", "growth")


def main() -> int:
    options = _options()
    code = 0
    for name, measure in _measures(options).items():
        try:
            section = measure()
        except NoDataError as error:
            print(f"{name} was left out: {error}.", file=sys.stderr)
            code = 2
            continue
        print(put(options.out, section, SECTIONS), end="\n\n", flush=True)
    return code


def _measures(options: argparse.Namespace) -> Mapping[str, Callable[[], Section]]:
    """Return the sections that are asked for, each ready to be measured."""
    source = Source(options.data, options.part, options.meetings)
    weights = minilm(options.minilm)
    model = weights and Remembering(weights)
    sizes = options.sizes
    every: dict[str, Callable[[], Section]] = {
        "qmsum": lambda: meetings.qmsum(source, model),
        "cite": lambda: meetings.cite(source, model),
        "scenarios": lambda: scenarios(options.scenarios, options.misses),
        "speed": lambda: speed(source, options.minilm, options.sample, sizes),
        "growth": lambda: growth(source, sizes),
    }
    return {name: every[name] for name in SECTIONS if name in options.only}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench.retrieval", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the meetings")
    parser.add_argument("--scenarios", type=Path, help="project histories with truth")
    parser.add_argument("--part", choices=["val", "test", "train"], default="val")
    parser.add_argument("--only", type=_names, default=SECTIONS, metavar="NAME,…")
    parser.add_argument("--minilm", type=Path, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("--meetings", type=int, help="at most so many of each set")
    parser.add_argument("--sizes", type=_numbers, default=(10_000, 50_000, 200_000))
    parser.add_argument(
        "--sample", type=int, default=2_000, help="passages that MiniLM embeds"
    )
    parser.add_argument("--out", type=Path, default=Path("docs/retrieval.md"))
    parser.add_argument(
        "--misses", type=Path, default=Path("build/retrieval-misses.txt")
    )
    options = parser.parse_args()
    if "scenarios" in options.only and options.scenarios is None:
        parser.error("the section scenarios needs --scenarios FOLDER")
    return options


def _names(text: str) -> tuple[str, ...]:
    names = tuple(text.split(","))
    unknown = set(names) - set(SECTIONS)
    if unknown:
        raise argparse.ArgumentTypeError(f"{', '.join(unknown)}: not in {SECTIONS}")
    return names


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(","))


if __name__ == "__main__":
    sys.exit(main())
