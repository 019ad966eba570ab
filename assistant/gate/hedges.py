"""A guess stays a guess."""

from __future__ import annotations

from assistant.domain.drafts import Verdict
from assistant.gate.lexicon import GLUE, HEDGES, REPORTING, UNCERTAIN
from assistant.gate.sentence import Sentence, Token
from assistant.gate.support import Fault, Support, ground

_REACH = 6
_SHARED = 0.75


def check(sentence: Sentence, support: Support) -> list[Fault]:
    """Find evidence that says should, might or probably where the claim is certain."""
    if not sentence.words.isdisjoint(HEDGES | REPORTING):
        return []
    faults = []
    for quote in ground(support).quotes:
        for hedge, words in hedged(quote):
            if not _shared(words, sentence) or _certain_elsewhere(words, support):
                continue
            faults.append(
                Fault(
                    hedge.text,
                    f"the evidence says only {hedge.text!r}",
                    Verdict.NEEDS_REVIEW,
                )
            )
    return faults[:1]


def hedged(sentence: Sentence) -> list[tuple[Token, list[str]]]:
    """Return each hedge with the stems of the content words after it."""
    found = []
    for place, token in enumerate(sentence.tokens):
        if token.folded in UNCERTAIN:
            following = _clause_after(sentence, place)
            words = [t.stem for t in following if t.folded not in GLUE | HEDGES]
            if words:
                found.append((token, words))
    return found


def _clause_after(sentence: Sentence, place: int) -> list[Token]:
    """The next words after a hedge, to the end of its clause."""
    following: list[Token] = []
    end = sentence.tokens[place].end
    for token in sentence.tokens[place + 1 : place + 1 + _REACH]:
        if any(c in ",;.:!?\n" for c in sentence.plain[end : token.start]):
            break
        following.append(token)
        end = token.end
    return following


def _shared(words: list[str], sentence: Sentence) -> bool:
    return sum(word in sentence.stems for word in words) / len(words) >= _SHARED


def _certain_elsewhere(words: list[str], support: Support) -> bool:
    """Whether another quote or value says the same without a hedge."""
    return any(
        text.words.isdisjoint(HEDGES) and all(word in text.stems for word in words)
        for text in ground(support).texts
    )
