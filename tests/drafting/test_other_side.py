"""Words that do not fit together are told with those that they do not fit."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from assistant.domain.drafts import Verdict
from assistant.domain.facts import Flag, FlagKind
from assistant.domain.labels import Label
from assistant.drafting.draft import write_draft
from tests.drafting.samples import flag, order, quote
from tests.drafting.test_length import heavy

MOVE = "The barley is cut on 20 May"
FAIR = "The whole village is at the fair from 19 to 22 May and nobody drives"


def clash(kind: FlagKind, words: str = MOVE, **fields: Any) -> Flag:
    said = f"It was put on 2031-05-20; on 2031-03-07 a note said: “{FAIR}”."
    found = flag(kind, words, words, why=said, **fields)
    quotes = (quote(words, source="plan.md"), quote(FAIR, Label.INTERNAL, "notes.md"))
    return found.model_copy(update={"evidence": (*found.evidence, *quotes)})


def told(audience: str, *flags: Flag) -> list[str]:
    """Return the sentences of a heavy week with these flags in it."""
    week = heavy()
    base = replace(week, flags=(*flags, *week.flags))
    draft = write_draft(base, order(audience))
    assert all(claim.verdict is Verdict.SUPPORTED for claim in draft.claims)
    return [claim.text for claim in draft.claims]


def test_an_executive_reads_both_sides() -> None:
    other = clash(FlagKind.CONTRADICTION, "The hay is turned on 21 May")
    texts = told("executive", clash(FlagKind.CONTRADICTION), other)
    [text] = [text for text in texts if MOVE in text]
    assert f"“{MOVE}” against “The whole village is at the fair" in text


def test_one_matter_of_two_kinds_is_told_once() -> None:
    kinds = (FlagKind.CONTRADICTION, FlagKind.RISK_NOT_IN_RAID)
    for audience in ("executive", "engineering"):
        texts = [t for t in told(audience, *map(clash, kinds)) if MOVE in t]
        assert len(texts) == 1
