"""Confluence pages in storage format, as its API and its XML exports hold them."""

from __future__ import annotations

import re

from assistant.domain.reading import DocumentKind, ReadResult
from ingest.errors import UnreadableFileError
from ingest.files.names import stable_name
from ingest.pages.html_blocks import read_page
from ingest.pages.html_inline import parse_html
from ingest.pages.wiki_accounts import name_accounts
from ingest.pages.wiki_pages import PageFrame, is_notes, page_content
from ingest.reader import Document, ReadContext
from ingest.text.decoding import decode

_OWN = re.compile(rb"<(?:ac|ri):[a-z-]{2,40}[\s>/]")
_MARKUP = re.compile(rb"[\xef\xbb\xbf\s]*<")
_TYPED = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


class ConfluenceStorageReader:
    """Passages, tasks, milestones and logged decisions of one page's body.

    The format holds neither title nor date: the file's name gives both.
    """

    kind = DocumentKind.CONFLUENCE_STORAGE
    example = "wiki/decision-log.xml"

    def accepts(self, document: Document) -> bool:
        """Whether it is markup with elements of Confluence's own."""
        return bool(_MARKUP.match(document.head) and _OWN.search(document.data))

    def read(self, document: Document, context: ReadContext) -> ReadResult:
        """Read the page.

        Raises:
            UnreadableFileError: If the bytes are not text, or declare a document type.
        """
        if _TYPED.search(document.data):
            raise UnreadableFileError(
                f"{document.path!r} declares a document type, which no page needs.",
                fix="Export the page again.",
            )
        text = decode(document.data, document.path)
        root = parse_html(text.body)
        if root is None:
            raise UnreadableFileError(
                f"{document.path!r} holds no page.", fix="Export the page again."
            )
        strangers = name_accounts(root)
        title = stable_name(document.name).replace("-", " ") or None
        frame = PageFrame(title=title)
        content = page_content(read_page(root), frame, document, context)
        notes = is_notes(content.title, content.passages)
        result = content.result(
            DocumentKind.NOTES_HTML if notes else self.kind,
            (text.problem,) if text.problem else (),
        )
        more = (
            {"unmapped": {"person": (*dict.fromkeys(strangers),)}} if strangers else {}
        )
        return result.model_copy(
            update={**more, "stream": None if notes else result.stream}
        )
