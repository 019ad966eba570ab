"""A number keeps its noun: wave 3 is not wave 16, two items are not two risks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.gate.amounts import Amount
from assistant.gate.lexicon import GLUE
from assistant.gate.numbers import agrees
from assistant.gate.sentence import Sentence, stem
from assistant.gate.support import Fault, Ground, Support, ground

_BEFORE = re.compile(r"([A-Z][^\W\d_]{1,30})\s\Z")
_LONGEST = 32
_SHARED = 5
"""Letters that two forms of a word have in common at least."""


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
    return [*faults, *_miscounted(sentence, known)]


def _miscounted(sentence: Sentence, known: Ground) -> Iterator[Fault]:
    """Find counts of a thing that the evidence counts otherwise."""
    for amount in sentence.amounts:
        thing = _thing(amount, sentence)
        if thing is None or amount.unit:
            continue
        others = [
            other
            for text in known.texts
            for other in text.amounts
            if _thing(other, text) == thing
        ]
        if others and not any(
            agrees(amount, other)
            for text in known.texts
            for other in text.amounts
            if other in others or _spoken_of(thing, other, text)
        ):
            reason = f"the evidence counts {others[0].words!r} of these"
            yield Fault(amount.words, reason)


def _spoken_of(thing: str, amount: Amount, text: Sentence) -> bool:
    """Whether the number's own sentence has the word in another form.

    `870 people have been infected` counts infections.
    """
    start = max(text.plain.rfind(mark, 0, amount.start) for mark in (". ", "; ", "\n"))
    ends = [text.plain.find(mark, amount.end) for mark in (". ", "; ", "\n")]
    end = min((place for place in ends if place >= 0), default=len(text.plain))
    shared = thing[: max(_SHARED, len(thing) - 3)]
    return any(
        start < token.start < end
        and thing not in {token.folded, token.stem}
        and token.stem.startswith(shared)
        for token in text.tokens
    )


def _thing(amount: Amount, sentence: Sentence) -> str | None:
    """The word directly after a number, as its stem."""
    following = next((t for t in sentence.tokens if t.start >= amount.end), None)
    if following is None or following.folded in GLUE:
        return None
    between = sentence.plain[amount.end : following.start]
    return following.stem if between in {" ", "-"} else None


def _named(amount: Amount, text: str) -> str | None:
    """The capitalised word directly before a number, as its stem."""
    match = _BEFORE.search(text[max(0, amount.start - _LONGEST) : amount.start])
    if match is None or match[1].casefold() in GLUE:
        return None
    return stem(match[1])
