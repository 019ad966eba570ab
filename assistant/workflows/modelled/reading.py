"""A language model reads the prose: what may be sent, asked once, kept by content."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from assistant.domain.base import digest, stable_id
from assistant.domain.reading import Role
from assistant.domain.sourced import SourcedPassage
from assistant.errors import AssistantError
from assistant.extract.proposed import ExtractOutput
from assistant.ledger.answers import ModelAnswer
from assistant.ledger.ledger import Ledger
from assistant.ledger.view import View
from assistant.llm.limits import LimitedModel
from assistant.llm.port import ModelOutputError
from assistant.settings import Settings
from assistant.workflows.modelled.answered import EXTRACT
from assistant.workflows.modelled.sendable import Sendable
from prompts.files import Prompt

EXTRACT_RUN = "extract run"
"""The purpose under which is kept how far the model came on a day."""
_WINDOW = 8_000
"""Characters of passages in one call."""
_FEWEST_WORDS = 4
_UNREAD = frozenset({Role.HEADING, Role.CELL})
_GIVE_UP = 3
"""So many useless answers in a row end a run."""
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Piece:
    """A passage to be read, between its neighbours; `key` is a digest of all of it."""

    passage: SourcedPassage
    version: str
    before: SourcedPassage | None
    after: SourcedPassage | None
    key: str


@dataclass(slots=True)
class Reading:
    """How far a model came: passages by what became of them, and what it cost."""

    passages: int = 0
    known: int = 0
    asked: int = 0
    left: int = 0
    withheld: Counter[str] = field(default_factory=Counter)
    problem: str = ""
    tokens_in: int = 0
    tokens_out: int = 0
    cost_usd: float = 0.0
    calls: int = 0


def pieces(
    ledger: Ledger, view: View, settings: Settings, prompt: Prompt, model: str
) -> tuple[list[Piece], Counter[str]]:
    """Return the passages that may be sent, and why others may not.

    Without settings that let passages be sent it is the same; sending is for `read`.
    """
    sendable = Sendable(settings, view.people)
    found: list[Piece] = []
    withheld: Counter[str] = Counter()
    for version in view.sources:
        document = [
            one for one in ledger.walk(version.id) if one.passage.role not in _UNREAD
        ]
        reasons = [sendable.refused(one) for one in document]
        for place, one in enumerate(document):
            if one.passage.quoted or len(one.passage.text.split()) < _FEWEST_WORDS:
                continue
            if reason := reasons[place]:
                withheld[reason] += 1
                continue
            before, after = (
                document[near]
                if 0 <= near < len(document) and not reasons[near]
                else None
                for near in (place - 1, place + 1)
            )
            key = _key(one, before, after, prompt, model)
            found.append(Piece(one, version.id, before, after, key))
    return found, withheld


def read(  # noqa: PLR0913  all that a reading rests on
    ledger: Ledger,
    view: View,
    settings: Settings,
    prompt: Prompt,
    model: LimitedModel,
    *,
    progress: Progress = lambda _done, _all: None,
) -> Reading:
    """Have the model read what it has not read yet; every answer is kept at once.

    A model that fails or is over budget ends the reading and is no failure: the rules'
    findings stand, and `problem` says what happened. The next reading goes on there.
    """
    found, withheld = pieces(ledger, view, settings, prompt, model.name)
    reading = Reading(passages=len(found), withheld=withheld)
    known = ledger.answers.known(EXTRACT, {piece.key for piece in found})
    _keep(
        ledger,
        model.name,
        [(piece, known[piece.key]) for piece in found if piece.key in known],
    )
    todo = [piece for piece in found if piece.key not in known]
    reading.known = len(found) - len(todo)
    _ask_all(_Asking(ledger, settings, prompt, model, reading), todo, progress)
    reading.left = len(todo) - reading.asked
    reading.tokens_in, reading.tokens_out = model.tokens_in, model.tokens_out
    reading.cost_usd, reading.calls = model.cost_usd, model.calls
    _remember(ledger, view.as_of, model.name, reading)
    return reading


def previewed(
    ledger: Ledger, view: View, settings: Settings, prompt: Prompt, model: str
) -> list[str]:
    """Return exactly what `read` would send, call by call."""
    found, _ = pieces(ledger, view, settings, prompt, model)
    known = ledger.answers.known(EXTRACT, {piece.key for piece in found})
    todo = [piece for piece in found if piece.key not in known]
    people = _people(view)
    return [
        rendered(prompt, settings.project.name, people, window)
        for window in _windows(_distinct(todo))
    ]


def rendered(prompt: Prompt, project: str, people: str, window: Sequence[Piece]) -> str:
    """Return exactly what is sent for these passages, named p1, p2 and so on."""
    return prompt.render(
        {
            "project": project or "this project",
            "people": people or "not known",
            "passages": fenced(_listed(window)),
        }
    )


def fenced(listed: Iterable[object]) -> str:
    """Return JSON, one item a line, in which no word can close the fence around it."""
    lines = (json.dumps(one, ensure_ascii=False) for one in listed)
    text = "[\n" + ",\n".join(lines) + "\n]"
    return text.replace("<", "\\u003c").replace(">", "\\u003e")


@dataclass(frozen=True, slots=True)
class _Asking:
    ledger: Ledger
    settings: Settings
    prompt: Prompt
    model: LimitedModel
    reading: Reading


def _ask_all(asking: _Asking, todo: Sequence[Piece], progress: Progress) -> None:
    people = _people(asking.ledger.view())
    copies: dict[str, list[Piece]] = {}
    for piece in todo:
        copies.setdefault(piece.key, []).append(piece)
    useless = 0
    for window in _windows(_distinct(todo)):
        progress(asking.reading.asked, len(todo))
        try:
            answers = _ask(asking, people, window)
        except ModelOutputError as error:
            asking.reading.problem = error.problem
            useless += 1
            if useless >= _GIVE_UP:
                return
            continue
        except AssistantError as error:
            asking.reading.problem = f"{error.problem} {error.fix}".strip()
            return
        useless = 0
        told = [(copy, body) for key, body in answers.items() for copy in copies[key]]
        _keep(asking.ledger, asking.model.name, told)
        asking.reading.asked += len(told)
    progress(asking.reading.asked, len(todo))


def _ask(
    asking: _Asking, people: str, window: Sequence[Piece]
) -> dict[str, dict[str, object]]:
    """Ask for a window; one whose answer is useless is asked for in two halves."""
    text = rendered(asking.prompt, asking.settings.project.name, people, window)
    try:
        output = asking.model.complete(text, ExtractOutput).value
    except ModelOutputError:
        if len(window) == 1:
            raise
        half = len(window) // 2
        first = _ask(asking, people, window[:half])
        return first | _ask(asking, people, window[half:])
    return {
        piece.key: output.of(f"p{place}", piece.passage.id).model_dump(mode="json")
        for place, piece in enumerate(window, 1)
    }


def _keep(
    ledger: Ledger, model: str, told: Sequence[tuple[Piece, dict[str, object]]]
) -> None:
    answers = [
        ModelAnswer(
            purpose=EXTRACT,
            key=piece.key,
            model=model,
            as_of=piece.passage.as_of,
            body=_renamed(body, piece.passage.id),
            versions=(piece.version,),
            passage=piece.passage.id,
        )
        for piece, body in told
    ]
    what = f"{model} read {len(answers)} passages"
    ledger.answers.keep(answers, actor=model, what=what)


def _renamed(body: dict[str, object], passage: str) -> dict[str, object]:
    """Return an answer as one about this passage, which may be a copy of another."""
    output = ExtractOutput.model_validate(body)
    same = {one.passage for one in output.proposals}
    told = output.of(next(iter(same)), passage) if same else output
    return told.model_dump(mode="json")


def _remember(ledger: Ledger, day: date, model: str, reading: Reading) -> None:
    """Keep how far it came, so that the coverage of every view can say it."""
    body = {
        "passages": reading.passages,
        "left": reading.left,
        "withheld": dict(sorted(reading.withheld.items())),
        "problem": reading.problem,
    }
    run = ModelAnswer(
        purpose=EXTRACT_RUN,
        key=stable_id("run", json.dumps(body)),
        model=model,
        as_of=day,
        body=body,
        versions=(),
    )
    ledger.answers.keep([run], actor=model, what=f"{model} ended a reading")


def _key(
    one: SourcedPassage,
    before: SourcedPassage | None,
    after: SourcedPassage | None,
    prompt: Prompt,
    model: str,
) -> str:
    near = (digest(piece.passage.text) if piece else "" for piece in (before, after))
    words = digest(one.passage.text), *near, one.passage.speaker, one.dated
    return stable_id("ans", *words, prompt.digest, model)


def _distinct(todo: Sequence[Piece]) -> list[Piece]:
    return list({piece.key: piece for piece in reversed(todo)}.values())[::-1]


def _windows(todo: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Yield the pieces in as few calls as their length allows."""
    window: list[Piece] = []
    size = 0
    for piece in todo:
        length = len(piece.passage.passage.text)
        if window and size + length > _WINDOW:
            yield window
            window, size = [], 0
        window.append(piece)
        size += length
    if window:
        yield window


def _listed(window: Sequence[Piece]) -> list[dict[str, object]]:
    """List the pieces in order, each neighbour that is none of them once."""
    names = {piece.passage.id: f"p{n}" for n, piece in enumerate(window, 1)}
    documents: dict[str, int] = {}
    listed: dict[str, dict[str, object]] = {}
    for piece in window:
        document = documents.setdefault(piece.version, len(documents) + 1)
        for one in (piece.before, piece.passage, piece.after):
            if one is not None and one.id not in listed:
                told = _told(one, names.get(one.id))
                listed[one.id] = {"document": document, **told}
    return list(listed.values())


def _told(one: SourcedPassage, name: str | None) -> dict[str, object]:
    told: dict[str, object] = {"id": name} if name else {}
    told["read"] = name is not None
    told["day"] = one.dated.isoformat()
    if one.passage.headings:
        told["under"] = one.passage.headings[-1]
    if one.passage.speaker:
        told["speaker"] = one.passage.speaker
    told["text"] = one.passage.text
    return told


def _people(view: View) -> str:
    return ", ".join(person.name for person in view.people.all)


def within_reading_limits(settings: Settings) -> Settings:
    """Return the settings with the limits of a reading in place of a draft's."""
    llm = settings.llm.model_copy(
        update={
            "max_calls": settings.llm.reading_calls,
            "deadline_s": settings.llm.reading_deadline_s,
        }
    )
    return settings.model_copy(update={"llm": llm})
