"""Drafts worded by a language model, from the command line over the real protocol."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.commands.program import ontrack
from tests.llm.server import Reply, completion, serving


def allow(project: Path, url: str) -> None:
    for key, value in (
        ("llm.allow", "true"),
        ("llm.base_url", url),
        ("llm.model", "scripted"),
        ("llm.deadline_s", "5"),
    ):
        assert ontrack("-C", project, "config", "set", key, value).code == 0


def drafted(project: Path, *options: str) -> dict[str, object]:
    done = ontrack(
        "-C",
        project,
        "draft",
        "--audience",
        "client",
        "--engine",
        "llm",
        "--json",
        *options,
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
