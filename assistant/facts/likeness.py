"""Whether two wordings mean the same piece of work."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.domain.findings import ActionFinding, CompletionFinding, Strength
from assistant.domain.people import People, fold
from assistant.domain.sourced import Found
from assistant.extract.date_words import MONTHS, ORDINALS, WEEKDAYS
from assistant.extract.strength import without_owner_wanted
from assistant.facts.deliverables import are_apart, is_wish_before
from assistant.facts.same_matter import other_owners, same_matter

_TICKET = re.compile(r"\b[A-Z][A-Z0-9]+-\d+\b|(?<![\w/])#\d+\b")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_LINK = re.compile(r"\]\([^)]*\)|https?://\S+")
_SMALL = frozenset(
    [
        "a",
        "about",
        "after",
        "again",
        "ai",
        "all",
        "also",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "back",
        "be",
        "been",
        "before",
        "but",
        "by",
        "came",
        "can",
        "come",
        "could",
        "did",
        "do",
        "does",
        "done",
        "due",
        "find",
        "for",
        "from",
        "get",
        "give",
        "given",
        "go",
        "got",
        "had",
        "has",
        "have",
        "having",
        "he",
        "her",
        "here",
        "him",
        "his",
        "hour",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "item",
        "items",
        "just",
        "last",
        "look",
        "make",
        "may",
        "maybe",
        "me",
        "might",
        "month",
        "morning",
        "must",
        "my",
        "need",
        "needs",
        "new",
        "next",
        "no",
        "nobody",
        "not",
        "of",
        "off",
        "on",
        "one",
        "or",
        "our",
        "out",
        "over",
        "please",
        "promised",
        "put",
        "ready",
        "report",
        "run",
        "said",
        "say",
        "says",
        "send",
        "sent",
        "shall",
        "she",
        "should",
        "so",
        "some",
        "somebody",
        "someone",
        "still",
        "take",
        "takes",
        "tell",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "thing",
        "things",
        "third",
        "this",
        "time",
        "to",
        "today",
        "todo",
        "told",
        "tomorrow",
        "two",
        "until",
        "up",
        "us",
        "was",
        "we",
        "went",
        "week",
        "what",
        "when",
        "where",
        "whether",
        "which",
        "who",
        "whole",
        "will",
        "with",
        "work",
        "working",
        "would",
        "write",
        "written",
        "yes",
        "yesterday",
        "yet",
        "you",
        "your",
        "action",
        "first",
        "fourth",
        "second",
        "try",
        "again",
        "add",
        "check",
        "ask",
        "update",
        "follow",
    ]
)
_ENDINGS = ("ations", "ation", "ing", "ies", "ed", "es", "s", "'s", "’s")
_ENOUGH = 0.5
_LISTED = 0.9
_OTHER_HANDS = 0.9
_AFTER_WISH = 0.75
_OWN = 0.3
_OTHERS = 0.6
_SAME_TICKET = 0.8
_RARE = 4
_LITTLE_ELSE = 2
_MANY = 3
_TITLED = 0.7


@dataclass(frozen=True, slots=True)
class Words:
    """What a finding is about.

    `stems` are its content words, without people, days and words of every task;
    `core` those of its short wording; `tickets` the keys it names; `quote` its words
    without regard to case and accents.
    """

    stems: frozenset[str]
    core: frozenset[str]
    tickets: frozenset[str]
    quote: str


class Likeness:
    """Compares wordings; words that many of them share count for little."""

    def __init__(self, people: People) -> None:
        self._people = people
        self._counts: Counter[str] = Counter()
        self._total = 0

    def learn(self, findings: Iterable[ActionFinding]) -> None:
        """Count in how many sayings each word occurs."""
        for finding in findings:
            self._counts.update(self.words(finding).stems)
            self._total += 1

    def words(self, finding: ActionFinding | CompletionFinding) -> Words:
        """Take out what a finding is about."""
        said = without_owner_wanted(f"{finding.quote}\n{finding.what}")
        text = _LINK.sub(" ", said)
        owner = self._owner_words(finding)
        return Words(
            stems=_stems(_WORD.findall(fold(text)), owner),
            core=_stems(_WORD.findall(fold(finding.what)), owner),
            tickets=tickets_in(text),
            quote=fold(finding.quote),
        )

    def _owner_words(self, finding: ActionFinding | CompletionFinding) -> set[str]:
        """The owner's name in every spelling: who is no part of what."""
        words = fold(finding.owner or "").split()
        if isinstance(finding, ActionFinding):
            words += fold(finding.owner_text or "").split()
        known = (one for one in self._people.all if one.name == finding.owner)
        return {*words, *(alias for one in known for alias in one.aliases)}

    def _weight(self, stems: Iterable[str]) -> float:
        return sum(
            math.log(1 + (self._total + 1) / (1 + self._counts[one])) for one in stems
        )

    def overlap(self, one: Words, other: Words, *, whole: bool = False) -> float:
        """Return the weighted share of common words, 0 to 1.

        Of the shorter wording, or with `whole` of the longer one.
        """
        shared = one.stems & other.stems
        sizes = self._weight(one.stems), self._weight(other.stems)
        size = max(sizes) if whole else min(sizes)
        if not size or not self._enough(shared, one, other):
            return 0.0
        return min(1.0, self._weight(shared) / size)

    def _enough(self, shared: frozenset[str], one: Words, other: Words) -> bool:
        """Two common words; or one that is rare and all that a wording has."""
        if len(shared) != 1:
            return len(shared) > 1
        return self._are_rare(shared) and shared in {one.stems, other.stems}

    def _are_rare(self, stems: frozenset[str]) -> bool:
        return all(self._counts[one] <= _RARE for one in stems)

    def same(
        self,
        one: Found[ActionFinding],
        words: Words,
        other: Found[ActionFinding],
        known: Words,
    ) -> float:
        """Score two sayings, 0 where they are not the same work.

        By what they mean, by the words of their quotes or by a ticket. Two items of
        one document need most words in common, for it would hardly list the same work
        twice; to draft a thing and to send it are two pieces of work.
        """
        ours, theirs = one.finding, other.finding
        if words.quote == known.quote:
            return 1.0
        if words.tickets and known.tickets and not words.tickets & known.tickets:
            return 0.0
        taken_over = len(words.stems & known.stems) >= _MANY and _taken_over(
            ours, theirs
        )
        owners = (None, None) if taken_over else _owners(ours, theirs)
        matter = same_matter(ours.what, theirs.what, owners)
        together = one.passage.source == other.passage.source
        score = self.overlap(words, known, whole=together)
        if matter.same:
            score = max(score, matter.score)
        if not together and words.tickets & known.tickets:
            score = max(score, _SAME_TICKET)
        if matter.apart or score < _needed(one, other):
            return 0.0
        return 0.0 if are_apart(ours.what, theirs.what) else score

    def closes(
        self,
        done: Found[CompletionFinding],
        sayings: Sequence[Found[ActionFinding]],
        words: Sequence[Words],
    ) -> bool:
        """Whether a report of something done speaks of this action.

        Its owner's own report may be short; anybody else's must name most of it; a
        report of what another person did closes nothing.
        """
        owners = {one.finding.owner for one in sayings if one.finding.owner}
        doer = done.finding.owner
        if doer is not None and owners and doer not in owners:
            return False
        speaker = self._people.resolve(done.passage.passage.speaker)
        own = bool(owners & {doer, speaker})
        said = self.words(done.finding)
        return any(self._reports(said, known, own=own) for known in words)

    def finishes(self, title: str, words: Sequence[Words]) -> bool:
        """Whether a ticket's title names the action: most words of both, at least two.

        A title that only shares the subject names other work on it.
        """
        named = _stems(_WORD.findall(fold(title)), set())
        return any(
            len(named & known.core) > 1
            and min(self._covered(known.core, named), self._covered(named, known.core))
            >= _TITLED
            for known in words
        )

    def _covered(self, wanted: frozenset[str], given: frozenset[str]) -> float:
        whole = self._weight(wanted)
        return self._weight(wanted & given) / whole if whole else 0.0

    def _reports(self, said: Words, known: Words, *, own: bool) -> bool:
        if said.tickets & known.tickets:
            return True
        shared = said.stems & known.stems
        alone = own and self._are_rare(shared) and len(said.stems) <= _LITTLE_ELSE
        if not shared or (len(shared) == 1 and not alone):
            return False
        return self._covered(known.stems, said.stems) >= (_OWN if own else _OTHERS)


def tickets_in(text: str) -> frozenset[str]:
    """Return the keys and numbers of tickets that a text names."""
    return frozenset(_TICKET.findall(text))


def _stems(tokens: Iterable[str], owner: set[str]) -> frozenset[str]:
    return frozenset(stem(one) for one in tokens if _carries(one) and one not in owner)


def _carries(word: str) -> bool:
    if len(word) < 3 or word in _SMALL or word[0].isdigit():
        return False
    return word not in WEEKDAYS and word not in MONTHS and word not in ORDINALS


def stem(word: str) -> str:
    """Cut common English endings, so that tests, tested and testing are one."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def _owners(one: ActionFinding, other: ActionFinding) -> tuple[str | None, str | None]:
    return one.owner or one.owner_text, other.owner or other.owner_text


def _taken_over(one: ActionFinding, other: ActionFinding) -> bool:
    """Whether one was asked and another promised: that may be one piece of work."""
    return (one.strength is Strength.COMMITTED) != (
        other.strength is Strength.COMMITTED
    )


def _needed(one: Found[ActionFinding], other: Found[ActionFinding]) -> float:
    """How surely two sayings must be alike: the more, the likelier they are two."""
    if one.passage.source == other.passage.source:
        return _LISTED
    if other_owners(*_owners(one.finding, other.finding)):
        return _OTHER_HANDS
    wish = is_wish_before(other, one) or is_wish_before(one, other)
    return _AFTER_WISH if wish else _ENOUGH
