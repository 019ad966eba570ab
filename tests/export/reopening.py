"""Exported files, opened with the library of their reader."""

from __future__ import annotations

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from io import BytesIO

import docx
from lxml import html


def reopened(form: str, data: bytes) -> str:
    """Return all the text that a reader of the file can see."""
    if form == "docx":
        return word_text(data)
    if form == "eml":
        text, page = mail_parts(data)
        return f"{mail_of(data)['Subject']}\n{one_line(text)}\n{html_text(page)}"
    if form == "html":
        return html_text(data.decode())
    return data.decode()


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
