"""What a reader makes of one file: passages, records, people and problems."""

from __future__ import annotations

import operator
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Literal, TypeVar

from pydantic import (
    Field,
    SerializerFunctionWrapHandler,
    ValidatorFunctionWrapHandler,
    WrapSerializer,
    WrapValidator,
)

from assistant.domain.base import Frozen
from assistant.domain.labels import Label
from assistant.domain.records import AnyRecord

T = TypeVar("T")


class Long(Sequence[T]):
    """A sequence that is not in memory as a whole: to be walked through, not copied."""


def _as_it_is(value: Any, handler: ValidatorFunctionWrapHandler) -> Any:
    return value if isinstance(value, Long) else tuple(handler(value))


def _in_memory(value: Any, handler: SerializerFunctionWrapHandler) -> Any:
    return handler(tuple(value))


Many = Annotated[Sequence[T], WrapValidator(_as_it_is), WrapSerializer(_in_memory)]
"""A tuple, or what is too long to be one."""


class Role(StrEnum):
    """What a passage is within its document."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    TURN = "turn"
    MESSAGE = "message"
    CELL = "cell"


class Passage(Frozen):
    """A piece of a document that is cited as one.

    `text` is verbatim (cleaned of control characters, line ends folded to LF);
    `locator` places it; `speaker` is who said or wrote it, where the source says so;
    `headings` are the titles above it, outermost first; `cells` are the column names
    and values of a table row; `quoted` marks a reply that quotes an earlier mail;
    `subject` is the key of the ticket or RAID entry whose cell it is; `closed` is how
    closed a row of a table says itself to be; `addressed` are the addresses, else the
    names, to which a mail goes, `copied` those that get a copy.
    """

    locator: str
    text: str
    role: Role = Role.PARAGRAPH
    speaker: str | None = None
    dated: date | None = None
    headings: tuple[str, ...] = ()
    cells: tuple[tuple[str, str], ...] = ()
    quoted: bool = False
    subject: str | None = None
    thread: str | None = None
    closed: Label | None = None
    addressed: tuple[str, ...] = Field(default=(), exclude_if=operator.not_)
    copied: tuple[str, ...] = Field(default=(), exclude_if=operator.not_)


class PersonMention(Frozen):
    """A person as one source names them: at least one of the fields is set."""

    name: str | None = None
    handle: str | None = None
    email: str | None = None
    role: str | None = None


class ReadProblem(Frozen):
    """A part that could not be read; the good parts were kept.

    `where` is `row 14`, `line 3` or empty for the whole file.
    """

    where: str
    what: str
    fix: str


class DocumentKind(StrEnum):
    """What a file was recognised as."""

    JIRA_CSV = "jira_csv"
    ASANA_CSV = "asana_csv"
    ASANA_JSON = "asana_json"
    TRELLO_JSON = "trello_json"
    JIRA_JSON = "jira_json"
    JIRA_XML = "jira_xml"
    GITHUB_ISSUES = "github_issues"
    RAID_CSV = "raid_csv"
    RAID_XLSX = "raid_xlsx"
    RAID_MARKDOWN = "raid_markdown"
    JUNIT_XML = "junit_xml"
    GITHUB_RUNS = "github_runs"
    NOTES_MARKDOWN = "notes_markdown"
    NOTES_TEXT = "notes_text"
    NOTES_DOCX = "notes_docx"
    TRANSCRIPT_VTT = "transcript_vtt"
    MAIL = "mail"
    SLACK_DAY = "slack_day"
    SLACK_USERS = "slack_users"
    SLACK_CHANNELS = "slack_channels"
    WIKI_MARKDOWN = "wiki_markdown"
    UPDATE_MARKDOWN = "update_markdown"
    MSPDI_XML = "mspdi_xml"
    MPP = "mpp"
    CONFLUENCE_HTML = "confluence_html"
    CONFLUENCE_STORAGE = "confluence_storage"
    CONFLUENCE_JSON = "confluence_json"
    CONFLUENCE_WORD = "confluence_word"
    NOTES_HTML = "notes_html"
    NOTES_PDF = "notes_pdf"
    TRANSCRIPT_SRT = "transcript_srt"
    TRANSCRIPT_OTTER = "transcript_otter"
    TRANSCRIPT_TEAMS = "transcript_teams"
    ZOOM_CHAT = "zoom_chat"
    MBOX = "mbox"
    TEAMS_CHAT = "teams_chat"
    CHAT_TEXT = "chat_text"
    CALENDAR = "calendar"
    UPDATE_DOCX = "update_docx"
    NOTE = "note"
    AZURE_DEVOPS_CSV = "azure_devops_csv"
    AZURE_DEVOPS_JSON = "azure_devops_json"
    GITLAB_ISSUES = "gitlab_issues"
    LINEAR_CSV = "linear_csv"
    TICKETS_CSV = "tickets_csv"
    TICKETS_XLSX = "tickets_xlsx"
    GITLAB_PIPELINES = "gitlab_pipelines"
    JENKINS_BUILDS = "jenkins_builds"
    AZURE_BUILDS = "azure_builds"
    MOCHA_JSON = "mocha_json"
    BUDGET_CSV = "budget_csv"
    BUDGET_XLSX = "budget_xlsx"
    CAPACITY_CSV = "capacity_csv"
    CAPACITY_XLSX = "capacity_xlsx"
    ABSENCES_CSV = "absences_csv"
    ABSENCES_XLSX = "absences_xlsx"
    TABLE_CSV = "table_csv"
    TABLE_XLSX = "table_xlsx"


WIKI_KINDS = frozenset(
    {
        DocumentKind.WIKI_MARKDOWN,
        DocumentKind.CONFLUENCE_HTML,
        DocumentKind.CONFLUENCE_STORAGE,
        DocumentKind.CONFLUENCE_JSON,
        DocumentKind.CONFLUENCE_WORD,
    }
)
"""Pages that are kept up to date, and no notes of one day."""
TRANSCRIPT_KINDS = frozenset(
    {
        DocumentKind.TRANSCRIPT_VTT,
        DocumentKind.TRANSCRIPT_SRT,
        DocumentKind.TRANSCRIPT_OTTER,
        DocumentKind.TRANSCRIPT_TEAMS,
    }
)
"""What was recorded of a meeting and written down by a machine."""
NOTES_KINDS = TRANSCRIPT_KINDS | {
    DocumentKind.NOTES_MARKDOWN,
    DocumentKind.NOTES_TEXT,
    DocumentKind.NOTES_DOCX,
    DocumentKind.NOTES_HTML,
    DocumentKind.NOTES_PDF,
}
"""What was written down of a meeting."""
MAIL_KINDS = frozenset({DocumentKind.MAIL, DocumentKind.MBOX})
"""Mails, one in a file or many."""
CHAT_KINDS = frozenset(
    {
        DocumentKind.SLACK_DAY,
        DocumentKind.TEAMS_CHAT,
        DocumentKind.CHAT_TEXT,
        DocumentKind.ZOOM_CHAT,
    }
)
"""Messages of a channel, a chat or a meeting."""
UPDATE_KINDS = frozenset({DocumentKind.UPDATE_MARKDOWN, DocumentKind.UPDATE_DOCX})
"""Status updates that were sent before."""
TICKET_KINDS = frozenset(
    {
        DocumentKind.JIRA_CSV,
        DocumentKind.ASANA_CSV,
        DocumentKind.ASANA_JSON,
        DocumentKind.TRELLO_JSON,
        DocumentKind.JIRA_JSON,
        DocumentKind.JIRA_XML,
        DocumentKind.GITHUB_ISSUES,
        DocumentKind.AZURE_DEVOPS_CSV,
        DocumentKind.AZURE_DEVOPS_JSON,
        DocumentKind.GITLAB_ISSUES,
        DocumentKind.LINEAR_CSV,
        DocumentKind.TICKETS_CSV,
        DocumentKind.TICKETS_XLSX,
    }
)
"""Exports of trackers, each a snapshot of all tickets."""
CI_KINDS = frozenset(
    {
        DocumentKind.JUNIT_XML,
        DocumentKind.GITHUB_RUNS,
        DocumentKind.GITLAB_PIPELINES,
        DocumentKind.JENKINS_BUILDS,
        DocumentKind.AZURE_BUILDS,
        DocumentKind.MOCHA_JSON,
    }
)
"""Results of builds and tests."""


class PastState(Frozen):
    """A record as it was from a day on, as a history within the file tells."""

    on: date
    record: AnyRecord


class ReadResult(Frozen):
    """Everything a reader found in one file.

    `dated` is the document's own date and `dated_from` how it is known (`heading`,
    `mail date`, `newest timestamp`, `file name`); `stream` names what the file is a
    version of, None when the path itself is the stream; `complete` says that a record
    missing here no longer exists in its source; `rows_refused` counts rows that were
    not kept; `unmapped` holds, by kind (`status`, `person`, `level`), the values that
    had no meaning; `looks_cut` says why the export may be incomplete; `date_order`
    is what the dates of its cells prove of day and month; `past` are states
    that records of the file had on earlier days, by record and day; `remarks` say what
    was left out as nobody's words. Passages, records and past states of a large file
    may be `Long`: to be walked through, not copied.
    """

    kind: DocumentKind
    title: str | None = None
    dated: date | None = None
    dated_from: str = ""
    stream: str | None = None
    complete: bool = False
    label: Label | None = None
    passages: Many[Passage] = ()
    records: Many[AnyRecord] = ()
    people: tuple[PersonMention, ...] = ()
    problems: tuple[ReadProblem, ...] = ()
    rows_refused: int = 0
    unmapped: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    looks_cut: str | None = None
    date_order: Literal["dmy", "mdy"] | None = None
    remarks: tuple[str, ...] = ()
    past: Many[PastState] = ()
