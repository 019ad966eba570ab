"""A question is read: what it asks for, about what, and about nothing else."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.asked.asks import Wanted
from assistant.answering.asked.question import Question, read_question
from assistant.domain.people import People, Person

PEOPLE = People([Person("Ada Lund"), Person("Ben Osei"), Person("Will Hart")])
KEYS = {"APP-7", "R-003"}


def read(text: str) -> Question:
    return read_question(text, PEOPLE, KEYS)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("What blocks the import?", Wanted.BLOCKER),
        ("What is holding the import up?", Wanted.BLOCKER),
        ("Was blockiert den Import?", Wanted.BLOCKER),
        ("Who owns APP-7?", Wanted.OWNER),
        ("Wer ist für APP-7 zuständig?", Wanted.OWNER),
        ("When is the import due?", Wanted.DAY),
        ("Wann ist der Import?", Wanted.DAY),
        ("Did the import move?", Wanted.MOVE),
        ("Why did the import move?", Wanted.REASON),
        ("Warum ist der Import verschoben?", Wanted.REASON),
        ("What did we decide about the import?", Wanted.DECISION),
        ("What did Ada promise?", Wanted.ACTION),
        ("Is the import done?", Wanted.STATE),
        ("What is the status of the import?", Wanted.STATE),
        ("What are the risks of the import?", Wanted.RISK),
        ("How much does the import cost?", Wanted.AMOUNT),
        ("What is the exposure of R-003?", Wanted.EXPOSURE),
        ("What changed?", Wanted.CHANGE),
        ("When was APP-7 finished?", Wanted.CHANGE),
        ("Are we on track?", Wanted.HEALTH),
        ("Who signed the contract?", Wanted.PERSON),
        ("Tell me about the import", Wanted.ANYTHING),
    ],
)
def test_the_form_of_a_question_says_what_is_wanted(text: str, wanted: Wanted) -> None:
    assert read(text).wanted is wanted


def test_words_that_only_ask_are_no_part_of_the_subject() -> None:
    assert read("Who owns the import?").subject == read("When is the import?").subject
    assert read("What blocks the import?").subject == {"import"}


def test_people_and_ids_are_no_part_of_the_subject() -> None:
    question = read("Did Ada send app-7's invoice to Ben?")
    assert question.people == {"Ada Lund", "Ben Osei"}
    assert question.ids == {"app-7"}
    assert question.subject == {"send", "invoic"}


def test_an_id_that_nobody_knows_is_still_an_id() -> None:
    assert read("Who owns R-999?").ids == {"r-999"}


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("What is ticket #20?", {"#20"}),
        ("what's up with card 20", {"#20"}),
        ("Who has issue no. 20?", {"#20"}),
        ("status of #20", {"#20"}),
        ("Is the ticket 20 done?", {"#20"}),
        ("What is issue 3 about?", set()),
        ("What is issue #3 about?", {"#3"}),
        ("Who closed 20 tickets?", set()),
        ("Is the ticket 20 days late?", set()),
        ("How many plates are in crate 20?", set()),
        ("Is the card 20 % done?", set()),
        ("What is ticket 77?", set()),
    ],
)
def test_a_number_is_a_ticket_where_the_word_or_mark_for_one_stands_before_it(
    text: str, ids: set[str]
) -> None:
    assert read_question(text, PEOPLE, {"#3", "#20", "I-003"}).ids == ids


def test_a_number_of_a_list_with_a_name_is_a_ticket_of_that_list() -> None:
    keys = {"yard#12", "R-003"}
    assert read_question("What is ticket 12?", PEOPLE, keys).ids == {"yard#12"}


def test_a_name_that_is_a_word_means_nobody_in_small_letters() -> None:
    assert read("when will the import run?").people == frozenset()
    assert read("What did Will promise?").people == {"Will Hart"}


@pytest.mark.parametrize("said", ["phase 2 is done", "phases 1 and 2", "Phase-2 work"])
def test_a_number_that_tells_things_apart_must_be_in_the_answer(said: str) -> None:
    [mark] = read("When is phase 2?").marks
    assert mark.search(said.casefold())


@pytest.mark.parametrize("said", ["phase 1 is done", "phase 20", "two phases", "2"])
def test_another_number_is_another_thing(said: str) -> None:
    [mark] = read("When is phase 2?").marks
    assert not mark.search(said.casefold())


def test_a_date_in_a_question_is_a_day_and_no_mark() -> None:
    question = read("Who leaves on 22 May?")
    assert [day.words for day in question.days] == ["22 May"]
    assert question.marks == ()


def test_a_question_about_the_project_or_its_end_is_about_the_whole() -> None:
    assert read("What blocks us?").whole
    assert read("What blocks the launch?").whole
    assert not read("What blocks the import?").whole
    assert not read("What blocks APP-7?").whole


@given(st.text(max_size=200))
def test_any_text_is_read_without_fail(text: str) -> None:
    question = read(text)
    assert question.text == text
    assert all(isinstance(mark, re.Pattern) for mark in question.marks)
