"""What a language model reads out of prose, through the gate of the rules' findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from assistant.domain.drafts import Verdict
from assistant.domain.evidence import LONGEST_QUOTE
from assistant.domain.findings import (
    ActionFinding,
    DecisionFinding,
    Finding,
    Polarity,
    StatementFinding,
    StatementKind,
    Strength,
)
from assistant.domain.people import fold
from assistant.domain.sourced import SourcedPassage
from assistant.extract.dates.deadlines import Due, resolve_due
from assistant.extract.risks.polarity import polarity_of
from assistant.extract.tasks.orders import is_code, is_request, tells_how_to_report
from assistant.extract.text.sentences import bare
from assistant.extract.text.strength import hedged, strength_of
from assistant.extract.view import ExtractContext, Unit, View
from assistant.gate.checks import judge
from assistant.gate.support import Support

NOT_VERBATIM = "its quote does not stand in the passage"
NOT_A_DECISION = "its words are a doubt, a question or a request"
ORDERS = "its words are code, or tell how to report"
NOT_THERE = "it cites a passage that was not to be read"
_FEWEST_WORDS = 2
_FIRST_PERSON = frozenset({"i", "me", "my", "myself", "i'll", "i’ll", "i'm", "i’m"})
_WEAKEST_FIRST = (
    Strength.QUESTION,
    Strength.SUGGESTED,
    Strength.TENTATIVE,
    Strength.COMMITTED,
)


class _Proposed(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    passage: str = Field(description="The id of the piece.")
    quote: str = Field(description="Words copied letter by letter from the piece.")


class ProposedAction(_Proposed):
    """An action as the model reads it."""

    what: str
    owner: str | None = Field(description="The name as written, or null.")
    due: str | None = Field(description="The words that set the deadline, or null.")
    strength: Literal["committed", "tentative", "suggested", "question"]


class ProposedDecision(_Proposed):
    """A decision as the model reads it."""

    what: str
    decided_by: str | None = Field(description="The name as written, or null.")


class ProposedStatement(_Proposed):
    """A risk statement as the model reads it."""

    about: Literal["risk", "issue", "blocker", "dependency", "assumption"]
    polarity: Literal[
        "asserted", "conditional", "negated", "resolved", "historic", "hypothetical"
    ]


Proposal = ProposedAction | ProposedDecision | ProposedStatement


class ExtractOutput(BaseModel):
    """What the model answers about the passages that it was given."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    actions: tuple[ProposedAction, ...]
    decisions: tuple[ProposedDecision, ...]
    statements: tuple[ProposedStatement, ...]

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        """All that it proposes."""
        return (*self.actions, *self.decisions, *self.statements)

    def of(self, passage: str, named: str) -> ExtractOutput:
        """Return what it says of one passage, under the passage's own id."""
        return ExtractOutput(
            actions=_of(self.actions, passage, named),
            decisions=_of(self.decisions, passage, named),
            statements=_of(self.statements, passage, named),
        )


ProposedT = TypeVar("ProposedT", bound=_Proposed)


def _of(found: Iterable[ProposedT], passage: str, named: str) -> tuple[ProposedT, ...]:
    return tuple(
        one.model_copy(update={"passage": named})
        for one in found
        if one.passage == passage
    )


@dataclass(frozen=True, slots=True)
class Answered:
    """What a model, by its name, said of a passage."""

    engine: str
    output: ExtractOutput


def accepted(
    document: Sequence[SourcedPassage],
    context: ExtractContext,
    answers: Mapping[str, Answered],
    refused: Counter[str] | None = None,
) -> tuple[Finding, ...]:
    """Return what the models found in the passages of one version and the gate lets by.

    Of an answer only the places are believed: words must stand in the passage, an owner
    must be named there or speak, a day is resolved here from the words that set it, and
    nothing is firmer than its own words. `refused` counts why the rest was dropped.
    """
    view = View(document, context)
    gate = _Gate(view)
    found: dict[Finding, None] = {}
    for one in document:
        answered = answers.get(one.id)
        for proposal in answered.output.proposals if answered else ():
            finding = gate.judged(one, proposal, answered.engine if answered else "")
            if not isinstance(finding, str):
                found[finding] = None
            elif refused is not None:
                refused[finding] += 1
    return tuple(found)


def merged(rules: Sequence[Finding], model: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the rules' findings, and of the model's those that say something else.

    Words that the rules read as the same kind of thing are theirs.
    """
    kept = list(rules)
    for finding in model:
        same = (
            known
            for known in kept
            if known.kind == finding.kind and known.passage == finding.passage
        )
        if not any(_overlap(known.quote, finding.quote) for known in same):
            kept.append(finding)
    return tuple(kept)


def _overlap(one: str, two: str) -> bool:
    return one in two or two in one


class _Gate:
    """The gate for one document."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._units: dict[str, list[Unit]] = {}
        for unit in view.units:
            self._units.setdefault(unit.passage.id, []).append(unit)
        people = view.context.people.all
        self._people = frozenset(
            name for p in people for name in (p.name, p.name.split()[0])
        )

    def judged(
        self, one: SourcedPassage, proposal: Proposal, engine: str
    ) -> Finding | str:
        """Return the finding, or why it is none."""
        if proposal.passage != one.id:
            return NOT_THERE
        quote = bare(proposal.quote.strip())[:LONGEST_QUOTE].strip()
        if quote not in one.passage.text or len(quote.split()) < _FEWEST_WORDS:
            return NOT_VERBATIM
        near = [u for u in self._units.get(one.id, ()) if _touches(u, quote)]
        if is_code(quote):
            return ORDERS
        base = {"passage": one.id, "quote": quote, "extractor": engine}
        if isinstance(proposal, ProposedAction):
            return self._action(one, proposal, near, base)
        if isinstance(proposal, ProposedDecision):
            return self._decision(one, proposal, near, base)
        return StatementFinding(
            **base,
            what=quote,
            about=StatementKind(proposal.about),
            polarity=self._polarity(Polarity(proposal.polarity), near),
        )

    def _action(
        self,
        one: SourcedPassage,
        proposal: ProposedAction,
        near: Sequence[Unit],
        base: Mapping[str, str],
    ) -> ActionFinding | str:
        owner, owner_text = self._owner(one, proposal.owner, near)
        words = " ".join(unit.core for unit in near) or base["quote"]
        if owner_text is None and tells_how_to_report(words):
            return ORDERS
        firmest = strength_of(words, owned=owner_text is not None)
        due = self._due(one, proposal.due, words)
        if owner_text is None and due is None:
            firmest = min(firmest, Strength.SUGGESTED, key=_WEAKEST_FIRST.index)
        return ActionFinding(
            **base,
            what=self._what(one, proposal.what, base["quote"]),
            owner=owner,
            owner_text=owner_text,
            due=due.day if due else None,
            due_text=due.words if due else None,
            strength=min(
                Strength(proposal.strength), firmest, key=_WEAKEST_FIRST.index
            ),
        )

    def _decision(
        self,
        one: SourcedPassage,
        proposal: ProposedDecision,
        near: Sequence[Unit],
        base: Mapping[str, str],
    ) -> DecisionFinding | str:
        words = " ".join(unit.core for unit in near) or base["quote"]
        if "?" in words or hedged(words) or is_request(base["quote"]):
            return NOT_A_DECISION
        if tells_how_to_report(words):
            return ORDERS
        owner, owner_text = self._owner(one, proposal.decided_by, near)
        return DecisionFinding(
            **base,
            what=self._what(one, proposal.what, base["quote"]),
            decided_by=owner or owner_text,
            decided_on=one.dated,
        )

    def _owner(
        self, one: SourcedPassage, said: str | None, near: Sequence[Unit]
    ) -> tuple[str | None, str | None]:
        """Return the full name and the words: named in the sentence, or who speaks.

        Somebody named elsewhere in the passage counts where it names nobody else, and
        the speaker where the sentence is of themselves or names nobody.
        """
        words = (said or "").strip()
        if not words:
            return None, None
        view = self._view
        name = view.names.resolve(words)
        sentence = " ".join(unit.core for unit in near)
        for text in (sentence, one.passage.text):
            named = list(view.names.mentions(text))
            for person in named:
                same = person.name == name if name else person.text == words
                if same and (text == sentence or len({p.name for p in named}) == 1):
                    return name, person.text
            if not name and text == sentence and _stands_in(words, text):
                owner = view.names.slot(words)
                return (owner.name, owner.text) if owner else (None, None)
        speaker = next((unit.speaker for unit in near), None) or one.passage.speaker
        speaks = speaker and (
            fold(words) in _FIRST_PERSON or speaker in {words, name or ""}
        )
        own = _FIRST_PERSON.intersection(fold(sentence).replace(",", " ").split())
        if speaks and (own or not any(view.names.mentions(sentence))):
            return view.names.resolve(speaker) or speaker, speaker
        return None, None

    def _due(self, one: SourcedPassage, said: str | None, words: str) -> Due | None:
        """Resolve the deadline from the words that the model points at."""
        told = (said or "").strip()
        if not told or told not in one.passage.text:
            return None
        found = self._resolved(words, one.dated)
        if found and _overlap(fold(found.words), fold(told)):
            return found
        due = self._resolved(told, one.dated) or self._resolved(f"by {told}", one.dated)
        return replace(due, words=told) if due else None

    def _resolved(self, words: str, day: date) -> Due | None:
        view = self._view
        return resolve_due(
            words, day, date_order=view.order, anchors=view.context.anchors
        )

    def _what(self, one: SourcedPassage, said: str, quote: str) -> str:
        """Return the model's words where the passage carries them, else the quote."""
        words = " ".join(said.split())
        support = Support(
            quotes=(one.passage.text,),
            values=tuple(filter(None, (one.passage.speaker,))),
            as_of=one.dated,
            names=self._people,
            date_order=self._view.order,
        )
        is_carried = judge(words, support).verdict is Verdict.SUPPORTED
        return words if is_carried and len(words) <= LONGEST_QUOTE else quote

    def _polarity(self, said: Polarity, near: Sequence[Unit]) -> Polarity:
        """Return how the words themselves grade it; a plain assertion may be less."""
        graded = next((polarity_of(self._view, unit) for unit in near), said)
        return said if graded is Polarity.ASSERTED else graded


def _touches(unit: Unit, quote: str) -> bool:
    return (
        unit.sentence.text in quote
        or quote in unit.sentence.text
        or (_overlap(unit.sentence.quote, quote))
    )


def _stands_in(words: str, text: str) -> bool:
    return f" {fold(words)} " in f" {' '.join(_plain_words(text))} "


def _plain_words(text: str) -> Iterator[str]:
    for word in fold(text).split():
        yield word.strip(".,;:!?()[]*_@\"'")
