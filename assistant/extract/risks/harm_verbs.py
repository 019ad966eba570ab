"""Which verbs tell of harm, by the senses that WordNet has of them."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from pathlib import Path

from assistant.extract.done.past_forms import past_forms

TABLE = Path(__file__).parent / "wordnet" / "harm.txt"
"""A verb a line and the uses in which it tells of harm; made by `bench/harm`."""


class Use(StrEnum):
    """How a verb stands: the pump seizes, salt ruins the pump, the pump is stolen."""

    ALONE = "alone"
    ON = "on"
    DONE = "done"


def uses_of(verb: str) -> frozenset[Use]:
    """Return how a verb, `seize` or `wear_out`, tells of harm; never if unknown."""
    return _table().get(verb, frozenset())


def is_harmed(participle: str) -> bool:
    """Whether `stolen` or `held_up` is what harm has been done to."""
    return participle in _participles()


@cache
def _table() -> dict[str, frozenset[Use]]:
    lines = map(str.split, TABLE.read_text(encoding="utf-8").splitlines())
    return {verb: frozenset(map(Use, uses)) for verb, *uses in lines}


@cache
def _participles() -> frozenset[str]:
    found = set()
    for verb, uses in _table().items():
        if Use.DONE in uses:
            first, *rest = verb.split("_")
            found |= {"_".join((form, *rest)) for form in past_forms(first)}
    return frozenset(found)
