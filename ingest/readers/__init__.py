"""Every source format, most specific first: the first that accepts a file reads it."""

from __future__ import annotations

from ingest.reader import Reader
from ingest.readers.absences_csv import AbsencesCsvReader
from ingest.readers.absences_xlsx import AbsencesXlsxReader
from ingest.readers.asana_csv import AsanaCsvReader
from ingest.readers.asana_json import AsanaJsonReader
from ingest.readers.azure_builds import AzureBuildsReader
from ingest.readers.azure_devops_csv import AzureDevopsCsvReader
from ingest.readers.azure_devops_json import AzureDevopsJsonReader
from ingest.readers.budget_csv import BudgetCsvReader
from ingest.readers.budget_xlsx import BudgetXlsxReader
from ingest.readers.calendar_ics import CalendarReader
from ingest.readers.capacity_csv import CapacityCsvReader
from ingest.readers.capacity_xlsx import CapacityXlsxReader
from ingest.readers.chat_text import ChatTextReader
from ingest.readers.confluence_html import ConfluenceHtmlReader
from ingest.readers.confluence_json import ConfluenceJsonReader
from ingest.readers.confluence_storage import ConfluenceStorageReader
from ingest.readers.confluence_word import ConfluenceWordReader
from ingest.readers.github_issues import GithubIssuesReader
from ingest.readers.github_runs import GithubRunsReader
from ingest.readers.gitlab_issues import GitlabIssuesReader
from ingest.readers.gitlab_pipelines import GitlabPipelinesReader
from ingest.readers.jenkins_builds import JenkinsBuildsReader
from ingest.readers.jira_csv import JiraCsvReader
from ingest.readers.jira_json import JiraJsonReader
from ingest.readers.jira_xml import JiraXmlReader
from ingest.readers.junit_xml import JunitXmlReader
from ingest.readers.linear_csv import LinearCsvReader
from ingest.readers.mail import MailReader
from ingest.readers.mbox import MboxReader
from ingest.readers.mocha_json import MochaReader
from ingest.readers.mpp import MppReader
from ingest.readers.mspdi_xml import MspdiReader
from ingest.readers.notes_docx import DocxNotesReader
from ingest.readers.notes_html import HtmlNotesReader
from ingest.readers.notes_markdown import MarkdownNotesReader
from ingest.readers.notes_pdf import PdfNotesReader
from ingest.readers.notes_text import TextNotesReader
from ingest.readers.plain_table import PlainCsvReader, PlainXlsxReader
from ingest.readers.raid_csv import RaidCsvReader
from ingest.readers.raid_markdown import RaidMarkdownReader
from ingest.readers.raid_xlsx import RaidXlsxReader
from ingest.readers.slack import SlackDayReader, SlackUsersReader
from ingest.readers.slack_channels import SlackChannelsReader
from ingest.readers.teams_chat import TeamsChatReader
from ingest.readers.tickets_csv import TicketsCsvReader
from ingest.readers.tickets_xlsx import TicketsXlsxReader
from ingest.readers.transcript_otter import OtterReader
from ingest.readers.transcript_srt import SubtitleReader
from ingest.readers.transcript_teams import TeamsTranscriptReader
from ingest.readers.transcript_vtt import TranscriptReader
from ingest.readers.trello_json import TrelloReader
from ingest.readers.update_docx import DocxUpdateReader
from ingest.readers.update_markdown import UpdateReader
from ingest.readers.wiki_markdown import WikiReader
from ingest.readers.zoom_chat import ZoomChatReader

READERS: tuple[Reader, ...] = (
    GitlabPipelinesReader(),
    JenkinsBuildsReader(),
    AzureBuildsReader(),
    MochaReader(),
    GithubRunsReader(),
    AzureDevopsJsonReader(),
    GitlabIssuesReader(),
    TrelloReader(),
    JiraJsonReader(),
    AsanaJsonReader(),
    GithubIssuesReader(),
    JiraXmlReader(),
    TeamsChatReader(),
    SlackUsersReader(),
    SlackChannelsReader(),
    SlackDayReader(),
    JunitXmlReader(),
    MspdiReader(),
    MppReader(),
    ConfluenceJsonReader(),
    ConfluenceHtmlReader(),
    ConfluenceStorageReader(),
    ConfluenceWordReader(),
    HtmlNotesReader(),
    PdfNotesReader(),
    AbsencesXlsxReader(),
    TicketsXlsxReader(),
    BudgetXlsxReader(),
    CapacityXlsxReader(),
    PlainXlsxReader(),
    RaidXlsxReader(),
    DocxUpdateReader(),
    TeamsTranscriptReader(),
    DocxNotesReader(),
    TranscriptReader(),
    SubtitleReader(),
    ZoomChatReader(),
    ChatTextReader(),
    OtterReader(),
    CalendarReader(),
    MboxReader(),
    MailReader(),
    LinearCsvReader(),
    AzureDevopsCsvReader(),
    AsanaCsvReader(),
    JiraCsvReader(),
    UpdateReader(),
    RaidMarkdownReader(),
    WikiReader(),
    MarkdownNotesReader(),
    AbsencesCsvReader(),
    TicketsCsvReader(),
    BudgetCsvReader(),
    CapacityCsvReader(),
    RaidCsvReader(),
    PlainCsvReader(),
    TextNotesReader(),
)
