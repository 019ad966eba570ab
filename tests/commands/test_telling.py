"""What a draft leaves out or withholds is told when a person says so."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.commands.program import ontrack
from tests.commands.tour import make_tour


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
