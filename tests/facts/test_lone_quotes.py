"""Facts from a mail that is known by its quote alone."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.domain.facts import MilestoneState, MilestoneStatus
from assistant.domain.findings import DecisionFinding, StatementFinding, StatementKind
from assistant.domain.reading import DocumentKind, Passage
from assistant.facts.decisions.register import decision_register
from assistant.facts.milestones.status import milestone_register
from assistant.facts.risks.register import statement_register
from tests.facts.builders import WEEK_1, WEEK_2, Project, milestone

DUE, NEW = date(2031, 3, 13), date(2031, 4, 2)
SAID = date(2031, 3, 4)
MOVED = "The organ pipes are tuned on 2 April, not on 13 March."


def quoted(text: str, dated: date | None = SAID, **fields: object) -> Passage:
    return Passage.model_validate(
        {
            "locator": "line 9",
            "text": f"> {text}",
            "quoted": True,
            "dated": dated,
            **fields,
        }
    )


def told(project: Project, *mails: Passage | str) -> MilestoneStatus:
    project.plan(WEEK_1, milestone("K2 Organ pipes tuned", DUE))
    for number, mail in enumerate(mails):
        project.note(WEEK_2, mail, name=f"m{number}", kind=DocumentKind.MAIL)
    [status] = milestone_register(project.view(WEEK_2))
    return status


@pytest.mark.parametrize("dated", [SAID, None])
def test_given_a_move_in_a_lone_quote_then_the_milestone_moves(
    project: Project, dated: date | None
) -> None:
    status = told(project, quoted(MOVED, dated))
    assert (status.state, status.forecast) == (MilestoneState.MOVED, NEW)


def test_given_a_quote_of_the_same_day_then_the_mail_has_the_last_word(
    project: Project,
) -> None:
    project.plan(WEEK_1, milestone("K2 Organ pipes tuned", DUE))
    project.note(
        WEEK_2,
        "The organ pipes are tuned on 2 April, not on 20 March.",
        quoted("The organ pipes are tuned on 20 March, not on 13 March.", WEEK_2),
        kind=DocumentKind.MAIL,
        dated=WEEK_2,
    )
    [status] = milestone_register(project.view(WEEK_2))
    assert (status.state, status.forecast) == (MilestoneState.MOVED, NEW)


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("The organ pipes are tuned on Wednesday week, not on 13 March.", {}),
        (f"{MOVED} [...]", {}),
        (f"{MOVED} The rest is below ...", {}),
    ],
)
def test_given_an_unknown_day_or_a_cut_then_the_milestone_stays(
    project: Project, text: str, fields: dict[str, object]
) -> None:
    assert told(project, quoted(text, None, **fields)).forecast == DUE


def test_given_a_decision_in_a_lone_quote_then_it_stands_until_the_mail_comes(
    project: Project,
) -> None:
    text = "We decided to tune the pipes by ear and not by the book."
    found = [(DecisionFinding, text, {"what": text})]
    project.note(WEEK_1, quoted(text), kind=DocumentKind.MAIL, findings=found)
    [decision] = decision_register(project.view(WEEK_1))
    assert decision.evidence[0].source.startswith(str(WEEK_1))
    project.note(WEEK_2, text, name="own", kind=DocumentKind.MAIL, findings=found)
    [decision] = decision_register(project.view(WEEK_2))
    assert [one.source for one in decision.evidence] == [f"{WEEK_2}/own.md"]
    [decision] = decision_register(project.view(WEEK_1))
    assert [one.source for one in decision.evidence] == [f"{WEEK_1}/notes.md"]


def test_given_a_risk_in_an_undated_lone_quote_then_it_is_heard_once(
    project: Project,
) -> None:
    text = "The bellows may tear on Friday, which would delay the tuning."
    found = [
        (StatementFinding, text, {"what": text, "about": StatementKind.RISK}),
    ]
    for name in ("first", "second"):
        project.note(
            WEEK_1,
            quoted(text, None),
            name=name,
            kind=DocumentKind.MAIL,
            findings=found,
        )
    [risk] = statement_register(project.view(WEEK_1))
    assert [one.source for one in risk.evidence] == [f"{WEEK_1}/first.md"]
