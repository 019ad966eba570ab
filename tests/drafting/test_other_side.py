"""Words that do not fit together are told with those that they do not fit."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from assistant.domain.drafts import Verdict
from assistant.domain.facts import Flag, FlagKind, Severity
from assistant.domain.labels import Label
from assistant.domain.records import Ticket
from assistant.domain.sourced import Known
from assistant.drafting.draft import write_draft
from tests.drafting.samples import AS_OF, facts, flag, order, quote
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


def test_an_entry_of_the_log_is_told_with_what_denies_it() -> None:
    why = f"A-2 is open and assumes it; on 2031-03-07 a note said: “{FAIR}”."
    found = flag(FlagKind.CONTRADICTION, "A-2", "Everybody drives in May", why=why)
    evidence = (*found.evidence, quote(FAIR, Label.INTERNAL, "notes.md"))
    other = clash(FlagKind.CONTRADICTION, "The hay is turned on 21 May")
    texts = told("executive", found.model_copy(update={"evidence": evidence}), other)
    [text] = [text for text in texts if "Everybody drives" in text]
    assert "Everybody drives in May against “The whole village" in text


def test_what_leaves_a_milestone_no_room_is_no_disagreement() -> None:
    said = "T. Lind said that it holds if the mill opens by the 19th. No float is left"
    stone, why = "M2 Mill", f"Said on 2031-03-07: “{said}”; M2 Mill is due on 19 March."
    found = flag(FlagKind.DEPENDENCY_AT_RISK, stone, stone, why=why)
    quotes = (quote(stone, source="plan.md"), quote(said, Label.INTERNAL, "notes.md"))
    cited = {"evidence": (*found.evidence, *quotes), "severity": Severity.HIGH}
    found = found.model_copy(update=cited)
    other = clash(FlagKind.CONTRADICTION, "The hay is turned on 21 May")
    texts = told("executive", found, clash(FlagKind.CONTRADICTION), other)
    assert any(stone in text for text in texts)
    assert not any(stone in text and "fit together" in text for text in texts)


def test_somebodys_words_are_not_cut_behind_an_initial() -> None:
    said = "The loft and yard are shut from 20 May; visits need T. Lind and his leave first"
    why = f"It was put on 2031-05-20; on 2031-03-07 a note said of it: “{said}”."
    found = flag(FlagKind.CONTRADICTION, MOVE, MOVE, why=why)
    quotes = (quote(MOVE, source="plan.md"), quote(said, Label.INTERNAL, "notes.md"))
    found = found.model_copy(update={"evidence": (*found.evidence, *quotes)})
    [text] = [text for text in told("engineering", found) if MOVE in text]
    assert text.endswith(f"“{said}”.")


def test_one_matter_of_two_kinds_is_told_once() -> None:
    kinds = (FlagKind.CONTRADICTION, FlagKind.RISK_NOT_IN_RAID)
    for audience in ("executive", "engineering"):
        texts = [t for t in told(audience, *map(clash, kinds)) if MOVE in t]
        assert len(texts) == 1


def test_keys_are_titles_to_who_is_shown_none_but_in_quotes() -> None:
    why = "FER-2 hangs on FER-3; Bo Lind said: “FER-3 comes late”."
    found = flag(FlagKind.STALE, "FER-2", "Ramp", why=why).model_copy(
        update={"evidence": (quote("FER-3 comes late"),)}
    )
    rows = {
        key: Known(
            Ticket(key=key, locator="row 2", title=title),
            *("t.csv", "row 2", AS_OF, AS_OF, None, Label.CLIENT),
        )
        for key, title in {"FER-2": "Ramp", "FER-3": "Winch"}.items()
    }
    base = facts(flags=(found,), tickets=rows)
    for audience, words in (
        ("executive", "Ramp: it hangs on Winch; Bo Lind said: “FER-3 comes late”"),
        ("engineering", "Ramp (FER-2): it hangs on FER-3; Bo Lind said: “FER-3"),
    ):
        claims = write_draft(base, order(audience)).claims
        [text] = [one.text for one in claims if "hangs on" in one.text]
        assert text.startswith(words)
        assert {one.verdict for one in claims} == {Verdict.SUPPORTED}
