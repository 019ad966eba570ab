"""What prose says of milestones: met, missed, or moved to another day."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from assistant.domain.evidence import LONGEST_QUOTE
from assistant.domain.reading import UPDATE_KINDS, WIKI_KINDS, DocumentKind
from assistant.domain.records import RaidEntry
from assistant.domain.sourced import SourcedPassage
from assistant.extract.dates.words import same_length_fold, without_may
from assistant.extract.text.sentences import Sentence, split
from assistant.facts.change_requests import (
    REQUEST,
    approved_request,
    without_approved,
)
from assistant.facts.date_orders import DateOrders
from assistant.facts.milestones.decided_days import (
    DecidedMove,
    decided_moves,
    meant_by_move,
)
from assistant.facts.milestones.names import MilestoneNames
from assistant.facts.milestones.prose.agreed_days import AgreedDays
from assistant.facts.milestones.prose.clauses import dated_in, day_of, own_day
from assistant.facts.milestones.prose.ends import ends_said
from assistant.facts.milestones.prose.logged import missed_in_log
from assistant.facts.milestones.prose.met_days import clauses_of, end_day
from assistant.facts.milestones.prose.move_words import (
    MOVED,
    is_doubtful,
    is_firm,
)
from assistant.facts.milestones.prose.new_days import fixes_day, without_colon
from assistant.facts.milestones.prose.order import Places
from assistant.facts.milestones.prose.outcomes import (
    MET,
    NOT_YET,
    Told,
    in_steps,
    outcomes,
    said_of,
)
from assistant.facts.milestones.prose.own_verbs import OwnVerbs
from assistant.facts.milestones.prose.parts import IS_NOT, told_apart
from assistant.facts.milestones.prose.predicates import Predicates
from assistant.facts.milestones.prose.repeats import repeated_on, speaks_of_repeat
from assistant.facts.milestones.prose.said import Outcome, Said
from assistant.facts.milestones.prose.stated_days import hints_at_day, stated_day
from assistant.facts.milestones.prose.titles import is_title, record_titles
from assistant.facts.milestones.requested_days import requested_day
from assistant.facts.milestones.withdrawn_moves import withdraw
from assistant.gate.days import days_in
from assistant.ledger.view import View

_STAYS = re.compile(
    r"\b(?:stays?|remains?|(?:is|goes) back|is kept|bleibt|reste)"
    r" (?:on|at|to|for|am|au)\b"
)
_AFTER_ALL = re.compile(
    r"\b(?:is|are|will be|goes ahead|takes place|happens|(?:be|is) held) (?:now )?on\b"
    r"(?=.*\bafter all\b)"
)
_BACK = re.compile(
    r"\b(?:back|again|after all|forward|as (?:first|originally) planned)\b"
)
_CALLED_OFF = re.compile(
    r"\b(?:the|this|that|its|our) (?:move|shift|postponement|delay|slip|new date)\b"
    r"[^.;?!]*\b(?:is|was|has been) (?:now )?(?:off|cancelled|canceled|called off"
    r"|withdrawn|dropped|revoked|reversed|undone|off the table|no longer needed)\b"
)
_GOES_ON = re.compile(
    r"\W*(?:(?:the|its|our|a) )?(?:new date|it|this|that|we now)\b", re.IGNORECASE
)
UNHEARD = frozenset(
    {*WIKI_KINDS, *UPDATE_KINDS, DocumentKind.MSPDI_XML, DocumentKind.MPP}
)
"""Plans, charters and sent updates: they say what is to be, not what came to pass."""


def heard(
    view: View, names: MilestoneNames, due: Mapping[str, date], asked: Mapping[str, str]
) -> dict[str, list[Said]]:
    """Return what people and the log's issues say of each milestone, oldest first.

    Plans, charters and sent updates are not heard. `due` are the planned days, by title
    ("the review of 12 May" is two of its words and that day), `asked` the criteria.
    """
    listener = _Listener(view, names, due)
    titles = record_titles(view)
    pieces = sorted(
        (
            piece
            for piece in view.passages
            if piece.kind not in UNHEARD
            and not piece.passage.quoted
            and not is_title(piece, titles)
        ),
        key=lambda piece: piece.turn,
    )
    for piece in pieces:
        listener.hear(piece)
    for known in view.records(RaidEntry):
        for title, said in missed_in_log(known, names):
            listener.found.setdefault(title, []).append(said)
    for move in decided_moves(view, names, due):
        listener.note(move)
    for title, said in ends_said(view, pieces, due, listener.found, asked):
        listener.found.setdefault(title, []).append(said)
    order = Places(pieces)
    for sayings in listener.found.values():
        sayings.sort(key=order.of)
    withdraw(listener.found, view, due)
    return listener.found


class _Listener:
    """Hears passages in the order in which they were said."""

    def __init__(
        self, view: View, names: MilestoneNames, due: Mapping[str, date]
    ) -> None:
        self._names = names
        self._orders = DateOrders(view)
        self._days = {title: {day} for title, day in due.items()}
        self._due = dict(due)
        self._predicates = Predicates(due)
        self._own_verbs = OwnVerbs(due)
        self._agreed, self._failed = AgreedDays(due), ("", "")
        self.found: dict[str, list[Said]] = {}

    def hear(self, piece: SourcedPassage) -> None:
        """Keep what the passage says of any milestone."""
        text = piece.passage.text
        named = self._names.named_in(text) or self._names.partly_in(text)
        moved = MOVED.search(same_length_fold(text)) or fixes_day(text)
        moved = self._agreed.note(piece) or moved
        moved = moved or hints_at_day(text) or speaks_of_repeat(text)
        if not named and not moved and not REQUEST.search(text):
            return
        before: set[str] = set()
        end, last = 0, None
        for sentence in split(text):
            titles = self._names.named_in(sentence.core)
            goes_on = "\n" not in text[end : sentence.start]
            if not titles and goes_on and _GOES_ON.match(sentence.core):
                titles = before if len(before) == 1 else set()
            before, end = set(titles), sentence.start + len(sentence.text)
            approved = last if goes_on else None
            last = sentence
            was: Said | None = None
            for part in told_apart(sentence.core, self._names):
                whole = part == sentence.core
                named = titles if whole else self._names.named_in(part)
                one = replace(sentence, core=part)
                was = self._keep(one, piece, approved, named, was)

    def _keep(
        self,
        sentence: Sentence,
        piece: SourcedPassage,
        approved: Sentence | None,
        titles: set[str],
        was: Said | None = None,
    ) -> Said | None:
        """Keep what it says of the milestones; `was` is what its last part said."""
        told = [*outcomes(sentence, piece, self._names, self._orders.of(piece))]
        known = [(one.said, self._of(one, titles, sentence, piece)) for one in told]
        kept = [(said, of) for said, of in known if of]
        first = kept[0][0] if kept else None
        by_day = self._by_day(sentence, piece, approved, first)
        if by_day:
            kept = [(by_day[1], by_day[0])]
        elif not kept and was is not None:
            on = self._going_on(sentence, piece, was)
            kept = [(on, titles)] if on else []
        if first and first.outcome is Outcome.MISSED and len(kept[0][1]) == 1:
            self._failed = (piece.source, next(iter(kept[0][1])))
        if not kept:
            self._take_back(titles, sentence, piece)
            return None
        taken: set[str] = set()
        for said, of in kept:
            for title in of - taken:
                own = self._own(title, said, sentence, piece)
                self.found.setdefault(title, []).append(own)
                if own.moved_to:
                    self._days.setdefault(title, set()).add(own.moved_to)
            taken |= of
        return kept[0][0]

    def _of(
        self, told: Told, titles: set[str], sentence: Sentence, piece: SourcedPassage
    ) -> set[str]:
        """Return the milestones of which it is told, however they are named."""
        of = titles if told.titles is None else told.titles
        core, said = sentence.core, told.said
        if said.outcome is Outcome.MET:
            return {t for t in of if not self._is_end_of(t, sentence)}
        if not said.moved_to:
            now = self._now()
            return {t for t in of if not told.failed or now[t] <= piece.dated}
        if any(self._own_verbs.read(core)):
            return set()  # "Wave 1 moved on Saturday" ends "Wave 1 moves".
        order = self._orders.of(piece)
        due = {title: max(known) for title, known in self._days.items()}
        of = of | dated_in(core, self._names, self._days, piece.dated, order)
        moved = meant_by_move(core, self._names, due, piece.dated, order)
        return of or {each for each in moved if due[each] < said.moved_to}

    def _going_on(
        self, sentence: Sentence, piece: SourcedPassage, was: Said
    ) -> Said | None:
        """Return what it says in few words, as its last part: "but M2 is not"."""
        core = sentence.core
        if was.outcome is Outcome.MET and IS_NOT.search(same_length_fold(core)):
            return said_of(Outcome.DENIED, sentence, piece)
        if was.outcome is Outcome.MOVED and not is_doubtful(core):
            day = day_of(core, piece.dated, self._orders.of(piece))
            if (
                day
                and day > piece.dated
                and day not in set().union(*self._days.values())
            ):
                return said_of(Outcome.MOVED, sentence, piece, day)
        return None

    def _requested(
        self, sentence: Sentence, piece: SourcedPassage, last: Sentence | None
    ) -> tuple[set[str], Said] | None:
        """Return what an approved change request gives another day, and that day.

        The approval may stand in the last sentence, which is cited with it.
        """
        core, order = sentence.core, self._orders.of(piece)
        request, words = approved_request(core), sentence.quote
        if not request and last and not is_doubtful(core):
            request = approved_request(last.core)
            end = sentence.start + len(sentence.text)
            words = piece.passage.text[last.start : end]
        if not request or "?" in core or len(words) > LONGEST_QUOTE:
            return None
        due = {title: max(known) for title, known in self._days.items()}
        asked = without_approved(core)
        found = requested_day(asked, self._names, due, piece.dated, order)
        if found is None:
            return None
        quote = piece.quote(words)
        said = Said(Outcome.MOVED, piece.dated, piece.as_of, quote, found.day)
        return set(found.titles), replace(said, request=request)

    def _by_day(
        self,
        sentence: Sentence,
        piece: SourcedPassage,
        approved: Sentence | None,
        said: Said | None,
    ) -> tuple[set[str], Said] | None:
        """Return what a request, or "X: 3 May, agreed with all", gives which day."""
        if said and said.moved_to:
            return None
        asked = REQUEST.search(piece.passage.text)
        if asked and (requested := self._requested(sentence, piece, approved)):
            return requested
        stated = self._repeated(sentence, piece) or self._stated(sentence, piece, said)
        if stated := stated or self._agreed_on(sentence, piece):
            return stated
        if said or not fixes_day(sentence.core) or is_doubtful(sentence.core):
            return None
        due = {title: max(known) for title, known in self._days.items()}
        text, order = without_colon(sentence.core), self._orders.of(piece)
        found = requested_day(text, self._names, due, piece.dated, order)
        if found is None or found.day <= piece.dated:
            return None
        return set(found.titles), said_of(Outcome.MOVED, sentence, piece, found.day)

    def _stated(
        self, sentence: Sentence, piece: SourcedPassage, said: Said | None
    ) -> tuple[set[str], Said] | None:
        """Return the milestone that the sentence plainly gives another day."""
        if said and said.outcome is Outcome.MET:
            return None
        now, order = self._now(), self._orders.of(piece)
        core, had, said_on = sentence.core, self._days, piece.dated
        found = stated_day(core, self._names, now, had, said=said_on, order=order)
        if found is None:
            return None
        return {found.title}, said_of(Outcome.MOVED, sentence, piece, found.day)

    def _agreed_on(
        self, sentence: Sentence, piece: SourcedPassage
    ) -> tuple[set[str], Said] | None:
        """Return the milestone for whose event the sentence agrees to a day."""
        now, order = self._now(), self._orders.of(piece)
        found = self._agreed.read(sentence.core, now, piece.dated, order)
        moved = said_of(Outcome.MOVED, sentence, piece, found[1] if found else None)
        return ({found[0]}, moved) if found else None

    def _now(self) -> dict[str, date]:
        """Return the day that each milestone has by what was said so far."""
        now = {title: max(days) for title, days in self._days.items()}
        for title, sayings in self.found.items():
            moves = [one.moved_to for one in sayings if one.moved_to]
            now |= {title: moves[-1]} if moves else {}
        return now

    def _repeated(
        self, sentence: Sentence, piece: SourcedPassage
    ) -> tuple[set[str], Said] | None:
        """Return the milestone that is tried again on another day."""
        last = self._failed[1] if self._failed[0] == piece.source else None
        core, now, order = sentence.core, self._now(), self._orders.of(piece)
        found = repeated_on(core, self._names, now, last, said=piece.dated, order=order)
        moved = said_of(Outcome.MOVED, sentence, piece, found[1] if found else None)
        return ({found[0]}, moved) if found else None

    def _own(
        self, title: str, said: Said, sentence: Sentence, piece: SourcedPassage
    ) -> Said:
        """Return it with the day that the sentence gives this milestone."""
        order = self._orders.of(piece)
        if said.outcome is Outcome.MET:
            end = end_day(title, sentence.core, self._names, piece.dated, order)
            several = len(clauses_of(sentence.core)) > 1
            return replace(said, met_on=end if end or several else said.met_on)
        if said.moved_to is None:
            return said
        if self._goes_back(title, said, sentence):
            return replace(said, taken_back=True)
        if len(self._names.named_in(sentence.core)) == 1 and in_steps(sentence.core):
            return said
        day = own_day(title, sentence.core, self._names, piece.dated, order)
        is_new = day is not None and day not in self._days.get(title, ())
        return replace(said, moved_to=day) if is_new else said

    def _goes_back(self, title: str, said: Said, sentence: Sentence) -> bool:
        """Whether it moves back to a day that it had before it was moved."""
        moves = [one.moved_to for one in self.found.get(title, ()) if one.moved_to]
        return (
            bool(moves)
            and moves[-1] != said.moved_to
            and said.moved_to in self._days.get(title, ())
            and _BACK.search(same_length_fold(sentence.core)) is not None
        )

    def _is_end_of(self, title: str, sentence: Sentence) -> bool:
        """Whether "closed" or "done" is the very end that the title tells itself."""
        plain = MET.search(same_length_fold(sentence.core))
        if plain is None or not self._predicates.leaves(title, plain[0]):
            return False
        return not any(
            not self._predicates.leaves(title, verb[0])
            and not NOT_YET.search(clause[: verb.start()])
            and title in self._names.named_in(clause)
            for clause in clauses_of(same_length_fold(sentence.core))
            for verb in MET.finditer(clause)
        )

    def note(self, move: DecidedMove) -> None:
        """Keep a decision that gives the milestone another day."""
        piece = move.found.passage
        said = Said(
            Outcome.MOVED, piece.dated, piece.as_of, move.found.evidence, move.to
        )
        said = replace(said, request=approved_request(move.found.finding.quote))
        known = self.found.setdefault(move.title, [])
        same = [
            place
            for place, one in enumerate(known)
            if (one.day, one.moved_to) == (said.day, said.moved_to)
        ]
        for place in same:
            known[place] = replace(known[place], request=said.request)
        if not same:
            known.append(said)

    def _take_back(
        self, titles: set[str], sentence: Sentence, piece: SourcedPassage
    ) -> None:
        """Keep that a milestone that was to move stays on a day it had, after all."""
        folded = same_length_fold(without_may(sentence.core))
        verb = _STAYS.search(folded) or _AFTER_ALL.search(folded)
        off = _CALLED_OFF.search(folded)
        if "?" in folded or not (off or (verb and is_firm(folded, verb))):
            return
        named = {
            reading[1:]
            for day in days_in(sentence.core, self._orders.of(piece))
            for reading in day.resolved(piece.dated)[:1]
            if verb and day.start >= verb.end()
        }
        for title in titles & self.found.keys():
            moves = [one.moved_to for one in self.found[title] if one.moved_to]
            had = {d for d in self._days.get(title, ()) if (d.month, d.day) in named}
            if off and moves:
                had = {moves[-2] if len(moves) > 1 else self._due.get(title, moves[-1])}
            if moves and len(had) == 1 and moves[-1] not in had:
                said = said_of(Outcome.MOVED, sentence, piece, had.pop())
                self.found[title].append(replace(said, taken_back=True))
