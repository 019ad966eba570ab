"""An assumption of the log counts on one number, somebody says another."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from pathlib import PurePosixPath
from typing import ClassVar

from assistant.domain.evidence import Computed
from assistant.domain.facts import Flag, FlagKind, Severity
from assistant.domain.records import RaidEntry, RaidKind
from assistant.domain.sourced import Known
from assistant.extract.text.sentences import split
from assistant.facts.flags.material import FlagMaterial, call, raise_flag
from assistant.facts.mentions import Remark
from assistant.facts.sameness.stems import covered, shared, stems
from assistant.gate.amounts import Amount, amounts_in, spelled_amounts_in

_SAME_THING, _DENIED = 0.4, 0.2
"""Share of the entry's words that a sentence holds, and one that denies it."""
_FEWEST_COMMON = 2
_ROUNDING = Decimal("0.1")
_LACK = re.compile(
    r"\b(?:missing|lacks?|lacking|without|wrong|invalid|incorrect|outdated|unknown"
    r"|empty|blank|fail(?:s|ed|ing)?|reject(?:s|ed)?|lost|not|no|never|none|neither)\b"
    r"|n['’]t\b|\bout of date\b",
    re.IGNORECASE,
)
"""What a share is counted by: 4 % are missing says nothing against 85 % are right."""


class OtherNumber:
    """Numbers of one unit on one subject, the log's against what was said since.

    An issue tells what happened, not what is counted on; a bare number counts only
    where somebody corrects it ("112, not 84").
    """

    kind: ClassVar[FlagKind] = FlagKind.CONTRADICTION

    def detect(self, material: FlagMaterial) -> Iterable[Flag]:
        """Return at most one flag for each open RAID entry."""
        for known in material.view.records(RaidEntry):
            entry = known.record
            if not entry.is_open or entry.kind is RaidKind.ISSUE:
                continue
            amounts = _amounts(entry.title)
            if len(amounts) == 1:
                yield from self._against(known, entry.title, amounts[0], material)
            elif not amounts:
                for detail in split(entry.description):
                    found = _amounts(detail.text)
                    if len(found) == 1 and found[0].unit:
                        yield from self._against(known, detail.text, found[0], material)

    def _against(
        self, known: Known[RaidEntry], words: str, ours: Amount, material: FlagMaterial
    ) -> Iterable[Flag]:
        entry = known.record
        subject = words.replace(ours.words, " ")
        whole = f"{entry.title} {subject}"
        stated = entry.updated or entry.raised or known.since
        for remark in material.mentions.of([subject], (), _DENIED):
            if remark.dated < stated:
                continue
            said = _other_number(remark, subject, whole, ours)
            if said is None:
                continue
            sentence, theirs = said
            quote = remark.cite(sentence).model_copy(update={"stance": "contradicts"})
            yield raise_flag(
                self.kind,
                entry.key,
                remark.dated,
                title=entry.title,
                severity=Severity.MEDIUM,
                why=(
                    f"{entry.key} counts on {ours.words}; on {remark.dated} "
                    f"{remark.speaker or 'a source'} said {theirs.words}."
                ),
                question=f"{call(entry.owner)}, is it {ours.words} or {theirs.words}, "
                f"and what does that do to the plan?",
                evidence=[
                    known.quote(words),
                    quote,
                    Computed(
                        rule="two numbers on one subject",
                        inputs=(entry.key, ours.words, theirs.words),
                    ),
                ],
                owner=entry.owner,
            )
            return


def _other_number(
    remark: Remark, subject: str, whole: str, ours: Amount
) -> tuple[str, Amount] | None:
    """Return the sentence on the subject that says another number in our unit.

    The name of a file tells what it is about, too; `whole` is the entry with its title.
    """
    every = stems(whole)
    wanted, place = stems(subject), stems(PurePosixPath(remark.quote.source).stem)
    for sentence in split(remark.text):
        given = stems(sentence.text)
        theirs = [a for a in _amounts(sentence.text) if _unit(a) == _unit(ours)]
        alike = [a for a in theirs if not _close(a, ours)]
        corrected = _is_corrected(sentence.text, ours)
        if not alike or (not corrected and (len(alike) < len(theirs) or not ours.unit)):
            continue
        least = _DENIED if corrected else _SAME_THING
        common = shared(wanted, given)
        if not common or covered(wanted, given) < least:
            continue
        if corrected or (
            len(common | shared(every, place)) >= min(_FEWEST_COMMON, len(every))
            and _is_of_lack(sentence.text) == _is_of_lack(subject)
        ):
            return sentence.text, alike[0]
    return None


def _is_of_lack(text: str) -> bool:
    return _LACK.search(text) is not None


def _amounts(text: str) -> list[Amount]:
    found = [*amounts_in(text), *spelled_amounts_in(text)]
    return [amount for amount in found if amount.values]


def _close(one: Amount, other: Amount) -> bool:
    """Whether two amounts are one number, give or take what rounding does."""
    return any(
        abs(a - b) <= _ROUNDING * max(abs(a), abs(b))
        for a in one.values
        for b in other.values
    )


def _is_corrected(sentence: str, ours: Amount) -> bool:
    """Whether the sentence denies our number."""
    words = re.escape(ours.words)
    return (
        re.search(
            rf"\b(?:not|instead of|rather than|no longer) {words}\b",
            sentence,
            re.IGNORECASE,
        )
        is not None
    )


def _unit(amount: Amount) -> tuple[str, str]:
    """Return the unit and its noun: ten working days are not two weeks."""
    words = amount.words.casefold().split()
    return amount.unit, words[-1].rstrip("s") if len(words) > 1 else ""
