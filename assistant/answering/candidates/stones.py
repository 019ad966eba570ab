"""Milestones told one beside another: each with its short name and how far it moved."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from assistant.answering.asked.asks import Wanted
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.teller import Teller, quoted
from assistant.answering.candidates.telling import milestone
from assistant.domain.base import stable_id
from assistant.domain.evidence import Computed
from assistant.domain.facts import Fact, MilestoneState, MilestoneStatus
from assistant.domain.reading import Role
from assistant.domain.sourced import SourcedPassage
from assistant.drafting.words import spoken

Cells = tuple[tuple[str, str], ...]
_SHORT_NAME = re.compile(r"[^\W\d_]{1,4}[-_ ]?\d{1,3}")
_PLAIN = frozenset({"name", "title", "description", "item", "task", "what", "summary"})
"""Columns that say nothing of what kind of thing a row is of."""


def stone(teller: Teller, fact: MilestoneStatus, names: Collection[str]) -> Candidate:
    """Tell a milestone as one of several."""
    plain = milestone(teller, fact, names)
    head, mark, owner = plain.unit.text.rstrip(".").partition("; ")
    now, before = fact.forecast, fact.baseline
    days = (now - before).days if now and before else 0
    if fact.state is MilestoneState.MET and days:
        head += f", planned for {teller.when(before)}"
    elif fact.state is not MilestoneState.MISSED and days:
        way = "later" if days > 0 else "earlier"
        head += f", {abs(days)} {'day' if abs(days) == 1 else 'days'} {way}"
    if len(names) == 1 and not any(name in fact.title for name in names):
        head = f"{next(iter(names))} {head}"
    text = f"{head}{mark}{owner}"
    return teller.make(
        fact, text, (*plain.unit.values, text), plain.gives, plain.day, plain.weight
    )


def grounds(teller: Teller, fact: MilestoneStatus) -> Candidate:
    """Tell how a milestone stands, with the rule or the words by which it does."""
    plain = milestone(teller, fact)
    head = plain.unit.text.rstrip(".").partition("; ")[0]
    why = spoken(fact.why, teller.as_of)
    moved = fact.state in {MilestoneState.MOVED, MilestoneState.MET}
    text = head if moved or not why else f"{head}: {why}"
    proofs = (fact.doubt, fact.shortfall)
    words = [
        f"{quoted(proof.quote)}" for proof in proofs if proof and proof.quote not in why
    ]
    text = "; ".join([text, *words])
    fact = fact.model_copy(
        update={"evidence": (*fact.evidence, *(one for one in proofs if one))}
    )
    return teller.make(
        fact,
        text,
        (*plain.unit.values, why, text),
        plain.gives,
        plain.day,
        plain.weight,
    )


def counted(teller: Teller, text: str, of: Iterable[str]) -> Candidate:
    """Tell a number of things that code counted; `of` are the titles of all of them."""
    titles: Sequence[str] = sorted(of)
    fact = Fact(
        id=stable_id("cnt", text, *titles),
        subject="",
        title=text,
        evidence=(Computed(rule=text, inputs=tuple(titles)),),
    )
    return teller.make(fact, text, (text,), {Wanted.STATE}, teller.as_of)


def rows_of(passages: Iterable[SourcedPassage], title: str) -> list[Cells]:
    """Return the rows of tables that are the milestone's own."""
    return [
        one.passage.cells
        for one in passages
        if one.passage.role is Role.ROW
        and not one.passage.subject
        and any(value.strip() == title for _, value in one.passage.cells)
    ]


def names_in(rows: Iterable[Cells], title: str) -> Iterator[str]:
    """Yield the short names by which its own rows, or its title, call a milestone."""
    if found := _SHORT_NAME.match(title):
        yield found[0]
    for cells in rows:
        yield from filter(_SHORT_NAME.fullmatch, (value.strip() for _, value in cells))


def kinds_in(rows: Iterable[Cells], title: str) -> frozenset[str]:
    """Return the columns, of one word, under which its rows have its title."""
    columns = (name for cells in rows for name, value in cells if value == title)
    named = {column.strip().casefold() for column in columns}
    return frozenset(one for one in named if one.isalpha() and one not in _PLAIN)
