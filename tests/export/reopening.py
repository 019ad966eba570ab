"""Exported files, opened with the library of their reader."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from io import BytesIO
from typing import Any

import docx
from lxml import etree, html
from pypdf import PdfReader


def reopened(form: str, data: bytes) -> str:
    """Return all the text that a reader of the file can see."""
    return _READERS.get(form, bytes.decode)(data)


def pdf_pages(data: bytes) -> list[str]:
    """Return the text of each page of a PDF."""
    return [page.extract_text() for page in PdfReader(BytesIO(data)).pages]


def slack_texts(found: Any) -> Iterator[str]:
    """Yield the text of every element of Slack's blocks, in order."""
    if isinstance(found, list):
        for one in found:
            yield from slack_texts(one)
    elif found["type"] in {"text", "plain_text"}:
        yield found["text"]
    else:
        yield from slack_texts(found.get("elements", found.get("text", [])))


def storage(data: bytes) -> etree._Element:
    """Return the body of a Confluence page, parsed as strictly as its server does."""
    names = 'xmlns:ac="urn:ac" xmlns:ri="urn:ri"'
    return etree.fromstring(f"<page {names}>{data.decode()}</page>")


def word_text(data: bytes) -> str:
    """Return the headers, paragraphs and cells of a Word document."""
    document = docx.Document(BytesIO(data))
    headers = [p.text for s in document.sections for p in s.header.paragraphs]
    cells = [c.text for t in document.tables for row in t.rows for c in row.cells]
    return "\n".join([*headers, *(p.text for p in document.paragraphs), *cells])


def mail_of(data: bytes) -> EmailMessage:
    """Return the mail, parsed by today's rules."""
    message = message_from_bytes(data, policy=default)
    assert isinstance(message, EmailMessage)
    return message


def mail_parts(data: bytes) -> tuple[str, str]:
    """Return the plain and the HTML alternative of a mail."""
    plain, page = (
        mail_of(data).get_body(preferencelist=(kind,)) for kind in ("plain", "html")
    )
    assert plain is not None
    assert page is not None
    return str(plain.get_content()), str(page.get_content())


def html_text(page: str) -> str:
    """Return the text of a page's body on one line."""
    body = html.document_fromstring(page).body
    return one_line(str(body.text_content()))


def one_line(text: str) -> str:
    """Return text without its line breaks."""
    return " ".join(text.split())


def _mail_text(data: bytes) -> str:
    text, page = mail_parts(data)
    return f"{mail_of(data)['Subject']}\n{one_line(text)}\n{html_text(page)}"


_READERS: Mapping[str, Callable[[bytes], str]] = {
    "docx": word_text,
    "eml": _mail_text,
    "html": lambda data: html_text(data.decode()),
    "pdf": lambda data: "\n".join(pdf_pages(data)),
    "slack": lambda data: "\n".join(slack_texts(json.loads(data)["blocks"])),
    "confluence": lambda data: "".join(storage(data).itertext()),
}
