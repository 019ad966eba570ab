from __future__ import annotations

import pytest

from assistant.domain.people import People, Person, natural_order
from assistant.domain.reading import PersonMention


def people(*names: str) -> People:
    return People.from_mentions(PersonMention(name=name) for name in names)


@pytest.mark.parametrize(
    "spelling",
    [
        "Zoë Marchetti",
        "Marchetti, Zoë",
        "zoe",
        "@zoe.marchetti",
        "Zoe M",
        "zmarchetti",
        "zoe.marchetti@example.org",
        "ZM",
    ],
)
def test_one_person_is_found_under_the_usual_spellings(spelling: str) -> None:
    assert people("Zoë Marchetti", "Ivan Petrov").resolve(spelling) == "Zoë Marchetti"


def test_a_spelling_that_may_mean_two_people_means_none() -> None:
    found = people("Sam Arkley", "Sam Wexcombe")
    assert found.resolve("Sam") is None
    assert found.knows("Sam")
    assert found.resolve("Sam A") == "Sam Arkley"


def test_a_first_name_is_stronger_than_a_handle_that_reads_alike() -> None:
    assert people("James Snell", "Joe Ames").resolve("james") == "James Snell"


@pytest.mark.parametrize("name", ["Ana Ibarra", "Martin Quade", "Andrew Poe"])
def test_a_short_form_that_is_a_word_means_nobody(name: str) -> None:
    found = people(name)
    assert found.resolve("AI") is None
    assert found.resolve("mar") is None
    assert found.resolve("and") is None


def test_a_first_name_with_an_initial_is_no_person_of_its_own() -> None:
    found = people("Sam A", "Sam Arkley", "Sam Wexcombe")
    assert [person.name for person in found.all] == ["Sam Arkley", "Sam Wexcombe"]


def test_a_handle_of_the_sources_means_the_person_it_stands_beside() -> None:
    found = People.from_mentions(
        [PersonMention(name="Ana Ruiz", handle="U07X", email="boss@example.org")]
    )
    assert found.resolve("U07X") == found.resolve("boss@example.org") == "Ana Ruiz"


def test_an_alias_of_the_settings_goes_before_what_a_name_would_give() -> None:
    found = People.from_mentions(
        [PersonMention(name="Sam Wexcombe")],
        [Person("Sam Arkley", aliases=frozenset({"sam"}))],
    )
    assert found.resolve("Sam") == "Sam Arkley"


def test_last_name_first_is_turned_round() -> None:
    assert natural_order("Haddad, Rafiq (Unlicensed)") == "Rafiq Haddad"
