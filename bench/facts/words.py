"""Titles and sentences of a project, in words as unevenly common as people's."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from itertools import accumulate

from assistant.evidence.static import MODEL

_SHORTEST, _LONGEST = 4, 11
_VOCABULARY = 8_000
_RARER = 0.7
"""The exponent with which a word's rank makes it rarer; 1 is Zipf's law."""
_FEW = 40
"""Added to the rank, so that titles do not share a handful of words."""

_TEMPLATES = (
    "{who} said {title} should be ready by {day} if the {word} {word} arrives.",
    "{title} will be delivered on {day}.",
    "{title} is on track for {day}.",
    "We decided to {word} the {word} {word} before {day}.",
    "- [ ] {who}: {word} the {word} {word} by {day}",
    "{key} is blocked, because the {word} {word} failed again.",
    "{who} finished {title} yesterday.",
    "There is a risk that the {word} {word} is late and the {word} slips.",
    "Hopefully {who} can close {key} by {day}, assuming the {word} holds.",
    "Realistically {title} is done by {later}.",
    "Only {who} knows how the {word} {word} works.",
    "{title} moved from {day} to {later}.",
)
_CHATTER = (
    "The {word} {word} was shown to {who}, and the {word} looked better than before.",
    "{who} asked about the {word} and the {word} of the {word} {word}.",
    "Somebody found a {word} in the {word} {word}, and it was put back.",
    "The {word} took longer than the {word}, which surprised {who}.",
    "More about the {word} {word} {word} in the next call.",
)
_SAYING = 0.4
"""Share of sentences that say something of a ticket, a day or a person."""


class Words:
    """Words, titles and sentences, the same for the same seed."""

    def __init__(self, seed: int, people: Sequence[str]) -> None:
        self.chance = random.Random(seed)  # noqa: S311  figures, no secrets
        self._people = people

    def words(self, count: int) -> list[str]:
        """Return words, common ones more often."""
        words, weights = _vocabulary()
        return self.chance.choices(words, cum_weights=weights, k=count)

    def title(self) -> str:
        """Return a title of three to seven words."""
        return " ".join(self.words(self.chance.randrange(3, 8))).capitalize()

    def person(self) -> str:
        """Return somebody of the project."""
        return self.chance.choice(self._people)

    def day(self, after: date, most: int = 60) -> date:
        """Return a day to come."""
        return after + timedelta(days=self.chance.randrange(1, most))

    def sentence(self, said_on: date, ticket: tuple[str, str]) -> str:
        """Return what somebody says; `ticket` is the key and title it may be about."""
        is_telling = self.chance.random() < _SAYING
        text = self.chance.choice(_TEMPLATES if is_telling else _CHATTER)
        for word in self.words(text.count("{word}")):
            text = text.replace("{word}", word, 1)
        day = self.day(said_on)
        return text.format(
            who=self.person(),
            key=ticket[0],
            title=ticket[1],
            day=f"{day.day} {day:%B %Y}",
            later=f"{(later := day + timedelta(days=21)).day} {later:%B %Y}",
        )


@cache
def _vocabulary() -> tuple[Sequence[str], Sequence[float]]:
    """Return words of the embedding model, and the sums of their weights."""
    data = json.loads((MODEL / "tokenizer.json").read_text(encoding="utf-8"))
    known = sorted(data["model"]["vocab"].items(), key=lambda pair: pair[1])
    words = [
        word
        for word, _ in known
        if word.isalpha() and word.isascii() and _SHORTEST <= len(word) <= _LONGEST
    ][:_VOCABULARY]
    weights = ((rank + _FEW) ** -_RARER for rank in range(len(words)))
    return words, list(accumulate(weights))
