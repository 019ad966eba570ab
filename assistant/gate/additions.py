"""Every word that means something is the evidence's: nothing is added in prose.

Names at the head of a sentence, judgements, endorsements, extents, clauses of one's
own: whatever is said in words that no quote, value or template holds needs a look.
"""

from __future__ import annotations

from functools import lru_cache

from assistant.domain.drafts import Verdict
from assistant.gate.frames import framed
from assistant.gate.lexicon import COLOURS, EMPTY, HEDGES, NEGATIONS, QUANTIFIERS
from assistant.gate.sentence import Sentence, Token
from assistant.gate.status import statuses_in, statuses_of
from assistant.gate.support import Fault, Ground, Support, ground
from assistant.gate.verbs import root

_CHECKED_ELSEWHERE = NEGATIONS | QUANTIFIERS.keys() | COLOURS.keys()
_MOST_NAMED = 6
_TIMES = frozenset({"once", "twice", "double", "thrice"})


def check(sentence: Sentence, support: Support) -> list[Fault]:
    """Find the words that neither the evidence nor a template of ours says."""
    known = ground(support)
    ours = framed(sentence, known)
    unknown = [
        token
        for token in (*sentence.rest, *_times(sentence))
        if token not in ours and not _is_said(token, sentence, known)
    ]
    if not unknown:
        return []
    words = " ".join(token.text for token in unknown[:_MOST_NAMED])
    reason = f"nothing in the evidence says {words!r}"
    return [Fault(words, reason, Verdict.NEEDS_REVIEW)]


def _times(sentence: Sentence) -> list[Token]:
    """Words that say how often, which a number of other things does not carry."""
    free = set(sentence.rest)
    return [t for t in sentence.tokens if t.folded in _TIMES and t not in free]


def _is_said(token: Token, sentence: Sentence, known: Ground) -> bool:
    word = token.folded
    if word in EMPTY or word in _CHECKED_ELSEWHERE or word in known.words:
        return True
    if word.endswith("n't") or token.stem in known.stems:
        return word not in _TIMES
    if _is_carried_status(token, sentence, known):
        return True
    if word in HEDGES and not known.words.isdisjoint(HEDGES):
        return True
    if root(word) in _roots(known.words):
        return True
    parts = [part for part in word.replace("'", "-").split("-") if part != "s"]
    return "-" in word and all(p in EMPTY or p in known.words for p in parts)


def _is_carried_status(token: Token, sentence: Sentence, known: Ground) -> bool:
    """Whether the word is a status that the evidence says in another word."""
    groups = {
        group
        for word, group in statuses_in(sentence.plain)
        if token.folded in word.casefold().split()
    }
    return bool(groups) and groups <= statuses_of(known)


@lru_cache(maxsize=512)
def _roots(words: frozenset[str]) -> frozenset[str]:
    return frozenset(root(word) for word in words)
