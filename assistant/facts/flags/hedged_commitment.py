"""Tentative words that a careless reader would report as a promise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import ClassVar, NamedTuple

from assistant.domain.evidence import Computed
from assistant.domain.facts import Flag, FlagKind, Severity
from assistant.extract.sentences import Sentence, split
from assistant.facts.flags.material import (
    FlagMaterial,
    call,
    raise_flag,
    short_phrase,
)
from assistant.facts.mentions import Remark
from assistant.facts.sameness import is_negated, same_subject
from assistant.gate.days import days_in, months_in, weekdays_in

_HEDGE = re.compile(
    r"\b(?:should (?:be able|land|arrive|come|work|make|have|get|still|be (?:there|done"
    r"|ready|possible|with you))|(?:could|can|would|will|might) (?:probably|possibly"
    r"|hopefully|perhaps|maybe)|probably (?:can|will|could|have)|hope(?:fully|s|d)?"
    r"|confident|aim(?:s|ing)? (?:to|for)|with (?:a bit of |some )?luck)\b",
    re.IGNORECASE,
)
_DOUBT = re.compile(
    r"\b(?:assuming|provided|if|unless|depend(?:s|ing) on|as long as|subject to"
    r"|(?:rather not|cannot|can['’]t|not a) promise|no promises?|or so|not sure)\b",
    re.IGNORECASE,
)
_NO_PROMISE = re.compile(
    r"\b(?:rather not|cannot|can['’]t|not a|won['’]t) promise|no promises?\b",
    re.IGNORECASE,
)
_COMFORT = re.compile(
    r"\b(?:should|will probably) be (?:just )?(?:fine|ok(?:ay)?|all right|alright)\b",
    re.IGNORECASE,
)
_SAME = 0.5


class _Hedge(NamedTuple):
    words: str
    remark: Remark


class HedgedCommitment:
    """A date with a hedge and a condition, or comfort without a reason."""

    kind: ClassVar[FlagKind] = FlagKind.HEDGED_COMMITMENT

    def detect(self, material: FlagMaterial) -> Iterable[Flag]:
        """Return one flag for each distinct hedged promise."""
        told: list[_Hedge] = []
        for remark in material.mentions.remarks:
            if remark.about is not None:
                continue
            for words in _hedges(remark):
                if any(same_subject(words, other.words) >= _SAME for other in told):
                    continue
                told.append(_Hedge(words, remark))
                yield self._flag(told[-1], material)

    def _flag(self, hedge: _Hedge, material: FlagMaterial) -> Flag:
        words, remark = hedge
        speaker = material.view.people.resolve(remark.speaker)
        return raise_flag(
            self.kind,
            short_phrase(words),
            remark.dated,
            title=short_phrase(words),
            severity=Severity.MEDIUM,
            why=(
                f"Said on {remark.dated} with a hedge and a condition; it is no "
                "promise and must not be reported as one."
            ),
            question=f"{call(speaker)}, can this be promised, and what does it depend "
            "on?",
            evidence=[remark.cite(words), Computed(rule="hedged date or comfort")],
            owner=speaker,
        )


def _hedges(remark: Remark) -> Iterator[str]:
    sentences = split(remark.text)
    for number, sentence in enumerate(sentences):
        if sentence.text.rstrip().endswith("?") or sentence.box is not None:
            continue
        after = sentences[number + 1].text if number + 1 < len(sentences) else ""
        if _is_hedged(sentence, after):
            yield sentence.text


def _is_hedged(sentence: Sentence, after: str) -> bool:
    text = sentence.text
    if _COMFORT.search(text):
        return not is_negated(text)
    dated = any(True for _ in days_in(text)) or any(
        True for _ in weekdays_in(text, frozenset())
    )
    dated = dated or any(True for _ in months_in(text, frozenset()))
    dated = dated or re.search(r"\bthe \d{1,2}(?:st|nd|rd|th)\b", text) is not None
    doubted = (
        _DOUBT.search(text) or _DOUBT.match(after.lstrip()) or _NO_PROMISE.search(after)
    )
    return bool(dated and _HEDGE.search(text) and doubted)
