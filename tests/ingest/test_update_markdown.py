from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.records import SentUpdate
from ingest.notes.sent_updates import stated_colour
from ingest.reader import Document, ReadContext
from ingest.readers.update_markdown import UpdateReader

CONTEXT = ReadContext(today=date(2031, 11, 20))


def sent(text: str, audience: str | None = None) -> SentUpdate:
    context = ReadContext(today=CONTEXT.today, audience=audience)
    [record] = UpdateReader().read(Document("p/w.md", text.encode()), context).records
    assert isinstance(record, SentUpdate)
    return record


@pytest.mark.parametrize(
    ("line", "colour"),
    [
        ("**Overall: GREEN**", "green"),
        ("Status: Amber", "amber"),
        ("RAG: red", "red"),
        ("## Overall: 🟡", "amber"),
        ("| Overall | Yellow |", "amber"),
        ("Gesamtstatus: Gelb", "amber"),
        ("État général : rouge", "red"),
    ],
)
def test_colour_is_read_with_the_line_that_states_it(line: str, colour: str) -> None:
    assert stated_colour(["# Week 1", "", line]) == (colour, line)


def test_colour_may_stand_below_its_heading() -> None:
    assert stated_colour(["## Overall status", "", "🔴 Red"]) == ("red", "🔴 Red")


@pytest.mark.parametrize(
    "line",
    ["Status: from green to amber", "The green team is well.", "Overall we are tired"],
)
def test_two_colours_or_a_colour_without_label_state_nothing(line: str) -> None:
    assert stated_colour([line]) is None


def test_update_is_known_by_folder_and_colour_together() -> None:
    green = b"# Week 1\n\n**Overall: GREEN**"
    reader = UpdateReader()
    assert reader.accepts(Document("x/published/week-01.md", green))
    assert not reader.accepts(Document("x/notes/week-01.md", green))
    assert not reader.accepts(Document("x/published/week-01.md", b"# Week 1\n\nHi"))


def test_record_says_who_told_whom_what_and_when() -> None:
    text = "# Week 1\n\nTo: board. From: Ana Díaz. Friday 7 March 2031.\n\n**Overall: RED**\n"
    record = sent(text)
    assert (record.audience, record.sent_on) == ("executive", date(2031, 3, 7))
    assert (record.health, record.health_quote) == ("red", "**Overall: RED**")
    assert (record.author, record.body) == ("Ana Díaz", text)
    assert record.key == "executive:2031-03-07"
    assert sent(text, "client").key == "client:2031-03-07"


def test_update_without_a_colour_has_no_health() -> None:
    assert sent("# Week 1\n\nAll well.").health is None


@given(st.text())
def test_any_text_can_be_asked_for_its_colour(text: str) -> None:
    found = stated_colour(text.split("\n"))
    assert found is None or found[1] in text


@pytest.mark.parametrize(
    ("text", "author"),
    [
        ("To: board. From: Nora Vale. Friday.\n**Overall: GREEN**", "Nora Vale"),
        ("Overall: green\n\nFrom: Nora Vale <nora@x.org>", "Nora Vale"),
        ('From: "Vale, Nora" <nora@x.org>\n\nOverall: amber', "Nora Vale"),
        ("**Prepared by:** Nora Vale, PM\n\nOverall: amber", "Nora Vale"),
        ("| From | Nora Vale |\n|---|---|\n| Overall | green |", "Nora Vale"),
        ("From: nora@x.org\n\nOverall: amber", "nora@x.org"),
        ("Overall: amber. Scope moved from: 3 to 4", None),
    ],
)
def test_sender_is_taken_from_the_line_that_names_it(
    text: str, author: str | None
) -> None:
    assert sent(text).author == author


def test_update_that_was_kept_as_a_mail_is_read_as_the_mail_it_is() -> None:
    mail = (
        "From: =?utf-8?q?N=C3=B3ra_Vale?= <nora@x.org>\nTo: board@x.org\n"
        "Message-ID: <1@x.org>\nDate: Fri, 07 Nov 2031 10:00:00 +0000\n"
        "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
        "Content-Transfer-Encoding: quoted-printable\nSubject: Week 1\n\n"
        "Overall: am=\nber\n\nAll well.\n"
    )
    record = sent(mail)
    assert (record.author, record.health) == ("Nóra Vale", "amber")
    assert record.sent_on == date(2031, 11, 7)
