"""What stands in a title is a name, not a statement: `Wards live` says of no ward."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.domain.drafts import Verdict
from assistant.gate.lexicon import EMPTY
from assistant.gate.sentence import Sentence
from assistant.gate.support import Fault, Support, ground, squeeze

_ENDS = " .,;:!?"
_FEWEST = 2
_CONDITION = frozenset(
    {"before", "until", "unless", "if", "without", "when", "not", "once", "or"}
)
_WORD = re.compile(r"\w+(?:['-]\w+)*")


def check(sentence: Sentence, support: Support) -> list[Fault]:
    """Find words that only a title holds, told outside of it or cut from its middle."""
    names = titles(support)
    if not names:
        return []
    known = ground(support)
    stems = support.analyse(stated(support)).stems
    covered = _covered(sentence.plain, names)
    only = [
        token
        for token in sentence.rest
        if token.folded not in EMPTY
        and token.stem in known.stems
        and token.stem not in stems
        and not any(start <= token.start < end for start, end in covered)
    ]
    if not only:
        return []
    words = " ".join(token.text for token in only)
    reason = f"only a title says {words!r}"
    return [Fault(words, reason, Verdict.NEEDS_REVIEW)]


@lru_cache(maxsize=512)
def titles(support: Support) -> tuple[str, ...]:
    """Return the quotes that a value repeats as a name, longest first.

    A quote that ends as a sentence does is a statement.
    """
    values = [squeeze(value) for value in support.values]
    found = {
        quote
        for quote in map(squeeze, support.quotes)
        if len(quote.split()) >= _FEWEST
        and quote[-1:] not in set(".!?")
        and any(quote in value for value in values)
    }
    return tuple(sorted(found, key=lambda title: (-len(title), title)))


@lru_cache(maxsize=512)
def stated(support: Support) -> str:
    """Return what quotes and values say, in lower case, without the titles in them."""
    return untitled("\n".join(text.plain for text in ground(support).texts), support)


def untitled(text: str, support: Support) -> str:
    """Return the text in lower case with its titles left out."""
    left = "\n".join(squeeze(line) for line in text.split("\n"))
    for title in titles(support):
        left = re.sub(rf"(?<!\w){re.escape(title)}(?!\w)", "\n", left)
    return left


def _covered(plain: str, names: tuple[str, ...]) -> list[tuple[int, int]]:
    """Where the text names a title, whole or by two or more words in a row."""
    words = list(_WORD.finditer(plain))
    folded = [match[0].casefold() for match in words]
    spans = []
    for name in names:
        theirs = _WORD.findall(name)
        place = 0
        while place < len(folded):
            length = _run(folded[place:], theirs)
            if length:
                spans.append((words[place].start(), words[place + length - 1].end()))
            place += max(length, 1)
    return spans


def _run(mine: list[str], theirs: list[str]) -> int:
    """How many words stand in a row in both; none if a condition is cut off."""
    longest = 0
    for first in range(len(theirs)):
        length = 0
        while (
            length < len(mine)
            and first + length < len(theirs)
            and mine[length] == theirs[first + length]
        ):
            length += 1
        cut = theirs[first + length : first + length + 1]
        whole = length == len(theirs)
        if whole or (length >= _FEWEST and _CONDITION.isdisjoint(cut)):
            longest = max(longest, length)
    return longest
