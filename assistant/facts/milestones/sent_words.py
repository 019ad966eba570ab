"""Milestones that an update which was sent before tells as met.

Who sent it put their name to it: where nothing else speaks of the end, it counts. Open
work on it, an open issue or words of people that say otherwise weigh more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from assistant.domain.reading import UPDATE_KINDS, Role
from assistant.domain.records import RaidEntry, RaidKind
from assistant.domain.sourced import SourcedPassage
from assistant.extract.dates.words import same_length_fold
from assistant.extract.text.sentences import Sentence, split
from assistant.facts.date_orders import DateOrders
from assistant.facts.milestones.gates import Gate, ids_of, is_open
from assistant.facts.milestones.names import MilestoneNames
from assistant.facts.milestones.prose.ends import ends_said
from assistant.facts.milestones.prose.met_days import end_day
from assistant.facts.milestones.prose.outcomes import MET, outcomes
from assistant.facts.milestones.prose.parts import told_apart
from assistant.facts.milestones.prose.predicates import Predicates
from assistant.facts.milestones.prose.said import Outcome, Said
from assistant.gate.days import DateOrder, days_in
from assistant.ledger.view import View

_DENIALS = frozenset({Outcome.MISSED, Outcome.DENIED})
_STATE = re.compile(
    r"\W*(?:met|done|completed?|achieved|reached|finished)\b(?P<more>[^|]*)",
    re.IGNORECASE,
)
"""The cell of a table that says of its row's milestone that it was met."""
_RESERVED = re.compile(
    r"\?|\b(?:not|no|but|except|part\w*|mostly|almost|nearly|if|when|expected|planned"
    r"|subject|provision\w*|condition\w*|by|pending|open)\b",
    re.IGNORECASE,
)

_VERSION = re.compile(r"\b\d+(?:\.\d+)+\b")


def with_sent_words(view: View, gates: Sequence[Gate]) -> list[Gate]:
    """Add what sent updates say was met; it meets those that nothing else denies."""
    told = _told(view, gates)  # of all: words on one that is met are of no other
    if not told:
        return list(gates)
    issues = _issues(view, gates)
    return [
        _with(gate, told[gate.title], gate.title in issues)
        if gate.title in told and not gate.met
        else gate
        for gate in gates
    ]


def _with(gate: Gate, sent: Said, has_issue: bool) -> Gate:
    if has_issue or _is_denied(gate, sent):
        return replace(gate, sent=sent)
    said = sorted((*gate.said, sent), key=lambda one: (one.day, one.known))
    return replace(gate, said=tuple(said))


def _is_denied(gate: Gate, sent: Said) -> bool:
    """Whether its work is open, or people said otherwise and did not take it back."""
    if any(is_open(known.record) for known in gate.linked) or gate.missed:
        return True
    since = [one for one in gate.said if one.day >= sent.day]
    moved = any(one.moved_to and one.moved_to > sent.day for one in since)
    last = next((o for o in reversed(gate.said) if o.outcome in _DENIALS), None)
    return moved or last is not None or any(one.in_part for one in since)


def _issues(view: View, gates: Sequence[Gate]) -> set[str]:
    """Return the titles of milestones that the name of an open issue tells."""
    names = MilestoneNames((gate.title for gate in gates), ids_of(gates))
    found: set[str] = set()
    for known in view.records(RaidEntry):
        if known.record.kind is RaidKind.ISSUE and known.record.is_open:
            found |= names.named_in(known.record.title)
    return found


def _told(view: View, gates: Sequence[Gate]) -> dict[str, Said]:
    """Return by title the newest word of updates, where it is that it was met."""
    due = {gate.title: gate.target for gate in gates if gate.target}
    pieces = [
        piece
        for piece in sorted(view.passages, key=lambda one: one.turn)
        if piece.kind in UPDATE_KINDS and not piece.passage.quoted
    ]
    if not due or not pieces:
        return {}
    names = MilestoneNames(due, ids_of(gates))
    found = list(_heard(view, pieces, names, Predicates(due)))
    known: dict[str, list[Said]] = {}
    for title, said in found:
        known.setdefault(title, []).append(said)
    asked = {gate.title: gate.criterion for gate in gates}
    found += ends_said(view, pieces, due, known, asked)
    found.sort(key=lambda one: (one[1].day, one[1].known))
    newest = {
        title: said
        for title, said in found
        if title in due and not _is_of_other_version(title, said.quote.quote)
    }
    return {t: said for t, said in newest.items() if said.outcome is Outcome.MET}


def _is_of_other_version(title: str, words: str) -> bool:
    mine, theirs = _VERSION.findall(title), _VERSION.findall(words)
    return bool(mine and theirs) and set(mine).isdisjoint(theirs)


def _heard(
    view: View,
    pieces: Sequence[SourcedPassage],
    names: MilestoneNames,
    predicates: Predicates,
) -> Iterator[tuple[str, Said]]:
    """Yield what sentences and rows of updates say of the end of a milestone."""
    orders = DateOrders(view)
    for piece in pieces:
        if piece.passage.role is Role.ROW:
            yield from _row(piece, names, orders.of(piece))
            continue
        for sentence in split(piece.passage.text):
            for part in told_apart(sentence.core, names):
                one = replace(sentence, core=part)
                yield from _sentence(one, piece, names, predicates, orders.of(piece))


def _sentence(
    sentence: Sentence,
    piece: SourcedPassage,
    names: MilestoneNames,
    predicates: Predicates,
    order: DateOrder | None,
) -> Iterator[tuple[str, Said]]:
    named = names.named_in(sentence.core)
    plain = MET.search(same_length_fold(sentence.core))
    for told in outcomes(sentence, piece, names, order):
        of = named if told.titles is None else told.titles
        said = told.said
        for title in of:
            if said.outcome is not Outcome.MET:
                yield title, said
                continue
            if plain and predicates.leaves(title, plain[0]):
                continue  # "Closed" is the very end that the title tells.
            day = end_day(title, sentence.core, names, piece.dated, order)
            yield title, replace(said, met_on=day or said.met_on)


def _row(
    piece: SourcedPassage, names: MilestoneNames, order: DateOrder | None
) -> Iterator[tuple[str, Said]]:
    """Yield the milestone whose row of a table says that it was met."""
    cells = [cell.strip(" *_") for cell in piece.passage.text.strip("| ").split("|")]
    for place, cell in enumerate(cells):
        state = _STATE.fullmatch(cell) if place else None
        if state is None or _RESERVED.search(state["more"]):
            continue
        titles = names.named_in(" ".join(cells[:place]))
        days = [
            date(year, month, number)
            for one in days_in(state["more"], order)
            for year, month, number in one.resolved(piece.dated)[:1]
            if year and number
        ]
        day = days[0] if len(days) == 1 and days[0] <= piece.dated else None
        quote = piece.quote(piece.passage.text)
        if len(titles) == 1:
            said = Said(Outcome.MET, piece.dated, piece.as_of, quote, met_on=day)
            yield titles.pop(), said
