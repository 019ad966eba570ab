"""What was told so far, found by its words."""

from __future__ import annotations

from assistant.facts.sameness.stems import Weigh, even, same_subject
from assistant.facts.sameness.word_index import SubjectIndex


class Told:
    """Texts; another is among them that `same_subject` finds so like one of them."""

    def __init__(self, least: float, weigh: Weigh = even) -> None:
        self._least = least
        self._weigh = weigh
        self._texts: list[str] = []
        self._index = SubjectIndex()

    def add(self, text: str) -> None:
        """Take in a text."""
        self._texts.append(text)
        self._index.add(text)

    def __contains__(self, text: str) -> bool:
        share = self._least if self._weigh is even else 0.0
        near = map(self._texts.__getitem__, self._index.near(text, share))
        return any(
            same_subject(text, other, self._weigh) >= self._least for other in near
        )
