"""What only a quoted reply says: its own mail is not among the sources."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from assistant.domain.people import fold
from assistant.domain.reading import MAIL_KINDS
from assistant.domain.sourced import SourcedPassage
from assistant.ledger.ledger import Ledger
from assistant.ledger.view import View
from assistant.workflows.ingesting.file_reports import FileReport

_MAILS: Final = frozenset(kind.value for kind in MAIL_KINDS)
_READ: Final = frozenset(("ingested", "partial"))
_MARKS: Final = re.compile(r"^(?:[ \t]*>)+[ \t]?", re.MULTILINE)
_SAID: Final = re.compile(r"(?:\S+\s+){3,}\S+[.!?]\W*")
"""A sentence, and no greeting or signature."""


def with_quoted(
    ledger: Ledger | None, reports: Sequence[FileReport]
) -> tuple[FileReport, ...]:
    """Remark on each mail that quotes what no source says in its author's own words.

    It can be found by its words, but nothing is taken from it: a quote may be cut.
    """
    read = {each.path for each in reports if each.kind in _MAILS}
    read &= {each.path for each in reports if each.outcome in _READ}
    if ledger is None or not read:
        return tuple(reports)
    found = quoted_alone(ledger.view())
    return tuple(
        each.model_copy(update={"remarks": (*each.remarks, found[each.path])})
        if each.path in read & found.keys()
        else each
        for each in reports
    )


def quoted_alone(view: View) -> dict[str, str]:
    """Return a remark for each mail that quotes what stands nowhere else."""
    if not any(version.kind in _MAILS for version in view.sources):
        return {}
    found = _quoted(view.passages)
    return {source: _remark(passages) for source, passages in found.items()}


def _quoted(passages: Sequence[SourcedPassage]) -> dict[str, list[SourcedPassage]]:
    quoted = [
        one
        for one in passages
        if one.passage.quoted
        and one.kind in MAIL_KINDS
        and _SAID.fullmatch(_words(one))
    ]
    if not quoted:
        return {}
    own = " ".join(
        _words(one)
        for one in passages
        if one.kind in MAIL_KINDS and not one.passage.quoted
    )
    found: dict[str, list[SourcedPassage]] = defaultdict(list)
    for one in quoted:
        if _words(one) not in own:
            found[one.source].append(one)
    return found


def _remark(found: Sequence[SourcedPassage]) -> str:
    first = found[0]
    who = first.passage.speaker or "somebody"
    when = f" on {first.passage.dated}" if first.passage.dated else ""
    more = f" and {len(found) - 1} more" if found[1:] else ""
    return (
        f"what only a quoted reply says was not read for actions, risks or decisions: "
        f"{who}{when} ({first.passage.locator}){more}; save the mail that is quoted "
        "and ingest it"
    )


def _words(one: SourcedPassage) -> str:
    """Return the words without the marks and line ends that a quote brings along."""
    return fold(" ".join(_MARKS.sub("", one.passage.text).split()))
