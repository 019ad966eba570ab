"""Microsoft Project's own files (.mpp), through MPXJ where it is installed."""

from __future__ import annotations

import ctypes
from contextlib import suppress
from dataclasses import replace
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final

from assistant.domain.reading import DocumentKind, ReadResult
from ingest.errors import UnreadableFileError
from ingest.reader import Document, ReadContext
from ingest.readers.mspdi_xml import MspdiReader

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROGRAM: Final = b"MSProject"
_OPTIONS: Final = (
    "-Xmx256m",
    "-Xss512k",
    "-XX:+UseSerialGC",
    "-XX:-UsePerfData",
    "-XX:CompressedClassSpaceSize=32m",
    "-XX:ReservedCodeCacheSize=24m",
    "-XX:TieredStopAtLevel=1",
    "-XX:CICompilerCount=1",
)
"""Of the Java machine: what it needs of the memory that a reader may take."""
_ARENAS: Final = -8
"""Of the C library: how many heaps its threads get, of which each reserves memory."""
_SAVE_AS: Final = "Save it in Microsoft Project as XML (*.xml), and ingest that"


class MppReader:
    """A plan is turned into Project's XML in memory and read as that."""

    kind = DocumentKind.MPP
    example = "schedule/plan.mpp"

    def accepts(self, document: Document) -> bool:
        """Whether Microsoft Project wrote the file."""
        return document.head.startswith(_OLE) and _PROGRAM in document.data

    def read(self, document: Document, context: ReadContext) -> ReadResult:
        """Read every task with what the plan says of it.

        Raises:
            UnreadableFileError: If MPXJ or Java is missing, or the file is damaged or
                protected.
        """
        if find_spec("mpxj") is None or find_spec("jpype") is None:
            raise UnreadableFileError(
                f"{document.path!r} is a Microsoft Project file, which needs MPXJ.",
                fix=f"{_SAVE_AS}; or install `ontrack[mpp]` and a Java runtime.",
            )
        xml = _as_xml(document)
        plan = MspdiReader().read(replace(document, data=xml), context)
        return plan.model_copy(update={"kind": self.kind})


def _as_xml(document: Document) -> bytes:
    jpype = import_module("jpype")
    _start(jpype, document.path)
    try:
        source = jpype.JClass("java.io.ByteArrayInputStream")(
            jpype.JArray(jpype.JByte)(document.data)
        )
        reader = jpype.JClass("org.mpxj.mpp.MPPReader")()
        project = reader.read(source)
        if project is None:
            raise _damaged(document.path, "it holds no plan")
        target = jpype.JClass("java.io.ByteArrayOutputStream")()
        jpype.JClass("org.mpxj.mspdi.MSPDIWriter")().write(project, target)
        return bytes(target.toByteArray())
    except jpype.JException as error:
        raise _damaged(document.path, str(error)[:200]) from error


def _start(jpype: Any, path: str) -> None:
    """Start the Java machine of this process, once.

    Raises:
        UnreadableFileError: If there is none.
    """
    if jpype.isJVMStarted():
        return
    import_module("mpxj")
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).mallopt(_ARENAS, 1)
    try:
        jpype.startJVM(*_OPTIONS, convertStrings=True)
    except (jpype.JVMNotFoundException, OSError, RuntimeError) as error:
        raise UnreadableFileError(
            f"{path!r} is a Microsoft Project file, and no Java runtime starts "
            f"({str(error)[:120]}).",
            fix=f"{_SAVE_AS}; or install Java 11 or newer.",
        ) from error


def _damaged(path: str, why: str) -> UnreadableFileError:
    return UnreadableFileError(
        f"{path!r} is a Microsoft Project file that cannot be read: {why}.",
        fix=f"{_SAVE_AS}, without a password.",
    )
