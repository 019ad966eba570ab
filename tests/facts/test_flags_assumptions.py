"""Assumptions of the log against what people say of the thing."""

from __future__ import annotations

import pytest

from assistant.domain.records import RaidKind
from tests.facts.builders import WEEK_1, WEEK_2, Project, raid
from tests.facts.flagging import seen


@pytest.fixture
def assumed(project: Project) -> Project:
    entry = raid(
        "A-1",
        RaidKind.ASSUMPTION,
        title="Insurance of the museum covers the lorry transport",
        raised=WEEK_1,
    )
    project.raid_log(WEEK_1, entry)
    return project


@pytest.mark.parametrize(
    "said",
    [
        "The insurance is for the building. It does not include any transport.",
        "I asked: our insurance doesn't cover transport by lorry.",
        "The museum's insurance excludes lorry journeys.",
        "Transport is no longer covered by the insurance.",
        "The insurance for the transport is off the table.",
    ],
)
def test_plain_words_against_an_open_assumption_contradict_it(
    assumed: Project, said: str
) -> None:
    assumed.note(WEEK_2, said)
    [flag] = seen(assumed, WEEK_2)
    assert flag.subject == "A-1"
    assert "A-1 is open" in flag.why


@pytest.mark.parametrize(
    "said",
    [
        "The insurance covers the lorry transport.",
        "What if the insurance does not cover the transport?",
        "The insurance may not be valid for the transport, we asked.",
        "The ticket does not include lunch.",
        "Does the insurance include the transport?",
        "The lorry does not support the weight.",
    ],
)
def test_doubts_questions_and_other_things_deny_no_assumption(
    assumed: Project, said: str
) -> None:
    assumed.note(WEEK_2, said)
    assert not seen(assumed, WEEK_2)


@pytest.mark.parametrize(
    ("said", "contradicts"),
    [
        ("Your access to the old archive ends on 31 October 2031.", True),
        ("The licence of the archive expires on 2 November, all access with it.", True),
        ("Your access to the old archive ends on 31 January 2032.", False),
        ("The access to the hall ends on 31 October 2031.", False),
        ("The access to the archive may end on 31 October 2031.", False),
        ("The archive opens on 31 October 2031.", False),
    ],
)
def test_an_end_before_the_day_of_an_assumption_contradicts_it(
    project: Project, said: str, contradicts: bool
) -> None:
    entry = raid(
        "A-2",
        RaidKind.ASSUMPTION,
        title="Access to the archive lasts until the end of December",
        raised=WEEK_1,
    )
    project.raid_log(WEEK_1, entry)
    project.note(WEEK_2, said)
    assert bool(seen(project, WEEK_2)) is contradicts
