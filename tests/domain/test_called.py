"""How a ticket is named to people: never by a key that only machines know."""

import pytest

from assistant.domain.records import Ticket, is_opaque


@pytest.mark.parametrize(
    "key", ["ABC-12", "R-004", "#12", "ants#61", "RISK0001", "4711", "M1", "I-01"]
)
def test_a_key_that_people_say_names_its_ticket(key: str) -> None:
    assert not is_opaque(key)
    ticket = Ticket(key=key, title="Paint hull")
    assert (ticket.called, ticket.introduced) == (key, f"{key} (Paint hull)")


@pytest.mark.parametrize(
    "key",
    ["1205993847561234", "s0KVPfTR", "5cb8b13948928014b575a571",
     "0a1b2c3d-1111-2222-3333-444455556666"],
)  # fmt: skip
def test_a_ticket_with_a_machines_key_is_named_by_its_title(key: str) -> None:
    ticket = Ticket(key=key, title="Paint hull")
    assert (ticket.called, ticket.introduced) == ("'Paint hull'", "Paint hull")
