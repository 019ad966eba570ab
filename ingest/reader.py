"""The reader port: what every source format implements."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, Protocol

from assistant.domain.reading import DocumentKind, ReadResult

DateOrder = Literal["dmy", "mdy"]


@dataclass(frozen=True, slots=True)
class Document:
    """One file's bytes.

    `path` is relative to the parent of the ingested path, with `/`; `data` are all of
    its bytes; `neighbour` returns the bytes of a file beside it, or as `../name` of
    one in the folder above, or None.
    """

    path: str
    data: bytes
    neighbour: Callable[[str], bytes | None] = lambda _name: None

    @property
    def name(self) -> str:
        """The file's own name."""
        return self.path.rsplit("/", 1)[-1]

    @property
    def suffix(self) -> str:
        """The extension in lower case with its dot, or empty."""
        return f".{self.name.rsplit('.', 1)[1].lower()}" if "." in self.name else ""

    @property
    def head(self) -> bytes:
        """The first 4 KiB, enough to recognise a format."""
        return self.data[:4096]


@dataclass(frozen=True, slots=True)
class ReadContext:
    """What a project's settings say about reading.

    `date_order` decides d/m against m/d where a file does not; `statuses` maps tracker
    words in lower case to a category; `today` bounds dates without a year;
    `audience` is whose update an update file is; `is_person` says whether a text is
    somebody of the project as it is known so far; `columns` are the names of columns
    by field where a table of tickets does not say them plainly; `timezone` is the IANA
    name of the zone of times that name none.
    """

    today: date
    date_order: DateOrder | None = None
    statuses: Mapping[str, str] = field(default_factory=dict)
    audience: str | None = None
    is_person: Callable[[str], bool] = lambda _text: False
    columns: Mapping[str, str] = field(default_factory=dict)
    timezone: str = "UTC"


class Reader(Protocol):
    """Reads one source format.

    `accepts` looks at content first and at the name only where content cannot tell;
    `read` raises `UnreadableFileError` for a bad file as a whole and returns bad parts
    as problems.
    """

    kind: DocumentKind
    example: str

    def accepts(self, document: Document) -> bool:
        """Whether this reader knows the format."""
        ...

    def read(self, document: Document, context: ReadContext) -> ReadResult:
        """Read everything the file holds."""
        ...
