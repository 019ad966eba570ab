"""XML files, parsed strictly."""

from __future__ import annotations

from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from ingest.errors import UnreadableFileError
from ingest.reader import Document


def parse_xml(document: Document, fix: str) -> Element:
    """Parse the file; `fix` says how it is made anew.

    Raises:
        UnreadableFileError: If it is no well-formed XML, or declares a document type.
    """
    try:
        return fromstring(document.data, forbid_dtd=True)
    except DefusedXmlException as error:
        raise UnreadableFileError(
            f"{document.path!r} declares a document type, which no export needs.",
            fix=fix,
        ) from error
    except (ParseError, ValueError, LookupError) as error:
        raise UnreadableFileError(
            f"{document.path!r} is not well-formed XML: {error}.",
            fix=f"{fix} The file may have been cut off.",
        ) from error
