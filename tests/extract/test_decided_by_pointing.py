"""Words that only say that something is settled stand for the sentence before."""

from assistant.domain.people import People, Person
from assistant.domain.reading import DocumentKind, Role
from assistant.extract.findings import ExtractContext
from tests.extract.documents import decisions, passage, talk

STAFF = ExtractContext(
    People([Person("Nora Vance", "Sponsor"), Person("Bruno Keller")]), None, ()
)
SPONSOR = "Nora Vance"


def spoken(words):
    return [one.what for one in decisions(talk((SPONSOR, words)), STAFF)]


def test_what_is_settled_is_what_was_said_before():
    words = "Old tickets stay valid until August. I had two calls about it, so that's settled."
    assert spoken(words) == ["Old tickets stay valid until August"]


def test_what_its_sender_has_decided_is_what_was_written_before():
    words = "no night shifts from Monday. I have decided, pls don't argue"
    mail = passage(words, Role.ITEM, kind=DocumentKind.MAIL, speaker=SPONSOR)
    assert [one.what for one in decisions([mail], STAFF)] == [
        "No night shifts from Monday"
    ]


def test_who_proposed_a_decision_is_none_of_its_own():
    text = (
        "Decided: the opening moves to Monday 7 December. Proposed by B. Keller, "
        "decided by N. Vance."
    )
    found = decisions([passage(text, headings=("Steering committee",))], STAFF)
    assert [one.what for one in found] == ["The opening moves to Monday 7 December"]


def test_words_that_break_off_at_a_number_decide_nothing():
    assert spoken("Four months they took. We go live in one.") == []
