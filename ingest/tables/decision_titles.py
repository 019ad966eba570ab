"""Whether a heading or a page's title says that a table lists what was decided."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from assistant.domain.people import fold

_DECISIONS: Final = (
    r"(?:decisions?|entscheidungen|entscheide|beschlusse|decisiones|decisioni|decisoes"
    r"|besluiten|acuerdos)"
)
_LIST: Final = (
    r"(?:logs?|logbook|registers?|registry|records?|lists?|journal|tracker|history"
    r"|overview|index|table|book|minutes)"
)
_MADE: Final = re.compile(
    rf"\b{_DECISIONS}[ -]?{_LIST}\b"
    rf"|\b{_LIST} of (?:the |all |our |key |project )*{_DECISIONS}\b"
    rf"|\b{_DECISIONS} (?:taken|made|so far|to date|until now|since|of record"
    r"|and (?:their )?(?:reasons?|rationale))\b"
    r"|\bwhat (?:we(?: have|['’]ve)?|was|were|has been|the \w+(?: has)?)"
    r"(?: already)? (?:decided|agreed)\b"
    rf"|^(?:\W*\d[\d.]* )?(?:[\w&'’-]+ ){{0,3}}{_DECISIONS}$"
    r"|\badrs?\b|\b(?:entscheidungs|beschluss)[ -]?(?:log|liste|protokoll|register)\b"
    r"|\b(?:registre|registro|releve|lista|liste|lijst|diario)"
    rf" (?:de(?:s|lle| las| los)?|d[ao]s|van) {_DECISIONS}\b|\bbesluitenlijst\b"
)
_NOT_YET: Final = re.compile(
    r"\b(?:open|pending|outstanding|upcoming|required|needed|awaited|awaiting|next"
    r"|future|proposed|draft|coming|missing|to be|to come|to make|to take"
    r"|actions?|tasks?|to-?dos?|follow[ -]?ups?|risks?|questions?|offene?"
    r"|ausstehende?|pendientes?)\b"
)
"""What is still to be decided, or done about it."""
_PERIOD: Final = re.compile(
    r"(?:\W|\d|q[1-4]|kw|week|sprint|phase|year|quarter|month|january|february|march"
    r"|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr"
    r"|jun|jul|aug|sept?|oct|nov|dec)*"
)
"""A heading that only says when."""


def lists_decisions(headings: Sequence[str], title: str | None = None) -> bool:
    """Whether the innermost heading that says more than when says decisions.

    Of a title the part behind its space counts: `Harbour : Decision log`.
    """
    place = re.split(r"\s[:|]\s", title or "")[-1]
    for heading in reversed((place, *headings)):
        words = " ".join(fold(heading).split()).strip(" #*_:")
        if not _PERIOD.fullmatch(words):
            return bool(_MADE.search(words)) and not _NOT_YET.search(words)
    return False


_WORK: Final = frozenset(
    (
        *("action", "actions", "task", "tasks", "todo", "due", "deadline", "eta"),
        *("until", "aufgabe", "massnahme", "frist", "fallig", "echeance", "plazo"),
    )
)
_OUTCOMES: Final = frozenset(
    (
        *("outcome", "result", "resolution", "conclusion", "agreed", "agreement"),
        *("verdict", "ergebnis", "resultat", "resultado", "esito", "uitkomst"),
    )
)
_WORDS_OF_A_STATE: Final = 2


def is_of_work(headers: Sequence[str]) -> bool:
    """Whether the columns, by their folded names, give work that is to be done."""
    split = [set(re.findall(r"[^\W_]+", name)) for name in headers]
    return any(words & _WORK or {"by", "when"} <= words for words in split)


def outcome_column(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> int | None:
    """Return the column that tells what came of a topic in words, and no state."""
    for index, name in enumerate(headers):
        if not set(re.findall(r"[^\W_]+", name)) & _OUTCOMES:
            continue
        if {"by", "on", "date"} & set(name.split()):
            continue
        words = sum(len(cells[index].split()) for cells in rows)
        if words > _WORDS_OF_A_STATE * len(rows):
            return index
    return None
