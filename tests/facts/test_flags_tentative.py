"""A time that is guessed, hoped for or made to hang on something is no promise."""

from __future__ import annotations

import pytest

from assistant.domain.facts import FlagKind
from assistant.domain.reading import Passage
from tests.facts.builders import WEEK_1, Project
from tests.facts.flagged import seen


def talk(project: Project, *turns: tuple[str, str]) -> None:
    """Add what people say to each other, one turn after the other."""
    passages = [
        Passage(locator=str(number), text=text, speaker=who)
        for number, (who, text) in enumerate(turns)
    ]
    project.note(WEEK_1, *passages)


@pytest.mark.parametrize(
    "words",
    [
        "The kiln is repaired maybe on Thursday.",
        "Glaze order: Ulla says Monday, perhaps Tuesday.",
        "Two nights should be enough, I guess.",
        "Perhaps I am ready on 14, though I think 17 or so.",
        "The oven, hopefully by 3 April.",
        "I might make the twenty-fourth if the clay is dry.",
        "If the mason has no questions, then I think the eighteenth can work.",
        "The twelfth is feasible, if the oven holds.",
        "The opening stays on 2 April provided that the roof is closed by then.",
        "Ivo thinks the crack is gone within a day or two.",
        "Usually two or three weeks. Could be longer with the holidays.",
        "Ivo: paint the gate before the fair, if the weather lets him.",
        "Ivo might have a second potter for the weekend, he'll see.",
    ],
)
def test_given_a_time_that_is_guessed_or_hangs_on_a_thing_then_it_is_flagged_once(
    project: Project, words: str
) -> None:
    project.people("Ivo Lye")
    project.note(WEEK_1, words)
    assert len(seen(project, WEEK_1, FlagKind.HEDGED_COMMITMENT)) == 1


@pytest.mark.parametrize(
    "words",
    [
        "I will be ready on Thursday.",
        "If it rains on Thursday, we move the fair into the hall.",
        "If the mayor had come on Monday we would all have had cake.",
        "If anything should break, I need to know by Monday.",
        "We should perhaps talk about the fair on Friday.",
        "Could you maybe come on Friday?",
        "The glaze could fail within two days if it is damp.",
        "If we are there anyway we could paint the gate, it has 8 panels.",
        "Ivo thinks Friday is too early.",
        "This line should have gone on Monday, the shop opens only if it is dry.",
        "I hope to meet you all on Friday.",
        "The first kiln is maybe the better one.",
        "Somebody should check that the sign does not promise parking on Monday.",
    ],
)
def test_given_a_firm_word_or_nobody_s_promise_then_nothing_is_flagged(
    project: Project, words: str
) -> None:
    project.people("Ivo Lye")
    project.note(WEEK_1, words)
    assert not seen(project, WEEK_1, FlagKind.HEDGED_COMMITMENT)


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("And the roof?", "I hope, I don't promise."),
        ("And the roof?", "I cannot promise anything."),
        ("And the roof?", "I promise nothing."),
        ("And the roof?", "The tiles are here. For the gutter I can only hope."),
        ("Perhaps keep the scaffold until after the fair?", "I'll see what Ulf says."),
        ("Perhaps, or yes?", "Probably. I have to look at the rota first."),
    ],
)
def test_given_an_answer_that_promises_nothing_then_its_words_are_cited(
    project: Project, asked: str, answer: str
) -> None:
    talk(
        project,
        ("Ada Birch", "The mason can come with two people."),
        ("Ivo Lye", asked),
        ("Ada Birch", answer),
    )
    [flag] = seen(project, WEEK_1, FlagKind.HEDGED_COMMITMENT)
    quotes = [getattr(piece, "quote", "") for piece in flag.evidence]
    assert any(quote and quote in answer for quote in quotes)


def test_given_a_single_hedging_word_then_the_whole_answer_is_cited(
    project: Project,
) -> None:
    answer = "Might. Don't write it down as a promise."
    talk(project, ("Ada Birch", "The gate opens?"), ("Ivo Lye", answer))
    [flag] = seen(project, WEEK_1, FlagKind.HEDGED_COMMITMENT)
    assert answer in [getattr(piece, "quote", "") for piece in flag.evidence]


@pytest.mark.parametrize(
    ("words", "flagged"),
    [
        ("Maybe I could find a second mason, let me think about it.", True),
        ("Maybe I could find a second mason.", False),
        ("Maybe they could find a second mason, let me think.", False),
    ],
)
def test_given_an_own_offer_that_wavers_then_it_needs_no_known_thing(
    project: Project, words: str, *, flagged: bool
) -> None:
    project.note(WEEK_1, words)
    assert bool(seen(project, WEEK_1, FlagKind.HEDGED_COMMITMENT)) is flagged
