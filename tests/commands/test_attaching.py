"""Words of a source beside a claim, by script: judged, sent, replayed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.commands.program import ontrack
from tests.commands.tour import make_tour


def _draft(project: Path, audience: str) -> dict[str, Any]:
    drafted = ontrack("-C", project, "draft", "--audience", audience, "--json")
    found: dict[str, Any] = drafted.json["drafts"][0]
    return found


def _claim(draft: dict[str, Any]) -> dict[str, Any]:
    claim: dict[str, Any] = next(s for s in draft["sections"] if s["claims"])["claims"][
        0
    ]
    return claim


def _passage(project: Path, audience: str, query: str) -> dict[str, Any]:
    asked = ("search", query, "--audience", audience, "--json")
    found: dict[str, Any] = ontrack("-C", project, *asked).json["results"][0][
        "passages"
    ][0]
    return found


def test_given_a_passage_by_its_id_then_it_is_cited_undone_and_cited_by_its_words(
    project: Path,
) -> None:
    draft = _draft(project, "executive")
    claim = _claim(draft)
    found = _passage(project, "executive", claim["text"])
    cited = {one.get("quote") for one in claim["evidence"]}
    query = "owner" if found["evidence"]["quote"] in cited else claim["text"]
    found = _passage(project, "executive", query)
    words = found["evidence"]["quote"]

    attach = ("decide", claim["id"], "attach", "--evidence")
    kept = ontrack("-C", project, *attach, found["passage"])
    again = ontrack("-C", project, *attach, found["passage"])
    undone = ontrack("-C", project, "decide", claim["id"], "undo")
    nowhere = ontrack("-C", project, *attach, "words that stand nowhere at all")
    by_words = ontrack("-C", project, *attach, words)
    taken_back = ontrack("-C", project, "decide", claim["id"], "undo")

    assert kept.code == 0, kept.err
    assert "The gate says:" in kept.err
    assert (again.code, "already" in again.err) == (2, True)
    assert undone.code == 0
    assert (nowhere.code, "No passage" in nowhere.err) == (2, True)
    assert by_words.code == 0 or "places" in by_words.err
    assert taken_back.code == (0 if by_words.code == 0 else 2)


def test_given_evidence_for_another_decision_then_it_is_refused(project: Path) -> None:
    claim = _claim(_draft(project, "executive"))
    refused = ontrack(
        "-C", project, "decide", claim["id"], "drop", "--evidence", "some words"
    )
    assert refused.code == 2
    assert "takes no --evidence" in refused.err


def test_given_words_that_the_client_must_not_read_then_they_are_refused(
    project: Path,
) -> None:
    internal = _passage(project, "engineering", "waiting blocked late")
    claim = _claim(_draft(project, "client"))
    refused = ontrack(
        "-C",
        project,
        "decide",
        claim["id"],
        "attach",
        "--evidence",
        internal["passage"],
    )
    assert refused.code == 2
    assert "must not read" in refused.err


def test_given_attached_words_then_the_sent_update_cites_them_and_is_replayed(
    tmp_path: Path,
) -> None:
    tour = make_tour(tmp_path / "tour")
    draft = _draft(tour, "executive")
    claim = _claim(draft)
    cited = {one.get("quote") for one in claim["evidence"]}
    found = next(
        one
        for query in (claim["text"], "owner", "week")
        for one in [_passage(tour, "executive", query)]
        if one["evidence"]["quote"] not in cited
    )
    attached = ontrack(
        "-C", tour, "decide", claim["id"], "attach", "--evidence", found["passage"]
    )
    ontrack("-C", tour, "decide", claim["id"], "accept")
    approved = ontrack(
        "-C", tour, "approve", draft["id"], "--by", "Ilse", "--accept-supported"
    )

    assert attached.code == 0, attached.err
    assert approved.code == 0, approved.err
    sent = approved.out.split()[0]
    assert found["evidence"]["quote"] in ontrack("-C", tour, "export", sent).out
    assert ontrack("-C", tour, "replay", sent, "--json").json["identical"] is True
