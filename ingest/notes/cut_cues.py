"""Transcripts whose file ends within a cue, as a broken download leaves it."""

from __future__ import annotations

import re
from typing import Final

from assistant.domain.reading import ReadProblem

_OPEN_TAG: Final = re.compile(r"<(?:/?[a-z]+(?:[.\s][^<>\n]*)?|/?)\Z")
_OPEN_TIMES: Final = re.compile(
    r"(?:^|\n)(?:\d{1,2}:[\d:.]*(?:\s*-{0,2}>?\s*[\d:.]*)?|.*-->.*)\Z"
)
"""A last line that is the times of a cue, or their beginning, with no words below."""
_BARE_NUMBER: Final = re.compile(r"\n[ \t]*\n\d+\Z")
_STARTS: Final = re.compile(
    r"^\s*(?:(\d+):)?(\d{1,2}):(\d{1,2})[.,]?\d*\s*-->", re.MULTILINE
)
_SPEECH: Final = re.compile(r"-->[^\n]*\n(.+?)(?=\n\s*\n|\Z)", re.DOTALL)
_ENDED: Final = re.compile(r"[.?!…。？！][\"'”’)\]]*\s*\Z")
_VOICE: Final = re.compile(r"<v[.\s]")
_FEWEST: Final = 5
_MOST: Final = 0.9


def without_cut_tag(body: str) -> tuple[str, tuple[ReadProblem, ...]]:
    """Return the text without a tag that the end cuts, and where the end cuts a cue."""
    open_end = not body.endswith("\n")
    tag = _OPEN_TAG.search(body) if open_end else None
    if not (tag or (open_end and _ends_early(body)) or _is_unclosed(body)):
        return body, ()
    problem = ReadProblem(
        where=_last_place(body),
        what="the file ends within a cue, this one or the next: it looks cut, and what "
        "was said from there on is missing",
        fix="download the transcript again",
    )
    return (body[: tag.start()] if tag else body), (problem,)


def _ends_early(body: str) -> bool:
    """Whether it ends in times or a number of a cue, or in the midst of a sentence.

    That holds only of a transcript whose other cues end with the mark of a sentence.
    """
    if _OPEN_TIMES.search(body) or _BARE_NUMBER.search(body):
        return True
    *others, last = _SPEECH.findall(body) or [""]
    ended = sum(_ENDED.search(_bare(words)) is not None for words in others)
    usual = len(others) >= _FEWEST and ended >= _MOST * len(others)
    return usual and _ENDED.search(_bare(last)) is None


def _bare(words: str) -> str:
    return words.removesuffix("</v>")


def _is_unclosed(body: str) -> bool:
    """Whether the last voice alone has no end tag."""
    *others, last = _SPEECH.findall(body) or [""]
    voices = [words for words in others if _VOICE.match(words)]
    closed = bool(voices) and all("</v>" in words for words in voices)
    return closed and _VOICE.match(last) is not None and "</v>" not in last


def _last_place(body: str) -> str:
    found = list(_STARTS.finditer(body))
    if not found:
        return ""
    hours, minutes, seconds = (int(part or 0) for part in found[-1].groups())
    return f"{hours:02}:{minutes:02}:{seconds:02}"
