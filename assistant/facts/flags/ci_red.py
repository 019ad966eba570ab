"""Main line pipelines that stay red while nobody speaks of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from assistant.domain.evidence import Computed
from assistant.domain.facts import Flag, FlagKind, Severity
from assistant.domain.records import CiRun
from assistant.domain.sourced import Known
from assistant.facts.flags.material import FlagMaterial, raise_flag, short_phrase
from assistant.facts.mentions import Remark
from assistant.facts.pipelines import Pipeline, day_of, heard_from, pipelines
from assistant.facts.red_hints import may_be_meant
from assistant.facts.red_talk import near_red, speaks_of_red


class CiRed:
    """As many failed runs in a row as the threshold says, and no word about them.

    Or one more failed run before as many had passed: the mending did not hold. What
    only reports of tests tell of is no run.
    """

    kind: ClassVar[FlagKind] = FlagKind.CI_RED

    def detect(self, material: FlagMaterial) -> Iterable[Flag]:
        """Return one flag for each red streak that nobody mentions."""
        least = material.thresholds.ci_red_runs
        known = pipelines(material.view)
        for pipeline, runs in known.items():
            if not is_row_red(runs, least) or runs.is_reported_only:
                continue
            begun = runs.since if runs.relapse(least) else heard_from(runs)
            later = [r for r in material.mentions.remarks if r.dated >= begun]
            if not any(speaks_of_red(remark, pipeline, known) for remark in later):
                near = [words for r in later for words in near_red(r, pipeline)]
                yield self._flag(runs, near[-1:], material)

    def _flag(self, runs: Pipeline, near: list[Remark], material: FlagMaterial) -> Flag:
        pipeline, streak = runs.name, runs.streak
        least, begun = material.thresholds.ci_red_runs, runs.since
        passed = runs.relapse(least)
        if passed:
            told = f"It failed again on {begun} after {passed} that passed"
        else:
            told = f"{len(streak)} runs in a row failed on the main line since {begun}"
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
            day_of(streak[0 if passed else least - 1]),
            title=f"{pipeline} is red",
            severity=Severity.MEDIUM if near or passed else Severity.HIGH,
            why=f"{told} (limit {least}){silence(near, runs, material)}.",
            question=f"Who looks after {pipeline}, what broke it around {begun}, "
            "and when is it green again?",
            evidence=[
                streak[0].quote(pipeline),
                *(run.quote(run.record.ended) for run in _ends(streak)),
                *said[-2:],
                *(remark.quote for remark in near),
                Computed(
                    rule=f"{len(streak)} failed runs of {pipeline} in a row",
                    inputs=tuple(known.record.key for known in streak[-5:]),
                ),
            ],
        )


def is_row_red(runs: Pipeline, least: int) -> bool:
    """Whether enough runs failed in a row, now or just before few that passed."""
    return runs.is_red and bool(len(runs.streak) >= least or runs.relapse(least))


def _ends(streak: Sequence[Known[CiRun]]) -> list[Known[CiRun]]:
    """Return the first and the newest run of which the list says how they ended."""
    told = [known for known in streak if known.record.ended]
    return list(dict.fromkeys((*told[:1], *told[-1:])))


def silence(near: Sequence[Remark], runs: Pipeline, material: FlagMaterial) -> str:
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
