"""An issue of the log counts what is missing otherwise than who told of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import ClassVar, NamedTuple

from assistant.domain.evidence import Computed
from assistant.domain.facts import Flag, FlagKind, Severity
from assistant.domain.records import RaidEntry, RaidKind
from assistant.domain.sourced import Known
from assistant.extract.text.sentences import split
from assistant.facts.flags.material import FlagMaterial, call, raise_flag
from assistant.facts.mentions import Remark
from assistant.facts.sameness.stems import other_numbers, shared, stems

_LACK = re.compile(
    r"(?<![\w.,/-])(?P<number>\d{1,3}(?:,\d{3})+|\d+)(?: (?!of\b)[a-z]{3,}){0,2}?"
    r" (?:(?:is|are|was|were|went|still) )*"
    r"(?P<lack>missing|lost|rejected|failed|wrong|duplicated?|damaged|unmatched)\b",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"\?\W*$|\b(?:if|about|around|some|more|fewer|less|at (?:least|most)|still|now only"
    r"|of (?:the|them|these)|expected)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_NEAR = timedelta(days=2)
"""Later counts of what is missing are counts of what was mended since."""
_FEWEST_COMMON = 2


class _Count(NamedTuple):
    number: int
    lack: str
    words: str


class OtherLack:
    """`Count 2: 12 seals are missing` in the log; "count 2: 21 missing" was told."""

    kind: ClassVar[FlagKind] = FlagKind.CONTRADICTION

    def detect(self, material: FlagMaterial) -> Iterable[Flag]:
        """Return at most one flag for each open issue that counts what is missing."""
        for known in material.view.records(RaidEntry):
            entry = known.record
            if entry.kind is not RaidKind.ISSUE or not entry.is_open:
                continue
            counts = list(_counts(entry.title))
            if len(counts) == 1:
                yield from self._against(known, counts[0], material)

    def _against(
        self, known: Known[RaidEntry], ours: _Count, material: FlagMaterial
    ) -> Iterable[Flag]:
        entry = known.record
        logged = entry.raised or known.first_seen
        near = [
            one
            for one in material.mentions.remarks
            if abs(one.dated - logged) <= _NEAR and one.about is None
        ]
        told = [(one, said) for one in near for said in _others(one, known, ours)]
        agreed = told and any(_agrees(one, known, ours) for one in near)
        if agreed or len({said.number for _, said in told}) != 1:
            return
        remark, theirs = told[-1]
        yield raise_flag(
            self.kind,
            entry.key,
            max(known.first_seen, remark.dated),
            title=entry.title,
            severity=Severity.MEDIUM,
            why=f"{entry.key} says that {ours.number:,} are {ours.lack}; on "
            f"{remark.dated} {remark.speaker or 'a note'} said {theirs.number:,}.",
            question=f"{call(entry.owner)}, are {ours.number:,} {ours.lack}, or "
            f"{theirs.number:,}?",
            evidence=[
                known.quote(entry.title),
                remark.cite(theirs.words).model_copy(update={"stance": "contradicts"}),
                Computed(
                    rule="two counts of what is missing",
                    inputs=(entry.key, str(ours.number), str(theirs.number)),
                ),
            ],
            owner=entry.owner,
        )


def _counts(text: str) -> Iterator[_Count]:
    """Yield what is missing, and how many."""
    for sentence in split(text):
        for found in _LACK.finditer(sentence.text):
            number = int(found["number"].replace(",", ""))
            yield _Count(number, found["lack"].casefold(), sentence.text.strip())


def _others(remark: Remark, known: Known[RaidEntry], ours: _Count) -> Iterator[_Count]:
    """Yield another count of the same lack in words on the same subject."""
    title = known.record.title
    subject = stems(title) - stems(ours.lack)
    if len(shared(subject, stems(remark.text))) < _FEWEST_COMMON:
        return
    for said in _counts(remark.text):
        apart = said.number != ours.number and said.lack == ours.lack
        beside = title.replace(str(ours.number), " ")
        if apart and not (
            _UNSURE.search(said.words) or other_numbers(beside, remark.text)
        ):
            yield said


def _agrees(remark: Remark, known: Known[RaidEntry], ours: _Count) -> bool:
    """Whether somebody gives the log's own count of anything in its title."""
    said = {f"{ours.number}", f"{ours.number:,}"} & set(_NUMBER.findall(remark.text))
    return bool(said and shared(stems(known.record.title), stems(remark.text)))
