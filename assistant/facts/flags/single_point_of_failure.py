"""Work that hangs on one person."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import ClassVar

from assistant.domain.evidence import Computed
from assistant.domain.facts import Flag, FlagKind, Severity
from assistant.domain.findings import Polarity, StatementFinding
from assistant.domain.people import fold
from assistant.domain.sourced import Found
from assistant.facts.flags.material import FlagMaterial, raise_flag, short_phrase
from assistant.facts.mentions import CONVERSATION
from assistant.facts.sameness import same_subject

_ALONE = re.compile(
    r"\bonly \w+ (?:has|have|can|knows?|understands?|holds?|did|does|is able)\b"
    r"|\bthe only (?:one|person|engineer|developer|\w+)\b.{0,40}\b(?:who|with|that"
    r"|has|can|knows?)\b|\b(?:is|am|are|be|(?-i:[A-Z])\w+) alone (?:on|with)\b"
    r"(?! (?:\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day))"
    r"|\bnobody else (?:has|can|knows?|understands?)\b|\bsingle point of failure\b"
    r"|\bbus factor\b|\b(?:i|we) have one \w+, and it was\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^\W\d_]+")
_SAME = 0.5


class SinglePointOfFailure:
    """Statements that only one person knows, has or can do something."""

    kind: ClassVar[FlagKind] = FlagKind.SINGLE_POINT_OF_FAILURE

    def detect(self, material: FlagMaterial) -> Iterable[Flag]:
        """Return one flag for each person, or each subject where none is named."""
        told: dict[str, str] = {}
        for found in sorted(
            material.view.findings(StatementFinding), key=lambda f: f.passage.dated
        ):
            finding = found.finding
            if (
                finding.polarity is not Polarity.ASSERTED
                or found.passage.kind not in CONVERSATION
                or not _ALONE.search(finding.quote)
            ):
                continue
            who = _who(found, material) or ""
            if who in told or any(
                same_subject(finding.quote, words) >= _SAME for words in told.values()
            ):
                continue
            told[who or finding.quote] = finding.quote
            yield self._flag(found, who)

    def _flag(self, found: Found[StatementFinding], who: str) -> Flag:
        person = who or "one person"
        return raise_flag(
            self.kind,
            short_phrase(found.finding.what),
            found.passage.dated,
            title=found.finding.what,
            severity=Severity.HIGH,
            why=f"Said on {found.passage.dated}: this hangs on {person} alone.",
            question=f"Who can stand in for {person}, and by when is it handed over?",
            evidence=[
                found.evidence,
                Computed(rule="only one person", inputs=(person,)),
            ],
            owner=who or None,
        )


def _who(found: Found[StatementFinding], material: FlagMaterial) -> str | None:
    """Return the person whom the words name, or the speaker where they say I."""
    people = material.view.people
    for word in _NAME.findall(found.finding.quote):
        if len(word) > 2 and fold(word) in people.spellings:
            return people.resolve(word)
    if re.search(r"\bI\b|\bI['’]m\b", found.finding.quote):
        return people.resolve(found.passage.passage.speaker)
    return None
