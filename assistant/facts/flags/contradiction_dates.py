"""A sent update gives one date, the tracker or the plan another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import ClassVar, NamedTuple

from assistant.domain.evidence import Computed
from assistant.domain.facts import Flag, FlagKind, MilestoneState, Severity
from assistant.domain.records import Milestone, SentUpdate, Ticket
from assistant.domain.sourced import Known
from assistant.facts.flags.importance import is_finished, priority
from assistant.facts.flags.material import FlagMaterial, call, raise_flag
from assistant.facts.quoting import sent_words
from assistant.facts.sameness.other_heads import is_of_other_thing
from assistant.facts.sameness.stems import same_subject, shared, stems
from assistant.gate.days import days_in

_SAME_THING = 0.6
_SAME_DAY = 0.5
"""Likeness from which a thing of the very day is meant."""
_ONE_THING = 0.8
"""Likeness from which two titles are of one thing."""
_FORMER = re.compile(
    r"\b(?:was|were|had|moved?|moves|from|instead|late)\b", re.IGNORECASE
)
_STARTS = re.compile(r"\b(?:start(?:s|ed|ing)?|beg[iu]n(?:s|ning)?)\b", re.IGNORECASE)


class _Claim(NamedTuple):
    """A line of a sent update that gives one date."""

    words: str
    day: date
    update: Known[SentUpdate]


class OtherDate:
    """The newest update's dates against those that tickets and gates had that day.

    A date that moved after the update was sent is news, no contradiction.
    """

    kind: ClassVar[FlagKind] = FlagKind.CONTRADICTION

    def detect(self, material: FlagMaterial) -> Iterable[Flag]:
        """Return one flag for each ticket or milestone that is told another date."""
        updates = sorted(
            material.view.records(SentUpdate), key=lambda known: known.record.sent_on
        )
        if not updates:
            return
        claims = list(_claims(updates[-1]))
        days = _titles_by_day(material)
        for known in material.view.records(Ticket):
            if is_finished(known.record) or priority(known.record) is Severity.LOW:
                continue
            yield from self._check(known, claims, updates, days, material)
        for stone in material.view.records(Milestone):
            if not stone.record.is_met:
                yield from self._check(stone, claims, updates, days, material)

    def _check(
        self,
        known: Known[Ticket] | Known[Milestone],
        claims: list[_Claim],
        updates: list[Known[SentUpdate]],
        days: Mapping[date, list[str]],
        material: FlagMaterial,
    ) -> Iterable[Flag]:
        record = known.record
        ours = [
            claim
            for claim in claims
            if same_subject(record.title, claim.words, material.mentions.weigh)
            >= _SAME_THING
            and _says_what(record.title, claim.words)
            and not is_of_other_thing(record.title, claim.words)
            and not _only_begins(claim, record.due)
            and not _is_of_other(claim, record.title, days.get(claim.day, ()))
        ]
        if not ours or record.due is None or any(c.day == record.due for c in ours):
            return
        claim = ours[0]
        if _is_settled(record, claim.day, material):
            return
        diverged = _diverged(known, claim.day, material)
        if diverged <= claim.update.record.sent_on:
            yield self._flag(known, claim, max(_first_told(claim, updates), diverged))

    def _flag(
        self,
        known: Known[Ticket] | Known[Milestone],
        claim: _Claim,
        first_seen: date,
    ) -> Flag:
        record = known.record
        owner = record.assignee if isinstance(record, Ticket) else record.owner
        return raise_flag(
            self.kind,
            record.title if isinstance(record, Milestone) else record.key,
            first_seen,
            title=f"Date of {record.title}",
            severity=Severity.HIGH,
            why=(
                f"The update of {claim.update.record.sent_on} says {claim.day}; "
                f"{record.called} says {record.due}."
            ),
            question=f"{call(owner)}, is the date of {record.title!r} {claim.day} or "
            f"{record.due}?",
            evidence=[
                sent_words(claim.update, claim.words),
                known.quote(record.title).model_copy(update={"stance": "contradicts"}),
                Computed(
                    rule="two dates for one thing",
                    inputs=(record.key, str(claim.day), str(record.due)),
                ),
            ],
            owner=owner,
        )


def _says_what(title: str, words: str) -> bool:
    """Whether the line says more of the title than the names in it, if it has more.

    A session with a customer is not the customer's sign-off.
    """
    first, *rest = title.split() or [""]
    plain = stems(" ".join([first, *(word for word in rest if word.islower())]))
    return not plain or bool(shared(plain, stems(words)))


def _only_begins(claim: _Claim, due: date | None) -> bool:
    """Whether the line says when the thing starts, and it is due after that."""
    return (
        due is not None and claim.day < due and _STARTS.search(claim.words) is not None
    )


def _titles_by_day(material: FlagMaterial) -> Mapping[date, list[str]]:
    """Return what tickets and milestones are due on each day."""
    rows = [(known.record.due, known.record.title) for known in material.tickets]
    stones = material.view.records(Milestone)
    rows += [(known.record.due, known.record.title) for known in stones]
    found: dict[date, list[str]] = {}
    for day, title in rows:
        if day is not None:
            found.setdefault(day, []).append(title)
    return found


def _is_of_other(claim: _Claim, title: str, titles: Iterable[str]) -> bool:
    """Whether the line gives another thing of these words the day that it has.

    "We install the pumps in Ely on 10 March" is no word on "Pumps accepted in Ely".
    """
    return any(
        same_subject(other, claim.words) >= _SAME_DAY
        and same_subject(other, title) < _ONE_THING
        for other in titles
    )


def _is_settled(
    record: Ticket | Milestone, claimed: date, material: FlagMaterial
) -> bool:
    """Whether a milestone is met, or people moved it to the day that was told."""
    return any(
        status.state is MilestoneState.MET or status.forecast == claimed
        for status in material.milestones
        if record.key == status.subject or record.title == status.title
    )


def _claims(update: Known[SentUpdate]) -> Iterator[_Claim]:
    """Yield the lines that give exactly one date, and do not tell it as past.

    A heading with the update's own day only says of which day the update is.
    """
    for line in update.record.body.splitlines():
        if _FORMER.search(line):
            continue
        days = [_day(words.resolved(update.record.sent_on)) for words in days_in(line)]
        own = line.lstrip().startswith("#") and days == [update.record.sent_on]
        if len(days) == 1 and days[0] and not own:
            yield _Claim(line.strip(), days[0], update)


def _day(readings: Iterable[tuple[int | None, int | None, int | None]]) -> date | None:
    """Return the one full date that the words mean, or None."""
    full = {reading for reading in readings if None not in reading}
    if len(full) != 1:
        return None
    year, month, day = full.pop()
    return date(year or 1, month or 1, day or 1)


def _first_told(claim: _Claim, updates: list[Known[SentUpdate]]) -> date:
    """Return the day of the first update since when this date is told."""
    first = claim.update.record.sent_on
    for update in reversed(updates):
        if not any(
            other.day == claim.day and same_subject(other.words, claim.words) >= 0.5
            for other in _claims(update)
        ):
            break
        first = update.record.sent_on
    return first


def _diverged(
    known: Known[Ticket] | Known[Milestone], claimed: date, material: FlagMaterial
) -> date:
    """Return the day since when the record has had another date than the claim."""
    since = known.since
    model = type(known.record)
    for state in reversed(material.view.history(model, known.record.key)):
        if state.record.due == claimed:
            break
        since = state.since
    return since
