"""Drafts worded by a language model, from the command line over the real protocol."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from tests.commands.program import ontrack
from tests.llm.server import Reply, Request, completion, serving


def allow(project: Path, url: str) -> None:
    for key, value in (
        ("llm.allow", "true"),
        ("llm.base_url", url),
        ("llm.model", "scripted"),
        ("llm.deadline_s", "5"),
    ):
        assert ontrack("-C", project, "config", "set", key, value).code == 0


def drafted(project: Path, audience: str = "client") -> dict[str, object]:
    done = ontrack(
        "-C",
        project,
        "draft",
        "--audience",
        audience,
        "--engine",
        "llm",
        "--json",
    )
    assert done.code == 0, done.err
    draft: dict[str, object] = json.loads(done.out)["drafts"][0]
    return draft


def test_without_consent_nothing_is_sent_and_the_draft_says_so(project: Path) -> None:
    draft = drafted(project)
    assert draft["engine"] == "rules"
    assert "llm.allow" in str(draft["run"])


def test_what_preview_shows_is_what_is_sent(project: Path) -> None:
    shown = ontrack("-C", project, "llm", "preview", "--audience", "client", "--json")
    prompt = json.loads(shown.out)["prompts"]["client"]
    with serving(completion('{"sentences": []}')) as script:
        allow(project, script.url)
        drafted(project)
        sent = script.requests[0].body["messages"][-1]["content"]
    assert sent.strip() == prompt.strip()


def test_what_a_client_must_not_read_is_never_sent_for_their_draft(
    project: Path,
) -> None:
    with serving(completion('{"sentences": []}')) as script:
        allow(project, script.url)
        draft = drafted(project)
        sent = json.dumps([request.body for request in script.requests])
    withheld = draft["withheld"]
    assert isinstance(withheld, list)
    assert withheld
    for item in withheld:
        for evidence in item["evidence"]:
            assert evidence["quote"] == "" or evidence["quote"] not in sent


def test_given_masking_then_no_name_is_sent_and_the_draft_has_them(
    project: Path,
) -> None:
    people = json.loads(ontrack("-C", project, "people", "--json").out)["people"]
    names = {part for person in people for part in person["name"].split()}
    with serving(as_they_were) as script:
        allow(project, script.url)
        assert ontrack("-C", project, "config", "set", "llm.mask", "true").code == 0
        draft = drafted(project, "engineering")
        sent = script.requests[0].body["messages"][-1]["content"]
        shown = ontrack("-C", project, "llm", "preview", "--audience", "engineering")
    told = " ".join(texts(draft))
    assert [name for name in names if name in told]
    assert not [name for name in names if re.search(rf"\b{name}\b", sent)]
    assert sent.strip() in shown.out
    assert draft["engine"] == "openai:scripted"


def as_they_were(request: Request) -> Reply:
    prompt = request.body["messages"][-1]["content"]
    listed = json.loads(prompt.split("<sentences>\n")[1].split("\n</sentences>")[0])
    kept = [{"id": one["id"], "text": one["text"]} for one in listed]
    return completion(json.dumps({"sentences": kept}))


def test_a_model_that_is_down_leaves_the_rules_draft_and_exit_code_0(
    project: Path,
) -> None:
    rules = ontrack("-C", project, "draft", "--audience", "client", "--json")
    with serving(Reply(503, b"{}")) as script:
        allow(project, script.url)
        draft = drafted(project)
    assert texts(draft) == texts(json.loads(rules.out)["drafts"][0])
    assert "not used" in str(draft["run"])


def texts(draft: Any) -> list[str]:
    return [c["text"] for section in draft["sections"] for c in section["claims"]]
