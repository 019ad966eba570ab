"""Decisions in plain speech: who says "we move it" and who agrees."""

import pytest

from assistant.domain.people import People, Person
from assistant.domain.reading import Role
from assistant.extract.findings import ExtractContext
from tests.extract.documents import CONTEXT, decisions, items, passage, talk

SPONSORED = ExtractContext(
    People(
        [
            Person("Nora Vance", "Programme sponsor"),
            Person("Bruno Keller", "Engineer"),
            Person("Wanda Osei", "Tester"),
        ]
    ),
    None,
    (),
)


@pytest.mark.parametrize(
    "words",
    [
        "We postpone the cutover to 20 March.",
        "Fine. We bring the audit forward to 9 March, then.",
        "I say no. We do not take the second site in this contract.",
        "OK, we drop the mobile client.",
        "Then we keep the old printer.",
    ],
)
def test_what_we_do_is_decided_by_who_may_decide(words):
    [found] = decisions(talk(("Nora Vance", words)), SPONSORED)
    assert found.decided_by == "Nora Vance"


@pytest.mark.parametrize(
    "words",
    [
        "We move the files to the archive every Friday.",
        "We keep the logs for a week if the disk holds.",
        "We could push the audit to 9 March.",
        "Do we move the audit to 9 March?",
        "We use the old printer.",
        "We move the boxes to the cellar.",
    ],
)
def test_a_habit_a_doubt_and_a_question_decide_nothing(words):
    assert decisions(talk(("Nora Vance", words)), SPONSORED) == []


def test_anybody_elses_plan_is_decided_when_the_next_one_agrees():
    plan = ("Bruno Keller", "We drop the mobile client from the first release.")
    assert decisions(talk(plan, ("Wanda Osei", "Let me think.")), SPONSORED) == []
    agreed = talk(plan, ("Wanda Osei", "Agreed, nobody uses it."))
    assert decisions(agreed, SPONSORED)[0].quote == plan[1]


def test_a_nod_in_the_same_sentence_decides_and_names_who_agreed():
    text = "We hand the helpdesk back to Bruno, Nora agreed on the phone."
    [found] = decisions([passage(text)])
    assert (found.quote, found.decided_by) == (text, "Nora Vance")


def test_minutes_that_name_no_speaker_tell_what_was_settled():
    [found] = decisions(items("We shift the audit to 9 March.", heading="Audit"))
    assert found.what == "We shift the audit to 9 March"


@pytest.mark.parametrize(
    "text",
    [
        "We almost decided to drop the mobile client.",
        "The team nearly agreed on the second vendor.",
        "They were about to decide on the second vendor.",
    ],
)
def test_what_was_almost_decided_is_no_decision(text):
    assert decisions([passage(text)]) == []


@pytest.mark.parametrize(
    "text",
    [
        "Decision: badges are printed on site. (Nora Vance)",
        "Decision: badges are printed on site (Nora).",
        "Agreed: badges are printed on site. (by Nora)",
    ],
)
def test_a_name_in_brackets_behind_a_decision_is_who_took_it(text):
    [found] = decisions([passage(text, Role.ITEM)], CONTEXT)
    assert found.decided_by == "Nora Vance"


def test_an_answer_of_no_ends_its_sentence():
    talked = talk(("Nora Vance", "No. We do not take the second site."))
    [found] = decisions(talked, SPONSORED)
    assert found.quote == "We do not take the second site."


def test_a_request_before_a_decision_is_not_what_was_decided() -> None:
    document = [
        passage("Bruno: can somebody look at the awning?", at="line 1"),
        passage("Nora: we decided to drop the second stage.", at="line 2"),
    ]
    [found] = decisions(document)
    assert found.what == "We decided to drop the second stage"
    assert found.passage.endswith("line 2")


def test_a_sentence_that_only_points_to_a_decision_is_no_second_one() -> None:
    turn = "Then we move the fair to 2 April. That is decided."
    document = talk(("Nora Vance", f"This is the board. {turn}"))
    chaired = [passage("Steering board. Chair: Nora Vance"), *document]
    [found] = decisions(chaired)
    assert found.what == "We move the fair to 2 April"


def test_a_sentence_that_points_takes_what_it_points_to() -> None:
    [found] = decisions([passage("The awning stays blue. This is agreed.")])
    assert found.what == "The awning stays blue"
    assert decisions([passage("That is decided.")]) == []


def test_who_decided_is_read_in_any_letters_from_the_sentence_that_says_it() -> None:
    people = People([Person("Şule Ångström"), Person("Łucja Żak")])
    document = [
        passage(
            "The oak stage is hired. Decided by Łucja Żak.",
            Role.ITEM,
            headings=("Agreed",),
        ),
        passage("Decision by Şule Ångström: the band plays twice.", at="line 2"),
    ]
    found = decisions(document, ExtractContext(people))
    assert [one.decided_by for one in found] == ["Łucja Żak", "Şule Ångström"]
    assert [one.what for one in found] == [
        "The oak stage is hired",
        "The band plays twice",
    ]


def test_what_all_agreed_is_nobodys_own_decision() -> None:
    document = [
        passage("Chair: Nora Vance", at="line 1"),
        passage("We agreed to freeze the menu.", at="line 2"),
    ]
    [found] = decisions(document)
    assert found.decided_by is None


def test_a_marker_with_then_is_taken_off_whole() -> None:
    [found] = decisions([passage("Decision then: the awning stays blue.")])
    assert found.what == "The awning stays blue"


@pytest.mark.parametrize(
    "words",
    [
        "We have reversed the kiosk decision: visitors pay at the desk.",
        "The council overturned the decision on night shifts.",
        "We take back the decision to rent the second hall.",
        "We withdraw the decision on the second hall.",
        "The decision of 3 May to rent the second hall no longer stands.",
        "Decision D-7 is revoked.",
    ],
)
def test_what_takes_a_decision_back_is_a_decision(words):
    [found] = decisions(items(f"- {words}", heading="Notes"))
    assert found.quote == words


@pytest.mark.parametrize(
    "words",
    [
        "Should we have reversed the kiosk decision?",
        "The kiosk decision may be reversed.",
        "If the council overturned the decision we would start again.",
        "We never reversed the kiosk decision.",
        "We reversed the van into the gate.",
        "Before we withdraw the decision on the hall, ask Wanda.",
        "They want to withdraw the decision on the hall.",
        "The decision on the hall is not withdrawn.",
    ],
)
def test_what_takes_nothing_back_is_none(words):
    assert not decisions(items(f"- {words}", heading="Notes"))


def test_a_marked_decision_with_its_words_is_no_mere_answer_to_what_stands_before():
    found = decisions(
        [
            passage(
                "Deck paint: do we wait for the sun? Wanda says no. "
                "**Decided (Wanda): the deck is painted in May, two coats.** Fine."
            )
        ],
        SPONSORED,
    )
    assert [one.what for one in found] == ["The deck is painted in May, two coats"]


def test_the_time_before_a_decision_is_no_part_of_it():
    found = decisions([passage("13:00 We decided: the north mooring stays open.")])
    assert [one.what for one in found] == ["The north mooring stays open"]


def test_what_a_known_person_decided_is_a_decision_of_theirs():
    [found] = decisions(
        [passage("Bruno decided that the printer is leased for a year.")], SPONSORED
    )
    told = (found.decided_by, found.what)
    assert told == ("Bruno Keller", "The printer is leased for a year")


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("Bruno decided: the shop shuts at noon", "The shop shuts at noon"),
        ("Bruno decided: no more night shifts", "No more night shifts"),
        ("Bruno decided the boats move to the slip", "The boats move to the slip"),
        (
            "For the ramp, Bruno decided that we take the steel one",
            "For the ramp, we take the steel one",
        ),
        (
            "Order of the piers: Bruno decided that the west one goes first",
            "Order of the piers: the west one goes first",
        ),
        (
            "Lighting: Bruno decided to keep the lamps",
            "Lighting: Bruno decided to keep the lamps",
        ),
        ("After a long talk Bruno decided we wait for spring.", "We wait for spring"),
        ("In the end Bruno decided the mast stays.", "The mast stays"),
    ],
)
def test_what_a_person_decided_is_heard_behind_a_colon_a_topic_or_no_that(words, what):
    [found] = decisions([passage(words, headings=("Vents",))], SPONSORED)
    assert (found.decided_by, found.what) == ("Bruno Keller", what)


@pytest.mark.parametrize(
    "words",
    [
        "The load test failed. We decided, we repeat the load test on Tuesday.",
        "The load test failed. Then we decided, we repeat the load test on Tuesday.",
        "The load test failed. We decided that we repeat the load test on Tuesday.",
    ],
)
def test_what_we_decided_is_told_by_its_own_clause_and_not_by_what_came_before(words):
    [found] = decisions([passage(words, headings=("Tests",))], SPONSORED)
    assert found.what == "We repeat the load test on Tuesday"


def test_what_we_agreed_by_name_is_not_what_came_before():
    text = "It was late. We agreed the date with Ann."
    [found] = decisions([passage(text, headings=("Fair",))])
    assert found.what == "Fair: we agreed the date with Ann"


@pytest.mark.parametrize(
    "words",
    [
        "Has Bruno decided that?",
        "Bruno has not decided that the printer is leased.",
        "Bruno decides next week.",
        "Bruno has not decided: the shop may shut at noon.",
        "Has Bruno decided the shop shuts at noon?",
        "Bruno decided nothing about the shop.",
        "Bruno decided: nothing yet",
        "Bruno decided: see below",
        "Bruno decided the order of the piers.",
        "Bruno decided to think about it.",
        "Rumour: Bruno decided that the shop shuts.",
        "Nobody knows: Bruno decided that the shop shuts or not.",
        "If Bruno decided that the shop shuts, we would be late.",
        "Lighting: Bruno has not decided to keep the lamps",
    ],
)
def test_what_a_person_did_not_decide_is_none(words):
    assert decisions([passage(words)], SPONSORED) == []


@pytest.mark.parametrize(
    ("line", "decider"),
    [
        ("**Nora Vance:** we rent the second hall from May.", "Nora Vance"),
        ("Nora: we rent the second hall from May.", "Nora Vance"),
        ("Nora Vance: rents the second hall from May.", None),
        ("Hall: we rent the second one from May.", None),
    ],
)
def test_who_says_it_in_its_own_line_decided_it(line: str, decider: str | None) -> None:
    [found] = decisions([passage(line, Role.ITEM, headings=("Decisions",))], CONTEXT)
    assert found.decided_by == decider
