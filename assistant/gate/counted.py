"""A number that is part of a name keeps it: wave 3 is not wave 16."""

from __future__ import annotations

import re

from assistant.gate.amounts import Amount
from assistant.gate.lexicon import GLUE
from assistant.gate.numbers import agrees
from assistant.gate.sentence import Sentence, stem
from assistant.gate.support import Fault, Support, ground

_BEFORE = re.compile(r"([A-Z][^\W\d_]{1,30})\s\Z")
_LONGEST = 32


def check(sentence: Sentence, support: Support) -> list[Fault]:
    """Find numbers after a word that the evidence writes with other numbers only."""
    known = ground(support)
    faults = []
    for amount in sentence.amounts:
        word = _named(amount, sentence.plain)
        if word is None or amount.unit:
            continue
        others = [
            other
            for text in known.texts
            for other in text.amounts
            if _named(other, text.plain) == word
        ]
        if others and not any(agrees(amount, other) for other in others):
            reason = f"the evidence has {others[0].words!r} here, not {amount.words!r}"
            faults.append(Fault(amount.words, reason))
    return faults


def _named(amount: Amount, text: str) -> str | None:
    """The capitalised word directly before a number, as its stem."""
    match = _BEFORE.search(text[max(0, amount.start - _LONGEST) : amount.start])
    if match is None or match[1].casefold() in GLUE:
        return None
    return stem(match[1])
