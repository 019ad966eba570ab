"""Whether the deed of a milestone was done, as in `was the delivery accepted?`.

A plan's row gives the day on which it was to happen; how the milestone stands, and what
was decided of it, tells whether it did.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.answering.asked.question import Question
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.kinds.happened import event_of
from assistant.answering.kinds.milestones import Stone
from assistant.domain.facts import Decision, DecisionState
from assistant.facts.sameness.stems import shared, stems

_ENOUGH = 2
"""Stems of a title, of which one is the deed: less is said of many things."""
_SHORT = re.compile(r"(?<![\w-])[^\W\d_]{1,3}\d{1,3}(?![\w-])")
_DONE = re.compile(
    r"(?i)\b(?:accepted|approved|signed(?: off)?|passed|completed|finished|closed"
    r"|achieved|delivered|started|begun)\b"
)


def of_deed(question: Question, stones: Sequence[Stone]) -> Stone | None:
    """Return the one milestone of the deed; None where none or several are of it."""
    if question.ids:
        return None
    if named := _short_named(question, stones):
        return named
    event = event_of(question)
    if event is None:
        return None
    verb, _, things = event
    asked = stems(verb) | things
    mine = [one for one in stones if _is_of(asked, one.of.title)]
    return mine[0] if len(asked) >= _ENOUGH and len(mine) == 1 else None


def rules_on(one: Decision, stone: Stone, question: Question) -> bool:
    """Whether a decision was taken of a milestone since its day, by who is named."""
    since, by = stone.of.baseline, one.decided_by or ""
    return (
        one.state is DecisionState.MADE
        and since is not None
        and (one.decided_on or one.known_on) >= since
        and _is_about(one.what, stems(stone.of.title))
        and (not question.people or any(name in by for name in question.people))
    )


def _is_about(what: str, about: frozenset[str]) -> bool:
    """Whether a decision is of the milestone: by two of its words, or by its label."""
    label, colon, _ = what.partition(":")
    own = stems(label)
    labelled = bool(colon and own) and shared(own, about) == own
    return labelled or len(shared(about, stems(what))) >= _ENOUGH


def _is_of(asked: frozenset[str], title: str) -> bool:
    """Whether a title names the deed and the thing, and nothing else of weight."""
    own = stems(title)
    return shared(asked, own) == asked and len(own) <= len(asked) + 1


def _short_named(question: Question, stones: Sequence[Stone]) -> Stone | None:
    """Return the milestone that is asked for by its short name, as `M5`."""
    if not question.polar or not _DONE.search(question.text):
        return None
    said = {found[0].casefold() for found in _SHORT.finditer(question.text)}
    mine = [one for one in stones if said & {name.casefold() for name in one.names}]
    return mine[0] if len(mine) == 1 and len(said) == 1 else None


def told(stone: Stone, decisions: Iterable[Candidate]) -> list[Candidate]:
    """Tell what was decided of it, and how it stands."""
    said = sorted(decisions, key=lambda one: one.day, reverse=True)[:1]
    return [stone.told, *said] if stone.is_met else [*said, stone.told]
