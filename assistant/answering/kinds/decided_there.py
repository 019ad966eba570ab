"""What was decided on a day, by a body or at all, with the outcomes in its minutes.

The register comes first; then the rows of the minutes' tables that give an outcome. A
row by which nothing was decided of one item is no answer to what was decided.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from datetime import date

from assistant.answering.asked.decided import decisions_asked
from assistant.answering.asked.question import Question
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.sentences import Reader
from assistant.answering.kinds.lists import MOST, Item, Listing
from assistant.domain.facts import Decision, DecisionState
from assistant.domain.people import fold
from assistant.domain.reading import Passage, Role
from assistant.domain.sourced import SourcedPassage
from assistant.drafting.words import plain
from assistant.facts.sameness.stems import shared, stems

_OUTCOME = re.compile(
    r"(?:final |key )?(?:decisions?|decided|outcomes?|resolutions?|resolved|agreed"
    r"|conclusions?|entscheidung\w*|beschluss\w*)(?: made| taken)?"
)
_NOTHING = re.compile(
    r"\W*(?:(?:there (?:was|is) )?no (?:\w+ )?(?:decisions?|conclusions?|outcomes?"
    r"|agreements?|result)\b|not (?:yet )?(?:decided|agreed|discussed|reached)\b"
    r"|nothing (?:was )?(?:decided|agreed)\b|(?:noted|none|nil|open|pending|discussed"
    r"|n/?a|tb[acd])\W*$|(?:deferred|postponed|adjourned|carried (?:over|forward)"
    r"|undecided|to be (?:decided|discussed))\b|[^?]*\?\W*$)"
)
"""An outcome, folded, by which nothing was decided."""
_ERRAND = re.compile(r"(?:(?-i:[A-Z])[\w'’-]+ ){1,3}to [a-z]+\b(?! be\b)")
"""`Jo to ask the printer`: what somebody is to do."""
_BODY = stems("committee board group team meeting council panel")


def decided_there(
    body: str, days: Collection[date], items: Iterable[Item], reader: Reader
) -> Listing | None:
    """Return what the body, any where it is empty, decided on one of the days.

    None where neither the register nor a table of the day's minutes knows of it.
    """
    places = [
        one
        for one in reader.passages
        if one.dated in days and not one.passage.quoted and _is_of(one, body)
    ]
    sources = {one.source for one in places}
    known = [
        one.told
        for one in items
        if isinstance(one.of, Decision)
        and one.of.state is DecisionState.MADE
        and (one.of.decided_on or one.told.day) in days
        and _is_taken_by(one.of, body, sources)
    ]
    known.sort(key=lambda one: one.unit.text)
    rows = {one.id: cell for one in places if (cell := _outcome(one.passage))}
    told = [*known, *_rows(rows.values(), reader.sentences(rows), known)]
    if not told:
        return None
    return Listing(
        tuple(told[:MOST]), max(0, len(told) - MOST), "ontrack decisions", each=True
    )


def decides_nothing(one: Candidate, question: Question) -> bool:
    """Whether of one item nothing was decided, where it is asked what was at all."""
    if one.computed or _NOTHING.match(one.said) is None:
        return False
    asked = decisions_asked(question.text)
    return asked is not None and not asked.about


def _rows(
    cells: Iterable[str], said: Iterable[Candidate], known: Sequence[Candidate]
) -> list[Candidate]:
    """Return the sentences of the outcomes that the register does not hold."""
    outcomes = tuple(fold(cell).rstrip(".!") for cell in cells)
    return [
        one
        for one in said
        if one.said.startswith(outcomes)
        and not any(_says(fold(other.unit.text), outcomes, one) for other in known)
    ]


def _says(text: str, outcomes: Sequence[str], one: Candidate) -> bool:
    """Whether a decision is told in the words of the outcome of this row."""
    return any(cell in text for cell in outcomes if one.said.startswith(cell))


def _outcome(passage: Passage) -> str:
    """Return the cell of a row that tells what was decided, empty without one."""
    if passage.role is not Role.ROW:
        return ""
    for name, value in passage.cells:
        cell = plain(value).strip()
        if _OUTCOME.fullmatch(fold(name).strip(" *_:")) and cell:
            idle = _NOTHING.match(fold(cell)) or _ERRAND.match(cell)
            return "" if idle else cell
    return ""


def _is_of(one: SourcedPassage, body: str) -> bool:
    """Whether a passage stands in minutes that are called by the body."""
    own = _own(body)
    titles = "\n".join([one.title or "", *one.passage.headings])
    return not body or (bool(own) and shared(own, stems(titles)) == own)


def _is_taken_by(fact: Decision, body: str, sources: Collection[str]) -> bool:
    """Whether the body took a decision: by name, or in the minutes of its meeting."""
    own = _own(body)
    named = bool(own) and shared(own, stems(fact.decided_by or "")) == own
    return not body or named or any(one.source in sources for one in fact.evidence)


def _own(body: str) -> frozenset[str]:
    """Return the words that tell one body from others."""
    words = stems(body)
    return (words - _BODY) or words
