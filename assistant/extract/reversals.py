"""Decisions that take an earlier one back."""

from __future__ import annotations

import re
from functools import lru_cache

_WHO = (
    r"(?:we|they|i|he|she|group|team|board|committee|steering|sponsor|council|panel"
    r"|client|customer|(?-i:[A-ZÀ-Þ][\w'’-]+))"
)
_TAKES_BACK = (
    r"(?:revers(?:ed|es?)|overturn(?:ed|s)?|overrul(?:ed|es?)|revok(?:ed|es?)"
    r"|rescind(?:ed|s)?|annul(?:led|s)?|undid|undone|undo|withdrew|withdrawn"
    r"|t(?:ook|ake|akes|aken) back|revoked|scrapped|reconsidered)"
)
_IS_BACK = (
    r"(?:reversed|overturned|overruled|revoked|rescinded|annulled|undone|withdrawn"
    r"|taken back|scrapped|aufgehoben|zuruckgenommen|annulée|revocada)"
)
_MATTER = r"(?P<{name}>(?:[^\W_][\w'’-]* ){{0,6}}?)"
_NAMED = re.compile(
    rf"\b{_WHO} (?:have |has |had |now |then |therefore |also |hereby |just )*"
    rf"{_TAKES_BACK} (?:{_MATTER.format(name='a')}(?:decision|choice|agreement)s?"
    r"(?: (?:to|on|about|of|for|that|against|in favou?r of) (?P<b>[^:;.]+))?)"
    rf"|\b{_MATTER.format(name='c')}(?:decision|choice|agreement)"
    r"(?: (?:to|on|about|of|for|that|against) (?P<d>[^:;.]+?))? (?:is|was|has been|are"
    rf"|were)(?: now| hereby| therefore)? {_IS_BACK}\b"
    r"|\b(?:we|they|i)(?: have|['’]ve)? (?:changed|change) (?:our|their|my) minds?"
    r" (?:on|about|over) (?P<e>[^:;.]+)"
    rf"|^{_MATTER.format(name='f')}decision {_IS_BACK}\b"
    r"|\b(?:revers(?:es|al of)|overturns) (?:the )?"
    rf"{_MATTER.format(name='g')}decision\b(?: (?:to|on|about|of) (?P<h>[^:;.]+))?",
    re.IGNORECASE,
)
_NO_LONGER = re.compile(
    r"\b(?:no longer|not [^.;]{1,60} any ?more)\b[^.]*\b(?:instead|but|rather|now)\b"
    r"|\bno longer\b[^.]*[;:] |\binstead\b[^.]*\bno longer\b"
    r"|\b(?:contrary to|unlike|against) (?:what (?:we|was)|our|the) (?:\w+ ){0,3}"
    r"(?:decided|agreed|decision|agreement)\b",
    re.IGNORECASE,
)
_NOT_SO = re.compile(
    r"\?\W*$|\b(?:not|never|if|unless|would|might|could|(?-i:may)|should|cannot)\b"
    r"[\w ]*$|n['’]t [\w ]*$",
    re.IGNORECASE,
)
_SMALL = re.compile(
    r"\b(?:the|our|their|my|this|that|last|previous|earlier|old|own|first|week['’]?s"
    r"|yesterday['’]?s|month['’]?s)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=16_384)
def matter_taken_back(text: str) -> str | None:
    """Return the words that name the decision which is taken back; None if none is.

    The words are empty where it is not named: "we have reversed that decision".
    """
    found = _NAMED.search(text)
    if found is None or text.rstrip(" *_").endswith("?"):
        return None
    if _NOT_SO.search(text[: found.start()]):
        return None
    parts = (part for part in found.groupdict().values() if part)
    return " ".join(_SMALL.sub(" ", " ".join(parts)).split())


@lru_cache(maxsize=16_384)
def says_no_longer(text: str) -> bool:
    """Whether it puts one way of doing a thing in the place of another."""
    return _NO_LONGER.search(text) is not None and not text.rstrip().endswith("?")
