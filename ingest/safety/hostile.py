"""Which files are read in a process of their own: those made to be unpacked."""

from __future__ import annotations

import io
import re

from assistant.domain.reading import MAIL_KINDS, DocumentKind
from ingest.safety.containers import is_zip

HEAD = 4096
"""So many first bytes tell whether a file is one."""
_OLE = b"\xd0\xcf\x11\xe0"
_PDF = b"%PDF"
_BLANK = b" \t\r\n\x0b\x0c\0\xef\xbb\xbf\xff\xfe"
_MARKED_UP = (b"<", b"{\\rtf")
_KINDS = frozenset(
    kind
    for kind in DocumentKind
    if kind.value.endswith(("_xlsx", "_docx", "_pdf", "_html", "_xml"))
) | {
    DocumentKind.CALENDAR,
    DocumentKind.CONFLUENCE_JSON,
    DocumentKind.CONFLUENCE_STORAGE,
    DocumentKind.CONFLUENCE_WORD,
    DocumentKind.MPP,
    DocumentKind.TRANSCRIPT_TEAMS,
}
_FOLD = (b" ", b"\t")
_MOST_FOLDED = 500
_LONGEST_LINE = 32 * 1024
_PARTS = re.compile(rb"^content-type:\s*+(?!text/plain)", re.IGNORECASE | re.MULTILINE)


def looks_hostile(head: bytes) -> bool:
    """Whether the first bytes are those of a format that can be made to exhaust.

    These are zip and office files, PDF, XML, HTML and whatever is no text.
    """
    bare = head.lstrip(_BLANK)
    return (
        is_zip(head)
        or head.startswith(_OLE)
        or _PDF in head[:1024]
        or bare.startswith(_MARKED_UP)
    )


def is_hostile(kind: str, data: bytes) -> bool:
    """Whether a file of this kind is one, such as a mail that has other than text."""
    if kind in MAIL_KINDS:
        return _PARTS.search(data) is not None or _has_endless_field(data)
    return kind in _KINDS


def _has_endless_field(data: bytes) -> bool:
    """Whether a header field of a mail may go on and on, folded or not."""
    folded = 0
    for line in io.BytesIO(data):
        folded = folded + 1 if line.startswith(_FOLD) else 0
        if folded > _MOST_FOLDED or len(line) > _LONGEST_LINE:
            return True
    return False
