"""Resources: people who are away, who hold things alone, or who are missing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from assistant.domain.evidence import Computed, Quote
from assistant.domain.facts import Colour, DecisionState, DimensionHealth
from assistant.domain.records import Milestone, RaidEntry, StatusCategory, Ticket
from assistant.domain.tolerances import HealthTolerances
from assistant.extract.text.sentences import split
from assistant.facts.absences import absences
from assistant.facts.changes.severity import is_urgent
from assistant.facts.decisions.register import decision_register
from assistant.facts.health.departures import departures
from assistant.facts.health.hands import hands_granted, hands_missing
from assistant.facts.health.judgement import Concern, judge, unknown
from assistant.facts.health.load import NEAR, knows_load, overloaded
from assistant.facts.health.subjects import FRESH_DAYS, entries_about, statements_about
from assistant.facts.mentions import CONVERSATION
from assistant.facts.quoting import cells
from assistant.facts.risks.shortages import trades_short
from assistant.facts.risks.sole_experts import is_said_alone, named_alone
from assistant.facts.tickets import OPEN_CATEGORIES
from assistant.ledger.view import View

_SHORTEST = timedelta(days=2)
"""From first to last day; a shorter absence holds nothing up."""
_AHEAD = timedelta(days=21)
"""How long before it begins the absence of a sole holder is to be covered."""
_OWN = re.compile(r"\b(?:I|me|my)\b", re.IGNORECASE)
_MOST_NAMED = 3
_RELIEF_DAYS = 31
_HIRED_THINGS = (
    r"(?:lorr(?:y|ies)|vans?|trucks?|cars?|bus(?:es)?|coach(?:es)?|cranes?|boats?|ships?"
    r"|barges?|bikes?|bicycles?|vehicles?|trailers?|containers?|skips?|scaffold\w*|lifts?"
    r"|plant|equipment|machin\w+|tools?|gear|kit|pumps?|generators?|forklifts?|diggers?"
    r"|excavators?|projectors?|servers?|laptops?|tents?|toilets?|chairs|tables|stages?"
    r"|rooms?|halls?|venues?|offices?|space|sites?)"
)
_HIRING = (
    rf"(?:hiring(?! (?:[\w-]+ ){{0,3}}?{_HIRED_THINGS}\b)"
    r"|(?:new|no|late|key|first|second|next|planned|open|recent|our) hires?"
    rf"(?! (?:[\w-]+ ){{0,2}}?{_HIRED_THINGS}\b)"
    r"(?! (?:costs?|charges?|fees?|prices?|of))"
    r"|(?:to|we|they|not|can|cannot|could|must|will|would|should|never|and|or) hire"
    rf"(?! (?:[\w-]+ ){{0,3}}?{_HIRED_THINGS}\b))"
)
"""Hiring of people; the hire of a lorry is a matter of money."""
_PEOPLE = re.compile(
    r"\b(?:on leave|leaves|leaving|away|absen(?:t|ce)|vacation|annual leave|sick"
    r"|resign\w*|quits?|poach\w*|attrition|hand(?:s|ed)? in (?:his|her|their) notice"
    r"|notice period|(?:would|will|may|might|could|people|staff|crew|engineers?"
    r"|developers?) leave|staff(?:ing)?|capacity|headcount|understaffed"
    rf"|{_HIRING}"
    r"|overload\w*|overbooked|booked elsewhere|key person|single person|only person"
    r"|only one \w+ (?:knows?|can|has|understands?)|single point of failure|bus factor"
    r"|nobody else (?:knows?|can|has)|the only one|on (?:his|her|their) own|alone"
    r"|handover|no cover|backfill"
    r"|urlaub|krank|personal(?:mangel|engpass)|conges|absente?|baja|vacaciones)\b"
)


def resources(view: View, tolerances: HealthTolerances) -> DimensionHealth:
    """Judge by entries and statements about people, missing owners and load."""
    rule = _rule(tolerances)
    sheet = knows_load(view)
    if not view.records(Ticket) and not view.records(RaidEntry) and not sheet:
        return unknown("no tickets, no RAID log and no capacity sheet are known", rule)
    concerns = [
        *entries_about(view, _of_people, tolerances, _Away(view, tolerances).named_in),
        *_unowned(view, tolerances),
        *_loaded(view, tolerances),
        *overloaded(view, tolerances),
        *_away(view, tolerances),
        *departures(view),
        *_alone_and_away(view),
        *_short_handed(view),
        *statements_about(
            view,
            _of_people,
            "people who are away, too few or alone with their work",
            fewest=2,
            also=_said_alone(view),
        ),
    ]
    concerns = list(_relieved(view, concerns))
    good = (
        f"no high ticket due within {tolerances.unowned_days} days lacks an owner, and "
        f"nobody has more than {tolerances.most_active} tickets in work"
    )
    if sheet:
        good += "; nobody is planned beyond the capacity"
    return judge(concerns, rule, good)


def _rule(tolerances: HealthTolerances) -> str:
    return (
        f"red from exposure {tolerances.exposure_red:g} of an open entry on people "
        "that happens or has no owner or answer, amber once people are granted; amber "
        f"from {tolerances.exposure_amber:g}, unless the log has it answered from its "
        "beginning, for two statements of the last 14 days that people are away or "
        "alone, for one that counts who is missing, for a departure told in the last "
        "31 days (red where the source says that somebody holds work alone), for an "
        "owner of work that falls due who is away within "
        f"{tolerances.unowned_days} days, for one who holds something alone and is "
        f"away within {_AHEAD.days} days, for a high ticket without an owner within "
        f"{tolerances.unowned_days} days of its date, for more than "
        f"{tolerances.most_active} tickets in work for one person, and for planned "
        f"work above {tolerances.load_amber:.0%} of somebody's capacity "
        f"within {NEAR.days} days, where a capacity sheet is known"
    )


def _of_people(text: str) -> bool:
    """Whether it speaks of people who are away or alone, or too few of a trade."""
    return _PEOPLE.search(text) is not None or bool(trades_short(text))


def _said_alone(view: View) -> Iterator[Quote]:
    """Yield what was said in passing, in the last two weeks, of one person alone."""
    for piece in view.passages:
        fresh = 0 <= (view.as_of - piece.dated).days <= FRESH_DAYS
        if piece.kind not in CONVERSATION or piece.passage.quoted or not fresh:
            continue
        for sentence in split(piece.passage.text):
            if is_said_alone(sentence.text):
                yield piece.quote(sentence.text)


def _alone_and_away(view: View) -> Iterator[Concern]:
    """Yield the absences of those who say or are said to hold something alone."""
    holders: dict[str, Quote] = {}
    for piece in view.passages:
        if piece.kind not in CONVERSATION or piece.passage.quoted:
            continue
        for sentence in split(piece.passage.text):
            if is_said_alone(sentence.text):
                name = named_alone(sentence.text)
                is_own = not name and _OWN.search(sentence.text)
                who = view.people.resolve(piece.passage.speaker if is_own else name)
                if who and piece.dated <= view.as_of:
                    holders[who] = piece.quote(sentence.text)
    for absence in absences(view):
        last = absence.end or absence.start + _AHEAD
        far = absence.start > view.as_of + _AHEAD or last < view.as_of
        if far or last - absence.start < _SHORTEST or absence.person not in holders:
            continue
        ending = f" to {absence.end}" if absence.end else ""
        rule = f"one on whom alone work hangs is away from {absence.start}{ending}"
        yield Concern(Colour.AMBER, rule, (holders[absence.person], absence.quote))


def _short_handed(view: View) -> Iterator[Concern]:
    """Yield the newest words of the last two weeks that count hands which are gone."""
    told = [
        piece.quote(sentence.text)
        for piece in sorted(view.passages, key=lambda piece: piece.dated)
        if piece.kind in CONVERSATION and not piece.passage.quoted
        if 0 <= (view.as_of - piece.dated).days <= FRESH_DAYS
        for sentence in split(piece.passage.text)
        if hands_missing(sentence.text)
    ]
    for quote in told[-1:]:
        why = f"people were said to be missing on {quote.dated}"
        yield Concern(Colour.AMBER, why, (quote,))


def _relieved(view: View, concerns: Iterable[Concern]) -> Iterator[Concern]:
    """Yield the concerns, amber at most where a decision since gave people."""
    given = [
        decision.decided_on
        for decision in decision_register(view)
        if decision.decided_on
        and decision.state is not DecisionState.SUPERSEDED
        and (view.as_of - decision.decided_on).days <= _RELIEF_DAYS
        and hands_granted(decision.what)
    ]
    last = max(given, default=date.min)
    for one in concerns:
        days = [
            piece.dated or piece.as_of or view.as_of
            for piece in one.evidence
            if isinstance(piece, Quote)
        ]
        met = one.colour is Colour.RED and bool(days) and max(days) <= last
        why = f"{one.why}, and people were granted on {last}"
        yield replace(one, colour=Colour.AMBER, why=why) if met else one


@dataclass(frozen=True)
class _Away:
    """Who is away now, or will be before work near its date is due."""

    view: View
    tolerances: HealthTolerances

    def named_in(self, text: str) -> bool:
        """Whether a text names one of them."""
        words = set(re.findall(r"[^\W\d_]+", text))
        return any(not words.isdisjoint(parts) for parts in self._names)

    @cached_property
    def _names(self) -> tuple[frozenset[str], ...]:
        near = self.view.as_of + timedelta(days=self.tolerances.unowned_days)
        return tuple(
            frozenset(absence.person.split())
            for absence in absences(self.view)
            if absence.start <= near
            and (absence.end or near) >= self.view.as_of
            and (absence.end or near) - absence.start >= _SHORTEST
        )


def _away(view: View, tolerances: HealthTolerances) -> Iterator[Concern]:
    """Yield the absences of those who own what falls due before they are back."""
    near = timedelta(days=tolerances.unowned_days)
    for absence in absences(view):
        last = absence.end or absence.start + near
        if absence.start > view.as_of + near or last < view.as_of:
            continue
        keys = _owned(view, absence.person, last, tolerances)
        if not keys or last - absence.start < _SHORTEST:
            continue
        told = ", ".join(keys[:_MOST_NAMED])
        more = f" and {len(keys) - _MOST_NAMED} more" if len(keys) > _MOST_NAMED else ""
        ending = f" to {absence.end}" if absence.end else ""
        rule = f"the owner of {told}{more} is away from {absence.start}{ending}"
        yield Concern(
            Colour.AMBER, rule, (absence.quote, Computed(rule=rule, inputs=keys))
        )


def _owned(
    view: View, person: str, last: date, tolerances: HealthTolerances
) -> tuple[str, ...]:
    """Return the person's open tickets and milestones due by the day, and entries.

    Of entries those that weigh.
    """
    tickets = [
        row.key
        for row in (known.record for known in view.records(Ticket))
        if row.category in OPEN_CATEGORIES
        and row.due
        and row.due <= last
        and row.assignee
        and (view.people.resolve(row.assignee) or row.assignee) == person
    ]
    entries = [
        entry.key
        for entry in (known.record for known in view.records(RaidEntry))
        if entry.is_open
        and entry.owner
        and (view.people.resolve(entry.owner) or entry.owner) == person
        and (entry.exposure or 0) >= tolerances.exposure_red
    ]
    stones = [
        stone.title
        for stone in (known.record for known in view.records(Milestone))
        if stone.owner
        and stone.due
        and not stone.is_met
        and view.as_of <= stone.due <= last
        and (view.people.resolve(stone.owner) or stone.owner) == person
    ]
    return (*tickets, *stones, *entries)


def _unowned(view: View, tolerances: HealthTolerances) -> Iterator[Concern]:
    limit = view.as_of + timedelta(days=tolerances.unowned_days)
    for known in view.records(Ticket):
        row = known.record
        if row.assignee or not row.says_assignee:
            continue
        if row.category not in OPEN_CATEGORIES or not is_urgent(row):
            continue
        if row.due and row.due <= limit:
            yield Concern(
                Colour.AMBER,
                f"{row.introduced}, due {row.due}, has no owner",
                cells(known, row.title),
            )


def _loaded(view: View, tolerances: HealthTolerances) -> Iterator[Concern]:
    held: dict[str, list[str]] = defaultdict(list)
    for known in view.records(Ticket):
        row = known.record
        if row.assignee and row.category is StatusCategory.ACTIVE:
            who = view.people.resolve(row.assignee) or row.assignee
            held[who].append(row.key)
    for name, keys in sorted(held.items()):
        if len(keys) > tolerances.most_active:
            rule = f"{name} has {len(keys)} tickets in work"
            yield Concern(
                Colour.AMBER, rule, (Computed(rule=rule, inputs=tuple(keys)),)
            )
