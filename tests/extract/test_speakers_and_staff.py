"""Who "we", "you" and a chat's marks mean, and what staff matters are."""

from dataclasses import replace

import pytest

from assistant.domain.findings import StatementKind, Strength
from assistant.domain.reading import DocumentKind, Role
from assistant.extract.meetings import meeting_of
from tests.extract.documents import (
    actions,
    completions,
    decisions,
    items,
    passage,
    statements,
    talk,
)

SPEAKER = {"speaker": "Nora Vance"}


def mail(*lines, **fields):
    return [
        passage(line, at=f"line {n}", kind=DocumentKind.MAIL, **SPEAKER, **fields)
        for n, line in enumerate(lines, 1)
    ]


def message(text):
    return [passage(text, Role.MESSAGE, kind=DocumentKind.SLACK_DAY, **SPEAKER)]


def test_a_chat_mark_becomes_the_name_in_the_wording_and_stays_in_the_quote():
    text = "I'll lend <@wan> one kiosk, see <#C12|ops-room>"
    [found] = actions(message(text))
    assert found.what == "Lend Wanda Osei one kiosk, see #ops-room"
    assert found.quote == text


def test_a_chat_mark_of_a_stranger_keeps_the_label_or_the_id():
    [labelled] = actions(message("I'll lend <@U9|ana> one kiosk by Friday"))
    [bare] = actions(message("I'll lend <@U9> one kiosk by Friday"))
    assert (labelled.what, bare.what) == (
        "Lend @ana one kiosk",
        "Lend @U9 one kiosk",
    )


def test_marks_that_a_chat_escapes_are_no_end_of_a_promise():
    text = "I'll order awnings &lt; 3 m &amp; two poles by Friday"
    [found] = actions(message(text))
    assert found.what == "Order awnings < 3 m & two poles"
    assert found.quote == text


def test_you_is_whom_the_mail_greets():
    [found] = actions(mail("Hi Bruno,", "I will send you the rota by Friday."))
    assert found.what == "Send Bruno Keller the rota"


def test_your_stays_where_the_owner_is_addressed():
    [found] = actions(mail("Hi Bruno,", "Can you send your rota by Friday?"))
    assert (found.owner, found.what) == ("Bruno Keller", "Send your rota")


def test_you_is_who_just_asked():
    said = talk(
        ("Bruno Keller", "When do I get the rota?"),
        ("Nora Vance", "I'll send you the rota by Friday."),
    )
    assert [one.what for one in actions(said)] == ["Send Bruno Keller the rota"]


def test_a_you_that_nobody_explains_is_quoted():
    [found] = actions(mail("Bruno will escalate to your board by Friday."))
    assert found.what == "“Bruno will escalate to your board by Friday”"


@pytest.mark.parametrize(
    "document",
    [
        mail("we will deliver the tables by 12 March"),
        talk(("Nora Vance", "We will deliver the tables on Monday, I commit to that")),
        [passage("Nora: We will deliver the tables by 24 March")],
    ],
)
def test_we_will_with_a_day_is_the_promise_of_who_says_it(document):
    [found] = actions(document)
    assert (found.owner, found.what) == ("Nora Vance", "Deliver the tables")
    assert found.strength is Strength.COMMITTED


def test_we_will_without_a_day_or_a_speaker_is_nobodys_promise():
    assert not actions(mail("We will deliver the tables."))
    assert not actions([passage("We will deliver the tables by 12 March")])


def test_we_will_move_it_is_no_task():
    assert not actions(talk(("Nora Vance", "We will move the launch to 3 April.")))


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("Nora (with Tariq): smoke test", "Smoke test with Tariq Aziz-Bell"),
        (
            "Nora and Tariq to review the plan together",
            "Review the plan with Tariq Aziz-Bell",
        ),
        ("Nora (from home): smoke test the kiosk", "Smoke test the kiosk"),
    ],
)
def test_the_second_owner_stands_in_the_wording(line, what):
    [found] = actions(items(line))
    assert (found.owner, found.what) == ("Nora Vance", what)


@pytest.mark.parametrize(
    "text",
    [
        "Tariq hands in his notice, last day 11 April.",
        "Tariq has resigned on Monday.",
        "Tariq leaves the team on 11 April.",
        "Tariq is on parental leave from 11 April.",
    ],
)
def test_leaving_is_a_risk_and_no_task(text):
    document = [passage(text, Role.ITEM)]
    assert not actions(document)
    assert [one.about for one in statements(document)] == [StatementKind.RISK]


def test_work_that_an_absence_makes_is_a_task():
    [found] = actions(items("Nora to find cover while Tariq is on leave"))
    assert found.owner == "Nora Vance"


@pytest.mark.parametrize(
    ("line", "strength"),
    [
        ("Present a plan to return to budget - Bruno", Strength.COMMITTED),
        ("Bruno: plan to test refunds", Strength.COMMITTED),
        ("Bruno plans to test refunds", Strength.TENTATIVE),
    ],
)
def test_a_plan_is_a_hedge_only_where_somebody_plans(line, strength):
    assert [one.strength for one in actions(items(line))] == [strength]


def test_a_day_before_a_noun_sets_no_day():
    [found] = actions(items("Tell Bruno who tests the Sunday timetable - Nora"))
    assert (found.due, found.what) == (
        None,
        "Tell Bruno who tests the Sunday timetable",
    )


@pytest.mark.parametrize("mark", ["(done)", "[done]", "✅", "(done, 3 March)"])
def test_a_done_mark_closes_and_is_no_part_of_the_work(mark):
    [found] = actions(items(f"Order cable ties {mark} - Bruno"))
    assert (found.done, found.what) == (True, "Order cable ties")


def test_a_rerun_is_a_report_of_its_doer():
    [found] = completions([passage("Wanda reran the offline tests, all 41 pass.")])
    assert found.owner == "Wanda Osei"


def test_what_we_agreed_has_no_single_decider():
    chaired = [
        passage("Chair: Bruno Keller"),
        passage("We agreed to freeze the fare rules.", at="line 2"),
    ]
    spoken = talk(("Nora Vance", "We agreed to freeze the fare rules."))
    for document in (chaired, spoken):
        assert [one.decided_by for one in decisions(document)] == [None]


def test_who_tells_of_an_arrival_did_not_deliver():
    [found] = completions([passage("Nora: Fare tables arrived on Friday evening.")])
    assert found.owner is None


def test_a_labelled_report_without_a_subject_is_its_speakers():
    [found] = completions([passage("Wanda: reran the offline tests, all 41 pass.")])
    assert found.owner == "Wanda Osei"


def chaired(*lines):
    head = passage("Present: Bruno Keller (chair), Nora Vance")
    below = items(*lines, heading="Decisions")
    return [replace(one, title="Board, 4 March") for one in (head, *below)]


def test_what_names_nobody_under_decisions_is_the_meetings_and_not_the_chairs():
    document = chaired("The kiosk opens at nine.", "The kiosk rent is approved (Nora).")
    assert [one.decided_by for one in decisions(document)] == ["Board", "Nora Vance"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Minutes of the works council, Monday 4 May", "Works council"),
        ("2031-05-04 Go / no-go Wave 1", "Go / no-go Wave 1"),
        ("May 4, 2031 - Ops review", "Ops review"),
        ("4 May 2031", None),
        ("Notes", None),
    ],
)
def test_a_meeting_is_called_by_its_title_without_day_and_paper(title, name):
    assert meeting_of(replace(passage("Present: all"), title=title)) == name
