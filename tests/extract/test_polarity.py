"""What a denial reaches: a risk that is not, a risk that is gone, one that stays."""

import pytest

from assistant.domain.findings import Polarity, StatementKind
from tests.extract.documents import passage, statements


@pytest.mark.parametrize(
    "text",
    [
        "Parsing is half done, nothing holding us up.",
        "None of us is stuck on the outage.",
        "Bruno says the sponsor isn't concerned about the price.",
        "We are not in danger of losing the slot.",
        "There is no cause for concern about the licence.",
        "Without any risk to the cutover we can swap the disks.",
        "The import is no longer waiting for the vendor.",
        "I don't see any risk in the swap.",
        "Wanda is not at all worried about the load.",
        "The audit will not be a threat to the date.",
    ],
)
def test_a_denied_risk_is_negated(text):
    assert [one.polarity for one in statements([passage(text)])] == [Polarity.NEGATED]


@pytest.mark.parametrize(
    "text",
    [
        "The supplier risk has been ruled out by legal.",
        "The danger of losing the slot has passed.",
        "The threat with the printers is off the table.",
        "The blocker in the pipeline went away on Monday.",
    ],
)
def test_a_risk_that_is_gone_is_resolved(text):
    assert [one.polarity for one in statements([passage(text)])] == [Polarity.RESOLVED]


@pytest.mark.parametrize(
    "text",
    [
        "Bruno is blocked, but nothing is holding up Wanda.",
        "Nothing is blocked but the vendor contract is at risk.",
        "Nobody looked at the blocker since Monday.",
        "We cannot start until the blocker is gone.",
        "We are not ready, the launch is at risk.",
        "No mitigation for the supplier risk has been agreed.",
        "The date is at risk because nobody is testing it.",
    ],
)
def test_a_denial_of_something_else_leaves_the_risk_asserted(text):
    assert [one.polarity for one in statements([passage(text)])] == [Polarity.ASSERTED]


@pytest.mark.parametrize(
    "text",
    [
        "We have no fallback plan for a flood.",
        "There is no cover for the site lead when she is away.",
        "There is a serious danger that the auditor does not come back in time.",
        "The proof might be ready on Monday, I would not bet on it.",
        "If this happens on every floor we are in trouble with the insurer.",
    ],
)
def test_danger_in_plain_words_is_a_statement_of_risk(text):
    found = statements([passage(text)])
    assert len(found) == 1
    assert found[0].about is StatementKind.RISK
    assert found[0].polarity in {Polarity.ASSERTED, Polarity.CONDITIONAL}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("We regret that we cannot deliver the pumps before May.", "blocker"),
        ("The council won't be able to close the lane until the 14th.", "blocker"),
        ("Delivery of the racks is not before mid October.", "dependency"),
        ("The new licences come on 3 June at the earliest.", "dependency"),
        ("The mixer broke down and 30 samples were lost.", "issue"),
        ("Condensation in cabinet 4, the lids do not close.", "issue"),
        ("The parser slips to the ninth, the fixtures are late.", "issue"),
        ("I honestly doubt that we get the visa in March.", "risk"),
        ("Gate two will not be met on Friday.", "risk"),
    ],
)
def test_what_comes_no_earlier_or_was_harmed_is_a_statement(text, kind):
    [found] = statements([passage(text)])
    assert (found.about, found.polarity) == (kind, Polarity.ASSERTED)


@pytest.mark.parametrize(
    "text",
    [
        "Please do not merge before Friday.",
        "We cannot wait until June for this.",
        "They do not open before nine.",
        "I can't join the call before 10.",
        "The poster is not urgent until May.",
        "I was lost in the second half.",
        "The poster was not seen since before March.",
        "Then the key, as we know, won't be here in the list.",
        "The parcel was not damaged.",
        "Not a single record was lost.",
        "No samples were lost in the move.",
    ],
)
def test_what_is_no_harm_is_no_asserted_statement(text):
    told = [one.polarity for one in statements([passage(text)])]
    assert Polarity.ASSERTED not in told


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("No one sees a risk in the barrels.", Polarity.NEGATED),
        ("Neither Nora nor I sees an issue with the barrels.", Polarity.NEGATED),
        ("Neither Tariq nor Bruno is worried about the hops.", Polarity.NEGATED),
        ("Nobody thinks that the kiln is at risk.", Polarity.NEGATED),
        ("Not one of us believes that the oven could fail.", Polarity.NEGATED),
        (
            "Nobody is worried about the hops; there is no risk to the brew.",
            Polarity.NEGATED,
        ),
        ("There was a risk that the dough would not rise; it rose.", Polarity.RESOLVED),
        ("There was a risk that the malt is late. It came early.", Polarity.RESOLVED),
        ("We were worried about the flour, but it arrived.", Polarity.RESOLVED),
        ("The risk that the mill closes did not come true.", Polarity.RESOLVED),
        ("The tap outage of April is over.", Polarity.RESOLVED),
        ("The outage has ended.", Polarity.RESOLVED),
        ("Had the pump failed we would have lost the brew.", Polarity.HYPOTHETICAL),
        ("There was a risk that the dough would not rise; it failed.", None),
        ("There was a risk that the malt is late; it is still missing.", None),
        ("Nobody has checked the gas line; there is a risk of a leak.", None),
        ("No one owns the yeast order, so the opening is at risk.", None),
        ("The outage is not over.", None),
        ("Nobody is worried about the hops, but the mill is at risk.", None),
        ("We are worried that neither oven is ready.", None),
    ],
)
def test_a_subject_of_nobody_and_a_fear_of_the_past_assert_nothing(text, polarity):
    found = [one.polarity for one in statements([passage(text)])]
    assert found[:1] == [polarity or Polarity.ASSERTED]


@pytest.mark.parametrize(
    "text",
    [
        "the brewers union may refuse to unload. that could stop the opening altogether.",
        "The bakers might strike in June.",
        "The town could withdraw the permit.",
        "The courier may walk away.",
        "This would kill the launch.",
    ],
)
def test_what_a_party_may_do_to_the_work_is_one_risk(text):
    [found] = statements([passage(text)])
    assert (found.about, found.polarity) == (StatementKind.RISK, Polarity.ASSERTED)


@pytest.mark.parametrize(
    "text",
    [
        "Users may cancel the order within a day.",
        "We could stop at the mill on the way.",
        "You may close the site plan now.",
        "The strike price of the option is shown.",
    ],
)
def test_what_anybody_may_do_with_a_product_is_no_risk(text):
    assert statements([passage(text)]) == []


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("The outage on 2 May was the trust's, not ours.", Polarity.ELSEWHERE),
        ("The failure of the portal was the bank's and not ours.", Polarity.ELSEWHERE),
        ("The power failure on Monday was not at our end.", Polarity.ELSEWHERE),
        ("The outage was ours, not the vendor's.", Polarity.ASSERTED),
        ("The fault is not ours, but it blocks us until Friday.", Polarity.ASSERTED),
        ("The failure is not ours alone, the test is delayed.", Polarity.ASSERTED),
    ],
)
def test_what_happened_to_others_is_no_risk_of_ours(text, polarity):
    assert [one.polarity for one in statements([passage(text)])] == [polarity]
