"""A day that an imported update told is told again as known, not as new."""

from __future__ import annotations

from pathlib import Path

from tests.commands.program import ontrack

PLAN = """# Lamp: charter

## Milestones

| Milestone | Date | Owner |
| --- | --- | --- |
| Lantern lit | {day} | Ana Ruiz |
"""
SENT = """# Lamp: executive update, 5 March 2027

Status: amber

Lantern lit moves from 2 April to 23 April 2027, because the glass comes late.
"""


def test_given_an_imported_update_then_its_day_is_told_as_known(
    empty: Path, tmp_path: Path
) -> None:
    charter, sent = tmp_path / "charter.md", tmp_path / "sent.md"
    sent.write_text(SENT)
    for day, as_of in (("2027-04-02", "2027-02-26"), ("2027-04-23", "2027-03-12")):
        charter.write_text(PLAN.format(day=day))
        ran = ontrack(
            "-C", empty, "ingest", charter, "--kind", "wiki_markdown", "--as-of", as_of
        )
        assert ran.code == 0
    brought = ("--audience", "executive", "--as-of", "2027-03-05")
    assert ontrack("-C", empty, "updates", "import", sent, *brought).code == 0
    for audience, known in (("executive", True), ("engineering", False)):
        drafts = ontrack("-C", empty, "draft", "--audience", audience, "--json")
        assert ("as told on 5 March" in drafts.out) is known
        assert ("one milestone put off" in drafts.out) is not known


def test_given_an_imported_update_of_the_day_its_other_colour_stops_the_others(
    empty: Path, tmp_path: Path
) -> None:
    charter, sent = tmp_path / "charter.md", tmp_path / "sent.md"
    charter.write_text(PLAN.format(day="2027-04-23"))
    day = ("--as-of", "2027-03-05")
    read = ("ingest", charter, "--kind", "wiki_markdown", *day)
    assert ontrack("-C", empty, *read).code == 0
    drafts = ("draft", "--all", *day, "--json")
    made = {
        draft["audience"]: draft
        for draft in ontrack("-C", empty, *drafts).json["drafts"]
    }
    told = made["client"]["health"]
    sent.write_text(SENT.replace("amber", "red"))
    brought = ("updates", "import", sent, "--audience", "executive", *day)
    assert ontrack("-C", empty, *brought).code == 0
    approve = ("approve", made["client"]["id"], "--by", "Ana Ruiz")
    refused = ontrack("-C", empty, *approve)
    assert refused.code == 4
    said = f"client says {told}, executive says red in the update that was brought in"
    assert f"Disagrees with the executive draft: {said}" in refused.err
    own = ontrack("-C", empty, "approve", made["executive"]["id"], "--by", "Ana Ruiz")
    assert "Disagrees" not in own.err
