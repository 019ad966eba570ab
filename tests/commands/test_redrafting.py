"""A claim worded anew from its facts: by script, and by a model that is asked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.domain.drafts import Author
from assistant.domain.journal import Verb
from assistant.errors import AssistantError
from assistant.review.desk import ReviewDesk
from assistant.wiring import Project
from assistant.workflows.reviewing.review import Office
from tests.commands.program import ontrack
from tests.llm.server import completion, serving


def opened(folder: Path) -> ReviewDesk:
    project = Project(folder)
    project.view()
    draft = project.ledger.journal.latest_draft("executive")
    assert draft is not None
    office = Office(project.ledger, project.settings, project.folder)
    return office.desk(draft, "Ilse")


def allow(project: Path, url: str) -> None:
    for key, value in (
        ("llm.engine", "llm"),
        ("llm.allow", "true"),
        ("llm.base_url", url),
        ("llm.model", "scripted"),
        ("llm.deadline_s", "5"),
    ):
        assert ontrack("-C", project, "config", "set", key, value).code == 0


@pytest.fixture
def drafted(project: Path) -> Path:
    assert ontrack("-C", project, "draft", "--audience", "executive").code == 0
    return project


def test_given_an_edited_claim_then_redraft_gives_the_engines_sentence_back(
    drafted: Path,
) -> None:
    claim = opened(drafted).draft.claims[1]
    decide = ("decide", claim.id)

    ontrack("-C", drafted, *decide, "edit", "--text", "It is what it is.")
    redrafted = ontrack("-C", drafted, *decide, "redraft", "--text", "1")

    assert redrafted.code == 0, redrafted.err
    found = opened(drafted).draft.claims[1]
    assert (found.text, found.author) == (claim.text, Author.RULES)


def test_given_a_model_that_is_allowed_then_its_wording_can_be_taken(
    drafted: Path,
) -> None:
    said = json.dumps({"sentences": [{"id": "s0", "text": "All of it, in new words."}]})
    with serving(completion(said)) as script:
        allow(drafted, script.url)
        at = opened(drafted)
        claim = at.draft.claims[1]
        assert at.redrafting
        offer = at.redrafting.ask(claim)
        sent = str(script.requests[0])
    assert offer
    assert offer.author is Author.MODEL
    assert claim.from_facts[:20] in sent
    at.decide(Verb.REDRAFT, claim.id, offer.text)
    found = opened(drafted).draft.claims[1]
    assert (found.text, found.author) == (offer.text, Author.MODEL)


def test_given_no_consent_then_no_model_is_asked(drafted: Path) -> None:
    at = opened(drafted)
    assert at.redrafting
    with pytest.raises(AssistantError, match="by rules"):
        at.redrafting.ask(at.draft.claims[1])
