"""A ticket whose history begins late is not new for that."""

from __future__ import annotations

from assistant.domain.base import digest
from assistant.domain.labels import Label
from assistant.domain.reading import DocumentKind, PastState, ReadResult
from assistant.domain.records import StatusCategory
from assistant.ledger.incoming import Incoming
from tests.facts.builders import WEEK_1, WEEK_2, Project, ticket
from tests.facts.changed import kinds


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
    assert kinds(project) == [("AB-1", "started"), ("AB-2", "scope_added")]
