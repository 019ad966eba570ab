"""A second assignee is a person like the first, in every tracker that has one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.program import ontrack

HUB = [
    {
        "number": 7,
        "title": "Caulk the hull",
        "state": "open",
        "html_url": "https://github.com/yard/ketch/issues/7",
        "created_at": "2031-03-01T09:00:00Z",
        "updated_at": "2031-03-02T09:00:00Z",
        "labels": [],
        "assignees": [
            {"login": "mlund", "name": "Maja Lund"},
            {"login": "tiberg", "name": "Tia Berg"},
        ],
    }
]
LAB = [
    {
        "iid": 7,
        "title": "Caulk the hull",
        "state": "opened",
        "web_url": "https://git.example/yard/ketch/-/issues/7",
        "created_at": "2031-03-01T09:00:00Z",
        "updated_at": "2031-03-02T09:00:00Z",
        "labels": [],
        "assignees": [
            {"username": "mlund", "name": "Maja Lund"},
            {"username": "tiberg", "name": "Tia Berg"},
        ],
    }
]
BOARD = {
    "id": "b",
    "name": "Yard",
    "lists": [{"id": "l1", "name": "Doing", "closed": False}],
    "members": [
        {"id": "m1", "fullName": "Maja Lund", "username": "mlund"},
        {"id": "m2", "fullName": "Tia Berg", "username": "tiberg"},
    ],
    "cards": [
        {
            "id": "c1",
            "idBoard": "b",
            "idShort": 7,
            "name": "Caulk the hull",
            "idList": "l1",
            "idMembers": ["m1", "m2"],
            "closed": False,
            "dateLastActivity": "2031-03-02T09:00:00Z",
        }
    ],
}


@pytest.mark.parametrize("export", [HUB, LAB, BOARD], ids=["hub", "lab", "board"])
def test_a_second_assignee_is_listed_and_owns_what_is_promised(
    empty: Path, export: object
) -> None:
    (empty / "tracker.json").write_text(json.dumps(export))
    (empty / "notes.md").write_text(
        "# Yard meeting, 3 March 2031\n\nTia: I'll order the oakum by Friday.\n"
    )
    ontrack("-C", empty, "ingest", empty / "tracker.json", empty / "notes.md")

    [ticket] = ontrack("-C", empty, "tickets", "--json").json["tickets"]
    assert (ticket["assignee"], ticket["also_assigned"]) == ("Maja Lund", ["Tia Berg"])
    people = ontrack("-C", empty, "people", "--json").json["people"]
    assert {"Maja Lund", "Tia Berg"} <= {one["name"] for one in people}
    [action] = ontrack("-C", empty, "actions", "--json").json["actions"]
    assert action["owner"] == "Tia Berg"
