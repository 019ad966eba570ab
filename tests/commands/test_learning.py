"""What a reviewer rejected stays silent in other words: shown, counted, reversible."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.commands.program import ontrack

FIRST = """# Lock gate weekly, 2031-04-07

Attendees: Wim Terpstra, Ida Roos

- Wim will repaint the tide gauge by Friday
- Wim will order the winch grease
- Decision: the lock closes to kayaks at dusk
- Risk: the eel ladder may not be ready for the spring run
"""
LATER = """# Lock gate weekly, 2031-04-14

Attendees: Wim Terpstra, Ida Roos

- Wim: the tide gauge needs to get its new paint, still
- AI: Wim - paint the tide gauge anew
- AI: Wim - count the bollards
- Agreed: the lock is closed to kayaks from dusk on
- There is a risk that the eel ladder is not ready when the spring run begins
"""


@pytest.fixture
def project(empty: Path) -> Path:
    """A project of two meetings, of which the second says again what the first says."""
    for day, text in (("2031-04-07", FIRST), ("2031-04-14", LATER)):
        notes = empty / f"{day}-weekly.md"
        notes.write_text(text)
        assert ontrack("-C", empty, "ingest", notes).code == 0
    return empty


def listed(project: Path, view: str, *more: str) -> Any:
    return ontrack("-C", project, view, "--json", *more).json


def first_about(project: Path, view: str, word: str) -> Any:
    found = listed(project, view, "--all")[view]
    return next(one for one in found if word in one["what"].lower())


def decide(project: Path, *arguments: str) -> None:
    ran = ontrack("-C", project, "decide", *arguments, "--by", "Ida Roos")
    assert ran.code == 0, ran.err


@pytest.mark.parametrize(
    ("view", "word"), [("decisions", "kayaks"), ("statements", "eel ladder")]
)
def test_given_a_rejection_then_the_same_in_later_words_is_silent_and_counted(
    project: Path, view: str, word: str
) -> None:
    before = listed(project, view)[view]
    rejected = first_about(project, view, word)
    decide(project, rejected["id"], "drop", "--reason", "only an example")

    after = listed(project, view)
    silent = [one for one in listed(project, view, "--all")[view] if "silenced" in one]

    assert not [one for one in after[view] if word in one["what"].lower()]
    assert after["silenced"] == len(before) - len(after[view]) == len(silent)
    assert {one["silenced"]["rejection"] for one in silent} == {rejected["id"]}
    assert {one["silenced"]["by"] for one in silent} == {"Ida Roos"}
    assert {one["silenced"]["reason"] for one in silent} == {"only an example"}


@pytest.mark.parametrize(
    ("view", "word"), [("decisions", "kayaks"), ("statements", "eel ladder")]
)
def test_when_the_rejection_is_undone_then_everything_is_heard_again(
    project: Path, view: str, word: str
) -> None:
    before = listed(project, view)
    rejected = first_about(project, view, word)["id"]
    decide(project, rejected, "drop", "--reason", "no")
    decide(project, rejected, "undo")
    assert listed(project, view) == before


def test_given_a_rejected_action_then_its_later_wordings_are_dropped_or_silent(
    project: Path,
) -> None:
    rejected = first_about(project, "actions", "tide gauge")["id"]
    decide(project, rejected, "drop", "--reason", "the port paints it")

    found = listed(project, "actions", "--all")["actions"]

    about = [one for one in found if "tide gauge" in one["what"].lower()]
    assert {one["status"] for one in about} == {"dropped"}
    others = [one["what"] for one in found if one["status"] != "dropped"]
    assert others == ["Order the winch grease", "Count the bollards"]


def test_given_an_accepted_item_then_no_rejection_of_another_silences_it(
    project: Path,
) -> None:
    first, later = (
        one["id"]
        for one in listed(project, "statements")["statements"]
        if "eel ladder" in one["what"]
    )
    decide(project, first, "drop", "--reason", "said in jest")
    decide(project, later, "accept")
    heard = [one["id"] for one in listed(project, "statements")["statements"]]
    assert later in heard
    assert first not in heard


def test_given_nothing_was_rejected_then_nothing_is_silent(project: Path) -> None:
    for view in ("actions", "decisions", "statements"):
        assert "silenced" not in listed(project, view, "--all")


def test_every_decision_on_what_was_read_is_an_example_with_its_words(
    project: Path,
) -> None:
    gauge = first_about(project, "actions", "tide gauge")["id"]
    grease = first_about(project, "actions", "grease")["id"]
    kayaks = first_about(project, "decisions", "kayaks")["id"]
    decide(project, grease, "edit", "--text", "Order grease for both winches")
    decide(project, kayaks, "drop", "--reason", "a proposal")
    decide(project, gauge, "drop")
    decide(project, gauge, "undo")

    ran = ontrack("-C", project, "examples")
    edited, rejected = map(json.loads, ran.out.splitlines())

    assert (edited["kind"], edited["label"]) == ("action", "edited")
    assert edited["quote"] == "Wim will order the winch grease"
    assert edited["corrected"] == "Order grease for both winches"
    assert (rejected["kind"], rejected["label"]) == ("decision", "rejected")
    assert rejected["quote"] in FIRST
    assert (rejected["locator"], rejected["reason"]) == ("line 7", "a proposal")
    assert listed(project, "examples")["examples"] == [edited, rejected]


def test_the_doctor_counts_examples_and_what_is_silent(project: Path) -> None:
    kayaks = first_about(project, "decisions", "kayaks")["id"]
    decide(project, kayaks, "drop", "--reason", "a proposal")
    checks = ontrack("-C", project, "doctor", "--json").json["checks"]
    [found] = [one["found"] for one in checks if one["name"] == "reviewed"]
    assert found.startswith("1 rejected; ")
    count = listed(project, "decisions")["silenced"]
    assert found == f"1 rejected; {count} silent for it"
