"""What is worked out once for a view, however many ask."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

from assistant.ledger.view import View

T = TypeVar("T")


def once_a_view(work_out: Callable[[View], T]) -> Callable[[View], T]:
    """Keep what a function of a view gives for as long as the view lives.

    The answers of a view never change; what the function returns must not either.
    """
    kept: WeakKeyDictionary[View, T] = WeakKeyDictionary()

    @wraps(work_out)
    def remembered(view: View) -> T:
        if view not in kept:
            kept[view] = work_out(view)
        return kept[view]

    return remembered
