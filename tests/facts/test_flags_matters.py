"""Which words are a matter for the log, whom they ask and what stays private."""

import pytest

from assistant.domain.facts import FlagKind
from assistant.domain.findings import (
    StatementFinding,
    StatementKind,
)
from assistant.domain.records import RaidKind
from tests.facts.builders import WEEK_1, Project, raid, ticket
from tests.facts.flagged import said, seen


@pytest.mark.parametrize(
    ("words", "flagged"),
    [
        ("Sourdough is not done, about 60 % so far.", False),
        ("Tunnel asked for on 6 March, no answer yet.", False),
        ("The oven permit asked for on 6 March, no answer yet.", True),
    ],
)
def test_how_far_a_thing_is_that_log_or_tracker_know_by_name_is_no_new_matter(
    project: Project, words: str, flagged: bool
) -> None:
    project.raid_log(WEEK_1, raid("R-1", title="Only one baker knows the sourdough"))
    project.snapshot(WEEK_1, ticket("AB-1", title="Cooling tunnel with two belts"))
    said(project, words, about=StatementKind.ISSUE)
    assert bool(seen(project, WEEK_1, FlagKind.RISK_NOT_IN_RAID)) is flagged


def test_who_is_named_before_the_colon_is_asked(project: Project) -> None:
    project.people("Ebba Ruud")
    said(
        project,
        "Ebba: the visa was asked for on 6 March, no answer yet.",
        about=StatementKind.ISSUE,
    )
    [flag] = seen(project, WEEK_1, FlagKind.RISK_NOT_IN_RAID)
    assert flag.question.startswith("Ebba Ruud, ")


def test_an_absence_that_is_to_stay_private_is_told_without_its_reason(
    project: Project,
) -> None:
    words = "I am on sick leave from Monday, an operation, back on the 24th."
    project.note(
        WEEK_1,
        f"{words} Please keep that between us.",
        findings=[(StatementFinding, words, {"about": StatementKind.RISK})],
    )
    [flag] = seen(project, WEEK_1, FlagKind.RISK_NOT_IN_RAID)
    shown = [flag.title, flag.subject, flag.why, flag.question]
    shown += [piece.quote for piece in flag.evidence if piece.quote]
    assert not any("sick" in text or "operation" in text for text in shown)
    assert "back on the 24th" in flag.title


def test_a_line_that_is_out_at_a_clinic_is_no_private_absence(
    project: Project,
) -> None:
    said(project, "There is a risk that the clinic's phone line is out on Friday.")
    [flag] = seen(project, WEEK_1, FlagKind.RISK_NOT_IN_RAID)
    assert "clinic" in flag.title


def test_what_will_not_come_before_a_date_denies_the_assumption_on_it(
    project: Project,
) -> None:
    title = "Harbour lends us the crane at pier 4"
    project.raid_log(
        WEEK_1, raid("A-1", RaidKind.ASSUMPTION, title=title, owner="Ebba")
    )
    words = "I am afraid that we cannot lend a crane at pier 4 before June."
    said(project, words, about=StatementKind.BLOCKER)
    [flag] = seen(project, WEEK_1, FlagKind.RISK_NOT_IN_RAID)
    assert "A-1" in flag.why
    assert flag.question.startswith("Ebba, does A-1 still hold")


@pytest.mark.parametrize(
    ("words", "flagged"),
    [
        ("The freezer crashed twice and 14 samples were lost.", True),
        ("The new pumps are not here before mid May.", True),
        ("The freezer is blocked by the pallets.", False),
    ],
)
def test_a_loss_or_a_day_before_which_nothing_comes_is_a_matter_for_the_log(
    project: Project, words: str, flagged: bool
) -> None:
    said(project, words, about=StatementKind.BLOCKER if not flagged else "issue")
    assert bool(seen(project, WEEK_1, FlagKind.RISK_NOT_IN_RAID)) is flagged


@pytest.mark.parametrize(
    ("words", "flagged"),
    [
        ("The yard cannot lend more than two riggers before July.", False),
        ("The agency cannot send more than two bakers before July.", True),
    ],
)
def test_an_entry_on_too_few_of_a_trade_covers_what_is_said_of_too_few(
    project: Project, words: str, *, flagged: bool
) -> None:
    project.raid_log(WEEK_1, raid("R-1", title="Too few riggers in June"))
    said(project, words, about=StatementKind.ISSUE)
    assert bool(seen(project, WEEK_1, FlagKind.RISK_NOT_IN_RAID)) is flagged
