from __future__ import annotations

import time
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.reading import PersonMention, ReadResult, Role
from ingest.errors import UnreadableFileError
from ingest.reader import Document, ReadContext
from ingest.readers.mail import MailReader
from ingest.text.html_text import html_to_text

CONTEXT = ReadContext(today=date(2031, 11, 20))
HEAD = (
    "From: Ana Díaz <ana@x.example>\nTo: Bo Li <bo@x.example>, cy@y.example\n"
    "Subject: The tests\nDate: Tue, 04 Mar 2031 23:30:00 -0800\nMessage-ID: <1@x>\n"
)
PLAIN = 'Content-Type: text/plain; charset="utf-8"\n\n'


def read(text: str | bytes) -> ReadResult:
    data = text.encode() if isinstance(text, str) else text
    return MailReader().read(Document("w1/mail/m.eml", data), CONTEXT)


def own(result: ReadResult) -> list[str]:
    return [
        p.text for p in result.passages if not p.quoted and p.role is not Role.HEADING
    ]


def quoted(result: ReadResult) -> list[tuple[str, str | None, str]]:
    return [
        (passage.text, passage.speaker, str(passage.dated))
        for passage in result.passages
        if passage.quoted
    ]


def test_mail_is_dated_by_its_header_in_its_own_zone() -> None:
    result = read(HEAD + PLAIN + "Hello.\n\nThe tests run.\n")
    assert (result.dated, result.dated_from) == (date(2031, 3, 4), "mail date")
    subject, *body = result.passages
    assert (subject.text, subject.role, subject.locator) == (
        "The tests",
        Role.HEADING,
        "subject",
    )
    assert [(p.locator, p.text, p.speaker) for p in body] == [
        ("line 1", "Hello.", "Ana Díaz"),
        ("line 3", "The tests run.", "Ana Díaz"),
    ]
    assert body[0].headings == ("The tests",)


def test_people_are_those_of_the_address_headers() -> None:
    assert read(HEAD + PLAIN + "x").people == (
        PersonMention(name="Ana Díaz", email="ana@x.example"),
        PersonMention(name="Bo Li", email="bo@x.example"),
        PersonMention(email="cy@y.example"),
    )


@pytest.mark.parametrize(
    "line",
    [
        "On 3 Mar 2031, at 16:48, Bo Li wrote:",
        "On Mon, Mar 3, 2031 at 4:48 PM Bo Li <bo@x.example> wrote:",
        "On Mon, Mar 3, 2031 at 4:48 PM Bo Li <\nbo@x.example> wrote:",
        "Am 03.03.2031 um 16:48 schrieb Bo Li <bo@x.example>:",
        "Le lun. 3 mars 2031 à 16:48, Bo Li <bo@x.example> a écrit :",
    ],
)
def test_quoted_reply_belongs_to_whom_and_when_the_mail_says(line: str) -> None:
    result = read(f"{HEAD}{PLAIN}Fine.\n\n{line}\n> Shall we test?\n")
    assert own(result) == ["Fine."]
    assert quoted(result) == [("> Shall we test?", "Bo Li", "2031-03-03")]


def test_attribution_inside_the_quote_and_deeper_quotes_are_told_apart() -> None:
    result = read(
        HEAD
        + PLAIN
        + "Fine.\n\n> On 3 Mar 2031, at 16:48, Bo Li wrote:\n>\n> Shall we?\n>\n"
        + ">> On 2 Mar 2031, at 9:00, Cy Wu wrote:\n>>\n>> Who tests?\n"
    )
    assert quoted(result) == [
        ("> Shall we?", "Bo Li", "2031-03-03"),
        (">> Who tests?", "Cy Wu", "2031-03-02"),
    ]


def test_all_below_a_block_of_mail_headers_is_quoted() -> None:
    result = read(
        HEAD
        + PLAIN
        + "Fine.\n\nFrom: Bo Li <bo@x.example>\nSent: Monday, March 3, 2031 4:48 PM\n"
        + "To: Ana Díaz\nSubject: The tests\n\nShall we test?\n"
    )
    assert own(result) == ["Fine."]
    assert quoted(result) == [("Shall we test?", "Bo Li", "2031-03-03")]


def test_quote_without_attribution_has_no_speaker() -> None:
    assert quoted(read(HEAD + PLAIN + "Fine.\n\n> Shall we?\n")) == [
        ("> Shall we?", None, "None")
    ]


@pytest.mark.parametrize(
    "signature",
    [
        "Ana",
        "Kind regards,\nAna Díaz\nTest lead, Acme\n+1 555 0100",
        "Viele Grüße\nAna",
        "-- \nAna Díaz\nAcme Ltd. All rights reserved and so on and on.",
    ],
)
def test_signature_is_left_out(signature: str) -> None:
    assert own(read(f"{HEAD}{PLAIN}The tests run.\n\n{signature}\n")) == [
        "The tests run."
    ]


def test_line_below_the_name_is_the_sender_s_role() -> None:
    result = read(HEAD + PLAIN + "Fine.\n\nThanks,\nAna Díaz\nTest lead, Acme\n")
    assert result.people[0].role == "Test lead, Acme"


def test_postscript_and_sentences_after_thanks_are_kept() -> None:
    result = read(HEAD + PLAIN + "Fine.\n\nBest,\nAna\n\nPS. Bo must sign by Friday.\n")
    assert own(result) == ["Fine.", "PS. Bo must sign by Friday."]
    thanks = "Thanks\n\nBo has to sign the order by Friday at noon, please.\n"
    assert "Bo has to sign the order by Friday at noon, please." in own(
        read(HEAD + PLAIN + thanks)
    )


def test_html_is_read_where_there_is_no_plain_text() -> None:
    markup = (
        "<style>p{}</style><p>Hello &amp; welcome<br>Bo</p><ul><li>test</li></ul>"
        "<blockquote><p>old</p></blockquote><script>x</script>"
    )
    assert html_to_text(markup).split("\n") == [
        "Hello & welcome",
        "Bo",
        "",
        "- test",
        "",
        "> old",
        ">",
    ]
    result = read(f"{HEAD}Content-Type: text/html; charset=utf-8\n\n{markup}")
    assert own(result) == ["Hello & welcome", "Bo", "- test"]


def test_of_both_forms_the_plain_one_is_read_and_files_are_named() -> None:
    result = read(
        HEAD + 'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n'
        '--b\nContent-Type: multipart/alternative; boundary="c"\n\n'
        "--c\nContent-Type: text/html\n\n<p>html</p>\n"
        "--c\nContent-Type: text/plain\n\nplain\n--c--\n"
        "--b\nContent-Type: application/pdf\nContent-Disposition: attachment; "
        'filename="../../report.pdf"\n\nx\n--b--\n'
    )
    assert own(result) == ["plain"]
    assert [problem.what for problem in result.problems] == [
        "attachment '../../report.pdf' was not read"
    ]


def test_header_cannot_inject_a_line_and_a_name_cannot_pose_as_an_address() -> None:
    result = read(
        'From: "Boss <boss@x.example>" <evil@y.example>\n'
        "Subject: =?utf-8?Q?Hi=0D=0ABcc:_all@x.example?=\n\nhello\n"
    )
    assert result.title == "Hi Bcc: all@x.example"
    assert result.passages[0].speaker == "evil@y.example"
    assert result.dated is None
    [problem] = result.problems
    assert problem.where == "from"
    assert "'boss@x.example'" in problem.what
    assert "'evil@y.example'" in problem.what


@pytest.mark.parametrize(
    "sender",
    [
        "ana@x.example <ana@x.example>",
        '"Ana (Ana@x.example)" <ana@mail.x.example>',
        '"ana@x.example via Docs" <no-reply@docs.example>',
        "Ana Díaz <ana@x.example>",
    ],
)
def test_a_sender_under_its_own_address_or_by_a_service_does_not_pose(
    sender: str,
) -> None:
    assert not read(f"From: {sender}\nSubject: Hi\n\nhello\n").problems


def test_hidden_characters_of_an_encoded_body_are_named() -> None:
    result = read(
        "From: a@x.example\nContent-Type: text/plain; charset=utf-8\n"
        "Content-Transfer-Encoding: quoted-printable\n\nZo=E2=80=AEyap\n"
    )
    assert own(result) == ["Zoyap"]
    assert [problem.where for problem in result.problems] == ["body"]


def test_unknown_charset_is_guessed_with_a_problem() -> None:
    result = read(
        b"From: a@x.example\nContent-Type: text/plain; charset=x-none\n\nZo\xeb pays.\n"
    )
    assert own(result) == ["Zoë pays."]
    assert [problem.where for problem in result.problems] == ["body"]


def test_mail_is_known_by_its_headers_whatever_its_name() -> None:
    reader = MailReader()
    assert reader.accepts(Document("a/m.eml", HEAD.encode()))
    assert reader.accepts(Document("a/m.txt", HEAD.encode()))
    assert not reader.accepts(Document("a/m.txt", b"From: Ana\n\nnotes"))
    assert not reader.accepts(Document("a/m.eml", b"just words"))


@given(st.binary(max_size=300), st.text(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes, body: str) -> None:
    for message in (data, b"From: " + data, (HEAD + PLAIN + body).encode()):
        with suppress(UnreadableFileError):
            result = read(message)
            places = [passage.locator for passage in result.passages]
            assert len(places) == len(set(places))
            result.model_dump_json()


def test_arrow_within_a_line_is_no_quote_mark() -> None:
    assert own(read(HEAD + PLAIN + "Step a -> step b.\n")) == ["Step a -> step b."]


def test_letters_that_a_header_holds_unencoded_are_read() -> None:
    assert read("From: Zoë <z@x.example>\nSubject: Über\n\nx").title == "Über"


@pytest.mark.parametrize("mark", ["<!--", "<a ", "<div>", "<a b='"])
def test_hostile_html_takes_no_time(mark: str) -> None:
    start = time.process_time()
    html_to_text(mark * 50_000)
    assert time.process_time() - start < 2


def test_header_of_nested_comments_is_no_crash() -> None:
    assert read("From: " + "(" * 5000 + "\n\nhello\n").passages[-1].text == "hello"


def mixed(*parts: str) -> str:
    shown = "".join(f"--B\n{part}\n" for part in parts)
    return f"{HEAD}Content-Type: multipart/mixed; boundary=B\n\n{shown}--B--\n"


def test_all_inline_text_of_a_mail_is_its_body_in_order() -> None:
    picture = "Content-Type: image/png; name=dome.png\n\nx"
    markup = "Content-Type: text/html\n\n<p>The kiln cracked.</p>"
    result = read(mixed(PLAIN + "The oven is hot.", picture, markup))
    assert own(result) == ["The oven is hot.", "The kiln cracked."]
    assert [p.what for p in result.problems] == ["attachment 'dome.png' was not read"]


def test_a_forwarded_mail_is_read_as_a_quote_of_its_sender() -> None:
    inner = (
        "Content-Type: message/rfc822\n\nFrom: Cy Oz <cy@y.example>\nSubject: Clay\n"
        "Date: Mon, 03 Mar 2031 09:00:00 +0000\n\nThe clay pit is flooded.\n"
    )
    result = read(mixed(PLAIN + "See below.", inner, PLAIN + "What now?"))
    assert own(result) == ["See below.", "What now?"]
    [(text, speaker, day)] = quoted(result)
    assert ("clay pit is flooded" in text, speaker, day) == (
        True, "Cy Oz", "2031-03-03",
    )  # fmt: skip


def test_a_mail_of_very_many_parts_is_cut_with_a_word() -> None:
    result = read(mixed(*(f"{PLAIN}Pot {n} is glazed." for n in range(3_000))))
    assert len(own(result)) < 1000
    assert any("parts" in problem.what for problem in result.problems)


def test_the_list_that_carried_a_mail_is_nobody_and_its_writer_is() -> None:
    result = read(
        "From: Bo Ek via Movers <movers@clinic.example>\n"
        "To: Movers <movers@clinic.example>, Ana Li <ana@clinic.example>\n"
        "List-Id: Movers <movers.clinic.example>\n"
        "Date: Mon, 1 Feb 2027 09:00:00 +0000\n\n"
        "The freezer travels first.\n"
    )
    assert [(one.name, one.email) for one in result.people] == [
        ("Bo Ek", None),
        ("Ana Li", "ana@clinic.example"),
    ]
    assert {piece.speaker for piece in result.passages} == {"Bo Ek"}


def test_who_sends_by_a_machine_is_nobody_but_still_says_it() -> None:
    result = read(
        "From: Freezer Watch <watch@clinic.example>\n"
        "To: all@clinic.example\n"
        "Auto-Submitted: auto-generated\nPrecedence: bulk\n"
        "Date: Mon, 1 Feb 2027 09:00:00 +0000\n\n"
        "Freezer 3 is at minus 60.\n"
    )
    assert "all@clinic.example" not in {one.email for one in result.people}
    assert {piece.speaker for piece in result.passages} == {"Freezer Watch"}


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("From: a", "nothing was kept"),
        ("From: Ana <ana@x.example>\nSubject: The lifebo", "only its subject was kept"),
        ("From: Ana <a@x.example>\nSubject: Boat\nMIME", "only its subject was kept"),
        ("From: Ana <a@x.example>\nSubject: Boat\nCont", "only its subject was kept"),
    ],
)
def test_a_mail_that_ends_within_its_headers_is_said_to_look_cut(
    text: str, kept: str
) -> None:
    result = read(text)
    [problem] = result.problems
    assert len(result.passages) == ("subject" in kept)
    assert problem.what == f"the mail ends within its headers: it looks cut; {kept}"


def test_a_mail_without_words_is_said_to_have_none() -> None:
    [problem] = read("From: Ana <ana@x.example>\nMessage-ID: <1@x>\n\n \n").problems
    assert problem.what.startswith("the mail has neither a subject nor words")


def test_a_mail_of_a_subject_alone_is_whole() -> None:
    assert not read(f"{HEAD}\n").problems


def test_every_passage_of_a_mail_says_to_whom_it_goes() -> None:
    result = read(HEAD + PLAIN + "The tests start on 9 March.\n")
    assert {piece.addressed for piece in result.passages} == {
        ("bo@x.example", "cy@y.example")
    }


def test_whoever_only_gets_a_copy_of_a_mail_is_not_addressed() -> None:
    result = read("Cc: Di <di@x.example>\n" + HEAD + PLAIN + "The tests start now.\n")
    assert {(piece.addressed, piece.copied) for piece in result.passages} == {
        (("bo@x.example", "cy@y.example"), ("di@x.example",))
    }
