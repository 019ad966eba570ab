"""Questions that ask where something is, and sentences that name a place."""

from __future__ import annotations

import re

from assistant.facts.sameness.stems import is_negated

_WHERE = re.compile(
    r"(?i)^\W*(?:and |so )?(?:where|wo)\b(?! (?:are|do|does) (?:we|things|the project)"
    r"(?: stand| now| at)?(?:\W*$| with| on))"
)
_CLAUSE = re.compile(r"[.;:!?,]\s|\bbut\b")
_PLACE = re.compile(
    r"(?i)\b(?:in|at|on|under|near|behind|beside|between|inside|outside|above|below"
    r"|opposite|from|next to|in front of|unter|bei|auf|aus)"
    r" (?!(?:time|order|case|fact|general|short|progress|work|total|hand|place|budget"
    r"|january|february|march|april|may|june|july|august|september|october|november"
    r"|december|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|the (?:\d|first|second"
    r"|third|morning|afternoon|evening|same day)|\d|week|this|that|which|it)\b)\w"
    r"|\b(?:here|there|upstairs|downstairs|outside|indoors|abroad|online|home)\b"
    r"|\b(?:hosts?|houses?|sent to|leads to)\b"
    r"|\b(?:moved|moves|transferred|relocated|taken|brought|goes)"
    r" (?:(?!to\b|by\b|back\b)[\w'’-]+ ){0,4}?(?:from (?:\w+ ){1,4})?(?:in)?to"
    r" (?!\d|the \d|(?:the )?\w+day\b|(?:the )?(?:next|end|start|first|last)\b"
    r"|january|february|march|april|may|june|july|august|september|october|november"
    r"|december|spring|summer|autumn|winter)\w"
)
"""A preposition of place before what is no time, or who gives a place."""


def asks_where(text: str) -> bool:
    """Whether a question asks for a place."""
    return _WHERE.search(text) is not None


def names_place(text: str) -> bool:
    """Whether a sentence tells a place, and not only where something is not."""
    return place_in(text) is not None


def place_in(text: str) -> re.Match[str] | None:
    """Return where a sentence begins to tell a place where something is."""
    return next(
        (
            found
            for found in _PLACE.finditer(text)
            if not is_negated(_CLAUSE.split(text[: found.start()])[-1])
        ),
        None,
    )
