"""People whom no list knows are people: a client's draft does not name them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.domain.labels import Label
from assistant.domain.people import People, Person
from assistant.drafting.doers import people_heard
from tests.drafting.samples import action, order, quote
from tests.extract.documents import passage

PEOPLE = People(
    [
        Person("Idris Vale", aliases=frozenset({"idris@soil.example"})),
        Person("Hanne Osei", aliases=frozenset({"onboarding@paywell.example"})),
    ]
)


@pytest.mark.parametrize(
    ("who", "text"),
    [
        ("Torvald", "Torvald asked for paper bags."),
        ("Halvard", "We heard that Halvard says the crane does not start."),
        ("Ketil Moe", "Ketil Moe brought the tents back."),
        ("Yusra", "Sent on Monday. Yusra still thinks it is too late."),
        ("Ottoline", "The key is gone (Ottoline took it)."),
        ("Priya", "Priya is sick until Thursday."),
    ],
)
def test_who_asks_says_or_brings_is_a_person(who: str, text: str) -> None:
    assert people_heard([passage(text)], PEOPLE) == (who,)


@pytest.mark.parametrize(
    "texts",
    [
        ("Paywell asked for the papers.",),
        ("Grizzly told us on Monday.", "Grizzly have our order."),
        ("Harbour Hall sent the contract.",),
        ("The Atlas needed oil.",),
        ("Lantern sends a mail at night.", "The menu is in Lantern."),
        ("Tents took a day.", "We bought two tents."),
        ("Finance asked for the list.",),
        ("Monday took too long.",),
        ("Idris asked for it.",),
        ("Jenkins said no.",),
        ("We've said so for weeks.",),
        ("Lantern is back in, the rest waits.",),
    ],
)
def test_a_firm_a_thing_and_a_known_person_is_not_heard(texts: tuple[str, ...]) -> None:
    assert people_heard([passage(text) for text in texts], PEOPLE) == ()


def test_what_heads_the_titles_of_tickets_or_names_the_project_is_not_heard() -> None:
    texts = ("Marrow asked for the key again.", "Coldharbour sends the bills.")
    said = [passage(text) for text in texts]
    titles = ["Marrow: move the data", "Marrow: build", "Laptop for Torvald"]
    assert people_heard(said, PEOPLE, titles, "Coldharbour 2.0") == ()


def test_who_heads_one_title_is_heard() -> None:
    said = [passage("Torvald asked for bags.")]
    assert people_heard(said, PEOPLE, ["Torvald: laptop", "Bags"]) == ("Torvald",)


def test_who_stands_in_open_words_only_is_not_heard() -> None:
    open_ = replace(passage("Torvald asked for bags."), label=Label.CLIENT)
    assert people_heard([open_], PEOPLE) == ()


@pytest.mark.parametrize(
    ("what", "held"),
    [
        ("Send them (Torvald asked for paper bags)", True),
        ("Send it (Bo Lind wants the list)", True),
        ("Send it (Idris asked for the list)", False),
        ("Send the list (two pages)", False),
    ],
)
def test_a_name_in_brackets_beside_the_work_is_held(what: str, *, held: bool) -> None:
    reach = replace(
        order("client").reach,
        persons=("Bo Lind", "Idris Vale"),
        theirs=frozenset({"Idris Vale"}),
    )
    asked = action(what, None).model_copy(update={"evidence": (quote(what),)})
    found = reach.withheld(asked)
    assert (found is not None and "a person by name" in found.why) is held


@pytest.mark.parametrize(
    ("title", "heard"),
    [
        ("Move the labels into Marrow", ()),
        ("Open the Marrow screen", ()),
        ("Laptop for Marrow", ("Marrow",)),
        ("Ask Marrow", ("Marrow",)),
    ],
)
def test_what_a_title_moves_something_into_is_a_thing(
    title: str, heard: tuple[str, ...]
) -> None:
    said = [passage("Marrow asked for the key again.")]
    assert people_heard(said, PEOPLE, [title]) == heard
