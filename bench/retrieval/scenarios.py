"""Quality on project histories: is an item's evidence among the first ten?"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

from assistant.cli import main
from assistant.domain.reading import Passage
from assistant.domain.sourced import SourcedPassage
from assistant.evidence.search import PassageSearch
from assistant.ledger.view import View
from assistant.wiring import Project
from bench.retrieval.data import NoDataError
from bench.retrieval.page import Goal, Section, goals, table
from bench.retrieval.questions import Evidence, Item, items, load_truth

TOP = 10
_READ = {0, 3}
"""All was read, or what could not be read was named."""
_LEAST_WORDS = 3
"""A passage inside a quote counts from so many words on: `Open` proves nothing."""
GOALS = (
    Goal("all items in the top 10", 0.9, shown="{:.1%}"),
    Goal("all items in the top 10, own week", 0.9, shown="{:.1%}"),
)
HEADERS = (
    "",
    "items",
    "evidence read",
    f"in top {TOP}",
    "top 1",
    "same file",
    "own week: read",
    f"own week: top {TOP}",
)
_READING = (
    "Read week by week with the program, asked at the end of the last week, first "
    f"{TOP} passages."
)
_COUNTING = (
    "Evidence is found where a passage holds the quote, or is a part of it of "
    f"{_LEAST_WORDS} words or more, in the same file or in the newest version of the "
    "same snapshot; the quote of a turn may begin with its speaker. “Same file” counts "
    "the very file only, in the top ten. “Evidence read” counts items of which any "
    "such passage could be found at all. The last two columns ask at the end of "
    "the week in which the item could first be known. "
    "Questions: “Who will <action>?”, “What was decided about <decision>?”, a flag's "
    "reason, what is confidential, and a change's subject with its kind."
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a question on one day.

    `readable` says whether any passage holds the evidence; `rank` is that of the first
    which does, and `strict` that of the first in the very file that the truth names.
    """

    readable: bool
    rank: int | None
    strict: int | None


@dataclass(frozen=True, slots=True)
class Found:
    """One item asked for at the end of the last week, and at the end of its own."""

    scenario: str
    item: Item
    at_end: Answer
    in_time: Answer


class Matcher:
    """Knows which passages hold evidence.

    A snapshot's newest export stands for the older ones, whose passages are not
    searched any more.
    """

    def __init__(self, view: View) -> None:
        self._versions = [(version.path, version.stream) for version in view.versions]
        self._newest = {version.stream: version.path for version in view.sources}

    def holds(self, sourced: SourcedPassage, evidence: Iterable[Evidence]) -> bool:
        """Whether the passage is of the evidence's file, or its newest version."""
        return any(
            sourced.source in self._files(one.file) and says(sourced.passage, one.quote)
            for one in evidence
        )

    def holds_itself(
        self, sourced: SourcedPassage, evidence: Iterable[Evidence]
    ) -> bool:
        """Whether the passage is of the very file."""
        return any(
            _is_file(sourced.source, one.file) and says(sourced.passage, one.quote)
            for one in evidence
        )

    def _files(self, file: str) -> set[str]:
        known = [(path, name) for path, name in self._versions if _is_file(path, file)]
        return {path for path, _ in known} | {self._newest[name] for _, name in known}


def scenarios(folder: Path, misses: Path) -> Section:
    """Read every scenario of the folder, ask for every item, and list the misses."""
    paths = sorted(path.parent for path in folder.glob("*/truth.json"))
    if not paths:
        raise NoDataError(f"no */truth.json in {folder}")
    found = [one for path in paths for one in measure(path)]
    misses.parent.mkdir(parents=True, exist_ok=True)
    misses.write_text("\n".join(map(_miss, _missed(found))) + "\n", encoding="utf-8")
    return Section(
        "scenarios",
        "Project histories",
        (
            f"Histories: {', '.join(path.name for path in paths)}. {_READING}",
            "",
            *table(
                HEADERS,
                list(_rows(found)),
            ),
            "",
            *goals([(GOALS[0], _share(found)), (GOALS[1], _share_in_time(found))]),
            "",
            _COUNTING,
        ),
    )


def _share(found: Sequence[Found]) -> float:
    return sum(one.at_end.rank is not None for one in found) / len(found)


def _share_in_time(found: Sequence[Found]) -> float:
    return sum(one.in_time.rank is not None for one in found) / len(found)


def measure(scenario: Path) -> list[Found]:
    """Read one scenario and ask for every item of its truth."""
    truth = load_truth(scenario)
    days = [date.fromisoformat(week["as_of"]) for week in truth["weeks"]]
    asked = sorted(items(truth), key=lambda item: item.week)
    with _project(scenario, truth) as project:
        in_time = [
            _answer(project.search, view, matcher, item)
            for week, of_week in groupby(asked, key=lambda item: item.week)
            for view, matcher in [_known(project, days[week - 1])]
            for item in of_week
        ]
        view, matcher = _known(project, days[-1])
        at_end = [_answer(project.search, view, matcher, item) for item in asked]
    return [
        Found(scenario.name, *each) for each in zip(asked, at_end, in_time, strict=True)
    ]


@contextmanager
def _project(scenario: Path, truth: dict[str, Any]) -> Iterator[Project]:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "project"
        _ontrack("init", folder, "--name", truth["scenario"])
        for week in truth["weeks"]:
            name, day = f"week-{week['week']:02}", week["as_of"]
            _ontrack("-C", folder, "ingest", scenario / name, "--as-of", day)
            update = scenario / "published" / f"{name}.md"
            if update.exists():
                sent = ["--audience", "executive", "--as-of", day]
                _ontrack("-C", folder, "updates", "import", update, *sent)
        project = Project.find(folder)
        yield project
        project.evidence.close()


def _ontrack(*arguments: object) -> None:
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main([str(argument) for argument in arguments])
    if code not in _READ:
        raise RuntimeError(err.getvalue() or out.getvalue())


def _known(project: Project, day: date) -> tuple[View, Matcher]:
    view = project.view(day)
    return view, Matcher(view)


def _answer(search: PassageSearch, view: View, matcher: Matcher, item: Item) -> Answer:
    hits = search.search(item.question, view.passages, TOP)
    held = [matcher.holds(hit.passage, item.evidence) for hit in hits]
    itself = [matcher.holds_itself(hit.passage, item.evidence) for hit in hits]
    readable = any(held) or any(matcher.holds(p, item.evidence) for p in view.passages)
    return Answer(readable, _first(held), _first(itself))


def _first(held: Sequence[bool]) -> int | None:
    return held.index(True) + 1 if any(held) else None


def _is_file(path: str, file: str) -> bool:
    return path == file or file.endswith(f"/{path}") or path.endswith(f"/{file}")


def says(passage: Passage, words: str) -> bool:
    """Whether a passage holds a quote, or is a part of it; the speaker may lead it."""
    text, quote = _folded(passage.text), _folded(words)
    if passage.speaker:
        quote = quote.removeprefix(f"{passage.speaker}: ")
    return quote in text or (len(text.split()) >= _LEAST_WORDS and text in quote)


def _folded(text: str) -> str:
    return " ".join(text.split())


def _rows(found: Sequence[Found]) -> Iterator[list[str]]:
    kinds = [*dict.fromkeys(one.item.kind for one in found), "all"]
    for kind in kinds:
        of_kind = [one for one in found if kind in {one.item.kind, "all"}]
        counts = [
            sum(one.at_end.readable for one in of_kind),
            sum(one.at_end.rank is not None for one in of_kind),
            sum(one.at_end.rank == 1 for one in of_kind),
            sum(one.at_end.strict is not None for one in of_kind),
            sum(one.in_time.readable for one in of_kind),
            sum(one.in_time.rank is not None for one in of_kind),
        ]
        shares = [f"{count / len(of_kind):.0%}" for count in counts]
        yield [kind, str(len(of_kind)), *shares]


def _missed(found: Iterable[Found]) -> list[Found]:
    return [one for one in found if one.at_end.rank is None]


def _miss(one: Found) -> str:
    readable = one.at_end.readable
    why = "not among the first" if readable else "no passage holds the evidence"
    if one.in_time.rank is not None:
        why += f"; in its own week at place {one.in_time.rank}"
    evidence = "".join(f"\n    {e.file}: {e.quote}" for e in one.item.evidence)
    item = one.item
    return f"{one.scenario} {item.kind} {item.id}: {item.question} [{why}]{evidence}"
