"""What labels of issues say: how far the work is, how urgent, whether it is a bug."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from assistant.domain.people import fold
from assistant.domain.records import StatusCategory
from ingest.tickets.statuses import category_of

_STATUS: Final = re.compile(
    r"\s*(?:status|state|stage|workflow)\s*[:/=-]+\s*(?P<word>.+)"
)
_BEGUN: Final = re.compile(
    r"\W*(?:(?:work )?in (?:progress|development|review|work|test(?:ing)?|qa)"
    r"|under (?:review|development)|being worked on|wip|doing|started|ongoing"
    r"|in (?:arbeit|bearbeitung|corso)|en (?:cours|curso)|em andamento)\W*"
)
"""Labels that tell how far the work is; "review" or "testing" alone names its area."""
_BUG: Final = re.compile(r"\b(?:bug|defect|incident)\b")
_PRIORITY: Final = re.compile(r"\s*(?:priority|prio|severity)\s*[:/=-]*\s*(?P<word>.+)")


def open_state(
    labels: Sequence[str], settings: Mapping[str, str]
) -> tuple[str, StatusCategory]:
    """Return the state of an open issue: what a label says, else to be done."""
    word = _word(_STATUS, labels)
    if word:
        return word, category_of(word, settings=settings)
    for label in labels:
        chosen = settings.get(label.casefold())
        found = category_of(label, settings=settings)
        if chosen or found is StatusCategory.BLOCKED:
            return label, found
    begun = next((one for one in labels if _is_begun(one)), None)
    return (begun, StatusCategory.ACTIVE) if begun else ("open", StatusCategory.TODO)


def _is_begun(label: str) -> bool:
    return _BEGUN.fullmatch(re.sub(r"[-_\s]+", " ", fold(label))) is not None


def priority_of(labels: Sequence[str]) -> str | None:
    """Return what a label such as `priority: high` says."""
    return _word(_PRIORITY, labels)


def has_bug(labels: Iterable[str]) -> bool:
    """Whether a label calls the issue a bug."""
    return any(_BUG.search(fold(label)) for label in labels)


def _word(pattern: re.Pattern[str], labels: Iterable[str]) -> str | None:
    found = (pattern.fullmatch(label.casefold()) for label in labels)
    return next((match["word"].strip() for match in found if match), None)
