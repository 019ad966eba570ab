"""A decision is made, deferred, or superseded by a later one."""

from pathlib import Path

import pytest

from assistant.domain.facts import DecisionState
from assistant.domain.findings import DecisionFinding
from assistant.facts.decisions.register import decision_register
from tests.facts.builders import WEEK_1, WEEK_2, Project


def states(tmp_path: Path, *said):
    project = Project(tmp_path)
    for day, text in said:
        project.note(day, text, findings=[(DecisionFinding, text, {"what": text})])
    return [one.state for one in decision_register(project.view(WEEK_2))]


@pytest.mark.parametrize(
    "text",
    [
        "The decision on the mast is postponed to May.",
        "We defer the vote on the new sails.",
        "No decision yet on the harbour fee.",
        "We vote on the paint next week.",
    ],
)
def test_given_a_choice_that_is_put_off_then_it_is_deferred(tmp_path: Path, text):
    assert states(tmp_path, (WEEK_1, text)) == [DecisionState.DEFERRED]


@pytest.mark.parametrize(
    "text",
    [
        "We postpone the regatta to June.",
        "Agreed: the hull is painted next week.",
        "We decided against the steel mast.",
    ],
)
def test_given_work_that_is_put_off_then_that_is_a_decision_made(tmp_path: Path, text):
    assert states(tmp_path, (WEEK_1, text)) == [DecisionState.MADE]


def test_given_a_later_decision_that_replaces_it_then_it_is_superseded(tmp_path: Path):
    first = "The pilot boat sails on 14 April 2031."
    later = "Pilot boat sailing moves from 14 April to 28 April 2031."
    assert states(tmp_path, (WEEK_1, first), (WEEK_2, later)) == [
        DecisionState.SUPERSEDED,
        DecisionState.MADE,
    ]
