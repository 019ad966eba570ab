"""Documents for the tests: passages of one version, made in a line or two."""

from __future__ import annotations

from datetime import date

from assistant.domain.findings import (
    ActionFinding,
    CompletionFinding,
    DecisionFinding,
    StatementFinding,
)
from assistant.domain.labels import Label
from assistant.domain.people import People, Person
from assistant.domain.reading import DocumentKind, Passage, Role
from assistant.domain.sourced import SourcedPassage
from assistant.extract.findings import ExtractContext, extract

DAY = date(2026, 3, 4)  # a Wednesday
PEOPLE = People(
    [
        Person("Nora Vance", "Programme manager"),
        Person("Tariq Aziz-Bell", "Backend lead"),
        Person("Bruno Keller"),
        Person("Wanda Osei", aliases=frozenset({"wan"})),
    ]
)
CONTEXT = ExtractContext(PEOPLE, None, (("M2 Code freeze", date(2026, 3, 27)),))


def passage(  # noqa: PLR0913 - each test sets another side
    text,
    role=Role.PARAGRAPH,
    *,
    at="line 1",
    source="notes/a.md",
    day=DAY,
    kind=DocumentKind.NOTES_MARKDOWN,
    **fields,
):
    return SourcedPassage(
        id=f"{source}#{at}",
        passage=Passage(locator=at, text=text, role=role, **fields),
        source=source,
        kind=kind,
        title=None,
        as_of=day,
        dated=day,
        label=Label.INTERNAL,
    )


def items(*lines, heading="Actions", **fields):
    return [
        passage(line, Role.ITEM, at=f"line {n}", headings=(heading,), **fields)
        for n, line in enumerate(lines, 1)
    ]


def talk(*turns, **fields):
    return [
        passage(
            text,
            Role.TURN,
            at=f"00:00:{n:02d}",
            speaker=who,
            kind=DocumentKind.TRANSCRIPT_VTT,
            **fields,
        )
        for n, (who, text) in enumerate(turns, 1)
    ]


def _of(kind, document, context=CONTEXT):
    return [f for f in extract(document, context) if isinstance(f, kind)]


def actions(document, context=CONTEXT):
    return _of(ActionFinding, document, context)


def decisions(document, context=CONTEXT):
    return _of(DecisionFinding, document, context)


def statements(document, context=CONTEXT):
    return _of(StatementFinding, document, context)


def completions(document, context=CONTEXT):
    return _of(CompletionFinding, document, context)


def only(document, **context):
    [found] = actions(document, **context)
    return found
