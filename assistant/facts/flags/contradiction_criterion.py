"""A sent update calls a milestone met; a measured result breaks its criterion."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import ClassVar

from assistant.domain.evidence import Computed
from assistant.domain.facts import Flag, FlagKind, Severity
from assistant.domain.records import Milestone, SentUpdate
from assistant.domain.sourced import Known
from assistant.facts.flags.criteria import Shortfall, meets, shortfalls_of
from assistant.facts.flags.material import FlagMaterial, call, raise_flag
from assistant.facts.quoting import sent_words
from assistant.facts.sameness.stems import covered, stems
from assistant.gate.amounts import amounts_in

_MET = re.compile(
    r"\b(?:met|done|complete[d]?|reached|achieved|passed|finished|closed)\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:not|never|partly|partially|nearly|almost|half|when|until|if|to be)\b"
    r"|n['’]t\b",
    re.IGNORECASE,
)
_PARTS = re.compile(r"[,;]|\.(?=\s|$)|\s[–—-]\s|\band\b")
_NAMED = 0.99
_DAYS = timedelta(days=14)


class MetAgainstItsCriterion:
    """`M2 is met`, whose criterion is under 2 %, and 11.9 % were measured."""

    kind: ClassVar[FlagKind] = FlagKind.CONTRADICTION

    def detect(self, material: FlagMaterial) -> Iterable[Flag]:
        """Return one flag for each milestone that the newest update calls met."""
        stones = [
            known
            for known in material.view.records(Milestone)
            if known.record.criterion
        ]
        for update in material.newest_updates if stones else ():
            sent_on = update.record.sent_on
            short = [
                one
                for one in shortfalls_of(material, sent_on - _DAYS)
                if one.remark.dated <= sent_on
            ]
            for known in stones:
                line = next(_told_met(known.record, update.record.body), None)
                against = [one for one in short if _breaks(known.record, one)]
                if line is not None and against:
                    yield self._flag(known, update, line, against[-1])

    def _flag(
        self,
        known: Known[Milestone],
        update: Known[SentUpdate],
        line: str,
        short: Shortfall,
    ) -> Flag:
        stone, result = known.record, short.measured[-1].words
        quote = short.remark.cite(short.words)
        return raise_flag(
            self.kind,
            stone.title,
            update.record.sent_on,
            title=f"{stone.title}: told as met",
            severity=Severity.HIGH,
            why=(
                f"The update of {update.record.sent_on} calls it met; its criterion is "
                f"“{stone.criterion}”, and on {short.remark.dated} {result} was told."
            ),
            question=f"{call(stone.owner)}, is {stone.title} met with {result}?",
            evidence=[
                sent_words(update, line),
                known.quote(stone.criterion),
                quote.model_copy(update={"stance": "contradicts"}),
                Computed(
                    rule="a result breaks the criterion", inputs=(stone.key, result)
                ),
            ],
            owner=stone.owner,
        )


def _told_met(stone: Milestone, body: str) -> Iterator[str]:
    """Yield the lines with a part that names the milestone and calls it met."""
    names = stems(stone.title)
    for line in body.splitlines():
        for part in _PARTS.split(line):
            named = covered(names, stems(part)) >= _NAMED or (
                stone.number and re.search(rf"\b{re.escape(stone.number)}\b", part)
            )
            if named and _MET.search(part) and not _NOT.search(part):
                yield line.strip()
                break


def _breaks(stone: Milestone, short: Shortfall) -> bool:
    """Whether the result breaks the criterion, and is held against its limit.

    The same limit is given beside the result, or the result names the milestone.
    """
    if not any(meets(stone.criterion, one) is False for one in short.measured):
        return False
    said = f"{short.words} {short.limit_words}"
    is_named = covered(stems(stone.title), stems(said)) >= _NAMED
    if stone.number and re.search(rf"\b{re.escape(stone.number)}\b", said):
        is_named = True
    if short.limit is None:
        return is_named
    given = {(one.unit, one.values) for one in amounts_in(stone.criterion)}
    return is_named or (short.limit.unit, short.limit.values) in given
