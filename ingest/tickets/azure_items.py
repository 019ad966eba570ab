"""What the fields of Azure DevOps work items mean, in a table as in JSON."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from assistant.domain.records import StatusCategory
from ingest.text.decoding import clean
from ingest.text.html_text import html_to_text
from ingest.tickets.statuses import category_of

_PERSON: Final = re.compile(r"(?P<name>[^<>]*?)\s*<(?P<mail>[^<>]*)>")
_MARKUP: Final = re.compile(r"<[A-Za-z/!][^<>]*>|&(?:#\d+|[a-z]+);")
_STATES: Final = {
    "proposed": "to do",
    "approved": "to do",
    "active": "in progress",
    "committed": "in progress",
    "resolved": "in progress",
}
"""States of its processes; what is resolved there has still to be verified."""


def azure_category(
    state: str, reason: str, settings: Mapping[str, str], *, blocked: bool = False
) -> StatusCategory:
    """Map a state by the settings, by the processes that come with it, by its name."""
    return category_of(
        state,
        tracker_category=_STATES.get(state.casefold(), ""),
        resolution=reason,
        flagged=blocked,
        settings=settings,
    )


def azure_person(text: str) -> tuple[str, str]:
    """Split `Name <mail>`; what follows the name may be an account's name."""
    match = _PERSON.fullmatch(text.strip())
    return (match["name"], match["mail"]) if match else (text.strip(), "")


def azure_key(ident: str) -> str:
    """Return a number as people write it of a work item: `#297`."""
    number = ident.strip().removeprefix("#").removesuffix(".0")
    return f"#{number}" if number.isdigit() else ""


def azure_tags(text: str) -> tuple[str, ...]:
    """Split tags at their semicolons."""
    return tuple(tag.strip() for tag in text.split(";") if tag.strip())


def last_of_path(text: str) -> tuple[str, ...]:
    r"""Return the last part of an area or iteration path such as `Hull\Sprint 2`.

    The path of the project alone says nothing.
    """
    parts = [part for part in text.split("\\") if part.strip()]
    return (parts[-1].strip(),) if len(parts) > 1 else ()


def plain_words(text: str) -> str:
    """Return the text of HTML, and other text as it is."""
    return clean(html_to_text(text)).strip() if _MARKUP.search(text) else text
