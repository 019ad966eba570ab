"""Every prompt against recorded answers: their form, and what the gate lets by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.domain.drafts import Verdict
from assistant.domain.labels import Label
from assistant.domain.people import People, Person
from assistant.domain.reading import DocumentKind, Passage
from assistant.domain.sourced import SourcedPassage
from assistant.drafting.wording import WordingOutput
from assistant.extract.proposed import Answered, ExtractOutput, accepted
from assistant.extract.view import ExtractContext
from assistant.facts.flags.by_model import FlagGate, FlagsOutput
from assistant.facts.flags.citable import Citable
from assistant.gate.checks import judge
from assistant.gate.support import Support
from assistant.workflows.modelled.reading import fenced
from prompts.files import FOLDER, Prompt, PromptFileError, load_prompt

RECORDINGS = FOLDER / "recordings"
_ENGINE = "recorded"


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class RecordedPassage(_Part):
    """A passage of the sample project, as it was sent."""

    id: str
    text: str
    day: date
    speaker: str | None = None

    @property
    def sourced(self) -> SourcedPassage:
        """The passage as the gate sees it."""
        return SourcedPassage(
            id=self.id,
            passage=Passage(locator=self.id, text=self.text, speaker=self.speaker),
            source=self.id,
            kind=DocumentKind.NOTES_MARKDOWN,
            title=None,
            as_of=self.day,
            dated=self.day,
            label=Label.INTERNAL,
        )


class RecordedFact(_Part):
    """A fact or a sentence of the rules, as it was sent; `values` are its parts."""

    id: str
    text: str
    values: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()


class Given(_Part):
    """What the prompt was filled with."""

    inputs: dict[str, str] = Field(description="The inputs that are plain words.")
    as_of: date
    people: tuple[str, ...] = ()
    passages: tuple[RecordedPassage, ...] = ()
    facts: tuple[RecordedFact, ...] = ()


class Expected(_Part):
    """What must come of it: lines that are kept, and how often what was refused."""

    kept: tuple[str, ...]
    refused: dict[str, int] = {}


class Recording(_Part):
    """An answer that was given to a prompt; `digest` is the prompt file's then."""

    why: str
    version: int
    digest: str
    given: Given
    answer: str
    expect: Expected


@dataclass(frozen=True, slots=True)
class Trial:
    """One prompt with its recordings; without a fault it passes."""

    prompt: str
    version: int
    recordings: int
    faults: tuple[str, ...]


Outcome = tuple[list[str], Counter[str]]


def try_prompts(recordings: Path = RECORDINGS) -> tuple[Trial, ...]:
    """Run every prompt file, in the order of their names."""
    return tuple(
        _try(path.stem, recordings / path.stem) for path in sorted(FOLDER.glob("*.md"))
    )


def _try(name: str, folder: Path) -> Trial:
    try:
        prompt = load_prompt(name)
    except PromptFileError as error:
        return Trial(name, 0, 0, (error.problem,))
    paths = sorted(folder.glob("*.json"))
    faults = [*_form(prompt), *(() if paths else ("it has no recorded answer",))]
    for path in paths:
        faults += [f"{path.stem}: {fault}" for fault in _replayed(prompt, path)]
    return Trial(name, prompt.version, len(paths), tuple(faults))


def _form(prompt: Prompt) -> Iterator[str]:
    if prompt.version < 1:
        yield "its front matter has no version"
    if not prompt.why:
        yield "its front matter gives no reason for the version"
    if prompt.name not in TRIALS:
        yield "no trial knows what its answers must be like"


def _replayed(prompt: Prompt, path: Path) -> Iterator[str]:
    try:
        recording = Recording.model_validate_json(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        yield f"the recording cannot be read: {error}"
        return
    if recording.version != prompt.version:
        yield f"recorded for version {recording.version}, not {prompt.version}"
    elif recording.digest != prompt.digest:
        yield f"the prompt was changed without a new version (now {prompt.digest})"
    trial = TRIALS.get(prompt.name)
    if trial is None:
        return
    yield from _rendering(prompt, recording.given)
    try:
        kept, refused = trial(recording.given, recording.answer)
    except ValidationError as error:
        kept, refused = [], Counter({_form_of(error): 1})
    yield from _differences(recording.expect, kept, refused)


def _rendering(prompt: Prompt, given: Given) -> Iterator[str]:
    """Yield why the prompt cannot be filled, or where a fence would be broken."""
    lists = {
        "passages": [one.model_dump(mode="json") for one in given.passages],
        "facts": [one.model_dump(mode="json") for one in given.facts],
        "sentences": [one.model_dump(mode="json") for one in given.facts],
    }
    filled = {name: fenced(listed) for name, listed in lists.items()}
    values = {
        name: given.inputs.get(name, filled.get(name, "")) for name in prompt.inputs
    }
    unknown = set(given.inputs) - prompt.inputs
    if unknown:
        yield f"it takes no {', '.join(sorted(unknown))}"
    text = prompt.render(values)
    for name in lists.keys() & prompt.inputs:
        if text.count(f"</{name}>") != 1:
            yield f"the fence around its {name} does not hold"


def _form_of(error: ValidationError) -> str:
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"])
    return f"not in the form: {place or 'the answer'}"


def _differences(
    expect: Expected, kept: list[str], refused: Counter[str]
) -> Iterator[str]:
    for line in expect.kept:
        if line not in kept:
            yield f"missing: {line}"
    for line in kept:
        if line not in expect.kept:
            yield f"let by: {line}"
    for reason in sorted({*expect.refused, *refused}):
        wanted, found = expect.refused.get(reason, 0), refused[reason]
        if wanted != found:
            yield f"refused {found} times, not {wanted}: {reason}"


def _people(given: Given) -> People:
    return People(Person(name) for name in given.people)


def _extracted(given: Given, answer: str) -> Outcome:
    output = ExtractOutput.model_validate_json(answer)
    passages = [one.sourced for one in given.passages]
    answers = {one.id: Answered(_ENGINE, output.of(one.id, one.id)) for one in passages}
    refused: Counter[str] = Counter()
    context = ExtractContext(people=_people(given))
    kept = [
        _line(finding.model_dump(mode="json"))
        for finding in accepted(passages, context, answers, refused)
    ]
    return kept, refused


_SHOWN = ("kind", "about", "polarity", "owner", "decided_by", "due", "strength")


def _line(finding: Mapping[str, Any]) -> str:
    told = [str(finding[name]) for name in _SHOWN if finding.get(name)]
    return f"{' '.join(told)}: {finding['quote']}"


def _flagged(given: Given, answer: str) -> Outcome:
    output = FlagsOutput.model_validate_json(answer)
    gate = FlagGate(
        passages={one.id: one.sourced for one in given.passages},
        facts={one.id: _citable(one, given.as_of) for one in given.facts},
        people=_people(given),
        as_of=given.as_of,
        date_order=None,
        engine=_ENGINE,
    )
    kept: list[str] = []
    refused: Counter[str] = Counter()
    for proposal in output.flags:
        flag = gate.judged(proposal)
        if isinstance(flag, str):
            refused[flag] += 1
        else:
            kept.append(f"{flag.kind} {flag.severity} {flag.subject}: {flag.title}")
    return kept, refused


def _citable(fact: RecordedFact, day: date) -> Citable:
    return Citable(fact.id, fact.text, fact.values, (), day, Label.INTERNAL)


def _worded(given: Given, answer: str) -> Outcome:
    output = WordingOutput.model_validate_json(answer)
    sentences = {one.id: one for one in given.facts}
    kept: list[str] = []
    refused: Counter[str] = Counter()
    for worded in output.sentences:
        sentence = sentences.get(worded.id)
        if sentence is None:
            refused["no such sentence"] += 1
            continue
        support = Support(
            quotes=sentence.quotes,
            values=sentence.values,
            as_of=given.as_of,
            names=frozenset(given.people),
            rendered=(sentence.text,),
        )
        found = judge(worded.text, support)
        if found.verdict is Verdict.SUPPORTED:
            kept.append(f"{worded.id}: {worded.text}")
        else:
            refused[f"{worded.id}: {found.reasons[0]}"] += 1
    return kept, refused


TRIALS: dict[str, Callable[[Given, str], Outcome]] = {
    "extract": _extracted,
    "flags": _flagged,
    "wording": _worded,
}
"""What the answers to each prompt come to, by its name."""
