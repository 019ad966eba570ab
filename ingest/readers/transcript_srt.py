"""Subtitles as transcripts: SubRip (`.srt`) and YouTube's and Meet's `.sbv`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.domain.reading import DocumentKind, ReadProblem, ReadResult
from ingest.errors import UnreadableFileError
from ingest.notes.heading_dates import document_date
from ingest.notes.turns import (
    Cue,
    joined,
    speakers,
    turn_passages,
    unnamed,
    with_prefixes,
)
from ingest.reader import Document, ReadContext
from ingest.text.decoding import decode

_STAMP = r"(?P<{0}>(?:\d{{1,3}}:)?[0-5]?\d:[0-5]?\d[,.]\d{{1,3}})"
_TIMES = re.compile(
    rf"\s*{_STAMP.format('start')}\s*(?:-->|,)\s*{_STAMP.format('end')}(?:\s.*)?"
)
_ARROW = re.compile(r"\s*\S*\d:\S*\s*-->.*")
_OPENS = re.compile(
    rb"(?:\d{1,7}[ \t]*\r?\n)?[ \t]*[\d:]{4,12}[,.]\d{1,3}[ \t]*(?:-->|,\d)"
)
_NUMBER = re.compile(r"\s*\d{1,7}\s*")
_TAG = re.compile(r"</?(?:[biu]|font)(?:\s[^<>]*)?>|\{\\an?\d\}", re.IGNORECASE)


class SubtitleReader:
    """One passage for each cue; cues cut in mid-sentence are joined by a line end."""

    kind = DocumentKind.TRANSCRIPT_SRT
    example = "notes/steering-2026-04-23.srt"

    def accepts(self, document: Document) -> bool:
        """A text that opens with a cue's number and times, or with its times."""
        head = document.head.removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"")
        return _OPENS.match(head.lstrip(b"\xff\xfe \t\r\n")) is not None

    def read(self, document: Document, context: ReadContext) -> ReadResult:
        """Read the cues in order of time, with their speakers.

        Raises:
            UnreadableFileError: If the bytes are not text or no cue can be read.
        """
        text = decode(document.data, document.path)
        problems = [text.problem] if text.problem else []
        cues = with_prefixes(list(_cues(text.lines, problems)))
        if not cues:
            raise UnreadableFileError(
                f"{document.path!r} holds no subtitle that can be read.",
                fix="Download the transcript again.",
            )
        turns = joined(sorted(cues, key=lambda cue: cue.start))
        dated, dated_from = document_date((), document.name, context)
        return ReadResult(
            kind=self.kind,
            title=document.name.rsplit(".", 1)[0],
            dated=dated,
            dated_from=dated_from,
            passages=tuple(turn_passages(turns)),
            people=speakers(turns),
            remarks=unnamed(turns),
            problems=tuple(problems),
        )


def _cues(lines: Sequence[str], problems: list[ReadProblem]) -> Iterator[Cue]:
    """Yield what stands below each line of times; impossible times are problems."""
    starts = [n for n, line in enumerate(lines) if _TIMES.fullmatch(line)]
    problems += [
        ReadProblem(
            where=f"line {number}",
            what="the times of this cue cannot be read; its words are in the last one",
            fix="correct the times if they matter",
        )
        for number, line in enumerate(lines, 1)
        if _ARROW.fullmatch(line) and not _TIMES.fullmatch(line)
    ]
    for start, following in pairwise([*starts, len(lines)]):
        match = _TIMES.fullmatch(lines[start])
        words = [_TAG.sub("", line).strip() for line in lines[start + 1 : following]]
        if following < len(lines) and words and _NUMBER.fullmatch(words[-1]):
            words.pop()
        said = "\n".join(word for word in words if word)
        if match and said:
            yield Cue(_milliseconds(match["start"]), said)


def _milliseconds(stamp: str) -> int:
    clock, _, rest = stamp.replace(",", ".").partition(".")
    seconds = 0
    for part in clock.split(":"):
        seconds = seconds * 60 + int(part)
    return seconds * 1000 + int(rest.ljust(3, "0"))
