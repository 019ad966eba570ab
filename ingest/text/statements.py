"""Where one statement ends and the next begins among lines without blank lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

_MARKER = re.compile(
    r"""\s*(?:
      [-*+•‣◦▪–—]\s+\S                       # a bullet
    | \(?\d{1,3}[.)]\s+\S                    # a number
    | \[[ xX]?\]\s+\S                        # a checkbox
    | (?:AI|ACTION|TODO|DECISION|RISK|ISSUE)\b\W
    | @\w
    | [^\W\d_][\w.'’-]{0,20}(?:\s[\w.'’-]{1,20})?\s+[-–—]\s+\S   # a name and a dash
    | [*_]{0,2}[^\W\d_][\w/&'’ -]{0,30}[*_]{0,2}:[*_]{0,2}\s+\S  # a name or label
    )""",
    re.VERBOSE,
)
_SENTENCE_END = re.compile(r"[.!?…:;][)\]\"'”’*_`]*\s*$|[.!?][)\]\"'”’]*\s*\S?\W*$")
_NARROWEST = 40
"""Characters; nobody wraps prose to less, so shorter lines are lines on purpose."""

_WIDEST = 120
"""Characters; nobody wraps prose to more, so longer lines are lines on purpose."""
_RAGGED = 0.9
"""A machine fills its lines; one in which a word had room is as often not wrapped."""
_SHORT_OF_WIDTH = 0.75
_SHORT_OF_WIDTH_MID_SENTENCE = 0.6

_LINKING = (
    r"and|or|nor|but|yet|because|since|as|than|that|which|who|whom|whose|where|when|while"
    r"|if|unless|until|till|so|of|to|in|into|on|onto|at|for|from|with|without|by|about"
    r"|after|before|during|between|among|through|over|under|via|per|against|is|are|was"
    r"|were|be|been|being|am|has|have|had|does|did|will|would|can|cannot|could|shall"
    r"|should|may|might|must|not|the|a|an|its|their|our|my|your|his|her|this|these"
    r"|those|both|either|very|more|less|und|oder|aber|dass|der|die|das|et|ou|que|y|de"
)
_GOES_ON = re.compile(
    rf"\s*(?:(?-i:{_LINKING}|instead|rather|then|too|also|again|only|yesterday|next|last"
    r"|morning|afternoon|evening|night|noon|week|month|am|pm)\b"
    r"|(?i:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b|[\d(&+,;.–—-])"
)
"""How a line begins that goes on with the one above it."""
_DANGLES = re.compile(rf"(?:\b(?:{_LINKING})|[,(/&+–—-])\s*$")
"""How a line ends that the one below goes on with."""
_DAY = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|tomorrow|today"
    r"|tonight|noon|eod|eow|cob|\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?"
    r"|\d{1,2}(?:st|nd|rd|th)?(?: of)? [a-z]{3,9}|[a-z]{3,9} \d{1,2}(?:st|nd|rd|th)?"
    r"|(?:the )?\d{1,2}(?:st|nd|rd|th)|(?:the )?end of (?:the |next |this )?\w+"
    r"|next (?:week|month))"
)
_PROMISED = re.compile(
    rf"\b(?:to|will|shall|must|should|['’]ll) [a-z]+\b.* by (?:(?:next|this|the) )?"
    rf"{_DAY}\s*$",
    re.IGNORECASE,
)
"""`Ana to send the plan by Friday`: with the day all is said."""


def starts_statement(line: str) -> bool:
    """Whether a line opens with a bullet, number, label, or a name and a dash."""
    return bool(_MARKER.match(line))


def ends_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does."""
    return bool(_SENTENCE_END.search(line[-12:]))


def split_statements(
    lines: Sequence[str], *, typed: bool = False
) -> list[tuple[int, int]]:
    """Return (start, end) of every statement, ends exclusive.

    Lines that are wrapped prose stay together: a line goes on unless it ends a
    sentence, stops well short of the block's width, or the next opens like a list
    item, a label or a name. `typed` says that the lines stand as they were typed or
    wrapped by characters, so that their lengths tell lists from prose.
    """
    if not lines:
        return []
    width = max(len(line) for line in lines)
    inner = range(1, len(lines))
    starts = {n for n in inner if _breaks(lines[n - 1], lines[n], width)}
    if typed:
        open_ends = [n for n in inner if n not in starts]
        starts |= _line_by_line(lines, open_ends, width)
    cuts = [0, *sorted(starts)]
    return list(zip(cuts, [*cuts[1:], len(lines)], strict=True))


def _line_by_line(lines: Sequence[str], places: Sequence[int], width: int) -> set[int]:
    """Return the places at which a line that seems to go on is a statement by itself.

    Those are all of a block in which no line is bound to the next by a small word and
    the lines are of any length; else what follows a line that nobody wraps so late, or
    one that ends with the day of a task.
    """
    apart = [n for n in places if not _is_bound(lines[n - 1], lines[n])]
    ragged = [n for n in apart if _has_room(lines[n - 1], lines[n], width)]
    if len(apart) == len(places) and 2 * len(ragged) >= len(apart):
        return set(apart)
    return {
        n
        for n in apart
        if len(lines[n - 1]) > _WIDEST or _PROMISED.search(lines[n - 1][-_WIDEST:])
    }


def _is_bound(line: str, following: str) -> bool:
    hangs = _indent(following) > _indent(line)
    return hangs or bool(_GOES_ON.match(following) or _DANGLES.search(line[-20:]))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _has_room(line: str, following: str, width: int) -> bool:
    return len(line) > _WIDEST or _room(line, following) <= width * _RAGGED


def _breaks(line: str, following: str, width: int) -> bool:
    if width < _NARROWEST or ends_sentence(line) or starts_statement(following):
        return True
    first = following.lstrip()[:1]
    limit = _SHORT_OF_WIDTH_MID_SENTENCE if first.islower() else _SHORT_OF_WIDTH
    return _room(line, following) <= width * limit


def _room(line: str, following: str) -> int:
    """Return how long the line would be with the next one's first word."""
    first = following.split(maxsplit=1)[0] if following.strip() else ""
    return len(line.rstrip()) + 1 + len(first)
