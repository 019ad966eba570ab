"""A grave fact whose sentences a person dropped is waived with a reason, or told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.commands.program import Ran, ontrack

BY = ("--by", "Noor Hadid")


def test_a_dropped_grave_change_blocks_until_it_is_waived_or_told_again(
    project: Path,
) -> None:
    draft = _draft(project)
    fact, claims = _a_grave_change(project, draft)
    for claim in claims:
        assert _decide(project, claim, "drop").code == 0

    assert fact in _uncovered(_draft(project), "high")
    target = f"{draft['id']}/{fact}"
    assert target in _approve(project, draft).err

    waived = _decide(project, fact, "waive", "--reason", "they were called")
    assert waived.code == 0, waived.err
    assert target not in _approve(project, draft).err

    for claim in claims:
        assert _decide(project, claim, "undo").code == 0
    assert fact not in _uncovered(_draft(project), "high")


def _draft(project: Path) -> dict[str, Any]:
    ran = ontrack("-C", project, "draft", "--audience", "engineering", "--json")
    draft: dict[str, Any] = ran.json["drafts"][0]
    return draft


def _a_grave_change(project: Path, draft: dict[str, Any]) -> tuple[str, list[str]]:
    """Return the first grave bad news that a sentence names, and its sentences."""
    changes = ontrack("-C", project, "changes", "--json").json["changes"]
    bad = {"date_slipped", "issue_opened", "blocked", "risk_opened"}
    claims = [claim for section in draft["sections"] for claim in section["claims"]]
    for change in changes:
        told = [one["id"] for one in claims if change["id"] in one["facts"]]
        if change["severity"] == "high" and change["kind"] in bad and told:
            return change["id"], told
    raise AssertionError


def _uncovered(draft: dict[str, Any], severity: str) -> set[str]:
    return {one["fact"] for one in draft["uncovered"] if one["severity"] == severity}


def _decide(project: Path, target: str, verb: str, *options: str) -> Ran:
    return ontrack("-C", project, "decide", target, verb, *options, *BY)


def _approve(project: Path, draft: dict[str, Any]) -> Ran:
    return ontrack("-C", project, "approve", draft["id"], "--accept-supported", *BY)
