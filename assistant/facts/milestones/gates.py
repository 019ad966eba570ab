"""One milestone with all that is known of it, and milestones that are the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.domain.baseline import Rebaseline
from assistant.domain.evidence import Evidence, Quote
from assistant.domain.facts import ToldDay
from assistant.domain.labels import Label, join
from assistant.domain.records import StatusCategory, Ticket
from assistant.domain.sourced import Known
from assistant.facts.milestones.names import name_of
from assistant.facts.milestones.prose.said import Outcome, Said
from assistant.facts.quoting import cells
from assistant.facts.sameness.same_matter import spelled_out
from assistant.facts.sameness.stems import other_numbers, shared
from assistant.facts.tickets import is_cancelled, is_finished

_SETTLED = frozenset({Outcome.MET, Outcome.MISSED, Outcome.MOVED})
_ON_ITS_END = frozenset({Outcome.MET, Outcome.MISSED, Outcome.DENIED})


@dataclass(frozen=True)
class Gate:
    """All that is known of one milestone.

    `keys` are the keys of its records, `scheduled` says that one is of a schedule,
    where two rows of one name are two milestones; `target` is its date now, `stated`
    the day on which a plan gave it, and `replanned` the same unless it is the
    baseline; `planned` is the date of a plan that anybody may read, `deadline` the day
    that it must not pass; `label` is the most open of what gives the target, `closed`
    how closed its rows say they are; `tickets` are the keys of the tickets that are
    this milestone; `linked` are the tickets that carry its name or id, and `own` those
    among them whose end is the milestone's end; `rebaselined` are the decisions that
    set its baseline anew; `told` are its days as they were told in writing; `ids` are
    the short ids that its tables give it beside its name; `noted` says that only
    tables of minutes, mail or talk list it; `criterion` is what has to be true of it;
    `borrowed` is what tickets call it that are due with it in their tracker;
    `row` is the one ticket that is the milestone under other words; `spoken` are the
    newest words since its day, with theirs, where only silence says that it is missed;
    `sent` is what an update that was sent says: that it was met, which other evidence
    contradicts.
    """

    subject: str
    title: str
    baseline: date | None
    target: date | None
    stated: date
    replanned: date | None
    owner: str | None
    met_on: date | None
    title_cell: Evidence
    keys: tuple[str, ...]
    scheduled: bool = False
    deadline: date | None = None
    planned: date | None = None
    label: Label = Label.CLIENT
    closed: Label = Label.CLIENT
    tickets: tuple[str, ...] = ()
    also: tuple[Evidence, ...] = ()
    said: tuple[Said, ...] = ()
    linked: tuple[Known[Ticket], ...] = ()
    own: tuple[Known[Ticket], ...] = ()
    rebaselined: tuple[Rebaseline, ...] = ()
    told: tuple[ToldDay, ...] = ()
    ids: tuple[str, ...] = ()
    noted: bool = False
    criterion: str = ""
    borrowed: tuple[str, ...] = ()
    row: Known[Ticket] | None = None
    spoken: tuple[date, Evidence] | None = None
    sent: Said | None = None

    @property
    def first_baseline(self) -> date | None:
        """The baseline before any decision set it anew."""
        return self.rebaselined[0].was if self.rebaselined else self.baseline

    def is_lost(self, day: date) -> bool:
        """Whether it is missed at the end of the day.

        So it is when prose says so, when its date has passed, and on the date itself
        when its own work is due later.
        """
        if self.met:
            return False
        if self.missed:
            return True
        if self.target is None or self.target > day:
            return False
        return self.target < day or self.forecast != self.target

    @property
    def met_by(self) -> bool:
        """Whether the day is that of words that give none: it was met by then."""
        met = self.met
        return met is not None and any(
            one.quote == met[1] and one.met_on is None for one in self.said
        )

    @property
    def met(self) -> tuple[date, Evidence] | None:
        """The day on which it was met and what says so.

        A schedule says it itself; elsewhere it is also met when its own work is done.
        """
        if self.met_on:
            return self.met_on, (*self.also, self.title_cell)[0]
        last = next(
            (one for one in reversed(self.said) if one.outcome in _ON_ITS_END), None
        )
        if last is not None and last.outcome is not Outcome.DENIED:
            if last.outcome is not Outcome.MET or self._is_outdone(last):
                return None
            return last.met_on or last.day, last.quote
        # Work that is done does not undo a result that is worse than what was asked.
        own = () if self.scheduled or (last and last.short_of) else self.own
        if own and all(is_finished(known.record) for known in own):
            last_done = max(own, key=done_on)
            if last is None or done_on(last_done) > last.day:
                return done_on(last_done), cells(last_done, last_done.record.title)[0]
        return None

    def _is_outdone(self, met: Said) -> bool:
        """Whether a day after the one on which it was said to be met was given since.

        That is by a plan of a later day, or by words said after those.
        """
        ended = met.met_on or met.day
        planned = self.replanned is not None and self.replanned > met.day
        if planned and self.target is not None and self.target > ended:
            return True
        since = self.said[self.said.index(met) + 1 :]
        return any(one.moved_to and one.moved_to > ended for one in since)

    @property
    def reached(self) -> Said | None:
        """The newest words near it that say that it was reached, if none deny it since.

        They do not say it plainly enough to count as met.
        """
        last = self.said[-1] if self.said and not self.met else None
        return last if last and last.outcome is Outcome.NEAR else None

    @property
    def in_part(self) -> Said | None:
        """The newest words, if they say that a part of it was met."""
        last = self.said[-1] if self.said and not self.met else None
        return last if last and last.in_part else None

    def is_disputed(self, day: date) -> bool:
        """Whether its date has passed and only the silence says that it is missed."""
        return self.is_silent(day) and self.reached is not None

    def is_silent(self, day: date) -> bool:
        """Whether only the silence since its date says that it is missed.

        Open work that carries its name says so, too.
        """
        at_work = any(is_open(known.record) for known in self.linked)
        told = self.missed or self.foreseen
        return self.is_lost(day) and not told and not at_work

    def label_on(self, day: date) -> Label:
        """Return who may hear how it stands on the day.

        The date is as open as what gives it, that it is missed as the words that say
        so before its date; that it was met is news for all unless it is confided or its
        row is closed.
        """
        if self.met:
            proof = self.met[1]
            confided = isinstance(proof, Quote) and proof.label is Label.RESTRICTED
            return Label.RESTRICTED if confided else self.closed
        said = self.missed
        early = said is not None and not (self.target and self.target <= day)
        return join(self.label, said.quote.label if said and early else Label.CLIENT)

    @property
    def missed(self) -> Said | None:
        """The sentence that says that it is missed, unless a new date came after it."""
        agreed_on = self.rebaselined[-1].on if self.rebaselined else date.min
        for one in reversed(self.said):
            if one.day <= agreed_on:
                return None
            due, unmet = self.target, one.unmet_on
            late = due and unmet and unmet >= due and one.day >= due
            if one.outcome is Outcome.MISSED or late:
                return None if self.replanned and self.replanned > one.day else one
            if one.outcome is Outcome.MET or self.target == one.moved_to:
                return None
        return None

    @property
    def foreseen(self) -> Said | None:
        """The newest words that it will not be there on its day, if nothing undid them.

        They were said before that day, which a plan has not moved since.
        """
        for one in reversed(self.said):
            if one.unmet_on and self.target and one.unmet_on >= self.target:
                old = self.replanned is not None and self.replanned >= one.day
                return None if old else one
            if one.outcome in _SETTLED:
                return None
        return None

    @property
    def forecast(self) -> date | None:
        """The target, or a later day on which linked work is due."""
        open_days = [
            known.record.due
            for known in self.linked
            if known.record.due and is_open(known.record)
        ]
        days = [day for day in (self.target, *open_days) if day]
        return max(days, default=None)


def ids_of(found: Iterable[Gate]) -> dict[str, str]:
    """Return the title that each id means; an id of two milestones means neither."""
    named: dict[str, set[str]] = {}
    for gate in found:
        for one in gate.ids:
            named.setdefault(one, set()).add(gate.title)
    return {one: titles.pop() for one, titles in named.items() if len(titles) == 1}


def joined(found: Iterable[Gate]) -> list[Gate]:
    """Make one of those that have the same id or name; the first one's name stays."""
    kept: list[Gate] = []
    for gate in sorted(found, key=lambda one: one.noted):
        place = next((n for n, k in enumerate(kept) if _is_same(k, gate)), None)
        if place is None:
            kept.append(gate)
        else:
            kept[place] = _merged(kept[place], gate)
    return _with_noted(kept)


def _with_noted(found: Sequence[Gate]) -> list[Gate]:
    """Add rows of minutes to the planned milestone that they name by fewer words.

    Only one milestone may have all the words, and only one row of a table be it.
    """
    kept = [gate for gate in found if not gate.noted]
    meant = {
        id(gate): [place for place, one in enumerate(kept) if _is_short_for(gate, one)]
        for gate in found
        if gate.noted
    }
    taken = Counter(
        (gate.title_cell.source, *meant[id(gate)])
        for gate in found
        if gate.noted and isinstance(gate.title_cell, Quote)
    )
    for gate in found:
        if not gate.noted:
            continue
        places, cell = meant[id(gate)], gate.title_cell
        source = cell.source if isinstance(cell, Quote) else ""
        if len(places) == 1 and taken[source, *places] == 1:
            kept[places[0]] = _merged(kept[places[0]], gate)
        else:
            kept.append(gate)
    return kept


def _is_short_for(short: Gate, whole: Gate) -> bool:
    """Whether all words of a row are of the name of a milestone of another list."""
    mine, theirs = name_of(short.title), name_of(whole.title)
    cells = (whole.title_cell, *whole.also)
    listed = {cell.source for cell in cells if isinstance(cell, Quote)}
    if isinstance(short.title_cell, Quote) and short.title_cell.source in listed:
        return False
    if not mine.words or (mine.id and theirs.id):
        return False
    return shared(mine.words, theirs.words) == mine.words and not other_numbers(
        short.title, whole.title
    )


def _is_same(one: Gate, other: Gate) -> bool:
    return not (one.scheduled and other.scheduled) and same_name(one, other)


def same_name(one: Gate, other: Gate) -> bool:
    """Whether two titles name one milestone, by id or by all words and numbers.

    One may say less than the other, or be its acronym, if both had the same date at
    first.
    """
    mine, theirs = name_of(one.title), name_of(other.title)
    if mine.id and theirs.id:
        return mine.id == theirs.id
    if not mine.words or not theirs.words or other_numbers(one.title, other.title):
        return False
    within = mine.words <= theirs.words or theirs.words <= mine.words
    few = min(len(mine.words), len(theirs.words))
    same_day = one.baseline is not None and one.baseline == other.baseline
    if mine.words == theirs.words or not same_day:
        return mine.words == theirs.words
    if within and _is_phrase_of(mine.flat, theirs.flat):
        return True
    return (within and few > 1) or _in_full(one, other) == _in_full(other, one)


def _is_phrase_of(one: str, other: str) -> bool:
    """Whether one name is told in the other, word for word, by two words at least."""
    short, long = sorted((one, other), key=len)
    return len(short.split()) > 1 and f" {short} " in f" {long} "


def _in_full(gate: Gate, other: Gate) -> frozenset[str]:
    return name_of(spelled_out(gate.title, other.title)).words


def _merged(one: Gate, other: Gate) -> Gate:
    """Join two; the newest stated date is the date now."""
    newest = max(one, other, key=lambda gate: (bool(gate.target), gate.stated))
    target = newest.target
    baseline = one.baseline or other.baseline
    return replace(
        one,
        baseline=baseline,
        target=target,
        label=min(
            (gate.label for gate in (one, other) if gate.target == target),
            key=lambda label: label.rank,
        ),
        stated=newest.stated,
        replanned=newest.stated if target != baseline else newest.replanned,
        owner=one.owner or other.owner,
        met_on=one.met_on or other.met_on,
        keys=one.keys + other.keys,
        scheduled=one.scheduled or other.scheduled,
        deadline=one.deadline or other.deadline,
        tickets=one.tickets + other.tickets,
        also=(*one.also, other.title_cell),
        ids=one.ids + other.ids,
        closed=join(one.closed, other.closed),
        criterion=one.criterion or other.criterion,
    )


def is_open(ticket: Ticket) -> bool:
    """Whether the ticket is neither done nor cancelled."""
    return ticket.category is not StatusCategory.DONE and not is_cancelled(ticket)


def done_on(known: Known[Ticket]) -> date:
    """Return the day on which a finished ticket was finished."""
    return known.record.resolved or known.record.updated or known.since
