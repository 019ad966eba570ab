"""Whether two wordings mean the same piece of work."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from assistant.domain.findings import ActionFinding, CompletionFinding
from assistant.domain.people import fold
from assistant.extract.date_words import MONTHS, WEEKDAYS

_TICKET = re.compile(r"\b[A-Z][A-Z0-9]+-\d+\b|(?<![\w/])#\d+\b")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SMALL = frozenset(
    ["a", "an", "the", "and", "or", "but", "of", "to", "in", "on", "at", "by", "for", "with", "from", "as", "is", "are", "was", "be", "been", "has", "have", "had", "do", "does", "did", "will", "would", "can", "could", "should", "may", "might", "must", "shall", "it", "its", "he", "she", "they", "we", "i", "you", "him", "her", "them", "us", "our", "your", "their", "his", "this", "that", "these", "those", "there", "then", "so", "if", "not", "no", "yes", "still", "again", "also", "just", "maybe", "please", "some", "any", "all", "one", "two", "up", "out", "off", "about", "into", "over", "before", "after", "until", "week", "today", "tomorrow", "next", "last", "new", "old", "first", "third", "fourth", "time", "who", "what", "when", "how", "which", "whether", "ai", "action", "todo", "me", "my", "get", "got", "take", "takes", "make", "have", "having", "need", "needs", "thing", "things", "work", "running", "give", "said", "says", "promised", "owner", "ready", "whole", "find", "tell", "done", "date", "due", "look", "here", "item", "items"]
)
_ALIKE = 0.5
_CLOSE = 84


@dataclass(frozen=True, slots=True)
class Words:
    """What an action is about: its content words by stem, and ticket keys."""

    stems: frozenset[str]
    tickets: frozenset[str]
    text: str


def words_of(finding: ActionFinding | CompletionFinding) -> Words:
    """Take the content words, without people, days and small words."""
    owner = fold(finding.owner or "").split()
    if isinstance(finding, ActionFinding):
        owner += fold(finding.owner_text or "").split()
    text = f"{finding.quote} {finding.what}"
    stems = {
        stem(word)
        for word in _WORD.findall(fold(text))
        if word not in _SMALL and word not in owner and not _is_day(word)
    }
    return Words(
        frozenset(one for one in stems if len(one) > 2),
        frozenset(_TICKET.findall(text)),
        fold(finding.what),
    )


def _is_day(word: str) -> bool:
    return word in WEEKDAYS or word in MONTHS or word[:1].isdigit()


def stem(word: str) -> str:
    """Cut common English endings, so that tests, tested and testing are one."""
    for ending in ("ing", "ies", "ed", "es", "s", "'s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def same_action(
    one: ActionFinding, words: Words, other: ActionFinding, known: Words
) -> float:
    """Score from 0 (not the same) to 1; owners that differ need the same object."""
    if fold(one.quote) == fold(other.quote):
        return 1.0
    apart = _differ(one, other)
    if words.tickets and known.tickets and not words.tickets & known.tickets:
        return 0.0
    shared, least = words.stems & known.stems, min(len(words.stems), len(known.stems))
    if not least:
        return 0.0
    overlap = len(shared) / least
    ticket = bool(words.tickets & known.tickets)
    near = fuzz.token_sort_ratio(words.text, known.text) >= _CLOSE
    need = 0.75 if apart else _ALIKE
    enough = len(shared) >= (3 if apart else 2) or (len(shared) == least == 1)
    if (overlap >= need and enough) or near or (ticket and overlap >= 0.34):
        return overlap if not near else max(overlap, 0.9)
    return 0.0


def _differ(one: ActionFinding, other: ActionFinding) -> bool:
    """Whether two sayings name two different people."""
    ours, theirs = one.owner or one.owner_text, other.owner or other.owner_text
    return bool(ours and theirs and fold(ours) != fold(theirs))


def closes(
    done: CompletionFinding,
    sayings: Sequence[ActionFinding],
    words: Sequence[Words],
) -> bool:
    """Whether a report of something done speaks of this action."""
    said = words_of(done)
    owners = {one.owner for one in sayings if one.owner}
    ours = done.owner is None or not owners or done.owner in owners
    for known in words:
        shared = said.stems & known.stems
        ticket = bool(said.tickets & known.tickets)
        if ticket and ours:
            return True
        if ours and len(shared) >= 2 and len(shared) >= 0.6 * len(known.stems):
            return True
    return False
