"""Words of pages, notes, mails and chats, found with other tools than ours."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterable
from email import message_from_bytes, policy
from email.message import EmailMessage

import webvtt
from lxml import etree, html
from pypdf import PdfReader

from bench.completeness.counts import Count, Tool, some, words

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPEAKER = re.compile(r"^[^:\n]{1,40}:\s")
_TAG = re.compile(r"<[^>]*>")
_MARK = re.compile(r"<!--.*?-->|\]\([^)]*\)|<[^>]*>", re.S)
_FROM = re.compile(rb"^From .*\r?\n", re.M)
_CHAT = re.compile(r"^\d\d:\d\d:\d\d\s", re.M)


def markdown(data: bytes) -> Iterable[Count]:
    """All words but those of links and tags."""
    yield words(_MARK.sub(" ", data.decode("utf-8-sig", errors="replace")))


def text(data: bytes) -> Iterable[Count]:
    """All words."""
    yield words(data.decode("utf-8-sig", errors="replace"))


def page(data: bytes) -> Iterable[Count]:
    """lxml's text of the page's content, without scripts and styles."""
    yield words(_plain(data))


def _plain(data: bytes | str) -> str:
    root = html.fromstring(data)
    for junk in root.xpath("//script|//style|//head|//comment()"):
        junk.drop_tree()
    content = root.xpath("//*[@id='main-content']") or [root]
    return " ".join(content[0].itertext())


def storage(data: bytes) -> Iterable[Count]:
    """The text nodes of a page in Confluence's storage format."""
    text = data.decode("utf-8-sig", errors="replace")
    yield words(_plain(f"<div>{text.replace('<![CDATA[', '').replace(']]>', '')}</div>"))


def wiki_json(data: bytes) -> Iterable[Count]:
    """Pages, and the words of their bodies."""
    value = json.loads(data)
    pages = value.get("results", [value])
    bodies = [one.get("body", {}).get("storage", {}).get("value") for one in pages]
    bare = sum(body is None for body in bodies)
    yield Count("pages", len(pages), some("came without their body", bare))
    yield words(" ".join(_plain(f"<div>{body}</div>") for body in bodies if body))


def docx(data: bytes) -> Iterable[Count]:
    """`w:t` of the document's XML: what is deleted under tracking is `w:delText`."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    lines = ("".join(p.itertext(f"{_W}t")) for p in root.iter(f"{_W}p"))
    yield words("\n".join(lines))


def pdf(data: bytes) -> Iterable[Count]:
    """pypdf's text of the pages."""
    pages = PdfReader(io.BytesIO(data)).pages
    yield words("\n".join(one.extract_text() for one in pages))


def vtt(data: bytes) -> Iterable[Count]:
    """webvtt's captions: their words without the speakers' names."""
    captions = webvtt.from_string(data.decode("utf-8-sig", errors="replace"))
    yield words("\n".join(_SPEAKER.sub("", each.text) for each in captions))
    voices = {c.voice or (_SPEAKER.findall(c.text) or [""])[0] for c in captions}
    yield Count("people", len({v.strip(": ") for v in voices} - {""}))


def srt(data: bytes) -> Iterable[Count]:
    """webvtt's captions of a SubRip file."""
    captions = webvtt.from_buffer(io.StringIO(data.decode("utf-8-sig")), format="srt")
    yield words("\n".join(_SPEAKER.sub("", each.text) for each in captions))


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
    """Messages of a day; joins and bots are no words of people."""
    messages = json.loads(data)
    joins = sum(m.get("subtype") in {"channel_join", "bot_add"} for m in messages)
    yield Count("messages", len(messages), merged=some("joins", joins))


def mail(data: bytes) -> Iterable[Count]:
    """One message: the words of its plain body, else of its page."""
    yield Count("messages", 1)
    yield words(_body(data))


def _body(data: bytes) -> str:
    message = message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)  # noqa: S101  the policy's own class
    body = message.get_body(("plain", "html"))
    if body is None:
        return ""
    try:
        text = str(body.get_content())
    except LookupError:
        text = body.get_payload(decode=True).decode("latin-1")  # type: ignore[union-attr]
    return _plain(text) if body.get_content_subtype() == "html" else text


def mbox(data: bytes) -> Iterable[Count]:
    """Messages begin with a line `From `; the words are those of their bodies."""
    messages = [part for part in _FROM.split(data) if part.strip()]
    yield Count("messages", len(messages))
    yield words("\n".join(map(_body, messages)))


_PAGE = Tool("lxml", page)
TOOLS = {
    "notes_markdown": Tool("re", markdown),
    "wiki_markdown": Tool("re", markdown),
    "raid_markdown": Tool("re", markdown),
    "update_markdown": Tool("re", markdown),
    "notes_text": Tool("str", text),
    "notes_html": _PAGE,
    "confluence_html": _PAGE,
    "confluence_storage": Tool("lxml", storage),
    "confluence_json": Tool("json, lxml", wiki_json),
    "notes_docx": Tool("zipfile, lxml", docx),
    "transcript_teams": Tool("zipfile, lxml", docx),
    "notes_pdf": Tool("pypdf", pdf),
    "transcript_vtt": Tool("webvtt-py", vtt),
    "transcript_srt": Tool("webvtt-py", srt),
    "zoom_chat": Tool("re", zoom_chat),
    "teams_chat": Tool("json", teams_chat),
    "slack_day": Tool("json", slack_day),
    "mail": Tool("email", mail),
    "mbox": Tool("re, email", mbox),
}
