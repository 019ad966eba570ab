"""Milestones to come that people say to be in danger."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from assistant.domain.evidence import Quote
from assistant.domain.facts import Statement
from assistant.domain.findings import Polarity, StatementKind
from assistant.extract.text.sentences import split
from assistant.facts.date_orders import DateOrders
from assistant.facts.mentions import CONVERSATION
from assistant.facts.milestones.endangered import Endangered
from assistant.facts.milestones.failed_work import failed_or_blocked
from assistant.facts.milestones.gates import Gate, ids_of
from assistant.facts.milestones.late_needs import late_needs
from assistant.facts.milestones.names import MilestoneNames
from assistant.facts.milestones.series import without_later
from assistant.facts.risks.register import is_over, said_on, statement_register
from assistant.ledger.view import View

_LATELY = timedelta(days=14)
_DANGERS = frozenset(
    {
        StatementKind.RISK,
        StatementKind.ISSUE,
        StatementKind.BLOCKER,
        StatementKind.DEPENDENCY,
    }
)
_OVER = frozenset({Polarity.NEGATED, Polarity.RESOLVED})


_SAFE = re.compile(
    r"\b(?:is|are|looks?|['’]s|['’]re)(?: now| all| both| well)* (?:back on track"
    r"|on track"
    r"(?: again| now)|safe(?: again| now)?|out of danger|certain(?: again| now)"
    r"|secured?)\b|\b(?:holds|stands) (?:again|after all)\b",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"\?|\b(?:if|unless|not|no longer|never|hardly|hope\w*|until|once|would)\b"
    r"|n['’]t\b",
    re.IGNORECASE,
)


def doubts(view: View, stones: Sequence[Gate]) -> dict[str, Quote]:
    """Return, by title, the newest words of two weeks that put a milestone in doubt.

    Not what was said to be over since, nor of a milestone that moved since.
    """
    ahead = [
        gate
        for gate in stones
        if gate.target and gate.target >= view.as_of and not gate.met
    ]
    names = MilestoneNames((gate.title for gate in ahead), ids_of(ahead))
    in_short = Endangered(stones, view.as_of, view.people.resolve)
    orders = DateOrders(view)
    unmet = {one.title: one.target for one in stones if one.target and not one.met}
    newest: dict[str, tuple[Statement, bool]] = {}
    for one in sorted(_said_lately(view), key=said_on) if ahead else ():
        over = one.polarity in _OVER
        named = without_later(names.named_in(one.what), one.what, unmet)
        newest |= dict.fromkeys(named, (one, over))
        for quote in _quotes(one):
            order = orders.of_source(quote.source)
            read = in_short.read(quote.quote, said_on(one), order)
            for title in without_later(read, quote.quote, unmet):
                newest[title] = one, over or read[title]
    found = {}
    for gate in ahead:
        said, over = newest.get(gate.title, (None, True))
        if said is None or over or is_over(view, said):
            continue
        quotes = _quotes(said)
        if _is_safe_since(view, names, gate.title, said_on(said)):
            continue
        if quotes and _last_moved(gate) < said_on(said):
            found[gate.title] = quotes[-1]
    needs = late_needs(view, ahead)
    for gate in ahead:
        failed = failed_or_blocked(view, gate)
        needed = needs[gate.title][1] if gate.title in needs else None
        if proof := failed or _foreseen(gate, view.as_of) or needed:
            found.setdefault(gate.title, proof)
    return found


def _is_safe_since(view: View, names: MilestoneNames, title: str, said: date) -> bool:
    """Whether somebody said on a later day that it is safe, or on track again."""
    return any(
        title in names.named_in(text) and not _UNSURE.search(text)
        for piece in view.passages
        if piece.kind in CONVERSATION
        and said < piece.dated <= view.as_of
        and not piece.passage.quoted
        and _SAFE.search(piece.passage.text)
        for text in (one.core for one in split(piece.passage.text))
        if _SAFE.search(text)
    )


def _quotes(said: Statement) -> list[Quote]:
    return [piece for piece in said.evidence if isinstance(piece, Quote)]


def _foreseen(gate: Gate, as_of: date) -> Quote | None:
    """Return the words of two weeks that it will not be there on its day."""
    one = gate.foreseen
    return one.quote if one and one.day > as_of - _LATELY else None


def _said_lately(view: View) -> Iterator[Statement]:
    for one in statement_register(view, all_polarities=True):
        told = one.polarity is Polarity.ASSERTED and one.kind in _DANGERS
        if (told or one.polarity in _OVER) and said_on(one) > view.as_of - _LATELY:
            yield one


def _last_moved(gate: Gate) -> date:
    moves = [one.day for one in gate.said if one.moved_to]
    return max([*moves, gate.replanned or date.min])
