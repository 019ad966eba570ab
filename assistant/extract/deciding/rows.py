"""Rows of decision tables in minutes, mail and chat."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from assistant.domain.evidence import LONGEST_QUOTE
from assistant.domain.findings import DecisionFinding
from assistant.domain.people import fold
from assistant.domain.reading import WIKI_KINDS, Role
from assistant.extract.dates.deadlines import read_dates
from assistant.extract.deciding.undecided import is_left_open
from assistant.extract.tasks.phrasing import shorten
from assistant.extract.text.sentences import plain
from assistant.extract.view import Unit, View
from ingest.tables.decision_titles import is_of_work, lists_decisions

_DECISION: Final = re.compile(
    r"^(?:(?:what (?:was|we) |final |key )?(?:decisions?|decided|agreed|agreements?"
    r"|resolutions?|resolved)(?: made| taken| text)?|entscheidung\w*|beschlu(?:ss|sse)"
    r"|besluit(?:en)?|decisione|decisao|acuerdo|entscheid)$"
)
_TOPIC: Final = re.compile(
    r"^(?:what|topic|subject|item|description|text|title|matter|outcome|result|was"
    r"|thema)$"
)
_WHO: Final = re.compile(
    r"^(?:(?:decided|agreed|approved|taken|made|signed off|confirmed) by"
    r"|by(?: whom)?|who(?: decided)?|deciders?|decision[ -]makers?|approvers?|owner"
    r"|wer|qui|quien|chi|wie)$"
)
_WHEN: Final = re.compile(
    r"^(?:(?:decided|agreed|approved|taken) on|(?:decision )?dated?|day|on|when|wann"
    r"|datum|fecha|quand)$"
)
_STATE: Final = re.compile(r"^(?:status|state|stand|etat|estado)$")
_NOT_MADE: Final = re.compile(
    r"\b(?:open|pending|proposed|proposal|draft|deferred|postponed|tbd|tbc|awaiting"
    r"|to be|withdrawn|superseded|rejected|offen|vertagt)\b"
)
_NOTHING: Final = re.compile(r"(?:none|n/?a|nothing|nil|no decisions?.*|tb[cd])?\W*")


def row_decision(view: View, unit: Unit) -> DecisionFinding | None:
    """Read a row as a decision where its table has a column for what was decided.

    Under a heading that says decisions the column of the topic is it. The tables of
    wiki pages are logs, which are read as records.
    """
    passage = unit.passage.passage
    is_row = unit.role is Role.ROW and passage.cells and unit.first
    if not is_row or unit.passage.kind in WIKI_KINDS:
        return None
    heads = [fold(name).strip(" *_:") for name, _value in passage.cells]
    cells = [plain(value).strip() for _name, value in passage.cells]
    what = _cell(_DECISION, heads, cells)
    listed = lists_decisions(passage.headings) and not is_of_work(heads)
    if what is None and listed:
        what = _cell(_TOPIC, heads, cells)
    state = _cell(_STATE, heads, cells) or ""
    if what is None or _NOTHING.fullmatch(fold(what)) or _NOT_MADE.search(fold(state)):
        return None
    if what.endswith("?") or is_left_open(what):
        return None
    when = _cell(_WHEN, heads, cells) or ""
    who = view.names.slot(_cell(_WHO, heads, cells))
    quote = what if what in passage.text else passage.text.strip()
    return DecisionFinding(
        passage=unit.passage.id,
        quote=quote[:LONGEST_QUOTE],
        what=shorten(what),
        decided_by=(who.name or who.text) if who else None,
        decided_on=_day(view, unit, when) or unit.passage.dated,
    )


def _cell(
    pattern: re.Pattern[str], heads: Sequence[str], cells: Sequence[str]
) -> str | None:
    return next(
        (
            cell
            for head, cell in zip(heads, cells, strict=True)
            if pattern.match(head) and cell
        ),
        None,
    )


def _day(view: View, unit: Unit, when: str) -> date | None:
    days = read_dates(when, unit.passage.dated, date_order=view.order)
    return next((found.day for found in days if found.day), None)
