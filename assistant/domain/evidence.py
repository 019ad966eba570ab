"""Evidence: the words that carry a claim, or the rule that computed it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from assistant.domain.base import Frozen
from assistant.domain.labels import Label

LONGEST_QUOTE = 300
"""Characters; a quote is the shortest span that carries the item."""


class Quote(Frozen):
    """Words found verbatim in a source.

    `source` is relative to the parent of the ingested path; `locator` is `line 14`,
    `row 3`, `Sheet!row 3`, `00:03:12` or a JSON pointer; `dated` is the meeting's or
    mail's own date; `label` says who may read the words themselves.
    """

    kind: Literal["quote"] = "quote"
    source: str
    locator: str | None = None
    quote: str = Field(max_length=LONGEST_QUOTE)
    as_of: date | None = None
    dated: date | None = None
    author: str | None = None
    stance: Literal["supports", "contradicts"] = "supports"
    label: Label = Label.INTERNAL


class Computed(Frozen):
    """What nobody wrote down: silence, counts, forecasts, with rule and inputs."""

    kind: Literal["computed"] = "computed"
    rule: str
    inputs: tuple[str, ...] = ()
    source: Literal[""] = ""
    quote: Literal[""] = ""
    stance: Literal["supports", "contradicts"] = "supports"


Evidence = Annotated[Quote | Computed, Field(discriminator="kind")]
