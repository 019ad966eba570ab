"""Who has not done a thing: nobody of whom newer words say that they did."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.naming import said_in
from assistant.domain.people import fold
from assistant.facts.sameness.stems import is_negated, shared, stem_of, stems

_ASKED = re.compile(
    r"(?i)^\W*(?:and |so )?(?:who|which [\w-]+|has (?:any(?:one|body)))"
    r"(?: (?:has|have|had|did|is|are))?(?: still)?(?: not|n['’]t)(?: yet)?"
    r" (?P<verb>[^\W\d_]{3,})"
)
_NEGATED = re.compile(
    r"(?i)\b(?:has|have|had|did|does|do|is|are)(?: still)?(?: not\b|n['’]t\b)"
)
_DOUBT = re.compile(
    r"(?i)\b(?:will|would|should|must|may|might|if|when|unless|until|to)\b[^.;]*$"
)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def without_done_since(candidates: Iterable[Candidate], text: str) -> list[Candidate]:
    """Leave out who has not done it by older words, and did it by newer ones."""
    told = list(candidates)
    found = _ASKED.match(text)
    if found is None:
        return told
    verb = stem_of(fold(found["verb"]))
    return [
        one
        for one in told
        if not any(_did(other, one, verb) for other in told if other.day >= one.day)
    ]


def _did(newer: Candidate, one: Candidate, verb: str) -> bool:
    """Whether the one of whom a sentence says that they did not since did it."""
    denied = _NEGATED.search(said_in(one.unit.text))
    if newer is one or denied is None:
        return False
    said = said_in(newer.unit.text)
    done = next((w for w in _WORD.finditer(said) if stem_of(fold(w[0])) == verb), None)
    if done is None or is_negated(said) or said.rstrip('”" ').endswith("?"):
        return False
    if _DOUBT.search(said[: done.start()]):
        return False
    before = re.split(r"[:;,.“”]\s*", said_in(one.unit.text)[: denied.start()])[-1]
    who = stems(before)
    return bool(who) and shared(who, stems(said[: done.start()])) == who
