"""What ontrack finds: in a file, as a user would read it, and in bare sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.domain.evidence import Evidence
from assistant.domain.findings import (
    ActionFinding,
    BaseFinding,
    DecisionFinding,
    RequestFinding,
)
from assistant.domain.labels import Label
from assistant.domain.people import People
from assistant.domain.reading import DocumentKind, Passage, Role
from assistant.domain.sourced import SourcedPassage
from assistant.extract.findings import ExtractContext, extract
from assistant.facts.decisions.register import every_decision
from assistant.facts.risks.register import statement_register
from assistant.settings_file import render_settings, write_settings
from assistant.wiring import Project
from assistant.workflows.actions import actions_of
from assistant.workflows.ingesting.ingest import ingest
from assistant.workflows.ingesting.options import IngestOptions
from bench.extract.data import Act, Item, Items

_DAY = date(2026, 3, 4)


@contextmanager
def new_project() -> Iterator[Project]:
    """Open an empty project that ends with the block."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        write_settings(folder, render_settings("Measured", ""))
        yield Project(folder)


def ours(path: Path, held: date) -> Items:
    """Read one file in a project of its own."""
    with new_project() as project:
        ingest(project.ledger, project.settings, (path,), IngestOptions(as_of=held))
        view = project.view()
        return Items(
            tuple(
                Item(
                    _quotes((*one.evidence, *one.mentions)),
                    one.owner or one.owner_text,
                    one.due,
                    one.strength,
                )
                for one in actions_of(view, view.journal)
            ),
            tuple(Item(_quotes(one.decision.evidence)) for one in every_decision(view)),
            tuple(Item(_quotes(one.evidence)) for one in statement_register(view)),
        )


def _quotes(evidence: Iterable[Evidence]) -> tuple[str, ...]:
    return tuple(one.quote for one in evidence)


@dataclass(frozen=True, slots=True)
class Acting:
    """Of each act whether an action, a request or promise, or a decision is there."""

    actions: list[bool]
    requests: list[bool]
    decisions: list[bool]

    @property
    def either(self) -> list[bool]:
        """Whether it is found as an action or as a request or promise."""
        both = zip(self.actions, self.requests, strict=True)
        return [action or request for action, request in both]


def acting(acts: Sequence[Act], role: Role) -> Acting:
    """Tell what is found in each act, all of them read as one document."""
    document = document_of(acts, role)
    found = extract(document, ExtractContext(People([])))

    def there(kind: type[BaseFinding]) -> list[bool]:
        places = {one.passage for one in found if isinstance(one, kind)}
        return [one.id in places for one in document]

    return Acting(there(ActionFinding), there(RequestFinding), there(DecisionFinding))


def document_of(acts: Sequence[Act], role: Role) -> list[SourcedPassage]:
    """Return a recording, or else a mail, with one passage for each act."""
    kind = DocumentKind.TRANSCRIPT_VTT if role is Role.TURN else DocumentKind.MAIL
    return [
        SourcedPassage(
            id=str(place),
            passage=Passage(
                locator=str(place),
                text=act.text,
                role=role,
                speaker=act.speaker or None,
            ),
            source="acts",
            kind=kind,
            title=None,
            as_of=_DAY,
            dated=_DAY,
            label=Label.INTERNAL,
        )
        for place, act in enumerate(acts)
    ]
