"""A history read week by week, as it became known, into a project of its own."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from assistant.domain.drafts import Draft
from assistant.domain.facts import ActionItem, Change, Decision, Flag, Health
from assistant.domain.reading import DocumentKind
from assistant.evaluate.truth import Truth, TruthError, Week
from assistant.facts.changes import changes
from assistant.facts.decisions.register import decision_register
from assistant.settings import FILE_NAME
from assistant.settings_file import render_settings, write_settings
from assistant.wiring import Project
from assistant.workflows.actions import actions_of
from assistant.workflows.audiences import audience_names
from assistant.workflows.claimed import claimed_health
from assistant.workflows.drafts import DraftRequest, draft_all
from assistant.workflows.gather import gather
from assistant.workflows.ingesting.ingest import ingest
from assistant.workflows.ingesting.options import IngestOptions

_BEFORE = timedelta(days=3)
"""What was there on the Friday before the first week is where the history starts."""
_SENT_TO = "executive"


@dataclass(frozen=True, slots=True)
class WeekSeen:
    """What the program says at the end of a week; drafts by audience."""

    week: int
    changes: tuple[Change, ...]
    flags: tuple[Flag, ...]
    health: Health
    drafts: dict[str, Draft]


@dataclass(frozen=True, slots=True)
class HistorySeen:
    """What it says of the weeks, and of all of them at the end."""

    weeks: tuple[WeekSeen, ...]
    actions: tuple[ActionItem, ...]
    decisions: tuple[Decision, ...]


def replay(
    folder: Path, truth: Truth, into: Path, say: Callable[[str], None]
) -> HistorySeen:
    """Ingest a history's weeks one after the other and see what is said of each.

    The project is made in `into`, with the history's own settings where it has an
    `ontrack.toml`. The updates that were sent are read with their weeks.

    Raises:
        TruthError: If the folder of a week is missing.
        AssistantError: If the project cannot be written.
    """
    if (folder / FILE_NAME).exists():
        shutil.copyfile(folder / FILE_NAME, into / FILE_NAME)
    else:
        write_settings(into, render_settings(truth.scenario, ""))
    project = Project(into)
    since = truth.weeks[0].first_day - _BEFORE
    seen = []
    for week in truth.weeks:
        read_week(project, folder, week)
        seen.append(_look(project, week, since))
        say(f"{week.folder}: {len(seen[-1].flags)} flags, as of {week.as_of}")
        since = week.as_of
    view = project.view()
    return HistorySeen(
        weeks=tuple(seen),
        actions=actions_of(view, view.journal),
        decisions=tuple(decision_register(view)),
    )


def read_week(project: Project, folder: Path, week: Week) -> None:
    """Ingest the files of a week, and the update that was sent at its end.

    Raises:
        TruthError: If the folder of the week is missing.
    """
    files = folder / week.folder
    if not files.is_dir():
        raise TruthError(files, "the folder of the week is not there")
    options = IngestOptions(as_of=week.as_of)
    ingest(project.ledger, project.settings, (files,), options)
    sent = folder / "published" / f"{week.folder}.md"
    if sent.exists():
        options = IngestOptions(
            as_of=week.as_of,
            kind=DocumentKind.UPDATE_MARKDOWN.value,
            audience=_SENT_TO,
        )
        ingest(project.ledger, project.settings, (sent,), options)


def _look(project: Project, week: Week, since: date) -> WeekSeen:
    view = project.view(week.as_of)
    base = gather(view, project.settings, since, claimed_health(view))
    names = audience_names(project.folder)
    request = DraftRequest(names, week.as_of, since)
    drafted = draft_all(project.ledger, project.settings, project.folder, request)
    return WeekSeen(
        week=week.week,
        changes=tuple(changes(view, since)),
        flags=base.flags,
        health=base.health,
        drafts={draft.audience: draft for draft in drafted.drafts},
    )
