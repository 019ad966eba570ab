"""An entry was closed for something of which people say that a part is not done."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import ClassVar

from assistant.domain.evidence import Computed
from assistant.domain.facts import Flag, FlagKind
from assistant.domain.records import RaidEntry, RaidState
from assistant.domain.sourced import Known
from assistant.extract.text.sentences import split
from assistant.facts.flags.importance import weight
from assistant.facts.flags.material import FlagMaterial, call, raise_flag
from assistant.facts.mentions import Remark
from assistant.facts.sameness.stems import shared, stem_of, stems
from assistant.gate.amounts import amounts_in

_UNDONE = re.compile(
    r"(?:\b(?:not|never)|n['’]t)(?: (?:yet|been|be|all|even|ever|fully|completely))*"
    r" (?P<deed>[a-z]+(?:ed|en|n|t|one))\b",
    re.IGNORECASE,
)
_TENTATIVE = re.compile(
    r"\?\W*$|\b(?:if|unless|need|needs|does not matter|would)\b", re.IGNORECASE
)
_BEFORE = timedelta(days=10)
"""How long before it is closed the words may be said that speak against it."""


class ClosedInPart:
    """`Closed: count at 98 %`, and in the notes: halls 2 and 3 not counted."""

    kind: ClassVar[FlagKind] = FlagKind.CONTRADICTION

    def detect(self, material: FlagMaterial) -> Iterable[Flag]:
        """Return one flag for each closed entry whose ground is denied in part."""
        for known in material.view.records(RaidEntry):
            entry = known.record
            if entry.state is not RaidState.CLOSED or not entry.note:
                continue
            closed = entry.updated or known.since
            found = next(_against(entry, closed, material.mentions.remarks), None)
            if found is not None:
                yield self._flag(known, closed, *found, material)

    def _flag(
        self,
        known: Known[RaidEntry],
        closed: date,
        remark: Remark,
        words: str,
        material: FlagMaterial,
    ) -> Flag:
        entry = known.record
        quote = remark.cite(words).model_copy(update={"stance": "contradicts"})
        who = material.view.people.resolve(remark.speaker) or "a note"
        return raise_flag(
            self.kind,
            entry.key,
            max(closed, remark.dated),
            title=f"{entry.key}: {entry.title}",
            severity=weight(entry, material.thresholds.high_exposure),
            why=(
                f"{entry.key} was closed on {closed} with “{entry.note}”; on "
                f"{remark.dated} {who} said: “{words.rstrip('.')}”."
            ),
            question=f"{call(entry.owner)}, does “{entry.note}” hold for all of it, or "
            f"is {entry.key} open in part?",
            evidence=[
                known.quote(entry.note),
                quote,
                Computed(rule="closed on a part that is done", inputs=(entry.key,)),
            ],
            owner=entry.owner,
        )


def _against(
    entry: RaidEntry, closed: date, remarks: Iterable[Remark]
) -> Iterator[tuple[Remark, str]]:
    """Yield the sentences by which what it was closed for is not done somewhere."""
    ground = stems(f"{entry.note} {entry.mitigation}")
    for remark in remarks:
        if remark.dated < closed - _BEFORE or not _is_of(entry, remark.text):
            continue
        for sentence in split(remark.text):
            for undone in _UNDONE.finditer(sentence.text):
                deed = frozenset({stem_of(undone["deed"].casefold())})
                if shared(deed, ground) and not _TENTATIVE.search(sentence.text):
                    yield remark, sentence.text.strip()


def _is_of(entry: RaidEntry, text: str) -> bool:
    """Whether the words give the very figure of the closing, or speak of the entry."""
    measured = {a.values for a in amounts_in(entry.note) if a.unit}
    if measured and any(a.unit and a.values in measured for a in amounts_in(text)):
        return True
    return len(shared(stems(f"{entry.title} {entry.note}"), stems(text))) >= 3
