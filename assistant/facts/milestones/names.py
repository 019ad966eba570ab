"""The names under which people speak of milestones."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from assistant.domain.people import fold
from assistant.facts.milestones.prose.event_words import event_of
from assistant.facts.sameness.stems import other_numbers, shared, stems

_ID = re.compile(r"^\W*([A-Za-z]{1,3}-?\d{1,3})\b")
_TYPE = r"(?:gate|milestone|checkpoint|phase|meilenstein|jalon|hito)"
_TYPED = re.compile(rf"\b([\w-]+) {_TYPE}\b(?! \d)|\b{_TYPE} ([\w-]+)\b")
"""Phase 2 is counted, not called by the word before it: "before they sign phase 2"."""
_END_STATE = re.compile(
    r" (?:completed?|done|finished|ready|met|closed|achieved|passed)$"
)
_TWO_WORDS = 2


@dataclass(frozen=True, slots=True)
class Name:
    """A title's parts: the id at its head, its name flat, and its content words."""

    id: str | None
    flat: str
    words: frozenset[str]


def name_of(title: str) -> Name:
    """Take a title apart; an end state ("complete") is no part of a longer name."""
    found = _ID.match(title)
    flat = _flat(title[found.end() :] if found else title)
    short = _END_STATE.sub("", flat)
    if len(short.split()) >= _TWO_WORDS:
        flat = short
    return Name(found[1].casefold() if found else None, flat, stems(flat))


def id_of(text: str) -> str | None:
    """Return the cell as the id of a milestone, if it is one (`M2`, not a number)."""
    found = _ID.fullmatch(text)
    return found[1].casefold() if found else None


class MilestoneNames:
    """Finds milestones under the names that people use for them.

    That is its id (`G4`), at the head of the title or in a column of its own, the name
    itself or all its words,
    with or without an end state ("complete"), or one word of it beside the word "gate"
    or "milestone", if no other milestone has it and it is not the verb of its event:
    many things are signed.
    """

    def __init__(
        self, titles: Iterable[str], ids: Mapping[str, str] | None = None
    ) -> None:
        self._ids = dict(ids or {})
        self._names: dict[str, str] = {}
        self._words: dict[str, frozenset[str]] = {}
        for title in titles:
            name = name_of(title)
            if name.id:
                self._ids[name.id] = title
            if name.flat:
                self._names[title] = name.flat
                self._words[title] = name.words
        self._owners = Counter(word for words in self._words.values() for word in words)

    def ids_in(self, text: str) -> set[str]:
        """Return the titles whose id the text holds."""
        tokens = set(re.findall(r"[\w-]+", text.casefold()))
        return {self._ids[token] for token in tokens & self._ids.keys()}

    def named_in(self, text: str) -> set[str]:
        """Return the titles whose id, name or words the text holds.

        The text must not count the same thing otherwise: Phase 2 is not Phase 3.
        """
        flat, words = f" {_flat(text)} ", stems(text)
        found = self.ids_in(text)
        for title, name in self._names.items():
            own = self._words[title]
            whole = f" {name} " in flat and len(name.split()) >= _TWO_WORDS
            held = len(own) >= _TWO_WORDS and own <= words
            if whole or (held and not other_numbers(title, text)):
                found.add(title)
        return found | self._typed(flat)

    def spans_in(self, text: str) -> list[tuple[int, int]]:
        """Return where names of several words stand in the folded text in full."""
        found = (_spelled(flat).finditer(text) for flat in self._names.values())
        return [one.span() for each in found for one in each]

    def telling(self, title: str, text: str) -> float:
        """Return how much of the title the text says; what others have counts less."""
        if title in self.ids_in(text):
            return float(len(self._words))
        common = shared(self._words.get(title, ()), stems(text))
        return sum(1 / self._owners[word] for word in common)

    def partly_in(self, text: str) -> set[str]:
        """Return the titles of which the text holds at least two words."""
        words = stems(text)
        return {
            title
            for title, own in self._words.items()
            if len(own & words) >= _TWO_WORDS
        }

    def holding(self, words: frozenset[str]) -> set[str]:
        """Return the titles that hold all of these stems, one at least."""
        return {
            title
            for title, own in self._words.items()
            if words and shared(words, own) == words
        }

    def _typed(self, flat: str) -> set[str]:
        found = set()
        for match in _TYPED.finditer(flat):
            word = match[1] or match[2]
            stem = stems(word)
            owners = [
                title for title, own in self._words.items() if stem and stem <= own
            ]
            if len(owners) == 1 and not _is_verb_of(owners[0], word):
                found.add(owners[0])
        return found


@lru_cache(maxsize=16_384)
def _is_verb_of(title: str, word: str) -> bool:
    """Whether the word is only the verb of the event that the title tells."""
    event = event_of(title)
    if event is None or not event.subject or event.noun.fullmatch(word):
        return False
    return bool(event.done.fullmatch(word) or event.base.fullmatch(word))


@lru_cache(maxsize=1024)
def _spelled(flat: str) -> re.Pattern[str]:
    words = flat.split()
    several = len(words) >= _TWO_WORDS
    return re.compile(r"\b" + r"\W{1,3}".join(words) + r"\b" if several else r"(?!)")


@lru_cache(maxsize=16_384)
def _flat(text: str) -> str:
    return " ".join(re.findall(r"[\w]+", fold(text)))
