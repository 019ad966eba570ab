"""Measured results that fall short of what a milestone's criterion asks for.

"Fewer than 2 % of items differ" is not met where minutes say "11.9 % of items differ",
whatever tickets are closed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.domain.sourced import SourcedPassage
from assistant.extract.dates.words import same_length_fold, without_may
from assistant.extract.text.sentences import Sentence, split
from assistant.facts.milestones.names import MilestoneNames
from assistant.facts.milestones.prose.met import PRETENDED, UNSURE
from assistant.facts.milestones.prose.move_words import is_past
from assistant.facts.milestones.prose.said import Outcome, Said
from assistant.facts.milestones.prose.talk import UNHEARD
from assistant.facts.sameness.stems import shared, stems

_NUMBER = r"(?<![\w.,/-])\d+(?:[.,]\d+)*"
_UNITS = {
    "%": r"%|per ?cent\b|prozent\b|pour ?cent\b|por ?ciento\b",
    "ms": r"ms\b|milliseconds?\b",
    "s": r"s\b|secs?\b|seconds?\b|sekunden\b",
    "min": r"min\b|minutes?\b|minuten\b",
    "h": r"h\b|hrs?\b|hours?\b|stunden\b",
    "days": r"days?\b|tage\b",
}
_UNIT = "|".join(f"(?:{form})" for form in _UNITS.values())
_LIMITS = {
    # Whether the number is the greatest that is allowed, and whether it is itself.
    (True, False): r"(?:fewer|less|lower|smaller) than|under|below|<(?!=)|unter|weniger"
    r" als|moins de|menos de",
    (True, True): r"(?:no|not) (?:more|longer|greater|higher) than|at most|up to"
    r"|max(?:imum|imal)?\.?(?: of)?|within|(?:does|do|must|may|to) not exceed"
    r"|not exceeding|<=|≤|hochstens|au plus|como maximo",
    (False, True): r"at least|no (?:fewer|less) than|not (?:fewer|less|lower) than"
    r"|min(?:imum)?\.?(?: of)?|>=|≥|mindestens|au moins|al menos",
    (False, False): r"(?:more|greater|higher) than|over|above|>(?!=)|exceed(?:s|ing)?"
    r"|uber|mehr als|plus de|mas de",
}
_LIMIT = re.compile(
    r"(?<![\w'’])(?P<how>"
    + "|".join(form for form in _LIMITS.values())
    + rf")\s*(?P<number>{_NUMBER})\s?(?P<unit>{_UNIT})"
)
_MEASURE = re.compile(rf"(?P<number>{_NUMBER})\s?(?P<unit>{_UNIT})")
_COMPARED = re.compile(
    r"(?:" + "|".join(_LIMITS.values()) + r"|to go|another|by|within) ?(?:the |only )*$"
)
"""What stands before a number that bounds something and measures nothing."""
_BOUND = re.compile(r" (?:at (?:most|least)|or (?:less|more|better)|max\w*|min\w*)\b")
_PART = re.compile(r"[,;.]\s|\band\b|\bund\b|\bet\b")
_NO_RESULT = re.compile(
    r"\b(?:not|no|never|nobody|cannot|will|shall|expect\w*|forecast\w*|plan\w*|target\w*"
    r"|goal\w*|aim\w*|limits?|thresholds?|allow\w*|criteri\w+|estimat\w+|assum\w+"
    r"|used to|instead of|compared (?:to|with)|than)\b|n['’]t\b"
)
"""Words of a bound, of a wish or of what was once so: such a number is no result."""
_NOW = re.compile(r"\b(?:now|today|(?<!due )to|since then)(?: \w+)? $")
"""What stands before the newer of two numbers."""
_LATELY = timedelta(days=7)
"""How long before a milestone's day a result stands for it on that day."""
_GROUP = 3


@dataclass(frozen=True, slots=True)
class _Limit:
    most: bool
    itself: bool
    number: float
    unit: str
    words: frozenset[str]

    @property
    def is_told_apart(self) -> bool:
        """Whether its words say what is measured; hours are counted of many things."""
        return len(self.words) > 1 or (bool(self.words) and self.unit == "%")

    def holds(self, number: float) -> bool:
        if number == self.number:
            return self.itself
        return (number < self.number) is self.most


def fallen_short(
    criteria: Mapping[str, str],
    due: Mapping[str, date | None],
    pieces: Iterable[SourcedPassage],
    names: MilestoneNames,
    as_of: date,
) -> dict[str, Said]:
    """Return, by title, the newest result if it is worse than the criterion allows.

    `criteria` are what the plans ask for, by title. From its day on a milestone is
    missed by it, before that it is in doubt.
    """
    limits = {title: [*_limits(text)] for title, text in criteria.items()}
    limits = {title: found for title, found in limits.items() if found}
    if not limits:
        return {}
    newest: dict[str, Said | None] = {}
    heard = (one for one in pieces if one.kind not in UNHEARD)
    for piece in sorted(heard, key=lambda one: one.turn):
        if piece.passage.quoted or not _MEASURE.search(_folded(piece.passage.text)):
            continue
        for title, sentence, limit, holds in _results(piece, limits, names):
            day = due.get(title) or date.max
            if holds or (limit.most or piece.dated >= day - _LATELY):
                newest[title] = (
                    None
                    if holds
                    else _short(piece, sentence, criteria[title], day, as_of)
                )
    return {title: said for title, said in newest.items() if said}


def _short(
    piece: SourcedPassage, sentence: Sentence, criterion: str, day: date, as_of: date
) -> Said:
    """Return a bad result; one of long before the day only puts it in doubt."""
    lately = piece.dated >= day - _LATELY
    return Said(
        Outcome.MISSED if lately and day <= as_of else Outcome.DENIED,
        piece.dated,
        piece.as_of,
        piece.quote(sentence.quote),
        unmet_on=date.max,
        short_of=criterion if lately else "",
    )


def _results(
    piece: SourcedPassage,
    limits: Mapping[str, list[_Limit]],
    names: MilestoneNames,
) -> Iterator[tuple[str, Sentence, _Limit, bool]]:
    """Yield the results that the passage gives of milestones, and whether they hold."""
    about = names.named_in(" | ".join([piece.title or "", *piece.passage.headings]))
    before: set[str] = set()
    for sentence in split(piece.passage.text):
        named = names.named_in(sentence.core)
        before = named or before
        for title in (before or about) & limits.keys():
            for limit in limits[title]:
                holds = _holds(limit, sentence.core)
                if holds is not None:
                    yield title, sentence, limit, holds


def _holds(limit: _Limit, text: str) -> bool | None:
    """Whether the sentence tells a result within the limit; None if it tells none."""
    folded = _folded(text)
    said = stems(folded)
    missing = len(limit.words) - len(shared(limit.words, said))
    if missing > len(limit.words) // 4 or not limit.is_told_apart:
        return None
    unsure = (UNSURE, PRETENDED, _NO_RESULT)
    if any(each.search(folded) for each in unsure) or is_past(text):
        return None
    found = [
        (limit.holds(_value(one["number"])), _NOW.search(folded[: one.start()]))
        for one in _MEASURE.finditer(folded)
        if _unit_of(one["unit"]) == limit.unit
        and not _COMPARED.search(folded[: one.start()])
        and not _BOUND.match(folded, one.end())
    ]
    if not found or (len({holds for holds, _ in found}) > 1 and not found[-1][1]):
        return None
    return found[-1][0]


def _limits(criterion: str) -> Iterator[_Limit]:
    folded = _folded(criterion)
    for found in _LIMIT.finditer(folded):
        start = max(
            (p.end() for p in _PART.finditer(folded, 0, found.start())), default=0
        )
        after = _PART.search(folded, found.end())
        end = after.start() if after else len(folded)
        words = f"{folded[start : found.start()]} {folded[found.end() : end]}"
        for (most, itself), form in _LIMITS.items():
            if re.fullmatch(form, found["how"]):
                number, unit = _value(found["number"]), _unit_of(found["unit"])
                yield _Limit(most, itself, number, unit, stems(words))
                break


def _folded(text: str) -> str:
    return same_length_fold(without_may(text)).replace("’", "'")


def _unit_of(words: str) -> str:
    return next(unit for unit, form in _UNITS.items() if re.fullmatch(form, words))


def _value(digits: str) -> float:
    """Read `1,140`, `98,2` and `11.9`: three digits behind a mark are thousands."""
    *whole, last = re.split(r"[.,]", digits)
    if not whole or (len(last) == _GROUP and whole[0] != "0"):
        return float("".join((*whole, last)))
    return float(f"{''.join(whole)}.{last}")
