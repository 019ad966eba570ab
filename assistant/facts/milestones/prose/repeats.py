"""Tests and other trials that failed, and the day on which they are tried again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from assistant.extract.dates.words import (
    MONTHS,
    WEEKDAYS,
    same_length_fold,
    without_may,
)
from assistant.facts.milestones.names import MilestoneNames
from assistant.facts.milestones.prose.clauses import day_of
from assistant.facts.milestones.prose.move_words import is_doubtful, is_firm
from assistant.facts.milestones.prose.predicates import all_stems
from assistant.facts.milestones.prose.subjects import named_as_subject, told_of
from assistant.facts.milestones.prose.tests import can_fail
from assistant.gate.days import DateOrder, days_in

_FAILED = re.compile(r"\b(?:(?:has|have) )?failed\b(?! to\b)")
_NOT_SO = re.compile(
    r"\?|\b(?:not|never|no|nearly|almost|if|unless|whether|in case|would|might|could"
    r"|may|probably|perhaps|maybe|once|had)\b|n['’]t\b"
)
_A_THING = re.compile(r"\W*(?:the|our|its|their|an?)\b")
_BY_US = re.compile(r"(?:^|\W)(?:we|they|it|everybody|everyone|all)\W+(?:\w+ly )?$")
_AGAIN = re.compile(
    r"\b(?:repeat(?:s|ed|ing)?|redo(?:es|ing|ne)?|re-?run(?:s|ning)?"
    r"|re-?test(?:s|ed|ing)?|re-?tak(?:e|es|en|ing)|retry|retried"
    r"|(?:do|try|run|hold|held|done|tried|have|make)\b(?= [^,;.]{1,60}\bagain\b))\b"
)
_NEXT_ONE = re.compile(
    r"(?P<subject>\b(?:second|third|next|new|repeat(?:ed)?)\b [^,;:.]{2,50}?"
    r"|\b(?:repeat|repetition|re-?test|re-?run|re-?take)\b[^,;:.]{0,40}?)"
    r"(?: (?P<verb>is|will be|takes place|happens|is set|is planned|follows)(?: now)?"
    r"(?: held)? (?:on|for)\b|\s*:| on\b)"
)
_NOW_ON = re.compile(r"\b(?:failed|missed)\b[^.;?]*?\b(?:is|are) now (?:on|set|due)\b")
_ON = re.compile(r" (?:on|for)\b")
_EACH = re.compile(r"\b(?:every|each|daily|weekly|always|usually|part|half|some)\b")
_PLAIN = all_stems(
    "a the an we it this that them our us they he she i so then good okay ok well now"
    " and to on at for in is are will be have has decided decide agreed agree repeat"
    " repeats repeated redo redone rerun retest retake retry repeating again try go"
    " attempt round test whole all date day do hold held run take takes place happens"
    " set planned because failed today plainly plan of th st nd rd new next first"
    " second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
    " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
    " twentieth twenty thirtieth thirty"
    f" {' '.join([*MONTHS, *WEEKDAYS])}"
)
"""What may be said of another try besides the name of what is tried."""


def failures_in(
    text: str, names: MilestoneNames
) -> Iterator[tuple[re.Match[str], set[str]]]:
    """Yield where folded words say that a trial failed, and of which milestones."""
    for verb in _FAILED.finditer(text):
        before, behind = text[: verb.start()], text[verb.end() :]
        if _NOT_SO.search(before) or "?" in behind:
            continue
        if _A_THING.match(behind) and not _BY_US.search(before):
            continue  # That a part fails it is no word of the whole.
        titles = told_of(text, verb, names) or set()
        failed = {title for title in titles if can_fail(title)}
        if failed:
            yield verb, failed


def speaks_of_repeat(text: str) -> bool:
    """Whether the text has words for doing something another time."""
    folded = same_length_fold(text)
    return any(each.search(folded) for each in (_AGAIN, _NEXT_ONE))


def repeated_on(  # noqa: PLR0913  one argument a thing known
    text: str,
    names: MilestoneNames,
    now: Mapping[str, date],
    failed: str | None,
    *,
    said: date,
    order: DateOrder | None = None,
) -> tuple[str, date] | None:
    """Return the milestone that is tried again, and on which day, if one is.

    `now` are the days of the milestones, `failed` the one that was last said to have
    failed, which "it" and "the repeat" mean. One whose day is still ahead is not it.
    """
    folded = same_length_fold(without_may(text))
    if is_doubtful(text) or _EACH.search(folded):
        return None
    verb = _NOW_ON.search(folded) or _AGAIN.search(folded) or _NEXT_ONE.search(folded)
    if verb is None or not is_firm(folded, verb):
        return None
    day = _day(text[verb.start() :], said, order)
    title = _title(folded, verb, names, failed)
    if day is None or title is None or title not in now:
        return None
    if not now[title] <= said < day:
        return None
    return title, day


def _day(text: str, said: date, order: DateOrder | None) -> date | None:
    """Return the day by which it is due, else the only day that is named."""
    if day := day_of(text, said, order):
        return day
    whole = [one.resolved(said)[0] for one in days_in(text, order) if not one.part]
    days = [date(y, m, d) for y, m, d in whole if y and d]
    return days[0] if len(days) == 1 else None


def _title(
    folded: str, verb: re.Match[str], names: MilestoneNames, failed: str | None
) -> str | None:
    """Return the milestone that is tried again, by its name or as the one meant."""
    if names.named_in(folded):
        if verb.re is _NEXT_ONE:
            titles = named_as_subject(verb["subject"], names)
        elif verb.re is _NOW_ON:
            one = re.compile("failed|missed").search(folded, verb.start())
            titles = (told_of(folded, one, names) if one else None) or set()
        else:
            on = _ON.search(folded, verb.end())
            thing = folded[: on.start()] if on else folded
            titles = told_of(thing, verb, names, dates=True) or set()
        able = {title for title in titles if can_fail(title)}
        return able.pop() if len(able) == 1 else None
    words = all_stems(re.sub(r"\d+\w*", " ", folded))
    return failed if failed and words <= _PLAIN | all_stems(failed) else None
