"""What only a mail that quotes it says: the quoted mail is not among the sources."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import groupby
from typing import Final

from assistant.domain.people import fold
from assistant.domain.reading import MAIL_KINDS
from assistant.domain.sourced import SourcedPassage
from assistant.gate.days import days_in, relative_days_in, weekdays_in

_MARKS: Final = re.compile(r"^(?:[ \t]*>)+[ \t]?", re.MULTILINE)
_ITEM: Final = re.compile(r"[ \t]*(?:[-*+•‣▪◦–]|\(?\d{1,2}[.)])[ \t]+\S")
_WORD: Final = re.compile(r"[^\W_]+")
_END: Final = re.compile(r"(?<=[.!?])[\"'”’)*_]*\s+")
_SAID: Final = re.compile(r".*[.!?]\W*", re.DOTALL)
_CUT: Final = re.compile(
    r"[\[<(] ?(?:\.{2,}|…|snip\w*|cut|gekürzt|truncated|trimmed)[^\])>\n]{0,20}[\])>]"
    r"|(?:\.{3}|…)\W*$|^[ \t]*(?:\.{3}|…)",
    re.IGNORECASE | re.MULTILINE,
)
"""Where a quote leaves words out, so that what is left may mean something else."""
_FROM_TODAY: Final = re.compile(
    r"\b(?:this|next|last|coming|past|following|the) "
    r"(?:day|week|month|quarter|year|sprint|weekend|morning|afternoon|evening|spring"
    r"|summer|autumn|fall|winter)\b|\b(?:in|within|for) (?:\w+ ){1,3}"
    r"(?:days?|weeks?|months?|hours?|sprints?)\b|\b(?:\w+ )(?:days?|weeks?|months?)"
    r" (?:ago|later|from now)\b|\b(?:eod|cob|eow|eom)\b|\bend of (?:the )?(?:day|week"
    r"|month|quarter|year)\b|\bthe \d{1,2}(?:st|nd|rd|th)\b",
    re.IGNORECASE,
)
_FEWEST: Final = 4
"""Fewer words are a greeting, a signature or an answer that hangs on others."""

_SHORT: Final = 40
"""Letters; where a line is shorter and the next begins with a capital, it may end."""

_OWN: Final = ""
"""The place of a mail's own words; a quote's is the passage's id."""

_Run = tuple[str, ...]


@dataclass(frozen=True)
class LoneQuotes:
    """The quoted passages of mails whose words are nowhere a mail's own.

    `read` are those that count as words of their own, `cut` those that leave words
    out, both by the passage's id; `told` are sentences of the former that stand as own
    words elsewhere all the same.
    """

    read: Mapping[str, SourcedPassage] = field(default_factory=dict)
    cut: Mapping[str, SourcedPassage] = field(default_factory=dict)
    told: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def repeats(self, piece: SourcedPassage, quote: str) -> bool:
        """Whether words of a passage are quoted from what is said elsewhere."""
        if piece.kind not in MAIL_KINDS:
            return False
        if not piece.relayed:
            return piece.passage.quoted
        words = _joined(_words(quote))
        return any(words in told for told in self.told.get(piece.id, ()))


def lone_quotes(passages: Sequence[SourcedPassage]) -> LoneQuotes:
    """Return the quotes that stand alone; of several that say the same, the first.

    A passage repeats others if most of its words do, sentence by sentence, however its
    lines are broken.
    """
    mails = [one for one in passages if one.kind in MAIL_KINDS]
    parts = {one.id: sentences for one in _quoted(mails) if (sentences := _said(one))}
    if not parts:
        return LoneQuotes()
    places = _places(mails, {run for sentences in parts.values() for run in sentences})
    cut_ids = _cut_in(mails)
    heard = {_OWN}
    read: dict[str, SourcedPassage] = {}
    cut: dict[str, SourcedPassage] = {}
    doubled: dict[str, tuple[str, ...]] = {}
    for one in _quoted(mails):
        said = parts.get(one.id, ())
        known = [run for run in said if not heard.isdisjoint(places[run])]
        if not said or 2 * sum(map(len, known)) >= sum(map(len, said)):
            continue
        if one.id in cut_ids:
            cut[one.id] = one
            continue
        read[one.id] = _heard(one)
        heard.add(one.id)
        if known:
            doubled[one.id] = tuple(map(_joined, known))
    return LoneQuotes(read, cut, doubled)


def with_lone_quotes(
    passages: Sequence[SourcedPassage], lone: LoneQuotes
) -> tuple[SourcedPassage, ...]:
    """Return the passages, those quotes that stand alone as words of their own."""
    if not lone.read:
        return tuple(passages)
    return tuple(lone.read.get(one.id, one) for one in passages)


def _heard(one: SourcedPassage) -> SourcedPassage:
    """Return the quote as its author's own words.

    Where its day is not known it stays a quote if it counts from that day: only what
    is found in its words is heard, and no day of it.
    """
    if one.passage.dated is None and _counts_from_today(one.passage.text):
        return replace(one, relayed=True)
    own = one.passage.model_copy(update={"quoted": False})
    return replace(one, passage=own, relayed=True)


def _counts_from_today(text: str) -> bool:
    """Whether it names a day that depends on the day on which it is said."""
    full = [(day.start - 12, day.end + 4) for day in days_in(text)]
    named = any(
        not any(start <= one.start < end for start, end in full)
        for one in weekdays_in(text, frozenset())
    )
    relative = any(True for _ in relative_days_in(text))
    return named or relative or _FROM_TODAY.search(text) is not None


def _quoted(mails: Iterable[SourcedPassage]) -> Iterator[SourcedPassage]:
    return (one for one in mails if one.passage.quoted)


def _cut_in(mails: Sequence[SourcedPassage]) -> frozenset[str]:
    """Return the quotes of which words are left out, all of one author's at a time."""
    found: set[str] = set()
    for (_, quoted, *_), run in groupby(mails, key=_block):
        block = list(run)
        if quoted and any(_CUT.search(one.passage.text) for one in block):
            found.update(one.id for one in block)
    return frozenset(found)


def _block(one: SourcedPassage) -> tuple[object, ...]:
    passage = one.passage
    return one.source, passage.quoted, passage.thread, passage.speaker, passage.dated


def _places(
    mails: Iterable[SourcedPassage], runs: Iterable[_Run]
) -> dict[_Run, set[str]]:
    """Return where runs of words stand: in which quotes, or in a mail's own words."""
    starts: dict[_Run, list[_Run]] = defaultdict(list)
    for run in runs:
        starts[run[:_FEWEST]].append(run)
    found: dict[_Run, set[str]] = defaultdict(set)
    for (_, place), pieces in groupby(mails, key=_place):
        words = [word for one in pieces for word in _words(one.passage.text)]
        ahead = zip(*(words[n:] for n in range(_FEWEST)), strict=False)
        for at, start in enumerate(ahead):
            for run in starts.get(start, ()):
                if tuple(words[at : at + len(run)]) == run:
                    found[run].add(place)
    return found


def _place(one: SourcedPassage) -> tuple[str, str]:
    return one.source, one.id if one.passage.quoted else _OWN


def _said(one: SourcedPassage) -> tuple[_Run, ...]:
    """Return the words of each sentence and item; greetings and names are none."""
    text = _MARKS.sub("", one.passage.text)
    stretches = (
        sentence for stretch in _stretches(text) for sentence in _END.split(stretch)
    )
    runs = (
        _words(said) for said in stretches if _SAID.match(said) or _ITEM.match(said)
    )
    return tuple(run for run in runs if len(run) >= _FEWEST)


def _stretches(text: str) -> Iterator[str]:
    """Yield list items and short lines, such as a greeting, apart from other lines."""
    held = last = ""
    for line in text.split("\n"):
        words = line.strip()
        is_short = len(last) < _SHORT and words[:1].isupper()
        if held and (_ITEM.match(line) or not words or is_short):
            yield held
            held = ""
        last = words
        held = f"{held}\n{line}" if held else line
    if held:
        yield held


@lru_cache(maxsize=131_072)
def _words(text: str) -> _Run:
    return tuple(_WORD.findall(fold(text)))


def _joined(run: _Run) -> str:
    return f" {' '.join(run)} "
