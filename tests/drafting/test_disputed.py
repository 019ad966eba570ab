"""Work on whose end the sources disagree is told to nobody as plainly open or done."""

import pytest

from assistant.domain.drafts import Draft
from assistant.domain.evidence import Computed
from assistant.domain.facts import (
    ChangeKind,
    Flag,
    FlagKind,
    FlagStatus,
    MilestoneState,
    Severity,
    WorkItem,
)
from assistant.domain.labels import Label
from assistant.drafting.draft import write_draft
from assistant.facts.flags.contradiction_done import WORDS_AND_STATUS
from assistant.facts.flags.contradiction_partial import DONE_IN_PART
from assistant.facts.flags.contradiction_undone import DONE_AND_UNDONE
from tests.drafting.samples import AS_OF, change, facts, milestone, order, quote

TITLE = "Weld the hatch cover"


def _disputed(status: FlagStatus = FlagStatus.OPEN) -> Flag:
    return Flag(
        id="flag-1",
        kind=FlagKind.CONTRADICTION,
        subject="SH-4",
        title=TITLE,
        severity=Severity.HIGH,
        why="Ana Ruiz said on 2031-03-13 that SH-4 is done; the tracker has it open.",
        question="Is it done?",
        first_seen=AS_OF,
        status=status,
        evidence=(Computed(rule=WORDS_AND_STATUS, inputs=("SH-4",)),),
    )


def _work() -> WorkItem:
    return WorkItem(
        id="wrk-1",
        subject="SH-4",
        title=TITLE,
        owner="Ana Ruiz",
        due=AS_OF,
        active=True,
        evidence=(quote(TITLE),),
    )


def _words(draft: Draft) -> str:
    return "\n".join(c.text for section in draft.sections for c in section.claims)


def test_client_is_not_told_as_open_what_people_call_done() -> None:
    agreed = write_draft(facts(work=(_work(),)), order("client"))
    assert TITLE in _words(agreed)
    draft = write_draft(facts(work=(_work(),), flags=(_disputed(),)), order("client"))
    assert TITLE not in _words(draft)
    [kept] = [one for one in draft.withheld if one.subject == "SH-4"]
    assert "sources disagree" in kept.why


def test_client_is_not_told_as_done_what_people_call_open() -> None:
    done = change(ChangeKind.DONE, "SH-4", TITLE)
    draft = write_draft(facts(changes=(done,), flags=(_disputed(),)), order("client"))
    assert TITLE not in _words(draft)


def test_who_hears_of_contradictions_is_told_both() -> None:
    done = change(ChangeKind.DONE, "SH-4", TITLE)
    draft = write_draft(
        facts(changes=(done,), flags=(_disputed(),)), order("engineering")
    )
    assert f"Finished: {TITLE}" in _words(draft)
    assert "Ana Ruiz said on 13 March" in _words(draft)


def test_what_a_person_settled_is_told_again() -> None:
    settled = _disputed(FlagStatus.DISMISSED)
    draft = write_draft(facts(work=(_work(),), flags=(settled,)), order("client"))
    assert TITLE in _words(draft)


def test_milestone_recorded_as_met_is_told_with_the_words_that_gainsay_it() -> None:
    met = change(ChangeKind.MILESTONE_MET, "P1 Ferries sail", "P1 Ferries sail")
    said = quote("Stage 2 was rolled back on Sunday", Label.INTERNAL, "notes.md")
    flag = _disputed().model_copy(
        update={
            "evidence": (
                said.model_copy(update={"dated": AS_OF}),
                Computed(rule=DONE_AND_UNDONE, inputs=("SH-4", "P1 Ferries sail")),
            )
        }
    )
    base = facts(changes=(met,), flags=(flag,))
    for audience in ("executive", "engineering"):
        draft = write_draft(base, order(audience))
        words = _words(draft)
        assert "P1 Ferries sail is recorded as met on 12 March" in words
        assert "“Stage 2 was rolled back on Sunday” (14 March)" in words
        assert "Met: P1" not in words
        assert "milestone met" not in draft.headline.text
        verdicts = {c.verdict for s in draft.sections for c in s.claims}
        assert verdicts == {"supported"}
    told = write_draft(base, order("client"))
    assert "P1 Ferries sail" not in _words(told)
    assert [w.subject for w in told.withheld] == ["P1 Ferries sail"]


@pytest.mark.parametrize("audience", ["executive", "engineering"])
def test_what_the_log_has_as_late_is_told_with_the_words_that_it_is_there(
    audience: str,
) -> None:
    title = "Crane rail for quay 7"
    late = change(ChangeKind.DEPENDENCY_LATE, "SH-4", title)
    said = quote("The crane rail works since noon", Label.INTERNAL, "notes.md")
    rule = Computed(rule=WORDS_AND_STATUS, inputs=("SH-4",))
    there = said.model_copy(update={"dated": AS_OF})
    flag = _disputed().model_copy(update={"evidence": (there, rule), "title": title})
    draft = write_draft(facts(blocked=(late,), flags=(flag,)), order(audience))
    words = _words(draft)
    assert "is late by the log since 12 March, which is in dispute" in words
    assert "“The crane rail works since noon” (14 March)" in words
    assert "Late: " not in words
    assert {c.verdict for s in draft.sections for c in s.claims} == {"supported"}


def test_milestone_that_was_told_as_met_and_is_open_again_is_told_as_that() -> None:
    again = change(ChangeKind.REOPENED, "P1 Ferries sail", "P1 Ferries sail")
    stone = milestone(
        "P1 Ferries sail", MilestoneState.AHEAD, baseline=AS_OF, forecast=AS_OF
    )
    draft = write_draft(facts(changes=(again,), milestones=(stone,)), order("client"))
    assert "Told as met before and open again: P1 Ferries sail." in _words(draft)
    assert not draft.uncovered


def test_client_is_not_told_as_done_what_is_done_in_part() -> None:
    done = change(ChangeKind.DONE, "SH-4", TITLE)
    part = _disputed().model_copy(
        update={"evidence": (Computed(rule=DONE_IN_PART, inputs=("SH-4",)),)}
    )
    assert TITLE in _words(write_draft(facts(changes=(done,)), order("client")))
    draft = write_draft(facts(changes=(done,), flags=(part,)), order("client"))
    assert TITLE not in _words(draft)
