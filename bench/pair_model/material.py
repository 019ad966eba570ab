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
    """What is asked of a pair."""

    INTENT = "intent"
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
    Task.CLOSING: ("done", "dropped", "open", "none"),
}
_STRANGERS = 2
"""Sentences of other projects that each action is put beside at first."""
_SEED = 3
_TELLING = 4
"""Sentences that say something of other actions, of its own project and others."""


class Pair(NamedTuple):
    """Two texts, the place of the label for them, and the project they are from."""

    task: Task
    first: str
    second: str
    says: int
    project: str


def sentences(folder: Path = DATA, *, most: int | None = None) -> list[Pair]:
    """Return the sentences of all projects, of the hard ones no more than `most`.

    `ordinary` are whole documents as they mostly are; the others are wordings that
    are seldom, or hard to tell apart.
    """
    hard = [*_said(folder / "said.jsonl"), *_meetings(folder / "meetings.jsonl")]
    if most is not None:
        hard = Random(_SEED).sample(hard, most)  # noqa: S311  not for secrets
    return [*hard, *_meetings(folder / "ordinary.jsonl")]


def actions(folder: Path = DATA, *, telling: bool = False) -> list[Pair]:
    """Return actions with later sentences, of each some that say nothing of it.

    Those are drawn, always the same. Where they are `telling` they say something of
    other actions: only what is asked tells that they are of another.
    """
    rows = list(_rows(folder / "closings.jsonl"))
    chance = Random(len(rows))  # noqa: S311  not for secrets
    strange = _telling if telling else _any
    return [
        _closing(project, asked, sentence, says)
        for project, asked, own in rows
        for sentence, says in (
            *((one, one[-1]) for one in own),
            *((one, "none") for one in strange((project, asked, own), rows, chance)),
        )
    ]


def _closing(
    project: str, asked: Sequence[str], sentence: Sequence[Any], says: str
) -> Pair:
    form, speaker, before, text, _ = sentence
    placed = Remark(text, before, form, speaker=speaker).in_place()
    place = LABELS[Task.CLOSING].index(says)
    return Pair(Task.CLOSING, action_words(*asked), placed, place, project)


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


def _any(row: Sequence[Any], rows: Sequence[Any], chance: Random) -> Iterator[Any]:
    """Draw sentences of other projects."""
    for other, _, strange in chance.choices(rows, k=_STRANGERS):
        if other != row[0]:
            yield chance.choice(strange)


def _telling(row: Sequence[Any], rows: Sequence[Any], chance: Random) -> Iterator[Any]:
    """Draw what says something of other actions, half of it of the same project."""
    own = [
        one
        for other, asked, sentences in rows
        if other == row[0] and asked != row[1]
        for one in sentences
        if one[-1] != "none"
    ]
    yield from chance.sample(own, min(_TELLING, len(own)))
    for other, _, sentences in chance.choices(rows, k=_TELLING):
        found = [one for one in sentences if one[-1] != "none"]
        if other != row[0] and found:
            yield chance.choice(found)
