"""An errand that was promised again for a later day: the newest promise is the answer.

`I'll have it for the board on 14 October`, said under the matter of an older errand,
takes the place of what that errand's day was.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from assistant.answering.asked.question import Question
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.kinds.happened import event_of
from assistant.domain.evidence import Quote
from assistant.domain.facts import ActionItem, ActionStatus
from assistant.domain.sourced import SourcedPassage
from assistant.facts.sameness.stems import shared, stems

_LABEL = re.compile(
    r"\s*(?:[-*+•–]|\d+[.)])?[\s*_]*(?P<label>[^\W\d_][\w '’-]{1,30}?)[*_]*[:.][*_]*\s"
)
_FEWEST = 2
_STANDING = {ActionStatus.OPEN, ActionStatus.OVERDUE}


def with_newest_promise(
    found: Sequence[Candidate],
    actions: Iterable[Candidate],
    question: Question,
    passages: Sequence[SourcedPassage],
    cut: Callable[[int, str], Candidate | None],
) -> list[Candidate]:
    """Tell in the place of an errand what was promised of its matter since.

    `cut` returns the words of the passage at a place that hold a quote.
    """
    told: list[Candidate] = []
    known = list(actions)
    for one in found:
        old = _errand(one)
        matter = _matter(question, one) if old else frozenset()
        newer = [
            (new, place, words)
            for other in known
            if old and (new := _errand(other)) and _is_later(new, old)
            for place, words in _places(other, passages)
            if _is_of(passages[place], matter)
        ]
        if not newer:
            told.append(one)
            continue
        new, place, words = max(newer, key=lambda item: (item[0].raised, item[1]))
        own = [other for other in known if _errand(other) is new]
        said = cut(place, words)
        told += [line for line in (*own, said) if line and line not in told]
    return told


def _errand(one: Candidate) -> ActionItem | None:
    """Return the errand that a sentence tells, if it still stands."""
    return next(
        (
            fact
            for fact in one.unit.facts
            if isinstance(fact, ActionItem) and fact.status in _STANDING
        ),
        None,
    )


def _matter(question: Question, one: Candidate) -> frozenset[str]:
    """Return the words of the question that the errand is found by."""
    event = event_of(question)
    asked = event[2] if event else question.subject
    return shared(asked, one.about | one.around)


def _is_later(new: ActionItem, old: ActionItem) -> bool:
    return (
        new.id != old.id
        and new.raised > old.raised
        and new.due is not None
        and old.due is not None
        and new.due > old.due
        and not (new.owner and old.owner and new.owner != old.owner)
    )


def _places(
    one: Candidate, passages: Sequence[SourcedPassage]
) -> Iterator[tuple[int, str]]:
    """Yield where the passages of its quotes are, with the words that are quoted."""
    for piece in one.unit.evidence:
        if isinstance(piece, Quote):
            for place, sourced in enumerate(passages):
                same = sourced.source == piece.source
                if same and piece.quote in sourced.passage.text:
                    yield place, piece.quote


def _is_of(sourced: SourcedPassage, matter: frozenset[str]) -> bool:
    """Whether a passage is of the matter: by its label, or by all its words."""
    if not matter:
        return False
    text = sourced.passage.text
    label = _LABEL.match(text)
    named = stems(label["label"]) if label else frozenset()
    if len(named) >= _FEWEST and shared(named, matter) == named:
        return True
    said = stems("\n".join([text, *sourced.passage.headings[-1:]]))
    return len(matter) >= _FEWEST and shared(matter, said) == matter
