"""A move of which no sentence says the new day is left out, whatever names its work."""

from __future__ import annotations

from datetime import date

from assistant.domain.facts import ChangeKind, MilestoneState, Severity
from assistant.drafting.cover import moves_untold
from assistant.drafting.draft import write_draft
from assistant.drafting.told import tell
from tests.drafting.samples import change, facts, milestone, order

MOVED = change(
    ChangeKind.DATE_SLIPPED,
    "FER-1",
    "Ferry contract signed",
    before="2031-03-12",
    after="2031-03-19",
    severity=Severity.HIGH,
)


def test_given_a_sentence_that_says_the_old_day_then_the_move_is_left_out() -> None:
    base = facts(changes=(MOVED,))
    draft = write_draft(base, order("executive"))
    [claim] = [one for one in draft.claims if "19 March" in one.text]
    told = tell(base, order("executive").reach, frozenset())
    assert moves_untold(told, [claim]) == frozenset()
    old = claim.model_copy(update={"text": "Ahead by plan: the contract on 12 March."})
    assert moves_untold(told, [old]) == {MOVED.id}
    assert moves_untold(told, [old, claim]) == frozenset()


def test_given_work_that_is_told_with_its_new_day_then_nothing_is_left_out() -> None:
    ahead = milestone("M4 Opening", MilestoneState.AHEAD, forecast=date(2031, 4, 7))
    base = facts(changes=(MOVED,), milestones=(ahead,))
    assert write_draft(base, order("executive")).uncovered == ()
