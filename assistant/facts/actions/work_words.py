"""The words of a piece of work: its stems, the thing it is done on, its tickets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.domain.people import fold
from assistant.extract.dates.words import MONTHS, ORDINALS, WEEKDAYS
from assistant.extract.done.verbs import PAST, asked_for
from assistant.facts.actions.small_words import PLAIN, SMALL
from assistant.facts.sameness.stems import stem_of

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_TICKET = re.compile(r"\b[A-Z][A-Z0-9]+-\d+\b|(?<![\w/])#\d+\b")
_OF = {"of", "on", "for"}
_OBJECT_ENDS = re.compile(
    r"to|from|for|of|on|in|with|by|at|before|after|until|per|about|into|over|against"
    r"|and|or|that|which|who|whether|how|what|if|is|are|ready|as|so|via|since"
    rf"|{PAST}|[a-z]{{3,}}ing"
)
_PARTICIPLE = re.compile(r"[a-z]{3,}ing")
"""It ends a name, `hinges fitting the gate`, or is a part of it: `mapping table`."""


def names_object(told: frozenset[str], what: str) -> bool:
    """Whether a report names the thing on which the work is done, where there is one.

    That is the last word before a preposition: the hinges of `order sixty brass
    hinges for the gate`; of a draft or a list, also that of which it is one.
    """
    words = WORD.findall(fold(what))
    words = words[1:] if asked_for(what) and len(words) > 1 else words
    heads: set[str] = set()
    named: list[str] = []
    for word in words:
        if not _OBJECT_ENDS.fullmatch(word):
            named += [stem(word)] if carries(word) else []
            continue
        heads.update(named[-1:])
        if _PARTICIPLE.fullmatch(word):
            continue
        if len(named) > 1 or (named and word not in _OF):
            break
        named = []
    heads.update(named[-1:])
    return not heads or not heads.isdisjoint(told)


def is_other_object(report: str, what: str) -> bool:
    """Whether a report tells of another thing of that name: the cable, not the wire.

    What stands before the name in each is not in the other.
    """
    asked, told = WORD.findall(fold(what)), WORD.findall(fold(report))
    both = {stem(word) for word in asked} & {stem(word) for word in told}
    for head in both:
        mine, theirs = _before(head, asked[1:]), _before(head, told)
        if mine - both and theirs - both:
            return True
    return False


def _before(head: str, words: Sequence[str]) -> frozenset[str]:
    """Return the stems that stand right before the last use of a word."""
    places = [n for n, word in enumerate(words) if stem(word) == head]
    found: set[str] = set()
    for word in reversed(words[: places[-1]] if places else []):
        if not carries(word) or PLAIN.search(word):
            break
        found.add(stem(word))
    return frozenset(found)


def tickets_in(text: str) -> frozenset[str]:
    """Return the keys and numbers of tickets that a text names."""
    return frozenset(_TICKET.findall(text))


def title_stems(title: str) -> frozenset[str]:
    """Return the content words of a ticket's title, cut as those of an action."""
    return stems_of(WORD.findall(fold(title)), set())


def stems_of(tokens: Iterable[str], owner: set[str]) -> frozenset[str]:
    """Return the stems of the words that say something and name no owner."""
    return frozenset(stem(one) for one in tokens if carries(one) and one not in owner)


def carries(word: str) -> bool:
    """Whether a word says what a piece of work is about."""
    if len(word) < 3 or word in SMALL or word[0].isdigit():
        return False
    return word not in WEEKDAYS and word not in MONTHS and word not in ORDINALS


def stem(word: str) -> str:
    """Return what the forms of a word share: merge, merges, merging and merged."""
    return stem_of(word.replace("’", "'"))
