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
_SEED = 3
_OWN = 6
"""Sentences on other actions of the same project that each action is put beside."""
_STRANGE = 3
"""The same of other projects."""
_PLAIN = 4
"""Sentences of whole documents, which mostly tell nothing of any action."""


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


def actions(folder: Path = DATA) -> list[Pair]:
    """Return actions with later sentences, of each some that say nothing of it.

    Those are drawn, always the same: only what is asked tells that they are of
    another action, or of none.
    """
    rows = list(_rows(folder / "closings.jsonl"))
    plain = list(_plain(folder / "ordinary.jsonl"))
    chance = Random(len(rows))  # noqa: S311  not for secrets
    return [
        _closing(project, asked, sentence, says)
        for project, asked, own in rows
        for sentence, says in (
            *((one, one[-1]) for one in own),
            *((one, "none") for one in _others(project, asked, rows, chance)),
            *((one, "none") for one in chance.sample(plain, _PLAIN)),
        )
    ]


def _closing(
    project: str, asked: Sequence[str], sentence: Sequence[Any], says: str
) -> Pair:
    form, speaker, before, text, *_ = sentence
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


def _others(
    project: str, asked: Sequence[str], rows: Sequence[Any], chance: Random
) -> Iterator[Any]:
    """Draw what says something of other actions, of its own project and of others."""
    own = [
        one
        for other, what, sentences in rows
        if other == project and what != asked
        for one in sentences
    ]
    yield from chance.sample(own, min(_OWN, len(own)))
    for other, _, sentences in chance.choices(rows, k=_STRANGE):
        if other != project:
            yield chance.choice(sentences)


def _plain(path: Path) -> Iterator[tuple[str, str, str, str]]:
    """Yield the sentences of whole documents as those later than an action stand."""
    last: tuple[str, str, str] = ("", "", "")
    for document, form, speaker, text, _ in _rows(path):
        before = last[2] if last[0] == document else ""
        if before and speaker and last[1] not in {"", speaker}:
            before = f"{last[1]}: {before}"
        yield form, speaker, before, text
        last = document, speaker, text
