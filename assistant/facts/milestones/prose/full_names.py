"""Milestones that are named in full and said to be met: "Kitchen ready is met"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assistant.extract.dates.words import WEEKDAYS, either, same_length_fold
from assistant.facts.milestones.prose.met import ITSELF
from assistant.facts.milestones.prose.predicates import Reached
from assistant.facts.milestones.prose.said import Outcome

_MET = r"(?:met|reached|achieved|hit|passed|done|complete(?:d)?|closed|made|ticked off)"
_ADVERB = (
    r"(?: (?!(?:near|hard|bare|on|part|most|virtual|practical)ly)(?:now|also|\w+ly))*"
)
_IS = rf"(?:is|are|was|got|['’]s|(?:has|have|had){_ADVERB} been){_ADVERB}"
_BEHIND = (
    rf"\W{{0,4}}(?:{_IS}|[:=–—-]|->|→)\s*(?:(?:the )?(?:milestone|gate) (?:{_IS} )?)?"
    rf"{_MET}\b(?! by (?:then|the end|{either(WEEKDAYS)}|next)\b)"
)
_BEFORE = (
    r"\b(?:(?:met|reached|achieved|hit|passed|closed|ticked off)"
    r" (?:our |the |this )?(?:milestone |gate )?"
    rf"|(?:milestone|gate) (?:{_IS} )?(?:met|reached|achieved|passed|done): (?:the )?)"
    r"\W{0,2}"
)
_LED = re.compile(
    r"\b(?P<head>[^\W\d_][\w-]*) (?:for|of|about|behind|before|after) (?:the |our )?$"
)
_SOME = re.compile(
    r" (?:for (?!good\b|all\b|the whole\b|now\b)|on paper\b|by (?:only|just)\b"
    r"|except\b|apart from\b)"
)
_ALONE = (
    r"(?=\W*$|\W*[,.;:!()✅🎉]|\W+(?:on|in|at|by|and|with|without|yesterday|today|last"
    r"|this"
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
            if found and not _is_of_part(folded, found):
                yield Reached(title, Outcome.MET, found.end())


def _is_of_part(text: str, found: re.Match[str]) -> bool:
    """Whether it is said of a thing of the milestone, or for some: "half of M2 is"."""
    led = _LED.search(text[: found.start()])
    return bool(
        (led and (led["head"] == "part" or not ITSELF.fullmatch(led["head"])))
        or _SOME.match(text, found.end())
    )


def _met(title: str) -> re.Pattern[str]:
    words = re.findall(r"\w+", same_length_fold(title))
    name = r"\W{1,3}".join(map(re.escape, words)) or r"(?!)"
    no = r"(?<!not )(?<!never )(?<!n['’]t )"
    return re.compile(rf"\b{name}\b{_BEHIND}|{no}{_BEFORE}{name}\b{_ALONE}")
