"""What only a quoted reply says: its own mail is not among the sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from assistant.domain.reading import MAIL_KINDS
from assistant.domain.sourced import SourcedPassage
from assistant.ledger.ledger import Ledger
from assistant.ledger.view import View
from assistant.workflows.ingesting.file_reports import FileReport

_MAILS: Final = frozenset(kind.value for kind in MAIL_KINDS)
_READ: Final = frozenset(("ingested", "partial"))


def with_quoted(
    ledger: Ledger | None, reports: Sequence[FileReport]
) -> tuple[FileReport, ...]:
    """Remark on each mail that quotes what no source says in its author's own words."""
    read = {each.path for each in reports if each.kind in _MAILS}
    read &= {each.path for each in reports if each.outcome in _READ}
    if ledger is None or not read:
        return tuple(reports)
    found = quoted_alone(ledger.view())
    return tuple(
        each.model_copy(update={"remarks": (*each.remarks, *found[each.path])})
        if each.path in read & found.keys()
        else each
        for each in reports
    )


def quoted_alone(view: View) -> dict[str, tuple[str, ...]]:
    """Return remarks for each mail that quotes what stands nowhere else."""
    if not any(version.kind in _MAILS for version in view.sources):
        return {}
    lone = view.lone_quotes
    read, cut = _by_source(lone.read.values()), _by_source(lone.cut.values())
    return {
        source: tuple(_remarks(read.get(source, ()), cut.get(source, ())))
        for source in (read | cut)
    }


def _by_source(
    found: Iterable[SourcedPassage],
) -> dict[str, list[SourcedPassage]]:
    by_source: dict[str, list[SourcedPassage]] = defaultdict(list)
    for one in found:
        by_source[one.source].append(one)
    return by_source


def _remarks(
    read: Sequence[SourcedPassage], cut: Sequence[SourcedPassage]
) -> Iterator[str]:
    if read:
        yield (
            "the mail that is quoted is not among the sources, so what it says was "
            f"read from the quote: {_listed(read)}{_unknown(read)}; save that mail "
            "and ingest it, and it is read instead"
        )
    if cut:
        yield (
            "what only a cut quote says was not read for actions, risks or decisions: "
            f"{_listed(cut)}; save the mail that is quoted and ingest it"
        )


def _listed(found: Sequence[SourcedPassage]) -> str:
    """Return the first one with its author, day and place, and how many more."""
    first = found[0]
    who = first.passage.speaker or "somebody"
    when = f" on {first.passage.dated}" if first.passage.dated else ""
    more = f" and {len(found) - 1} more" if found[1:] else ""
    return f"{who}{when} ({first.passage.locator}){more}"


def _unknown(read: Sequence[SourcedPassage]) -> str:
    """Say what the quotes do not tell, and what was made of it."""
    found = [
        what
        for what, is_missing in (
            ("who wrote it", any(one.passage.speaker is None for one in read)),
            ("on which day", any(one.passage.dated is None for one in read)),
        )
        if is_missing
    ]
    if not found:
        return ""
    day = max(one.dated for one in read)
    late = f", so {day} counts as the latest day" if "on which day" in found else ""
    return f" (the quote does not say {' or '.join(found)}{late})"
