"""New days that a sentence states of just one milestone: "Lift 1 is now 20 November".

No verb of moving is needed. The words around the day must say the milestone, its day
and that it is another one, and nothing besides: the training for lift 1 is not it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.extract.dates.words import MONTHS, WEEKDAYS, either, same_length_fold
from assistant.facts.milestones.names import MilestoneNames
from assistant.facts.milestones.prose.move_words import MOVED
from assistant.facts.milestones.prose.predicates import all_stems
from assistant.facts.sameness.stems import other_numbers, shared, stems
from assistant.gate.days import DateOrder, days_in

_MARK, _LEAST = "\x00", "\x01"
_CLAUSE = re.compile(
    r"[,;()]+(?=\s|$)|\s\(|\s\|\s|\s[-–—]\s|\b(?:but|so|because|while|since|after|before)\b"
)
_BESIDE = re.compile(r"since|after|before")
_DOUBT = re.compile(
    r"\?|\b(?:if|unless|whether|provided|suppos\w+|would|might|could|should|maybe"
    r"|perhaps|probably|possibly|rumou?r\w*|wenn|falls)\b"
)
_NOT = re.compile(r"\b(?:not|cannot|no longer)\b|n['’]t\b")
_SOON = rf"(?:(?:be|on|from|the)\W+)*(?:the )?(?:\w+day,? )?{_MARK}"
_NOT_BEFORE = re.compile(
    rf"(?:\b(?:not|cannot|never|nothing)\b|n['’]t\b)[^,;:{_MARK}]*?"
    rf"\b(?:before|until|till|prior to)\W+{_SOON}"
    rf"|\b(?:no|not|n['’]t)\b[^,;:{_MARK}]*?\b(?:earlier|sooner) than\W+{_SOON}"
    rf"|{_MARK}\W+at the (?:very )?earliest\b"
    rf"|\b(?:at the (?:very )?|the )?earliest\b[^,;{_MARK}]*?:?\s*{_SOON}"
    rf"|\bonly\b[^,;:{_MARK}]*?\b(?:on|from)\W+{_SOON}"
)
"""That it is on no day before one: on that day, then, if it is a later one."""
_LEADS = re.compile(
    r"\b(?:before|prior to|earlier than|sooner than|earliest|never|nothing)\b"
)
_OF_DAY = re.compile(
    r"\b(?:mov\w+|put|push\w*|delay\w*|postpon\w+|defer\w*|shift\w*|brought|slip\w*"
    r"|chang\w+|confirm\w*|fixed|set|scheduled?|agreed|planned)\b"
)
"""What is done to a day: "not moved before Friday" gives no other day."""
_ONLY = re.compile(r"\bonly\b")
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
_UNTIL = re.compile(rf"\b(?:until|till)(?: the)? (?:\w+day )?{_MARK}")
_THE_NTH = re.compile(r"\bthe (?P<day>\d\d?)(?:st|nd|rd|th)\b")
_DIGITS = re.compile(r"\b(?P<day>\d\d?)\.(?P<month>\d\d?)\.(?!\d)")
_WEEKDAY = re.compile(
    rf"\b(?:{either(WEEKDAYS)}),? (?:the )?(?={_MARK})", re.IGNORECASE
)
_SPAN = re.compile(
    r"\b(?:by )?(?:about |some |just |only )?(?:an?|one|two|three|four|five|six|seven"
    r"|eight|nine|ten|\d\d?|several|few)(?: (?:working|calendar|whole|full))?"
    r"[ -](?:day|week|month)s?\b"
)
_LATER = re.compile(
    r"\b(?:later|late|delayed|postponed|deferred|slip(?:s|ped)?|put back|pushed back"
    r"|pushed out)\b"
)
_EARLIER = re.compile(r"\b(?:earlier|early|sooner|forward|ahead)\b")
_OTHER_DAY = re.compile(
    r"\b(?:now|instead|rather than|new|revised|updated|corrected|changed|changes"
    r"|any ?more|no longer|originally|previously|formerly|until|till"
    r"|put|pushed|moved|moves|shifted|brought|deferred)\b"
    rf"|->|→|=>|(?:\b(?:not|cannot|was)|n['’]t)\b[^,;]{{0,20}}{_MARK}"
)
_FORMER = re.compile(
    rf"\b(?:originally|formerly|previously|initially|at first|old|was|were|had been)\b"
    rf"[^,;{_MARK}]{{0,30}}{_MARK}(?![^,;]*\bnow\b)"
)
_EXPECTED = re.compile(r"\b(?:expect(?:s|ed|ing)?|aim(?:ed|ing)?|forecast)\b")
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
_GRAMMAR = frozenset(_WORDS.split())
"""Words that may stand about a milestone and its other day."""


@dataclass(frozen=True, slots=True)
class _Day:
    start: int
    end: int
    month: int | None
    number: int
    day: date | None


@dataclass(frozen=True, slots=True)
class StatedDay:
    """A milestone, by title, and the day that a sentence says it has now."""

    title: str
    day: date


def hints_at_day(text: str) -> bool:
    """Whether the text has words that often go with another day of something."""
    folded = same_length_fold(text)
    return any(
        each.search(folded)
        for each in (_OTHER_DAY, _LATER, _EARLIER, _EXPECTED, _LEADS, _ONLY)
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
    for subject in reversed(_SUBJECT.split(before)):
        words = " ".join(w for w in re.findall(r"[\w-]+", subject) if w not in _GRAMMAR)
        if not words:
            if _STANDS_FOR.search(subject):
                return True
            continue
        for led in _LED_TO.finditer(subject):
            leads = led["head"] not in _GRAMMAR and names.named_in(subject[led.end() :])
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
    if _DOUBT.search(same_length_fold(text)):
        return None
    days = list(_days(text, said, order))
    if not any(one.day for one in days):
        return None
    found = {
        one
        for run in _runs(text, days)
        for title in _titles(run, names, now)
        if (one := _read(run, title, now[title], had.get(title, ()), said))
    }
    return found.pop() if len(found) == 1 else None


@dataclass(frozen=True, slots=True)
class _Run:
    """Clauses that belong together, their days put as marks; `rest` are other words."""

    clauses: tuple[str, ...]
    days: tuple[tuple[_Day, ...], ...]
    rest: str

    @property
    def words(self) -> str:
        return " , ".join(self.clauses)


def _days(text: str, said: date, order: DateOrder | None) -> Iterator[_Day]:
    """Yield the days of the calendar that the text names, and bare numbers of days."""
    taken: list[tuple[int, int]] = []
    for one in days_in(text, order):
        taken.append((one.start, one.end))
        if len(one.readings) > 1 or one.part:
            continue
        year, month, number = one.resolved(said)[0]
        if year and number:
            found = date(year, month, number)
            yield _Day(one.start, one.end, month, number, found)
    for bare in (*_THE_NTH.finditer(text), *_DIGITS.finditer(text)):
        if not any(start < bare.end() and bare.start() < end for start, end in taken):
            parts = bare.groupdict()
            named = int(parts["month"]) if parts.get("month") else None
            yield _Day(*bare.span(), named, int(parts["day"]), None)


def _runs(text: str, days: Sequence[_Day]) -> Iterator[_Run]:
    """Yield each clause that says more than a day, with those of days about it."""
    marked = same_length_fold(text)
    for one in days:
        width = one.end - one.start
        marked = marked[: one.start] + _MARK + " " * (width - 1) + marked[one.end :]
    marked = _REPORTED.sub(lambda found: " " * len(found[0]), marked)
    marked = _NOT_BEFORE.sub(_at_least, marked)
    clauses: list[tuple[str, tuple[_Day, ...], str]] = []
    start = 0
    for end in (*_CLAUSE.finditer(marked), None):
        stop = end.start() if end else len(marked)
        if end and _BESIDE.fullmatch(end[0]) and _MARK not in marked[start:stop]:
            continue  # "The demo before M4" is one thing.
        words = re.sub(rf"{_MARK} +", f"{_MARK} ", marked[start:stop])
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
        yield _Run(tuple(c[0] for c in own), tuple(c[1] for c in own), rest)


def _at_least(found: re.Match[str]) -> str:
    """Mark "not before DAY" and all that means it, in words of the same length."""
    if _OF_DAY.search(found[0]):
        return re.sub(r"[^\W\d_]", "x", found[0])
    words = _LEADS.sub(lambda lead: " " * len(lead[0]), found[0])
    place = words.index(" ")
    return f"{words[:place]}{_LEAST}{words[place + 1 :]}"


def _rest(words: str) -> str:
    """Return the words that tell neither a day nor that it is another one."""
    left = _SPAN.sub(" ", _WEEKDAY.sub("", words))
    return " ".join(w for w in re.findall(r"\w+", left) if w not in _GRAMMAR)


def _titles(run: _Run, names: MilestoneNames, now: Mapping[str, date]) -> Iterator[str]:
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
        if len(content) > 1 or (content and _has(run, now[title])):
            yield title


def _idle(run: _Run, title: str) -> frozenset[str]:
    """Return the words that name no thing: "finished" in "not finished before"."""
    return _COMES_TO_IT - all_stems(title) if _LEAST in run.words else frozenset()


def _ids(run: _Run, title: str, names: MilestoneNames) -> str:
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


def _has(run: _Run, day: date) -> bool:
    return any(_is(one, day) for inside in run.days for one in inside)


def _is(one: _Day, day: date) -> bool:
    return one.number == day.day and one.month in {None, day.month}


def _read(
    run: _Run, title: str, now: date, had: Collection[date], said: date
) -> StatedDay | None:
    """Return the day that the clauses give, if they say that it is another one."""
    new: set[date] = set()
    for words, inside in zip(run.clauses, run.days, strict=True):
        old = _FORMER.search(words) is not None and len(inside) == 1
        known = () if old else inside
        others = [one for one in known if not any(_is(one, d) for d in (now, *had))]
        if others and (_denies(words, inside) or not all(one.day for one in others)):
            return None
        new |= {one.day for one in others if one.day}
    day = next(iter(new)) if len(new) == 1 else None
    if day is None or day <= said or not _is_other(run.words, day, now):
        return None
    return StatedDay(title, day)


def _denies(words: str, inside: Sequence[_Day]) -> bool:
    """Whether the clause denies its only day, or the first of its days."""
    denies = _NOT.search(words)
    if denies is None or _LEAST in words or _UNTIL.search(words):
        return False
    return len(inside) == 1 or denies.start() < words.index(_MARK)


def _is_other(words: str, day: date, now: date) -> bool:
    """Whether the words say that the day is another one, and on the right side."""
    if _LEAST in words:
        return day > now
    later, earlier = _LATER.search(words), _EARLIER.search(words)
    if (later and day < now) or (earlier and day > now):
        return False
    if later or earlier or _OTHER_DAY.search(words):
        return True
    return bool(_EXPECTED.search(words)) and day > now
