"""Passages cut into sentences and list items, with their places in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.domain.evidence import LONGEST_QUOTE
from assistant.domain.people import fold
from assistant.extract.dates.words import MONTHS

_BULLET = re.compile(
    r"^[ \t>]*(?:(?:[-*+•‣▪◦–]|\(?\d{1,2}[.)]|[a-z][.)])[ \t]+)?"
    r"(?P<box>\\?\[[ xX✓]?\\?\][ \t]+|[☐☑✅✔][ \t]*)?"
)
_LONGEST_SENTENCE = 1000
_LIST_START = re.compile(r"[ \t>]*(?:[-*+•‣▪◦]|\d{1,2}[.)]|\\?\[[ xX]?\\?\]|[☐☑])[ \t]")
_OWES = re.compile(
    r"[ \t]*[A-ZÀ-Þ][\w'’.-]*(?: [A-ZÀ-Þ][\w'’.-]*)?"
    r" (?:to|will|shall|should|must|needs to|has to|is to)\b"
)
"""How a line begins that gives somebody work: `Ada to order the pump`."""
_LABEL_START = re.compile(r"[ \t]*[\w.@'’ ]{1,24}?(?: ?[-–—]|:)[ \t]")
_MARKER_START = re.compile(r"[ \t]*(?:AI|ACTION|TODO|DECISION|AP|NOTE)\b")
_END = re.compile(
    r"(?:(?<![.!?…])[.!?…]++[)\"'”’*_]*|:[a-z_]+:)(?=\s+[\"'“‘(*_`@\[]*[\w])"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|approx|vs|no|nr|mr|mrs|ms|dr|st|ca|z\.b|bzw|inc|ltd|resp"
    r"|fig|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)|^\d{1,2}|\b[A-Z])\.$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\b(?:no|nr|fig)\.$", re.IGNORECASE)
"""An abbreviation before a number, and an answer or a noun before anything else."""
_ORDINAL = re.compile(r"\b\d{1,2}\.$")
_EMPHASISED = re.compile(
    r"(?P<mark>\*\*|__|~~|[*_`])(?P<inner>\S.*\S)(?P=mark)", re.DOTALL
)
_LINK = re.compile(r"\[([^\]]*)\]\([^)\s]*\)")
_MARKUP = re.compile(
    r"\*\*|__|`|~~|(?<!\w)[*_](?=\w)|(?<=[\w.!?])[*_](?!\w)|\\(?=[\[\]])"
)

_REPLY_MARK = re.compile(r"\n(?:[ \t]{0,3}>)+[ \t]?")
"""What a mail puts before each line that it quotes."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of a passage: `text` is verbatim, `core` without bullet and markup.

    `box` is True for a ticked box, False for an open one, None without; `item` says
    that the stretch is a whole list item or line of its own.
    """

    text: str
    start: int
    core: str
    box: bool | None
    item: bool

    @property
    def quote(self) -> str:
        """The shortest verbatim words: `text` without its bullet and outer marks."""
        return bare(self.text)


@lru_cache(maxsize=131_072)
def plain(text: str) -> str:
    """Return the words without Markdown emphasis, code marks and link targets.

    The marks before the lines of a quoted mail are left out as well.
    """
    words = _REPLY_MARK.sub("\n", text) if ">" in text else text
    return " ".join(_MARKUP.sub("", _LINK.sub(r"\1", words)).split())


def bare(text: str) -> str:
    """Cut bullet, number, box and the emphasis around all of it off both ends.

    What is left is verbatim in the text; a text of nothing else stays whole.
    """
    words = text[_lead(text) :].strip()
    while inner := _EMPHASISED.fullmatch(words):
        if inner["mark"] in inner["inner"]:
            break
        words = inner["inner"].strip()
    return words or text


def _lead(line: str) -> int:
    """Return where a list item's own words begin; a day of the month is no number."""
    bullet = _BULLET.match(line)
    if bullet is None:
        return 0
    word = line[bullet.end() :].split(None, 1)[:1]
    day = _ORDINAL.search(bullet[0].rstrip())
    if day and word and fold(word[0].strip(".,;:")) in MONTHS:
        return day.start()
    return bullet.end()


@lru_cache(maxsize=131_072)
def split(text: str, *, items_whole: bool = False) -> tuple[Sentence, ...]:
    """Cut a passage into lines that stand alone, and those into sentences.

    List items stay whole where `items_whole` says so, and with a box or a marker.
    """
    found: list[Sentence] = []
    for start, line in _lines(text):
        bullet = _BULLET.match(line)
        lead = _lead(line)
        box = _ticked(bullet["box"]) if bullet and bullet["box"] else None
        marked = box is not None or _MARKER_START.match(line[lead:])
        keep = (marked or (items_whole and lead)) and len(line) <= LONGEST_QUOTE
        pieces = [(0, line[lead:])] if keep else list(_sentences(line[lead:]))
        for number, (at, piece) in enumerate(pieces):
            begin = lead + at if number else 0
            whole = line[begin : lead + at + len(piece)]
            shift = len(whole) - len(whole.lstrip())
            found.append(
                Sentence(
                    text=whole.strip(),
                    start=start + begin + shift,
                    core=plain(piece),
                    box=box,
                    item=len(pieces) == 1,
                )
            )
    return tuple(one for one in found if one.core)


def sentences(words: str) -> list[str]:
    """Cut running words into sentences; an initial or an abbreviation ends none."""
    return [piece.strip() for _, piece in _sentences(words)]


def _ticked(box: str) -> bool:
    return any(mark in box for mark in "xX✓☑✅✔")


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Join lines that only wrap; keep apart those that begin something."""
    start, held = 0, ""
    place = 0
    lines = text.split("\n")
    width = max(map(len, lines))
    for line in lines:
        if held and _continues(held, line, width):
            held += f"\n{line}"
        else:
            if held.strip():
                yield start, held
            start, held = place, line
        place += len(line) + 1
    if held.strip():
        yield start, held


def _continues(before: str, line: str, width: int) -> bool:
    """Whether a line goes on with the one before it; the longest is of that width."""
    line = _REPLY_MARK.sub("\n", f"\n{line}")[1:]
    if not line.strip() or not before.strip():
        return False
    if _LIST_START.match(line) or _MARKER_START.match(line):
        return False
    last = before.rsplit("\n", 1)[-1]
    indented = line[:1] in " \t" and not before[:1].isspace()
    wrapped = len(last) >= 60 and not _LABEL_START.match(line)
    wrapped = wrapped and not _is_meant(last, line, width)
    return wrapped or (indented and bool(_LIST_START.match(before)))


def _is_meant(last: str, line: str, width: int) -> bool:
    """Whether a line begins anew: as the last did, or where its word had room."""
    if _OWES.match(last) and _OWES.match(line):
        return True
    word = line.split(None, 1)[0]
    goes_on = last.rstrip()[-1:] in {",", ";", ":", "-"} or not word[:1].isupper()
    return not goes_on and len(last.rstrip()) + 1 + len(word) <= width


def _sentences(line: str) -> Iterator[tuple[int, str]]:
    start = 0
    for end in _END.finditer(line):
        if _goes_on(line[max(start, end.end() - 12) : end.end()], line[end.end() :]):
            continue
        yield from _pieces(start, line[start : end.end()])
        start = end.end()
        while start < len(line) and line[start].isspace():
            start += 1
    if line[start:].strip():
        yield from _pieces(start, line[start:])


def _goes_on(closing: str, following: str) -> bool:
    """Whether the dot ends an abbreviation or an ordinal and no sentence."""
    if _NUMBERED.search(closing) and not following.lstrip(" #")[:1].isdigit():
        return False
    if _ABBREVIATION.search(closing):
        return True
    word = following.split(None, 1)[:1]
    named = bool(word) and (
        word[0][0].islower() or fold(word[0].strip(".,;:")) in MONTHS
    )
    return named and _ORDINAL.search(closing) is not None


def _pieces(start: int, text: str) -> Iterator[tuple[int, str]]:
    """Cut what is too long to be a sentence, so that no pattern runs away on it."""
    for place in range(0, len(text), _LONGEST_SENTENCE):
        piece = text[place : place + _LONGEST_SENTENCE]
        if piece.strip():
            yield start + place, piece
