"""Results that are worse than a milestone's criterion allows, and its late work."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from assistant.domain.facts import MilestoneState
from assistant.domain.labels import Label
from assistant.domain.reading import DocumentKind, Passage
from assistant.domain.records import StatusCategory
from assistant.domain.sourced import SourcedPassage
from assistant.facts.milestones.criteria import fallen_short
from assistant.facts.milestones.names import MilestoneNames
from assistant.facts.milestones.prose.said import Outcome
from assistant.facts.milestones.status import milestone_register
from tests.facts.builders import (
    WEEK_1,
    WEEK_2,
    WEEK_3,
    Project,
    decided,
    milestone,
    ticket,
)

TITLE = "K2 Archive copied"
CRITERIA = {
    "differ": "All boxes copied, fewer than 3 % of pages differ",
    "time": "Search time below 400 ms with 50 readers",
    "least": "At least 90 % of labels read",
    "none": "Signed by the library",
}


def outcome(
    criterion: str, *sentences: str, said: date = WEEK_2, heading: str = TITLE
) -> Outcome | None:
    """What is said of it on the day on which it is due."""
    pieces = [
        SourcedPassage(
            id=f"p{number}",
            passage=Passage(
                locator=f"line {number}", text=sentence, headings=(heading,)
            ),
            source="notes",
            kind=DocumentKind.NOTES_MARKDOWN,
            title=None,
            as_of=said,
            dated=said,
            label=Label.INTERNAL,
        )
        for number, sentence in enumerate(sentences)
    ]
    asked, due = {TITLE: CRITERIA[criterion]}, {TITLE: WEEK_2}
    found = fallen_short(asked, due, pieces, MilestoneNames([TITLE]), WEEK_2)
    return found[TITLE].outcome if TITLE in found else None


@pytest.mark.parametrize(
    ("criterion", "sentence"),
    [
        ("differ", "Check: 840 of 9,600 pages differ, which is 8.75 %."),
        ("differ", "8,75 % of the pages differ."),
        ("differ", "Pages that differ: from 20 percent down to 8 percent."),
        ("time", "Search time was 620 ms with fifty readers."),
        ("least", "72 % of the labels were read."),
    ],
)
def test_a_result_worse_than_the_criterion_allows_is_a_miss_on_its_day(
    criterion: str, sentence: str
) -> None:
    assert outcome(criterion, sentence) is Outcome.MISSED


@pytest.mark.parametrize(
    ("criterion", "sentence"),
    [
        ("differ", "1.4 % of the pages differ."),
        ("differ", "The limit is 3 % of pages that differ."),
        ("differ", "If 8 % of the pages differ we copy again."),
        ("differ", "Fewer than 5 % of pages differ."),
        ("differ", "Do 8 % of the pages differ?"),
        ("differ", "We expected 8 % of the pages to differ."),
        ("differ", "8 % of the boxes have no lid."),
        ("differ", "8 % of pages do not differ any more."),
        ("time", "Search time was 380 ms with fifty readers."),
        ("time", "The readers need search results within 620 ms of time."),
        ("least", "94 % of the labels were read."),
        ("none", "8 % of the pages differ."),
    ],
)
def test_what_holds_or_is_no_result_of_the_criterion_is_no_miss(
    criterion: str, sentence: str
) -> None:
    assert outcome(criterion, sentence) is None


def test_the_newest_result_counts() -> None:
    bad, good = "8 % of the pages differ.", "Pages: now only 1 % differ."
    assert outcome("differ", bad, good) is None
    assert outcome("differ", good, bad) is Outcome.MISSED


def test_a_result_of_something_else_is_none_of_the_milestone() -> None:
    heading = "K3 Archive opened"
    assert outcome("differ", "8 % of the pages differ.", heading=heading) is None


def test_an_old_result_only_puts_it_in_doubt() -> None:
    old = WEEK_2 - timedelta(days=20)
    assert outcome("differ", "8 % of pages differ.", said=old) is Outcome.DENIED
    assert outcome("least", "40 % of the labels read.", said=old) is None


def test_a_closed_ticket_does_not_meet_what_was_measured_to_fail(
    tmp_path: Path,
) -> None:
    project = Project(tmp_path)
    project.plan(WEEK_1, milestone(TITLE, WEEK_2, criterion=CRITERIA["differ"]))
    done = ticket("AR-1", StatusCategory.DONE, title="Archive copied", resolved=WEEK_2)
    project.snapshot(WEEK_2, done)
    day = WEEK_2 - timedelta(days=1)
    project.note(WEEK_2, "- K2: 8 % of the pages differ.", dated=day)
    [stone] = milestone_register(project.view(WEEK_2))
    assert (stone.state, stone.unconfirmed) == (MilestoneState.MISSED, False)
    assert stone.shortfall is not None
    assert stone.shortfall.quote == "K2: 8 % of the pages differ."


@pytest.mark.parametrize(
    ("label", "title", "criterion", "state"),
    [
        ("Doors", "Hang the north door", "", "missed"),
        ("Doors", "Hang the north door", "North and south door open", "missed"),
        ("Doors", "Paint the fence", "North and south door open", "ahead"),
        ("Yard", "Hang the north door", "", "ahead"),
    ],
)
def test_work_of_what_is_to_be_ready_that_slipped_past_its_day_is_not_ready(
    tmp_path: Path, label: str, title: str, criterion: str, state: str
) -> None:
    project = Project(tmp_path)
    project.plan(WEEK_1, milestone("Doors ready", WEEK_2, criterion=criterion))
    work = ticket("DO-1", title=title, labels=(label,), due=WEEK_2)
    project.snapshot(WEEK_1, work)
    project.snapshot(WEEK_2, work.model_copy(update={"due": WEEK_3}))
    [stone] = milestone_register(project.view(WEEK_2))
    assert stone.state == state


def test_work_that_was_always_due_later_is_no_part_of_it(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.plan(WEEK_1, milestone("Doors ready", WEEK_2))
    later = ticket("DO-1", title="Varnish", labels=("Doors",), due=WEEK_3)
    project.snapshot(WEEK_1, later)
    [stone] = milestone_register(project.view(WEEK_2))
    assert stone.state is MilestoneState.AHEAD


@pytest.mark.parametrize(
    "words",
    [
        "Say whether K2 is met.",
        "Ann: confirm that K2 is met.",
        "Ana to check K2 is done.",
        "Whether K2 counts as met is open.",
        "Please make sure K2 is closed.",
    ],
)
def test_an_order_to_find_out_says_nothing_of_it(tmp_path: Path, words: str) -> None:
    project = Project(tmp_path)
    project.plan(WEEK_1, milestone(TITLE, WEEK_2))
    project.note(WEEK_2, words)
    [stone] = milestone_register(project.view(WEEK_2))
    assert stone.state is MilestoneState.AHEAD


def test_the_first_of_several_is_no_day_of_the_month(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.plan(WEEK_1, milestone(TITLE, WEEK_2))
    project.said = Label.CLIENT
    project.note(
        WEEK_1, "The gates are agreed; the first is Archive copied on 14 March."
    )
    [stone] = milestone_register(project.view(WEEK_1))
    assert [one.day for one in stone.told_days] == [WEEK_2]


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("K2 ends 21/03.", "moved"),
        ("The archive copying (K2) now finishes on 21 March.", "moved"),
        ("K2 is extended until Friday 21 March.", "moved"),
        ("K2 never ends on 21 March.", "ahead"),
        ("K2 ends well.", "ahead"),
    ],
)
def test_a_decision_on_which_day_it_ends_gives_it_that_day(
    tmp_path: Path, words: str, state: str
) -> None:
    project = Project(tmp_path)
    project.plan(WEEK_1, milestone(TITLE, WEEK_2))
    decided(project, WEEK_1, words)
    [stone] = milestone_register(project.view(WEEK_1))
    assert stone.state == state
