"""A label such as `Between us:` closes what follows it, not what stands before."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.domain.labels import Label
from ingest.privacy.labels import passage_labels
from ingest.reader import Document, ReadContext
from ingest.reading import read_document

CONTEXT = ReadContext(today=date(2031, 3, 10))
OPEN, CLOSED = Label.INTERNAL, Label.RESTRICTED
HEADS = (
    "From: Ada Lund <ada@pots.example>\nTo: Ben Osei <ben@pots.example>\n"
    "Subject: The kiln\nDate: Mon, 10 Mar 2031 09:00:00 +0000\n"
    'MIME-Version: 1.0\nContent-Type: text/plain; charset="utf-8"\n\n'
)


def labels(text: str, name: str = "notes/weekly.md") -> list[tuple[str, str, Label]]:
    result = read_document(Document(name, text.encode()), CONTEXT)
    found = passage_labels(result, None)
    return [
        (piece.locator, piece.text, label)
        for piece, label in zip(result.passages, found, strict=True)
    ]


@pytest.mark.parametrize(
    "label",
    ["Between us:", "Off the record:", "In confidence,", "Not for the minutes:"],
)
def test_given_a_label_within_a_paragraph_then_what_stands_before_stays_open(
    label: str,
) -> None:
    text = (
        "# Weekly 2031-03-10\n\nWe agreed to buy the second kiln. "
        f"{label} the first one was never safe. Ben knew.\nHe kept still.\n\n"
        "The glaze is out.\n"
    )
    assert labels(text)[1:] == [
        ("line 3", "We agreed to buy the second kiln.", OPEN),
        ("line 3", f"{label} the first one was never safe. Ben knew.", CLOSED),
        ("line 4", "He kept still.", CLOSED),
        ("line 6", "The glaze is out.", OPEN),
    ]


def test_given_a_label_on_a_later_line_of_an_item_then_both_parts_are_placed() -> None:
    text = (
        "# Weekly 2031-03-10\n\n- We agreed to buy\n  the second kiln.\n"
        "  Between us: the first one\n  was never safe.\n- The glaze is out.\n"
    )
    found = [(place, label) for place, _, label in labels(text)[1:]]
    assert found == [("lines 3-4", OPEN), ("lines 5-6", CLOSED), ("line 7", OPEN)]


@pytest.mark.parametrize(
    "words",
    [
        "The line between us and the yard is drawn. The price is agreed.",
        "The bug is off the record player. It plays.",
        "We have confidence. In confidence intervals we trust.",
    ],
)
def test_given_such_words_in_another_sense_then_nothing_is_cut(words: str) -> None:
    assert labels(f"# Weekly 2031-03-10\n\n{words}\n")[1:] == [("line 3", words, OPEN)]


def test_given_a_request_at_the_end_then_the_whole_passage_is_closed() -> None:
    words = "Ben looks for another shop. Keep this between us."
    assert labels(f"# Weekly 2031-03-10\n\n{words}\n")[1:] == [
        ("line 3", words, CLOSED)
    ]


def test_given_a_mail_with_a_label_before_one_matter_then_the_others_stay_open() -> (
    None
):
    body = (
        "Hello Ben\n\nThe clay comes on the 12th.\n\nBetween us: the yard is for sale."
        "\n\nCan you order the bricks?\n"
    )
    found = {text: label for _, text, label in labels(HEADS + body, "mail/a.eml")}
    assert found["Between us: the yard is for sale."] is CLOSED
    assert found["The clay comes on the 12th."] is OPEN
    assert found["Can you order the bricks?"] is OPEN


@pytest.mark.parametrize(
    "body",
    [
        "Hello Ben\n\nBetween us: the yard is for sale.\n\nIt goes in May.\n",
        "The yard is for sale.\n\nIt goes in May.\n\nPlease keep this to yourself.\n",
    ],
)
def test_given_a_mail_that_is_all_told_in_confidence_then_all_is_closed(
    body: str,
) -> None:
    assert {label for *_, label in labels(HEADS + body, "mail/a.eml")} == {CLOSED}


def test_given_a_mail_in_which_one_matter_is_held_back_then_it_alone_is_closed() -> (
    None
):
    body = (
        "Three things.\n\n- the clay comes on the 12th\n"
        "- the yard is for sale. The owner wants it kept quiet till May\n"
        "- no work on Saturdays\n"
    )
    found = labels(HEADS + body, "mail/a.eml")
    closed = [text for _, text, label in found if label is CLOSED]
    assert closed == ["- the yard is for sale. The owner wants it kept quiet till May"]


def test_given_a_chat_message_of_its_own_then_what_was_said_before_stays_open() -> None:
    text = (
        "[10/03/2031, 09:00:00] Ada: the bricks are paid for, we fire on Monday\n"
        "[10/03/2031, 09:01:00] Ada: Between us: the yard is for sale\n"
    )
    found = [label for *_, label in labels(text, "chat/2031-03-10.txt")]
    assert found == [OPEN, CLOSED]
