"""Turns and messages of transcripts and chats, counted with webvtt-py and `json`."""

from __future__ import annotations

import html
import io
import json
import re
import zipfile
from collections.abc import Iterable
from typing import Any

import webvtt
from lxml import etree

from bench.completeness.counts import Count, Tool, Words, some, words

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPEAKER = re.compile(r"^[^:\n]{1,40}:\s")
_TAG = re.compile(r"<[^>]*>")
_CHAT = re.compile(r"^\d\d:\d\d:\d\d\s", re.MULTILINE)
_TURN = re.compile(r"^\S.*\s{2,}(?:\d+:)?\d{1,2}:\d\d\s*$", re.MULTILINE)
_JOINS = re.compile(
    r"^(?:channel|group|bot|pinned|unpinned|reminder)_(?!message)|^tombstone|^file_comment"
)


def vtt(data: bytes) -> Iterable[Count | Words]:
    """webvtt's captions: their words without the speakers' names."""
    captions = webvtt.from_string(data.decode("utf-8-sig", errors="replace"))
    said = [
        _caption(each.voice, html.unescape(each.text)) for each in captions.captions
    ]
    yield words("\n".join(text for _voice, text in said))
    voices = [voice for voice, _text in said if voice]
    if len(voices) * 2 > len(said):
        nameless = {voice for voice in voices if voice.startswith("@")}
        without = some("speakers without a name", len(nameless))
        yield Count("people", len(set(voices)), merged=without)


def _caption(voice: str | None, text: str) -> tuple[str, str]:
    """Return who speaks and what is said."""
    if text.startswith("{"):
        told = json.loads(text)
        return told["speakerName"], told["spokenText"]
    prefix = _SPEAKER.match(text)
    if voice or not prefix:
        return voice or "", text
    return prefix[0].strip(": "), text[prefix.end() :]


def srt(data: bytes) -> Iterable[Words]:
    """webvtt's captions of a SubRip file."""
    captions = webvtt.from_buffer(io.StringIO(data.decode("utf-8-sig")), format="srt")
    yield words("\n".join(_SPEAKER.sub("", each.text) for each in captions.captions))


def docx(data: bytes) -> Iterable[Count]:
    """Lines that hold a name and a time."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    for mark in root.iter(f"{_W}br", f"{_W}tab"):
        mark.text = "\n" if mark.tag == f"{_W}br" else "  "
    lines = ("".join(paragraph.itertext()) for paragraph in root.iter(f"{_W}p"))
    yield Count("turns", len(_TURN.findall("\n".join(lines))))


def zoom_chat(data: bytes) -> Iterable[Count]:
    """Lines that begin with a time."""
    found = data.decode("utf-8-sig", errors="replace")
    yield Count("messages", len(_CHAT.findall(found)))


def teams_chat(data: bytes) -> Iterable[Count]:
    """Messages with a body that has words."""
    messages = json.loads(data)["value"]
    plain = [_TAG.sub("", (m.get("body") or {}).get("content") or "") for m in messages]
    gone = sum(bool(m.get("deletedDateTime")) for m in messages)
    events = sum(m.get("messageType") != "message" for m in messages)
    wordless = len(messages) - sum(
        bool(said.strip())
        and m.get("messageType") == "message"
        and not m.get("deletedDateTime")
        for m, said in zip(messages, plain, strict=True)
    )
    reason = f"deleted ({gone}), events ({events}) or without words"
    yield Count("messages", len(messages), some(reason, wordless))


def slack_day(data: bytes) -> Iterable[Count]:
    """Messages of a day, and what they quote; bots and what has no words apart."""
    messages = json.loads(data)
    bots = [m for m in messages if m.get("bot_id") or m.get("subtype") == "bot_message"]
    rest = [m for m in messages if m not in bots]
    notices = [m for m in rest if _JOINS.match(m.get("subtype") or "")]
    silent = [m for m in rest if m not in notices and not _has_words(m)]
    left_out = {
        **some("of bots", len(bots)),
        **some("notices", len(notices)),
        **some("without words", len(silent)),
    }
    yield Count("messages", len(messages), left_out)
    kept = [m for m in rest if m not in notices and m not in silent]
    if quoted := sum(map(_quoted, kept)):
        yield Count("quoted texts", quoted)


def _has_words(message: dict[str, Any]) -> bool:
    parts = [message, *(message.get("attachments") or ())]
    return any(part.get("text") or part.get("fallback") for part in parts)


def _quoted(message: dict[str, Any]) -> int:
    """Previews of links and shared messages: others' words below one's own."""
    parts = message.get("attachments") or ()
    return sum(
        bool(part.get("text") or part.get("title"))
        for part in parts
        if message.get("text") or part.get("author_name")
    )


def slack_users(data: bytes) -> Iterable[Count]:
    """Users by their names; bots are no people."""
    users = json.loads(data)
    bots = sum(bool(u.get("is_bot")) or u.get("id") == "USLACKBOT" for u in users)
    yield Count("people", len(users), merged=some("bots", bots))


def slack_channels(data: bytes) -> Iterable[Count]:
    """Topics and purposes that hold words, those of archived channels apart."""
    entries = json.loads(data)
    filled = [
        bool(entry.get("is_archived"))
        for entry in entries
        for name in ("topic", "purpose")
        if (entry.get(name) or {}).get("value")
    ]
    yield Count("topics", len(filled), some("of archived channels", sum(filled)))


TOOLS = {
    "transcript_vtt": Tool("webvtt-py", vtt),
    "transcript_srt": Tool("webvtt-py", srt),
    "transcript_teams": Tool("zipfile, lxml", docx),
    "zoom_chat": Tool("re", zoom_chat),
    "teams_chat": Tool("json", teams_chat),
    "slack_day": Tool("json", slack_day),
    "slack_users": Tool("json", slack_users),
    "slack_channels": Tool("json", slack_channels),
}
