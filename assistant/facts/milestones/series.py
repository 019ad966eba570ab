"""Milestones that only a number sets apart: a name without it means the next one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from assistant.domain.people import fold
from assistant.facts.milestones.names import name_of
from assistant.facts.sameness.stems import stems

_NUMBER = re.compile(r"\b\d{1,2}\b")
_WORD = re.compile(r"[^\W_]+")
_SEVERAL = frozenset({"both", "all", "each", "every", "either", "two", "three"})
_SPELLED = {
    1: "one first 1st i",
    2: "two second 2nd ii",
    3: "three third 3rd iii",
    4: "four fourth 4th iv",
    5: "five fifth 5th v",
}


def without_later(
    titles: Iterable[str], text: str, due: Mapping[str, date]
) -> set[str]:
    """Leave out the later ones of a series that the text names without a number.

    `due` are the days of all that are not met. "The trial" is trial 1 as long as that
    is to come or late, and no word on trial 2; "both trials" are both.
    """
    said = _WORD.findall(fold(text))
    return {title for title in titles if not _is_later(title, said, due)}


def _is_later(title: str, said: list[str], due: Mapping[str, date]) -> bool:
    numbers = _NUMBER.findall(name_of(title).flat)
    mine = due.get(title)
    if not numbers or mine is None or _counts(numbers[-1], title, said):
        return False
    return any(
        day < mine and other != title and stems(other) == stems(title)
        for other, day in due.items()
        if _NUMBER.search(name_of(other).flat)
    )


def _counts(number: str, title: str, said: list[str]) -> bool:
    """Whether the words give the number, or speak of several."""
    spelled = {number, *_SPELLED.get(int(number), "").split()}
    heads = {word for word in _WORD.findall(fold(title)) if not word.isdecimal()}
    several = {f"{word}s" for word in heads} | (_SEVERAL - spelled)
    return not (spelled | several).isdisjoint(said)
