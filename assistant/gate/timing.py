"""What a date is, its end, its beginning or its day, is what the evidence makes it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.domain.drafts import Verdict
from assistant.gate.days import Day, Weekday
from assistant.gate.moves import moves_in_support
from assistant.gate.sentence import Sentence
from assistant.gate.status import statuses_of
from assistant.gate.support import Fault, Support, ground
from assistant.gate.verbs import past_root

_END, _START, _ON = "end", "beginning", "day"
_WORDS = {
    _END: r"by|until|till|before|no later than|due(?: on| by)?|deadline(?: of| is)?",
    _START: r"since|ever since|starting|beginning|from",
    _ON: r"on",
}
_BEFORE = {
    meaning: re.compile(
        rf"(?<!\w)(?:{words})\s+(?:the\s+)?(?:\w+day,?\s+)?\Z", re.IGNORECASE
    )
    for meaning, words in _WORDS.items()
}
_DUE = re.compile(r"(?<!\w)(?:due|deadlines?)(?!\w)", re.IGNORECASE)
_MOVE = re.compile(r"\s*(?:to|until|-|→|->)\s", re.IGNORECASE)
_NEAR = 10
_LASTING = frozenset({"blocked", "late", "failed", "at risk", "active"})
_AHEAD = re.compile(
    r"(?<!\w)(?:ahead|will|shall|due|planned|scheduled|expected|next|upcoming|forecast|"
    r"target|targeted|is|are|to be|remains?|should|would|might|could|set|fixed"
    r"|(?<!\d\s)may(?!\s+\d))(?!\w)",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"(?<!\w)(?P<verb>[a-z]+)(?:\s+(?:place|live|over|back))?(?P<on>\s+on)?\s+"
    r"(?:the\s+)?(?:\w+day,?\s+)?\Z",
    re.IGNORECASE,
)
_WAS = frozenset({"was", "were", "happened", "occurred", "took", "came"})
_CHOSE = frozenset({"agreed", "decided", "settled", "confirmed", "based", "insisted"})
"""After these, `on` a day names what was chosen."""


def check(sentence: Sentence, support: Support) -> list[Fault]:
    """Find deadlines told as beginnings or the like, and coming days told as past."""
    return [*_other_meaning(sentence, support), *_past_to_come(sentence, support)]


def _other_meaning(sentence: Sentence, support: Support) -> Iterator[Fault]:
    lasting = bool(_LASTING & statuses_of(ground(support)))
    for day in sentence.days:
        mine = _meaning(sentence, day)
        if mine is None or _is_quoted(day, sentence):
            continue
        theirs = _meanings_there(day, support)
        if not theirs or mine in theirs or (mine == _START and lasting):
            continue
        verdict = Verdict.NEEDS_REVIEW if _ON in {mine, *theirs} else None
        reason = f"{day.words!r} is told as the {mine}, not as the {min(theirs)}"
        yield Fault(day.words, reason, verdict or Verdict.UNSUPPORTED)


def _meaning(text: Sentence, day: Day | Weekday) -> str | None:
    """What the word before the day makes of it; `from` with `to` is a move."""
    before = text.plain[: day.start]
    for meaning, pattern in _BEFORE.items():
        found = pattern.search(before)
        if found is None:
            continue
        if found[0].casefold().startswith("from") and _MOVE.match(text.plain, day.end):
            return None
        if meaning == _ON and _DUE.search(before):
            return _END
        return meaning
    return None


def _meanings_there(claimed: Day, support: Support) -> set[str]:
    """What the evidence makes of the same day, by its date or by a near weekday."""
    as_of = support.as_of
    mine = set(claimed.resolved(as_of))
    numbers = {when.weekday() for when in _dates(claimed, as_of) if _near(when, as_of)}
    found: set[str | None] = set()
    for text in ground(support).texts:
        same = [day for day in text.days if mine & set(day.resolved(as_of))]
        found |= {_meaning(text, day) for day in same}
        found |= {_meaning(text, w) for w in text.weekdays if w.number in numbers}
    return {meaning for meaning in found if meaning}


def _near(when: date, as_of: date) -> bool:
    return abs((when - as_of).days) <= _NEAR


def _dates(day: Day, as_of: date) -> list[date]:
    return [date(y, m, d) for y, m, d in day.resolved(as_of) if y and d]


def _past_to_come(sentence: Sentence, support: Support) -> Iterator[Fault]:
    """Find `was on` or `closed on` before a day that is still to come."""
    left = {before for before, _after in moves_in_support(support)}
    for day in sentence.days:
        dates = _dates(day, support.as_of)
        if len(dates) != 1 or dates[0] <= support.as_of or dates[0] in left:
            continue
        found = _PAST.search(sentence.plain[: day.start])
        if found is None or _is_quoted(day, sentence):
            continue
        verb = found["verb"].casefold()
        did = past_root(verb) is not None and verb not in _CHOSE
        past = verb in _WAS or (did and found["on"])
        if past and not _AHEAD.search(sentence.plain[: found.end("verb")]):
            yield Fault(day.words, f"{day.words!r} is still to come, and told as past")


def _is_quoted(day: Day, sentence: Sentence) -> bool:
    return any(span.start <= day.start < span.end for span in sentence.quoted)
