"""Another wording of a claim from its own facts, chosen by a person."""

from __future__ import annotations

import pytest

from assistant.domain.drafts import Author, Claim, ClaimState, Verdict
from assistant.domain.journal import Verb
from assistant.errors import UsageError
from assistant.review.desk import ReviewDesk
from tests.review.desks import MemoryJournal, desk
from tests.review.wordings import LOOSE, MODEL, RULES, Wordings


def redrafting(journal: MemoryJournal | None = None) -> ReviewDesk:
    return desk(journal, redrafting=Wordings())


def third(at: ReviewDesk) -> Claim:
    return at.draft.claims[2]


def test_given_a_number_then_that_wording_is_taken_and_judged() -> None:
    at = redrafting()
    at.decide(Verb.REDRAFT, "clm-03", "1")
    claim = third(at)
    assert (claim.text, claim.author) == (RULES.text, Author.RULES)
    assert (claim.verdict, claim.state) == (Verdict.SUPPORTED, ClaimState.ACCEPTED)


def test_given_a_wording_that_nothing_carries_then_it_waits() -> None:
    at = redrafting()
    at.decide(Verb.REDRAFT, "clm-03", LOOSE.text)
    assert third(at).verdict is Verdict.UNSUPPORTED
    assert third(at).state is ClaimState.UNDECIDED


def test_given_several_then_none_is_taken_without_a_choice_and_they_are_listed() -> (
    None
):
    journal = MemoryJournal()
    with pytest.raises(UsageError, match=r"1 \(rules\): Twelve payment") as refused:
        redrafting(journal).decide(Verb.REDRAFT, "clm-03")
    assert LOOSE.text in refused.value.problem
    assert journal.kept == []


def test_given_one_left_then_it_needs_no_choice() -> None:
    at = redrafting()
    at.decide(Verb.REDRAFT, "clm-03", "1")
    at.decide(Verb.REDRAFT, "clm-03")
    assert third(at).text == LOOSE.text


def test_given_words_of_ones_own_then_they_are_no_redraft() -> None:
    with pytest.raises(UsageError, match="no wording"):
        redrafting().decide(Verb.REDRAFT, "clm-03", "My own words.")


def test_given_no_other_wording_then_it_says_so() -> None:
    with pytest.raises(UsageError, match="no other wording"):
        redrafting().decide(Verb.REDRAFT, "clm-02")


def test_given_the_models_words_then_they_are_stamped_so_and_survive_a_restart() -> (
    None
):
    journal = MemoryJournal()
    at = redrafting(journal)
    assert at.redrafting
    at.redrafting.ask(third(at))
    at.decide(Verb.REDRAFT, "clm-03", "3")
    assert (third(at).text, third(at).author) == (MODEL.text, Author.MODEL)
    again = redrafting(journal)
    assert again.draft == at.draft
    before = desk().draft
    at.undo()
    assert at.draft == before
