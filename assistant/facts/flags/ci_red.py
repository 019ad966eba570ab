"""Main line pipelines that stay red while nobody speaks of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import ClassVar

from assistant.domain.evidence import Computed
from assistant.domain.facts import Flag, FlagKind, Severity
from assistant.domain.records import CiRun
from assistant.domain.sourced import Known
from assistant.facts.flags.material import FlagMaterial, raise_flag
from assistant.facts.mentions import Remark
from assistant.facts.pipelines import day_of, pipelines
from assistant.facts.sameness import covered, stems

_TROUBLE = re.compile(
    r"\b(?:fail\w*|red|broken?|breaks?|crash\w*|flaky|timeouts?|slow\w*|stopped"
    r"|not pass\w*|reproduced)\b",
    re.IGNORECASE,
)


class CiRed:
    """As many failed runs in a row as the threshold says, and no word about them."""

    kind: ClassVar[FlagKind] = FlagKind.CI_RED

    def detect(self, material: FlagMaterial) -> Iterable[Flag]:
        """Return one flag for each red streak that nobody mentions."""
        least = material.thresholds.ci_red_runs
        for pipeline, runs in pipelines(material.view).items():
            streak = runs.streak
            if not runs.is_red or len(streak) < least:
                continue
            begun = day_of(streak[0])
            if any(
                remark.dated >= begun and speaks_of_red(remark, pipeline)
                for remark in material.mentions.remarks
            ):
                continue
            yield self._flag(pipeline, streak, least, material)

    def _flag(
        self,
        pipeline: str,
        streak: tuple[Known[CiRun], ...],
        least: int,
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
            severity=Severity.HIGH,
            why=(
                f"{len(streak)} runs in a row failed on the main line since {begun} "
                f"(limit {least}), and no note, mail, chat or ticket speaks of it."
            ),
            question=f"Who looks after {pipeline}, what broke it around {begun}, "
            "and when is it green again?",
            evidence=[
                streak[0].quote(pipeline),
                *said[-2:],
                Computed(
                    rule=f"{len(streak)} failed runs of {pipeline} in a row",
                    inputs=tuple(known.record.key for known in streak[-5:]),
                ),
            ],
        )


def speaks_of_red(remark: Remark, pipeline: str) -> bool:
    """Whether a remark names the pipeline and says that something is wrong."""
    return (
        _TROUBLE.search(remark.text) is not None
        and covered(stems(pipeline.replace("_", " ")), stems(remark.text)) >= 0.99
    )
