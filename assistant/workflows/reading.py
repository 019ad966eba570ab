"""What one reader may find: an audience's labels and matters, people, tickets."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from assistant.domain.audience import Audience
from assistant.domain.facts import Fact
from assistant.domain.labels import Label
from assistant.domain.people import fold
from assistant.domain.reading import DocumentKind
from assistant.domain.records import LoggedDecision, Milestone, RaidEntry, Ticket
from assistant.domain.sourced import SourcedPassage
from assistant.drafting.judging import gate_base
from assistant.drafting.reach import Reach, names_of
from assistant.drafting.security_reports import tags_by_key
from assistant.errors import UsageError
from assistant.evidence.search import Filters
from assistant.gate.sentence import analyse
from assistant.ledger.view import View
from assistant.settings import Settings
from assistant.workflows.audiences import audience_of

_LED = re.compile(
    r"\s*(?:[-*+•–]|\d+[.)])?\s*(?:\[[^\]]{0,20}\]\s*)?"
    r"([*_]{0,2}[^\W\d_][^\n:,;?!]{0,40}?)\s*(?:\([^)\n]{1,30}\))?\s*:(?=[\s*_]|$)"
)
"""A line that opens with who says or does it: a bullet, a box or an hour, a name."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What is looked for beside the words; None stands for everything.

    `audience` names who reads; `person` is any spelling of who said, wrote or owns it;
    `ticket` the key of a ticket or RAID entry; `since` the first day of a passage.
    """

    audience: str | None = None
    kinds: frozenset[DocumentKind] | None = None
    person: str | None = None
    ticket: str | None = None
    since: date | None = None


def reach_for(settings: Settings, audience: Audience, view: View) -> Reach:
    """Return what the audience may be told, before any fact is computed."""
    return Reach(
        audience=audience,
        terms=settings.privacy.withheld_terms,
        others=settings.privacy.other_clients,
        persons=names_of(view.people),
        tags=tags_by_key(
            {known.record.key: known for known in view.records(Ticket)}, view.passages
        ),
    )


def readable(
    view: View, settings: Settings, folder: Path, reading: Reading
) -> tuple[tuple[SourcedPassage, ...], Filters]:
    """Return the passages that the reading admits, and the filters for the search.

    An audience is shown only what its label lets it read and what speaks of nothing
    that is withheld from it; who must not read names is shown no words that hold one.

    Raises:
        UsageError: If the audience, the person or the ticket is not known.
    """
    passages: Iterable[SourcedPassage] = view.passages
    label = None
    if reading.audience is not None:
        audience = audience_of(folder, reading.audience)
        label = audience.quotes or Label.CLIENT
        passages = _open_to(reach_for(settings, audience, view), label, view)
    if reading.person is not None:
        passages = _of_person(_known_person(view, reading.person), view, passages)
    if reading.ticket is not None:
        passages = _of_ticket(_known_key(view, reading.ticket), passages)
    return tuple(passages), Filters(label, reading.kinds, reading.since)


def _open_to(reach: Reach, label: Label, view: View) -> tuple[SourcedPassage, ...]:
    names = gate_base(reach.audience, view.as_of, view.people).names
    return tuple(
        sourced
        for sourced in view.passages
        if sourced.label.rank <= label.rank
        and reach.withheld(as_fact(sourced, sourced.passage.text)) is None
        and (
            reach.audience.names_people
            or not (
                sourced.passage.speaker
                or analyse(sourced.passage.text, view.as_of, names).names
            )
        )
    )


def as_fact(sourced: SourcedPassage, words: str) -> Fact:
    """Return words of a passage as something that may or may not be told."""
    return Fact(
        id=sourced.id,
        subject=sourced.passage.subject or "",
        title=words,
        label=sourced.label,
        evidence=(sourced.quote(words),),
    )


def _known_person(view: View, written: str) -> str:
    name = view.people.resolve(written)
    if name is None:
        raise UsageError(
            f"{written!r} means nobody, or more than one person.",
            fix="Give the full name; `ontrack people` lists those that are known.",
        )
    return name


def _of_person(
    name: str, view: View, passages: Iterable[SourcedPassage]
) -> Iterable[SourcedPassage]:
    """Keep what the person said, wrote or owns."""
    resolve = view.people.resolve
    owned = {
        known.record.key
        for known in view.records(Ticket)
        if resolve(known.record.assignee) == name
    }
    owned |= {
        known.record.key
        for known in view.records(RaidEntry)
        if resolve(known.record.owner) == name
    }
    for sourced in passages:
        passage = sourced.passage
        named = (
            passage.speaker,
            _led_by(passage.text),
            *(value for _, value in passage.cells),
        )
        if passage.subject in owned or any(resolve(one) == name for one in named):
            yield sourced


def _led_by(text: str) -> str | None:
    """Return what stands before a colon at the start, as in `- Ada: the gate holds`."""
    found = _LED.match(text)
    return found[1].strip(" *_") if found else None


def _known_key(view: View, written: str) -> str:
    models = (Ticket, RaidEntry, Milestone, LoggedDecision)
    keys = {
        fold(known.record.key): known.record.key
        for model in models
        for known in view.records(model)
    }
    key = keys.get(fold(written))
    if key is None:
        raise UsageError(
            f"There is no {written!r} in the trackers and logs that were read.",
            fix="`ontrack tickets` and `ontrack raid` list those that are known.",
        )
    return key


def _of_ticket(
    key: str, passages: Iterable[SourcedPassage]
) -> Iterable[SourcedPassage]:
    """Keep the entry's own cells, and words that name it."""
    for sourced in passages:
        subject = sourced.passage.subject
        if subject == key or _names(key, sourced.passage.text):
            yield sourced


def _names(key: str, text: str) -> bool:
    """Whether the key stands in the text as a whole."""
    low, wanted = text.casefold(), key.casefold()
    place = low.find(wanted)
    while place >= 0:
        before, after = low[:place][-1:], low[place + len(wanted) :][:1]
        if not (before.isalnum() or before in {"-", "_"} or after.isalnum()):
            return True
        place = low.find(wanted, place + 1)
    return False
