"""Clauses of a sentence with the days about them, and the milestones they name.

The words beside a day must say a milestone and nothing besides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.extract.dates.words import WEEKDAYS, either, same_length_fold
from assistant.facts.milestones.names import MilestoneNames
from assistant.facts.milestones.prose.adverbs import without_idle
from assistant.facts.milestones.prose.predicates import all_stems
from assistant.facts.sameness.stems import other_numbers, shared, stems
from assistant.gate.days import DateOrder, days_in

MARK, LEAST = "\x00", "\x01"
_CLAUSE = re.compile(
    r"[,;()]+(?=\s|$)|\s\(|\s\|\s|\s[-–—]\s|\b(?:but|so|because|while|since|after|before)\b"
)
_BESIDE = re.compile(r"since|after|before")
_SOON = rf"(?:(?:be|on|from|the)\W+)*(?:the )?(?:\w+day,? )?{MARK}"
_NOT_BEFORE = re.compile(
    rf"(?:\b(?:not|cannot|never|nothing)\b|n['’]t\b)[^,;:{MARK}]*?"
    rf"\b(?:before|until|till|prior to)\W+{_SOON}"
    rf"|\b(?:no|not|n['’]t)\b[^,;:{MARK}]*?\b(?:earlier|sooner) than\W+{_SOON}"
    rf"|{MARK}\W+at the (?:very )?earliest\b"
    rf"|\b(?:at the (?:very )?|the )?earliest\b[^,;{MARK}]*?:?\s*{_SOON}"
    rf"|\bonly\b[^,;:{MARK}]*?\b(?:on|from)\W+{_SOON}"
)
"""That it is on no day before one: on that day, then, if it is a later one."""
LEADS = re.compile(
    r"\b(?:before|prior to|earlier than|sooner than|earliest|never|nothing)\b"
)
_OF_DAY = re.compile(
    r"\b(?:mov\w+|put|push\w*|delay\w*|postpon\w+|defer\w*|shift\w*|brought|slip\w*"
    r"|chang\w+|confirm\w*|fixed|set|scheduled?|agreed|planned)\b"
)
"""What is done to a day: "not moved before Friday" gives no other day."""
_COMES_TO_IT = all_stems(
    "finish finished met meet done complete completed completion ready reach reached"
    " achieved pass passed possible available there here in place can through very"
)
"""What is said of any milestone that is not there before a day."""
_REPORTED = re.compile(
    r"^\W*(?:(?:the|our|a|their|his|her) )?[\w'’-]+(?: [\w'’-]+)? (?:says?|said"
    r"|confirm(?:s|ed)|told us|reports?|reported|writes?|wrote|announced|informed us"
    r"|warned(?: us)?)"
    r"(?: today| yesterday)?(?: that)?\b:?"
)
_THE_NTH = re.compile(r"\bthe (?P<day>\d\d?)(?:st|nd|rd|th)\b")
_DIGITS = re.compile(r"\b(?P<day>\d\d?)\.(?P<month>\d\d?)\.(?!\d)")
_WEEKDAY = re.compile(rf"\b(?:{either(WEEKDAYS)}),? (?:the )?(?={MARK})", re.IGNORECASE)
_OTHER_WEEKDAY = re.compile(
    rf"\b(?P<not>instead of|rather than|not)(?: on)?(?: the)? (?:{either(WEEKDAYS)})\b"
    rf"(?! {MARK})",
    re.IGNORECASE,
)
_SPAN = re.compile(
    r"\b(?:by )?(?:about |some |just |only )?(?:an?|one|two|three|four|five|six|seven"
    r"|eight|nine|ten|\d\d?|several|few)(?: (?:working|calendar|whole|full))?"
    r"[ -](?:day|week|month)s?\b"
)
_WORDS = """
the a an our its it this that we of for to on by at in into from than as with and also
then is are be will ll s being has have had been get gets can cannot not won t doesn
does come comes coming came go goes going do make makes made hold holds keep keeps
kept happen happens take takes place say says said give gives given set fixed date
dates day target milestone gate plan planned planning expect expects expected
expecting aim aiming aimed forecast due scheduled agreed confirmed any anymore more
longer no now instead rather new revised updated corrected changed changes original
originally previously formerly previous old was were until till put pushed pushes
moved moves shifted shifts brought pulled out back forward deferred delayed postponed
slips slipped later earlier sooner late early again only just finally
"""
GRAMMAR = frozenset(_WORDS.split())
"""Words that may stand about a milestone and its other day."""


@dataclass(frozen=True, slots=True)
class DayWords:
    """A day of the calendar where it stands; a bare number has no `day`."""

    start: int
    end: int
    month: int | None
    number: int
    day: date | None


@dataclass(frozen=True, slots=True)
class DayRun:
    """Clauses that belong together, their days put as marks; `rest` are other words."""

    clauses: tuple[str, ...]
    days: tuple[tuple[DayWords, ...], ...]
    rest: str

    @property
    def words(self) -> str:
        """All clauses in one."""
        return " , ".join(self.clauses)


def days_named(text: str, said: date, order: DateOrder | None) -> Iterator[DayWords]:
    """Yield the days of the calendar that the text names, and bare numbers of days."""
    taken: list[tuple[int, int]] = []
    for one in days_in(text, order):
        taken.append((one.start, one.end))
        if len(one.readings) > 1 or one.part:
            continue
        year, month, number = one.resolved(said)[0]
        if year and number:
            found = date(year, month, number)
            yield DayWords(one.start, one.end, month, number, found)
    for bare in (*_THE_NTH.finditer(text), *_DIGITS.finditer(text)):
        if not any(start < bare.end() and bare.start() < end for start, end in taken):
            parts = bare.groupdict()
            named = int(parts["month"]) if parts.get("month") else None
            yield DayWords(*bare.span(), named, int(parts["day"]), None)


def runs_in(text: str, days: Sequence[DayWords]) -> Iterator[DayRun]:
    """Yield each clause that says more than a day, with those of days about it."""
    marked = same_length_fold(text)
    for one in days:
        width = one.end - one.start
        marked = marked[: one.start] + MARK + " " * (width - 1) + marked[one.end :]
    marked = _REPORTED.sub(lambda found: " " * len(found[0]), marked)
    marked = _NOT_BEFORE.sub(_at_least, marked)
    clauses: list[tuple[str, tuple[DayWords, ...], str]] = []
    start = 0
    for end in (*_CLAUSE.finditer(marked), None):
        stop = end.start() if end else len(marked)
        if end and _BESIDE.fullmatch(end[0]) and MARK not in marked[start:stop]:
            continue  # "The demo before M4" is one thing.
        words = re.sub(rf"{MARK} +", f"{MARK} ", marked[start:stop])
        inside = tuple(one for one in days if start <= one.start < stop)
        if words.strip(" .!|*_"):
            clauses.append((words, inside, _rest(words)))
        start = end.end() if end else stop
    for place, (_, _, rest) in enumerate(clauses):
        if not rest:
            continue
        first = last = place
        while first > 0 and not clauses[first - 1][2]:
            first -= 1
        while last + 1 < len(clauses) and not clauses[last + 1][2]:
            last += 1
        own = clauses[first : last + 1]
        yield DayRun(tuple(c[0] for c in own), tuple(c[1] for c in own), rest)


def _at_least(found: re.Match[str]) -> str:
    """Mark "not before DAY" and all that means it, in words of the same length."""
    if _OF_DAY.search(found[0]):
        return re.sub(r"[^\W\d_]", "x", found[0])
    words = LEADS.sub(lambda lead: " " * len(lead[0]), found[0])
    place = words.index(" ")
    return f"{words[:place]}{LEAST}{words[place + 1 :]}"


def _rest(words: str) -> str:
    """Return the words that tell neither a day nor that it is another one."""
    left = without_idle(_OTHER_WEEKDAY.sub(r"\g<not>", words))
    left = _SPAN.sub(" ", _WEEKDAY.sub("", left))
    return " ".join(w for w in re.findall(r"\w+", left) if w not in GRAMMAR)


def titles_of(
    run: DayRun, names: MilestoneNames, now: Mapping[str, date]
) -> Iterator[str]:
    """Yield the milestones that the words left over name, and nothing besides.

    Part of a name is enough where two of its words, or one and the day that it had,
    belong to no other milestone.
    """
    said = all_stems(run.rest)
    numbers = set(re.findall(r"\d+", run.rest))
    by_id = names.ids_in(run.rest)
    within = [
        title
        for title in now
        if _covers(title, said - _idle(run, title), numbers, _ids(run, title, names))
        and not other_numbers(title, run.rest)
    ]
    whole = [
        title
        for title in within
        if title in by_id
        or title in names.named_in(run.words)
        or said == all_stems(title)
    ]
    if whole:
        yield from whole if len(whole) == 1 else ()
        return
    for title in within if len(within) == 1 else ():
        content = stems(run.rest) - _idle(run, title)
        several = len(said & all_stems(title)) > 1
        if content and (several or len(content) > 1 or _has(run, now[title])):
            yield title


def _idle(run: DayRun, title: str) -> frozenset[str]:
    """Return the words that name no thing: "finished" in "not finished before"."""
    return _COMES_TO_IT - all_stems(title) if LEAST in run.words else frozenset()


def _ids(run: DayRun, title: str, names: MilestoneNames) -> str:
    """Return the words that are an id of the milestone."""
    return " ".join(word for word in run.rest.split() if title in names.ids_in(word))


def _covers(title: str, said: frozenset[str], numbers: set[str], ids: str) -> bool:
    own = all_stems(title)
    others = said - all_stems(ids)
    return (
        bool(said)
        and shared(others, own) == others
        and numbers <= set(re.findall(r"\d+", f"{title} {ids}"))
    )


def _has(run: DayRun, day: date) -> bool:
    return any(is_day(one, day) for inside in run.days for one in inside)


def is_day(one: DayWords, day: date) -> bool:
    """Whether the words, which may leave the month out, can mean the day."""
    return one.number == day.day and one.month in {None, day.month}
