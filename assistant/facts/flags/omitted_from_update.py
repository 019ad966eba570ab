"""Material bad news that was known when an update was sent and is not in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import ClassVar, NamedTuple

from assistant.domain.evidence import Computed, Evidence
from assistant.domain.facts import Flag, FlagKind, Severity
from assistant.domain.records import RaidEntry, SentUpdate, Ticket
from assistant.domain.sourced import Known
from assistant.facts.flags.importance import priority
from assistant.facts.flags.material import FlagMaterial, raise_flag
from assistant.facts.flags.scope_creep import ScopeCreep
from assistant.facts.flags.told import lines_about
from assistant.facts.mentions import links_of

_VERY_HIGH = 4
"""How far above the high exposure a new entry is material to every reader."""
_BAD = re.compile(
    r"\b(?:block\w*|fail\w*|stop\w*|reject\w*|refus\w*|late|slip\w*|miss\w*|delay\w*"
    r"|red|stuck|on hold|not (?:pass\w*|ready|done)|waits?|waiting)\b",
    re.IGNORECASE,
)


class _News(NamedTuple):
    """Bad news of the period; `is_bad` wants the update to say that it is bad."""

    subject: str
    title: str
    texts: tuple[str, ...]
    on: date
    why: str
    evidence: tuple[Evidence, ...]
    is_bad: bool = False


class OmittedFromUpdate:
    """What became known since the update before, against the words of the newest."""

    kind: ClassVar[FlagKind] = FlagKind.OMITTED_FROM_UPDATE

    def detect(self, material: FlagMaterial) -> Iterable[Flag]:
        """Return one flag for each piece of news that the update leaves out."""
        for known in material.newest_updates:
            sent = known.record
            before = max(
                (
                    other.record.sent_on
                    for other in material.view.records(SentUpdate)
                    if other.record.audience == sent.audience
                    and other.record.sent_on < sent.sent_on
                ),
                default=date.min,
            )
            if before == date.min:
                continue
            then = FlagMaterial(
                material.view.at(sent.sent_on), thresholds=material.thresholds
            )
            for news in _news(then, before):
                near = lines_about(sent.body, news.subject, news.texts)
                if not any(_BAD.search(line) or not news.is_bad for line in near):
                    yield self._flag(known, news, near)

    def _flag(self, known: Known[SentUpdate], news: _News, near: list[str]) -> Flag:
        sent = known.record
        author = sent.author.split()[0] if sent.author else "Who sent it"
        return raise_flag(
            self.kind,
            news.subject,
            sent.sent_on,
            title=news.title,
            severity=Severity.HIGH,
            why=(
                f"{news.why}, known by {sent.sent_on}, and the {sent.audience} update "
                "of that day does not say so."
            ),
            question=f"{author}, why is {news.subject}, {news.title!r}, not in the "
            f"update of {sent.sent_on}?",
            evidence=[
                *news.evidence,
                *(known.quote(line) for line in near[:1]),
                Computed(
                    rule="not in the update", inputs=(news.subject, str(sent.sent_on))
                ),
            ],
            owner=sent.author,
        )


def _news(then: FlagMaterial, before: date) -> Iterator[_News]:
    yield from _new_entries(then, before)
    yield from _blocked_tickets(then, before)
    matters = {
        known.record.key
        for known in then.tickets
        if priority(known.record) is not Severity.LOW
    }
    for flag in ScopeCreep().detect(then):
        if flag.first_seen > before and flag.subject in matters:
            yield _News(
                flag.subject,
                flag.title,
                (flag.title,),
                flag.first_seen,
                "Scope was added without an approved change request",
                flag.evidence[:2],
            )


def _new_entries(then: FlagMaterial, before: date) -> Iterator[_News]:
    tickets = {known.record.key: known for known in then.view.records(Ticket)}
    least = then.thresholds.high_exposure + _VERY_HIGH
    for known in then.view.records(RaidEntry):
        entry = known.record
        opened = entry.raised or known.first_seen
        if not entry.is_open or (entry.exposure or 0) < least or opened <= before:
            continue
        linked = [tickets[key].record.title for key in links_of(entry) & tickets.keys()]
        yield _News(
            entry.key,
            entry.title,
            (entry.title, entry.description, *linked),
            opened,
            f"{entry.kind.value.capitalize()} of exposure {entry.exposure:g}, opened "
            f"on {opened}",
            (known.quote(entry.title),),
        )


def _blocked_tickets(then: FlagMaterial, before: date) -> Iterator[_News]:
    for known in then.view.records(Ticket):
        ticket = known.record
        blocked = ticket.is_blocked and priority(ticket) is Severity.HIGH
        if not blocked or known.since <= before:
            continue
        said = [known.quote(comment.text) for comment in ticket.comments[-1:]]
        yield _News(
            ticket.key,
            ticket.title,
            (ticket.title,),
            known.since,
            f"{ticket.key} (priority {ticket.priority}) is blocked",
            (known.quote(ticket.title), *said),
            is_bad=True,
        )
