"""A language model's part of a draft: order and phrasing, never facts."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Protocol

from pydantic import BaseModel, ConfigDict, Field

from assistant.domain.audience import Audience
from assistant.domain.drafts import Claim, Verdict
from assistant.drafting.judging import Judging
from assistant.drafting.told import Told
from assistant.drafting.unit import Unit
from assistant.errors import AssistantError
from assistant.llm.port import ChatModel
from prompts.files import Prompt

_TRIES = 2


@dataclass(frozen=True, slots=True)
class WrittenBy:
    """The claims of a draft, who wrote them, and what it cost."""

    engine: str
    headline: Claim
    sections: dict[str, tuple[Claim, ...]]
    tokens_in: int = 0
    tokens_out: int = 0
    cost_usd: float | None = None
    notices: tuple[str, ...] = ()


class Phrasing(Protocol):
    """Whoever phrases the sentences of a draft whose facts code has chosen."""

    @property
    def name(self) -> str:
        """The engine's name, as drafts show it."""
        ...

    def write(
        self,
        first: Unit,
        sections: dict[str, tuple[Unit, ...]],
        judging: Judging,
        told: Told,
    ) -> WrittenBy:
        """Return the draft's claims, each judged by the gate."""
        ...


class WordedSentence(BaseModel):
    """One sentence as the model words it."""

    model_config = ConfigDict(extra="forbid")

    id: str = Field(description="The id of the sentence that this one rewords.")
    text: str = Field(description="The new wording, one or two sentences.")


class WordingOutput(BaseModel):
    """What the model answers: sentences in the order in which they should stand."""

    model_config = ConfigDict(extra="forbid")

    sentences: list[WordedSentence]


@dataclass(slots=True)
class _Tally:
    tokens_in: int = 0
    tokens_out: int = 0
    cost_usd: float | None = None
    notices: list[str] = field(default_factory=list)


class Wording:
    """Has a model phrase sentences whose facts code has chosen and rendered.

    What the model leaves out, invents or words so that the gate refuses it is told
    in the rules' own sentence, and the draft says so.
    """

    def __init__(self, model: ChatModel, prompt: Prompt) -> None:
        self._model = model
        self._prompt = prompt

    @property
    def name(self) -> str:
        """The engine's name, as drafts show it."""
        return self._model.name

    def write(
        self,
        first: Unit,
        sections: dict[str, tuple[Unit, ...]],
        judging: Judging,
        told: Told,
    ) -> WrittenBy:
        """Return the draft's claims in the model's words where the gate lets them."""
        by_id = numbered(first, sections)
        tally = _Tally()
        worded = self._reword(by_id, judging, told, tally)
        kept = sum(key in worded for key in by_id)
        if not worded:
            tally.notices.append("No sentence of the model was used: rules wrote all.")
        elif kept < len(by_id):
            tally.notices.append(
                f"{len(by_id) - kept} of {len(by_id)} sentences are the rules' own."
            )
        order = {key: place for place, key in enumerate(worded)}
        claims = {key: worded.get(key) or judging.claim(by_id[key]) for key in by_id}
        return WrittenBy(
            engine=self.name if worded else "rules",
            headline=claims["s0"],
            sections={
                name: tuple(
                    claims[key]
                    for key in sorted(
                        (key for key, unit in by_id.items() if unit in group),
                        key=lambda key: order.get(key, len(order)),
                    )
                    if key != "s0"
                )
                for name, group in sections.items()
            },
            tokens_in=tally.tokens_in,
            tokens_out=tally.tokens_out,
            cost_usd=tally.cost_usd,
            notices=tuple(tally.notices),
        )

    def _reword(
        self, by_id: dict[str, Unit], judging: Judging, told: Told, tally: _Tally
    ) -> dict[str, Claim]:
        """Ask, judge, and ask once more for what failed, with the reasons."""
        worded: dict[str, Claim] = {}
        open_units, faults = dict(by_id), ""
        for _ in range(_TRIES):
            answer = self._ask(open_units, faults, told, tally)
            if answer is None:
                break
            failed = {}
            for item in answer.sentences:
                unit = open_units.get(item.id)
                if unit is None:
                    continue
                claim = judging.claim(unit, item.text)
                if claim.verdict is Verdict.SUPPORTED:
                    worded[item.id] = claim
                else:
                    failed[item.id] = claim
            open_units = {key: by_id[key] for key in failed if key not in worded}
            faults = "\n".join(
                f"{key}: {'; '.join(failed[key].reasons)}" for key in open_units
            )
            if not open_units:
                break
        return worded

    def _ask(
        self, units: dict[str, Unit], faults: str, told: Told, tally: _Tally
    ) -> WordingOutput | None:
        prompt = rendered(self._prompt, units, told, faults)
        try:
            answer = self._model.complete(prompt, WordingOutput)
        except AssistantError as error:
            tally.notices.append(f"The model was not used: {error.problem}")
            return None
        tally.tokens_in += answer.tokens_in
        tally.tokens_out += answer.tokens_out
        if answer.cost_usd is not None:
            tally.cost_usd = (tally.cost_usd or 0.0) + answer.cost_usd
        return answer.value


def numbered(first: Unit, sections: dict[str, tuple[Unit, ...]]) -> dict[str, Unit]:
    """Return a draft's sentences under the ids by which a model speaks of them."""
    units = [first, *(unit for group in sections.values() for unit in group)]
    return {f"s{number}": unit for number, unit in enumerate(units)}


def rendered(
    prompt: Prompt, units: dict[str, Unit], told: Told, faults: str = ""
) -> str:
    """Return exactly what is sent to the model for these sentences."""
    return _rendered(prompt, units, told.audience, faults)


def rephrased(
    model: ChatModel, prompt: Prompt, audience: Audience, claim: Claim, sentence: str
) -> str | None:
    """Have the model word one sentence, otherwise than the claim does now.

    Raises:
        AssistantError: If the model may not be used, or failed.
    """
    unit = Unit(claim.section, sentence, ())
    fault = f"s0: it must not be the wording that is there: {_fenced(claim.text)}"
    sent = _rendered(prompt, {"s0": unit}, audience, fault)
    said = model.complete(sent, WordingOutput).value.sentences
    return next((" ".join(one.text.split()) for one in said if one.id == "s0"), None)


def _rendered(
    prompt: Prompt, units: dict[str, Unit], audience: Audience, faults: str
) -> str:
    listed = [
        {"id": key, "section": unit.section, "text": unit.text}
        for key, unit in units.items()
    ]
    return prompt.render(
        {
            "audience": audience.title,
            "guidance": audience.guidance,
            "words": str(audience.words),
            "sentences": _fenced(json.dumps(listed, ensure_ascii=False, indent=1)),
            "faults": faults or "none",
        }
    )


def _fenced(text: str) -> str:
    """Return JSON in which no word of a source can close the fence around it."""
    return text.replace("<", "\\u003c").replace(">", "\\u003e")
