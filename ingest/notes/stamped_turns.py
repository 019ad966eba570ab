"""Transcripts whose turns open with a name and a time.

They stand in a line of their own (`Ana Díaz  0:12`, `Ana Díaz (00:12):`, `0:12 - Ana
Díaz`), or before the words (`[00:00:12] Ana Díaz: We …`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from ingest.notes.turns import Cue

_STAMP = r"(?P<time>(?:\d{1,2}:)?\d{1,3}:[0-5]\d)\s*"
_NAME = r"\s*(?P<name>[^\W\d_@]?[^\t\n|:]{0,78}?[^\s:|]|@\d+)"
_OPENING = re.compile(rf"{_NAME}(?:\t+ *| {{2,}}){_STAMP}")
_LOOSE_OPENING = re.compile(rf"{_NAME}\s+{_STAMP}")
_CLOCK = r"(?P<time>(?:\d{1,2}:)?\d{1,3}:[0-5]\d)(?:\.\d{1,3})?"
_LONG_CLOCK = r"(?P<time>\d{1,2}:[0-5]\d:[0-5]\d)(?:\.\d{1,3})?"
_PERSON = r"(?P<name>[^\W\d_][^\t\n|:<>\[\](){}]{0,58}[^\s:|<>\[\]{}])"
_OTHERS = (
    re.compile(rf"\s*{_PERSON}(?:\s*:)?\s*[(\[]{_CLOCK}[)\]]\s*:?(?P<words>)\s*"),
    re.compile(rf"\s*{_CLOCK}\s+[-–—]\s+{_PERSON}(?P<words>)\s*"),
    re.compile(
        rf"\s*[(\[]{_CLOCK}(?:\s*(?:[-–—]+>?|to)\s*[\d:.,]{{4,12}})?[)\]]\s*[-–—]?\s*"
        rf"{_PERSON}\s*:\s+(?P<words>\S.*)"
    ),
    re.compile(rf"\s*{_LONG_CLOCK}\s*[-–—]?\s*{_PERSON}\s*:\s+(?P<words>\S.*)"),
)
"""How other makers open a turn; the last two have its first words behind."""
_EVENT = re.compile(
    r".{1,80} (?:started|stopped) (?:the )?transcription\.?"
    r"|.{1,80} hat die Transkription (?:gestartet|beendet)\.?"
    r"|Transcribed by https?://otter\.ai/?",
    re.IGNORECASE,
)
_LINES = 200
_FEWEST = 2
_LONGEST_OPENING = 120
_MOST_WORDS = 5
_BEGINNING = 5 * 60 * 1000
"""A clock of two parts that begins later may be that of an agenda."""


@dataclass(frozen=True, slots=True)
class StampedTurns:
    """The turns in the order of the file, and the lines above the first."""

    head: tuple[str, ...]
    cues: tuple[Cue, ...]


@dataclass(frozen=True, slots=True)
class _Opening:
    """Who begins when, in milliseconds, and the words of the same line."""

    name: str
    time: int
    words: str = ""
    may_be_agenda: bool = False


def has_stamped_turns(lines: Sequence[str], *, loose: bool = False) -> bool:
    """Whether two or more turns open so, each with words below, times not falling.

    `loose` accepts one blank between name and time, as an agenda may have it, too.
    """
    filled = list(islice((line for line in lines if line.strip()), _LINES))
    found = [
        (n, start) for n, line in enumerate(filled) if (start := _start(line, loose))
    ]
    spoken = [
        start
        for n, start in found
        if start.words or (n + 1 < len(filled) and not _start(filled[n + 1], loose))
    ]
    times = [start.time for start in spoken]
    is_agenda = bool(spoken) and spoken[0].may_be_agenda
    return len(spoken) >= _FEWEST and times == sorted(times) and not is_agenda


def stamped_turns(lines: Sequence[str], *, loose: bool = False) -> StampedTurns:
    """Take the lines apart; notices of the program that wrote them are left out."""
    head: list[str] = []
    cues: list[Cue] = []
    speaker: str | None = None
    time: int | None = None
    paragraph: list[str] = []

    def finish() -> None:
        words = "\n".join(paragraph)
        if words and time is not None:
            cues.append(Cue(time, words, speaker, voiced=True))
        paragraph.clear()

    for line in lines:
        start = _start(line, loose)
        words = line.strip()
        if start or not words:
            finish()
        if start:
            speaker, time = start.name, start.time
            paragraph.extend(filter(None, (start.words,)))
        elif words and time is None:
            head.append(words)
        elif words and not _EVENT.fullmatch(words):
            paragraph.append(words)
    finish()
    return StampedTurns(tuple(head), tuple(cues))


def _start(line: str, loose: bool) -> _Opening | None:
    own = (_LOOSE_OPENING if loose else _OPENING).fullmatch(line[:_LONGEST_OPENING])
    if own:
        return _Opening(own["name"].strip(), _milliseconds(own["time"]))
    for form in _OTHERS:
        match = form.fullmatch(line)
        if match and len(match["name"].split()) <= _MOST_WORDS:
            time = _milliseconds(match["time"])
            short = match["time"].count(":") == 1
            is_late = short and time >= _BEGINNING
            return _Opening(match["name"], time, match["words"].strip(), is_late)
    return None


def _milliseconds(stamp: str) -> int:
    seconds = 0
    for part in stamp.split(":"):
        seconds = seconds * 60 + int(part)
    return seconds * 1000
