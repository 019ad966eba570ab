"""WebVTT transcripts of Zoom, Teams and Meet."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

import webvtt
from webvtt.errors import MalformedCaptionError, MalformedFileError

from assistant.domain.names import is_full, natural_order
from assistant.domain.reading import (
    DocumentKind,
    ReadProblem,
    ReadResult,
)
from ingest.errors import UnreadableFileError
from ingest.notes.attendees import name_like
from ingest.notes.cut_cues import without_cut_tag
from ingest.notes.heading_dates import document_date
from ingest.notes.turns import (
    Cue,
    Places,
    joined,
    speakers,
    turn_passages,
    unnamed,
    with_prefixes,
)
from ingest.reader import Document, ReadContext
from ingest.text.decoding import clean, decode

_VOICE = re.compile(r"<v(?:\.[^\s>]*)?[ \t]+([^>]{1,120})>")
_TAG = re.compile(r"</?(?:v|c|i|b|u|ruby|rt|lang)(?:[.\s][^<>]*)?>|<\d[\d:.]*>")
_NAMED_CUE = re.compile(
    r"(?:\d+\W{1,3})?[\"“”](?P<quoted>[^\"“”]{1,80})[\"“”](?:\s*\(\w+\))?"
    r"|(?:\d+[\s.:)–-]{1,3})?(?P<bare>[^\W\d_][^\d\"/_]{0,79})(?:\s*\(\w+\))?"
)
"""The line above the times of a cue, where it says who speaks."""
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")


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
        body, cut = without_cut_tag(text.body.lstrip())
        cues, notes, lost = _cues(body, document.path)
        turns = joined(sorted(cues, key=lambda cue: cue.start))
        dated, dated_from = _dated(notes, document, context)
        return ReadResult(
            kind=self.kind,
            title=document.name.rsplit(".", 1)[0],
            dated=dated,
            dated_from=dated_from,
            passages=tuple(turn_passages(turns)),
            people=speakers(turns),
            remarks=unnamed(turns),
            problems=(*((text.problem,) if text.problem else ()), *cut, *lost),
        )


def _cues(body: str, path: str) -> tuple[list[Cue], list[str], tuple[ReadProblem, ...]]:
    """Return cues, the words of notes and header, and what was lost."""
    try:
        file = webvtt.WebVTT.from_string(body)
    except (MalformedFileError, MalformedCaptionError) as error:
        raise UnreadableFileError(
            f"{path!r} is no WebVTT file that can be read ({error}).",
            fix="Download the transcript again, as VTT.",
        ) from error
    raw = [cue for caption in file.captions for cue in _identified(caption)]
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
    notes += [_day_of(file.captions[0].raw_text)] if file.captions else []
    posing = tuple(_posing(file.captions))
    return with_prefixes(raw), notes, (*posing, *(lost if missing > 0 else ()))


def _identified(caption: webvtt.Caption) -> Iterator[Cue]:
    """Yield the voices of a cue; whom its own name means speaks what is not marked."""
    match = _NAMED_CUE.fullmatch(_spoken(caption.identifier or ""))
    called = (match["quoted"] or match["bare"]).strip() if match else ""
    if match and match["bare"] and not _is_whole_name(called):
        called = ""
    for cue in _voices(_milliseconds(caption.start), caption.raw_text):
        is_named = called and not cue.voiced
        yield replace(cue, speaker=called, voiced=True) if is_named else cue


def _is_whole_name(words: str) -> bool:
    name = natural_order(words)
    return is_full(name) and name_like(name) == name


def _milliseconds(stamp: str) -> int:
    hours, minutes, seconds = stamp.split(":")
    return round((int(hours) * 3600 + int(minutes) * 60 + float(seconds)) * 1000)


def _voices(start: int, text: str) -> Iterator[Cue]:
    """Split a cue where another voice begins; Graph's metadata are one voice."""
    if meta := _metadata(text):
        if words := _spoken(str(meta["spokenText"])):
            speaker = _spoken(str(meta.get("speakerName") or "")) or None
            yield Cue(start, words, speaker, voiced=True)
        return
    parts = _VOICE.split(text)
    if words := _spoken(parts[0]):
        yield Cue(start, words)
    for speaker, marked, is_within in _spans(text):
        if words := _spoken(marked):
            known = None if is_within else _spoken(speaker)
            yield Cue(start, words, known, voiced=True)


def _spans(text: str) -> Iterator[tuple[str, str, bool]]:
    """Yield each voice with its words, and whether it opens within another's.

    A voice may go without its end tag only where it is the cue's only one.
    """
    parts = _VOICE.split(text)
    is_open = False
    for speaker, marked in zip(parts[1::2], parts[2::2], strict=True):
        yield speaker, marked, is_open
        is_open = "</v>" not in marked


def _posing(captions: Sequence[webvtt.Caption]) -> Iterator[ReadProblem]:
    """Name the voices that open within another's words, which are not followed."""
    found = [
        (_milliseconds(caption.start), _spoken(speaker))
        for caption in captions
        if not _metadata(caption.raw_text)
        for speaker, _, is_within in _spans(caption.raw_text)
        if is_within
    ]
    if found:
        start, speaker = found[0]
        more = f", and {len(found) - 1} more like it" if found[1:] else ""
        yield ReadProblem(
            where=Places().of(start),
            what=f"the speaker {speaker[:60]!r} is named within another's words{more}; "
            "whose words follow is not known",
            fix="compare with the recording before relying on it",
        )


def _metadata(text: str) -> Mapping[str, object] | None:
    """Return the JSON that Graph's `metadataContent` has for the words of a cue."""
    if not text.lstrip().startswith("{") or '"spokenText"' not in text:
        return None
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) and found.get("spokenText") else None


def _day_of(text: str) -> str:
    """Return the day on which Graph's metadata say that a cue began, or no words."""
    meta = _metadata(text)
    return str(meta.get("startDateTime") or "")[:10] if meta else ""


def _spoken(marked: str) -> str:
    """Drop tags, then resolve entities, so that an escaped tag stays words."""
    words = _TAG.sub("", marked)
    return clean(_ENTITY.sub(lambda match: html.unescape(match[0]), words)).strip()


def _dated(
    notes: Sequence[str], document: Document, context: ReadContext
) -> tuple[date | None, str]:
    lines = [line for note in notes for line in note.split("\n")]
    return document_date(lines, document.name, context)
