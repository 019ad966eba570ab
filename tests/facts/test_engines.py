"""Each finding says which engine found it, and so does what is made of it."""

from pathlib import Path

from assistant.domain.findings import (
    ActionFinding,
    DecisionFinding,
    StatementFinding,
    StatementKind,
    Strength,
)
from assistant.domain.records import LoggedDecision
from assistant.facts.decisions.register import decision_register
from assistant.facts.risks.register import statement_register
from assistant.workflows.actions import actions_of
from tests.facts.builders import WEEK_1, Project

MODEL = "openai:small"
LINES = (
    "Astrid tars the hull by Monday.",
    "We keep the old mast.",
    "The crane may be late.",
)


def test_given_findings_of_a_model_then_their_facts_name_it(tmp_path: Path):
    tar, mast, crane = LINES
    project = Project(tmp_path)
    project.note(
        WEEK_1,
        *LINES,
        findings=[
            (
                ActionFinding,
                tar,
                {
                    "what": "Tar the hull",
                    "strength": Strength.COMMITTED,
                    "extractor": MODEL,
                },
            ),
            (DecisionFinding, mast, {"what": mast, "extractor": MODEL}),
            (StatementFinding, crane, {"what": crane, "about": StatementKind.RISK}),
        ],
    )
    view = project.view(WEEK_1)
    [action], [decision] = actions_of(view, ()), decision_register(view)
    [statement] = statement_register(view)
    assert (action.engine, decision.engine, statement.engine) == (MODEL, MODEL, "rules")


def test_given_a_row_of_a_log_then_it_is_a_record_that_nobody_had_to_find(
    tmp_path: Path,
):
    project = Project(tmp_path)
    project.decision_log(WEEK_1, LoggedDecision(key="D-1", what="Two coats of tar"))
    [decision] = decision_register(project.view(WEEK_1))
    assert decision.engine == "record"
