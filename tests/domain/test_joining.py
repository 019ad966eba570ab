from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.names import is_full, untitled
from assistant.domain.people import People, Person
from assistant.domain.reading import PersonMention

NAMES = st.sampled_from(
    ["Lea Brandt", "L. Brandt", "LM Brandt", "Lea M. Brandt", "Lars Brandt", "Lea Holm"]
)


def people(*names: str) -> People:
    return People.from_mentions(PersonMention(name=name) for name in names)


def all_names(found: People) -> list[str]:
    return [person.name for person in found.all]


@pytest.mark.parametrize(
    ("one", "other", "name"),
    [
        ("Dr. Lea Brandt", "Lea Brandt", "Lea Brandt"),
        ("Brandt, Dr. Lea", "Prof. Dr. Lea Brandt", "Lea Brandt"),
        ("Lea Brandt, PhD", "Ms Lea Brandt", "Lea Brandt"),
        ("LM Brandt", "Lea M. Brandt", "Lea M. Brandt"),
        ("L. Brandt", "Lea Brandt", "Lea Brandt"),
        ("Lea Brandt", "Brandt, Lea M.", "Lea M. Brandt"),
        ("M.-L. Brandt", "Marie-Luise Brandt", "Marie-Luise Brandt"),
        ("Marie Luise Brandt", "Marie-Luise Brandt", "Marie Luise Brandt"),
        ("LEA BRANDT", "Lea Brandt", "Lea Brandt"),
        ("Jorg Muller", "Jörg Müller", "Jörg Müller"),
        ("Joerg Mueller", "Jörg Müller", "Jörg Müller"),
        ("Soren Lykke", "Søren Lykke", "Søren Lykke"),
    ],
)
def test_two_spellings_of_one_full_name_are_one_person(
    one: str, other: str, name: str
) -> None:
    for order in ((one, other), (other, one)):
        found = people(*order, "Ida Holm")
        assert all_names(found) == sorted(["Ida Holm", name])
        assert found.resolve(one) == found.resolve(other) == name


@pytest.mark.parametrize(
    "names",
    [
        ("L. Brandt", "Lea Brandt", "Lars Brandt"),
        ("Lea Brandt", "Lea M. Brandt", "Lea T. Brandt"),
        ("Maria Costa", "Maria Helena Costa"),
        ("Lea Brandt", "Lea Brand"),
        ("Al Brandt", "Anna Lisa Brandt"),
        ("Ann Alee", "Anna Lee"),
    ],
)
def test_names_that_may_be_two_people_stay_apart(names: tuple[str, ...]) -> None:
    assert all_names(people(*names)) == sorted(names)


def test_two_addresses_at_one_domain_are_two_people() -> None:
    found = People.from_mentions(
        [
            PersonMention(name="Lea Brandt", email="lea.brandt@x.example"),
            PersonMention(name="Lea M. Brandt", email="lm.brandt@x.example"),
        ]
    )
    assert all_names(found) == ["Lea Brandt", "Lea M. Brandt"]


@pytest.mark.parametrize("account", ["email", "handle"])
def test_one_account_and_one_last_name_are_one_person(account: str) -> None:
    mark = {account: "a.brandt@x.example"}
    both = [PersonMention(name=name, **mark) for name in ("Alex Brandt", "Xan Brandt")]
    for order in (both, both[::-1]):
        found = People.from_mentions(order)
        assert all_names(found) == ["Alex Brandt"]
        assert found.resolve("Xan") == "Alex Brandt"


def test_a_person_is_called_as_most_sources_do() -> None:
    mentions = [
        PersonMention(name=name, email="b@x.example")
        for name in ("Samuel Brandt", "Sam Brandt", "Sam Brandt")
    ]
    assert all_names(People.from_mentions(mentions)) == ["Sam Brandt"]


def test_a_mailbox_that_two_people_share_joins_nobody() -> None:
    found = People.from_mentions(
        PersonMention(name=name, email="office@x.example")
        for name in ("Alex Brandt", "Ida Holm")
    )
    assert all_names(found) == ["Alex Brandt", "Ida Holm"]
    assert found.resolve("office@x.example") is None


def test_initials_join_all_spellings_of_one_person() -> None:
    found = people("L. Brandt", "LM Brandt", "Lea M. Brandt")
    assert all_names(found) == ["Lea M. Brandt"]
    assert found.resolve("LM") == found.resolve("lea") == "Lea M. Brandt"


@given(st.lists(NAMES, unique=True))
def test_who_is_one_person_does_not_depend_on_the_order_of_files(
    names: list[str],
) -> None:
    found = {tuple(all_names(people(*order))) for order in permutations(names[:4])}
    assert len(found) == 1


@given(st.lists(NAMES, min_size=1))
def test_every_person_is_found_under_the_own_name(names: list[str]) -> None:
    found = people(*names)
    assert {found.resolve(person.name) for person in found.all} == {
        person.name for person in found.all
    }


def test_the_settings_name_the_person_and_are_never_joined() -> None:
    known = [Person("LM Brandt", role="Lead"), Person("Lea M. Brandt")]
    assert len(People.from_mentions([], known).all) == 2
    [one] = People.from_mentions([PersonMention(name="Lea M. Brandt")], known[:1]).all
    assert (one.name, one.role) == ("LM Brandt", "Lead")


def test_a_full_name_that_the_settings_give_as_alias_is_that_person() -> None:
    known = [Person("Robert Ames", aliases=frozenset({"bob ames"}))]
    found = People.from_mentions([PersonMention(name="Bob Ames", handle="U7")], known)
    assert all_names(found) == ["Robert Ames"]
    assert found.resolve("u7") == "Robert Ames"


def test_a_title_before_one_name_means_the_last_name() -> None:
    found = people("James Snell", "Olga James")
    assert found.resolve("James") == "James Snell"
    assert found.resolve("Dr. James") == "Olga James"
    assert found.resolve("Frau Snell") == "James Snell"


def test_a_last_name_that_two_have_means_neither() -> None:
    found = people("Dr. Brandt", "Lea Brandt", "Lars Brandt")
    assert found.resolve("Dr. Brandt") is None
    assert len(found.all) == 2


@pytest.mark.parametrize(
    "spelling",
    [
        "jorg.muller",
        "joerg.mueller",
        "jörg.müller",
        "jmueller",
        "joerg_mueller",
        "J. Müller",
    ],
)
def test_handles_without_accents_mean_the_person_with_accents(spelling: str) -> None:
    assert people("Jörg Müller", "Ida Holm").resolve(spelling) == "Jörg Müller"


@pytest.mark.parametrize("spelling", ["ana.solerpuig", "anasolerpuig", "ana_solerpuig"])
def test_handles_join_the_parts_of_a_double_name(spelling: str) -> None:
    found = people("Ana Soler-Puig", "Ida Holm")
    assert found.resolve(spelling) == "Ana Soler-Puig"


def test_a_first_name_alone_lends_its_handle_to_the_one_who_has_it() -> None:
    found = People.from_mentions(
        [PersonMention(name="Lea", handle="U0A2"), PersonMention(name="Lea Brandt")]
    )
    assert all_names(found) == ["Lea Brandt"]
    assert found.resolve("U0A2") == "Lea Brandt"


def test_a_first_name_from_another_company_lends_nothing() -> None:
    found = People.from_mentions(
        [
            PersonMention(name="Lea Brandt", email="lea.brandt@a.example"),
            PersonMention(name="Lea", email="info@b.example"),
        ]
    )
    assert found.resolve("info@b.example") is None


def test_a_stranger_s_handle_means_the_stranger() -> None:
    found = People.from_mentions([PersonMention(name="Lea", handle="U0A2")])
    assert found.resolve("U0A2") == "Lea"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Dr. Lea Brandt", "Lea Brandt"),
        ("Dipl.-Ing. Lea Brandt", "Lea Brandt"),
        ("Ing. Lea Brandt", "Lea Brandt"),
        ("Ing Tan", "Ing Tan"),
        ("Drew Holm", "Drew Holm"),
        ("Prof. Dr. Brandt Jr.", "Brandt Jr."),
        ("Md Rahman", "Md Rahman"),
        ("Dr.", "Dr."),
    ],
)
def test_titles_and_degrees_are_no_part_of_a_name(written: str, name: str) -> None:
    assert untitled(written) == name


@given(st.text(max_size=40))
def test_any_text_can_be_a_name(text: str) -> None:
    found = People.from_mentions([PersonMention(name=text, handle=text or None)])
    assert all(found.resolve(person.name) == person.name for person in found.all)


@pytest.mark.parametrize(
    "names",
    [
        ("Pedro Rocha", "Pedro Rocha Jr", "Pedro Rocha Sr"),
        ("Otto Lang", "Otto Lang jun.", "Otto Lang sen."),
        ("Carl Dubois II", "Carl Dubois III", "Carl Dubois IV"),
        ("Davi Nunes", "Davi Nunes Filho", "Davi Nunes Neto"),
        ("P. Rocha", "Pedro Rocha", "Pedro Rocha Jr"),
        ("Pedro Rocha", "Pedro Rocha Jr", "Pedro T. Rocha"),
    ],
)
def test_father_and_son_of_one_name_are_two_people(names: tuple[str, ...]) -> None:
    for order in permutations(names):
        found = people(*order)
        assert all_names(found) == sorted(names)
        assert found.resolve(names[0].split()[0]) is None
        assert [found.resolve(name) for name in names] == list(names)


def test_a_son_is_one_person_however_his_name_is_written() -> None:
    spellings = (
        "Pedro Rocha Jr",
        "Pedro Rocha, Jr.",
        "Rocha Jr., Pedro",
        "P. Rocha JR",
    )
    found = people("Ida Holm", "Pedro Rocha", *spellings)
    assert all_names(found) == ["Ida Holm", "Pedro Rocha", "Pedro Rocha Jr"]
    assert {found.resolve(each) for each in spellings} == {"Pedro Rocha Jr"}
    assert found.resolve("pedro.rocha@x.example") is None


def test_a_generation_alone_makes_no_full_name() -> None:
    assert not is_full("Brandt Jr.")
    assert is_full("Ana Neto")


def test_two_addresses_that_claim_one_name_are_nobody_s_by_guess() -> None:
    claims = ["lea.brandt@a.example", "lea.brandt@b.example"]
    for order in permutations(claims):
        mails = [PersonMention(email=order[0]), PersonMention(name=order[1])]
        found = People.from_mentions([PersonMention(name="Lea Brandt"), *mails])
        assert all_names(found) == ["Lea Brandt", *claims]
        assert [found.resolve(address) for address in claims] == claims
        assert found.resolve("lea.brandt@c.example") is None
        assert found.resolve("Lea") == found.resolve("lbrandt") == "Lea Brandt"


def test_an_address_beside_the_name_is_the_person_s_and_one_elsewhere_is_not() -> None:
    firm, other = "lea.brandt@a.example", "lea.brandt@b.example"
    beside = PersonMention(name="Lea Brandt", email=firm)
    for order in permutations([beside, PersonMention(email=other)]):
        found = People.from_mentions(order)
        assert found.resolve(firm) == "Lea Brandt"
        assert found.resolve(other) == other
    both = People.from_mentions([beside, beside.model_copy(update={"email": other})])
    assert both.resolve(firm) == both.resolve(other) == "Lea Brandt"


def test_a_first_name_with_two_addresses_lends_neither() -> None:
    mentions = [
        PersonMention(name="Lea Brandt"),
        PersonMention(name="Lea", email="lea@a.example"),
        PersonMention(name="Lea", email="lea@b.example"),
    ]
    for order in permutations(mentions):
        found = People.from_mentions(order)
        assert found.resolve("lea@a.example") is found.resolve("lea@b.example") is None


def test_a_middle_initial_that_the_addresses_contradict_joins_nobody() -> None:
    found = People.from_mentions(
        [
            PersonMention(name="Lea Brandt", email="lea@a.example"),
            PersonMention(name="Lea M. Brandt", email="lea@b.example"),
        ]
    )
    assert all_names(found) == ["Lea Brandt", "Lea M. Brandt"]


@pytest.mark.parametrize("local", ["lea", "brandt", "lb"])
def test_a_half_of_a_name_before_an_at_sign_is_nobody_s_by_guess(local: str) -> None:
    address = f"{local}@nursery.example"
    for order in permutations(
        [PersonMention(name="Lea Brandt"), PersonMention(email=address)]
    ):
        found = People.from_mentions(order)
        assert found.resolve(address) == address
        assert found.resolve("Lea") == "Lea Brandt"


@pytest.mark.parametrize(
    "beside",
    [
        PersonMention(name="Lea Brandt", email="lea@nursery.example"),
        PersonMention(name="Lea", email="lea@nursery.example"),
        PersonMention(name="Lea Brandt", handle="lea"),
    ],
)
def test_a_first_name_before_an_at_sign_is_whose_a_source_says(
    beside: PersonMention,
) -> None:
    found = People.from_mentions([PersonMention(name="Lea Brandt"), beside])
    assert found.resolve("lea@nursery.example") == "Lea Brandt"


@pytest.mark.parametrize(
    "local", ["lea.soler-puig", "lea.solerpuig", "lea_solerpuig", "lsoler-puig"]
)
def test_an_address_with_both_halves_of_a_name_means_it(local: str) -> None:
    found = people("Lea Soler-Puig", "Ida Holm")
    assert found.resolve(f"{local}@nursery.example") == "Lea Soler-Puig"
