"""Nouns made of a verb and a particle: `the sign-off`, `signing off`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from assistant.domain.people import fold

_PARTICLES = "(back|down|in|off|out|over|up)"
_NOUN = re.compile(rf"\b([a-z]{{3,}})-{_PARTICLES}\b")
_VERB = re.compile(rf"\b([a-z]{{3,}})[ -]{_PARTICLES}\b(?![ -]{_PARTICLES}\b)")


class Compounds:
    """The nouns of that kind which a project writes with a hyphen.

    Only where it has such a noun are verb and particle one word, for by itself many a
    verb with a particle (`find out`) says nothing of what the work is about.
    """

    def __init__(self, stem: Callable[[str], str]) -> None:
        self._stem = stem
        self._known: set[str] = set()

    def learn(self, texts: Iterable[str]) -> None:
        """Note the nouns that the texts write."""
        for text in texts:
            found = _NOUN.finditer(fold(text))
            self._known.update(self._stem(one[1]) + one[2] for one in found)

    def joined(self, text: str) -> str:
        """Return the folded text with each known compound in one spelling."""

        def one_word(match: re.Match[str]) -> str:
            word = self._stem(match[1]) + match[2]
            return word if word in self._known else match[0]

        return _VERB.sub(one_word, fold(text))
