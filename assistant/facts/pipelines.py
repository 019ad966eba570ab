"""Pipelines on the main line: how they stand and since when."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import takewhile

from assistant.domain.records import CiOutcome, CiRun
from assistant.domain.sourced import Known
from assistant.ledger.view import View

_MAIN = ("main", "master", "trunk", "develop", "development", "dev", "production")
LONGEST_GAP = timedelta(days=10)
"""Days without a run after which nobody knows how the pipeline stands."""
_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Worse:
    """Two counts of one pipeline's tests, of which the later holds more failures."""

    before: Known[CiRun]
    after: Known[CiRun]

    @property
    def counts(self) -> tuple[str, str]:
        """The failures of both, each among its tests: `2 of 41`."""
        return failures_of(self.before), failures_of(self.after)


@dataclass(frozen=True, slots=True)
class Pipeline:
    """The runs of one pipeline on its main line, oldest first; never empty.

    Runs that neither passed nor failed are left out. `reports` are test results of
    days that a list of runs covers: each belongs to a run that is listed, so they say
    what failed and are no runs of their own.
    """

    name: str
    runs: tuple[Known[CiRun], ...]
    reports: tuple[Known[CiRun], ...] = ()

    @property
    def last(self) -> Known[CiRun]:
        """The newest run."""
        return self.runs[-1]

    @property
    def is_red(self) -> bool:
        """Whether the newest run failed."""
        return self.last.record.outcome is CiOutcome.FAILED

    @property
    def streak(self) -> tuple[Known[CiRun], ...]:
        """The newest runs that all ended alike, back to a longer time without runs."""
        outcome = self.last.record.outcome
        alike: list[Known[CiRun]] = []
        for known in reversed(self.runs):
            gap = day_of(alike[-1]) - day_of(known) if alike else timedelta()
            if known.record.outcome is not outcome or gap > LONGEST_GAP:
                break
            alike.append(known)
        return tuple(reversed(alike))

    @property
    def is_reported_only(self) -> bool:
        """Whether nothing but reports of tests tells of it."""
        return not any(known.record.branch for known in self.runs)

    def relapse(self, least: int) -> int:
        """Return how many runs passed between the newest failures and a red row.

        It is 0 where as many as `least` passed, or fewer had failed before them.
        """
        earlier = [k.record.outcome for k in self.runs[: -len(self.streak)][::-1]]
        passed = list(takewhile(CiOutcome.PASSED.__eq__, earlier))
        failed = list(takewhile(CiOutcome.FAILED.__eq__, earlier[len(passed) :]))
        is_one = self.is_red and len(passed) < least <= len(failed)
        return len(passed) if is_one else 0

    @property
    def tested(self) -> tuple[Known[CiRun], ...]:
        """The runs and reports that say what was tested, oldest first."""
        known = _in_order((*self.runs, *self.reports))
        return tuple(run for run in known if run.record.tests is not None)

    @property
    def worse(self) -> Worse | None:
        """The newest counts of failing tests, where they rose since those before."""
        return rise(*self.tested[-2:]) if len(self.tested) > 1 else None

    @property
    def failing(self) -> Known[CiRun] | None:
        """The first run or report since it became as it is that names a failed test."""
        later = (known for known in self.reports if day_of(known) >= self.since)
        return next((k for k in (*self.streak, *later) if k.record.failures), None)

    def is_current(self, day: date) -> bool:
        """Whether the newest run still says how the pipeline stands on the day."""
        return day - day_of(self.last) <= LONGEST_GAP

    @property
    def since(self) -> date:
        """The day on which it became as it is."""
        return day_of(self.streak[0])


def pipelines(view: View) -> dict[str, Pipeline]:
    """Return every pipeline that ran on its main line, by name."""
    runs: dict[str, list[Known[CiRun]]] = defaultdict(list)
    for known in view.records(CiRun):
        if known.record.outcome is not CiOutcome.OTHER:
            runs[known.record.pipeline].append(known)
    return {name: _pipeline(name, runs[name]) for name in sorted(runs)}


def rise(before: Known[CiRun], after: Known[CiRun]) -> Worse | None:
    """Return both counts if more tests fail after, and a larger share of them."""
    old, new = before.record, after.record
    if not (old.tests and new.tests) or (new.failed or 0) <= (old.failed or 0):
        return None
    grew = (new.failed or 0) * old.tests > (old.failed or 0) * new.tests
    return Worse(before, after) if grew else None


def failures_of(known: Known[CiRun]) -> str:
    """Return how many of its tests failed: `2 of 41`."""
    return f"{known.record.failed or 0} of {known.record.tests}"


def day_of(known: Known[CiRun]) -> date:
    """Return the day of a run, that of its file where the run has no time."""
    return known.record.at.date() if known.record.at else known.dated or known.since


def heard_from(line: Pipeline) -> date:
    """Return the day from which words may be about how a pipeline stands.

    Where every known run ended so, it may have begun before the first known one.
    """
    return (
        line.since - LONGEST_GAP if len(line.streak) == len(line.runs) else line.since
    )


def _pipeline(name: str, runs: Sequence[Known[CiRun]]) -> Pipeline:
    """Keep the runs of the branch that everybody's work goes to.

    It is the one with a usual name, else the one with most runs; runs of a file that
    names no branch are of the main line, unless a list names the runs of their day.
    """
    listed = [known for known in runs if known.record.branch]
    names = Counter(known.record.branch for known in listed)
    usual = [name for name in _MAIN if name in names]
    main = usual[0] if usual else next((n for n, _ in names.most_common(1)), None)
    days = sorted(map(day_of, listed))
    reports, kept = [], []
    for known in runs:
        if known.record.branch:
            kept += [known] if known.record.branch == main else []
        elif days and days[0] <= day_of(known) <= days[-1]:
            reports.append(known)
        else:
            kept.append(known)
    return Pipeline(name, _in_order(kept), _in_order(reports))


def _in_order(runs: Iterable[Known[CiRun]]) -> tuple[Known[CiRun], ...]:
    return tuple(
        sorted(runs, key=lambda known: (day_of(known), known.record.at or _NEVER))
    )
