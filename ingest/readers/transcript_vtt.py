"""WebVTT transcripts of Zoom, Teams and Meet."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

import webvtt
from webvtt.errors import MalformedCaptionError, MalformedFileError

from assistant.domain.people import natural_order
from assistant.domain.reading import (
    DocumentKind,
    Passage,
    PersonMention,
    ReadProblem,
    ReadResult,
    Role,
)
from ingest.errors import UnreadableFileError
from ingest.heading_dates import document_date
from ingest.reader import Document, ReadContext
from ingest.statements import ends_sentence
from ingest.text import clean, decode

_VOICE = re.compile(r"<v(?:\.[^\s>]*)?[ \t]+([^>]{1,120})>")
_TAG = re.compile(r"</?(?:v|c|i|b|u|ruby|rt|lang)(?:[.\s][^<>]*)?>|<\d[\d:.]*>")
_PREFIX = re.compile(r"(?P<name>[^\W_][^:<>]{0,59}?)[ \t]*:[ \t]+(?=\S)")
_NAME = re.compile(r"[^\W\d_][\w.'’()@-]*(?:,? [\w.'’()@&-]+){0,4}")
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")
_UNKNOWN_SPEAKER = re.compile(r"@\d+|unknown(?: speaker)?(?: \d+)?", re.IGNORECASE)
_MOST_CUES = 6


@dataclass(frozen=True, slots=True)
class _Cue:
    """One voice within one cue; `start` in milliseconds, `voiced` by a tag."""

    start: int
    text: str
    speaker: str | None = None
    voiced: bool = False
    parts: int = 1


class TranscriptReader:
    """One passage for each cue; cues cut in mid-sentence are joined by a line end."""

    kind = DocumentKind.TRANSCRIPT_VTT
    example = "notes/GMT20260423-190114_Recording.transcript.vtt"

    def accepts(self, document: Document) -> bool:
        """A file that opens with WEBVTT, whatever its name."""
        head = document.head.removeprefix(b"\xef\xbb\xbf").lstrip()
        return head.startswith(b"WEBVTT") or (
            document.suffix == ".vtt" and head.startswith((b"\xff\xfe", b"\xfe\xff"))
        )

    def read(self, document: Document, context: ReadContext) -> ReadResult:
        """Read the cues in order of time, with their speakers.

        Raises:
            UnreadableFileError: If it is no WebVTT or no cue can be read.
        """
        text = decode(document.data, document.path)
        cues, notes, lost = _cues(text.body.lstrip(), document.path)
        turns = _turns(sorted(cues, key=lambda cue: cue.start))
        dated, dated_from = _dated(notes, document, context)
        speakers = dict.fromkeys(
            turn.speaker
            for turn in turns
            if turn.speaker and not _UNKNOWN_SPEAKER.fullmatch(turn.speaker)
        )
        return ReadResult(
            kind=self.kind,
            title=document.name.rsplit(".", 1)[0],
            dated=dated,
            dated_from=dated_from,
            passages=tuple(_passages(turns)),
            people=tuple(PersonMention(name=natural_order(name)) for name in speakers),
            problems=(*((text.problem,) if text.problem else ()), *lost),
        )


def _cues(
    body: str, path: str
) -> tuple[list[_Cue], list[str], tuple[ReadProblem, ...]]:
    """Return cues, the words of notes and header, and what was lost."""
    try:
        file = webvtt.WebVTT.from_string(body)
    except (MalformedFileError, MalformedCaptionError) as error:
        raise UnreadableFileError(
            f"{path!r} is no WebVTT file that can be read ({error}).",
            fix="Download the transcript again, as VTT.",
        ) from error
    raw = [
        cue
        for caption in file.captions
        for cue in _voices(_milliseconds(caption.start), caption.raw_text)
    ]
    expected = sum("-->" in line for line in body.split("\n"))
    missing = expected - len(file.captions)
    if expected and not file.captions:
        raise UnreadableFileError(
            f"None of the {expected} cues of {path!r} can be read.",
            fix="Download the transcript again, as VTT.",
        )
    lost = (
        ReadProblem(
            where="",
            what=f"{missing} of {expected} cues have no valid time or no text",
            fix="download the transcript again if something is missing",
        ),
    )
    notes = [file.header_text, *file.header_comments, *file.metadata]
    return _with_prefixes(raw), notes, lost if missing > 0 else ()


def _milliseconds(stamp: str) -> int:
    hours, minutes, seconds = stamp.split(":")
    return round((int(hours) * 3600 + int(minutes) * 60 + float(seconds)) * 1000)


def _voices(start: int, text: str) -> Iterator[_Cue]:
    """Split a cue where another voice begins."""
    parts = _VOICE.split(text)
    if words := _spoken(parts[0]):
        yield _Cue(start, words)
    for speaker, marked in zip(parts[1::2], parts[2::2], strict=True):
        if words := _spoken(marked):
            yield _Cue(start, words, _spoken(speaker), voiced=True)


def _spoken(marked: str) -> str:
    """Drop tags, then resolve entities, so that an escaped tag stays words."""
    words = _TAG.sub("", marked)
    return clean(_ENTITY.sub(lambda match: html.unescape(match[0]), words)).strip()


def _with_prefixes(cues: Sequence[_Cue]) -> list[_Cue]:
    """Take `Name: ` for the speaker where the file marks speakers in this way.

    A name counts that comes back, or any in a file most of whose cues open with one.
    Behind a voice tag a prefix is part of what is said.
    """
    found = [None if cue.voiced else _PREFIX.match(cue.text) for cue in cues]
    names = Counter(
        match["name"] for match in found if match and _NAME.fullmatch(match["name"])
    )
    usual = sum(names.values()) * 2 >= len(cues)
    return [
        replace(cue, speaker=match["name"], text=cue.text[match.end() :])
        if match and names[match["name"]] > (0 if usual else 1)
        else cue
        for cue, match in zip(cues, found, strict=True)
    ]


def _turns(cues: Sequence[_Cue]) -> list[_Cue]:
    """Join a cue to the last one if it goes on with the same speaker's sentence."""
    turns: list[_Cue] = []
    for cue in cues:
        last = turns[-1] if turns else None
        if last and _goes_on(last, cue):
            turns[-1] = replace(
                last, text=f"{last.text}\n{cue.text}", parts=last.parts + 1
            )
        else:
            turns.append(cue)
    return turns


def _goes_on(last: _Cue, cue: _Cue) -> bool:
    return (
        last.speaker is not None
        and last.speaker == cue.speaker
        and last.start != cue.start
        and last.parts < _MOST_CUES
        and not ends_sentence(last.text)
        and cue.text[:1].islower()
    )


def _passages(turns: Sequence[_Cue]) -> Iterator[Passage]:
    """Locate each turn by its start, to the millisecond where seconds repeat."""
    seen: Counter[str] = Counter()
    for turn in turns:
        seconds, rest = divmod(turn.start, 1000)
        minutes = seconds // 60
        place = f"{minutes // 60:02}:{minutes % 60:02}:{seconds % 60:02}"
        if seen[place]:
            seen[place] += 1
            place = f"{place}.{rest:03}"
        seen[place] += 1
        if seen[place] > 1:
            place = f"{place} ({seen[place]})"
        yield Passage(
            locator=place,
            text=turn.text,
            role=Role.TURN,
            speaker=natural_order(turn.speaker) if turn.speaker else None,
        )


def _dated(
    notes: Sequence[str], document: Document, context: ReadContext
) -> tuple[date | None, str]:
    lines = [line for note in notes for line in note.split("\n")]
    return document_date(lines, document.name, context)
