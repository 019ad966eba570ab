"""Whose "our" it is: the team's, another house's, the reader's."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from assistant.domain.evidence import Quote
from assistant.domain.facts import ActionItem
from assistant.domain.labels import Label
from assistant.domain.people import People, Person
from assistant.drafting.deixis import of_owner
from assistant.drafting.draft import write_draft
from tests.drafting.samples import AS_OF, action, facts, order
from tests.drafting.test_next import work

TEAM, PIER, PORT = "Ana Ruiz", "Jo Weil", "Vera Quay"
PEOPLE = People(
    [
        Person(TEAM, aliases=frozenset({"ana@slip.example"})),
        Person("Bo Lind", aliases=frozenset({"bo@slip.example"})),
        Person(PIER, aliases=frozenset({"jo@pier.example"})),
        Person(PORT, aliases=frozenset({"vera@port.example"})),
    ]
)


def said(
    what: str, owner: str, author: str, words: str = "", **fields: Any
) -> ActionItem:
    one = action(what, owner, date(2031, 3, 20), **fields)
    quote = Quote(
        source="mail.eml",
        quote=words or what,
        as_of=AS_OF,
        author=author,
        label=Label.INTERNAL,
    )
    return one.model_copy(update={"evidence": (quote,)})


def drafted(audience: str, *actions: ActionItem, **reach: Any) -> list[str]:
    team = tuple(action(f"Fix lamp {n}", TEAM, date(2031, 3, 30)) for n in range(2))
    base = facts(actions=(*actions, *team), people=PEOPLE)
    draft = write_draft(base, order(audience, reach=reach))
    [section] = [one for one in draft.sections if one.name == "next"]
    return [claim.text for claim in section.claims]


def test_a_suppliers_our_is_told_as_theirs() -> None:
    [text, *_] = drafted("executive", said("Send our new dates", PIER, PIER))
    assert text == "Jo Weil: Send their new dates, by 20 March."


def test_the_teams_our_stays() -> None:
    [text, *_] = drafted("executive", said("Send our new dates", TEAM, TEAM))
    assert text == "Ana Ruiz: Send our new dates, by 20 March."


def test_what_the_team_said_of_a_suppliers_work_stays() -> None:
    [text, *_] = drafted("executive", said("Read our terms", PIER, TEAM))
    assert text == "Jo Weil: Read our terms, by 20 March."


def test_nobody_is_outside_where_two_houses_have_as_much() -> None:
    base = facts(people=PEOPLE, actions=(said("Send our dates", PIER, PIER),))
    even = (said("Ask our pilot", TEAM, TEAM),)
    draft = write_draft(
        base if not even else facts(people=PEOPLE, actions=(*base.actions, *even)),
        order("executive"),
    )
    assert any("Send our dates" in claim.text for claim in draft.claims)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Ship our crates when we can", "Ship their crates when they can"),
        ("Let Ana know whether we take it", "Let Ana know whether they take it"),
        ("Call us back once I am there", "Call them back once they are there"),
        ("“We send our crane”", "“We send our crane”"),
        ("US customs papers", "US customs papers"),
        ("Repair the tour bus", "Repair the tour bus"),
    ],
)
def test_words_of_another_house_are_turned(words: str, told: str) -> None:
    assert of_owner(words, is_outside=True) == told


def test_a_promise_of_the_client_is_needed_from_them() -> None:
    promise = said("Let Ana Ruiz know whether we take the crane", PORT, PORT)
    [text, *_] = drafted("client", promise, theirs=frozenset({PORT}))
    assert text == (
        "Needed from you: Let Ana Ruiz know whether you take the crane "
        "(Vera Quay, by 20 March)."
    )


def test_whom_the_client_promises_for_is_of_their_side() -> None:
    words = "Tom will send you the depth chart on Thursday"
    promise = said("Send Ana Ruiz the depth chart", "Tom Reed", PORT, words)
    [text, *_] = drafted("client", promise, theirs=frozenset({PORT}))
    assert text.startswith("Needed from you: Send Ana Ruiz the depth chart")


@pytest.mark.parametrize(
    "words",
    ["Tom will check the depth chart", "We will be glad when you send it, Tom"],
)
def test_whom_the_client_only_speaks_of_is_not(words: str) -> None:
    asked = said("Send the depth chart", "Tom Reed", PORT, words)
    texts = drafted("client", asked, theirs=frozenset({PORT}))
    assert not any("Needed from you" in text for text in texts)


@pytest.mark.parametrize(
    ("reach", "head"),
    [({}, "Next"), ({"theirs": frozenset({PORT})}, "Next on our side")],
)
def test_work_of_several_houses_is_on_nobodys_side_where_no_setting_tells_the_readers(
    reach: dict[str, Any], head: str
) -> None:
    ahead = (
        work("FER-1", "Crane rails", owner=TEAM, active=True),
        work("FER-2", "Pier lamps", owner=PIER, active=True),
    )
    team = tuple(action(f"Fix lamp {n}", TEAM, date(2031, 3, 30)) for n in range(2))
    base = facts(work=ahead, actions=team, people=PEOPLE)
    draft = write_draft(base, order("client", reach=reach))
    [section] = [one for one in draft.sections if one.name == "next"]
    [told] = [claim.text for claim in section.claims]
    assert told == f"{head}: Crane rails (Ana Ruiz) and Pier lamps (Jo Weil)."
