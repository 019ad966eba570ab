"""Who may be told: labels on facts and, separately, on the words that carry them."""

from __future__ import annotations

from enum import StrEnum


class Label(StrEnum):
    """From open to closed; a higher label joins over a lower one.

    `client`: may be told to every audience. `internal`: stays in the company.
    `restricted`: told in confidence; no draft carries it without a release.
    """

    CLIENT = "client"
    INTERNAL = "internal"
    RESTRICTED = "restricted"

    @property
    def rank(self) -> int:
        """0 for the most open label."""
        return _RANKS[self]


_RANKS = {label: rank for rank, label in enumerate(Label)}


def join(*labels: Label) -> Label:
    """Return the most closed of the labels; `client` for none."""
    return max(labels, key=lambda label: label.rank, default=Label.CLIENT)
