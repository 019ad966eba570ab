"""Deeds that are told with a reservation: tried, hoped for, or not promised."""

import pytest

from assistant.domain.facts import FlagKind
from assistant.domain.reading import Passage
from tests.facts.builders import WEEK_1, WEEK_2, Project
from tests.facts.flagged import seen


def _hedged(project: Project, words: str) -> bool:
    project.note(WEEK_1, words)
    return bool(seen(project, WEEK_1, FlagKind.HEDGED_COMMITMENT))


@pytest.mark.parametrize(
    "words",
    [
        "Ulf would try to borrow a second crane, can't promise",
        "I'll have the drawings by Thursday, no promises.",
        "We hope for the second week of March. Please don't quote me on that.",
        "I could send the bill on Friday, but don't hold me to it.",
        "I will try and finish the survey by Wednesday.",
        "We might order the pumps next week.",
        "Names of the divers by Friday, hopefully. I can't swear to it.",
        "The hull is nearly done, he'd think Thursday, depends on the welder.",
        "- [ ] Ulf: paint the door by 17/03, time permitting",
        "She hopes to sign the lease by the end of the month.",
        "I'll do the cabling on Monday, if I find the time.",
        "I will mend the pump myself. Cannot promise for which day.",
        "I will probably ask the bank for another. Cannot promise it.",
    ],
)
def test_a_deed_told_with_a_reservation_is_a_hedged_commitment(
    project: Project, words: str
) -> None:
    assert _hedged(project, words)


@pytest.mark.parametrize(
    "words",
    [
        "I promise the drawings by Thursday.",
        "The landlord cannot promise a date.",
        "It might rain next week.",
        "The boiler might seize on Monday.",
        "We tried to finish on Wednesday and did.",
        "I hope to see you all on Friday.",
        "Ulf might be away next week.",
        "- [ ] Ulf: paint the door by 17/03",
        "Try to be on time on Monday.",
        "Don't write that down, it is on the wiki.",
        "I'll send the bill on Friday, if the bank sends the form.",
        "I will ask our hosting people for another. cannot promise for which day",
        "I'll ring the harbour tomorrow. No promises what they say.",
    ],
)
def test_a_firm_deed_or_what_nobody_does_is_no_hedged_commitment(
    project: Project, words: str
) -> None:
    assert not _hedged(project, words)


@pytest.mark.parametrize(
    ("asked", "answer", "hedged"),
    [
        ("Will you?", "I'll see. It is far.", True),
        ("Will you?", "Maybe.", True),
        ("Can you paint the door by Friday?", "That depends on Ulf.", True),
        ("Will you?", "Yes, on Monday.", False),
        ("Will you?", "I'll see to it.", False),
        ("Would you like tea?", "Maybe.", False),
        ("Is it red?", "I'll see.", False),
    ],
)
def test_an_answer_that_says_neither_yes_nor_no_is_no_promise(
    project: Project, asked: str, answer: str, hedged: bool
) -> None:
    talk = [
        Passage(locator=str(number), text=text, speaker=who)
        for number, (who, text) in enumerate(
            [
                ("Ada Birch", "There is a firm in Ghent, I could ring it."),
                ("Ivo Lye", asked),
                ("Ada Birch", answer),
            ]
        )
    ]
    project.note(WEEK_1, *talk)
    flags = seen(project, WEEK_1, FlagKind.HEDGED_COMMITMENT)
    assert bool(flags) is hedged


@pytest.mark.parametrize(
    ("later", "ended"),
    [
        ("The test pad for current didn't make it onto the board. No room.", True),
        ("The test pad on the board was dropped.", True),
        ("The test pad on the board is drawn.", False),
        ("The window did not fit.", False),
    ],
)
def test_a_hope_that_is_said_to_have_come_to_nothing_is_no_flag(
    project: Project, later: str, ended: bool
) -> None:
    project.note(
        WEEK_1, "Ulf might squeeze a test pad for current onto the board. No promise."
    )
    project.note(WEEK_2, later)
    assert bool(seen(project, WEEK_2, FlagKind.HEDGED_COMMITMENT)) is not ended
