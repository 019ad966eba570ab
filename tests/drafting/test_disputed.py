"""Work on whose end the sources disagree is told to nobody as plainly open or done."""

from assistant.domain.drafts import Draft
from assistant.domain.evidence import Computed
from assistant.domain.facts import (
    ChangeKind,
    Flag,
    FlagKind,
    FlagStatus,
    Severity,
    WorkItem,
)
from assistant.drafting.draft import write_draft
from assistant.facts.flags.contradiction_done import WORDS_AND_STATUS
from tests.drafting.samples import AS_OF, change, facts, order, quote

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
