from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.facts import ActionStatus
from assistant.domain.findings import Strength
from assistant.domain.journal import Verb
from assistant.facts.actions.register import action_id
from tests.facts.sayings import (
    AGAIN,
    MONDAY,
    REPORT,
    TARIQ,
    WEEK_LATER,
    entry,
    register,
    said,
)


def test_the_same_work_said_again_is_one_action_with_a_mention():
    [item] = register(
        said(REPORT, "Tariq Aziz-Bell"), said(AGAIN, "Tariq Aziz-Bell", day=WEEK_LATER)
    )
    assert item.evidence[0].quote == REPORT
    assert [one.quote for one in item.mentions] == [AGAIN]
    assert item.raised == MONDAY


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("Prepare the statement of work for the pilot", "SOW for the pilot"),
        ("Write a page on how the pumps are primed", "Page on pump priming, still"),
        ("One page on backing out", "Finish the back-out page"),
        ("Who must sign off the boiler", "Boiler sign-off, still"),
    ],
)
def test_the_same_work_in_other_words_is_one_action(first, again):
    [item] = register(
        said(first, "Tariq Aziz-Bell"), said(again, "Tariq Aziz-Bell", day=WEEK_LATER)
    )
    assert [one.quote for one in item.mentions] == [again]


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("Minutes of 4 March to the board", "Minutes of 11 March to the board"),
        ("Order 3 crates for the north hall", "Order 8 crates for the north hall"),
        ("Open the valve of the north hall", "Close the valve of the north hall"),
        ("Label the crates before loading", "Label the crates after loading"),
    ],
)
def test_other_days_numbers_or_states_are_other_work(first, again):
    items = register(
        said(first, "Tariq Aziz-Bell"), said(again, "Tariq Aziz-Bell", day=WEEK_LATER)
    )
    assert len(items) == 2


def test_two_people_who_promise_the_same_have_two_actions():
    items = register(
        said(REPORT, "Tariq Aziz-Bell", what="Load test report to ops"),
        said(AGAIN, "Nora Vance", day=WEEK_LATER, what="Load test report to ops"),
    )
    assert [item.owner for item in items] == ["Tariq Aziz-Bell", "Nora Vance"]


def test_the_first_saying_is_first_whatever_the_order_of_arrival():
    [item] = register(
        said(AGAIN, "Tariq Aziz-Bell", day=WEEK_LATER), said(REPORT, "Tariq Aziz-Bell")
    )
    assert item.evidence[0].quote == REPORT


def test_an_owner_found_later_owns_the_action():
    [item] = register(
        said("Load test report to ops", strength=Strength.SUGGESTED),
        said(REPORT, "Tariq Aziz-Bell", day=WEEK_LATER),
    )
    assert (item.owner, item.strength) == ("Tariq Aziz-Bell", Strength.COMMITTED)


def test_a_later_promise_with_another_day_renews_it():
    [item] = register(
        said(REPORT, "Tariq Aziz-Bell", due=date(2026, 3, 6)),
        said(AGAIN, "Tariq Aziz-Bell", day=WEEK_LATER, due=date(2026, 3, 13)),
    )
    assert item.due == date(2026, 3, 13)


def test_a_later_hope_with_another_day_does_not_renew_it():
    [item] = register(
        said(REPORT, "Tariq Aziz-Bell", due=date(2026, 3, 6)),
        said(
            AGAIN,
            "Tariq Aziz-Bell",
            day=WEEK_LATER,
            due=date(2026, 3, 13),
            strength=Strength.TENTATIVE,
        ),
    )
    assert item.due == date(2026, 3, 6)


def test_different_people_with_different_objects_are_never_merged():
    items = register(
        said("Tariq: send the quota sheet to ops", "Tariq Aziz-Bell"),
        said("Bruno: send the licence sheet to legal", "Bruno Keller", day=WEEK_LATER),
    )
    assert len(items) == 2


def test_two_items_of_one_list_stay_two_when_they_share_half_their_words():
    items = register(
        said("Clean up the state machine outbound code", at="line 1"),
        said("Clean up the state machine unit tests", at="line 2"),
    )
    assert len(items) == 2


def test_different_tickets_are_different_actions():
    items = register(
        said("Close QX-1 with the release numbers attached"),
        said("Close QX-2 with the release numbers attached", day=WEEK_LATER),
    )
    assert len(items) == 2


def test_an_acronym_means_the_words_it_stands_for():
    items = register(
        said("Brief legal on the service level agreement"),
        said("Get legal to read the SLA", "Nora Vance", day=WEEK_LATER),
    )
    assert len(items) == 1


def test_the_same_words_in_two_exports_are_one_action():
    items = register(
        said(REPORT, source="mail/a.eml"), said(REPORT, source="mail/b.eml")
    )
    assert len(items) == 1


def test_work_that_nobody_took_is_not_given_by_what_somebody_might_do():
    nobody = said("Rollback runbook for billing", strength=Strength.SUGGESTED)
    might = said(
        "Bruno might write the rollback runbook for billing",
        "Bruno Keller",
        day=WEEK_LATER,
        strength=Strength.TENTATIVE,
    )
    [item] = register(nobody, might)
    assert (item.owner, item.strength) == (None, Strength.SUGGESTED)


def test_the_reviewers_owner_due_and_wording_go_before_all_that_was_said():
    one = said(REPORT, "Tariq Aziz-Bell")
    target = action_id(one)
    [item] = register(
        one,
        decisions=[
            entry(1, Verb.OWNER, target, "Bruno"),
            entry(2, Verb.DUE, target, "2026-04-10"),
            entry(3, Verb.EDIT, target, "Report on the load test"),
        ],
    )
    assert (item.owner, item.due, item.what) == (
        "Bruno Keller",
        date(2026, 4, 10),
        "Report on the load test",
    )


def test_dropped_is_dropped_until_it_is_undone():
    one = said(REPORT)
    drop = entry(1, Verb.DROP, action_id(one))
    undo = entry(2, Verb.UNDO, action_id(one), undoes=1)
    assert register(one, decisions=[drop])[0].status is ActionStatus.DROPPED
    assert register(one, decisions=[drop, undo])[0].status is ActionStatus.OPEN


def test_an_undone_undo_leaves_the_decision_standing():
    one = said(REPORT)
    target = action_id(one)
    entries = [
        entry(1, Verb.DROP, target),
        entry(2, Verb.UNDO, target, undoes=1),
        entry(3, Verb.REDO, target, undoes=2),
    ]
    assert register(one, decisions=entries)[0].status is ActionStatus.DROPPED


def test_the_reviewer_joins_two_actions_under_the_named_one():
    one, two = said("Order badges"), said("Print passes for guests", day=WEEK_LATER)
    [item] = register(
        one, two, decisions=[entry(1, Verb.MERGE, action_id(one), action_id(two))]
    )
    assert item.id == action_id(one)
    assert [m.quote for m in item.mentions] == ["Print passes for guests"]


def test_the_reviewer_splits_a_saying_from_the_action_it_was_merged_into():
    first, again = (
        said(REPORT, "Tariq Aziz-Bell"),
        said(AGAIN, "Tariq Aziz-Bell", day=WEEK_LATER),
    )
    whole, part = register(
        first, again, decisions=[entry(1, Verb.SPLIT, action_id(first), "1")]
    )
    assert (whole.id, whole.mentions) == (action_id(first), ())
    assert part.evidence[0].quote == AGAIN


def test_a_split_of_a_mention_that_is_not_there_changes_nothing():
    first = said(REPORT)
    assert (
        len(register(first, decisions=[entry(1, Verb.SPLIT, action_id(first), "3")]))
        == 1
    )


@given(
    st.permutations(
        [
            said(REPORT),
            said(AGAIN, day=WEEK_LATER),
            said("Order badges", at="line 2"),
            said("Book the big room", "Nora Vance", at="line 3"),
        ]
    )
)
def test_the_register_does_not_depend_on_the_order_of_findings(sayings):
    assert register(*sayings) == register(
        said(REPORT),
        said(AGAIN, day=WEEK_LATER),
        said("Order badges", at="line 2"),
        said("Book the big room", "Nora Vance", at="line 3"),
    )


TEMPLATE = "Maybe Nora could look at the audit plan template at some point?"


def test_a_vague_wish_does_not_take_in_later_work_on_the_same_object():
    items = register(
        said(TEMPLATE, "Nora Vance", strength=Strength.TENTATIVE),
        said(
            "Draft of the audit plan",
            "Nora Vance",
            day=WEEK_LATER,
            due=date(2026, 3, 16),
        ),
        said(
            "Audit plan to Dr Weber",
            "Nora Vance",
            day=WEEK_LATER + timedelta(days=7),
            due=date(2026, 3, 22),
        ),
    )
    assert [(one.what, one.due) for one in items] == [
        (TEMPLATE, None),
        ("Draft of the audit plan", date(2026, 3, 16)),
        ("Audit plan to Dr Weber", date(2026, 3, 22)),
    ]
    assert items[0].strength is Strength.TENTATIVE


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Review the seat map", "Send the seat map to the venue"),
        ("Write the release notes", "Publish the release notes"),
        ("Get a quote for the cranes", "Order the cranes"),
        ("Talk to the night porters", "Send the night porters rota to Nora"),
    ],
)
def test_different_work_on_one_object_is_two_actions(first, second):
    items = register(
        said(first, "Nora Vance"), said(second, "Nora Vance", day=WEEK_LATER)
    )
    assert [one.what for one in items] == [first, second]


def test_the_firmest_words_are_shown_with_their_day_and_their_quote():
    wish, promise = "Could you send Bruno the seat map?", "I'll send the seat map"
    [item] = register(
        said(
            wish,
            "Tariq Aziz-Bell",
            strength=Strength.QUESTION,
            what="Send Bruno the seat map",
        ),
        said(
            promise,
            "Nora Vance",
            day=WEEK_LATER,
            due=date(2026, 3, 12),
            what="Send Bruno the seat map by courier",
        ),
    )
    assert (item.what, item.owner, item.due, item.strength) == (
        "Send Bruno the seat map by courier",
        "Nora Vance",
        date(2026, 3, 12),
        Strength.COMMITTED,
    )
    assert [one.quote for one in item.evidence] == [wish, promise]


def test_a_later_hedge_leaves_the_promise_as_it_was():
    [item] = register(
        said("Send the seat map", "Nora Vance", due=date(2026, 3, 6)),
        said(
            "Might send the seat map",
            "Nora Vance",
            day=WEEK_LATER,
            due=date(2026, 3, 20),
            strength=Strength.TENTATIVE,
        ),
    )
    assert (item.what, item.due, item.strength) == (
        "Send the seat map",
        date(2026, 3, 6),
        Strength.COMMITTED,
    )


def test_to_find_something_out_is_not_to_have_it_done():
    asked = said(
        "Tariq to find out",
        "Tariq Aziz-Bell",
        what="Find out (does the kiln firing need its own transformer)",
    )
    done = said("Have the kiln firing done", "Tariq Aziz-Bell", day=WEEK_LATER)
    assert len(register(asked, done)) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Send Lars the forecast", TARIQ), ("Send Graham the forecast", TARIQ)),
        (("Review the design", "Nora Vance"), ("Review the design", "Bruno Keller")),
    ],
)
def test_the_same_words_to_two_people_ask_for_two_things(one, other):
    quote = "Please do this for me by Friday"
    rows = register(
        said(quote, one[1], what=one[0]),
        said(quote, other[1], what=other[0], day=WEEK_LATER),
    )
    assert len(rows) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Merge the billing branch", "Billing branch still not merged"),
        ("Merge the billing branch", "Merging the billing branch"),
        ("Plan the summer fair", "Planning of the summer fair"),
        ("Migrate the wiki pages", "Migration of the wiki pages"),
    ],
)
def test_the_forms_of_a_verb_are_one_work(one, other):
    rows = register(said(one, TARIQ), said(other, TARIQ, day=WEEK_LATER))
    assert [row.proposed_merges for row in rows] == [()]
