"""Flags that a language model proposes, as far as sources and arithmetic carry them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, DivisionByZero, InvalidOperation
from functools import cached_property
from itertools import combinations
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.domain.drafts import Verdict
from assistant.domain.evidence import LONGEST_QUOTE, Computed, Evidence, Quote
from assistant.domain.facts import Flag, FlagKind, Severity
from assistant.domain.labels import Label, join
from assistant.domain.people import People
from assistant.domain.sourced import SourcedPassage
from assistant.extract.dates.deadlines import read_dates
from assistant.facts.flags.citable import Citable, citable
from assistant.facts.flags.injection_attempt import suspicion
from assistant.facts.flags.material import FlagMaterial, call, raise_flag, short_phrase
from assistant.facts.sameness.stems import ids, same_subject, stems
from assistant.gate.amounts import amounts_in
from assistant.gate.checks import ALWAYS, CARRIED, judge
from assistant.gate.days import DateOrder
from assistant.gate.sentence import analyse
from assistant.gate.support import Support

FLAGS = "flags"
"""The purpose of answers that propose flags."""
_MOST = 20
_SAME = 0.8
_FEWEST_WORDS = 2
_LONGEST = 400
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NO_QUOTE = "a quote does not stand in its passage"
_NO_FACT = "it rests on a fact that there is not"
_TOO_LITTLE = "it rests on less than two quotes, or a quote and a fact"
_ORDERS = "it quotes orders to an assistant"
_APART = "nothing connects what it rests on"
_WRONG_SUM = "its arithmetic is wrong, or of numbers that stand nowhere"


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class CitedWords(_Part):
    """Words of a passage that carry a flag."""

    passage: str
    quote: str


class Sum(_Part):
    """A calculation: numbers, or the days from one day to another."""

    left: str
    operator: Literal["+", "-", "*", "/", "days"]
    right: str
    result: str


class ProposedFlag(_Part):
    """A flag as the model words it."""

    kind: Literal[
        "risk_not_in_raid",
        "raid_not_discussed",
        "contradiction",
        "watermelon",
        "omitted_from_update",
        "scope_creep",
        "stale",
        "no_outcome_meeting",
        "overdue_action",
        "repeated_action",
        "dependency_at_risk",
        "missing_owner",
        "single_point_of_failure",
        "hedged_commitment",
        "slip",
        "ci_red",
    ]
    subject: str
    severity: Literal["high", "medium", "low"]
    title: str
    why: str
    question: str
    quotes: tuple[CitedWords, ...] = Field(description="At least one, verbatim.")
    facts: tuple[str, ...] = Field(description="Ids of facts that it rests on.")
    sums: tuple[Sum, ...] = Field(description="Every calculation, or an empty list.")


class FlagsOutput(_Part):
    """What the model answers: the flags that it would add."""

    flags: tuple[ProposedFlag, ...]


def proposed(
    material: FlagMaterial, found: Iterable[Flag], refused: Counter[str] | None = None
) -> Iterator[Flag]:
    """Yield the flags of the newest answer that still hold and that nobody else found.

    `found` are the detectors' flags; `refused` counts why proposals were dropped.
    """
    answers = material.view.answers(FLAGS)[-1:]
    if not answers:
        return
    try:
        output = FlagsOutput.model_validate(answers[0].body)
    except ValidationError:
        return
    known = list(found)
    view = material.view
    gate = FlagGate(
        passages={one.id: one for one in view.passages},
        facts=citable(material),
        people=view.people,
        as_of=material.as_of,
        date_order=view.date_order,
        engine=answers[0].model,
    )
    for proposal in output.flags[:_MOST]:
        flag = gate.judged(proposal)
        if isinstance(flag, str):
            if refused is not None:
                refused[flag] += 1
            continue
        if not any(_is_same(flag, other) for other in known):
            known.append(flag)
            yield flag


def _is_same(flag: Flag, other: Flag) -> bool:
    if flag.kind is not other.kind:
        return False
    return same_subject(flag.subject, other.subject) >= _SAME or any(
        isinstance(one, Quote)
        and isinstance(two, Quote)
        and (one.source, one.locator) == (two.source, two.locator)
        and (one.quote in two.quote or two.quote in one.quote)
        for one in flag.evidence
        for two in other.evidence
    )


@dataclass(frozen=True, slots=True)
class _Piece:
    """What a flag rests on: the words, what they say besides, and the evidence."""

    text: str
    values: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    day: date
    label: Label
    place: object
    numbers: frozenset[Decimal]
    person: str | None = None


@dataclass(frozen=True)
class FlagGate:
    """Checks the proposals of one answer, given what was known on a day.

    `passages` and `facts` are by the ids under which a proposal cites them; `engine` is
    who proposed.
    """

    passages: Mapping[str, SourcedPassage]
    facts: Mapping[str, Citable]
    people: People
    as_of: date
    date_order: DateOrder | None
    engine: str

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(
            name for p in self.people.all for name in (p.name, p.name.split()[0])
        )

    def judged(self, proposal: ProposedFlag) -> Flag | str:
        """Return the flag, or why it is refused."""
        pieces = self._pieces(proposal)
        if isinstance(pieces, str):
            return pieces
        results = _recomputed(proposal.sums, pieces)
        if results is None:
            return _WRONG_SUM
        if not _connected(pieces, proposal.sums):
            return _APART
        support = Support(
            quotes=tuple(piece.text for piece in pieces),
            values=(*(v for piece in pieces for v in piece.values), *results),
            as_of=self.as_of,
            names=self._names,
            date_order=self.date_order,
        )
        for words in (proposal.title, proposal.why):
            if fault := _forged(words, support):
                return fault
        return self._flag(proposal, pieces, support)

    def _flag(
        self, proposal: ProposedFlag, pieces: Sequence[_Piece], support: Support
    ) -> Flag:
        """Make the flag; words that the gate doubts give way to the citations."""
        told = " / ".join(f"“{piece.text}”" for piece in pieces)
        who = next((piece.person for piece in pieces if piece.person), None)
        subject = _subject(proposal.subject, pieces)
        why = _kept(proposal.why, support) or f"{told} do not go together."
        question = _kept(proposal.question, support)
        computed = Computed(
            rule=f"{self.engine} put these sources side by side",
            inputs=tuple(map(_shown, proposal.sums)) or (proposal.kind,),
        )
        flag = raise_flag(
            FlagKind(proposal.kind),
            subject,
            max(piece.day for piece in pieces),
            title=_kept(proposal.title, support) or _beside(pieces),
            severity=Severity(proposal.severity),
            why=f"{why} Found by {self.engine}.",
            question=question or f"{call(who)}: how do these go together: {told}?",
            evidence=(*(e for piece in pieces for e in piece.evidence), computed),
            owner=who,
            label=join(*(piece.label for piece in pieces)),
        )
        return flag.model_copy(update={"engine": self.engine})

    def _pieces(self, proposal: ProposedFlag) -> list[_Piece] | str:
        pieces: dict[object, _Piece] = {}
        for cited in proposal.quotes:
            one = self.passages.get(cited.passage)
            quote = cited.quote.strip()[:LONGEST_QUOTE].strip()
            if one is None or quote not in one.passage.text:
                return _NO_QUOTE
            if len(quote.split()) < _FEWEST_WORDS:
                return _NO_QUOTE
            if suspicion(one.passage.text):
                return _ORDERS
            pieces[one.id, quote] = self._quoted(one, quote)
        has_quote = bool(pieces)
        for key in proposal.facts:
            fact = self.facts.get(key)
            if fact is None:
                return _NO_FACT
            values = (fact.id, *fact.values)
            pieces[key] = _Piece(
                text=fact.told,
                values=values,
                evidence=fact.evidence,
                day=fact.day,
                label=fact.label,
                place=key,
                numbers=self._numbers(fact.told),
                person=fact.owner,
            )
        places = {piece.place for piece in pieces.values()}
        is_enough = has_quote and len(places) >= 2
        return list(pieces.values()) if is_enough else _TOO_LITTLE

    def _quoted(self, one: SourcedPassage, quote: str) -> _Piece:
        found = read_dates(quote, one.dated, date_order=self.date_order)
        days = tuple(due.day.isoformat() for due in found if due.day)
        said_by = self.people.resolve(one.passage.speaker)
        said = (said_by,) if said_by else ()
        return _Piece(
            text=quote,
            values=(*days, *said),
            evidence=(one.quote(quote),),
            day=one.dated,
            label=Label.CLIENT,
            place=one.id,
            numbers=self._numbers(quote),
            person=said_by,
        )

    def _numbers(self, text: str) -> frozenset[Decimal]:
        """Return the numbers of a text, in digits or words; days and ids are none."""
        read = analyse(text, self.as_of, self._names, self.date_order)
        return frozenset(
            value for amount in read.amounts for value in (*amount.values, *amount.raw)
        )


def _beside(pieces: Sequence[_Piece]) -> str:
    """Return the first words of the pieces, side by side."""
    return " / ".join(f"“{short_phrase(piece.text)}”" for piece in pieces[:2])


def _subject(said: str, pieces: Sequence[_Piece]) -> str:
    """Return the model's subject where the sources have its words, else their own."""
    told = " ".join((*(p.text for p in pieces), *(v for p in pieces for v in p.values)))
    words = " ".join(said.split())
    is_told = ids(words) <= ids(told) and stems(words) <= stems(told)
    if (
        words
        and is_told
        and len(words) <= LONGEST_QUOTE
        and (ids(words) or stems(words))
    ):
        return words
    return short_phrase(pieces[0].text)


def _forged(words: str, support: Support) -> str:
    """Return what is made up in the words, or nothing."""
    if len(words) > _LONGEST:
        return "it is too long"
    sentence = support.analyse(words)
    for check in (*ALWAYS, *CARRIED):
        for fault in check(sentence, support):
            if fault.verdict is Verdict.UNSUPPORTED:
                return f"made up: {fault.reason}"
    return ""


def _kept(words: str, support: Support) -> str:
    """Return the words where the gate supports them."""
    text = " ".join(words.split())
    if not text or len(text) > _LONGEST:
        return ""
    return text if judge(text, support).verdict is Verdict.SUPPORTED else ""


def _connected(pieces: Sequence[_Piece], sums: Sequence[Sum]) -> bool:
    """Whether each piece shares a word, id, day or calculation with another one."""
    linked: set[object] = set()
    for one, two in combinations(pieces, 2):
        if one.place == two.place:
            continue
        texts = [" ".join((p.text, *p.values)) for p in (one, two)]
        shares = (
            ids(texts[0]) & ids(texts[1])
            or stems(texts[0]) & stems(texts[1])
            or _days(one) & _days(two)
        )
        computed = any(
            (_holds(one, s.left) and _holds(two, s.right))
            or (_holds(two, s.left) and _holds(one, s.right))
            for s in sums
        )
        if shares or computed:
            linked |= {one.place, two.place}
    return all(piece.place in linked for piece in pieces)


def _days(piece: _Piece) -> set[str]:
    return {value for value in piece.values if _DAY.fullmatch(value)}


def _recomputed(
    sums: Sequence[Sum], pieces: Sequence[_Piece]
) -> tuple[str, ...] | None:
    """Return the results, None where one is wrong or an operand stands nowhere.

    An operand may be the result of a calculation before.
    """
    results: list[str] = []
    for one in sums:
        for operand in (one.left, one.right):
            is_known = operand in results or any(_holds(p, operand) for p in pieces)
            if not is_known:
                return None
        result = _computed(one)
        if result is None or result != _number(one.result):
            return None
        results.append(one.result)
    return tuple(results)


def _computed(one: Sum) -> Decimal | None:
    if one.operator == "days":
        try:
            span = date.fromisoformat(one.right) - date.fromisoformat(one.left)
        except ValueError:
            return None
        return Decimal(span.days)
    left, right = _number(one.left), _number(one.right)
    if left is None or right is None:
        return None
    try:
        return {
            "+": left.__add__,
            "-": left.__sub__,
            "*": left.__mul__,
            "/": left.__truediv__,
        }[one.operator](right)
    except (DivisionByZero, InvalidOperation):
        return None


def _number(text: str) -> Decimal | None:
    """Read a plain number; a unit that stands behind it is left off."""
    amount = next(amounts_in(text), None)
    values = (amount.raw or amount.values) if amount else ()
    return values[0] if len(values) == 1 else None


def _holds(piece: _Piece, operand: str) -> bool:
    """Whether a number or day stands in the piece."""
    if _DAY.fullmatch(operand):
        return operand in piece.values
    wanted = _number(operand)
    return wanted is not None and wanted in piece.numbers


def _shown(one: Sum) -> str:
    if one.operator == "days":
        return f"{one.result} days from {one.left} to {one.right}"
    return f"{one.left} {one.operator} {one.right} = {one.result}"
