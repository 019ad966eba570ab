"""Addresses that are nobody's own, and the people behind them."""

from __future__ import annotations

import pytest

from assistant.domain.mailboxes import is_shared, own
from assistant.domain.people import People
from assistant.domain.reading import PersonMention


@pytest.mark.parametrize(
    "address",
    [
        "all@ward.example",
        "team@ward.example",
        "ward-move-team@clinic.example",
        "all-staff@clinic.example",
        "no-reply@clinic.example",
        "noreply@clinic.example",
        "do-not-reply@clinic.example",
        "notifications@github.com",
        "MAILER-DAEMON@clinic.example",
        "helpdesk@clinic.example",
        "movers@lists.clinic.example",
        "movers@googlegroups.com",
        "c_188f@resource.calendar.google.com",
    ],
)
def test_lists_roles_robots_and_rooms_have_shared_addresses(address: str) -> None:
    assert is_shared(address)


@pytest.mark.parametrize(
    "address",
    [
        "ana.li@clinic.example",
        "ali@clinic.example",
        "bo@clinic.example",
        "mallory@clinic.example",
        "stefan.alleman@clinic.example",
        "theresa.infante@clinic.example",
        "Ana Li",
        "@all",
    ],
)
def test_a_persons_address_is_their_own(address: str) -> None:
    assert not is_shared(address)


@pytest.mark.parametrize(
    "mention",
    [
        PersonMention(email="all@clinic.example"),
        PersonMention(name="Theatre Team", email="theatre@clinic.example"),
        PersonMention(name="Facilities Helpdesk", email="helpdesk@clinic.example"),
        PersonMention(name="GitHub Actions", email="notifications@github.com"),
        PersonMention(name="Blue Room Two", email="c_1@resource.calendar.google.com"),
        PersonMention(handle="channel"),
    ],
)
def test_whoever_has_no_name_of_a_person_there_is_nobody(
    mention: PersonMention,
) -> None:
    assert own(mention) is None
    assert People.from_mentions([mention]).all == ()


def test_a_person_whose_words_came_through_a_robot_or_list_stays_a_person() -> None:
    through = PersonMention(name="Ana Li", email="notifications@github.com")
    listed = PersonMention(name="Bo Ek via Movers", email="movers@clinic.example")
    assert own(through) == PersonMention(name="Ana Li")
    assert own(listed, {"movers@clinic.example"}) == PersonMention(name="Bo Ek")


def test_an_address_under_which_several_people_write_joins_none_of_them() -> None:
    people = People.from_mentions(
        [
            PersonMention(name="Ana Li", email="tracker@clinic.example"),
            PersonMention(name="Bo Ek", email="tracker@clinic.example"),
        ]
    )
    assert [person.name for person in people.all] == ["Ana Li", "Bo Ek"]
    assert people.resolve("tracker@clinic.example") is None
