"""Pages that Confluence exported "to Word": HTML within a message, named .doc."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.utils import parsedate_to_datetime

from assistant.domain.reading import DocumentKind, ReadResult
from ingest.errors import UnreadableFileError
from ingest.pages.html_blocks import read_page
from ingest.pages.html_inline import parse_html, squeezed
from ingest.pages.wiki_pages import PageFrame, is_notes, page_content
from ingest.reader import Document, ReadContext
from ingest.text.decoding import decode

_SUBJECT = re.compile(
    rb"^Subject:[ \t]*Exported From Confluence\s*$", re.MULTILINE | re.IGNORECASE
)


class ConfluenceWordReader:
    """Passages, tasks, milestones and logged decisions of one page.

    Locators are lines of the page as it was packed; its day is that of the export.
    """

    kind = DocumentKind.CONFLUENCE_WORD
    example = "wiki/Decision+log.doc"

    def accepts(self, document: Document) -> bool:
        """Whether the message says that Confluence exported it."""
        return _SUBJECT.search(document.head) is not None

    def read(self, document: Document, context: ReadContext) -> ReadResult:
        """Read the page.

        Raises:
            UnreadableFileError: If the message holds no page.
        """
        message = message_from_bytes(document.data, policy=policy.compat32)
        parts = (p for p in message.walk() if p.get_content_type() == "text/html")
        part = next(parts, None)
        packed = part.get_payload(decode=True) if part is not None else None
        text = decode(packed, document.path) if isinstance(packed, bytes) else None
        root = parse_html(text.body) if text is not None else None
        if text is None or root is None:
            raise UnreadableFileError(
                f"{document.path!r} holds no page.", fix="Export the page again."
            )
        try:
            day = parsedate_to_datetime(str(message.get("Date"))).date()
        except ValueError:
            day = None
        frame = PageFrame(
            title=squeezed(root.findtext(".//title") or "") or None,
            modified=day,
            modified_from="export date" if day else "",
        )
        content = page_content(read_page(root), frame, document, context)
        notes = is_notes(content.title, content.passages)
        return content.result(
            DocumentKind.NOTES_HTML if notes else self.kind,
            (text.problem,) if text.problem else (),
        )
