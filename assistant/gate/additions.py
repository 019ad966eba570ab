"""Sentences, causes and judgements that a wording adds to what its evidence says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.domain.drafts import Verdict
from assistant.gate.lexicon import GLUE
from assistant.gate.sentence import Sentence, Token
from assistant.gate.support import Fault, Support, ground

_PART = re.compile(
    r"(?<=[.!?])\s+|\b(?:because|due to|thanks to|owing to|as a result of|so that)\b",
    re.IGNORECASE,
)
_SHORTEST = 4
_OF_A_PART = (2, 0.5)
_OF_ALL = (3, 0.34)
"""How many words that nothing says make an addition, and what share of the words."""


def check(sentence: Sentence, support: Support) -> list[Fault]:
    """Find a part of the text, or the whole, that mostly says what nothing carries."""
    known = ground(support).stems
    parts = list(_parts(sentence))
    for tokens in parts if len(parts) > 1 else ():
        unknown = _unknown(tokens, known)
        if _is_much(unknown, tokens, _OF_A_PART):
            return [_fault(unknown)]
    everything = _content(sentence.rest)
    unknown = _unknown(everything, known)
    return [_fault(unknown)] if _is_much(unknown, everything, _OF_ALL) else []


def _parts(sentence: Sentence) -> Iterator[list[Token]]:
    ends = [found.start() for found in _PART.finditer(sentence.plain)]
    tokens = _content(sentence.rest)
    start = 0
    for end in (*ends, len(sentence.plain)):
        yield [token for token in tokens if start <= token.start < end]
        start = end


def _content(tokens: tuple[Token, ...]) -> list[Token]:
    return [t for t in tokens if t.folded not in GLUE and len(t.text) >= _SHORTEST]


def _unknown(tokens: list[Token], known: frozenset[str]) -> list[Token]:
    return [token for token in tokens if token.stem not in known]


def _is_much(
    unknown: list[Token], tokens: list[Token], least: tuple[int, float]
) -> bool:
    fewest, share = least
    return len(unknown) >= fewest and len(unknown) >= share * len(tokens)


def _fault(unknown: list[Token]) -> Fault:
    words = " ".join(token.text for token in unknown[:6])
    return Fault(words, f"nothing in the evidence says {words!r}", Verdict.NEEDS_REVIEW)
