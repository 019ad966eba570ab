"""The section on project histories: the register over many weeks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from assistant.evaluate.figures import ActionFigures, Evaluation
from assistant.evaluate.replay import HistorySeen, read_week
from assistant.evaluate.scores import evaluate
from assistant.evaluate.truth import load_truth
from assistant.facts.decisions.register import decision_register
from assistant.workflows.actions import actions_of
from bench.extract.data import Source
from bench.extract.reading import new_project
from bench.retrieval.page import Goal, Section, goals

_INTRO = (
    "Notes, mail, chat, recordings and tables of a project, read week by "
    "week. *Duplicates merged*: an action that was said again is a mention of"
    " the first. Keyword lines reach F1 0.23 to 0.36 on actions and 0.24 to "
    "0.47 on decisions there."
)


def histories(source: Source) -> Section:
    """Measure the registers at the end of each project history."""
    read = {folder.name: _read(folder) for folder in source.scenarios()}
    return Section(
        "histories",
        "Project histories: the registers after all weeks",
        (
            _INTRO,
            "",
            *goals(
                [goal for name, one in read.items() for goal in _measured(name, one)]
            ),
        ),
    )


def _read(folder: Path) -> Evaluation:
    truth = load_truth(folder)
    with new_project() as project:
        for week in truth.weeks:
            read_week(project, folder, week)
        view = project.view()
        seen = HistorySeen(
            weeks=(),
            actions=actions_of(view, view.journal),
            decisions=tuple(decision_register(view)),
        )
    return evaluate(truth, seen)


def _rates(found: ActionFigures) -> list[tuple[str, float, float]]:
    """Return the fields of matched actions, with the share that is wanted of each."""
    return [
        ("owner right", found.owner_right.rate or 0.0, 0.9),
        ("due date right", found.due_right.rate or 0.0, 0.9),
        ("strength right", found.strength_right.rate or 0.0, 0.8),
        ("duplicates merged", found.duplicates_merged.rate or 0.0, 0.7),
    ]


def _measured(name: str, found: Evaluation) -> Iterator[tuple[Goal, float]]:
    yield Goal(f"{name}: actions, F1", 0.75), found.actions.f1
    for field, rate, wanted in _rates(found.actions):
        yield Goal(f"{name}: {field}", wanted), rate
    yield Goal(f"{name}: decisions, F1", 0.7), found.decisions.f1
    for field, invented in (
        ("owner invented", found.actions.owner_invented),
        ("due date invented", found.actions.due_invented),
    ):
        yield Goal(f"{name}: {field}", 0.05, at_least=False), invented.rate or 0.0
