"""Hands that everybody agrees must be found, and that nobody was asked to find."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import ClassVar

from assistant.domain.evidence import Computed
from assistant.domain.facts import Flag, FlagKind, Severity
from assistant.extract.text.sentences import bare, split
from assistant.facts.flags.material import FlagMaterial, raise_flag, short_phrase
from assistant.facts.mentions import Remark
from assistant.facts.sameness.stems import shared, stems

_ONE = r"(?:somebody|someone|a (?:stand-?in|replacement|substitute|deputy|cover))"
_WANTED = re.compile(
    rf"\b{_ONE} (?:still )?(?:has|needs|must|will have|ought)(?: still)?(?: to)? be"
    r" (?:found|named|appointed)\b"
    rf"|\b(?:we|they) (?:still )?(?:have|need|must|ought)(?: to)? (?:find|name|appoint)"
    rf" {_ONE}\b",
    re.IGNORECASE,
)
_NOT_SO = re.compile(
    r"\?\s*$|\b(?:if|unless|would|had|whether|no longer|not|never)\b|n['’]t\b",
    re.IGNORECASE,
)
_FOUND = re.compile(
    r"\b(?:found|stand(?:s|ing)?[- ]in|cover(?:s|ed|ing)?|replac\w+|deputi[sz]\w+"
    r"|fill(?:s|ing)? in|takes? (?:it |this )?over|joins?)\b",
    re.IGNORECASE,
)
_FEWEST = 1


class MissingStandIn:
    """A need for somebody that no action with an owner answers."""

    kind: ClassVar[FlagKind] = FlagKind.MISSING_OWNER

    def detect(self, material: FlagMaterial) -> Iterable[Flag]:
        """Return one flag for each such need, until later words tell of the person."""
        remarks = material.mentions.remarks
        for remark in remarks:
            if remark.about is not None or not _WANTED.search(remark.text):
                continue
            for sentence in split(remark.text):
                words = sentence.text.strip()
                found = _WANTED.search(words)
                if not found or _NOT_SO.search(words):
                    continue
                if _is_taken(words, material) or _is_found(words, remark, remarks):
                    continue
                yield self._flag(words, remark)

    def _flag(self, words: str, remark: Remark) -> Flag:
        subject = short_phrase(words)
        return raise_flag(
            self.kind,
            subject,
            remark.dated,
            title=words,
            severity=Severity.HIGH,
            why=f"Said on {remark.dated}, and nobody took it: no action with an owner "
            "says who looks for the person.",
            question=f"Who finds the person, and until when: {subject!r}?",
            evidence=[
                remark.cite(words),
                Computed(rule="no owner", inputs=(subject,)),
            ],
        )


def _is_taken(words: str, material: FlagMaterial) -> bool:
    """Whether an action with an owner was made of the words."""
    said = bare(words)
    return any(
        action.owner and (bare(quote) in said or said in bare(quote))
        for action in material.actions
        for piece in (*action.evidence, *action.mentions)
        if (quote := getattr(piece, "quote", ""))
    )


def _is_found(words: str, remark: Remark, remarks: Iterable[Remark]) -> bool:
    """Whether somebody tells later of one who does it."""
    wanted = stems(words)
    return any(
        later.dated > remark.dated
        and _FOUND.search(sentence.text)
        and not _WANTED.search(sentence.text)
        and len(shared(wanted, stems(later.text))) >= _FEWEST
        for later in remarks
        for sentence in split(later.text)
    )
