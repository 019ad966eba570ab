"""What a draft leaves out or withholds is told when a person says so."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from tests.commands.program import ontrack
from tests.commands.tour import make_tour

CLIENT = Path(__file__).parents[2] / "prompts" / "audiences" / "client.md"


def _draft(project: Path, audience: str) -> dict[str, Any]:
    drafted = ontrack("-C", project, "draft", "--audience", audience, "--json")
    found: dict[str, Any] = drafted.json["drafts"][0]
    return found


def _page(project: Path, draft: dict[str, Any]) -> str:
    return ontrack("-C", project, "export", draft["id"], "--unapproved").out


def _approved(tour: Path, draft: dict[str, Any]) -> str:
    by = ("--by", "Ilse", "--accept-supported")
    approved = ontrack("-C", tour, "approve", draft["id"], *by)
    assert approved.code == 0, approved.err
    return approved.out.split()[0]


def test_a_flag_that_the_draft_leaves_out_is_told_with_its_words(project: Path) -> None:
    draft = _draft(project, "executive")
    left = next(u for u in draft["uncovered"] if u["fact"].startswith("flag-"))
    quote = next(e["quote"] for e in left["evidence"] if e["kind"] == "quote")

    before = _page(project, draft)
    told = ontrack("-C", project, "decide", left["fact"], "tell", "--by", "Ilse")

    assert told.code == 0, told.err
    assert quote[:30] not in before
    assert quote[:30] in _page(project, draft)


def test_what_is_withheld_is_told_after_its_release_and_is_replayed(
    tmp_path: Path,
) -> None:
    tour = make_tour(tmp_path / "tour")
    draft = _draft(tour, "client")
    waltz = next(w for w in draft["withheld"] if "Sibelius" in w["why"])

    refused = ontrack("-C", tour, "decide", waltz["fact"], "tell")
    ontrack(
        "-C", tour, "decide", waltz["fact"], "release", "--reason", "they asked for it"
    )
    told = ontrack("-C", tour, "decide", waltz["fact"], "tell")
    sent = _approved(tour, draft)

    assert refused.code == 2
    assert "release it first" in refused.err
    assert told.code == 0, told.err
    assert "Sibelius" in ontrack("-C", tour, "export", sent).out
    assert ontrack("-C", tour, "replay", sent, "--json").json["identical"] is True


def test_what_is_put_into_the_raid_log_is_written_as_rows_that_are_read(
    project: Path, tmp_path: Path
) -> None:
    flags = ontrack("-C", project, "flags", "--json").json["flags"]
    said = next(flag for flag in flags if flag["kind"] == "risk_not_in_raid")
    rows = tmp_path / "proposed.csv"

    put = ontrack("-C", project, "decide", said["id"], "raid", "--text", "Keys late")
    listed = ontrack("-C", project, "raid", "--proposed", "--json")
    written = ontrack("-C", project, "raid", "--proposed", "-o", rows)
    other = tmp_path / "other"
    ontrack("init", other, "--name", "Other")
    read = ontrack("-C", other, "ingest", rows, "--as-of", "2026-09-12")

    assert put.code == written.code == 0
    assert [row["title"] for row in listed.json["proposed"]] == ["Keys late"]
    assert read.code in {0, 3}
    (entry,) = ontrack("-C", other, "raid", "--json").json["raid"]
    assert entry["title"] == "Keys late"


def test_rows_are_written_only_when_the_proposed_ones_are_asked_for(
    project: Path, tmp_path: Path
) -> None:
    refused = ontrack("-C", project, "raid", "-o", tmp_path / "x.csv")
    assert refused.code == 2
    assert "--proposed" in refused.err


def test_a_release_is_taken_back_after_a_new_draft_and_holds_for_no_other_audience(
    tmp_path: Path,
) -> None:
    tour = make_tour(tmp_path / "tour")
    own = tour / "audiences" / "partner.md"
    own.parent.mkdir()
    shutil.copy(CLIENT, own)
    [waltz] = [
        withheld
        for withheld, why in _withheld(tour, "client").items()
        if "Sibelius" in why
    ]
    ontrack("-C", tour, "decide", waltz, "release", "--reason", "they asked for it")
    assert waltz not in _withheld(tour, "client")
    assert waltz in _withheld(tour, "partner")

    undone = ontrack("-C", tour, "decide", waltz, "undo")

    assert undone.code == 0, undone.err
    assert waltz in _withheld(tour, "client")


def _withheld(project: Path, audience: str) -> dict[str, str]:
    draft = _draft(project, audience)
    return {one["fact"]: one["why"] for one in draft["withheld"]}


def test_a_draft_made_again_shows_what_was_decided_on_it(project: Path) -> None:
    """GIVEN an edit, a drop and an attempt at them after; THEN `draft` shows each."""
    draft = _draft(project, "executive")
    claims = [claim for section in draft["sections"] for claim in section["claims"]]
    edited, dropped = claims[0]["id"], claims[1]["id"]
    text = "Seventeen zebras were delivered on 31 December 2031."
    for target, *verb in ((edited, "edit", "--text", text), (dropped, "drop")):
        assert ontrack("-C", project, "decide", target, *verb).code == 0
    again = _draft(project, "executive")
    found = {c["id"]: c for section in again["sections"] for c in section["claims"]}
    assert again["id"] == draft["id"]
    assert found[edited]["text"] == text
    assert found[edited]["verdict"] == "unsupported"
    assert found[edited]["reasons"]
    assert found[dropped]["state"] == "dropped"
    page = ontrack("-C", project, "draft", "--audience", "executive")
    assert f"{text} \\[unsupported: " in page.out
    assert claims[1]["text"] not in page.out
    assert page.out.strip() == _page(project, draft).strip()
