"""A file's counts side by side, and whether every difference is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assistant.domain.reading import ReadResult
from bench.completeness import plans, prose, tables, trackers
from bench.completeness.counts import Count, Tool
from bench.completeness.ours import measured, read_words

TOOLS: Mapping[str, Tool] = {
    **tables.TOOLS,
    **trackers.TOOLS,
    **plans.TOOLS,
    **prose.TOOLS,
}
_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Line:
    """One measure of one file; `is_told` is off where a difference has no reason."""

    held: str
    read: str
    verdict: str
    why: str = ""
    is_told: bool = True


def judge(data: bytes, result: ReadResult) -> Iterator[Line]:
    """Compare what another tool counts in the file with what we read of it."""
    tool = TOOLS.get(result.kind)
    if tool is None:
        yield Line("not counted", "", "not compared", is_told=False)
        return
    for count in tool.count(data):
        yield _compared(count, result, tool.name)


def _compared(count: Count, result: ReadResult, tool: str) -> Line:
    held = f"{count.held:,} {count.measure} ({tool})"
    missing: tuple[str, ...] = ()
    if count.words is None:
        read = measured(result, count.measure)
    else:
        lost = count.words - read_words(result)
        read = count.held - lost.total()
        missing = tuple(lost)[:_SHOWN]
    shown = f"{read:,}"
    if read == count.held:
        return Line(held, shown, "all")
    said = said_of(result)
    reasons = [
        f"{number} {why}"
        for why, number in (*count.merged.items(), *count.left_out.items())
    ]
    if read == count.expected and (said or not count.left_out):
        return Line(held, shown, "as it should", "; ".join([*reasons, *said]))
    word = "fewer" if read < count.expected else "more"
    if missing:
        reasons.append(f"not found: {' '.join(missing)}")
    return Line(held, shown, word, "; ".join([*reasons, *said]), is_told=False)


def said_of(result: ReadResult) -> list[str]:
    """Return what the user is told of the file."""
    said = [f"{problem.where} {problem.what}".strip() for problem in result.problems]
    cut = [f"looks cut: {result.looks_cut}"] if result.looks_cut else []
    return [*cut, *said]
