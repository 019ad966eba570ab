"""Lines of a later review, each about an action that was given before."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.domain.facts import ActionStatus
from assistant.domain.findings import ActionFinding, CompletionFinding
from assistant.facts.actions.register import action_register
from tests.extract.documents import PEOPLE, items
from tests.facts.test_actions_ended import PRESS, SHEET, TASTING, ended
from tests.facts.test_actions_reported import found_in

ASKED, TOLD = date(2031, 5, 7), date(2031, 5, 14)
WARN = "Nora to escalate the malt delivery to the mill's director by 9 May"
LIST = "Tariq to send the hose list to Nora by 9 May"
RATE = "Bruno to measure the throughput of the bottling line by 9 May"


def reviewed(asked: str, told: str, heading: str = "Review of actions") -> ActionStatus:
    first = items(asked, source="notes/a.md", day=ASKED)
    later = items(told, heading=heading, source="notes/b.md", day=TOLD)
    [one] = action_register(
        found_in(first, ActionFinding),
        found_in(later, CompletionFinding),
        [],
        TOLD,
        PEOPLE,
    )
    return one.status


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (WARN, "Director escalation: sent on Thursday."),
        (WARN, "Malt escalation: done."),
        (LIST, "Hose list: sent on Friday."),
        (LIST, "Hose list: done, Nora has it."),
    ],
)
def test_a_line_of_a_review_ends_the_action_that_its_topic_names(
    asked: str, told: str
) -> None:
    assert reviewed(asked, told) is ActionStatus.DONE


@pytest.mark.parametrize(
    ("asked", "told", "heading"),
    [
        (WARN, "Malt escalation: drafted on Thursday.", "Review of actions"),
        (WARN, "Malt escalation: not sent yet.", "Review of actions"),
        (WARN, "Barley escalation: sent on Thursday.", "Review of actions"),
        (LIST, "Hose list: half done.", "Review of actions"),
        (LIST, "Hose list: on track for Friday.", "Review of actions"),
        (LIST, "Price list: sent on Friday.", "Review of actions"),
        (WARN, "Malt escalation: sent on Friday.", "Actions"),
    ],
)
def test_another_topic_state_or_heading_ends_nothing(
    asked: str, told: str, heading: str
) -> None:
    assert reviewed(asked, told, heading) is not ActionStatus.DONE


@pytest.mark.parametrize(
    ("asked", "told", "speaker"),
    [
        (SHEET, "safety sheet done last night, sending it to Nora now", "Bruno Keller"),
        (RATE, "The bottling line reaches 840 bottles an hour.", None),
        (
            LIST,
            "The hose list arrived today and I forwarded it to Nora",
            "Tariq Aziz-Bell",
        ),
    ],
)
def test_what_its_owner_has_done_or_passed_on_or_is_measured_is_done(
    asked: str, told: str, speaker: str | None
) -> None:
    assert ended(asked, told, speaker).status is ActionStatus.DONE


@pytest.mark.parametrize(
    ("asked", "told", "speaker"),
    [
        (SHEET, "first safety sheet done last night", "Bruno Keller"),
        (SHEET, "safety sheet half done", "Bruno Keller"),
        (SHEET, "the safety sheet should be done by Friday", "Bruno Keller"),
        (TASTING, "tasting room done last night", None),
        (PRESS, "press order done last night", None),
        (RATE, "The bottling line reaches its limit.", None),
        (RATE, "The labelling line reaches 840 bottles an hour.", None),
        (RATE, "The bottling line should reach 840 bottles an hour.", None),
    ],
)
def test_a_part_a_hope_or_another_thing_ends_nothing(
    asked: str, told: str, speaker: str | None
) -> None:
    assert ended(asked, told, speaker).status is not ActionStatus.DONE
