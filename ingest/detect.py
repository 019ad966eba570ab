"""Which reader reads a file: by its content, by its name only where content cannot."""

from __future__ import annotations

from ingest.errors import EmptyFileError, UnknownFormatError
from ingest.reader import Document, Reader
from ingest.readers import READERS
from ingest.save_as import save_as

_BLANK = b" \t\r\n\x0b\x0c\0\xef\xbb\xbf\xff\xfe"


def reader_for(document: Document, kind: str | None = None) -> Reader:
    """Return the first reader that accepts the file, or the one of the kind.

    Raises:
        EmptyFileError: If the file holds nothing but blanks.
        UnknownFormatError: If no reader accepts it, or none has this kind.
    """
    if not document.head.strip(_BLANK) and not document.data.strip(_BLANK):
        raise EmptyFileError(document.path)
    for reader in READERS:
        if reader.kind == kind or (kind is None and reader.accepts(document)):
            return reader
    raise UnknownFormatError(document.path, save_as(document))
