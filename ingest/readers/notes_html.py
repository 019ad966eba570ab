"""Notes and pages saved as plain HTML by any program."""

from __future__ import annotations

import re

from assistant.domain.reading import DocumentKind, ReadResult
from ingest.errors import UnreadableFileError
from ingest.pages.html_blocks import read_page
from ingest.pages.html_inline import parse_html, squeezed
from ingest.pages.wiki_pages import PageFrame, page_content
from ingest.reader import Document, ReadContext
from ingest.text.decoding import decode

_PAGE = re.compile(
    rb"(?:\s|<!--.{0,2000}?-->|<\?xml[^>]{0,200}\?>)*"
    rb"<(?:!doctype html|html|head|body|h[1-6]|p|div|ul|ol|table|article|section)"
    rb"[\s>]",
    re.IGNORECASE | re.DOTALL,
)


class HtmlNotesReader:
    """Passages, tables and people of a page that no other reader knows."""

    kind = DocumentKind.NOTES_HTML
    example = "notes/weekly.html"

    def accepts(self, document: Document) -> bool:
        """Whether it begins with an element of HTML."""
        head = document.head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
        return _PAGE.match(head) is not None

    def read(self, document: Document, context: ReadContext) -> ReadResult:
        """Read the page.

        Raises:
            UnreadableFileError: If the bytes are not text, or no page.
        """
        text = decode(document.data, document.path)
        root = parse_html(text.body)
        if root is None:
            raise UnreadableFileError(
                f"{document.path!r} holds no page.", fix="Save it again as HTML."
            )
        title = squeezed(root.findtext(".//title") or "") or None
        content = page_content(
            read_page(root), PageFrame(title=title), document, context
        )
        problems = (text.problem,) if text.problem else ()
        return content.result(self.kind, problems).model_copy(
            update={"stream": None, "complete": False}
        )
