"""Main line pipelines that stay red while nobody speaks of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import ClassVar

from assistant.domain.evidence import Computed
from assistant.domain.facts import Flag, FlagKind, Severity
from assistant.domain.records import CiRun
from assistant.domain.sourced import Known
from assistant.extract.sentences import split
from assistant.facts.flags.material import FlagMaterial, raise_flag
from assistant.facts.mentions import Remark
from assistant.facts.pipelines import day_of, pipelines
from assistant.facts.sameness import covered, stems

_WHOLE = 0.99
_TROUBLE = re.compile(
    r"\b(?:fail\w*|red|broken?|breaks?|crash\w*|flaky|timeouts?|slow\w*|stopped"
    r"|not pass\w*|reproduced)\b",
    re.IGNORECASE,
)
_BUILD = (
    r"ci|builds?|pipelines?|tests|test (?:suite|run|stage)s?|suite|main|main branch"
    r"|main line|master|trunk|nightl(?:y|ies)|regressions?"
)
_RED = r"red|fail(?:s|ed|ing|ures?)?|broken|breaks|broke|flaky|not (?:green|passing)"
_ANY_RED = re.compile(
    rf"\b(?:{_BUILD})\b[^.!?\n]{{0,40}}\b(?:{_RED})\b"
    rf"|\b(?:red|failing|failed|broken) (?:\w+ )?(?:{_BUILD})\b",
    re.IGNORECASE,
)
_NOT_SO = re.compile(
    r"\b(?:if|whenever|in case|no longer|no failing|not failing|none|zero|0)\b",
    re.IGNORECASE,
)


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
            begun = day_of(streak[0])
            if any(
                remark.dated >= begun and speaks_of_red(remark, pipeline, known)
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


def speaks_of_red(remark: Remark, pipeline: str, known: Iterable[str] = ()) -> bool:
    """Whether a remark says that the pipeline, or the build in general, is failing.

    Words of the build in general do not count where they name another one of `known`.
    """
    if _TROUBLE.search(remark.text) and _names(remark.text, pipeline):
        return True
    others = [name for name in known if name != pipeline]
    return any(
        _ANY_RED.search(sentence.text)
        and not _NOT_SO.search(sentence.text)
        and not any(_names(sentence.text, name) for name in others)
        for sentence in split(remark.text)
    )


def _names(text: str, pipeline: str) -> bool:
    return covered(stems(pipeline.replace("_", " ")), stems(text)) >= _WHOLE
