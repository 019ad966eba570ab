"""What is stale is told by what is known of it: no silence is claimed."""

from __future__ import annotations

from dataclasses import replace

from assistant.domain.drafts import Verdict
from assistant.domain.evidence import Computed
from assistant.domain.facts import Flag, FlagKind
from assistant.drafting.draft import write_draft
from assistant.facts.flags.stale import REVIEW_PASSED
from tests.drafting.samples import flag, order, quote
from tests.drafting.test_length import heavy


def stale(key: str, title: str, rule: str) -> Flag:
    found = flag(FlagKind.STALE, key, title)
    evidence = (quote(title), Computed(rule=rule, inputs=(key,)))
    return found.model_copy(update={"evidence": evidence})


def test_a_review_that_is_due_is_told_apart_from_work_that_nobody_touched() -> None:
    flags = (
        stale("R-1", "The mast bends in a gale", REVIEW_PASSED),
        stale("R-2", "The winch is too weak", REVIEW_PASSED),
        stale("FER-4", "Paint the hull", "no update in 10 days"),
        stale("FER-5", "Caulk the deck", "no update in 10 days"),
    )
    base = replace(heavy(), flags=flags)
    claims = write_draft(base, order("executive")).claims
    assert all(claim.verdict is Verdict.SUPPORTED for claim in claims)
    texts = [claim.text for claim in claims if claim.section == "risks"]
    for head, one, other in (
        ("Review overdue: ", "The mast bends in a gale", "The winch is too weak"),
        ("In work and not updated: ", "Paint the hull", "Caulk the deck"),
    ):
        [text] = [text for text in texts if text.startswith(head)]
        assert one in text
        assert other in text
