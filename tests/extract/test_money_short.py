"""That money is short: said, denied, or put as a case."""

import pytest

from assistant.domain.findings import StatementFinding
from assistant.extract.findings import extract
from assistant.extract.risks.money_short import is_of_short_money, money_may_be_short
from tests.extract.documents import CONTEXT, passage

POT = "We have spent £31,000 of the £40,000 contingency and eight weeks are left."


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("At this rate we run out in the middle of May.", POT),
        ("We will be over by Easter.", "We have spent £6,000 of the £7,000 budget."),
        ("It will not last until March.", "The contingency is £4,000."),
        ("The contingency is nearly used up.", ""),
        ("There is no money left for the signs.", ""),
        ("We have spent more than was approved.", ""),
        ("The forecast exceeds the budget by £2,000.", ""),
        ("The project is 12% over budget.", ""),
        ("The grant won't last beyond June.", ""),
        ("We are short of cash until June.", ""),
        ("The lighting cost more than budgeted.", ""),
        ("The budget may run out in March.", ""),
        ("The reserve could be used up by Easter.", ""),
        ("The cash might not be enough for the second crane.", ""),
        ("The budget is likely to be exceeded.", ""),
        ("The contingency may not last until June.", ""),
    ],
)
def test_money_that_runs_out_or_does_not_suffice_is_short(text, before):
    assert money_may_be_short(text, before)


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("At this rate we run out in May.", "We have 40 boxes of paper at £3 each."),
        ("It will be over by Easter.", POT),
        ("We run out of chairs in May.", POT),
        ("We will not run out of money.", ""),
        ("We are not over budget.", ""),
        ("Nobody says that we are over budget.", ""),
        ("To avoid running out of money we cut the tents.", ""),
        ("Are we over budget?", ""),
        ("The budget is spent on catering.", ""),
        ("The budget will last until June.", ""),
        ("We spent more time than planned on this.", ""),
        ("The budget may not run out before June.", ""),
        ("The money may come in March.", ""),
        ("The time may run out.", ""),
        ("The budget sheet may be late.", ""),
    ],
)
def test_what_denies_it_or_is_of_other_things_says_nothing_of_it(text, before):
    assert not is_of_short_money(text, before)


@pytest.mark.parametrize(
    "text", ["If we buy it, we run out of money.", "We go over budget if it stays."]
)
def test_a_case_is_of_short_money_but_does_not_say_so(text):
    assert is_of_short_money(text)
    assert not money_may_be_short(text)


def test_the_sentence_before_says_what_runs_out():
    text = f"{POT} At this rate we run out in the middle of May."
    found = extract([passage(text)], CONTEXT)
    quotes = [one.quote for one in found if isinstance(one, StatementFinding)]
    assert quotes == ["At this rate we run out in the middle of May."]


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("There are nine test days and no reserve.", False),
        ("We have two weeks and no reserve for a second trial.", False),
        ("There is no reserve left for the signs.", True),
        ("There is no reserve in the budget for two more weeks.", True),
    ],
)
def test_a_reserve_of_days_or_hands_is_no_money(text, short):
    assert money_may_be_short(text) is short
