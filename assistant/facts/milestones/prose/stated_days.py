"""New days that a sentence states of just one milestone: "Lift 1 is now 20 November".

No verb of moving is needed. The words around the day must say the milestone, its day
and that it is another one, and nothing besides: the training for lift 1 is not it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from assistant.extract.dates.words import MONTHS, WEEKDAYS, either, same_length_fold
from assistant.facts.milestones.names import MilestoneNames
from assistant.facts.milestones.prose.adverbs import without_idle
from assistant.facts.milestones.prose.day_runs import (
    GRAMMAR,
    LEADS,
    LEAST,
    MARK,
    DayRun,
    DayWords,
    days_named,
    is_day,
    runs_in,
    titles_of,
)
from assistant.facts.milestones.prose.move_words import MOVED
from assistant.facts.sameness.stems import shared, stems
from assistant.gate.days import DateOrder

DOUBT = re.compile(
    r"\?|\b(?:if|unless|whether|provided|suppos\w+|would|might|could|should|maybe"
    r"|perhaps|probably|possibly|rumou?r\w*|wenn|falls)\b"
)
NOT = re.compile(r"\b(?:not|cannot|no longer)\b|n['’]t\b")
_ONLY = re.compile(r"\bonly\b")
_UNTIL = re.compile(rf"\b(?:until|till)(?: the)? (?:\w+day )?{MARK}")
_LATER = re.compile(
    r"\b(?:later|late|delayed|postponed|deferred|slip(?:s|ped)?|put back|pushed back"
    r"|pushed out)\b"
)
_EARLIER = re.compile(r"\b(?:earlier|early|sooner|forward|ahead)\b")
_OTHER_DAY = re.compile(
    r"\b(?:now|instead|rather than|new|revised|updated|corrected|changed|changes"
    r"|any ?more|no longer|originally|previously|formerly|until|till"
    r"|put|pushed|moved|moves|shifted|brought|deferred)\b"
    rf"|->|→|=>|(?:\b(?:not|cannot|was)|n['’]t)\b[^,;]{{0,20}}{MARK}"
)
FORMER = re.compile(
    rf"\b(?:originally|formerly|previously|initially|at first|old|was|were|had been)\b"
    rf"[^,;{MARK}]{{0,30}}{MARK}(?![^,;]*\bnow\b)"
)
_EXPECTED = re.compile(r"\b(?:expect(?:s|ed|ing)?|aim(?:ed|ing)?|forecast)\b")
_NOW = re.compile(r"now (?:on|for|due)")
_NEXT_DAY = re.compile(
    r"\W*(?:(?:on|by|for|in|at|about|around|the|early|late|mid|end|week|middle|beginning"
    rf"|start|of|to be \w+)\W+)*(?:\d|q\d|(?:{either(WEEKDAYS)}|{either(MONTHS)})\b)"
)
_TO_A_PLACE = re.compile(rf"[^,;.:]*? (?:into|onto) (?!{_NEXT_DAY.pattern})")
"""Crates that are moved into a hall have no other day by that."""
_SUBJECT = re.compile(r"[,;:()]+\s|\s[-–—]\s|\b(?:and|but|so|because|while)\b")
_STANDS_FOR = re.compile(r"\b(?:it|this|that|we|date|day|milestone|gate)\b")
_LED_TO = re.compile(r"\b(?P<head>[\w-]+) (?:for|of|about|behind) ")


@dataclass(frozen=True, slots=True)
class StatedDay:
    """A milestone, by title, and the day that a sentence says it has now."""

    title: str
    day: date


@lru_cache(maxsize=16_384)
def hints_at_day(text: str) -> bool:
    """Whether the text has words that often go with another day of something."""
    folded = same_length_fold(text)
    return any(
        each.search(folded)
        for each in (_OTHER_DAY, _LATER, _EARLIER, _EXPECTED, LEADS, _ONLY)
    )


def moves_in(folded: str, names: MilestoneNames) -> Iterator[re.Match[str]]:
    """Yield the words of moving; "now on" only of a milestone and a day."""
    for verb in MOVED.finditer(folded):
        if _TO_A_PLACE.match(folded, verb.end()):
            continue
        if not _NOW.fullmatch(verb[0]) or (
            _NEXT_DAY.match(folded, verb.end())
            and _is_own(folded[: verb.start()], names)
        ):
            yield verb


def _is_own(before: str, names: MilestoneNames) -> bool:
    """Whether the subject before the verb is a milestone, or a word for it."""
    for subject in reversed(_SUBJECT.split(without_idle(before))):
        words = " ".join(w for w in re.findall(r"[\w-]+", subject) if w not in GRAMMAR)
        if not words:
            if _STANDS_FOR.search(subject):
                return True
            continue
        for led in _LED_TO.finditer(subject):
            leads = led["head"] not in GRAMMAR and names.named_in(subject[led.end() :])
            if leads and not names.named_in(subject[: led.end("head")]):
                return False
        said = stems(words)
        named = names.named_in(subject)
        within = any(shared(said, stems(title)) == said for title in named)
        by_id = bool(names.ids_in(words)) and len(words.split()) == 1
        return within or by_id or bool(names.holding(said))
    return True


def stated_day(  # noqa: PLR0913  one argument a thing known
    text: str,
    names: MilestoneNames,
    now: Mapping[str, date],
    had: Mapping[str, Collection[date]],
    *,
    said: date,
    order: DateOrder | None = None,
) -> StatedDay | None:
    """Return the milestone that the sentence gives another day, if it gives one.

    `now` are the days that the milestones have, `had` all that they ever had.
    """
    if DOUBT.search(same_length_fold(text)):
        return None
    days = list(days_named(text, said, order))
    if not any(one.day for one in days):
        return None
    found = {
        one
        for run in runs_in(text, days)
        for title in titles_of(run, names, now)
        if (one := _read(run, title, now[title], had.get(title, ()), said))
    }
    return found.pop() if len(found) == 1 else None


def _read(
    run: DayRun, title: str, now: date, had: Collection[date], said: date
) -> StatedDay | None:
    """Return the day that the clauses give, if they say that it is another one."""
    new: set[date] = set()
    for words, inside in zip(run.clauses, run.days, strict=True):
        old = FORMER.search(words) is not None and len(inside) == 1
        known = () if old else inside
        others = [one for one in known if not any(is_day(one, d) for d in (now, *had))]
        if others and (_denies(words, inside) or not all(one.day for one in others)):
            return None
        new |= {one.day for one in others if one.day}
    day = next(iter(new)) if len(new) == 1 else None
    if day is None or day <= said or not _is_other(run.words, day, now):
        return None
    return StatedDay(title, day)


def _denies(words: str, inside: Sequence[DayWords]) -> bool:
    """Whether the clause denies its only day, or the first of its days."""
    denies = NOT.search(words)
    if denies is None or LEAST in words or _UNTIL.search(words):
        return False
    return len(inside) == 1 or denies.start() < words.index(MARK)


def _is_other(words: str, day: date, now: date) -> bool:
    """Whether the words say that the day is another one, and on the right side."""
    if LEAST in words:
        return day > now
    later, earlier = _LATER.search(words), _EARLIER.search(words)
    if (later and day < now) or (earlier and day > now):
        return False
    if later or earlier or _OTHER_DAY.search(words):
        return True
    return bool(_EXPECTED.search(words)) and day > now
