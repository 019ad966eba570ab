"""Main line pipelines that stay red while nobody speaks of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from assistant.domain.evidence import Computed
from assistant.domain.facts import Flag, FlagKind, Severity
from assistant.domain.records import CiRun
from assistant.domain.sourced import Known
from assistant.facts.flags.material import FlagMaterial, raise_flag, short_phrase
from assistant.facts.mentions import Remark
from assistant.facts.pipelines import LONGEST_GAP, Pipeline, day_of, pipelines
from assistant.facts.red_talk import near_red, speaks_of_red


class CiRed:
    """As many failed runs in a row as the threshold says, and no word about them."""

    kind: ClassVar[FlagKind] = FlagKind.CI_RED

    def detect(self, material: FlagMaterial) -> Iterable[Flag]:
        """Return one flag for each red streak that nobody mentions."""
        least = material.thresholds.ci_red_runs
        known = pipelines(material.view)
        for pipeline, runs in known.items():
            streak = runs.streak
            if not runs.is_red or len(streak) < least:
                continue
            begun = _heard_from(runs)
            later = [r for r in material.mentions.remarks if r.dated >= begun]
            if not any(speaks_of_red(remark, pipeline, known) for remark in later):
                near = [words for r in later for words in near_red(r, pipeline)]
                yield self._flag(pipeline, streak, least, near[-1:], material)

    def _flag(
        self,
        pipeline: str,
        streak: tuple[Known[CiRun], ...],
        least: int,
        near: list[Remark],
        material: FlagMaterial,
    ) -> Flag:
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
                f"(limit {least}), and {_silence(near)}."
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


def _silence(near: list[Remark]) -> str:
    """Say that nobody speaks of it, or no more than that nobody names it."""
    if not near:
        return "no note, mail, chat or ticket speaks of it"
    words = short_phrase(near[-1].text)
    return (
        "no note, mail, chat or ticket says so by its name; the nearest words are of "
        f"{near[-1].dated}: “{words}”"
    )


def _heard_from(runs: Pipeline) -> date:
    """Return the day from which words may be about the streak.

    Where every known run failed, it may have begun before the first known one.
    """
    begun = day_of(runs.streak[0])
    return begun - LONGEST_GAP if len(runs.streak) == len(runs.runs) else begun
