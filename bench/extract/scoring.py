"""How what was found compares with the labels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.evaluate.figures import Rate, Score
from assistant.evaluate.matching import alike, pairs, same_name
from bench.extract.data import Item, Items

_NOTHING = Score(right=0, gold=0, found=0)


@dataclass(frozen=True, slots=True)
class Compared:
    """The figures of one document, or of several added."""

    actions: Score
    firm: Score
    decisions: Score
    risks: Score
    matched: tuple[tuple[Item, Item], ...]

    @property
    def by_kind(self) -> dict[str, Score]:
        """Return the scores by the names that people read."""
        return {
            "actions": self.actions,
            "firm actions": self.firm,
            "decisions": self.decisions,
            "risk statements": self.risks,
        }

    @property
    def fields(self) -> dict[str, Rate]:
        """Return how often owner, date and strength of what was matched are right."""
        both = self.matched
        return {
            "owner right": Rate.count(
                same_name(g.owner, f.owner) for g, f in both if g.owner
            ),
            "owner invented": Rate.count(bool(f.owner) for g, f in both if not g.owner),
            "due date right": Rate.count(g.due == f.due for g, f in both if g.due),
            "due date invented": Rate.count(bool(f.due) for g, f in both if not g.due),
            "strength right": Rate.count(g.strength == f.strength for g, f in both),
        }


def compared(documents: Iterable[tuple[Items, Items]]) -> Compared:
    """Compare the labels of documents with what was found in them."""
    actions = firm = decisions = risks = _NOTHING
    matched: list[tuple[Item, Item]] = []
    for gold, found in documents:
        at = pairs(gold.actions, found.actions, _alike)
        both = [(gold.actions[i], found.actions[j]) for i, j in at]
        matched += both
        actions += _score(both, gold.actions, found.actions)
        firm += _score(
            [pair for pair in both if pair[0].is_firm and pair[1].is_firm],
            [item for item in gold.actions if item.is_firm],
            [item for item in found.actions if item.is_firm],
        )
        decisions += _matched(gold.decisions, found.decisions)
        risks += _matched(gold.risks, found.risks)
    return Compared(actions, firm, decisions, risks, tuple(matched))


def acts_score(gold: Sequence[bool], found: Sequence[bool]) -> Score:
    """Compare which acts are labelled with which were found."""
    right = sum(map(bool.__and__, gold, found))
    return Score(right=right, gold=sum(gold), found=sum(found))


def figures(score: Score) -> list[str]:
    """Return precision, recall and F1 as cells of a table."""
    return [f"{each:.3f}" for each in (score.precision, score.recall, score.f1)]


def _matched(gold: Sequence[Item], found: Sequence[Item]) -> Score:
    return _score(pairs(gold, found, _alike), gold, found)


def _score(
    right: Sequence[object], gold: Sequence[object], found: Sequence[object]
) -> Score:
    return Score(right=len(right), gold=len(gold), found=len(found))


def _alike(gold: Item, found: Item) -> float:
    return max(
        (alike(ours, theirs) for ours in gold.quotes for theirs in found.quotes),
        default=0.0,
    )
