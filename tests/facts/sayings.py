"""Things that people said they would do, and did."""

from datetime import UTC, date, datetime, timedelta

from assistant.domain.findings import ActionFinding, CompletionFinding, Strength
from assistant.domain.journal import JournalEntry
from assistant.domain.labels import Label
from assistant.domain.people import People, Person
from assistant.domain.reading import DocumentKind, Passage, Role
from assistant.domain.sourced import Found, SourcedPassage
from assistant.facts.actions.register import action_register

PEOPLE = People(
    [Person("Nora Vance"), Person("Tariq Aziz-Bell"), Person("Bruno Keller")]
)


MONDAY = date(2026, 3, 2)


AS_OF = date(2026, 3, 31)


def found(finding, day, source, role=Role.ITEM, heading="Actions"):
    one = SourcedPassage(
        id=f"{source}#{finding.passage}",
        passage=Passage(
            locator=finding.passage, text=finding.quote, role=role, headings=(heading,)
        ),
        source=source,
        kind=DocumentKind.NOTES_MARKDOWN,
        title=None,
        as_of=day,
        dated=day,
        label=Label.INTERNAL,
    )
    return Found(f"fnd-{source}-{finding.passage}", finding, one)


def said(  # noqa: PLR0913 - each test sets another side
    quote,
    owner=None,
    *,
    day=MONDAY,
    source=None,
    at="line 1",
    due=None,
    strength=Strength.COMMITTED,
    done=False,
    what=None,
    **place,
):
    finding = ActionFinding(
        passage=at,
        quote=quote,
        what=what or quote,
        owner=owner,
        owner_text=owner,
        due=due,
        due_text=f"by {due}" if due else None,
        strength=strength,
        done=done,
    )
    return found(finding, day, source or f"notes/{day}.md", **place)


def open_item(quote, owner, *, day, heading="Open items", **fields):
    return said(quote, owner, day=day, role=Role.ROW, heading=heading, **fields)


def reported(quote, owner=None, *, day):
    finding = CompletionFinding(passage="line 9", quote=quote, what=quote, owner=owner)
    return found(finding, day, f"notes/{day}.md")


def register(*sayings, completions=(), decisions=(), as_of=AS_OF, **more):
    return action_register(sayings, completions, decisions, as_of, PEOPLE, **more)


def entry(seq, verb, target, text=None, undoes=None):
    return JournalEntry(
        seq=seq,
        at=datetime(2026, 3, 30, tzinfo=UTC),
        by="Nora Vance",
        verb=verb,
        target=target,
        text=text,
        undoes=undoes,
        revision=1,
    )


WEEK_LATER = MONDAY + timedelta(days=7)


REPORT = "Tariq: load test report to ops"


TARIQ = "Tariq Aziz-Bell"


AGAIN = "Tariq: load test report for ops, still"
