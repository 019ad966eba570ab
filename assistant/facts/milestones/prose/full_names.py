"""Milestones that are named in full and said to be met: "Kitchen ready is met"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assistant.extract.dates.words import same_length_fold
from assistant.facts.milestones.prose.predicates import Reached
from assistant.facts.milestones.prose.said import Outcome

_MET = r"(?:met|reached|achieved|hit|passed|done|complete(?:d)?|closed|made|ticked off)"
_ADVERB = (
    r"(?: (?!(?:near|hard|bare|on|part|most|virtual|practical)ly)(?:now|also|\w+ly))*"
)
_IS = rf"(?:is|are|was|got|['’]s|(?:has|have|had){_ADVERB} been){_ADVERB}"
_BEHIND = rf"\W{{0,4}}(?:{_IS}|[:=–—-]|->|→)\s*{_MET}\b(?! by (?:then|the end)\b)"
_BEFORE = (
    r"\b(?:met|reached|achieved|hit|passed|closed|ticked off)"
    r" (?:our |the |this )?(?:milestone |gate )?\W{0,2}"
)
_ALONE = (
    r"(?=\W*$|\W*[,.;:!()✅🎉]|\W+(?:on|in|at|by|and|with|without|yesterday|today|last|this"
    r"|for|as|too|now|one|two|a|early|late|but|so|\d+)\b)"
)
"""What may follow a name that is not the first word of another: no "board" or "fee"."""


class FullNames:
    """Hears that a milestone is met, whose name in full a sentence says."""

    def __init__(self, titles: Iterable[str]) -> None:
        self._met = {title: _met(title) for title in titles}

    def read(self, text: str) -> Iterator[Reached]:
        """Yield the milestones of which the sentence says that they are met."""
        folded = same_length_fold(text)
        for title, met in self._met.items():
            found = met.search(folded)
            if found:
                yield Reached(title, Outcome.MET, found.end())


def _met(title: str) -> re.Pattern[str]:
    words = re.findall(r"\w+", same_length_fold(title))
    name = r"\W{1,3}".join(map(re.escape, words)) or r"(?!)"
    no = r"(?<!not )(?<!never )(?<!n['’]t )"
    return re.compile(rf"\b{name}\b{_BEHIND}|{no}{_BEFORE}{name}\b{_ALONE}")
