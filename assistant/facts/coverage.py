"""What the facts rest on, and what they do not cover."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from assistant.domain.facts import Coverage
from assistant.domain.reading import (
    CHAT_KINDS,
    CI_KINDS,
    MAIL_KINDS,
    NOTES_KINDS,
    TICKET_KINDS,
    DocumentKind,
)
from assistant.domain.records import Milestone, RaidEntry, StatusCategory, Ticket
from assistant.facts.money.sheets import budgets
from assistant.facts.money.told import newest_figures, unmatched_figures
from assistant.facts.tickets import OPEN_CATEGORIES
from assistant.ledger.view import View

_FAMILIES: tuple[tuple[str, frozenset[DocumentKind]], ...] = (
    ("ticket export", TICKET_KINDS),
    ("plan", frozenset({DocumentKind.MSPDI_XML, DocumentKind.MPP})),
    (
        "RAID log",
        frozenset(
            {
                DocumentKind.RAID_CSV,
                DocumentKind.RAID_XLSX,
                DocumentKind.RAID_MARKDOWN,
            }
        ),
    ),
    ("CI results", CI_KINDS),
    (
        "meeting notes",
        NOTES_KINDS,
    ),
    ("mail", MAIL_KINDS),
    ("chat", CHAT_KINDS),
)
_BAD_DATE = re.compile(
    r"\bis (?:not|no) (?:a |one |plausible )?date\b"
    r"|\bcould be \d{4}-\d\d-\d\d or \d{4}"
)
_MOST_NAMED = 5
_QUIET = timedelta(days=7)
"""A source that came before and brought nothing for longer has gone quiet."""


def coverage(view: View) -> Coverage:
    """Count the sources and say which have gone quiet or could not be read in full."""
    return Coverage(
        sources=len(view.sources),
        newest=max((version.as_of for version in view.sources), default=None),
        cut=tuple(_cut(view)),
        gaps=(
            *_quiet(view),
            *_missing(view),
            *_unread(view),
            *_refused(view),
            *_unmapped(view),
            *_unread_by_model(view),
            *_unasked(view),
        ),
    )


def _quiet(view: View) -> Iterator[str]:
    newest: dict[str, date] = {}
    for version in view.versions:
        newest[version.kind] = max(newest.get(version.kind, date.min), version.as_of)
    for words, kinds in _FAMILIES:
        days = [newest[kind] for kind in kinds if kind in newest]
        if days and view.as_of - max(days) > _QUIET:
            yield f"no {words} since {max(days)}"


def _missing(view: View) -> Iterator[str]:
    dated = any(known.record.due for known in view.records(Ticket))
    if not view.records(Milestone) and not dated:
        yield "no schedule"
    if not view.records(RaidEntry):
        yield "no RAID log"
    if newest_figures(view) is None and not any(
        found.is_comparable for found in budgets(view)
    ):
        known = unmatched_figures(view) is not None
        yield "no spend beside a budget" if known else "no budget figures"


def _cut(view: View) -> Iterator[str]:
    """Yield the newest exports of tickets or RAID entries that lack some of them."""
    snapshots = {kind for name, kinds in _FAMILIES[:3] for kind in kinds}
    for version in view.sources:
        if version.kind in snapshots and not version.complete:
            yield from [version.path] if version.report.get("looks_cut") else []


def _unread(view: View) -> Iterator[str]:
    """Yield one line for all files that were refused, naming the first of them."""
    for outcome, how in (("refused", ""), ("partial", " in full")):
        paths = [one.path for one in view.refused if one.report["outcome"] == outcome]
        if paths:
            files = "1 file" if len(paths) == 1 else f"{len(paths)} files"
            more = len(paths) - _MOST_NAMED
            rest = f" and {more} more" if more > 0 else ""
            named = ", ".join(paths[:_MOST_NAMED])
            yield f"{files} could not be read{how}: {named}{rest}"


def _refused(view: View) -> Iterator[str]:
    for version in view.sources:
        count = version.report.get("counts", {}).get("rows_refused", 0)
        if count:
            rows = "row" if count == 1 else "rows"
            yield f"{count} {rows} of {version.path} could not be read"
        dates = sum(
            _BAD_DATE.search(problem["what"]) is not None
            for problem in version.report.get("problems", ())
        )
        if dates:
            noun = "date" if dates == 1 else "dates"
            yield f"{dates} {noun} of {version.path} could not be read"
        cut = version.report.get("looks_cut")
        if cut:
            yield f"{version.path} looks cut: {cut}"


def _unmapped(view: View) -> Iterator[str]:
    found: dict[str, set[str]] = {}
    for version in view.sources:
        for kind, words in view.unmapped(version).items():
            found.setdefault(kind, set()).update(words)
    found.pop("column", None)
    for kind, strange in sorted(found.items()):
        told = sorted(strange & _owners(view) if kind == "person" else strange)
        if told:
            what = (
                "unknown owner of open work" if kind == "person" else f"unmapped {kind}"
            )
            yield f"{what}: {', '.join(told)}"


def _unread_by_model(view: View) -> Iterator[str]:
    """Yield what a model that was let read did not read; the rules have read it all."""
    for run in view.answers("extract run")[-1:]:
        left = run.body["left"]
        if left:
            passages = "1 passage" if left == 1 else f"{left} passages"
            yield (
                f"{run.model} has not read {passages}, which rules alone have: "
                f"{run.body['problem']}"
            )
        for why, count in run.body["withheld"].items():
            passages = "1 passage" if count == 1 else f"{count} passages"
            yield f"{passages} {why} not sent to {run.model}, but read by rules"


def _unasked(view: View) -> Iterator[str]:
    """Yield that a model which was asked for flags gave none that could be read."""
    for run in view.answers("flags run")[-1:]:
        if run.body["problem"]:
            yield f"{run.model} looked for no flags: {run.body['problem']}"


def _owners(view: View) -> set[str]:
    """Return the owners of open work as their sources write them."""
    tickets = (known.record for known in view.records(Ticket))
    entries = (known.record for known in view.records(RaidEntry))
    return {
        *(row.assignee for row in tickets if row.assignee and _is_open(row)),
        *(entry.owner for entry in entries if entry.owner and entry.is_open),
    }


def _is_open(ticket: Ticket) -> bool:
    return ticket.category in OPEN_CATEGORIES or (
        ticket.category is StatusCategory.UNKNOWN
    )
