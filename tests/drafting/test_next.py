"""Who owns the next action by when, for every audience."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from assistant.domain.base import stable_id
from assistant.domain.drafts import Draft, Verdict
from assistant.domain.evidence import Computed, Quote
from assistant.domain.facts import (
    ActionItem,
    ActionStatus,
    ChangeKind,
    Severity,
    WorkItem,
)
from assistant.domain.findings import Strength
from assistant.domain.labels import Label
from assistant.domain.people import People, Person
from assistant.domain.records import StatusCategory, Ticket
from assistant.domain.sourced import Known
from assistant.drafting.draft import write_draft
from assistant.drafting.reach import people_of
from tests.drafting.samples import AS_OF, action, change, facts, order, quote

THEIRS = {"theirs": frozenset({"Cleo Marr"})}


def work(key: str, title: str, **fields: Any) -> WorkItem:
    return WorkItem(
        id=stable_id("wrk", key),
        subject=key,
        title=title,
        evidence=(quote(title),),
        **fields,
    )


def open_to_the_client(item: ActionItem) -> ActionItem:
    return item.model_copy(update={"evidence": (quote(item.what),)})


def following(draft: Draft) -> list[str]:
    assert [c.text for c in draft.claims if c.verdict is not Verdict.SUPPORTED] == []
    return [c.text for c in draft.claims if c.section == "next"]


def test_the_client_reads_who_has_what_next_on_both_sides() -> None:
    base = facts(
        actions=(
            open_to_the_client(
                action("Send the stop list", "Cleo Marr", date(2031, 3, 19))
            ),
            open_to_the_client(
                action("Print the timetable", "Ana Ruiz", date(2031, 3, 20))
            ),
        ),
        work=(
            work("FER-3", "Ticket hall signs", owner="Bo Lind", active=True),
            work("FER-4", "Painting"),
        ),
    )
    assert following(write_draft(base, order("client", reach=THEIRS))) == [
        "Needed from you: Send the stop list (Cleo Marr, by 19 March).",
        (
            "Next on our side: Print the timetable (Ana Ruiz, by 20 March); and Ticket "
            "hall signs (Bo Lind)."
        ),
    ]


def test_work_that_is_past_its_date_is_told_as_overdue() -> None:
    late = work(
        "FER-3", "Ticket hall", owner="Bo Lind", due=date(2031, 3, 12), active=True
    )
    assert following(write_draft(facts(work=(late,)), order("client"))) == [
        "Next on our side: Ticket hall (Bo Lind, was due 12 March and is open)."
    ]


def test_an_internal_action_is_withheld_with_its_owner_until_it_is_released() -> None:
    inner = action("Fix the pump", "Bo Lind", date(2031, 3, 18))
    held = write_draft(facts(actions=(inner,)), order("client"))
    assert following(held) == []
    [item] = held.withheld
    assert item.fact == inner.id
    assert item.why.startswith("Bo Lind: Fix the pump, by 2031-03-18: withheld")

    told = write_draft(
        facts(actions=(inner,)), order("client", released=frozenset({inner.id}))
    )
    assert following(told) == ["Next on our side: Fix the pump (Bo Lind, by 18 March)."]


def test_what_the_clients_own_person_promised_may_be_told_back() -> None:
    def promise(label: Label) -> ActionItem:
        words = Quote(
            source="mail.eml",
            quote="Send the stop list",
            author="Cleo Marr",
            label=label,
        )
        item = action("Send the stop list", "Cleo Marr", date(2031, 3, 19))
        return item.model_copy(update={"evidence": (words,)})

    own = facts(actions=(promise(Label.INTERNAL),))
    secret = facts(actions=(promise(Label.RESTRICTED),))
    assert following(write_draft(own, order("client", reach=THEIRS)))
    assert not following(write_draft(secret, order("client", reach=THEIRS)))
    assert not following(write_draft(own, order("client")))


def test_where_no_action_is_known_the_owners_of_open_work_are_told() -> None:
    item = work(
        "FER-3", "Ticket hall", owner="Bo Lind", due=date(2031, 3, 20), active=True
    )
    assert following(write_draft(facts(work=(item,)), order("executive"))) == [
        "Next on our side: Ticket hall (Bo Lind, by 20 March)."
    ]


def test_what_only_those_present_understand_is_not_told() -> None:
    base = facts(
        actions=(
            action("Do it", "Ana Ruiz", date(2031, 3, 17)),
            action("Order the bank terminal", "Bo Lind", date(2031, 3, 20)),
            action(
                "Paint the pier railing",
                "Bo Lind",
                date(2031, 3, 10),
                status=ActionStatus.OVERDUE,
                strength=Strength.TENTATIVE,
            ),
        )
    )
    assert following(write_draft(base, order("executive"))) == [
        "Bo Lind: Order the bank terminal, by 20 March.",
        (
            "Bo Lind: Paint the pier railing; was due 10 March and is not reported "
            "done (not firm)."
        ),
    ]


@pytest.mark.parametrize(
    ("undone", "state"),
    [
        ((), "was due 10 March and is not reported done"),
        ((quote("The railing is still bare."),), "was due 10 March and is open"),
    ],
)
def test_what_is_past_its_date_is_open_only_if_something_since_then_has_it_so(
    undone: tuple[Quote, ...], state: str
) -> None:
    late = action(
        "Paint the pier railing",
        "Bo Lind",
        date(2031, 3, 10),
        status=ActionStatus.OVERDUE,
        undone=undone,
    )
    assert following(write_draft(facts(actions=(late,)), order("executive"))) == [
        f"Bo Lind: Paint the pier railing; {state}."
    ]


def test_of_an_action_only_its_first_sentence_is_told() -> None:
    told = "Order the bank terminal. she wont take the old one"
    base = facts(actions=(action(told, "Bo Lind", date(2031, 3, 20)),))
    assert following(write_draft(base, order("executive"))) == [
        "Bo Lind: Order the bank terminal, by 20 March."
    ]


def test_the_readers_people_are_known_by_name_domain_or_role() -> None:
    people = People(
        [
            Person("Cleo Marr", aliases=frozenset({"cleo@isle.example"})),
            Person("Dov Stone", role="Client sponsor"),
            Person("Eve Holm", role="Customer success manager"),
            Person("Ana Ruiz"),
        ]
    )
    client, executive = order("client").audience, order("executive").audience
    assert people_of(people, ["@isle.example"], client) == {"Cleo Marr", "Dov Stone"}
    assert people_of(people, ["ana ruiz"], executive) == {"Ana Ruiz"}


def test_a_finished_fault_is_told_as_fixed_and_an_open_one_as_to_be_fixed() -> None:
    def bug(key: str) -> Known[Ticket]:
        record = Ticket(
            key=key, title="Clock", kind="Bug", category=StatusCategory.ACTIVE
        )
        return Known(record, "t.csv", "row 2", AS_OF, AS_OF, None, Label.CLIENT)

    base = facts(
        tickets={"FER-1": bug("FER-1"), "FER-2": bug("FER-2")},
        changes=(
            change(ChangeKind.DONE, "FER-1", "Clock stops at noon"),
            change(ChangeKind.DONE, "FER-3", "Pier signs"),
        ),
        work=(work("FER-2", "Clock runs backwards", owner="Bo Lind", active=True),),
    )
    draft = write_draft(base, order("client"))
    done = [c.text for c in draft.claims if c.section == "done"]
    assert done == ["Finished: Pier signs; fixed: Clock stops at noon."]
    assert following(draft) == [
        "Next on our side: fix “Clock runs backwards” (Bo Lind)."
    ]


def test_what_only_the_sentence_before_explains_gives_way_to_clear_actions() -> None:
    base = facts(
        actions=(
            action("Send her the names", "Ana Ruiz", date(2031, 3, 19)),
            action("Print the timetable", "Bo Lind", date(2031, 3, 20)),
        )
    )
    assert following(write_draft(base, order("executive"))) == [
        "Bo Lind: Print the timetable, by 20 March."
    ]


@pytest.mark.parametrize(
    ("what", "is_told"),
    [
        ("Confirm their cabins", False),
        ("Ask about its draught by letter", False),
        ("Confirm the crew and their cabins", True),
        ("Confirm their cabins (four deckhands come on Monday)", True),
        ("Give it to her", False),
    ],
)
def test_a_client_is_asked_for_nothing_that_only_the_sentence_before_explains(
    what: str, *, is_told: bool
) -> None:
    asked = open_to_the_client(action(what, "Cleo Marr", date(2031, 3, 19)))
    told = following(
        write_draft(facts(actions=(asked,)), order("client", reach=THEIRS))
    )
    assert any(what in line for line in told) is is_told


def test_an_ask_whose_somebody_nobody_names_is_listed_as_left_out() -> None:
    asks = tuple(
        open_to_the_client(action(what, "Ana Ruiz", date(2031, 3, 19)))
        for what in ("Give it to her", "Send the stop list to the ferry office")
    )
    draft = write_draft(facts(actions=asks), order("client", reach=THEIRS))
    [left] = [one for one in draft.uncovered if one.fact in {a.id for a in asks}]
    assert (left.title, left.severity) == ("Give it to her", Severity.MEDIUM)
    assert "(ask)" in left.why


def test_what_the_client_asked_and_nobody_answered_is_listed_as_left_out() -> None:
    words = quote("Please share the deck plan with the harbour crew.")
    asked = action(
        "Share the deck plan with the harbour crew",
        "Ana Ruiz",
        date(2031, 3, 19),
        strength=Strength.QUESTION,
    ).model_copy(
        update={"evidence": (words.model_copy(update={"author": "Cleo Marr"}),)}
    )
    draft = write_draft(facts(actions=(asked,)), order("client", reach=THEIRS))
    assert [one.fact for one in draft.uncovered] == [asked.id]


def test_an_ask_with_its_sentence_in_brackets_is_told_and_not_listed() -> None:
    told = open_to_the_client(
        action("Give it to her (the stop list for Ana)", "Bo Lind", date(2031, 3, 19))
    )
    draft = write_draft(facts(actions=(told,)), order("client", reach=THEIRS))
    assert [one for one in draft.uncovered if one.fact == told.id] == []


def said_by(item: ActionItem, author: str) -> ActionItem:
    words = Quote(
        source="mail.eml", quote=item.what, as_of=AS_OF, author=author, label="client"
    )
    return item.model_copy(update={"evidence": (words,)})


def test_the_readers_own_our_is_your_and_their_you_is_us() -> None:
    form = said_by(action("Send you our signed form", "Cleo Marr"), "Cleo Marr")
    plan = said_by(action("Send us your stop plan", "Ana Ruiz"), "Cleo Marr")
    base = facts(actions=(form, plan))
    assert following(write_draft(base, order("client", reach=THEIRS))) == [
        "Needed from you: Send us your signed form (Cleo Marr).",
        "Next on our side: Send you our stop plan (Ana Ruiz).",
    ]


def test_the_my_of_an_owner_is_theirs_beside_the_name() -> None:
    form = action("Send Bo Lind my signed form", "Ana Ruiz", date(2031, 3, 20))
    assert following(write_draft(facts(actions=(form,)), order("executive"))) == [
        "Ana Ruiz: Send Bo Lind their signed form, by 20 March."
    ]


def test_the_our_of_our_own_notes_stays_ours() -> None:
    form = open_to_the_client(action("Send us the form for our files", "Cleo Marr"))
    base = facts(actions=(form,))
    assert following(write_draft(base, order("client", reach=THEIRS))) == [
        "Needed from you: Send us the form for our files (Cleo Marr).",
    ]


def test_a_claim_whose_words_the_reader_may_not_see_shows_what_was_computed() -> None:
    asked = action("Send the stop list", "Cleo Marr", date(2031, 3, 19))
    words = quote("Cleo owes it to us until the 19th")
    told = asked.model_copy(update={"evidence": (words,)})
    draft = write_draft(facts(actions=(told,)), order("client", reach=THEIRS))
    [claim] = [one for one in draft.claims if one.section == "next"]
    [computed] = claim.evidence
    assert isinstance(computed, Computed)
    assert {told.id, "19 March"} <= set(computed.inputs)


def test_given_newer_words_then_a_late_action_is_not_told_as_open() -> None:
    said = quote("The quay gate swings again", Label.INTERNAL, "later.md")
    words = said.model_copy(update={"stance": "contradicts"})
    late = action("Mend the gate of the quay", "Ana Ruiz", date(2031, 3, 12))
    heard = late.model_copy(update={"newer": (words,), "label": Label.INTERNAL})
    draft = write_draft(facts(actions=(heard,)), order("executive"))
    assert following(draft) == [
        (
            "Ana Ruiz: Mend the gate of the quay; was due 12 March, and newer words "
            "may tell that it is done."
        )
    ]
    [claim] = [one for one in draft.claims if one.section == "next"]
    assert words in claim.evidence


def test_a_promise_that_was_put_off_is_told_with_the_day_that_it_had() -> None:
    item = action("Print the timetable", "Ana Ruiz", date(2031, 3, 20))
    moved = item.model_copy(update={"was_due": date(2031, 3, 13)})
    base = facts(actions=(moved,))
    assert "Ana Ruiz: Print the timetable, by 20 March (was 13 March)." in following(
        write_draft(base, order("engineering"))
    )
    by_side = facts(actions=(open_to_the_client(moved),))
    assert following(write_draft(by_side, order("client", reach=THEIRS))) == [
        "Next on our side: Print the timetable (Ana Ruiz, by 20 March, was 13 March)."
    ]


def test_given_a_day_that_was_taken_back_then_it_is_told_as_no_longer_so() -> None:
    late = date(2031, 3, 21)
    gone = action("Paint the winch cover", "Ana Ruiz", was_due=late)
    moved = action("Varnish the oars", "Bo Lind", date(2031, 3, 28), was_due=late)
    draft = write_draft(facts(actions=(gone, moved)), order("engineering"))
    assert following(draft) == [
        "Bo Lind: Varnish the oars, by 28 March (was 21 March).",
        "Ana Ruiz: Paint the winch cover, no longer by 21 March.",
    ]


def test_given_an_order_that_only_counts_its_object_then_another_is_told() -> None:
    bare = action("Deliver three", "Ana Ruiz", date(2031, 3, 17))
    clear = action("Varnish the oars", "Bo Lind", date(2031, 3, 28))
    draft = write_draft(facts(actions=(bare, clear)), order("engineering"))
    assert following(draft) == ["Bo Lind: Varnish the oars, by 28 March."]
