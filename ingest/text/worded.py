"""Patterns that are looked for only where one of their words stands."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

_TWO_CASES = re.compile("[ſıİ]")
"""Letters that a pattern takes for another one, whose lower case they have not."""


@dataclass(frozen=True, slots=True)
class Worded:
    """A pattern that ignores case, and words in lower case: each match holds one."""

    words: tuple[str, ...]
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, words: str, pattern: str) -> Worded:
        """Make it of words between blanks and a pattern with free spacing."""
        return cls(
            tuple(words.split()), re.compile(pattern, re.IGNORECASE | re.VERBOSE)
        )


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Patterns of which one has to be found, looked up by their words."""

    forms: tuple[Worded, ...]
    by_word: tuple[tuple[str, tuple[Worded, ...]], ...] = field(init=False)

    def __post_init__(self) -> None:
        found: defaultdict[str, list[Worded]] = defaultdict(list)
        for form in self.forms:
            for word in form.words:
                found[word].append(form)
        listed = tuple((word, tuple(forms)) for word, forms in found.items())
        object.__setattr__(self, "by_word", listed)

    def is_in(self, text: str) -> bool:
        """Whether one of the patterns is found in the text."""
        if not text.isascii() and _TWO_CASES.search(text):
            return any(form.pattern.search(text) for form in self.forms)
        lower = text.lower()
        likely = [forms for word, forms in self.by_word if word in lower]
        if not likely:
            return False
        forms = dict.fromkeys(form.pattern for each in likely for form in each)
        return any(pattern.search(text) for pattern in forms)
