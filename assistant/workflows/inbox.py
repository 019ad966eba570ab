"""What waits for a person in each project of a folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from assistant.domain.base import Frozen
from assistant.domain.drafts import Draft
from assistant.ledger.ledger import Ledger
from assistant.review.desk import ReviewDesk
from assistant.review.targets import TargetKind
from assistant.settings import FILE_NAME
from assistant.workflows.audiences import audience_names
from assistant.workflows.reviewing.review import Office

_DEEPEST = 2
"""Folders below the one that is looked through."""


class Waiting(Frozen):
    """One audience's newest draft: what is undecided of it, or who approved it.

    `draft` is None where nothing is drafted; `is_behind` says that newer sources were
    read since.
    """

    audience: str
    draft: str | None = None
    as_of: date | None = None
    next_update: date | None = None
    approved_by: str | None = None
    claims: int = 0
    is_behind: bool = False


class Glance(Frozen):
    """One project: what was read, what is undecided, the update that is due next."""

    folder: str
    name: str
    newest: date | None
    sources: int
    actions: int
    flags: int
    audiences: tuple[Waiting, ...]

    @property
    def next_update(self) -> date | None:
        """The earliest day on which an audience expects its next update."""
        days = [one.next_update for one in self.audiences if one.next_update]
        return min(days, default=None)

    @property
    def waits(self) -> bool:
        """Whether a draft waits to be decided on, or to be made."""
        return any(one.approved_by is None for one in self.audiences)


def projects_in(folder: Path) -> tuple[Path, ...]:
    """Return the project folders here and some levels below, by their paths."""
    return tuple(sorted(_projects(folder, _DEEPEST)))


def _projects(folder: Path, deeper: int) -> Iterator[Path]:
    if (folder / FILE_NAME).is_file():
        yield folder
        return
    if not deeper:
        return
    try:
        with os.scandir(folder) as entries:
            below = [Path(e.path) for e in entries if e.is_dir(follow_symlinks=False)]
    except OSError:
        return
    for path in below:
        if not path.name.startswith("."):
            yield from _projects(path, deeper - 1)


def glance(office: Office, by: str) -> Glance:
    """Return what waits in a project; errors are those of opening its ledger."""
    newest = office.ledger.newest_day()
    found = [
        (name, office.ledger.journal.latest_draft(name))
        for name in audience_names(office.folder)
    ]
    desks = {name: office.desk(draft, by) for name, draft in found if draft}
    first = next(iter(desks.values()), None)
    return Glance(
        folder=str(office.folder),
        name=office.settings.project.name,
        newest=newest,
        sources=_sources(office.ledger, newest),
        actions=first.tally(TargetKind.ACTION).open if first else 0,
        flags=first.tally(TargetKind.FLAG).open if first else 0,
        audiences=tuple(
            _waiting(name, draft, desks.get(name), newest) for name, draft in found
        ),
    )


def _sources(ledger: Ledger, newest: date | None) -> int:
    return len(ledger.view(newest).sources) if newest else 0


def _waiting(
    name: str, draft: Draft | None, desk: ReviewDesk | None, newest: date | None
) -> Waiting:
    if draft is None or desk is None:
        return Waiting(audience=name)
    return Waiting(
        audience=name,
        draft=draft.id,
        as_of=draft.as_of,
        next_update=draft.next_update,
        approved_by=desk.update.approved_by if desk.update else None,
        claims=0 if desk.update else desk.open,
        is_behind=newest is not None and newest > draft.as_of,
    )
