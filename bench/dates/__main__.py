"""Measures how date expressions are read, and writes the section of a page.

    python -m bench.dates --specs FILE [--no-dates FILE] [--peers]

FILE holds the Date and DatePeriod specs, one JSON line each; the second one sentences
without a date (lines, or specs of which nothing is read). `--peers` measures the
libraries that are installed, beside us.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from assistant.extract.dates.deadlines import Due, read_dates, resolve_due
from bench.dates.cases import Case, cases, without_dates, work_cases
from bench.dates.peers import PEERS
from bench.quality import QUALITY, SECTIONS
from bench.retrieval.page import Goal, Section, goals, put, table

_ANCHORS = (
    ("M2 Code freeze", date(2026, 3, 27)),
    ("M3 Go-live", date(2026, 4, 17)),
    ("Sprint 14", date(2026, 3, 20)),
)
_WANTED = Goal("Date and DatePeriod, a deadline's cases", 0.9)
_PAGES, _LINES_A_PAGE = 1000, 20

Reader = Callable[[str, date], Sequence[Due]]


def ours(text: str, said: date) -> Sequence[Due]:
    """Read with our own rules; the specs write months first and look ahead."""
    return tuple(read_dates(text, said, date_order="mdy", future=True))


def is_right(case: Case, read: Reader) -> bool:
    """Tell whether a date that overlaps the words of the sentence is the right one."""
    start = case.sentence.lower().find(case.words.lower())
    end = start + len(case.words)
    if start < 0:
        start, end = 0, len(case.sentence)
    found = [
        due
        for due in read(case.sentence, case.said)
        if due.span[0] < end and start < due.span[1]
    ]
    return len(found) == 1 and found[0].day in case.days


def is_right_at_work(case: Case) -> bool:
    """Tell whether the deadline is right; words that cannot be resolved have none."""
    due = resolve_due(case.words, case.said, date_order=None, anchors=_ANCHORS)
    return ({due.day} if due and due.day else set()) == case.days


def main() -> None:
    """Measure, print the section and write it into the page."""
    parser = argparse.ArgumentParser(description="Measure the reading of dates.")
    parser.add_argument("--specs", type=Path, required=True)
    parser.add_argument("--no-dates", type=Path)
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--wrong", action="store_true", help="show what is misread")
    parser.add_argument("--out", type=Path, default=Path("docs/quality.md"))
    asked = parser.parse_args()
    taken = list(cases(asked.specs))
    wrong = [case for case in taken if not is_right(case, ours)]
    if asked.wrong:
        for case in wrong:
            print(case.suite, repr(case.words), case.sentence, case.said, end=" ")
            print(*sorted(case.days), [d.day for d in ours(case.sentence, case.said)])
        for case in work_cases():
            if not is_right_at_work(case):
                print("work", case.words, *case.days)
        return
    bare = [Path(__file__).parent / "no-dates.txt"]
    bare += [asked.no_dates] if asked.no_dates else []
    lines = tuple(_lines(taken, wrong, bare, with_peers=asked.peers))
    section = Section("dates", "Date expressions", lines)
    print(put(asked.out, section, SECTIONS, QUALITY))


def _lines(
    taken: Sequence[Case],
    wrong: Sequence[Case],
    bare: Sequence[Path],
    *,
    with_peers: bool,
) -> Iterator[str]:
    yield (cases.__doc__ or "").split("\n\n")[1].replace("\n    ", " ").strip()
    yield (
        "A reading is right if exactly one date is found where the expression stands "
        "in its sentence, and it is that day. The rules were made with these specs "
        "in sight, so that other people's words will be read less well. Ours looks "
        "ahead here; for a deadline a day without a year may lie 60 days back, since "
        "it may be overdue."
    )
    yield ""
    yield from goals([(_WANTED, 1 - len(wrong) / len(taken))])
    yield ""
    readers: dict[str, Reader] = {"ontrack": ours}
    if with_peers:
        readers |= PEERS
    suites = sorted({case.suite for case in taken})
    heads = ["reader", *suites, *(f"false finds in {path.name}" for path in bare)]
    yield from table(
        [*heads, "sentences a second"],
        [[name, *_row(read, taken, bare)] for name, read in readers.items()],
    )
    work = list(work_cases())
    right = sum(map(is_right_at_work, work))
    yield ""
    yield (
        f"Work language (`bench/dates/work.tsv`, our own): "
        f"{right} of {len(work)}. A thousand pages of {_LINES_A_PAGE} sentences are "
        f"searched for deadlines in {_thousand_pages(taken):.1f} s."
    )
    yield ""
    yield "Misread: " + "; ".join(f"*{case.words}*" for case in wrong) + "."


def _row(read: Reader, taken: Sequence[Case], bare: Sequence[Path]) -> Iterator[str]:
    began = time.perf_counter()
    for suite in sorted({case.suite for case in taken}):
        mine = [case for case in taken if case.suite == suite]
        right = sum(is_right(case, read) for case in mine)
        yield f"{right / len(mine):.2f} of {len(mine)}"
    speed = len(taken) / (time.perf_counter() - began)
    for path in bare:
        sentences = without_dates(path)
        said = taken[0].said
        yield f"{sum(bool(read(one, said)) for one in sentences)} of {len(sentences)}"
    yield f"{speed:,.0f}"


def _thousand_pages(taken: Sequence[Case]) -> float:
    plain = without_dates(Path(__file__).parent / "no-dates.txt")
    sentences = [*plain, *(case.sentence for case in taken)]
    began = time.perf_counter()
    for place in range(_PAGES * _LINES_A_PAGE):
        text = f"{sentences[place % len(sentences)]} {place}"
        resolve_due(text, taken[0].said, date_order=None)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
