"""Words of pages, notes and mails, found with other tools than ours."""

from __future__ import annotations

import codecs
import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart

from lxml import etree, html
from pypdf import PdfReader

from bench.completeness.counts import Count, Tool, Words, some, words

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARK = re.compile(r"<!--.*?-->|\]\([^)]*\)|<[^>]*>", re.DOTALL)
_HEADER = re.compile(r"^\|.*(?=\n\|[-: |]+$)", re.MULTILINE)
_ROW = re.compile(r"^\|.*$", re.MULTILINE)
_ACCOUNT = re.compile(r"\(Unlicensed\)|\(Deactivated\)")
_TOP = 2048
_UNSEEN = (
    "//script|//style|//head|//comment()|//*[local-name()='ac:task-id' or"
    " local-name()='ac:task-uuid' or local-name()='ac:task-status' or"
    " (local-name()='ac:parameter' and not(@*[.='title']))]"
)
"""What no reader of a page sees."""
_FROM = re.compile(rb"^From .*\r?\n", re.MULTILINE)
_NUMBER = re.compile(r"^\s*\d+\s*$", re.MULTILINE)
_WROTE = re.compile(r"^(?:On .*\n?.*|.*, )\S.*wrote:\s*$", re.MULTILINE)
_END = re.compile(
    r"^\s*(?:(?:cheers|thanks|regards|best)\b|-+ next part).{0,20}$(?:\n(?!>).*){0,4}",
    re.MULTILINE | re.IGNORECASE,
)


def markdown(data: bytes) -> Iterable[Count | Words]:
    """All words but those of links and tags."""
    written = data.decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
    yield words(
        _MARK.sub(" ", written),
        names_of_columns_without_a_cell="\n".join(_HEADER.findall(written)),
        rows_with_more_empty_cells_than_full="\n".join(_bare_rows(written)),
    )


def _bare_rows(written: str) -> Iterator[str]:
    for row in _ROW.findall(written):
        cells = [bool(cell.strip()) for cell in row.strip()[1:-1].split("|")]
        if sum(cells) * 2 < len(cells):
            yield row


def text(data: bytes) -> Iterable[Count | Words]:
    """All words."""
    yield words(data.decode("utf-8-sig", errors="replace"))


def page(data: bytes) -> Iterable[Count | Words]:
    """lxml's text of the page's content, without scripts and styles."""
    shown = _body(data) if b"MIME-Version:" in data[:_TOP] else _plain(data)
    marks = " ".join(_ACCOUNT.findall(shown))
    yield words(shown, marks_of_accounts_after_names=marks)


def _plain(data: bytes | str) -> str:
    root = html.fromstring(data)
    for junk in root.xpath(_UNSEEN):
        junk.drop_tree()
    for part in root.xpath("//sub|//sup"):
        part.drop_tag()
    content = root.xpath("//*[@id='main-content']") or [root]
    return " ".join(content[0].itertext())


def storage(data: bytes) -> Iterable[Count | Words]:
    """The text nodes of a page in Confluence's storage format."""
    text = data.decode("utf-8-sig", errors="replace")
    yield words(
        _plain(f"<div>{text.replace('<![CDATA[', '').replace(']]>', '')}</div>")
    )


def wiki_json(data: bytes) -> Iterable[Count | Words]:
    """Pages, and the words of their bodies."""
    value = json.loads(data)
    pages = value.get("results", [value])
    bodies = [one.get("body", {}).get("storage", {}).get("value") for one in pages]
    bare = sum(body is None for body in bodies)
    yield Count("pages", len(pages), some("came without their body", bare))
    yield words(" ".join(_plain(f"<div>{body}</div>") for body in bodies if body))


def docx(data: bytes) -> Iterable[Count | Words]:
    """`w:t` of the document's XML: what is deleted under tracking is `w:delText`."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    lines = ("".join(p.itertext(f"{_W}t")) for p in root.iter(f"{_W}p"))
    yield words("\n".join(lines))


def pdf(data: bytes) -> Iterable[Count | Words]:
    """pypdf's text of the pages."""
    pages = PdfReader(io.BytesIO(data)).pages
    shown = "\n".join(one.extract_text() for one in pages)
    numbers = " ".join(_NUMBER.findall(shown))
    yield words(shown, numbers_of_pages=numbers)


def mail(data: bytes) -> Iterable[Count | Words]:
    """One message: the words of its plain body, else of its page."""
    yield Count("mails", 1)
    yield _mailed(_body(data))


def _mailed(body: str) -> Words:
    ends = "\n".join((*_WROTE.findall(body), *_END.findall(body)))
    return words(body, who_wrote_and_how_letters_end=ends)


def _body(data: bytes) -> str:
    message = message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)  # noqa: S101  the policy's own class
    body = message.get_body(("plain", "html"))
    if body is None:
        return ""
    raw = body.get_payload(decode=True)
    assert isinstance(raw, bytes)  # noqa: S101  a body has no parts
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        text = raw.decode(_charset(body), errors="replace")
    return _plain(text) if body.get_content_subtype() == "html" else text


def mbox(data: bytes) -> Iterable[Count | Words]:
    """Messages begin with a line `From `; the words are those of their bodies."""
    messages = [part for part in _FROM.split(data) if part.strip()]
    yield Count("mails", len(messages))
    yield _mailed("\n".join(map(_body, messages)))


def _charset(body: MIMEPart) -> str:
    named = body.get_content_charset("latin-1")
    try:
        codecs.lookup(named)
    except LookupError:
        return "latin-1"
    return named


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
    "notes_pdf": Tool("pypdf", pdf),
    "mail": Tool("email", mail),
    "mbox": Tool("re, email", mbox),
}
