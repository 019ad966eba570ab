"""The base of all domain models, and ids that are stable between runs."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import TypeVar

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """An immutable model that refuses unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


FrozenT = TypeVar("FrozenT", bound=Frozen)
_GIVEN: dict[frozenset[str], set[str]] = {}


def lean(model: FrozenT) -> FrozenT:
    """Return the model itself, in less memory: where many are held at a time.

    Models of like fields share one set of the names that were given.
    """
    given = model.__pydantic_fields_set__
    shared = _GIVEN.setdefault(frozenset(given), given)
    object.__setattr__(model, "__pydantic_fields_set__", shared)
    return model


def stable_id(prefix: str, *parts: object) -> str:
    """Return the same short id for the same parts, in every run."""
    text = "\x1f".join("" if part is None else str(part) for part in parts)
    return f"{prefix}-{hashlib.sha256(text.encode()).hexdigest()[:12]}"


def digest(data: bytes | str) -> str:
    """Return the SHA-256 of the bytes, or of the text as UTF-8, in hexadecimal."""
    return hashlib.sha256(data.encode() if isinstance(data, str) else data).hexdigest()


def iso(day: date | None) -> str | None:
    """Return the day as YYYY-MM-DD, or None."""
    return day.isoformat() if day else None
