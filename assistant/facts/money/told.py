"""Spend and forecast of prose, held against the budget that prose gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal

from assistant.domain.evidence import Quote
from assistant.domain.reading import WIKI_KINDS
from assistant.domain.sourced import SourcedPassage
from assistant.extract.text.sentences import split
from assistant.facts.mentions import CONVERSATION
from assistant.facts.quoting import span
from assistant.facts.remembered import once_a_view
from assistant.gate.amounts import Amount, amounts_in
from assistant.gate.lexicon import CURRENCIES
from assistant.ledger.view import View

_LIMIT = r"budget\w*|authority|ceiling|cap|approved|allowance|allocation|funding of"
_SPEND = (
    r"stands? at|stood at|spen[dt]|spending|(?:is|are|am) at|actuals?"
    r"|costs? (?:so far|to date)|burn(?:ed|t)?|consumed|drawn down|disbursed|paid out"
    r"|ausgegeben"
)
_FORECAST = (
    r"forecast\w*|outturn|estimate at completion|eac|expected total|projected\w*"
    r"|prognose"
)
_CUE = re.compile(
    rf"\b(?:(?P<limit>{_LIMIT})|(?P<forecast>{_FORECAST})|(?P<spend>{_SPEND}))\b",
    re.IGNORECASE,
)
_DIFFERENCE = re.compile(
    r"^\s*(?:\w+\s)?(?:over|above|under|below|beyond|left|remaining|short)\b",
    re.IGNORECASE,
)
"""Right behind an amount that is neither spend nor budget but what lies between."""
_LAST_RESORT = re.compile(
    r"\b(?:authority|ceiling|cap|not[- ]to[- ]exceed|(?:with|including|incl\.?|plus)"
    r" (?:the )?(?:contingency|reserve))\b",
    re.IGNORECASE,
)
"""Names of a limit beyond which nobody may spend, contingency and all."""
_OF_LIMIT = re.compile(
    r"^\W*(?:(?:is|are|was|were|has been|have been|already|now|spen[dt]|used|gone"
    r"|so far|to date)\s+)*(?:(?:out )?of|against|versus|vs\.?|from|/)"
    r"\s+(?:(?:the|a|an|our|total|approved|agreed|whole|full)\s+)*$",
    re.IGNORECASE,
)
"""Between an amount that was spent and the whole that it is a part of."""
_CUE_AFTER = re.compile(
    r"^\s*(?:(?:is|are|was|were|has been|have been|already|now|as|in)\s+)*"
    rf"{_CUE.pattern}",
    re.IGNORECASE,
)
_GROUPED = re.compile(
    r"\d[.,' ]\d{3}|\d\s?(?:k|m|mn|million|thousand)\b", re.IGNORECASE
)
_SCALED = re.compile(r"\d\s?(k|m|mn|million|thousand)\b", re.IGNORECASE)
_SHORT = re.compile(r"\d{1,3}(?:[.,]\d{1,3})?")
"""A bare number behind an amount in thousands or millions that means as many."""
_ENDS = re.compile(
    r"\s*(?:[.,;:)!?]|$|(?:and|but|so|in|that|which|we|budget|ceiling|cap|allowance"
    r"|approved|agreed)\b)"
)
_OF_ALL = re.compile(
    r"\b(?:to date|so far|at completion|outturn|eac|overall|total|whole|project"
    r"|programme|program|spend(?:ing)? (?:is|stands|was))\b",
    re.IGNORECASE,
)
"""Words by which a figure is one of the project and not of a single purchase."""
_LIMIT_AFTER = re.compile(r"^\s*(?:\w+\s)?(?:budget|ceiling|cap)\b", re.IGNORECASE)
_PURSE = re.compile(
    r"^\s*(?:\w+\s)?(?:contingency|reserve|float|petty cash|buffer)\b", re.IGNORECASE
)
"""Right behind the amount of a purse that is set apart, and no budget."""
_MONEY = frozenset(CURRENCIES.values())
_UNNAMED = "money"
"""The unit of bare numbers of one scale under a heading of money."""
_OF_MONEY = re.compile(
    r"^\W*(?:the )?(?:money|budgets?|costs?|financ(?:e|es|ials?)|spend(?:ing)?"
    r"|forecast)\W*(?:[.:*–—-]|$)",
    re.IGNORECASE,
)
_PLAIN_FORECAST = re.compile(
    r"(?:^|[:;,.–—(] ?|\b(?:the|our|its|a|and) )(?:(?:new|latest|current|present|total"
    r"|overall|revised|updated|project|cost|my|our) )*(?:forecast|outturn|projection)"
    r"(?! (?:for|of) (?!the (?:project|whole|programme|program)\b))",
    re.IGNORECASE,
)
"""A forecast of all, and not that of one thing: the hardware forecast."""
_RISES_FROM = re.compile(r"\bfrom (?:about |around |roughly )?(?:[A-Z]{3} ?)?[£$€]?$")
_TO = re.compile(r",?\s*(?:up |down )?to\b", re.IGNORECASE)
_BUDGET_HEAD = re.compile(
    r"^\W*(?:\d[\d.]*\W*)?(?:(?:the|our|total|project|approved) )*budget\W*$",
    re.IGNORECASE,
)
_BARE = re.compile(r"\d{1,3}[.,](\d{1,3})")
_SAME_SCALE = 2
"""Times the other number within which two are of one budget."""
FRESH_FIGURES = timedelta(days=31)
"""Figures older than a month are no longer the present ones."""


Roles = dict[str, set[tuple[str, Decimal]]]


@dataclass(frozen=True, slots=True)
class Figures:
    """What was spent or is forecast, and what it is held against, in one currency.

    `is_final` says that the limit holds all reserves, `is_forecast` that the forecast
    is what counts; `quotes` are the words of all of it.
    """

    spend: Decimal
    limit: Decimal
    passage: SourcedPassage
    quotes: tuple[Quote, ...]
    is_final: bool = False
    is_forecast: bool = False


def newest_figures(view: View) -> Figures | None:
    """Return the newest spend or forecast of the last month with its budget, or None.

    A passage of notes, mail, chat or a page counts when it gives one spend or one
    forecast or both; the higher of the two is held against the one budget that the
    passage gives in the same currency. Where it gives none and speaks of the project
    as a whole, that of the newest passage which gives a budget counts.
    """
    pieces = _pieces(view)
    return next((found for found in _combined(view, pieces) if found), None)


def newer_than(view: View, figures: Figures) -> SourcedPassage | None:
    """Return a newer passage whose spend or forecast is held against no budget."""
    newer = (one for one in _pieces(view) if one.dated > figures.passage.dated)
    return next((one for one in newer if _is_of_all(one) and _spent(one)), None)


def unmatched_figures(view: View) -> SourcedPassage | None:
    """Return the newest passage that names spend, forecast or budget as an amount."""
    return next((piece for piece in _pieces(view) if _roles(piece)), None)


@once_a_view
def _pieces(view: View) -> list[SourcedPassage]:
    return sorted(
        (
            piece
            for piece in view.passages
            if piece.kind in CONVERSATION | WIKI_KINDS
            and not piece.passage.quoted
            and piece.dated <= view.as_of
            and (_CUE.search(piece.passage.text) or _is_of_budget(piece))
        ),
        key=lambda piece: (piece.dated, piece.id),
        reverse=True,
    )


def _combined(view: View, pieces: list[SourcedPassage]) -> Iterator[Figures | None]:
    for piece in pieces:
        if view.as_of > piece.dated + FRESH_FIGURES:
            return
        roles, spent = _roles(piece), _spent(piece)
        if not spent:
            continue
        if "limit" in roles:
            yield _figures(piece, spent, piece, roles["limit"])
        elif _is_of_all(piece):
            alone = (one for one in pieces if set(_roles(one)) == {"limit"})
            budgets = [*alone, *(one for one in pieces if "limit" in _roles(one))]
            if budgets:
                yield _figures(piece, spent, budgets[0], _roles(budgets[0])["limit"])


def _spent(piece: SourcedPassage) -> Roles:
    return {role: each for role, each in _roles(piece).items() if role != "limit"}


def _is_of_all(piece: SourcedPassage) -> bool:
    """Whether its figures are of the project and not of a single purchase."""
    text = piece.passage.text
    if _OF_ALL.search(text):
        return True
    return (
        set(_spent(piece)) == {"forecast"} and _PLAIN_FORECAST.search(text) is not None
    )


def _figures(
    piece: SourcedPassage,
    spent: Roles,
    source: SourcedPassage,
    limits: set[tuple[str, Decimal]],
) -> Figures | None:
    every = [*spent.values(), limits]
    units = {unit for each in every for unit, _ in each}
    if any(len(each) != 1 for each in every) or len(units) != 1:
        return None
    amounts = {role: value for role, each in spent.items() for _, value in each}
    most = max(amounts, key=lambda role: amounts[role])
    [(_, limit)] = limits
    both = dict.fromkeys((piece, source))
    return Figures(
        amounts[most],
        limit,
        piece,
        tuple(one.quote(span(one.passage.text)) for one in both),
        _LAST_RESORT.search(source.passage.text) is not None,
        most == "forecast",
    )


def _roles(piece: SourcedPassage) -> Roles:
    """Return the amounts of money of a passage by what they are said to be."""
    found: Roles = {}
    is_headed = _is_of_money(piece)
    for sentence in split(piece.passage.text):
        text, start, before = sentence.text, 0, None
        amounts = [one for one in amounts_in(text) if not _is_old(text, one)]
        units = {one.unit for one in amounts if one.unit in _MONEY}
        if not units and is_headed and _are_of_one_scale(text, amounts):
            amounts = [replace(one, unit=_UNNAMED) for one in amounts]
        for amount in amounts:
            unit, values = amount.unit, amount.values
            scaled = (
                _in_scale(text, amount, amounts)
                if not unit and len(units) == 1
                else None
            )
            if scaled:
                [unit], values = units, (scaled,)
            elif not unit and len(units) == 1 and _GROUPED.search(amount.words):
                [unit] = units
            if unit not in _MONEY | {_UNNAMED} or not values:
                continue
            role, start_of_next = _role(text, start, amount, before)
            if _is_of_purse(text, amount, amounts):
                role = None
            if role:
                found.setdefault(role, set()).add((unit, values[0]))
            start, before = start_of_next, role
    return found or _headed(piece)


def _headed(piece: SourcedPassage) -> Roles:
    """Return the first amount under the heading of a page that says budget."""
    if not _is_of_budget(piece):
        return {}
    every = (one for one in amounts_in(piece.passage.text) if one.unit in _MONEY)
    first = next((one for one in every if one.values), None)
    return {"limit": {(first.unit, first.values[0])}} if first else {}


def _is_old(text: str, amount: Amount) -> bool:
    """Whether it is where a figure came from: `from 630 to 660 thousand`."""
    before, after = text[: amount.start], text[amount.end :]
    return _RISES_FROM.search(before) is not None and _TO.match(after) is not None


def _is_of_budget(piece: SourcedPassage) -> bool:
    """Whether a page gives the budget under a heading that says no more."""
    heading = "".join(piece.passage.headings[-1:])
    return piece.kind in WIKI_KINDS and _BUDGET_HEAD.match(heading) is not None


def _is_of_money(piece: SourcedPassage) -> bool:
    """Whether the label in front of a passage, or its heading, says money."""
    own = piece.passage
    heading = "".join(own.headings[-1:])
    return any(_OF_MONEY.match(text) for text in (own.text, heading) if text)


def _are_of_one_scale(text: str, amounts: list[Amount]) -> bool:
    """Whether a sentence holds one bare number against another: 1.22 against 1.24."""
    if len(amounts) != 2:
        return False
    first, second = amounts
    pair = [_BARE.fullmatch(one.words.strip()) for one in amounts]
    if any(one.unit or not one.values for one in amounts) or None in pair:
        return False
    low, high = sorted(one.values[0] for one in amounts)
    between = text[first.end : second.start]
    return (
        len({len(one[1]) for one in pair if one}) == 1
        and high <= _SAME_SCALE * low
        and _OF_LIMIT.match(between) is not None
    )


def _in_scale(text: str, amount: Amount, amounts: list[Amount]) -> Decimal | None:
    """Return a bare amount in the scale of the one before: "$1.2M of the 1.3"."""
    before = [one for one in amounts if one.start < amount.start]
    scale = _SCALED.search(before[-1].words) if before else None
    is_bare = _SHORT.fullmatch(amount.words.strip()) and _ENDS.match(text[amount.end :])
    if scale is None or not is_bare:
        return None
    power = 3 if scale[1].casefold() in {"k", "thousand"} else 6
    return Decimal(amount.words.strip().replace(",", ".")).scaleb(power)


def _is_of_purse(text: str, amount: Amount, amounts: list[Amount]) -> bool:
    """Whether it is the amount of a purse set apart, or what was spent of one."""
    if _PURSE.match(text[amount.end :]):
        return True
    after = next((one for one in amounts if one.start >= amount.end), None)
    if after is None or not _PURSE.match(text[after.end :]):
        return False
    return _OF_LIMIT.match(text[amount.end : after.start]) is not None


def _role(
    text: str, start: int, amount: Amount, before: str | None
) -> tuple[str | None, int]:
    """Tell by the last cue before the amount, or by one right behind it.

    `before` is what the amount before it is; also returned is up to where the text
    has told of this one.
    """
    after = text[amount.end :]
    if _DIFFERENCE.match(after):
        return None, amount.end
    if _LIMIT_AFTER.match(after):
        return "limit", amount.end
    between = text[start : amount.start]
    if before in {"spend", "forecast"} and _OF_LIMIT.match(between):
        return "limit", amount.end
    cues = list(_CUE.finditer(between))
    if cues:
        return cues[-1].lastgroup, amount.end
    behind = _CUE_AFTER.match(after)
    return (
        (behind.lastgroup, amount.end + behind.end()) if behind else (None, amount.end)
    )
