"""Who has one handle in two systems is asked about, and what was archived is counted."""

from __future__ import annotations

import json
from pathlib import Path

from tests.commands.program import ontrack


def _issue(title: str, **more: object) -> dict[str, object]:
    return {
        "title": title,
        "created_at": "2031-03-01T09:00:00Z",
        "updated_at": "2031-03-02T09:00:00Z",
        "labels": [],
        **more,
    }


def test_a_handle_that_another_system_gives_to_somebody_is_asked_about(
    empty: Path,
) -> None:
    hub = _issue(
        "Hoe",
        number=1,
        state="open",
        html_url="https://github.com/garden/plots/issues/1",
        assignees=[{"login": "rosa"}],
    )
    lab = _issue(
        "Rake",
        iid=2,
        state="opened",
        web_url="https://git.example/garden/fields/-/issues/2",
        assignees=[{"username": "rosa", "name": "Rosa Lindt"}],
    )
    (empty / "hub.json").write_text(json.dumps([hub]))
    (empty / "lab.json").write_text(json.dumps([lab]))
    ontrack("-C", empty, "ingest", empty / "hub.json", empty / "lab.json")

    [asked] = ontrack("-C", empty, "map", "--json").json["people"]
    assert (asked["text"], asked["sources"]) == ("rosa", ["hub.json"])
    assert [one["name"] for one in asked["candidates"]] == ["Rosa Lindt"]

    ontrack("-C", empty, "map", "person", "rosa", "Rosa Lindt")
    assert ontrack("-C", empty, "map", "--json").json["people"] == []


def test_archived_cards_are_counted_under_the_list_they_lie_in(empty: Path) -> None:
    card = {"id": "c1", "idBoard": "b", "idShort": 1, "name": "Sow", "idList": "l1"}
    board = {
        "id": "b",
        "lists": [{"id": "l1", "name": "Furrow"}],
        "cards": [{**card, "closed": True, "due": "2031-03-01T09:00:00Z"}],
    }
    (empty / "board.json").write_text(json.dumps(board))
    ontrack("-C", empty, "ingest", empty / "board.json")

    [asked] = ontrack("-C", empty, "map", "--json").json["statuses"]
    assert (asked["status"], asked["tickets"]) == ("Furrow", 1)

    said = ontrack("-C", empty, "map", "status", "Furrow", "active")
    assert "1 row" in said.out + said.err
    [ticket] = ontrack("-C", empty, "tickets", "--json").json["tickets"]
    assert ticket["category"] == "cancelled"
