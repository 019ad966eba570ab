"""A sent update gives one share of a whole, notes or tickets of the week another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise
from pathlib import PurePosixPath
from typing import ClassVar, NamedTuple

from assistant.domain.evidence import Computed
from assistant.domain.facts import Flag, FlagKind, Severity
from assistant.domain.records import SentUpdate
from assistant.domain.sourced import Known
from assistant.extract.text.sentences import split
from assistant.facts.flags.material import FlagMaterial, raise_flag, short_phrase
from assistant.facts.mentions import Remark
from assistant.facts.quoting import sent_words
from assistant.facts.sameness.stems import shared, stems
from assistant.gate.amounts import Amount, amounts_in, spelled_amounts_in

_OF = re.compile(r"\s+(?:out )?of\s+(?:the |our |all |these )?", re.IGNORECASE)
_LEAST_WHOLE = 5
_DAYS = 7
_PROGRESS_DAYS = 2
"""After so many days a larger share is more work done, and no other count."""


class _Share(NamedTuple):
    """So many of so many, in one sentence."""

    words: str
    part: Decimal
    whole: Decimal
    sentence: str


class OtherShare:
    """`60 of 96` against `41 of 96`: one whole, one subject, within a week."""

    kind: ClassVar[FlagKind] = FlagKind.CONTRADICTION

    def detect(self, material: FlagMaterial) -> Iterable[Flag]:
        """Return a flag for each share of a newest update that is told otherwise."""
        for known in material.newest_updates:
            for line in known.record.body.splitlines():
                for sentence in split(line):
                    for share in _shares(sentence.text):
                        yield from self._against(share, known, material)

    def _against(
        self, share: _Share, known: Known[SentUpdate], material: FlagMaterial
    ) -> Iterator[Flag]:
        sent_on = known.record.sent_on
        near = [
            (remark, other)
            for remark in material.mentions.remarks
            if 0 <= (sent_on - remark.dated).days <= _DAYS
            for other in _said(remark)
            if other.whole == share.whole and _is_same(share, other, remark)
        ]
        if not near or any(other.part == share.part for _, other in near):
            return
        remark, other = near[-1]
        age = (sent_on - remark.dated).days
        if share.part > other.part and age >= _PROGRESS_DAYS:
            return
        quote = remark.cite(other.sentence).model_copy(update={"stance": "contradicts"})
        yield raise_flag(
            self.kind,
            short_phrase(share.sentence),
            sent_on,
            title=share.sentence,
            severity=Severity.MEDIUM,
            why=f"The update of {sent_on} says {share.words}; on {remark.dated} "
            f"{remark.speaker or 'a note'} said {other.words}.",
            question=f"Which is right, {share.words} or {other.words}, and what was "
            "counted?",
            evidence=[
                sent_words(known, share.sentence),
                quote,
                Computed(
                    rule="two shares of one whole", inputs=(share.words, other.words)
                ),
            ],
        )


def _said(remark: Remark) -> Iterator[_Share]:
    for sentence in split(remark.text):
        yield from _shares(sentence.text)


def _shares(text: str) -> Iterator[_Share]:
    """Yield every `a of b` of a sentence, b being the whole of countable things."""
    found = sorted(
        [*amounts_in(text), *spelled_amounts_in(text)], key=lambda one: one.start
    )
    for part, whole in pairwise(found):
        between = text[part.end : whole.start]
        if not _OF.fullmatch(between) or part.unit or whole.unit:
            continue
        few, many = _value(part), _value(whole)
        if few is not None and many is not None and few <= many >= _LEAST_WHOLE:
            words = text[part.start : whole.end]
            yield _Share(words, few, many, text.strip())


def _value(amount: Amount) -> Decimal | None:
    return amount.values[0] if len(amount.values) == 1 else None


def _is_same(share: _Share, other: _Share, remark: Remark) -> bool:
    """Whether both speak of one subject; the name of a file tells what it is about."""
    place = PurePosixPath(remark.quote.source).stem
    given = stems(f"{other.sentence} {remark.text} {place}")
    return bool(shared(stems(share.sentence), given))
