"""A word is not turned into its opposite."""

from __future__ import annotations

from assistant.domain.drafts import Verdict
from assistant.gate.lexicon import EXCEEDED, KEPT, OPPOSITES
from assistant.gate.sentence import Sentence, Token
from assistant.gate.support import Fault, Support, ground

_SIDES = tuple(
    (frozenset(mine.split()), frozenset(theirs.split()))
    for pair in OPPOSITES
    for mine, theirs in (pair, pair[::-1])
)

_LINKS = frozenset({"the", "its", "our", "their", "a", "an", "of", "than", "agreed"})


def check(sentence: Sentence, support: Support) -> list[Fault]:
    """Find words whose opposite, and not themselves, stands in the evidence."""
    known = ground(support).words
    faults = []
    for mine, theirs in _SIDES:
        said = [token for token in sentence.rest if token.folded in mine]
        against = sorted(theirs & known)
        unsaid = mine.isdisjoint(known) and theirs.isdisjoint(sentence.words)
        if said and against and unsaid:
            faults.append(
                Fault(
                    said[0].text,
                    f"{said[0].text!r}, but the evidence says {against[0]!r}",
                    Verdict.NEEDS_REVIEW,
                )
            )
    return [*faults, *_compared(sentence, support)]


def _compared(sentence: Sentence, support: Support) -> list[Fault]:
    """Find `within budget` where the evidence says only `above budget`."""
    theirs: dict[tuple[bool, str], str] = {}
    for text in ground(support).texts:
        theirs.update(_measures(text))
    return [
        Fault(words, f"{words!r}, but the evidence says {theirs[not more, measure]!r}")
        for (more, measure), words in _measures(sentence).items()
        if (more, measure) not in theirs and (not more, measure) in theirs
    ]


def _measures(sentence: Sentence) -> dict[tuple[bool, str], str]:
    """Return what is measured, with whether it is exceeded, and the words for it."""
    found = {}
    waiting: Token | None = None
    for token in sentence.tokens:
        if token.folded in EXCEEDED | KEPT:
            waiting = token
        elif waiting and token.folded not in _LINKS:
            more = waiting.folded in EXCEEDED
            found[more, token.stem] = sentence.plain[waiting.start : token.end]
            waiting = None
    return found
