"""Runs of pipelines and their failing tests, as sentences that may answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from assistant.answering.asked.asks import Wanted
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.teller import Teller, quoted
from assistant.domain.base import stable_id
from assistant.domain.facts import Fact
from assistant.domain.labels import join
from assistant.domain.records import CiOutcome, CiRun, TestFailure
from assistant.domain.sourced import Known
from assistant.drafting.words import plain
from assistant.facts.pipelines import Pipeline, day_of
from assistant.facts.quoting import cells

W = Wanted
_HUMP = re.compile(r"(?<=[a-zäöüß\d])(?=[A-ZÄÖÜ])|[\W_]+")


@dataclass(frozen=True, slots=True)
class ToldTest:
    """A failing test of a run: how it is told, and the words of its name and message.

    `keys` are its name and message in lower case, in which an id can be found.
    """

    told: Candidate
    words: str
    keys: str


@dataclass(frozen=True, slots=True)
class ToldRun:
    """A run as it is told, with the tests that are known to have failed in it."""

    told: Candidate
    name: str
    on: date
    failed: bool
    tests: tuple[ToldTest, ...] = ()

    @property
    def named_by(self) -> str:
        """The pipeline's name as separate words."""
        return parted(self.name)


def told_runs(teller: Teller, lines: Iterable[Pipeline]) -> Iterator[ToldRun]:
    """Tell the newest run of every pipeline, with the tests that failed in it."""
    for line in lines:
        counts = _counts(line)
        yield _run(
            teller, line.last, counts, counts if _names(counts) else _naming(line)
        )


def told_on(
    teller: Teller, lines: Iterable[Pipeline], days: Iterable[date]
) -> Iterator[ToldRun]:
    """Tell the newest run that every pipeline had on one of the days."""
    wanted = frozenset(days)
    for line in lines:
        ran = [one for one in (*line.runs, *line.reports) if day_of(one) in wanted]
        if ran:
            yield _run(teller, ran[-1], ran[-1], ran[-1])


def parted(name: str) -> str:
    """Return a name such as `CartTest.newTotal_isRight` as separate words."""
    return " ".join(part for part in _HUMP.split(name) if part)


def _counts(line: Pipeline) -> Known[CiRun]:
    """Return what counts the newest run's tests: itself, or a report of its day."""
    last = line.last
    if last.record.tests is not None:
        return last
    same = (one for one in reversed(line.reports) if day_of(one) == day_of(last))
    alike = (one for one in same if one.record.outcome is last.record.outcome)
    return next(alike, last)


def _naming(line: Pipeline) -> Known[CiRun]:
    """Return the newest run or report that names a failed test since it became red."""
    later = [one for one in line.reports if day_of(one) >= line.since]
    named = [one for one in (*line.streak, *later) if _names(one)]
    return max(named, key=day_of, default=line.last)


def _names(run: Known[CiRun]) -> bool:
    return bool(run.record.failures)


def _run(
    teller: Teller, run: Known[CiRun], counts: Known[CiRun], naming: Known[CiRun]
) -> ToldRun:
    """Tell a run, by what `counts` its tests and names (`naming`) those that failed."""
    name, on, row = run.record.pipeline, day_of(run), counts.record
    failed = run.record.outcome is CiOutcome.FAILED
    when, counted = teller.when(on), ""
    if row.tests:
        bad = row.failed or len(row.failures)
        counted = f"{bad} of {row.tests} tests failed" if failed else ""
        counted = counted or (
            f"all {row.tests} tests passed" if row.tests > 1 else "its 1 test passed"
        )
    text = f"The run of {name} on {when} {'failed' if failed else 'passed'}"
    text += f": {counted}" if counted else ""
    fact = Fact(
        id=stable_id("run", run.record.key),
        subject=name,
        title=name,
        label=join(run.label, counts.label),
        evidence=tuple(dict.fromkeys((*cells(run, name), *cells(counts, name)))),
    )
    gives = {W.STATE, W.ANYTHING} | ({W.AMOUNT} if counted else set())
    told = teller.make(fact, text, (name, when, counted, text), gives, on, 0.5)
    tests = (_test(teller, naming, one) for one in naming.record.failures if failed)
    return ToldRun(told, name, on, failed, tuple(tests))


def _test(teller: Teller, known: Known[CiRun], failure: TestFailure) -> ToldTest:
    when, said = teller.when(day_of(known)), _first_line(failure.message)
    text = f"Test {failure.name} failed on {when}"
    text += f": {quoted(said)}" if said else ""
    fact = Fact(
        id=stable_id("tst", known.record.key, failure.name),
        subject=known.record.pipeline,
        title=failure.name,
        label=known.label,
        evidence=cells(known, failure.message or failure.name),
    )
    told = teller.make(
        fact,
        text,
        (failure.name, when, said, text),
        {W.STATE, W.ANYTHING, W.REASON},
        day_of(known),
    )
    keys = f"{failure.name}\n{failure.message}".casefold()
    return ToldTest(told, f"{parted(failure.name)}\n{failure.message}", keys)


def _first_line(message: str) -> str:
    lines = (plain(line) for line in message.splitlines())
    return next((line for line in lines if line), "")
