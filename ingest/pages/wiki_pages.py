"""What every reader of HTML pages does with a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.domain.reading import (
    DocumentKind,
    Passage,
    PersonMention,
    ReadProblem,
    ReadResult,
    Role,
)
from assistant.domain.records import AnyRecord
from ingest.date_order import written_order
from ingest.notes.attendees import attendees, credited
from ingest.notes.heading_dates import document_date
from ingest.notes.role_lines import people_of
from ingest.pages.html_blocks import Page
from ingest.pages.html_tables import HtmlTable
from ingest.pages.page_titles import is_meeting, page_stream
from ingest.reader import Document, ReadContext
from ingest.records.listed_milestones import listed_milestones, without_repeats
from ingest.records.wiki_tables import table_records
from ingest.records.written_milestones import unlisted, written_milestones
from ingest.text.markdown_tables import MarkdownTable
from ingest.text.prose import headed


@dataclass(frozen=True, slots=True)
class PageFrame:
    """What stands around a page's body.

    `ident` is the wiki's own number of the page; `modified` the day of its last
    change; `people` who wrote it.
    """

    title: str | None = None
    ident: str = ""
    modified: date | None = None
    modified_from: str = ""
    people: tuple[PersonMention, ...] = ()


@dataclass(frozen=True, slots=True)
class PageContent:
    """A page taken apart."""

    title: str | None
    dated: date | None
    dated_from: str
    stream: str | None
    passages: tuple[Passage, ...]
    records: tuple[AnyRecord, ...]
    people: tuple[PersonMention, ...]
    problems: tuple[ReadProblem, ...]

    def result(
        self, kind: DocumentKind, problems: Sequence[ReadProblem] = ()
    ) -> ReadResult:
        """Return it as the result of a file that is this page alone."""
        return ReadResult(
            kind=kind,
            title=self.title,
            dated=self.dated,
            dated_from=self.dated_from,
            stream=self.stream,
            complete=True,
            passages=self.passages,
            records=self.records,
            people=self.people,
            problems=(*problems, *self.problems),
        )


def page_content(
    page: Page, frame: PageFrame, document: Document, context: ReadContext
) -> PageContent:
    """Take passages, milestones, logged decisions and people out of a page.

    A meeting's notes are of the day that their first lines or their name give, any
    other page of the day of its last change. The stream is the wiki's number of the
    page, else its title.
    """
    passages = headed(page.blocks)
    lines = _lines(passages)
    title = frame.title or next(iter(lines), None)
    dated, dated_from = _dated([title or "", *lines], frame, document, context)
    texts = [part.text for part in passages]
    order = written_order(texts) or context.date_order
    near = dated or context.today
    found = [
        part
        for table in _under_headings(page.tables, passages)
        for part in table_records(table, order, near, frame.title)
    ]
    listed = listed_milestones(passages, title, order, near)
    found += without_repeats(listed, found)
    found += unlisted(found, written_milestones(passages, order, near))
    people = (*frame.people, *page.people, *people_of(lines, passages))
    return PageContent(
        title=title,
        dated=dated,
        dated_from=dated_from,
        stream=f"page:{frame.ident}" if frame.ident else page_stream(frame.title),
        passages=passages,
        records=tuple(part for part in found if not isinstance(part, ReadProblem)),
        people=tuple(dict.fromkeys((*people, *credited(lines)))),
        problems=(
            *page.problems,
            *(part for part in found if isinstance(part, ReadProblem)),
        ),
    )


def _under_headings(
    tables: Sequence[HtmlTable], passages: Sequence[Passage]
) -> Iterator[MarkdownTable]:
    """Yield the tables that have a header, each with the headings of its first row."""
    rows = iter([part for part in passages if part.role is Role.ROW])
    for table in tables:
        if not table.rows:
            continue
        first = next((part for part in rows if part.cells == table.rows[0].cells), None)
        if table.records is not None:
            above = first.headings if first else ()
            yield replace(table.records, headings=above)


def is_notes(title: str | None, passages: Sequence[Passage]) -> bool:
    """Whether a page is a meeting's notes: by its title, or by a list of attendees."""
    return is_meeting(title or "") or bool(attendees(_lines(passages), passages))


def _lines(passages: Sequence[Passage]) -> list[str]:
    """Return what is no row of a table, line by line."""
    written = (part.text for part in passages if part.role is not Role.ROW)
    return [line for text in written for line in text.split("\n")]


def _dated(
    lines: list[str], frame: PageFrame, document: Document, context: ReadContext
) -> tuple[date | None, str]:
    written, written_from = document_date(lines, document.name, context)
    if frame.modified and not (written and is_meeting(lines[0])):
        return frame.modified, frame.modified_from
    return written, written_from
