"""Main line pipelines that stay red while nobody speaks of it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from assistant.domain.evidence import Computed
from assistant.domain.facts import Flag, FlagKind, Severity
from assistant.domain.records import CiOutcome, CiRun
from assistant.domain.sourced import Known
from assistant.facts.flags.material import FlagMaterial, raise_flag
from assistant.facts.mentions import Remark
from assistant.facts.sameness import covered, stems
from assistant.ledger.view import View

_MAIN = frozenset(["main", "master", "trunk", "mainline", "default", "develop"])
_TROUBLE = re.compile(
    r"\b(?:fail\w*|red|broken?|breaks?|crash\w*|flaky|timeouts?|slow\w*|stopped"
    r"|not pass\w*|reproduced)\b",
    re.IGNORECASE,
)


def red_streaks(view: View) -> dict[str, tuple[Known[CiRun], ...]]:
    """Return the failed runs since the last good one of every main line pipeline."""
    by_pipeline: dict[str, list[Known[CiRun]]] = defaultdict(list)
    for known in _on_main_line(view.records(CiRun)):
        by_pipeline[known.record.pipeline].append(known)
    streaks = {}
    for pipeline, runs in sorted(by_pipeline.items()):
        runs.sort(key=lambda known: (_day(known), str(known.record.at)))
        streak: list[Known[CiRun]] = []
        for known in reversed(runs):
            if known.record.outcome is CiOutcome.PASSED:
                break
            if known.record.outcome is CiOutcome.FAILED:
                streak.append(known)
        if streak:
            streaks[pipeline] = tuple(reversed(streak))
    return streaks


class CiRed:
    """As many failed runs in a row as the threshold says, and no word about them."""

    kind: ClassVar[FlagKind] = FlagKind.CI_RED

    def detect(self, material: FlagMaterial) -> Iterable[Flag]:
        """Return one flag for each red streak that nobody mentions."""
        least = material.thresholds.ci_red_runs
        for pipeline, streak in red_streaks(material.view).items():
            if len(streak) < least:
                continue
            begun = _day(streak[0])
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
        begun = _day(streak[0])
        said = [
            known.quote(failure.message)
            for known in material.view.records(CiRun)
            if known.record.pipeline == pipeline and _day(known) >= begun
            for failure in known.record.failures
            if failure.message
        ]
        return raise_flag(
            self.kind,
            pipeline,
            _day(streak[least - 1]),
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


def _on_main_line(runs: Iterable[Known[CiRun]]) -> list[Known[CiRun]]:
    """Keep runs of the main branch; reports without a branch count where alone."""
    every = list(runs)
    branches = Counter(known.record.branch for known in every if known.record.branch)
    main = _MAIN & {branch.casefold() for branch in branches} or {
        branch.casefold() for branch, _ in branches.most_common(1)
    }
    listed = {known.record.pipeline for known in every if known.record.branch}
    return [
        known
        for known in every
        if (known.record.branch or "").casefold() in main
        or (known.record.branch is None and known.record.pipeline not in listed)
    ]


def _day(known: Known[CiRun]) -> date:
    return known.record.at.date() if known.record.at else known.since
