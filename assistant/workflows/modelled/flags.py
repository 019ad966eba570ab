"""A language model proposes flags: what it is sent, and its answer as it is kept."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from assistant.domain.base import stable_id
from assistant.domain.facts import Flag
from assistant.domain.findings import RULES
from assistant.domain.reading import Role
from assistant.domain.records import RaidEntry
from assistant.domain.sourced import SourcedPassage
from assistant.errors import AssistantError
from assistant.facts.flags.by_model import FLAGS, FlagsOutput, proposed
from assistant.facts.flags.citable import citable
from assistant.facts.flags.detectors import FlagMaterial
from assistant.ledger.answers import ModelAnswer
from assistant.ledger.ledger import Ledger
from assistant.ledger.view import View
from assistant.llm.limits import LimitedModel
from assistant.settings import Settings
from assistant.workflows.gather import gather
from assistant.workflows.material import flag_material
from assistant.workflows.modelled.reading import fenced
from assistant.workflows.modelled.sendable import Sendable
from prompts.files import Prompt

Retrieve = Callable[[str, Sequence[SourcedPassage]], Iterable[SourcedPassage]]
"""Finds the passages that speak of something, best first."""
FLAGS_RUN = "flags run"
"""The purpose under which is kept how asking for flags went on a day."""
_LATELY = timedelta(days=28)
_ROOM = 24_000
"""Characters of passages."""
_FACTS_ROOM = 16_000
_FEWEST_WORDS = 4
_TELLING = re.compile(r"\d|\b[A-Z][A-Z0-9_]*-\d+\b")
_UNREAD = frozenset({Role.HEADING, Role.CELL})


@dataclass(frozen=True, slots=True)
class Asked:
    """What is sent; `names` are the passages' ids by the names that they have there."""

    prompt: str
    names: dict[str, str]
    withheld: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Proposals:
    """What came of it; `problem` says why nothing did."""

    flags: tuple[Flag, ...] = ()
    refused: Counter[str] = field(default_factory=Counter)
    problem: str = ""
    calls: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    cost_usd: float = 0.0


def asked(view: View, settings: Settings, prompt: Prompt, retrieve: Retrieve) -> Asked:
    """Return exactly what would be sent for the view's day."""
    material = flag_material(view, settings)
    sendable = Sendable(settings, view.people)
    withheld: Counter[str] = Counter()
    chosen = _chosen(view, material, retrieve, sendable, withheld)
    facts = _facts(material, sendable, withheld)
    found = [
        {"kind": flag.kind.value, "subject": flag.subject, "title": flag.title}
        for flag in gather(view, settings, None, decided=False).flags
        if flag.engine == RULES and not sendable.refused_words(flag.title, flag.label)
    ]
    names = {f"p{place}": one.id for place, one in enumerate(chosen, 1)}
    listed = [
        {"id": name, **_told(one)} for name, one in zip(names, chosen, strict=True)
    ]
    text = prompt.render(
        {
            "project": settings.project.name or "this project",
            "as_of": view.as_of.isoformat(),
            "facts": fenced(facts),
            "flags": fenced(found),
            "passages": fenced(listed),
        }
    )
    return Asked(text, names, withheld)


def propose(
    ledger: Ledger,
    view: View,
    settings: Settings,
    asking: Asked,
    model: LimitedModel,
) -> Proposals:
    """Ask for flags and keep the answer; the same question is never asked twice.

    A model that fails is no failure: the detectors' flags stand, with what it said on
    an earlier day.
    """
    key = stable_id("ans", asking.prompt, model.name)
    body = ledger.answers.known(FLAGS, {key}).get(key)
    if body is None:
        try:
            output = model.complete(asking.prompt, FlagsOutput).value
        except AssistantError as error:
            problem = f"{error.problem} {error.fix}".strip()
            _keep(ledger, view, model.name, [], problem)
            return _result(model, problem=problem)
        body = _with_ids(output, asking.names).model_dump(mode="json")
    answer = ModelAnswer(
        purpose=FLAGS,
        key=key,
        model=model.name,
        as_of=view.as_of,
        body=body,
        versions=tuple(version.id for version in view.sources),
    )
    ledger.answers.keep(
        [answer], actor=model.name, what=f"{model.name} looked for flags"
    )
    now = ledger.view(view.as_of)
    refused: Counter[str] = Counter()
    by_rules = [
        flag
        for flag in gather(now, settings, None, decided=False).flags
        if flag.engine == RULES
    ]
    found = tuple(proposed(flag_material(now, settings), by_rules, refused))
    return _result(model, found, refused)


def _keep(
    ledger: Ledger, view: View, model: str, answers: list[ModelAnswer], problem: str
) -> None:
    """Keep the answer, and how asking went, so that the coverage can say it."""
    run = ModelAnswer(
        purpose=FLAGS_RUN,
        key=stable_id("run", problem),
        model=model,
        as_of=view.as_of,
        body={"problem": problem},
        versions=(),
    )
    what = f"{model} looked for flags"
    ledger.answers.keep([*answers, run], actor=model, what=what)


def _result(
    model: LimitedModel,
    found: tuple[Flag, ...] = (),
    refused: Counter[str] | None = None,
    problem: str = "",
) -> Proposals:
    return Proposals(
        flags=found,
        refused=refused or Counter(),
        problem=problem,
        calls=model.calls,
        tokens_in=model.tokens_in,
        tokens_out=model.tokens_out,
        cost_usd=model.cost_usd,
    )


def _with_ids(output: FlagsOutput, names: dict[str, str]) -> FlagsOutput:
    """Return the answer with the passages' own ids; one that was not sent has none."""
    flags = tuple(
        flag.model_copy(
            update={
                "quotes": tuple(
                    cited.model_copy(update={"passage": names.get(cited.passage, "")})
                    for cited in flag.quotes
                )
            }
        )
        for flag in output.flags
    )
    return FlagsOutput(flags=flags)


def _chosen(
    view: View,
    material: FlagMaterial,
    retrieve: Retrieve,
    sendable: Sendable,
    withheld: Counter[str],
) -> list[SourcedPassage]:
    """Return the passages to send, by day.

    Those that speak of the RAID log and the milestones, then the newest that tell most.
    """
    prose = [
        one
        for one in view.passages
        if one.passage.role not in _UNREAD
        and not one.passage.quoted
        and len(one.passage.text.split()) >= _FEWEST_WORDS
        and one.dated <= view.as_of
    ]
    subjects = [
        *(e.record.title for e in view.records(RaidEntry) if e.record.is_open),
        *(stone.title for stone in material.milestones),
    ]
    about = [one for subject in subjects for one in retrieve(subject, prose)]
    lately = [one for one in prose if one.dated > view.as_of - _LATELY]
    lately.sort(key=_newest_and_telling)
    room, kept = _ROOM, []
    for one in {one.id: one for one in (*about, *lately)}.values():
        reason = sendable.refused(one)
        if reason:
            withheld[reason] += 1
        elif len(one.passage.text) <= room:
            room -= len(one.passage.text)
            kept.append(one)
    return sorted(kept, key=lambda one: (one.dated, one.source, one.id))


def _newest_and_telling(one: SourcedPassage) -> tuple[int, int, str]:
    told = len(_TELLING.findall(one.passage.text))
    weeks = (date.max - one.dated).days // 7
    return weeks, -told, one.id


def _facts(
    material: FlagMaterial, sendable: Sendable, withheld: Counter[str]
) -> list[dict[str, str]]:
    room, listed = _FACTS_ROOM, []
    for fact in citable(material).values():
        if reason := sendable.refused_words(fact.told, fact.label):
            withheld[reason] += 1
        elif len(fact.told) <= room:
            room -= len(fact.told)
            listed.append({"id": fact.id, "fact": fact.told})
    return listed


def _told(one: SourcedPassage) -> dict[str, str]:
    told = {"day": one.dated.isoformat(), "source": one.kind.value}
    if one.passage.speaker:
        told["speaker"] = one.passage.speaker
    return {**told, "text": one.passage.text}
