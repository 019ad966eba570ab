"""No grave exposure goes without a word, and an impact alone is no exposure."""

from __future__ import annotations

from assistant.domain.drafts import Draft, Verdict
from assistant.domain.facts import Exposure, FlagKind, Severity
from assistant.domain.labels import Label
from assistant.domain.records import RaidEntry, RaidKind
from assistant.drafting.draft import write_draft
from tests.drafting.samples import exposure, facts, flag, order

_INTERNAL = Label.INTERNAL


def _risks(draft: Draft) -> list[str]:
    assert [c.text for c in draft.claims if c.verdict is not Verdict.SUPPORTED] == []
    return [claim.text for claim in draft.claims if claim.section == "risks"]


def _impact_only() -> Exposure:
    issue = exposure("I-1", "Pump seized", 20, _INTERNAL)
    rule = {"unscored": True, "happened": True, "levels": "impact 4 of 5"}
    return issue.model_copy(update=rule)


def test_grave_exposures_without_room_are_counted_and_listed_as_left_out() -> None:
    open_ = tuple(
        exposure(f"R-{n}", f"{name} runs dry", score, _INTERNAL)
        for n, (name, score) in enumerate(
            [("Well", 25), ("Canal", 20), ("Tank", 16), ("Pond", 15), ("Brook", 9)]
        )
    )
    draft = write_draft(facts(exposures=open_), order("executive"))
    [told] = _risks(draft)
    assert told.endswith("Tank runs dry (16) and one more of 15 or above.")
    assert [(one.subject, one.counted) for one in draft.uncovered] == [("R-3", True)]


def test_an_issue_with_an_impact_alone_is_told_apart_by_its_rule() -> None:
    risk = exposure("R-1", "Too few beds", 16, _INTERNAL)
    draft = write_draft(facts(exposures=(_impact_only(), risk)), order("executive"))
    scored, issues = _risks(draft)
    assert scored.endswith("Too few beds (16).")
    assert issues.endswith("not scored: Pump seized (impact 4 of 5).")


def test_given_silence_by_name_then_the_executive_reads_since_when() -> None:
    risk = exposure("R-1", "Too few beds", 16, _INTERNAL)
    why = "Exposure 16, open, and nobody has spoken of it by name since 2031-03-01, 18."
    silent = flag(
        FlagKind.RAID_NOT_DISCUSSED, "R-1", "Too few beds",
        why=why, severity=Severity.MEDIUM,
    )  # fmt: skip
    draft = write_draft(facts(exposures=(risk,), flags=(silent,)), order("executive"))
    assert "(16, not mentioned by name since 1 March)" in _risks(draft)[0]


def test_an_entry_says_by_which_figure_it_weighs() -> None:
    issue = RaidEntry(key="I-1", kind=RaidKind.ISSUE, title="Pump seized", impact=4)
    scored = issue.model_copy(update={"likelihood": 3})
    risk = issue.model_copy(update={"kind": RaidKind.RISK})
    assert issue.weight_words == "impact 4 of 5"
    assert scored.weight_words == "exposure 12"
    assert risk.weight_words == ""
