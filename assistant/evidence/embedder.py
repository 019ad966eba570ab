"""The embedding model as a port, the models there are, and the one that is chosen."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from assistant.errors import AssistantError
from assistant.evidence.hashed import HashedEmbedder
from assistant.evidence.static import StaticEmbedder
from assistant.evidence.vectors import Vectors
from assistant.settings import DEFAULT_EMBEDDER, StoreSettings


class Embedder(Protocol):
    """Turns texts into vectors whose dot product says how alike the texts are.

    `name` identifies model, dimension and version: vectors of different names are
    never compared.
    """

    @property
    def name(self) -> str:
        """Model, dimension and version."""
        ...

    @property
    def dimensions(self) -> int:
        """The length of every vector."""
        ...

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return one row of length 1 for each text; the same text, the same row."""
        ...


@dataclass(frozen=True, slots=True)
class Choice:
    """What an embedder is made from.

    `known` gives the names under which the ledger keeps vectors; `may_ask` says
    whether a server may be called to make it.
    """

    settings: StoreSettings
    known: Callable[[], Collection[str]] = frozenset
    may_ask: bool = True


def _static(_choice: Choice) -> Embedder:
    return StaticEmbedder()


def _minilm(_choice: Choice) -> Embedder:
    from assistant.evidence.minilm import MiniLmEmbedder  # noqa: PLC0415  an extra

    return MiniLmEmbedder.installed()


def _openai(choice: Choice) -> Embedder:
    from assistant.evidence.openai_compatible import (  # noqa: PLC0415  slow
        from_settings,
    )

    return from_settings(choice.settings, choice.known(), may_ask=choice.may_ask)


EMBEDDERS: Mapping[str, Callable[[Choice], Embedder]] = {
    "static": _static,
    "hashed": lambda _choice: HashedEmbedder(),
    "minilm": _minilm,
    "openai": _openai,
}
"""By the name that the settings use."""

DEFAULT = DEFAULT_EMBEDDER
SERVED = frozenset({"openai"})
"""Those that send texts to a server; restricted texts are kept from them."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The embedder in use; `problem` is why it is not the one of the settings."""

    embedder: Embedder
    served: bool
    problem: AssistantError | None = None


def choose(choice: Choice) -> Chosen:
    """Return the embedder of the settings, or the default one if it cannot be made."""
    name = choice.settings.embedder
    try:
        return Chosen(EMBEDDERS[name](choice), served=name in SERVED)
    except AssistantError as error:
        return Chosen(EMBEDDERS[DEFAULT](choice), DEFAULT in SERVED, error)


def formers(choice: Choice, current: str) -> list[Embedder]:
    """Return the other embedders of whom the ledger keeps vectors.

    One that cannot be made any more is left out; no server is called.
    """
    found = []
    known = choice.known()
    for make in EMBEDDERS.values():
        try:
            embedder = make(replace(choice, may_ask=False))
        except AssistantError:
            continue
        if embedder.name != current and embedder.name in known:
            found.append(embedder)
    return found
