"""Failing tests of which reports tell and nobody else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from itertools import takewhile
from typing import ClassVar

from assistant.domain.evidence import Computed
from assistant.domain.facts import Flag, FlagKind, Severity
from assistant.domain.records import CiRun, TestFailure
from assistant.domain.sourced import Known
from assistant.facts.flags.ci_red import is_row_red, silence
from assistant.facts.flags.material import FlagMaterial, raise_flag
from assistant.facts.mentions import Remark
from assistant.facts.pipelines import (
    LONGEST_GAP,
    Pipeline,
    day_of,
    failures_of,
    pipelines,
)
from assistant.facts.red_talk import speaks_of_red
from assistant.facts.sameness.stems import covered, shared, stems

_REPORTS = 2
_APART = timedelta(days=5)
"""How long a test must fail beside runs that are listed before its silence tells."""
_MOST = 3
"""Of more failing tests the pipeline itself is told."""
_SPOKEN_OF = 0.5
_FEWEST = 2


class FailingTests:
    """Tests that fail in the newest report of a pipeline, and no word about them.

    Where runs are listed beside the reports, a test must fail in report after report.
    """

    kind: ClassVar[FlagKind] = FlagKind.CI_RED

    def detect(self, material: FlagMaterial) -> Iterable[Flag]:
        """Return what nobody mentions, as one flag where no runs are listed."""
        least = material.thresholds.ci_red_runs
        known = pipelines(material.view)
        for runs in known.values():
            if not runs.is_red:
                continue
            if runs.is_reported_only:
                yield from self._reported(runs, known, material)
            elif not is_row_red(runs, least):
                yield from self._repeated(runs, known, material)

    def _reported(
        self, runs: Pipeline, known: Iterable[str], material: FlagMaterial
    ) -> Iterable[Flag]:
        row = _alike(runs)
        begun, newest = day_of(row[0]), row[-1]
        failures = _unspoken(newest.record.failures, runs, known, row, material)
        if not failures:
            return
        names = ", ".join(failure.name for failure in failures[:_MOST])
        since = f", and tests failed in each of {len(row)} reports since {begun}"
        often = since if len(row) > 1 else ""
        yield raise_flag(
            self.kind,
            runs.name,
            begun,
            title=f"{runs.name} is red: {names}",
            severity=Severity.HIGH,
            why=(
                f"{failures_of(newest)} tests fail in the report of {day_of(newest)}"
                f"{often}: {names}{silence([], runs, material)}."
            ),
            question=f"Who looks into {names!r}, what broke it around {begun}, and "
            "what rests on it?",
            evidence=[
                *(newest.quote(one.message or one.name) for one in failures[:_MOST]),
                Computed(
                    rule=f"{len(row)} reports in a row with a failing test",
                    inputs=tuple(known.record.key for known in row[-5:]),
                ),
            ],
        )

    def _repeated(
        self, runs: Pipeline, known: Iterable[str], material: FlagMaterial
    ) -> Iterable[Flag]:
        """Yield a flag for each of the few tests that fail again and again."""
        newest = runs.tested[-1:]
        failing = [
            (reports, failure)
            for failure in (newest[0].record.failures if newest else ())
            if len(reports := _failing_in(failure.name, runs)) >= _REPORTS
            and day_of(reports[-1]) - day_of(reports[0]) >= _APART
        ]
        if len(failing) > _MOST:
            return
        for reports, failure in failing:
            if _unspoken([failure], runs, known, reports, material):
                yield self._test(runs, reports, failure, material)

    def _test(
        self,
        runs: Pipeline,
        reports: tuple[Known[CiRun], ...],
        failure: TestFailure,
        material: FlagMaterial,
    ) -> Flag:
        begun, newest = day_of(reports[0]), reports[-1]
        return raise_flag(
            self.kind,
            failure.name,
            day_of(reports[_REPORTS - 1]),
            title=f"{failure.name} fails in {runs.name}",
            severity=Severity.HIGH,
            why=(
                f"It failed in {len(reports)} reports in a row since {begun}"
                f"{silence([], runs, material)}."
            ),
            question=f"Who looks into {failure.name!r}, what broke it around {begun}, "
            "and what rests on it?",
            evidence=[
                newest.quote(failure.message or failure.name),
                Computed(
                    rule=f"{len(reports)} reports in a row in which one test failed",
                    inputs=tuple(known.record.key for known in reports[-5:]),
                ),
            ],
        )


def _unspoken(
    failures: Sequence[TestFailure],
    runs: Pipeline,
    known: Iterable[str],
    row: Sequence[Known[CiRun]],
    material: FlagMaterial,
) -> list[TestFailure]:
    """Return the failures of which nobody speaks since the first of these reports."""
    begun = day_of(row[0])
    later = [one for one in material.mentions.remarks if one.dated >= begun]
    if any(speaks_of_red(remark, runs.name, known) for remark in later):
        return []
    return [
        failure
        for failure in failures
        if not any(_is_about(remark, failure) for remark in later)
    ]


def _alike(runs: Pipeline) -> tuple[Known[CiRun], ...]:
    """Return the newest failed reports, each with a failing test of the one after."""
    row: list[Known[CiRun]] = []
    for known in reversed(runs.streak):
        if row and not _names(known) & _names(row[-1]):
            break
        row.append(known)
    return tuple(reversed(row))


def _names(known: Known[CiRun]) -> frozenset[str]:
    return frozenset(failure.name for failure in known.record.failures)


def _failing_in(test: str, runs: Pipeline) -> tuple[Known[CiRun], ...]:
    """Return the newest reports in a row in which a test failed, oldest first."""
    alike: list[Known[CiRun]] = []
    for known in takewhile(lambda one: test in _names(one), reversed(runs.tested)):
        if alike and day_of(alike[-1]) - day_of(known) > LONGEST_GAP:
            break
        alike.append(known)
    return tuple(reversed(alike))


def _is_about(remark: Remark, failure: TestFailure) -> bool:
    """Whether a remark names the test, or tells what it found in two of its words."""
    given, found = stems(remark.text), stems(failure.message)
    return covered(stems(failure.name), given) >= _SPOKEN_OF or (
        covered(found, given) >= _SPOKEN_OF and len(shared(found, given)) >= _FEWEST
    )
