"""Small PDF files with text where it is wanted."""

from __future__ import annotations

from collections.abc import Sequence

Placed = tuple[int, str]
"""Points from the left edge, and words."""


def pdf(*pages: Sequence[str | Sequence[Placed]], extra: bytes = b"") -> bytes:
    """Return a PDF; a line is a text, or several with their places from the left."""
    objects: list[bytes] = [b"", b""]
    kids: list[bytes] = []
    for lines in pages:
        content = _content(lines)
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
        kids.append(b"%d 0 R" % (len(objects) + 1))
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources"
            b"<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>"
            % len(objects)
        )
    objects[0] = b"<</Type/Catalog/Pages 2 0 R>>"
    objects[1] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (b" ".join(kids), len(kids))
    return assembled(objects, extra)


def assembled(objects: Sequence[bytes], extra: bytes = b"") -> bytes:
    """Return a file of these objects, the first one its catalogue."""
    body = b"%PDF-1.4\n"
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return (
        body
        + b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
        + b"trailer\n<</Size %d/Root 1 0 R%s>>\n" % (len(objects) + 1, extra)
        + b"startxref\n%d\n%%%%EOF\n" % len(body)
    )


def _content(lines: Sequence[str | Sequence[Placed]]) -> bytes:
    parts = []
    for number, line in enumerate(lines):
        placed = [(0, line)] if isinstance(line, str) else line
        for left, words in placed:
            if words:
                parts.append(
                    f"BT /F1 10 Tf 1 0 0 1 {60 + left} {780 - 14 * number} Tm"
                    f" ({words}) Tj ET"
                )
    return "\n".join(parts).encode("latin-1")
