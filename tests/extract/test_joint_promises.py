"""Two promises in one sentence are two pieces of work; a sent update gives none."""

import pytest

from assistant.domain.reading import DocumentKind
from tests.extract.documents import actions, passage, talk

BRUNO = "Bruno Keller"


def said(line):
    return [(one.owner, one.what) for one in actions(talk((BRUNO, line)))]


@pytest.mark.parametrize(
    ("line", "second"),
    [
        ("I'll send the list; will also ring Anna.", (BRUNO, "Ring Anna")),
        ("I'll send the list; and will ring Anna.", (BRUNO, "Ring Anna")),
        ("I'll send the list and will ring Anna on Friday.", (BRUNO, "Ring Anna")),
        ("I'll send the list; then I'll ring Anna.", (BRUNO, "Ring Anna")),
        ("I'll send the list, and Wanda will ring Anna.", ("Wanda Osei", "Ring Anna")),
    ],
)
def test_given_a_second_will_then_it_is_a_piece_of_work_of_its_own(line, second):
    assert said(line) == [(BRUNO, "Send the list"), second]


@pytest.mark.parametrize(
    "line",
    [
        "I'll send the list; the rest is done.",
        "I'll send the list, and it will help you.",
        "I'll send the list; that will do.",
    ],
)
def test_given_no_second_promise_then_it_is_one_piece_of_work(line):
    assert len(said(line)) == 1


@pytest.mark.parametrize(
    "line",
    [
        "Wanda is to send the supplier the plan.",
        "Bruno to mend the printer by Friday.",
        "We will test payments on 25 March.",
    ],
)
def test_given_a_line_of_a_sent_update_then_it_is_no_new_work(line):
    assert actions([passage(line, kind=DocumentKind.UPDATE_MARKDOWN)]) == []
