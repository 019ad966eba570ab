"""Wiki pages in Markdown: charter, plan, decision log and the like."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from assistant.domain.people import fold
from assistant.domain.reading import DocumentKind, ReadProblem, ReadResult
from ingest.date_order import written_order
from ingest.notes.attendees import attendees
from ingest.notes.passages import head_text, read_written, title_of
from ingest.pages.page_titles import is_meeting, page_stream, title_words
from ingest.reader import Document, ReadContext
from ingest.records.listed_milestones import listed_milestones, without_repeats
from ingest.records.wiki_tables import table_records
from ingest.records.written_milestones import unlisted, written_milestones
from ingest.text.markdown_tables import markdown_tables
from ingest.text.prose import markdown_passages

_WIKI_FOLDERS = frozenset({"wiki", "pages", "confluence", "docs"})
_PAGE_WORDS = (
    "charter brief plan roadmap glossary changelog scope raci milestones schedule"
    " requirements runbook handbook mandate projektauftrag projektplan glossar fahrplan"
    " charte planning glossaire plano plan piano carta glosario glossario"
)
_PAGES = frozenset(_PAGE_WORDS.split())
_PAGE_PHRASES = ("decision log", "change log", "decision register", "change request")


class WikiReader:
    """Passages of a page, and its tables of milestones and of decisions.

    A later export of a page is a new version of it, whatever the file's name: the
    stream is the page's title.
    """

    kind = DocumentKind.WIKI_MARKDOWN
    example = "wiki/project-charter.md"

    def accepts(self, document: Document) -> bool:
        """A Markdown page whose title, name, folder or tables say so.

        A meeting's notes are none; a charter in the wiki may list its people.
        """
        if document.suffix not in {".md", ".markdown"}:
            return False
        lines = head_text(document).split("\n")
        passages = markdown_passages(lines)
        title = fold(title_of(passages) or "")
        name = fold(document.name).replace("_", " ").replace("-", " ")
        if is_meeting(title) or is_meeting(name):
            return False
        folders = {part.casefold() for part in document.path.split("/")[:-1]}
        words = title_words(title) | title_words(name.rsplit(".", 1)[0])
        is_page = bool(folders & _WIKI_FOLDERS and words & _PAGES)
        if attendees(lines, passages) and not is_page:
            return False
        return bool(
            folders & _WIKI_FOLDERS
            or words & _PAGES
            or any(phrase in title for phrase in _PAGE_PHRASES)
            or _keeps_records(lines)
        )

    def read(self, document: Document, context: ReadContext) -> ReadResult:
        """Read passages, milestones and logged decisions.

        Raises:
            UnreadableFileError: If the bytes are not text.
        """
        written = read_written(document, context, markdown=True)
        near = written.dated or context.today
        order = written_order(written.lines) or context.date_order
        found = [
            part
            for table in markdown_tables("\n".join(written.lines))
            for part in table_records(table, order, near)
        ]
        listed = listed_milestones(written.passages, written.title, order, near)
        found += without_repeats(listed, found)
        found += unlisted(found, written_milestones(written.passages, order, near))
        problems = tuple(part for part in found if isinstance(part, ReadProblem))
        return ReadResult(
            kind=self.kind,
            title=written.title,
            dated=written.dated,
            dated_from=written.dated_from,
            stream=page_stream(written.title),
            complete=True,
            label=written.label,
            unmapped=written.unmapped,
            passages=written.passages,
            records=tuple(part for part in found if not isinstance(part, ReadProblem)),
            people=written.people,
            problems=(*written.problems, *problems),
        )


def _keeps_records(lines: Sequence[str]) -> bool:
    """Whether a table of the page is one of milestones or of decisions."""
    tables = markdown_tables("\n".join(lines))
    found = (part for table in tables for part in table_records(table, None, date.min))
    return any(not isinstance(part, ReadProblem) for part in found)
