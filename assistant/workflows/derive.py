"""What follows a commit: findings from the words, vectors for the index."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain
from textwrap import shorten

from assistant.domain.base import stable_id
from assistant.domain.findings import Finding
from assistant.domain.reading import TRANSCRIPT_KINDS, Role
from assistant.domain.records import Milestone
from assistant.domain.sourced import SourcedPassage
from assistant.extract.findings import ExtractContext, extract
from assistant.extract.proposed import accepted, merged
from assistant.ledger.ledger import Ledger
from assistant.ledger.view import View
from assistant.settings import Settings
from assistant.workflows.derived import DERIVED, RULES
from assistant.workflows.glossary import glossary_of, glossary_words
from assistant.workflows.modelled.answered import answered_passages, with_answers

_log = logging.getLogger(__name__)
Progress = Callable[[int, int, str], None]
"""Told what is done, of how many, and what is next."""
_DROPPED = "%s: a finding by %s was dropped, since it has not its words: %s"
_SHOWN = 80
_PART = 2_000
"""Cells that are read at a time."""


def derive(
    ledger: Ledger,
    settings: Settings,
    progress: Progress = lambda _done, _all, _name: None,
) -> int:
    """Read every version that was not read with all that is known; return how many.

    A person or milestone that becomes known later may give a sentence its meaning, so
    the order in which files were read makes no difference. Each version is one
    transaction, so an interrupted run goes on where it stopped.
    """
    newest = ledger.view()
    pending = _pending(ledger, newest, settings)
    if not pending:
        return 0
    spoken = _spoken(newest)
    is_heard = any(version in spoken for version, _ in pending)
    glossary = glossary_of(glossary_words(newest, settings)) if is_heard else None
    order = settings.project.date_order or None
    known = ExtractContext(newest.people, order, (), glossary=glossary)
    answers = answered_passages(ledger)
    for done, (version, extractor) in enumerate(pending):
        passages = ledger.walk(version)
        first = next(passages, None)
        progress(done, len(pending), first.source if first else "")
        context = replace(known, anchors=_anchors(newest, first))
        document = chain([first] if first else [], passages)
        dropped: list[Finding] = []
        found = [
            finding
            for part in _parts(document)
            for finding in merged(
                extract(part, context, dropped), accepted(part, context, answers)
            )
        ]
        ledger.save_findings(version, extractor, found)
        for one in dropped:
            words = shorten(one.quote, _SHOWN, placeholder=" …")
            source = first.source if first else ""
            _log.warning(_DROPPED, source, one.extractor, words)
    progress(len(pending), len(pending), "")
    return len(pending)


def _anchors(
    newest: View, first: SourcedPassage | None
) -> tuple[tuple[str, date], ...]:
    """Return the milestones with the dates that they had on a document's day."""
    day = first.as_of if first else newest.as_of
    return tuple(
        (known.record.title, known.record.due)
        for known in newest.at(day).records(Milestone)
        if known.record.due
    )


def derive_once(ledger: Ledger, settings: Settings) -> None:
    """Read what was not read yet, and remember it where nothing was left to read."""
    before = ledger.remembered()
    if not derive(ledger, settings) and before is not None:
        before.put(DERIVED, b"{}")


def _parts(document: Iterable[SourcedPassage]) -> Iterator[Sequence[SourcedPassage]]:
    """Yield the passages in as few parts as memory allows.

    A cell says what it says by itself, so that what begins with cells alone may be
    parted; prose stays together.
    """
    part: list[SourcedPassage] = []
    is_parted = True
    for one in document:
        part.append(one)
        is_parted = is_parted and one.passage.role is Role.CELL
        if is_parted and len(part) == _PART:
            yield part
            part = []
    yield part


def waiting(ledger: Ledger, settings: Settings) -> tuple[str, ...]:
    """Return the ids of versions that `derive` would read."""
    found = _pending(ledger, ledger.view(), settings)
    return tuple(version for version, _ in found)


def _pending(
    ledger: Ledger,
    newest: View,
    settings: Settings,
) -> list[tuple[str, str]]:
    """Return the versions to read, each with the name of the rules that read it.

    Only recordings are read again when the glossary grows.
    """
    spoken = _spoken(newest)
    written = _extractor(newest, settings)
    # The words of a large tracker are many, and only recordings mishear them.
    words = glossary_words(newest, settings) if spoken else ()
    heard = stable_id(written, *words)
    by_rules = [
        *((one, written) for one in ledger.pending(written) if one not in spoken),
        *((one, heard) for one in ledger.pending(heard) if one in spoken),
    ]
    return with_answers(
        ledger, by_rules, lambda one: heard if one in spoken else written
    )


def _spoken(newest: View) -> frozenset[str]:
    """Return the ids of versions that are recordings."""
    found = (one.id for one in newest.versions if one.kind in TRANSCRIPT_KINDS)
    return frozenset(found)


def _extractor(newest: View, settings: Settings) -> str:
    """Name the rules with a digest of what they are told beside the document."""
    people = [(p.name, p.role, sorted(p.aliases)) for p in newest.people.all]
    milestones = sorted(
        (known.record.title, str(known.record.due), known.since.isoformat())
        for states in newest.histories(Milestone).values()
        for known in states
    )
    return stable_id(RULES, people, milestones, settings.project.date_order)
