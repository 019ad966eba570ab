"""A word is not turned into its opposite."""

from __future__ import annotations

from assistant.domain.drafts import Verdict
from assistant.gate.lexicon import OPPOSITES
from assistant.gate.sentence import Sentence
from assistant.gate.support import Fault, Support, ground

_SIDES = tuple(
    (frozenset(mine.split()), frozenset(theirs.split()))
    for pair in OPPOSITES
    for mine, theirs in (pair, pair[::-1])
)


def check(sentence: Sentence, support: Support) -> list[Fault]:
    """Find words whose opposite, and not themselves, stands in the evidence."""
    known = ground(support).words
    faults = []
    for mine, theirs in _SIDES:
        said = [token for token in sentence.rest if token.folded in mine]
        against = sorted(theirs & known)
        if (
            said
            and against
            and mine.isdisjoint(known)
            and theirs.isdisjoint(sentence.words)
        ):
            faults.append(
                Fault(
                    said[0].text,
                    f"{said[0].text!r}, but the evidence says {against[0]!r}",
                    Verdict.NEEDS_REVIEW,
                )
            )
    return faults
