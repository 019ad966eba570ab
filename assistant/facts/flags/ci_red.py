"""Main line pipelines, and single tests, that stay red while nobody speaks of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import ClassVar

from assistant.domain.evidence import Computed
from assistant.domain.facts import Flag, FlagKind, Severity
from assistant.domain.records import CiRun, TestFailure
from assistant.domain.sourced import Known
from assistant.facts.flags.material import FlagMaterial, raise_flag, short_phrase
from assistant.facts.mentions import Remark
from assistant.facts.pipelines import (
    LONGEST_GAP,
    Pipeline,
    day_of,
    heard_from,
    pipelines,
)
from assistant.facts.red_hints import may_be_meant
from assistant.facts.red_talk import near_red, speaks_of_red
from assistant.facts.sameness.stems import covered, stems

_REPORTS = 2
_APART = timedelta(days=5)
"""How long a test must fail, in report after report, before its silence tells."""
_MOST = 3
"""Of more failing tests the pipeline itself is told."""
_SPOKEN_OF = 0.5


class CiRed:
    """As many failed runs in a row as the threshold says, and no word about them.

    Or one test that fails in report after report, and no word about that.
    """

    kind: ClassVar[FlagKind] = FlagKind.CI_RED

    def detect(self, material: FlagMaterial) -> Iterable[Flag]:
        """Return one flag for each red streak that nobody mentions."""
        least = material.thresholds.ci_red_runs
        known = pipelines(material.view)
        for pipeline, runs in known.items():
            streak = runs.streak
            if not runs.is_red:
                continue
            if len(streak) < least:
                yield from self._tests(runs, known, material)
                continue
            begun = heard_from(runs)
            later = [r for r in material.mentions.remarks if r.dated >= begun]
            if not any(speaks_of_red(remark, pipeline, known) for remark in later):
                near = [words for r in later for words in near_red(r, pipeline)]
                yield self._flag(runs, least, near[-1:], material)

    def _tests(
        self, runs: Pipeline, known: Iterable[str], material: FlagMaterial
    ) -> Iterable[Flag]:
        """Yield a flag for each of the few tests that nobody mentions."""
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
            begun = day_of(reports[0])
            later = [r for r in material.mentions.remarks if r.dated >= begun]
            if not any(
                speaks_of_red(remark, runs.name, known) or _is_about(remark, failure)
                for remark in later
            ):
                silence = _silence([], runs, material)
                yield self._test(runs.name, reports, failure, silence)

    def _test(
        self,
        pipeline: str,
        reports: tuple[Known[CiRun], ...],
        failure: TestFailure,
        silence: str,
    ) -> Flag:
        begun, newest = day_of(reports[0]), reports[-1]
        return raise_flag(
            self.kind,
            failure.name,
            day_of(reports[_REPORTS - 1]),
            title=f"{failure.name} fails in {pipeline}",
            severity=Severity.HIGH,
            why=(
                f"It failed in {len(reports)} reports in a row since {begun}{silence}."
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

    def _flag(
        self,
        runs: Pipeline,
        least: int,
        near: list[Remark],
        material: FlagMaterial,
    ) -> Flag:
        pipeline, streak = runs.name, runs.streak
        begun = day_of(streak[0])
        said = [
            known.quote(failure.message)
            for known in material.view.records(CiRun)
            if known.record.pipeline == pipeline and day_of(known) >= begun
            for failure in known.record.failures
            if failure.message
        ]
        return raise_flag(
            self.kind,
            pipeline,
            day_of(streak[least - 1]),
            title=f"{pipeline} is red",
            severity=Severity.MEDIUM if near else Severity.HIGH,
            why=(
                f"{len(streak)} runs in a row failed on the main line since {begun} "
                f"(limit {least}){_silence(near, runs, material)}."
            ),
            question=f"Who looks after {pipeline}, what broke it around {begun}, "
            "and when is it green again?",
            evidence=[
                streak[0].quote(pipeline),
                *said[-2:],
                *(remark.quote for remark in near),
                Computed(
                    rule=f"{len(streak)} failed runs of {pipeline} in a row",
                    inputs=tuple(known.record.key for known in streak[-5:]),
                ),
            ],
        )


def _failing_in(test: str, runs: Pipeline) -> tuple[Known[CiRun], ...]:
    """Return the newest reports in a row in which a test failed, oldest first."""
    alike: list[Known[CiRun]] = []
    for known in reversed(runs.tested):
        gap = day_of(alike[-1]) - day_of(known) if alike else timedelta()
        failed = {failure.name for failure in known.record.failures}
        if test not in failed or gap > LONGEST_GAP:
            break
        alike.append(known)
    return tuple(reversed(alike))


def _is_about(remark: Remark, failure: TestFailure) -> bool:
    return covered(stems(failure.name), stems(remark.text)) >= _SPOKEN_OF


def _silence(near: list[Remark], runs: Pipeline, material: FlagMaterial) -> str:
    """Say that nobody speaks of it, or no more than that nobody names it.

    Nothing is said where words may be about it.
    """
    if near:
        words = short_phrase(near[-1].text)
        return (
            ", and no note, mail, chat or ticket says so by its name; the nearest "
            f"words are of {near[-1].dated}: “{words}”"
        )
    if may_be_meant(material.view, runs):
        return ""
    return ", and no note, mail, chat or ticket speaks of it"
