"""Dates, counts and lists as people write them."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from datetime import date

import numpy as np

from assistant.extract.text.sentences import sentences
from assistant.extract.text.side_clauses import without_side_clauses

_SMALL = (
    "no one two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905
)
_WEEK = 5
_BULLET = re.compile(r"^(?:[-*•]|\d+[.)])\s+(?:\[[ xX]\]\s+)?")
_ISO = re.compile(r"\b\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\b")
_LIMIT = re.compile(r"\s*\(limit [^)]*\)|[;,]\s*limit [^);]*(?=[);])")
_MARKS = re.compile(r"\*\*|__|`")
_CLAUSE_END = re.compile(r"[,;:](?=\s)|\s[–—-](?=\s)")
_CUT = " …"
_WHOLE = 180
"""Characters up to which words that were said are told to their end."""
_LEAST_KEPT = 0.45
"""Of what there is room for, how much a cut between clauses must keep."""
_DANGLING = re.compile(
    r"(?:[\s,;:–—-]+(?:and|or|but|nor|so|as|than|that|which|who|whose|when|where|while"
    r"|if|unless|because|to|of|in|on|at|by|for|from|with|without|into|over|under|per"
    r"|a|an|the|its|their|our|his|her|my|your|this|these|those|is|are|was|were|be|been"
    r"|will|would|can|could|shall|should|may|might|must|has|have|had|do|does|did|not|no"
    r"|only|other|it|we|they|he|she|I)(?=\s|\Z))+\s*\Z",
    re.IGNORECASE,
)
"""Words that promise another one: a text never breaks off behind them."""


AMONG = ", among others"
"""Behind what leads a list that names only what its reader may hear of."""


def iso_day(text: str | None) -> date | None:
    """Return the day that is written as YYYY-MM-DD, or None."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def day(when: date, as_of: date) -> str:
    """Return `4 September`, with the year where it is not the reader's."""
    text = f"{when.day} {when:%B}"
    return text if when.year == as_of.year else f"{text} {when.year}"


def count(number: int, one: str, many: str | None = None) -> str:
    """Return `one ticket`, `six tickets`, `14 tickets`."""
    return f"{number_word(number)} {one if number == 1 else many or one + 's'}"


def number_word(number: int) -> str:
    """Return the number in words up to twelve, as figures above."""
    return _SMALL[number] if 0 <= number < len(_SMALL) else f"{number:,}"


def listing(parts: Sequence[str]) -> str:
    """Join with commas and `and`; with semicolons where parts hold commas."""
    *most, last = parts or [""]
    if not most:
        return last
    if any("," in part for part in parts):
        return f"{'; '.join(most)}; and {last}"
    return f"{', '.join(most)} and {last}"


def they_are(names: Sequence[str]) -> str:
    """Name several, or one whose name may be a plural, as the subject of a sentence."""
    is_one = len(names) == 1 and not names[0].endswith("s")
    return f"{listing(names)} {'is' if is_one else 'are'}"


def sentence(text: str) -> str:
    """Begin with a capital and end with a full stop, also inside a closing quote."""
    text = text.strip()
    if not text:
        return text
    text = text[0].upper() + text[1:]
    return text if text.rstrip("”’\"'")[-1:] in {*".!?…"} else f"{text}."


def spoken(text: str, as_of: date) -> str:
    """Return a rule's words for a reader: dates as people write them, no limits."""
    dated = _ISO.sub(lambda found: day(date.fromisoformat(found[0]), as_of), text)
    return _LIMIT.sub("", dated).strip()


def shortened(text: str, longest: int) -> str:
    """Return the text without its side clauses where it is longer.

    A sentence stays whole; only what is far longer is cut with an ellipsis, between
    clauses where that keeps enough of what there is room for, else between words, and
    never behind one that leads to another.
    """
    text = without_side_clauses(text, longest)
    if len(text) <= max(longest, _WHOLE):
        return text
    cut = textwrap.shorten(text, longest, placeholder=_CUT)
    if not cut.endswith(_CUT) or text.endswith(_CUT):
        return cut
    ends = [match.start() for match in _CLAUSE_END.finditer(cut)]
    if ends and ends[-1] >= longest * _LEAST_KEPT:
        return cut[: ends[-1]] + _CUT
    kept = cut.removesuffix(_CUT)
    return (_DANGLING.sub("", kept) or kept) + _CUT


def first_sentences(text: str, longest: int) -> str:
    """Return as many whole sentences as fit; the first one in any case.

    A sentence ends neither behind an initial nor within somebody's words.
    """
    kept, parts = "", list[str]()
    for part in sentences(text):
        if parts and _is_quoting(parts[-1]):
            parts[-1] = f"{parts[-1]} {part}"
        else:
            parts.append(part)
    for part in parts:
        if kept and len(kept) + len(part) > longest:
            break
        kept = f"{kept} {part}".strip()
    return kept


def _is_quoting(text: str) -> bool:
    """Whether a quotation in the text is still open."""
    return text.count("“") > text.count("”")


def working_days(start: date, end: date) -> int:
    """Return the working days (Monday to Friday) from one day to the other."""
    return int(np.busday_count(start, end))


def duration(days: int) -> str:
    """Return a number of working days as `two days`, `a week`, `three weeks`."""
    days = abs(days)
    weeks, rest = divmod(days, _WEEK)
    if rest == 0 and weeks:
        return "a week" if weeks == 1 else f"{number_word(weeks)} weeks"
    return count(days, "working day")


def plain(text: str) -> str:
    """Return words of a source without Markdown marks, checkbox or bullet."""
    text = _BULLET.sub("", " ".join(text.split()))
    return _MARKS.sub("", text).strip()
