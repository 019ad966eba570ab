"""Transcripts whose turns open with a line of a name and a time (`Ana Díaz  0:12`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from ingest.turns import Cue

_STAMP = r"(?P<time>(?:\d{1,2}:)?\d{1,3}:[0-5]\d)\s*"
_NAME = r"\s*(?P<name>[^\W\d_@]?[^\t\n|:]{0,78}?[^\s:|]|@\d+)"
_OPENING = re.compile(rf"{_NAME}(?:\t+ *| {{2,}}){_STAMP}")
_LOOSE_OPENING = re.compile(rf"{_NAME}\s+{_STAMP}")
_EVENT = re.compile(
    r".{1,80} (?:started|stopped) (?:the )?transcription\.?"
    r"|.{1,80} hat die Transkription (?:gestartet|beendet)\.?"
    r"|Transcribed by https?://otter\.ai/?",
    re.IGNORECASE,
)
_LINES = 200
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class StampedTurns:
    """The turns in the order of the file, and the lines above the first."""

    head: tuple[str, ...]
    cues: tuple[Cue, ...]


def has_stamped_turns(lines: Sequence[str], *, loose: bool = False) -> bool:
    """Whether two or more turns open so, each with words below, times not falling.

    `loose` accepts one blank between name and time, as an agenda may have it, too.
    """
    filled = list(islice((line for line in lines if line.strip()), _LINES))
    found = [
        (n, start) for n, line in enumerate(filled) if (start := _start(line, loose))
    ]
    spoken = [
        _milliseconds(start["time"])
        for n, start in found
        if n + 1 < len(filled) and not _start(filled[n + 1], loose)
    ]
    return len(spoken) >= _FEWEST and spoken == sorted(spoken)


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
            speaker, time = start["name"].strip(), _milliseconds(start["time"])
        elif words and time is None:
            head.append(words)
        elif words and not _EVENT.fullmatch(words):
            paragraph.append(words)
    finish()
    return StampedTurns(tuple(head), tuple(cues))


def _start(line: str, loose: bool) -> re.Match[str] | None:
    return (_LOOSE_OPENING if loose else _OPENING).fullmatch(line[:120])


def _milliseconds(stamp: str) -> int:
    seconds = 0
    for part in stamp.split(":"):
        seconds = seconds * 60 + int(part)
    return seconds * 1000
