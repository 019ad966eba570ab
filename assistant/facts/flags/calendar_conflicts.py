"""What was decided for days on which somebody said that it cannot be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import ClassVar, NamedTuple

from assistant.domain.evidence import Computed, Evidence, Quote
from assistant.domain.facts import Decision, Flag, FlagKind, MilestoneState, Severity
from assistant.domain.records import RaidEntry, SentUpdate
from assistant.extract.text.sentences import split
from assistant.facts.date_orders import DateOrders
from assistant.facts.flags.material import FlagMaterial, call, raise_flag
from assistant.facts.milestones.names import MilestoneNames
from assistant.facts.sameness.stems import is_negated, shared, stems
from assistant.facts.spans import Span, spans_in

_CLOSED = (
    r"closed|closes|shut(?:s| down)?|shut-?downs?|out of (?:service|order|bounds)"
    r"|off-?line|unavailable|not available|power is off|no power|switched off"
    r"|on strike|strikes?|occupied|under repair|gesperrt"
    r"|geschlossen|ferme[e]?s?|cerrad[oa]s?"
)
_FROZEN = (
    r"free?zes?|frozen|freeze window|black-?outs?|embargo|moratorium|inventory"
    r"|inventories|stock-?tak\w+|stock-?count\w*|counts? everything|audits?|auditors"
    r"|year-?end|quarter-?end|month-?end|exams?|examinations?|elections?|festivals?"
    r"|public holidays?|bank holidays?|peak (?:season|week|days)|unchanged"
    r"|no (?:changes?|deployments?|deploys|releases?|visits?|work)"
    r"|nothing (?:may|must|can|is to)|inventur"
)
_BULLET = re.compile(r"^(?:[-*•+]|\d+[.)])\s+")
_KEPT_FREE = re.compile(
    rf"\b(?:(?P<closed>{_CLOSED})|(?P<frozen>{_FROZEN}))\b", re.IGNORECASE
)
_IS_WINDOW = re.compile(
    rf"\b(?:{_CLOSED}|{_FROZEN})(?: (?:window|period|days?|weeks?|starts?|begins?|ends?"
    r"|lifted|over|completed?|done|finished|passed|held|in (?:force|place)))?"
    r"(?=\W*$|\W*\(| (?:of|for|on|in|at|by|from|until)\b)",
    re.IGNORECASE,
)
"""A title whose thing itself is such a window: `Code freeze`, `Audit of ward 2`."""
_FREEZE_OF = re.compile(
    r"(?P<thing>[^,;:.]*?)\b(?:is|are|be|stays?|remains?|kept|left) (?:\w+ )?"
    r"(?:frozen|unchanged)\b"
    r"|\bfree?zes? (?:of|for|on) (?P<of>(?:(?:the|our|all) )?[\w-]+(?: [\w-]+)?)",
    re.IGNORECASE,
)
"""What a freeze is of, when it is said to be of one thing."""
_ALL = re.compile(
    r"\b(?:all (?:the |our )?\w+|every\w*|whole|entire|company-?wide|nobody|no ?one"
    r"|nothing|alle[sn]?|tous|todos?)\b",
    re.IGNORECASE,
)
_OVER = re.compile(
    r"\?\W*$|\b(?:if|unless|called off|cancel\w+|no longer|would have|last year)\b",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:was|were|had been)\b", re.IGNORECASE)
_FORMER = re.compile(
    r"\b(?:from|instead of|rather than|not|of|until)(?: \w+day)?,? (?:the )?\W*$",
    re.IGNORECASE,
)
_CASE = re.compile(r"\W*(?:if|unless|should|in case|otherwise)\b", re.IGNORECASE)
"""How a decision begins that is to hold only in some case."""
_LOOKS_AHEAD = 200
PUT_ON_KEPT = "put on days that are kept free"
"""The rule by which words about days are held against what was put on them."""


class _Kept(NamedTuple):
    """Days that somebody said are kept free; `closed` of a place or service."""

    span: Span
    words: str
    on: date
    quote: Quote
    who: str
    closed: bool


class _Set(NamedTuple):
    """What was decided or moved to some days."""

    span: Span
    subject: str
    words: str
    on: date
    evidence: Evidence
    owner: str | None
    is_gate: bool = False


class CalendarConflicts:
    """Days that are kept free, said once and in no record, and work that is put there.

    Who said so before the decision was overlooked: that is a risk, and where a place
    or a service is closed, a dependency. Who says so later contradicts it.
    """

    kind: ClassVar[FlagKind] = FlagKind.RISK_NOT_IN_RAID

    def detect(self, material: FlagMaterial) -> Iterable[Flag]:
        """Return at most one flag of each kind for what was put on such days."""
        kept = list(_kept_free(material))
        for put in _set(material) if kept else ():
            told: set[FlagKind] = set()
            for one in kept:
                if not one.span.overlaps(put.span) or not _meets(one, put):
                    continue
                kind = _kind(one, put)
                if kind not in told:
                    told.add(kind)
                    yield self._flag(kind, one, put)

    def _flag(self, kind: FlagKind, kept: _Kept, put: _Set) -> Flag:
        put_on = "would be put" if _CASE.match(put.words) else "was put"
        return raise_flag(
            kind,
            put.subject,
            max(kept.on, put.on),
            title=put.words,
            severity=Severity.HIGH,
            why=f"It {put_on} on {put.span.first}; on {kept.on} {kept.who} said of "
            f"{_days(kept.span, put.span)}: “{kept.words.rstrip('.')}”. "
            "No record holds that.",
            question=f"{call(put.owner)}, can {put.words!r} be done on "
            f"{put.span.first}, or which other day is free?",
            evidence=[
                kept.quote,
                put.evidence,
                Computed(
                    rule=PUT_ON_KEPT,
                    inputs=(put.subject, str(kept.span.first), str(kept.span.last)),
                ),
            ],
            owner=put.owner,
        )


def _days(kept: Span, put: Span) -> str:
    """Return the days that are kept free, as far as they are not that very day."""
    if kept.first < kept.last:
        return f"{kept.first} to {kept.last}"
    return "that day" if kept.first == put.first else f"{kept.first}"


def _kind(kept: _Kept, put: _Set) -> FlagKind:
    if kept.on > put.on:
        return FlagKind.CONTRADICTION
    if kept.closed:
        return FlagKind.DEPENDENCY_AT_RISK
    return FlagKind.RISK_NOT_IN_RAID


def _meets(kept: _Kept, put: _Set) -> bool:
    """Whether the days are kept from all, from its subject, or it is just then.

    A single day or a gate that falls among others by chance meets nothing. A freeze of
    one thing keeps the days from changes to that thing alone.
    """
    if kept.quote.quote == getattr(put.evidence, "quote", None):
        return False
    frozen = None if _ALL.search(kept.words) else _FREEZE_OF.search(kept.words)
    if frozen:
        thing = stems(frozen["thing"] or frozen["of"] or "")
        return bool(shared(thing, stems(put.words)))
    if shared(stems(kept.words), stems(put.words)) or _ALL.search(kept.words):
        return True
    if put.is_gate or put.span.first == put.span.last:
        return not put.is_gate and kept.span == put.span
    return kept.span.first <= put.span.first and put.span.last <= kept.span.last


def _kept_free(material: FlagMaterial) -> Iterator[_Kept]:
    """Yield the days ahead that people keep free and no record knows, oldest first."""
    orders = DateOrders(material.view)
    known: set[Span] | None = None
    for remark in material.mentions.remarks:
        if remark.about is not None or not _KEPT_FREE.search(remark.text):
            continue
        order = orders.of_source(remark.quote.source)
        for sentence in split(remark.text):
            text = _BULLET.sub("", sentence.text.strip())
            cue = _KEPT_FREE.search(text)
            if cue is None or _OVER.search(text) or not _is_said(text, cue):
                continue
            for span in spans_in(text, remark.dated, order):
                if not 0 <= (span.first - remark.dated).days <= _LOOKS_AHEAD:
                    continue
                if known is None:
                    known = set(_recorded(material, orders))
                if span not in known:
                    yield _Kept(
                        span,
                        text,
                        remark.dated,
                        remark.cite(text),
                        remark.speaker or "a note",
                        closed=cue["closed"] is not None,
                    )


def _is_said(text: str, cue: re.Match[str]) -> bool:
    """Whether the cue is neither denied nor told of the past."""
    before = text[: cue.start()]
    return not (is_negated(before) or _PAST.search(before))


def _recorded(material: FlagMaterial, orders: DateOrders) -> Iterator[Span]:
    """Yield the days kept free of which log, tracker, decisions or updates tell."""
    view = material.view
    texts: list[tuple[str, date, str]] = [
        (decision.what, decision.known_on, "") for decision in material.decisions
    ]
    for entry in view.records(RaidEntry):
        row = entry.record
        words = f"{row.title}. {row.description}. {row.mitigation}. {row.note}"
        texts.append((words, entry.since, entry.source))
    texts += [
        (ticket.record.title, ticket.since, ticket.source)
        for ticket in material.tickets
    ]
    texts += [
        (sent.record.body, sent.record.sent_on, sent.source)
        for sent in view.records(SentUpdate)
    ]
    for text, day, source in texts:
        if _KEPT_FREE.search(text):
            for sentence in split(text):
                if _KEPT_FREE.search(sentence.text):
                    order = orders.of_source(source) if source else None
                    yield from spans_in(sentence.text, day, order)


def _set(material: FlagMaterial) -> Iterator[_Set]:
    """Yield the days of decisions, and the new ones of milestones that moved.

    What sets the window itself is no work that is put into it.
    """
    orders = DateOrders(material.view)
    windows = [m.title for m in material.milestones if _IS_WINDOW.search(m.title)]
    names = MilestoneNames(windows)
    for decision in material.decisions:
        if _KEPT_FREE.search(decision.what) or names.named_in(decision.what):
            continue
        for span in _decided(decision, orders):
            if span.last >= material.as_of:
                yield _Set(
                    span,
                    decision.subject,
                    decision.what,
                    decision.decided_on or decision.known_on,
                    decision.evidence[0],
                    decision.decided_by,
                )
    for stone in material.milestones:
        if stone.title in windows:
            continue
        is_moved = stone.state is MilestoneState.MOVED and stone.forecast is not None
        if is_moved and stone.forecast and stone.forecast >= material.as_of:
            yield _Set(
                Span(stone.forecast, stone.forecast),
                stone.subject,
                stone.title,
                material.as_of,
                stone.evidence[0],
                stone.owner,
                is_gate=True,
            )


def _decided(decision: Decision, orders: DateOrders) -> list[Span]:
    first = decision.evidence[0] if decision.evidence else None
    if not isinstance(first, Quote):
        return []
    day = first.dated or first.as_of or decision.known_on
    order = orders.of_source(first.source)
    spans = spans_in(decision.what, day, order)
    now = [span for span in spans if not _FORMER.search(decision.what[: span.start])]
    return now or spans
