"""Ids that are written with another mark, or none, between letters and number."""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterable, Mapping

_APART = re.compile(r"(?<![\w-])([^\W\d_][^\W_]*?)[_ \u00a0#]{0,2}(\d+)(?![\w-])")

_NUMBERED = re.compile(r"(?:[^\s#]*#)?(\d+)")
_ENDS = re.compile(r"(\d+)\Z")
_UNIT = (
    r"(?!\w|[.,:/-]\d| ?%| (?:days?|weeks?|months?|years?|hours?|minutes?|people|per|of"
    r"|percent|points?|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*)"
)
_BY_NOUN = re.compile(
    r"(?i)(?<![\w-])(?P<noun>tickets?|cards?|issues?|bugs?|defects?|work items?"
    r"|user story)(?: (?:no\.?|number|nr\.?|id))? ?(?P<mark>#?)(?P<number>\d+)" + _UNIT
)
_BY_MARK = re.compile(r"(?<![\w#&/-])#(\d+)(?!\w)")


def numbered(keys: Iterable[str]) -> Mapping[str, str]:
    """Return the key that each number means: `#12`, `yard#12` or `12` itself.

    None where two records have the number.
    """
    found: dict[str, set[str]] = {}
    for key in keys:
        if number := _NUMBERED.fullmatch(key):
            found.setdefault(number[1], set()).add(key)
    return {one: min(names) for one, names in found.items() if len(names) == 1}


def with_numbers(text: str, keys: Iterable[str]) -> str:
    """Return the text with `ticket 12`, `card #12` and `#12` as the key of that number.

    A log's `I-12` is an issue 12 as well: then the number alone means neither.
    """
    keys = set(keys)
    known = numbered(keys)
    marked = with_marks(text, keys, known)
    return _BY_MARK.sub(lambda one: known.get(one[1], one[0]), marked)


def with_marks(text: str, keys: Collection[str], known: Mapping[str, str]) -> str:
    """Return the text with `ticket 12` and `card #12` as `#12`, of `known` numbers.

    A number alone is marked where it is a key.
    """
    if not known:
        return text
    if known.get(alone := text.strip()) == alone:
        return f"#{alone}"
    others = {
        end[1].lstrip("0")
        for key in keys
        if key not in known.values() and (end := _ENDS.search(key))
    }

    def marked(found: re.Match[str]) -> str:
        number, log = found["number"], found["noun"].casefold().startswith("issue")
        unclear = log and not found["mark"] and number.lstrip("0") in others
        return found[0] if unclear or number not in known else f"#{number}"

    return _BY_NOUN.sub(marked, text)


def numbers_in(text: str, known: Mapping[str, str]) -> set[str]:
    """Return the keys, in lower case, of the numbers that a text names as `#12`."""
    found = (known.get(number) for number in _BY_MARK.findall(text))
    return {key.casefold() for key in found if key}


def with_dashes(text: str, known: Container[str]) -> str:
    """Return the text with `ABC_12`, `ABC 12` and `abc12` as the known `ABC-12`.

    `known` are ids in lower case; what is none of them stays as it is.
    """

    def dashed(found: re.Match[str]) -> str:
        as_key = f"{found[1]}-{found[2]}"
        known_as = found[0].casefold() in known
        return found[0] if known_as or as_key.casefold() not in known else as_key

    return _APART.sub(dashed, text)
