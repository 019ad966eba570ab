"""Tolerances that a charter states: from when a dimension is amber or red.

A project's own colour rules go before those of the settings. Read are tables with a
column for each colour, and sentences such as "Amber: a milestone moved by up to a
week. Red: it moved by more". What is no number of days or share is left to the rules.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from assistant.domain.evidence import Quote
from assistant.domain.facts import Colour, Dimension
from assistant.domain.people import fold
from assistant.domain.reading import WIKI_KINDS, Role
from assistant.domain.sourced import SourcedPassage
from assistant.domain.tolerances import HealthTolerances
from assistant.extract.dates.rules import COUNT, read_count
from assistant.facts.remembered import once_a_view
from assistant.ledger.view import View

_COLOURS = {
    "green": Colour.GREEN,
    "amber": Colour.AMBER,
    "yellow": Colour.AMBER,
    "orange": Colour.AMBER,
    "red": Colour.RED,
}
_COLOUR = re.compile(rf"\b(?:{'|'.join(_COLOURS)})\b")
_DIMENSIONS = {
    Dimension.SCHEDULE: re.compile(
        r"\b(?:schedule|timeline|time|dates?|milestones?|gates?|deadlines?|go-live)\b"
    ),
    Dimension.COST: re.compile(r"\b(?:costs?|budget|spend|spending|money|financ\w+)\b"),
    Dimension.SCOPE: re.compile(r"\b(?:scope|change requests?)\b"),
    Dimension.QUALITY: re.compile(r"\b(?:quality|defects?|bugs?|tests?)\b"),
    Dimension.RESOURCES: re.compile(r"\b(?:resources?|people|staff\w*|team)\b"),
}
_LATE = re.compile(
    r"\b(?:late|later|delay\w*|slip\w*|mov(?:ed?|es)|behind|baseline|forecast|overdue"
    r"|postponed|shift\w*|beyond)\b"
)
_LEAD = {
    "no more than": 1,
    "not more than": 1,
    "at most": 1,
    "up to": 1,
    "within": 1,
    "less than": 0,
    "under": 0,
}
"""How to bound a number from above, and by how much what is beyond begins later."""
_BEYOND = ("more than", "greater than", "over", "beyond", "exceeding", "above")
_FROM = ("at least", "from")
_BOUND = "|".join((*_LEAD, *_BEYOND, *_FROM))
_N = rf"\d{{1,3}}|{COUNT}"
_DURATION = re.compile(
    rf"(?:(?P<bound>{_BOUND}) )?(?P<low>{_N})(?: ?(?:to|-|\u2013) ?(?P<high>{_N}))?"
    r"(?P<more> or more)? (?:working |business |work |calendar )?(?P<unit>days?|weeks?)"
    r"\b(?P<later> or more)?"
)
_SHARE = re.compile(
    rf"(?:(?P<bound>{_BOUND}) )?(?P<low>\d{{1,2}}(?:\.\d)?)"
    r"(?: ?(?:%|percent|per cent))?(?: ?(?:to|-|\u2013) ?(?P<high>\d{1,2}(?:\.\d)?))?"
    r"(?P<more> or more)? ?(?:%|percent|per cent)(?P<later> or more)?"
)
_IN_BUDGET = re.compile(
    r"\b(?:up to|within|on|in|below|under) (?:the |its |our )?budget"
)
_MISS = re.compile(r"\bmiss(?:ed|es)?\b")
_ANY = 0.0001
"""The share from which anything at all counts."""
_UNAPPROVED = re.compile(
    r"\b(?:something|anything|any|an item|one or more|items?|work|scope)\b[^.;]*"
    r"\b(?:added|taken out|removed|dropped|changed|grew|grown)\b[^.;]*"
    r"\b(?:not (?:yet )?(?:approved|agreed|signed)|without (?:an? )?(?:approv\w+"
    r"|change request|agree\w+)|unapproved|pending|open)\b"
)
_WORKDAYS, _WEEK = 5, 7


@dataclass(frozen=True, slots=True)
class Stated:
    """Tolerances with those of the charter in them, and its words by dimension."""

    tolerances: HealthTolerances
    words: Mapping[Dimension, Quote]


@dataclass(frozen=True, slots=True)
class _Rule:
    dimension: Dimension
    colour: Colour
    text: str
    piece: SourcedPassage
    words: str


def stated(view: View, tolerances: HealthTolerances) -> Stated:
    """Put what the newest charter says of colours in the place of the defaults.

    What somebody set otherwise stays.
    """
    changed: dict[str, float] = {}
    words: dict[Dimension, Quote] = {}
    defaults = HealthTolerances()
    for rule in _rules(view):
        found = {
            field: value
            for field, value in _read(rule).items()
            if getattr(tolerances, field) == getattr(defaults, field)
        }
        for field, value in found.items():
            changed.setdefault(field, value)
        if found:
            words.setdefault(rule.dimension, rule.piece.quote(rule.words))
    return Stated(tolerances.model_copy(update=_sound(changed, tolerances)), words)


def _sound(changed: dict[str, float], tolerances: HealthTolerances) -> dict[str, float]:
    """Leave out limits by which red would begin before amber."""
    for amber, red in (
        ("cost_over_amber", "cost_over_red"),
        ("scope_growth_amber", "scope_growth_red"),
        ("late_days_amber", "late_days_red"),
    ):
        low = changed.get(amber, getattr(tolerances, amber))
        high = changed.get(red, getattr(tolerances, red))
        if high and low > high:
            changed.pop(amber, None)
            changed.pop(red, None)
    return changed


@once_a_view
def _rules(view: View) -> tuple[_Rule, ...]:
    pieces = sorted(
        (piece for piece in view.passages if piece.kind in WIKI_KINDS),
        key=lambda piece: (piece.as_of, piece.dated),
        reverse=True,
    )
    return tuple(rule for piece in pieces for rule in _rules_in(piece))


def _rules_in(piece: SourcedPassage) -> Iterator[_Rule]:
    row = piece.passage
    if row.role is Role.ROW:
        yield from _rules_of_row(piece)
        return
    text = fold(row.text)
    marks = list(_COLOUR.finditer(text))
    if not marks:
        return
    headed = fold(" ".join(row.headings[-1:]))
    for mark, after in zip(marks, [*marks[1:], None], strict=True):
        start = max(text.rfind(sign, 0, mark.start()) + 1 for sign in ".;,\n")
        end = after.start() if after else len(text)
        said = text[mark.end() : end]
        about = text[start : mark.start()] + said
        dimension = _dimension_in(about) or _dimension_in(text) or _dimension_in(headed)
        if dimension and (said.strip(" :*-") or about.strip()):
            yield _Rule(dimension, _COLOURS[mark[0]], said, piece, row.text)


def _rules_of_row(piece: SourcedPassage) -> Iterator[_Rule]:
    cells = [(fold(name), value) for name, value in piece.passage.cells]
    coloured = [
        (_COLOURS[found[0]], value)
        for name, value in cells
        if (found := _COLOUR.fullmatch(name.strip(" *:")))
    ]
    if len(coloured) < 2:
        return
    names = [value for name, value in cells if not _COLOUR.search(name) and value]
    dimension = _dimension_in(fold(names[0])) if names else None
    if dimension is None:
        return
    for colour, value in coloured:
        yield _Rule(dimension, colour, fold(value), piece, value)


def _read(rule: _Rule) -> dict[str, float]:
    """Return the limits that a rule sets, by the field of the tolerances."""
    match rule.dimension:
        case Dimension.SCHEDULE if _LATE.search(rule.text):
            found = _DURATION.search(rule.text)
            limits = _limits(rule.colour, found, "late_days", _days, 1) if found else {}
            if rule.colour is Colour.RED and limits and not _MISS.search(rule.text):
                limits["miss_is_red"] = False
            return limits
        case Dimension.COST:
            found = _SHARE.search(rule.text)
            if found is None and rule.colour is Colour.GREEN:
                return {"cost_over_amber": _ANY} if _IN_BUDGET.search(rule.text) else {}
            return _limits(rule.colour, found, "cost_over", _share, 0) if found else {}
        case Dimension.SCOPE:
            found = _SHARE.search(rule.text)
            if found:
                return _limits(rule.colour, found, "scope_growth", _share, 0)
            if rule.colour is Colour.AMBER and _UNAPPROVED.search(rule.text):
                return {"scope_growth_amber": _ANY}
    return {}


def _limits(
    colour: Colour,
    found: re.Match[str],
    field: str,
    read: Callable[[re.Match[str], str], float],
    step: int,
) -> dict[str, float]:
    """Return where amber or red begins; `step` is the least that is more than a bound.

    What green or amber ends with is where the next colour begins.
    """
    bound, low = found["bound"], read(found, "low")
    high = read(found, "high") if found["high"] else None
    ends = colour is not Colour.RED and bound in _LEAD
    beyond = low + (step if bound in _BEYOND else 0)
    amber, red = f"{field}_amber", f"{field}_red"
    is_from = bool(bound or high is not None or found["more"] or found["later"])
    limits: dict[str, float] = {}
    match colour:
        case Colour.GREEN if bound in _BEYOND:
            limits = {amber: beyond}
        case Colour.GREEN if high is not None or ends:
            limits = {amber: _after(high or low, bound, step)}
        case Colour.AMBER if high is not None:
            limits = {amber: low, red: high + step}
        case Colour.AMBER if ends:
            limits = {red: _after(low, bound, step)}
        case Colour.AMBER if is_from:
            limits = {amber: beyond}
        case Colour.RED if is_from and bound not in _LEAD:
            limits = {red: beyond}
    return limits


def _after(value: float, bound: str | None, step: int) -> float:
    return value + step * _LEAD.get(bound or "", 1)


def _days(found: re.Match[str], group: str) -> float:
    """The working days of a duration; a week has five."""
    count = read_count(found[group])
    if found["unit"].startswith("week"):
        return count * _WORKDAYS
    is_weeks = count % _WEEK == 0 and "calendar" in found[0]
    return count * _WORKDAYS // _WEEK if is_weeks else count


def _share(found: re.Match[str], group: str) -> float:
    return float(found[group]) / 100


def _dimension_in(text: str) -> Dimension | None:
    for dimension, pattern in _DIMENSIONS.items():
        if pattern.search(text):
            return dimension
    return None
