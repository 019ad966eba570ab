"""The gate for what a model reads: only places are believed, never its own words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.findings import ActionFinding, DecisionFinding, Finding, Strength
from assistant.domain.labels import Label
from assistant.domain.people import People, Person
from assistant.domain.reading import DocumentKind, Passage, Role
from assistant.domain.sourced import SourcedPassage
from assistant.extract.findings import extract
from assistant.extract.proposed import (
    Answered,
    ExtractOutput,
    ProposedAction,
    ProposedDecision,
    accepted,
    merged,
)
from assistant.extract.view import ExtractContext

PEOPLE = People([Person("Astrid Holm"), Person("Bram Kuyper"), Person("Ines Prado")])
WEDNESDAY = date(2031, 3, 5)
TEXTS = {
    "a": ("I take the rigging, done by Friday.", "Astrid Holm"),
    "b": ("Ines Prado oils the winch. Bram Kuyper tars the hull by 14 March.", None),
    "c": ("Perhaps the sails get sewn next week; nobody has asked.", "Bram Kuyper"),
    "d": ("The compass is paid for, and the mast is pine from now on.", None),
    "e": ("I will send the ropes to the yard by Friday.", "Astrid Holm"),
}


def passage(name: str) -> SourcedPassage:
    text, speaker = TEXTS[name]
    return SourcedPassage(
        id=name,
        passage=Passage(locator=name, text=text, role=Role.MESSAGE, speaker=speaker),
        source="chat",
        kind=DocumentKind.TEAMS_CHAT,
        title=None,
        as_of=WEDNESDAY,
        dated=WEDNESDAY,
        label=Label.INTERNAL,
    )


DOCUMENT = tuple(map(passage, TEXTS))
CONTEXT = ExtractContext(people=PEOPLE)


def action(name: str, quote: str, **cells: object) -> ProposedAction:
    base = {"what": quote, "owner": None, "due": None, "strength": "committed"}
    return ProposedAction.model_validate(
        {"passage": name, "quote": quote, **base, **cells}
    )


def judged(*proposals: ProposedAction | ProposedDecision) -> tuple[Finding, ...]:
    output = ExtractOutput(
        actions=tuple(p for p in proposals if isinstance(p, ProposedAction)),
        decisions=tuple(p for p in proposals if isinstance(p, ProposedDecision)),
        statements=(),
    )
    answers = {name: Answered("model", output.of(name, name)) for name in TEXTS}
    return accepted(DOCUMENT, CONTEXT, answers)


def one_action(name: str, quote: str, **cells: object) -> ActionFinding:
    [found] = judged(action(name, quote, **cells))
    assert isinstance(found, ActionFinding)
    return found


def test_the_speaker_of_a_first_person_takes_it_on() -> None:
    found = one_action("a", "I take the rigging", owner="Astrid Holm", due="by Friday")
    assert (found.owner, found.due, found.due_text) == (
        "Astrid Holm",
        date(2031, 3, 7),
        "by Friday",
    )


@pytest.mark.parametrize(
    ("name", "quote", "owner"),
    [
        ("b", "Bram Kuyper tars the hull by 14 March.", "Ines Prado"),
        ("b", "Bram Kuyper tars the hull by 14 March.", "Astrid Holm"),
        ("a", "I take the rigging", "Bram Kuyper"),
        ("d", "the mast is pine from now on", "Ines Prado"),
    ],
    ids=["of the next sentence", "of another", "not who speaks", "of nobody"],
)
def test_an_owner_who_is_not_named_there_is_none(
    name: str, quote: str, owner: str
) -> None:
    found = one_action(name, quote, owner=owner)
    assert (found.owner, found.owner_text) == (None, None)


@pytest.mark.parametrize("due", ["2031-03-10", "by Monday", "14 March", "next year"])
def test_a_day_that_the_passage_does_not_say_is_none(due: str) -> None:
    assert one_action("a", "I take the rigging", due=due).due is None


def test_words_of_a_doubt_are_never_firm() -> None:
    found = one_action("c", "Perhaps the sails get sewn next week", owner="Bram Kuyper")
    assert found.strength is not Strength.COMMITTED


def test_work_that_the_passage_does_not_name_is_told_in_its_own_words() -> None:
    found = one_action("a", "I take the rigging", what="Sell the ship to Mallory")
    assert found.what == "I take the rigging"


def test_a_doubt_is_no_decision() -> None:
    doubt = ProposedDecision(
        passage="c",
        quote="Perhaps the sails get sewn next week",
        what="Sew the sails",
        decided_by=None,
    )
    assert judged(doubt) == ()


def test_what_the_rules_read_there_is_theirs() -> None:
    rules = extract(DOCUMENT, CONTEXT)
    mine = [f for f in rules if isinstance(f, ActionFinding) and f.passage == "e"]
    assert mine
    model = judged(action("e", mine[0].quote, owner="Astrid Holm"))
    assert merged(rules, model) == rules


words = st.sampled_from([text for text, _ in TEXTS.values()])
quotes = st.one_of(
    st.text(max_size=30),
    st.builds(
        lambda t, a, b: t[a : a + b], words, st.integers(0, 40), st.integers(1, 60)
    ),
)
said = st.one_of(
    st.none(),
    st.sampled_from(
        [*(p.name for p in PEOPLE.all), "I", "Mallory", "by Friday", "today"]
    ),
    quotes,
)
actions = st.builds(
    ProposedAction,
    passage=st.sampled_from([*TEXTS, "z"]),
    quote=quotes,
    what=st.one_of(st.text(max_size=20), quotes),
    owner=said,
    due=said,
    strength=st.sampled_from([s.value for s in Strength]),
)
decisions = st.builds(
    ProposedDecision,
    passage=st.sampled_from([*TEXTS, "z"]),
    quote=quotes,
    what=quotes,
    decided_by=said,
)


@given(st.lists(st.one_of(actions, decisions), max_size=4))
def test_whatever_a_model_answers_its_words_owners_and_days_stand_in_the_passage(
    proposals: list[ProposedAction | ProposedDecision],
) -> None:
    for found in judged(*proposals):
        text, speaker = TEXTS[found.passage]
        assert found.quote in text
        if isinstance(found, ActionFinding):
            assert not found.due_text or found.due_text in text
            assert found.due is None or found.due_text
            owner = found.owner_text
        else:
            assert isinstance(found, DecisionFinding)
            owner = found.decided_by
        assert owner is None or owner in text or owner == speaker
