from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.journal import Verb
from assistant.review.comparison import Change, Stretch, Told, compare, told_in
from tests.review.desks import MemoryJournal, desk
from tests.review.samples import DRAFT, LAST_WEEK


def said(*texts: str, section: str = "Done") -> list[Told]:
    return [Told(section, text, f"clm-{n}") for n, text in enumerate(texts)]


WORDS = st.lists(
    st.text(st.characters(categories=("L", "N", "P")), min_size=1, max_size=8),
    max_size=12,
).map(" ".join)
TELLINGS = st.lists(WORDS.filter(bool), max_size=6).map(lambda texts: said(*texts))


def test_given_the_same_words_then_nothing_is_told_otherwise() -> None:
    [one] = compare(said("The crane was booked."), said("The crane was  booked."))
    assert one.change is Change.SAME


def test_given_another_date_then_only_the_date_differs() -> None:
    [one] = compare(
        said("The barrier opens on 2 April."), said("The barrier opens on 9 April.")
    )
    assert one.change is Change.CHANGED
    assert [(kind, words.strip()) for kind, words in one.words] == [
        (Stretch.BOTH, "The barrier opens on"),
        (Stretch.OLD, "2"),
        (Stretch.NEW, "9"),
        (Stretch.BOTH, "April."),
    ]


def test_given_a_sentence_of_another_matter_then_one_is_new_and_one_is_gone() -> None:
    found = compare(said("The crane was booked."), said("Two cameras failed at night."))
    assert [one.change for one in found] == [Change.NEW, Change.GONE]


def test_given_two_alike_then_each_has_its_own_partner() -> None:
    before = said("North gate opens on 2 April.", "South gate opens on 2 April.")
    now = said("South gate opens on 9 April.", "North gate opens on 2 April.")
    found = {one.after.text: one.before for one in compare(before, now) if one.after}
    assert found == {now[0].text: before[1], now[1].text: before[0]}


def test_given_a_next_step_that_is_told_no_more_then_it_is_a_promise() -> None:
    [gone] = compare(said("Rent the crane.", section="Next week"), [])
    assert gone.is_promise
    [other] = compare(said("The crane was rented."), [])
    assert not other.is_promise


@given(TELLINGS, TELLINGS)
def test_given_any_two_updates_then_no_sentence_is_lost_or_told_twice(
    before: list[Told], now: list[Told]
) -> None:
    found = compare(before, now)
    assert [one.after for one in found if one.after] == now
    assert sorted(id(one.before) for one in found if one.before) == sorted(
        id(one) for one in before
    )


@given(WORDS, WORDS)
def test_given_any_two_wordings_then_both_can_be_read_from_their_difference(
    old: str, new: str
) -> None:
    for one in compare(said(old), said(new)):
        if one.before and one.after:
            for side, told in ((Stretch.OLD, old), (Stretch.NEW, new)):
                words = (
                    text for kind, text in one.words if kind in {side, Stretch.BOTH}
                )
                assert " ".join(words).split() == told.split()


def test_given_a_dropped_claim_then_it_is_not_told() -> None:
    at = desk(MemoryJournal(), previous=LAST_WEEK)
    assert len(told_in(DRAFT)) == len(told_in(at.draft))
    at.decide(Verb.DROP, "clm-02")
    assert "clm-02" not in {one.id for one in at.differences if one.after}


def test_given_a_desk_with_an_update_before_then_it_tells_what_became_of_it() -> None:
    found = desk(MemoryJournal(), previous=LAST_WEEK).differences
    changes = {(one.after or one.before): one.change for one in found}
    texts = {told.text: change for told, change in changes.items() if told}
    assert texts["The payment terminal order was placed with 12 units."] == "changed"
    assert texts["R-07 has not been discussed for 14 days."] == "same"
    assert texts["Tomasz Vale rents the crane by 2027-03-10."] == "gone"


def test_given_no_update_before_then_there_is_nothing_to_compare() -> None:
    at = desk(MemoryJournal())
    assert at.previous is None
    assert at.differences == ()
