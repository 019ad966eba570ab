"""The end of an absence or another state is nobody's deadline and no part of work."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.reading import DocumentKind, Role
from assistant.extract.away import without_dates_of_states, without_states
from tests.extract.documents import actions, only, passage, statements, talk


def said(text):
    return talk(("Nora Vance", text))


@pytest.mark.parametrize(
    "absence",
    [
        ", he is on leave until 2 April",
        ", who is back on 2 April",
        " because Bruno is off sick until Monday",
        " (he's at the quarry until 12 March)",
        ", the weighbridge is closed until the 20th",
    ],
)
def test_what_is_handed_over_ends_before_the_absence(absence):
    found = only(said(f"Tariq takes over the pump survey from Bruno{absence}"))
    assert found.owner == "Tariq Aziz-Bell"
    assert found.due is None
    assert found.what == "Take over the pump survey from Bruno"


def test_work_taken_from_who_speaks_is_the_takers():
    found = only(said("Wanda takes over the kiln log from me, I am away until 9 March"))
    assert (found.owner, found.due) == ("Wanda Osei", None)
    assert found.what == "Take over the kiln log from Nora Vance"


@pytest.mark.parametrize(
    "text",
    [
        "I am away until 20 March, so Wanda will oil the hinges by Friday.",
        "Wanda will oil the hinges by Friday, the shop is shut until 20 March.",
        "As the shop is shut until 20 March, Wanda will oil the hinges by Friday.",
    ],
)
def test_the_deadline_of_the_work_counts_beside_the_end_of_a_state(text):
    found = only(said(text))
    assert (found.owner, found.due) == ("Wanda Osei", date(2026, 3, 6))
    assert found.what == "Oil the hinges"


@pytest.mark.parametrize(
    "text",
    [
        "Wanda will cover the front desk until 20 March.",
        "Wanda to finish the hinges until 20 March.",
        "Wanda will return the hinges by 20 March.",
    ],
)
def test_work_that_itself_lasts_until_a_day_keeps_it(text):
    assert only(said(text)).due == date(2026, 3, 20)


@pytest.mark.parametrize(
    "text", ["I am away until 9 March.", "Bruno is on holiday until Monday."]
)
def test_the_end_of_an_absence_alone_is_neither_work_nor_a_risk(text):
    document = [passage(text, Role.MESSAGE, kind=DocumentKind.SLACK_DAY)]
    assert not actions(document)
    assert not statements(document)


@given(st.text(alphabet="Ia, mnts.()uoil 9March'", max_size=80))
def test_blanking_moves_nothing_and_cutting_leaves_something(text):
    assert len(without_dates_of_states(text)) == len(text)
    assert bool(without_states(text)) == bool(text)
