"""Each decision once, however many sources tell it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from assistant.domain.facts import ChangeKind, Decision, DecisionState
from assistant.domain.findings import DecisionFinding, Words
from assistant.domain.reading import DocumentKind, Passage, Role
from assistant.domain.records import LoggedDecision
from assistant.facts.changes import changes
from assistant.facts.decisions.register import decision_register
from tests.facts.builders import WEEK_1, WEEK_2, WEEK_3, Project

SAID = "**Decided:** we take the hosted queue. Ada had the prices."
DAY = date(2031, 3, 5)


def noted(project: Project, day: date, said: str, name: str = "notes") -> None:
    project.note(
        day, said, name=name, dated=DAY, findings=[(DecisionFinding, said, {})]
    )


def logged(what: str, **cells: Any) -> LoggedDecision:
    cells.setdefault("decided_on", DAY)
    return LoggedDecision(key=what, what=what, **cells)


def register(project: Project, day: date = WEEK_3) -> tuple[Decision, ...]:
    return decision_register(project.view(day))


def test_a_log_row_that_rewords_a_note_of_its_day_is_the_same_decision(
    project: Project,
) -> None:
    noted(project, WEEK_1, SAID)
    project.decision_log(
        WEEK_2, logged("The queue is bought, not built", decided_by="Ada Moor")
    )
    [decision] = register(project)
    assert [quote.quote for quote in decision.evidence] == [
        SAID,
        "The queue is bought, not built",
    ]
    assert (decision.decided_by, decision.decided_on) == ("Ada Moor", DAY)


def test_a_log_row_of_another_day_with_one_word_in_common_is_another_decision(
    project: Project,
) -> None:
    noted(project, WEEK_1, SAID)
    project.decision_log(
        WEEK_2, logged("The queue is emptied at night", decided_on=WEEK_2)
    )
    assert len(register(project)) == 2


def test_a_note_that_says_a_decision_again_adds_evidence(project: Project) -> None:
    first = "We decided to keep the June date for the warehouse move."
    noted(project, WEEK_1, first)
    noted(project, WEEK_2, "As decided, we keep the June date for the warehouse move.")
    [decision] = register(project)
    assert len(decision.evidence) == 2
    assert decision.what == first


def test_two_rows_of_one_log_stay_two_decisions(project: Project) -> None:
    project.decision_log(
        WEEK_1,
        logged("The pilot starts in the north region"),
        logged("The pilot starts in the south region"),
    )
    assert len(register(project)) == 2


def test_a_sent_update_is_no_source_of_decisions(project: Project) -> None:
    project.note(
        WEEK_1,
        SAID,
        kind=DocumentKind.UPDATE_MARKDOWN,
        findings=[(DecisionFinding, SAID, {})],
    )
    assert register(project) == ()


def test_the_register_knows_only_what_was_known_on_the_day(project: Project) -> None:
    noted(project, WEEK_2, SAID)
    assert register(project, WEEK_1) == ()
    [early] = register(project, WEEK_2)
    [late] = register(project, WEEK_3)
    assert early.id == late.id


def test_a_decision_that_names_an_id_is_filed_under_it(project: Project) -> None:
    noted(project, WEEK_1, "Decision: AB-12 leaves the first release.")
    assert register(project)[0].subject == "AB-12"


def told(project: Project, day: date, said: str, **cells: Any) -> None:
    project.note(
        day, said, dated=day, name=said[:8], findings=[(DecisionFinding, said, cells)]
    )


def test_a_later_decision_for_another_day_stands_alone_and_supersedes(
    project: Project,
) -> None:
    told(project, WEEK_1, "The harbour terminal starts on 14 April 2031.")
    told(
        project, WEEK_2, "Harbour terminal start moves from 14 April to 28 April 2031."
    )
    project.decision_log(
        WEEK_3,
        logged("The harbour terminal starts on 28 April 2031", decided_on=WEEK_2),
    )
    first, second = register(project)
    assert (first.supersedes, second.supersedes) == (None, first.id)
    assert [len(first.evidence), len(second.evidence)] == [1, 2]


def test_a_log_that_says_what_replaced_a_row_links_the_two(project: Project) -> None:
    project.decision_log(
        WEEK_1,
        LoggedDecision(key="2", what="Tugs stay (replaced by 5)", decided_on=WEEK_1),
        LoggedDecision(key="5", what="Tugs are sold", decided_on=WEEK_1),
    )
    tugs, sold = register(project, WEEK_1)
    assert sold.supersedes == tugs.id


def test_the_decider_that_a_log_names_beats_the_one_of_the_notes(
    project: Project,
) -> None:
    told(project, WEEK_1, "The cranes are painted blue.", decided_by="Bo Chair")
    project.decision_log(
        WEEK_2,
        logged("Cranes are painted blue", decided_on=WEEK_1, decided_by="Ada Moor"),
    )
    [decision] = register(project)
    assert decision.decided_by == "Ada Moor"


def test_a_row_without_a_date_takes_the_day_of_the_note(project: Project) -> None:
    told(project, WEEK_1, "The cranes are painted blue.")
    project.decision_log(WEEK_3, logged("Cranes are painted blue", decided_on=None))
    [decision] = register(project)
    assert decision.decided_on == WEEK_1


@pytest.mark.parametrize(
    "fragment", ["Of Dr. Moor", "On our side", "Then", "With Moor", "By us"]
)
def test_a_fragment_that_names_no_matter_is_no_decision(
    project: Project, fragment: str
) -> None:
    told(project, WEEK_1, f"Agreed: {fragment}", what=fragment)
    project.note(
        WEEK_1,
        Passage(locator="line 1", text="Hello.", speaker="Ada Moor"),
        name="call",
    )
    assert register(project) == ()


@pytest.mark.parametrize("choice", ["Keep Postgres", "HL7 2.5.1", "In favour of Kafka"])
def test_a_short_choice_is_a_decision(project: Project, choice: str) -> None:
    told(project, WEEK_1, f"Agreed: {choice}", what=choice)
    assert [decision.what for decision in register(project)] == [choice]


def test_a_decision_that_came_to_light_is_told_with_the_day_it_was_taken(
    project: Project,
) -> None:
    project.decision_log(WEEK_1, logged("Tugs stay", decided_on=WEEK_1))
    project.decision_log(
        WEEK_3,
        logged("Tugs stay", decided_on=WEEK_1),
        logged("Cranes are painted blue", decided_on=DAY),
    )
    [change] = changes(project.view(WEEK_3), WEEK_2)
    assert (change.kind, change.on) == (ChangeKind.DECISION, DAY)


def test_a_bare_confirmation_carries_the_words_that_go_before_it(
    project: Project,
) -> None:
    project.note(
        WEEK_1,
        "Ada, will you be the technical contact for the pilots?",
        "Yes.",
        "Agreed, then.",
        findings=[(DecisionFinding, "Agreed, then.", {"what": "Then"})],
    )
    [decision] = register(project)
    assert decision.what == "Ada, will you be the technical contact for the pilots?"
    assert [item.quote for item in decision.evidence] == [
        "Agreed, then.",
        decision.what,
    ]


def test_a_bare_confirmation_never_takes_its_words_from_a_row_of_a_table(
    project: Project,
) -> None:
    row = Passage(locator="line 3", text="| Pump | ready | Bo |", role=Role.ROW)
    project.note(
        WEEK_1,
        "Shall the pilots board at the north quay from now on?",
        row,
        "Agreed, then.",
        findings=[(DecisionFinding, "Agreed, then.", {"what": "Then"})],
    )
    [decision] = register(project)
    assert decision.what == "Shall the pilots board at the north quay from now on?"


def test_words_that_name_a_day_are_no_bare_confirmation(project: Project) -> None:
    go = "GO for all four, 16-17 May"
    told(project, WEEK_1, f"{go}.", what=go)
    [decision] = register(project)
    assert decision.what == go


POSTGRES = "Decision: we keep Postgres 15 for the launch (Nadia)."
MOVE = "Decision: launch moves from 30 October to 13 November 2031 (Nadia)."


@pytest.mark.parametrize("by", [None, "Nadia"])
def test_a_marker_a_name_and_a_topic_in_common_make_no_retelling(
    project: Project, by: str | None
) -> None:
    told(project, WEEK_1, POSTGRES, decided_by=by)
    told(project, WEEK_2, MOVE, decided_by=by)
    first, second = register(project)
    assert [len(first.evidence), len(second.evidence)] == [1, 1]
    [change] = changes(project.view(WEEK_2), WEEK_1)
    assert change.kind is ChangeKind.DECISION


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("We keep the paper archive.", "We drop the paper archive."),
        ("We hire a second tester.", "We decided not to hire a second tester."),
        ("The pilot has 3 wards in May.", "The pilot has 4 wards in May."),
        (
            "Sales get the new export.",
            "Sales get the new export and two trainers from the Lyon office.",
        ),
    ],
)
def test_another_way_number_or_matter_on_another_day_is_another_decision(
    project: Project, first: str, second: str
) -> None:
    told(project, WEEK_1, first)
    told(project, WEEK_2, second)
    assert len(register(project)) == 2


def test_a_short_choice_told_again_on_another_day_is_the_same(
    project: Project,
) -> None:
    told(project, WEEK_1, "Agreed: keep Postgres", what="Keep Postgres")
    told(project, WEEK_2, "Decided: keep Postgres", what="Keep Postgres")
    [decision] = register(project)
    assert len(decision.evidence) == 2


def test_a_row_without_a_day_is_told_by_the_day_on_which_it_was_known(
    project: Project,
) -> None:
    project.decision_log(WEEK_2, logged("Cranes are painted blue", decided_on=None))
    [decision] = register(project, WEEK_2)
    assert (decision.decided_on, decision.known_on) == (None, WEEK_2)
    [change] = changes(project.view(WEEK_2), None)
    assert (change.kind, change.on) == (ChangeKind.DECISION, WEEK_2)
    assert change.at_latest


FERRY = "Decided: passengers board by the stern ramp and not by the side door."
OTHER = "We decided to paint the funnel blue before the season."


@pytest.mark.parametrize(
    "reversal",
    [
        "We have reversed the boarding decision: passengers use the side door.",
        "The harbour board overturned the decision to board by the stern ramp.",
        "We take back our decision on the stern ramp.",
        "The decision on boarding was reversed, the side door it is.",
        "We have changed our minds about the stern ramp.",
        "Decided: passengers no longer board by the stern ramp, instead by the side.",
    ],
)
def test_a_decision_that_takes_another_back_supersedes_it(
    project: Project, reversal: str
) -> None:
    for name, said in (("a", FERRY), ("b", OTHER)):
        project.note(WEEK_1, said, name=name, findings=[(DecisionFinding, said, {})])
    project.note(WEEK_2, reversal, findings=[(DecisionFinding, reversal, {})])
    by_words = {decision.what: decision for decision in register(project)}
    assert by_words[reversal].supersedes == by_words[FERRY].id
    assert by_words[FERRY].supersedes is None


@pytest.mark.parametrize(
    "said",
    [
        "We decided that the stern ramp gets a new rail.",
        "We have reversed the catering decision: no hot meals.",
        "We decided not to reverse the boarding decision.",
    ],
)
def test_what_takes_nothing_back_on_the_matter_supersedes_nothing(
    project: Project, said: str
) -> None:
    project.note(WEEK_1, FERRY, findings=[(DecisionFinding, FERRY, {})])
    project.note(WEEK_2, said, findings=[(DecisionFinding, said, {})])
    assert [decision.supersedes for decision in register(project)] == [None, None]


def test_a_row_of_the_log_names_the_row_that_it_reverses(project: Project) -> None:
    old = LoggedDecision(key="D-4", what="Crews change at noon", decided_on=DAY)
    new = LoggedDecision(
        key="D-9", what="Crews change at dawn. Reverses D-4.", decided_on=WEEK_2
    )
    project.decision_log(WEEK_2, old, new)
    first, second = register(project)
    assert second.supersedes == first.id


SHIFT = "Decided: the sorting hall runs a night shift from 10 March."
TRUCKS = "We decided to rent two trucks for the north depot."


@pytest.mark.parametrize(
    ("withdrawn", "old"),
    [
        ("We withdraw the decision on the night shift.", SHIFT),
        ("Decision about nights in the sorting hall withdrawn.", SHIFT),
        ("The night shift decision no longer stands.", SHIFT),
        ("The depot board has rescinded its approval of the night shift.", SHIFT),
        ("Our agreement to run nights in the sorting hall is void.", SHIFT),
        ("The decision of 7 March to rent trucks is revoked.", TRUCKS),
        ("The sponsor goes back on the decision about truck hire.", TRUCKS),
        ("We will not rent trucks for the depot after all.", TRUCKS),
        ("We no longer rent the trucks for the north depot.", TRUCKS),
        ("Der Beschluss über die Trucks für das Depot ist aufgehoben.", TRUCKS),
    ],
)
def test_a_withdrawn_decision_is_superseded_and_no_other(
    project: Project, withdrawn: str, old: str
) -> None:
    for name, said in (("a", SHIFT), ("b", TRUCKS)):
        project.note(WEEK_1, said, name=name, findings=[(DecisionFinding, said, {})])
    project.note(WEEK_2, withdrawn, findings=[(DecisionFinding, withdrawn, {})])
    by_words = {decision.evidence[0].quote: decision for decision in register(project)}
    assert by_words[withdrawn].supersedes == by_words[old].id
    assert [one.state for one in by_words.values()].count(DecisionState.SUPERSEDED) == 1


def test_the_day_of_a_decision_names_it_where_its_words_do_not(
    project: Project,
) -> None:
    project.note(WEEK_1, SHIFT, findings=[(DecisionFinding, SHIFT, {})])
    project.note(WEEK_2, TRUCKS, findings=[(DecisionFinding, TRUCKS, {})])
    said = "The decision of 7 March is withdrawn."
    project.note(WEEK_3, said, findings=[(DecisionFinding, said, {})])
    shift, trucks, withdrawn = register(project)
    assert withdrawn.supersedes == shift.id
    assert trucks.state is DecisionState.MADE


def test_a_note_names_the_row_of_the_log_that_it_withdraws(project: Project) -> None:
    rows = [
        LoggedDecision(key=key, what=what, decided_on=DAY)
        for key, what in (("D-4", "Crews change at noon"), ("D-5", "No caps"))
    ]
    project.decision_log(WEEK_1, *rows)
    said = "Decision D-4 is withdrawn."
    project.note(WEEK_2, said, findings=[(DecisionFinding, said, {})])
    by_words = {decision.what: decision for decision in register(project)}
    assert by_words["Crews change at noon"].state is DecisionState.SUPERSEDED
    assert by_words["No caps"].state is DecisionState.MADE


def test_the_day_that_a_log_writes_is_kept_also_where_the_file_is_older(
    project: Project,
) -> None:
    project.decision_log(WEEK_1, logged("Ferries run at night", decided_on=WEEK_3))
    [decision] = register(project, WEEK_1)
    assert decision.decided_on == WEEK_3


def test_given_a_proposal_that_a_yes_decided_then_both_are_its_evidence(
    project: Project,
) -> None:
    asked, yes = "Shall we sell the old barge?", "Yes, agreed."
    quoted = Passage(locator="line 1", text=asked, quoted=True)
    project.note(WEEK_1, quoted, yes)
    passages = {p.passage.text: p.id for p in project.view(WEEK_1).passages}
    fields = {
        "what": "Sell the old barge",
        "decided_by": "Ada Moor",
        "answer": Words(passage=passages[yes], quote=yes),
    }
    project.note(WEEK_1, quoted, yes, findings=[(DecisionFinding, asked, fields)])
    [decision] = register(project)
    assert [quote.quote for quote in decision.evidence] == [asked, yes]
    assert (decision.what, decision.decided_by) == ("Sell the old barge", "Ada Moor")


def test_given_words_that_tell_by_whom_then_another_telling_names_nobody_else(
    project: Project,
) -> None:
    board = "The change request for the fence was approved by the board."
    mine, ada = "I approve the change for the fence.", {"decided_by": "Ada Moor"}
    project.note(WEEK_1, board, name="a", findings=[(DecisionFinding, board, {})])
    project.note(WEEK_1, mine, name="b", findings=[(DecisionFinding, mine, ada)])
    [decision] = register(project)
    assert (decision.what, decision.decided_by) == (board, None)


def test_given_a_status_that_another_took_its_place_then_it_is_superseded(
    project: Project,
) -> None:
    said, status = "We keep the logs in a flat file.", "Superseded by 4"
    project.note(WEEK_1, said, status)
    passages = {p.passage.text: p.id for p in project.view(WEEK_1).passages}
    fields = {"answer": Words(passage=passages[status], quote=status)}
    project.note(WEEK_1, said, status, findings=[(DecisionFinding, said, fields)])
    [decision] = register(project)
    assert decision.state is DecisionState.SUPERSEDED


def test_given_an_earlier_day_that_nobody_names_then_it_has_no_day(
    project: Project,
) -> None:
    said = "The harbour board agreed the berth fee last month."
    earlier = {"earlier": True}
    project.note(WEEK_1, said, findings=[(DecisionFinding, said, earlier)])
    [decision] = register(project)
    assert (decision.decided_on, decision.known_on) == (None, WEEK_1)
