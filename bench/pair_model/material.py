"""Sentences of invented projects, as pairs with what each pair says."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from assistant.evidence.pair_model.reader import Remark, action_words, before_words

DATA = Path(__file__).parent / "data"


class Task(StrEnum):
    """What is asked of a pair; the program asks the first and the last.

    The others are learned along: they are other sides of the same reading.
    """

    INTENT = "intent"
    ANSWER = "answer"
    MILESTONE = "milestone"
    CLOSING = "closing"


LABELS: dict[Task, tuple[str, ...]] = {
    Task.INTENT: (
        "decision",
        "deferred",
        "done",
        "other",
        "progress",
        "promise",
        "proposal",
        "reported_decision",
        "request",
        "risk",
        "tentative",
    ),
    Task.ANSWER: ("yes",),
    Task.MILESTONE: (
        "met",
        "missed",
        "moved",
        "doubted",
        "kept",
        "cancelled",
        "none",
    ),
    Task.CLOSING: ("done", "dropped", "open", "none"),
}
PARTLY = 0.35
"""How much of an answer it is that answers a part."""
_STRANGERS = {Task.ANSWER: 2, Task.MILESTONE: 1, Task.CLOSING: 2}
"""Sentences of other projects that each question is put beside at first."""
_TELLING = 4
"""Sentences that say something of other questions, of its own project and others."""
_NOTHING = frozenset({0, 1, "none"})


class Pair(NamedTuple):
    """Two texts, what they say together, and the project that they are from.

    `says` is the place of a label, for an answer how much of one it is.
    """

    task: Task
    first: str
    second: str
    says: float
    project: str


def pairs(
    folder: Path = DATA, *, telling: bool = False, most: int | None = None
) -> list[Pair]:
    """Return all pairs; what belongs to no question is drawn, always the same.

    Where it is `telling` that is what answers other questions: it sounds like an
    answer, and only what is asked tells that it is none. `most` limits the sentences
    whose purpose is asked.
    """
    asked = {
        Task.ANSWER: "answers.jsonl",
        Task.MILESTONE: "milestones.jsonl",
        Task.CLOSING: "closings.jsonl",
    }
    said = [*_said(folder / "said.jsonl"), *_meetings(folder / "meetings.jsonl")]
    if most is not None:
        said = Random(most).sample(said, most)  # noqa: S311  not for secrets
    return said + [
        pair
        for task, name in asked.items()
        for pair in _asked(task, folder / name, telling=telling)
    ]


def _rows(path: Path) -> Iterator[Any]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _said(path: Path) -> Iterator[Pair]:
    """Yield single sentences, each with the one before it."""
    for project, form, answers, before, text, intent in _rows(path):
        yield _intent(Remark(text, before, form, bool(answers)), intent, project)


def _meetings(path: Path) -> Iterator[Pair]:
    """Yield the sentences of whole documents, in their order."""
    last: tuple[str, str, str] = ("", "", "")
    for document, form, speaker, text, intent in _rows(path):
        before = last[2] if last[0] == document else ""
        answers = bool(before and speaker and last[1] != speaker)
        yield _intent(Remark(text, before, form, answers), intent, document)
        last = document, speaker, text


def _intent(remark: Remark, intent: str, project: str) -> Pair:
    place = LABELS[Task.INTENT].index(intent)
    return Pair(Task.INTENT, before_words(remark), remark.text, place, project)


def _asked(task: Task, path: Path, *, telling: bool) -> Iterator[Pair]:
    """Yield for each question its own sentences, and some that are of others."""
    rows = list(_rows(path))
    chance = Random(len(rows))  # noqa: S311  not for secrets
    for row in rows:
        project, asked, sentences = row
        first = _first(task, asked)
        for sentence in sentences:
            value = _value(task, sentence[-1])
            yield Pair(task, first, _in_place(sentence), value, project)
        none = 0.0 if task is Task.ANSWER else _value(task, "none")
        strange = _telling if telling else _any
        for sentence in strange(task, row, rows, chance):
            yield Pair(task, first, _in_place(sentence), none, project)


def _any(
    task: Task, row: Sequence[Any], rows: Sequence[Any], chance: Random
) -> Iterator[Any]:
    """Draw sentences of other projects."""
    for other, _, strange in chance.choices(rows, k=_STRANGERS[task]):
        if other != row[0]:
            yield chance.choice(strange)


def _telling(
    _task: Task, row: Sequence[Any], rows: Sequence[Any], chance: Random
) -> Iterator[Any]:
    """Draw what says something of other questions, half of it of the same project."""
    own = [
        one
        for other, asked, sentences in rows
        if other == row[0] and asked != row[1]
        for one in sentences
        if one[-1] not in _NOTHING
    ]
    yield from chance.sample(own, min(_TELLING, len(own)))
    for other, _, sentences in chance.choices(rows, k=_TELLING):
        found = [one for one in sentences if one[-1] not in _NOTHING]
        if other != row[0] and found:
            yield chance.choice(found)


def _in_place(sentence: Sequence[Any]) -> str:
    form, speaker, before, text, _ = sentence
    return Remark(text, before, form, speaker=speaker).in_place()


def _first(task: Task, asked: Sequence[str]) -> str:
    if task is Task.MILESTONE:
        return f"milestone: {asked[0]}, due {asked[1]}"
    return action_words(*asked) if task is Task.CLOSING else asked[0]


def _value(task: Task, says: str | int) -> float:
    if task is Task.ANSWER:
        return {0: 0.0, 1: PARTLY, 2: 1.0}[int(says)]
    return float(LABELS[task].index(str(says)))
