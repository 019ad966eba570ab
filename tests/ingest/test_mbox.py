from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.domain.reading import ReadResult
from ingest.detect import reader_for
from ingest.errors import UnreadableFileError
from ingest.reader import Document, ReadContext
from ingest.readers.mbox import MboxReader

CONTEXT = ReadContext(today=date(2031, 11, 20))


def mail(
    body: str,
    *,
    sender: str = "Ana Díaz <ana@acme.example>",
    ident: str | None = "<1@acme.example>",
    day: str = "4",
    more: str = "",
) -> str:
    headers = [
        f"From ana@acme.example Tue Mar  {day} 10:00:00 2031",
        f"From: {sender}",
        "To: Bo Li <bo@acme.example>",
        f"Date: Tue, {day} Mar 2031 10:00:00 +0100",
        "Subject: The pump",
        *([f"Message-ID: {ident}"] if ident else []),
        *([more] if more else []),
    ]
    return "\n".join(headers) + f"\n\n{body}\n\n"


def read(*mails: str) -> ReadResult:
    return MboxReader().read(
        Document("w1/mail/list.mbox", "".join(mails).encode()), CONTEXT
    )


FIRST = mail("The pump comes on Friday.\nWe test it on Monday.")
REPLY = mail(
    "Good, I tell the port.\n\nOn 4 March 2031 Ana Díaz wrote:\n"
    "> The pump comes on Friday.\n> We test it on Monday.",
    sender="Bo Li <bo@acme.example>",
    ident="<2@acme.example>",
    day="5",
    more="In-Reply-To: <1@acme.example>",
)


def test_every_mail_is_placed_by_its_id_and_line() -> None:
    result = read(FIRST, REPLY)
    assert [(p.locator, p.speaker, p.text) for p in result.passages] == [
        ("message <1@acme.example> subject", "Ana Díaz", "The pump"),
        ("message <1@acme.example> line 1", "Ana Díaz", "The pump comes on Friday."),
        ("message <1@acme.example> line 2", "Ana Díaz", "We test it on Monday."),
        ("message <2@acme.example> subject", "Bo Li", "The pump"),
        ("message <2@acme.example> line 1", "Bo Li", "Good, I tell the port."),
    ]
    assert (result.dated, result.dated_from) == (date(2031, 3, 5), "newest mail")
    assert {p.thread for p in result.passages} == {"<1@acme.example>"}
    assert [p.name for p in result.people] == ["Ana Díaz", "Bo Li"]


def test_quotes_of_mails_that_are_not_in_the_box_are_kept_as_quotes() -> None:
    quoted = [p.text for p in read(REPLY).passages if p.quoted]
    assert quoted == ["> The pump comes on Friday.", "> We test it on Monday."]


def test_ids_that_are_missing_or_come_twice_give_way_to_numbers() -> None:
    result = read(FIRST, FIRST, mail("Third.", ident=None))
    places = [p.locator for p in result.passages if p.locator.endswith("line 1")]
    assert places == ["message 1 line 1", "message 2 line 1", "message 3 line 1"]


def test_lines_that_begin_with_from_do_not_end_a_mail() -> None:
    result = read(mail("Hello.\n\nFrom Friday on it rains.\n\n>From 10:30 we pump."))
    assert [p.text for p in result.passages][1:] == [
        "Hello.",
        "From Friday on it rains.",
        "From 10:30 we pump.",
    ]


def test_attachments_are_counted_once_for_the_box() -> None:
    parts = (
        "--x\nContent-Type: text/plain\n\nSee the plan.\n\n"
        "--x\nContent-Type: application/pdf\n"
        'Content-Disposition: attachment; filename="plan.pdf"\n\nJVBERi0=\n--x--'
    )
    more = 'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="x"'
    result = read(mail(parts, more=more), FIRST)
    [problem] = result.problems
    assert problem.what == "1 attachments were not read: 'plan.pdf'"


def test_box_with_windows_line_ends_is_known_by_its_content() -> None:
    data = (FIRST + REPLY).replace("\n", "\r\n").encode()
    document = Document("export.txt", data)
    assert reader_for(document).kind == "mbox"
    assert len(MboxReader().read(document, CONTEXT).passages) == 5


def test_address_that_an_archive_hides_is_still_a_person() -> None:
    [person, *_] = read(mail("Hi.", sender="ana at acme.example (Ana Díaz)")).people
    assert (person.name, person.email) == ("Ana Díaz", "ana@acme.example")


def test_file_without_a_mail_is_refused() -> None:
    with pytest.raises(UnreadableFileError, match="no mail"):
        MboxReader().read(Document("a.mbox", b"Hello"), CONTEXT)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=80) | st.text(max_size=60), st.integers(0, 600))
def test_whatever_bytes_come_they_are_read_or_refused(
    junk: bytes | str, place: int
) -> None:
    part = junk.encode("utf-8", "replace") if isinstance(junk, str) else junk
    good = (FIRST + REPLY).encode()
    with suppress(UnreadableFileError):
        result = MboxReader().read(
            Document("a.mbox", good[:place] + part + good[place:]), CONTEXT
        )
        places = [p.locator for p in result.passages]
        assert len(set(places)) == len(places)


@pytest.mark.parametrize(
    ("header", "said"),
    [("Date: Tue, 4 Mar 2031 10:00:00 +0100\n", None), ("Date: soon\n", "'soon' is not"),
     ("", "has no date")],
)  # fmt: skip
def test_a_mail_without_a_day_has_that_of_its_delivery_and_says_so(
    header: str, said: str | None
) -> None:
    odd = mail("I will rent the barge tomorrow.", ident="<7@acme.example>").replace(
        "Date: Tue, 4 Mar 2031 10:00:00 +0100\n", header
    )
    newer = mail("The barge is late.", ident="<8@acme.example>", day="18")
    result = read(odd, newer)
    days = {piece.text: piece.dated for piece in result.passages}
    assert days["I will rent the barge tomorrow."] == date(2031, 3, 4)
    if said is None:
        assert not result.problems
        return
    [problem] = result.problems
    assert problem.where == "message 1 date"
    assert said in problem.what
    assert "the day of its delivery, 2031-03-04, was taken" in problem.what
