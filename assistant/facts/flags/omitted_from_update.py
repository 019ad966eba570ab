"""Material bad news that was known when an update was sent and is not in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import ClassVar, NamedTuple

from assistant.domain.evidence import Computed, Evidence
from assistant.domain.facts import (
    Flag,
    FlagKind,
    MilestoneState,
    MilestoneStatus,
    Severity,
)
from assistant.domain.records import RaidEntry, SentUpdate, Ticket
from assistant.domain.sourced import Known
from assistant.extract.sentences import split
from assistant.facts.flags.dated_things import one_day
from assistant.facts.flags.importance import priority
from assistant.facts.flags.material import FlagMaterial, raise_flag, short_phrase
from assistant.facts.flags.scope_creep import ScopeCreep
from assistant.facts.flags.told import lines_about
from assistant.facts.mentions import links_of
from assistant.facts.milestones import milestone_register
from assistant.facts.quoting import sent_words
from assistant.gate.amounts import amounts_in

_VERY_HIGH = 4
"""How far above the high exposure a new entry is material to every reader."""
_BAD = re.compile(
    r"\b(?:block\w*|fail\w*|stop\w*|reject\w*|refus\w*|late|slip\w*|miss\w*|delay\w*"
    r"|red|stuck|on hold|not (?:pass\w*|ready|done)|waits?|waiting"
    r"|(?:re)?sched\w+|postpon\w*|push(?:es|ed) (?:back|out|to)|moved? (?:from|to)"
    r"|moves (?:from|to)|now (?:expected|due|planned|on)|retest\w*)\b",
    re.IGNORECASE,
)

_CRITERION = re.compile(
    r"\b(?:criteri(?:on|a)|targets?|limits?|thresholds?|acceptance|tolerances?|SLAs?"
    r"|service levels?)\b",
    re.IGNORECASE,
)
_FALLS_SHORT = re.compile(
    r"\b(?:not (?:good enough|met|acceptable|within|inside|reached)|fail(?:s|ed)?"
    r"|(?:does|do|did)(?: not|n['’]t) (?:meet|pass|reach|hold)|miss(?:es|ed)"
    r"|outside|too (?:high|low|many|few)|short of|exceed(?:s|ed)?"
    r"|(?:above|over|below|under) the)\b",
    re.IGNORECASE,
)


class _News(NamedTuple):
    """Bad news of the period; `is_bad` wants the update to say that it is bad.

    `figures` says that the texts are figures, and the news is told where one is;
    a line that still gives one of the `old_dates` does not tell it.
    """

    subject: str
    title: str
    texts: tuple[str, ...]
    on: date
    why: str
    evidence: tuple[Evidence, ...]
    is_bad: bool = False
    figures: bool = False
    old_dates: tuple[date, ...] = ()


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
                near = _near(sent.body, news)
                stale = _stale(known, news)
                told = [line for line in near if line not in stale]
                if not any(_BAD.search(line) or not news.is_bad for line in told):
                    yield self._flag(known, news, stale or near)

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
                *(sent_words(known, line) for line in near[:1]),
                Computed(
                    rule="not in the update", inputs=(news.subject, str(sent.sent_on))
                ),
            ],
            owner=sent.author,
        )


def _news(then: FlagMaterial, before: date) -> Iterator[_News]:
    yield from _new_entries(then, before)
    yield from _blocked_tickets(then, before)
    yield from _lost_milestones(then, before)
    yield from _failed_criteria(then, before)
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
        if not ticket.is_blocked or priority(ticket) is not Severity.HIGH:
            continue
        since = _blocked_since(known, then)
        if since <= before:
            continue
        said = [known.quote(comment.text) for comment in ticket.comments[-1:]]
        yield _News(
            ticket.key,
            ticket.title,
            (ticket.title,),
            since,
            f"{ticket.called} (priority {ticket.priority}) is blocked",
            (known.quote(ticket.title), *said),
            is_bad=True,
        )


def _near(body: str, news: _News) -> list[str]:
    """Return the lines that tell the news: by its figures, or by its words."""
    if not news.figures:
        return lines_about(body, news.subject, news.texts)
    wanted = [a.values for text in news.texts for a in amounts_in(text)]
    return [
        line.strip()
        for line in body.splitlines()
        if any(amount.values in wanted for amount in amounts_in(line))
    ]


def _stale(known: Known[SentUpdate], news: _News) -> list[str]:
    """Return the lines that still give an old date of the news."""
    if not news.old_dates:
        return []
    return [
        line.strip()
        for line in known.record.body.splitlines()
        if one_day(line, known.record.sent_on, None) in news.old_dates
    ]


def _blocked_since(known: Known[Ticket], then: FlagMaterial) -> date:
    since = known.since
    for state in reversed(then.view.history(Ticket, known.record.key)):
        if not state.record.is_blocked:
            break
        since = state.since
    return since


def _lost_milestones(then: FlagMaterial, before: date) -> Iterator[_News]:
    """Yield the milestones that were missed since that day, and those that moved."""
    earlier = {
        stone.subject: stone for stone in milestone_register(then.view.at(before))
    }
    moved: list[tuple[MilestoneStatus, date]] = []
    for stone in milestone_register(then.view):
        was = earlier.get(stone.subject)
        if stone.state is MilestoneState.MISSED:
            if was is None or was.state is not MilestoneState.MISSED:
                yield _missed(stone, then.as_of)
            continue
        old = (was.forecast if was else None) or stone.baseline
        if stone.state is not MilestoneState.MOVED or not old or not stone.forecast:
            continue
        if (stone.forecast - old).days >= then.thresholds.slip_days:
            moved.append((stone, old))
    if moved:
        yield _moved(moved, then.as_of)


def _missed(stone: MilestoneStatus, day: date) -> _News:
    return _News(
        stone.subject,
        stone.title,
        (stone.title,),
        day,
        f"Milestone missed: {stone.why}".rstrip(": "),
        stone.evidence[:2],
        is_bad=True,
    )


def _moved(moved: list[tuple[MilestoneStatus, date]], day: date) -> _News:
    """Make one piece of news of all milestones that moved, the last one first.

    It is told by a line that names one of them, and not still with its old date.
    """
    moved.sort(key=lambda pair: (pair[0].forecast or date.max, pair[0].title))
    told = [f"{stone.title} from {old} to {stone.forecast}" for stone, old in moved]
    last, _ = moved[-1]
    kept = {old for _, old in moved}
    kept |= {stone.deadline for stone, _ in moved if stone.deadline}
    return _News(
        last.subject,
        last.title,
        tuple(stone.title for stone, _ in moved),
        day,
        f"Moved later: {'; '.join(told[::-1])}",
        tuple(piece for stone, _ in moved[::-1] for piece in stone.evidence[:1]),
        old_dates=tuple(sorted(kept)),
    )


def _failed_criteria(then: FlagMaterial, before: date) -> Iterator[_News]:
    """Yield measured results that somebody holds against a criterion and finds bad."""
    for remark in then.mentions.remarks:
        if remark.dated <= before or not _CRITERION.search(remark.text):
            continue
        for sentence in split(remark.text):
            measured = [a for a in amounts_in(sentence.text) if a.unit == "%"]
            if measured and _FALLS_SHORT.search(sentence.text):
                yield _News(
                    short_phrase(sentence.text),
                    sentence.text,
                    tuple(amount.words for amount in measured),
                    remark.dated,
                    "A result that falls short of its criterion",
                    (remark.cite(sentence.text),),
                    figures=True,
                )
                break
