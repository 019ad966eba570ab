"""From draft to export: the gate lists what is open, and what was sent stays."""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.commands.review import office_of
from assistant.domain.journal import Verb
from assistant.review.desk import ReviewDesk
from assistant.review.targets import TargetKind
from assistant.wiring import Project
from tests.commands.program import SAMPLE, Ran, ontrack

SUGGESTED = re.compile(r"^  `ontrack decide (\S+) (\w+)", re.MULTILINE)
BY = ("--by", "Noor Hadid")
WORD = re.compile(r"[^\W_]+")
RUN_OF_WORDS = 6
NOT_CARRIED = "Seventeen thousand zebras were delivered on 31 December 2031."


@pytest.fixture(scope="module")
def all_settled(
    sample: Path, made_once: Callable[[str, Callable[[Path], None]], Path]
) -> Path:
    """The sample with all done that the gate asks for, and nothing approved."""

    def settle(folder: Path) -> None:
        project = Path(shutil.copytree(sample, folder))
        for audience in ("client", "engineering"):
            draft = _draft(project, audience)
            blockers = _desk(project, draft).blockers()
            listed = "\n".join(
                f"  {each.fix}" for each in blockers if each.kind != TargetKind.CLAIM
            )
            _settle(project, draft, SUGGESTED.findall(listed))

    return made_once("settled", settle)


@pytest.fixture
def settled(all_settled: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(all_settled, tmp_path / "settled"))


def test_the_gate_lists_every_open_thing_with_the_command_that_settles_it(
    project: Path,
) -> None:
    draft = _draft(project, "executive")
    refused = _approve(project, draft, "--accept-supported")
    assert refused.code == 4
    listed = refused.err.count("\n- ")
    assert listed == len(_suggested(refused)) > 0
    assert f"{listed} things are open" in refused.err

    _settle(project, draft, _suggested(refused))

    approved = _approve(project, draft, "--accept-supported")
    assert approved.code == 0
    assert approved.out.startswith("upd-")


def test_undecided_claims_count_only_with_accept_supported(settled: Path) -> None:
    draft = _draft(settled, "client")
    strict = _approve(settled, draft)
    assert strict.code == 4
    claims = {claim["id"] for claim in _claims(draft)}
    assert {target for target, _ in _suggested(strict)} == claims
    _settle(settled, draft, [(claim, "accept") for claim in sorted(claims)])
    assert _approve(settled, draft).code == 0


def test_given_an_approved_draft_when_drafted_again_then_no_stamp_says_it_is_not(
    settled: Path,
) -> None:
    draft = _draft(settled, "client")
    before = ontrack("-C", settled, "draft", "--audience", "client")
    assert "DRAFT, not approved" in before.out
    assert _approve(settled, draft, "--accept-supported").code == 0
    again = ontrack("-C", settled, "draft", "--audience", "client")
    assert "not approved" not in again.out
    assert draft["headline"]["text"].split(".")[0] in again.out
    assert "was approved by" in again.err


def test_a_wording_that_its_evidence_does_not_carry_blocks_until_it_is_dropped(
    settled: Path,
) -> None:
    draft = _draft(settled, "client")
    claim = _claims(draft)[1]["id"]
    assert _decide(settled, claim, "edit", "--text", NOT_CARRIED).code == 0
    refused = _approve(settled, draft, "--accept-supported")
    assert refused.code == 4
    assert claim in refused.err
    assert "unsupported" in refused.err
    assert _decide(settled, claim, "accept").code == 4
    assert _decide(settled, claim, "drop").code == 0
    assert _approve(settled, draft, "--accept-supported").code == 0
    sent = ontrack("-C", settled, "export", draft["id"]).out
    assert "zebras" not in sent


def test_what_a_client_must_not_hear_cannot_be_edited_in_and_accepted(
    project: Path,
) -> None:
    draft = _draft(project, "client")
    claim = draft["headline"]["id"]
    text = f"{draft['headline']['text']} We expect to pay a penalty."
    edited = _decide(project, claim, "edit", "--text", text)
    assert edited.code == 0
    assert "unsupported" in edited.err
    assert "cost" in edited.err
    assert _decide(project, claim, "accept").code == 4


def test_a_draft_of_an_earlier_day_is_never_the_newer_one_though_made_later(
    project: Path,
) -> None:
    newest = _draft(project, "executive")
    earlier = _draft(project, "executive", "--as-of", "2026-09-04")
    assert earlier["id"] not in _approve(project, newest, "--accept-supported").err
    assert newest["id"] in _approve(project, earlier, "--accept-supported").err


def test_an_older_draft_can_be_settled_and_names_the_newer_one(project: Path) -> None:
    older = _draft(project, "executive", "--as-of", "2026-09-04")
    newer = _draft(project, "executive")
    refused = _approve(project, older, "--accept-supported")
    assert refused.code == 4
    assert newer["id"] in refused.err
    _settle(project, older, _suggested(refused))
    assert _approve(project, older, "--accept-supported").code == 0


@pytest.mark.parametrize(
    ("verb", "view"), [("waive", "uncovered"), ("release", "withheld")]
)
def test_setting_a_fact_aside_needs_a_reason(
    project: Path, verb: str, view: str
) -> None:
    draft = _draft(project, "executive")
    fact = f"{draft['id']}/{draft[view][0]['fact']}"
    assert _decide(project, fact, verb).code == 2
    assert _decide(project, fact, verb, "--reason", "told by phone").code == 0


def test_dismissing_a_flag_needs_a_reason_and_shows_in_the_view(
    project: Path,
) -> None:
    flag = ontrack("-C", project, "flags", "--json").json["flags"][0]["id"]
    assert _decide(project, flag, "dismiss").code == 2
    assert _decide(project, flag, "dismiss", "--reason", "known").code == 0
    flags = ontrack("-C", project, "flags", "--json").json["flags"]
    assert next(f for f in flags if f["id"] == flag)["status"] == "dismissed"


def test_owner_and_due_day_of_an_action_show_in_the_view(project: Path) -> None:
    action = ontrack("-C", project, "actions", "--json").json["actions"][0]["id"]
    assert _decide(project, action, "owner", "--text", "Noor Hadid").code == 0
    assert _decide(project, action, "due", "--text", "31 Dec").code == 2
    assert _decide(project, action, "due", "--text", "2026-12-31").code == 0
    actions = ontrack("-C", project, "actions", "--json").json["actions"]
    changed = next(a for a in actions if a["id"] == action)
    assert (changed["owner"], changed["due"]) == ("Noor Hadid", "2026-12-31")


def test_a_decision_can_be_undone_from_another_process(project: Path) -> None:
    before = ontrack("-C", project, "flags", "--json").out
    flag = json.loads(before)["flags"][0]["id"]
    assert _decide(project, flag, "dismiss", "--reason", "known").code == 0
    assert ontrack("-C", project, "flags", "--json").out != before
    subprocess.run(
        [sys.executable, "-m", "assistant", "-C", project, "decide", flag, "undo"],
        cwd=SAMPLE.parents[1],
        env=dict(os.environ),
        capture_output=True,
        check=True,
    )
    assert ontrack("-C", project, "flags", "--json").out == before


def test_there_is_nothing_to_undo_where_nothing_was_decided(project: Path) -> None:
    flag = ontrack("-C", project, "flags", "--json").json["flags"][0]["id"]
    assert _decide(project, flag, "undo").code == 2


def test_given_another_colour_sent_to_one_the_next_audience_is_stopped(
    settled: Path,
) -> None:
    first, second = _draft(settled, "client"), _draft(settled, "engineering")
    other = "amber" if first["health"] == "red" else "red"
    colour = ("--colour", other, "--reason", "the sponsor asked for it")
    assert _approve(settled, first, "--accept-supported", *colour).code == 0
    refused = _approve(settled, second, "--accept-supported")
    assert refused.code == 4
    assert f"client says {other}" in refused.err
    _settle(settled, second, [(SUGGESTED.findall(refused.err)[0][0], "accept")])
    assert _approve(settled, second, "--accept-supported").code == 0


def test_another_colour_needs_a_reason_and_is_kept_with_it(settled: Path) -> None:
    draft = _draft(settled, "client")
    other = "red" if draft["health"] != "red" else "amber"
    colour = ("--accept-supported", "--colour", other)
    assert _approve(settled, draft, *colour).code == 2
    reason = ("--reason", "the sponsor asked for it")
    assert _approve(settled, draft, *colour, *reason).code == 0
    sent = _sent(settled, draft)
    assert sent["health"] == other
    assert sent["health_reason"] == "the sponsor asked for it"
    assert sent["by"] == "Noor Hadid"
    exported = ontrack("-C", settled, "export", draft["id"], "--format", "json").json
    assert exported["health"] == other


def test_what_was_approved_never_changes(settled: Path, tmp_path: Path) -> None:
    draft = _draft(settled, "client")
    assert _approve(settled, draft, "--accept-supported").code == 0
    sent, text = _sent(settled, draft), _export(settled, draft, tmp_path / "a.md")
    assert _approve(settled, draft, "--accept-supported").code == 4
    assert _decide(settled, _claims(draft)[1]["id"], "drop").code == 4
    longer = _draft(settled, "client", "--since", "2026-08-28")
    assert longer["id"] != draft["id"]
    assert _sent(settled, draft) == sent
    assert _export(settled, draft, tmp_path / "b.md") == text


def test_each_update_is_chained_to_the_one_before(settled: Path) -> None:
    sent = []
    for audience in ("client", "engineering"):
        draft = _draft(settled, audience)
        assert _approve(settled, draft, "--accept-supported").code == 0
        sent.append(_sent(settled, draft))
    assert sent[0]["prev_digest"] is None
    assert sent[1]["prev_digest"] == sent[0]["digest"]


def test_a_draft_leaves_only_when_it_is_marked_as_one(project: Path) -> None:
    draft = _draft(project, "executive")
    refused = ontrack("-C", project, "export", draft["id"])
    assert refused.code == 4
    assert refused.out == ""
    marked = ontrack("-C", project, "export", draft["id"], "--unapproved")
    assert marked.code == 0
    assert "DRAFT" in marked.out


def test_the_export_holds_every_claim_that_stands(
    settled: Path, tmp_path: Path
) -> None:
    draft = _draft(settled, "engineering")
    dropped = _claims(draft)[-1]
    assert _decide(settled, dropped["id"], "drop").code == 0
    assert _approve(settled, draft, "--accept-supported").code == 0
    text = _export(settled, draft, tmp_path / "update.json", "json")
    claims = [c["text"] for s in json.loads(text)["sections"] for c in s["claims"]]
    assert dropped["text"] not in claims
    standing = [c["text"] for c in _claims(draft)[1:] if c["id"] != dropped["id"]]
    assert claims == standing


@pytest.mark.parametrize("form", ["md", "json"])
def test_a_clients_update_carries_nothing_that_is_internal(
    settled: Path, tmp_path: Path, form: str
) -> None:
    draft = _draft(settled, "client")
    assert _approve(settled, draft, "--accept-supported").code == 0
    text = _export(settled, draft, tmp_path / f"update.{form}", form)
    sources = ontrack("-C", settled, "sources", "--json").json["sources"]
    assert [s["path"] for s in sources if s["path"] in text] == []
    assert "week-0" not in text
    people = ontrack("-C", settled, "people", "--json").json["people"]
    names = {part for p in people for part in p["name"].split() if len(part) > 2}
    tickets = ontrack("-C", settled, "tickets", "--json").json["tickets"]
    owners = {part for t in tickets for part in (t["assignee"] or "").split()}
    assert names & set(WORD.findall(text)) <= owners
    assert names & set(WORD.findall("".join(_said_beside_next(text, form)))) == set()
    told = _runs(text) & _runs_of_prose(settled, ("internal", "restricted"))
    assert told - _runs_of_facts(settled) == set()


@pytest.mark.parametrize("audience", ["executive", "engineering", "client"])
def test_no_draft_carries_the_words_that_were_said_in_confidence(
    project: Path, audience: str
) -> None:
    draft = _draft(project, audience)
    text = "\n".join(claim["text"] for claim in _claims(draft))
    secret = _runs_of_prose(project, ("restricted",))
    assert secret
    open_words = _runs_of_prose(project, ("internal", "client"))
    assert _runs(text) & (secret - open_words) == set()
    quoted = [e for c in _claims(draft) for e in c["evidence"]]
    assert [e for e in quoted if e.get("label") == "restricted"] == []


def _said_beside_next(text: str, form: str) -> list[str]:
    """Return what the update says outside the section on who does what next."""
    if form == "json":
        sections = json.loads(text)["sections"]
        return [json.dumps(one) for one in sections if one["title"] != "Next"]
    return [part for part in re.split(r"(?m)^(?=## )", text) if "## Next" not in part]


def _draft(project: Path, audience: str, *options: str) -> dict[str, Any]:
    ran = ontrack("-C", project, "draft", "--audience", audience, *options, "--json")
    assert ran.code == 0
    draft: dict[str, Any] = ran.json["drafts"][0]
    return draft


def _claims(draft: dict[str, Any]) -> list[dict[str, Any]]:
    sections = [claim for section in draft["sections"] for claim in section["claims"]]
    return [draft["headline"], *sections]


def _decide(project: Path, target: str, verb: str, *options: str) -> Ran:
    return ontrack("-C", project, "decide", target, verb, *options, *BY)


def _approve(project: Path, draft: dict[str, Any], *options: str) -> Ran:
    return ontrack("-C", project, "approve", draft["id"], *BY, *options)


def _suggested(refused: Ran) -> list[tuple[str, str]]:
    """The target and verb of each command that the gate printed."""
    return SUGGESTED.findall(refused.err)


def _desk(project: Path, draft: dict[str, Any]) -> ReviewDesk:
    office = office_of(Project.find(project))
    return office.desk(office.draft(draft["id"]), BY[1])


def _settle(
    project: Path, draft: dict[str, Any], suggested: list[tuple[str, str]]
) -> None:
    """Do each thing: the first of a kind by its command, the others at one desk."""
    text, reason = "It is being dealt with.", "settled by phone"
    desk = _desk(project, draft)
    done: set[str] = set()
    for target, verb in suggested:
        if verb in done:
            desk.decide(Verb(verb), target, text, reason)
            continue
        done.add(verb)
        decided = _decide(project, target, verb, "--text", text, "--reason", reason)
        assert decided.code == 0, decided.err


def _sent(project: Path, draft: dict[str, Any]) -> dict[str, Any]:
    updates = ontrack("-C", project, "updates", "--json").json["updates"]
    sent: dict[str, Any] = next(u for u in updates if u["draft"] == draft["id"])
    return sent


def _export(
    project: Path, draft: dict[str, Any], target: Path, form: str = "md"
) -> str:
    ran = ontrack("-C", project, "export", draft["id"], "--format", form, "-o", target)
    assert ran.code == 0, ran.err
    assert ran.out == ""
    return target.read_text(encoding="utf-8")


def _runs(text: str) -> set[tuple[str, ...]]:
    words = [word.casefold() for word in WORD.findall(text)]
    starts = range(len(words) - RUN_OF_WORDS + 1)
    return {tuple(words[start : start + RUN_OF_WORDS]) for start in starts}


def _runs_of_prose(project: Path, labels: tuple[str, ...]) -> set[tuple[str, ...]]:
    marks = ",".join("?" * len(labels))
    query = (
        "SELECT body FROM passage JOIN text ON text.digest = text_digest "  # noqa: S608
        f"WHERE label IN ({marks})"
    )
    with sqlite3.connect(project / ".ontrack" / "ledger.db") as connection:
        bodies = [row[0] for row in connection.execute(query, labels)]
    return set().union(*(_runs(body) for body in bodies))


def _runs_of_facts(project: Path) -> set[tuple[str, ...]]:
    """The titles of tickets and milestones, which a client may read."""
    rows = [
        row
        for view in ("tickets", "milestones")
        for row in ontrack("-C", project, view, "--json").json[view]
    ]
    return set().union(*(_runs(row["title"]) for row in rows))
