"""A ticket whose history begins late is not new for that."""

from __future__ import annotations

from assistant.domain.base import digest
from assistant.domain.facts import Colour, Dimension
from assistant.domain.labels import Label
from assistant.domain.reading import DocumentKind, PastState, ReadResult
from assistant.domain.records import StatusCategory, Ticket
from assistant.domain.tolerances import HealthTolerances
from assistant.facts.baseline.comparison import scope_baseline
from assistant.facts.health import health
from assistant.ledger.incoming import Incoming
from tests.facts.builders import WEEK_1, WEEK_2, Project, ticket
from tests.facts.changed import kinds


def _export(project: Project, now: tuple[Ticket, ...], *past: PastState) -> None:
    result = ReadResult(
        kind=DocumentKind.JIRA_JSON,
        stream="tracker",
        dated=WEEK_2,
        complete=True,
        records=now,
        past=past,
    )
    project.ledger.add(
        Incoming(
            path="tracker.json",
            digest=digest(result.model_dump_json()),
            as_of=WEEK_2,
            label=Label.CLIENT,
            result=result,
            passage_labels=(),
        )
    )


def test_the_first_export_of_a_second_tracker_adds_no_scope_by_its_history(
    project: Project,
) -> None:
    project.snapshot(WEEK_1, ticket("XY-1"), ticket("XY-2"), stream="other tracker")
    old = [ticket(f"AB-{n}", created=WEEK_1.replace(day=n)) for n in (1, 2)]
    _export(
        project, tuple(old), *(PastState(on=one.created, record=one) for one in old)
    )
    view = project.view(WEEK_2)
    judged = health(view, HealthTolerances())
    assert judged.dimensions[Dimension.SCOPE].colour is Colour.GREEN
    scope = scope_baseline(view)
    assert (scope.baseline.tickets, scope.now.tickets, scope.added) == (4, 4, ())


def test_what_was_made_before_the_period_is_not_added_where_its_history_begins(
    project: Project,
) -> None:
    old = ticket("AB-1", created=WEEK_1.replace(day=1))
    new = ticket("AB-2", created=WEEK_1.replace(day=10))
    began = {"AB-1": WEEK_1.replace(day=11), "AB-2": WEEK_1.replace(day=10)}
    past = tuple(PastState(on=began[one.key], record=one) for one in (old, new))
    active = StatusCategory.ACTIVE
    now = tuple(
        one.model_copy(update={"category": active, "status": "In Progress"})
        for one in (old, new)
    )
    _export(project, now, *past)
    assert kinds(project) == [("AB-1", "started"), ("AB-2", "scope_added")]


def test_a_board_that_was_set_up_within_the_period_adds_nothing_to_itself(
    project: Project,
) -> None:
    made = WEEK_1.replace(day=10)
    cards = [ticket(f"#{n}", created=made) for n in range(1, 6)]
    cards.append(ticket("#6", created=WEEK_1.replace(day=1)))
    _export(project, tuple(cards), *(PastState(on=made, record=one) for one in cards))
    assert kinds(project) == []


def test_what_nobody_dates_is_not_said_to_be_new(project: Project) -> None:
    cards = [ticket(f"#{n}", created=WEEK_1.replace(day=1)) for n in range(1, 4)]
    cards.append(ticket("#4"))
    first = WEEK_1.replace(day=10)
    _export(project, tuple(cards), *(PastState(on=first, record=one) for one in cards))
    assert kinds(project) == []
