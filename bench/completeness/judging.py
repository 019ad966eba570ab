"""A file's counts side by side, and whether every difference is told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.domain.reading import ReadResult
from bench.completeness import chats, plans, prose, tables, trackers
from bench.completeness.counts import Count, Tool, Words
from bench.completeness.ours import measured, read_words

TOOLS: Mapping[str, Tool] = {
    **tables.TOOLS,
    **trackers.TOOLS,
    **plans.TOOLS,
    **prose.TOOLS,
    **chats.TOOLS,
}
ALL, EXPLAINED, FEWER, MORE = "all", "explained", "fewer", "more"
_SHOWN = 8
_SHORT = 3


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


def _compared(count: Count | Words, result: ReadResult, tool: str) -> Line:
    if isinstance(count, Words):
        return _in_words(count, result, tool)
    held = f"{count.held:,} {count.measure} ({tool})"
    read = measured(result, count.measure)
    if read == count.held:
        return Line(held, f"{read:,}", ALL)
    said = said_of(result)
    left = (*count.merged.items(), *count.left_out.items())
    why = "; ".join([*(f"{number} {reason}" for reason, number in left), *said])
    if read == count.expected and all(
        _is_told(n, said) for n in count.left_out.values()
    ):
        return Line(held, f"{read:,}", EXPLAINED, why)
    verdict = FEWER if read < count.expected else MORE
    return Line(held, f"{read:,}", verdict, why, is_told=False)


def _in_words(count: Words, result: ReadResult, tool: str) -> Line:
    """Compare how often each word stands in the file and in what is kept of it."""
    held = f"{count.words.total():,} words ({tool})"
    kept = read_words(result)
    lost = Counter(
        {
            word: number
            for word, number in (count.words - kept).items()
            if not _is_run_together(word, kept)
        }
    )
    read = f"{count.words.total() - lost.total():,}"
    if not lost:
        return Line(held, read, ALL)
    unexplained, reasons = lost, []
    for reason, words in count.apart.items():
        if unexplained & words:
            reasons.append(reason)
            unexplained -= words
    if not unexplained:
        return Line(held, read, EXPLAINED, "; ".join([*reasons, *said_of(result)]))
    shown = f"not found: {' '.join(list(unexplained)[:_SHOWN])}"
    why = "; ".join([*reasons, shown, *said_of(result)])
    return Line(held, read, FEWER, why, is_told=False)


def _is_run_together(word: str, kept: Counter[str]) -> bool:
    """Whether the other tool lost the blank between two words of ours."""
    halves = ((word[:at], word[at:]) for at in range(_SHORT, len(word) - _SHORT + 1))
    return any(first in kept and second in kept for first, second in halves)


def _is_told(number: int, said: Sequence[str]) -> bool:
    """Whether the user is told of so many: in one remark, or each by itself."""
    in_words = any(re.search(rf"\b{number}\b", one) for one in said)
    return in_words or len(said) >= number or any("no entries" in one for one in said)


def said_of(result: ReadResult) -> list[str]:
    """Return what the user is told of the file."""
    said = [f"{problem.where} {problem.what}".strip() for problem in result.problems]
    said += result.remarks
    cut = [f"looks cut: {result.looks_cut}"] if result.looks_cut else []
    return [*cut, *said]
