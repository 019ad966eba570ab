"""People are told by their full names, however a tracker or a note spells them."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.domain.base import stable_id
from assistant.domain.facts import Change, ChangeKind
from assistant.domain.people import People, Person
from assistant.facts.full_names import changes_by_name, with_full_names

PEOPLE = People(
    [
        Person("Ada Berg", aliases=frozenset({"adab", "ada-b", "ada@quay.example"})),
        Person("Ulf Moe", aliases=frozenset({"ulfmoe"})),
        Person("Will Stone"),
    ]
)


def change(kind: ChangeKind, **fields: str | None) -> Change:
    return Change.model_validate(
        {
            "id": stable_id("chg", kind),
            "kind": kind,
            "subject": "AB-1",
            "title": "Quay wall",
            "on": date(2031, 3, 7),
            "evidence": (),
            **fields,
        }
    )


def test_a_change_names_who_has_the_thing_and_who_had_it() -> None:
    moved = change(
        ChangeKind.REASSIGNED, owner="adab", before="ulfmoe", after="ada@quay.example"
    )
    stopped = change(ChangeKind.BLOCKED, owner="ulfmoe", after="Blocked")
    unknown = change(ChangeKind.BLOCKED, owner="crane-team")
    told = changes_by_name((moved, stopped, unknown), PEOPLE)
    assert [one.owner for one in told] == ["Ada Berg", "Ulf Moe", "crane-team"]
    assert (told[0].before, told[0].after) == ("Ulf Moe", "Ada Berg")
    assert told[1].after == "Blocked"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Give Ada the keys", "Give Ada Berg the keys"),
        ("give ada the keys", "give Ada Berg the keys"),
        ("Ask @ulfmoe for Ada's list", "Ask Ulf Moe for Ada Berg's list"),
        ("Send it to ada@quay.example", "Send it to Ada Berg"),
        ("Ask ada-b", "Ask Ada Berg"),
        ("Ask Ulf Moe", "Ask Ulf Moe"),
        ("Ask the crane team", "Ask the crane team"),
        ("ask what will be lifted", "ask what will be lifted"),
        ("Read “Ada says no” aloud", "Read “Ada says no” aloud"),
    ],
)
def test_words_name_everybody_in_full_and_no_word_becomes_a_name(
    words: str, told: str
) -> None:
    assert with_full_names(words, PEOPLE) == told
