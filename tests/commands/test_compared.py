"""What the review compares a draft with: the last update of the same audience."""

from __future__ import annotations

from pathlib import Path

from assistant.commands.review import latest, office_of
from assistant.domain.journal import Verb
from assistant.review.comparison import Change
from assistant.wiring import Project
from tests.commands.program import ontrack

SENT = """# Ferry terminal: week 5

**Health: green**

## Done
- The *pontoon* was towed in.[^1]

| Milestone | Date |
| --- | --- |
| Opening | 2 April 2027 |

**Next week**
1. Rent the crane.

[^1]: notes.md
"""


def desk_of(folder: Path, audience: str = "executive"):
    project = Project(folder)
    return office_of(project).desk(latest(project, audience), "Ana")


def test_given_an_update_from_a_file_then_its_sentences_are_compared(
    empty: Path, tmp_path: Path
) -> None:
    sent = tmp_path / "week-5.md"
    sent.write_text(SENT)
    note = tmp_path / "2027-03-12.md"
    note.write_text("# Standup 2027-03-12\n\nDecision: we open on 9 April 2027.\n")
    brought = ("--audience", "executive", "--as-of", "2027-03-05")
    assert ontrack("-C", empty, "updates", "import", sent, *brought).code == 0
    assert ontrack("-C", empty, "ingest", note, "--as-of", "2027-03-12").code == 0
    found = desk_of(empty)
    gone = {
        (one.section, one.before.text)
        for one in found.differences
        if one.before and one.change is Change.GONE
    }
    assert found.previous is not None
    assert str(found.previous.day) == "2027-03-05"
    assert ("Done", "The pontoon was towed in.") in gone
    assert ("Done", "Opening, 2 April 2027") in gone
    assert ("Next week", "Rent the crane.") in gone
    assert desk_of(empty, "client").previous is None


def test_given_an_approved_draft_then_the_next_one_is_compared_with_it(
    project: Path,
) -> None:
    before = ontrack("-C", project, "draft", "--audience", "client", "--json").json
    [draft] = before["drafts"]
    desk = desk_of(project, "client")
    for left in draft["uncovered"]:
        desk.decide(Verb.WAIVE, left["fact"], reason="told")
    for flag in ontrack("-C", project, "flags", "--json").json["flags"]:
        if flag["severity"] == "high":
            desk.decide(Verb.DISMISS, flag["id"], reason="known")
    approved = ontrack("-C", project, "approve", draft["id"], "--by", "Ana",
                       "--accept-supported")  # fmt: skip
    assert approved.code == 0, approved.err
    note = project / "2026-09-14.md"
    note.write_text("# Standup 2026-09-14\n\nDecision: the launch mail is dropped.\n")
    assert ontrack("-C", project, "ingest", note, "--as-of", "2026-09-14").code == 0
    assert ontrack("-C", project, "draft", "--audience", "client").code == 0
    found = desk_of(project, "client")
    assert found.previous is not None
    assert found.previous.by == "Ana"
    assert {one.change for one in found.differences} & {Change.SAME, Change.CHANGED}
