"""Models of which many are held share what is alike, and nobody notices."""

from assistant.domain.base import lean
from assistant.domain.records import Ticket


def test_lean_models_share_the_names_of_their_fields_and_stay_what_they_were() -> None:
    tickets = [Ticket(key=f"HULL-{n}", title="Paint", locator="row 1") for n in (1, 2)]
    before = [one.model_dump(exclude_unset=True) for one in tickets]
    first, second = map(lean, tickets)
    assert first.model_fields_set is second.model_fields_set
    assert [one.model_dump(exclude_unset=True) for one in (first, second)] == before


def test_a_changed_copy_of_a_lean_model_leaves_the_others_alone() -> None:
    first, second = (lean(Ticket(key=key, title="Paint")) for key in ("H-1", "H-2"))
    changed = first.model_copy(update={"assignee": "Ola"})
    assert "assignee" in changed.model_fields_set
    assert "assignee" not in second.model_fields_set
