"""A note under another day's name, and a recording on another meeting's page."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.reader import Document, ReadContext
from ingest.reading import read_document

CONTEXT = ReadContext(today=date(2027, 6, 1))
PAGE = (
    "<html><head><title>Orchard : {title}</title></head><body><div id='main-content' "
    "class='wiki-content'><h2>Notes</h2><p>The press is delivered.</p></div>"
    "<div><a href='attachments/7/8.vtt'>{file}</a></div></body></html>"
)
NOTES = "# Cider call, 2 August 2027\n\nThe press is delivered.\n\n{}\n"


def problems(name: str, text: str) -> list[str]:
    result = read_document(Document(name, text.encode()), CONTEXT)
    return [one.what for one in result.problems if " dated " in one.what]


def mail(subject: str, name: str) -> str:
    return (
        "From: Imke Vos <imke@orchard.example>\nTo: all@orchard.example\n"
        f"Subject: {subject}\nDate: Wed, 5 May 2027 10:00:00 +0200\n"
        "Message-ID: <7@orchard.example>\nMIME-Version: 1.0\n"
        "Content-Type: multipart/mixed; boundary=x\n\n--x\n"
        "Content-Type: text/plain\n\nSee what we said.\n--x\n"
        f'Content-Type: text/plain\nContent-Disposition: attachment; filename="{name}"'
        "\n\nWords.\n--x--\n"
    )


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("p_7.html", PAGE.format(title="2027-08-02 call", file="GMT20270705-1_t.vtt")),
        ("call.md", NOTES.format("[transcript](a/GMT20270705-140501_call.vtt)")),
        ("2027-07-05 call.md", "# Cider call\n\nDate: 2 August 2027\n\nIt came.\n"),
        ("m.eml", mail("Minutes of 5 May 2027", "minutes 2027-04-21.docx")),
    ],
)
def test_days_that_disagree_are_a_problem(name: str, text: str) -> None:
    assert len(problems(name, text)) == 1


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("p_7.html", PAGE.format(title="2027-08-02 call", file="GMT20270802-1_t.vtt")),
        ("p_7.html", PAGE.format(title="Harvest plan", file="GMT20270705-1_t.vtt")),
        ("p_7.html", PAGE.format(title="2027-08-02 call", file="image-20270705.png")),
        ("2027-08-01 call.md", NOTES.format("")),
        (
            "call.md",
            NOTES.format("[now](GMT20270802-1.vtt) [before](minutes-2027-07-26.docx)"),
        ),
        ("m.eml", mail("The press", "minutes 2027-04-21.docx")),
    ],
)
def test_days_that_agree_or_are_no_meeting_s_are_none(name: str, text: str) -> None:
    assert problems(name, text) == []
