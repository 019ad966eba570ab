"""A language model words the draft, over the real protocol; the gate has the last word."""

from __future__ import annotations

import json
from typing import Any

import pytest

from assistant.domain.drafts import Author, Draft, Verdict
from assistant.domain.facts import ChangeKind
from assistant.drafting.draft import write_draft
from assistant.drafting.wording import Wording
from assistant.llm.port import ModelSettings
from assistant.llm.providers import chat_model
from prompts.files import load_prompt
from tests.drafting.samples import change, facts, order
from tests.llm.server import Reply, Script, completion, serving

BASE = facts(
    changes=(
        change(
            ChangeKind.DATE_SLIPPED,
            "FER-2",
            "Ticket printer",
            before="2031-03-14",
            after="2031-03-21",
        ),
    )
)
SLIP = "A date slipped: Ticket printer (to 21 March, a week later)."


def draft_with(script: Script, deadline_s: float = 60) -> Draft:
    settings = ModelSettings(
        model="scripted",
        base_url=script.url,
        allow=True,
        timeout_s=min(30, 2 * deadline_s),
        deadline_s=deadline_s,
        max_calls=4,
    )
    model = chat_model(settings, {})
    prompt = load_prompt("wording")
    asked = order(
        "executive", wording=Wording(model, prompt), prompts={"wording": prompt.digest}
    )
    return write_draft(BASE, asked)


def rules() -> Draft:
    return write_draft(BASE, order("executive"))


def answer(**texts: str) -> Reply:
    sentences = [{"id": key, "text": text} for key, text in texts.items()]
    return completion(json.dumps({"sentences": sentences}))


def wording_of(draft: Draft) -> dict[str, tuple[str, Author]]:
    return {claim.section: (claim.text, claim.author) for claim in draft.claims}


def test_a_wording_that_the_facts_carry_is_used_and_marked_as_the_models() -> None:
    with serving(
        answer(
            s0="At risk (amber): Pilot is due 21 March and its work is late. "
            "Since 7 March: one date slipped.",
            s1="The ticket printer slipped by a week, to 21 March.",
        )
    ) as script:
        draft = draft_with(script)
    found = wording_of(draft)
    assert found["changed"] == (
        "The ticket printer slipped by a week, to 21 March.",
        Author.MODEL,
    )
    assert draft.engine == "openai:scripted"
    assert (draft.run.tokens_in, draft.run.tokens_out) == (120, 30)
    assert "wording" in draft.run.prompts


@pytest.mark.parametrize(
    "lie",
    [
        "The ticket printer slipped by a week, to 22 March.",
        "The ticket printer slipped by two weeks, to 21 March.",
        "Eve Stone let the ticket printer slip by a week, to 21 March.",
        "FER-7 slipped by a week, to 21 March.",
        "The ticket printer slipped to 21 March, see [here](http://evil.example).",
        "Ticket printer slipped to 21 March; overall we are green.",
    ],
)
def test_a_wording_with_anything_invented_falls_back_to_the_rules_sentence(
    lie: str,
) -> None:
    with serving(answer(s1=lie)) as script:
        draft = draft_with(script)
        asked = len(script.requests)
    assert wording_of(draft)["changed"] == (SLIP, Author.RULES)
    assert all(claim.verdict is Verdict.SUPPORTED for claim in draft.claims)
    assert draft.run.notices
    assert asked == 2  # once more, with the faults listed


def test_the_faults_are_told_to_the_model_and_a_better_wording_is_taken() -> None:
    bad = answer(s1="The ticket printer slipped to 1 May.")
    good = answer(s1="The ticket printer slipped by a week, to 21 March.")
    with serving(bad, good) as script:
        draft = draft_with(script)
        second = json.dumps(script.requests[1].body)
    assert "1 May" in second
    assert wording_of(draft)["changed"][1] is Author.MODEL


@pytest.mark.parametrize(
    "reply",
    [
        Reply(500, b"{}"),
        Reply(200, b"<html>busy</html>", content_type="text/html"),
        completion(None, message={"refusal": "I cannot help with that."}),
        completion('{"sentences": "none"}'),
        completion('{"sentences": [{"id": "s9", "text": "Made up."}]}'),
        completion('{"sentences": []}'),
    ],
    ids=["down", "html", "refused", "wrong schema", "unknown id", "empty"],
)
def test_a_model_that_is_of_no_use_leaves_the_rules_draft_and_the_draft_says_so(
    reply: Reply,
) -> None:
    with serving(reply) as script:
        draft = draft_with(script, deadline_s=1)
    assert [claim.text for claim in draft.claims] == [c.text for c in rules().claims]
    assert draft.engine == "rules"
    assert draft.run.notices


def test_only_the_sentences_of_the_draft_are_sent() -> None:
    with serving(answer()) as script:
        draft_with(script)
        body: dict[str, Any] = script.requests[0].body
    sent = json.dumps(body, ensure_ascii=False)
    assert SLIP.split(":", maxsplit=1)[0] in sent
    assert "t.csv" not in sent  # neither paths
    assert "Ruiz" not in sent  # nor people that no sentence names
