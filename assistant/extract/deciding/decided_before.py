"""On which day it was decided that is told later: `They agreed last month …`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.extract.deciding.openers import without_opener
from assistant.extract.view import BODY, Unit, View
from assistant.gate.days import days_in, relative_days_in, weekdays_in

_VERB = (
    r"(?:agreed|decided|resolved|approved|rejected|accepted|endorsed|voted|ruled|chose"
    r"|chosen|refused|settled|confirmed|granted|signed off|turned down|waived"
    r"|cancelled|adopted|picked|selected|vetoed|declined)"
    r"(?: to(?= (?:the|an?|our|this|their|both) ))?"
)
_PRONOUN = r"(?:we|they|he|she|i|it|you|everyone|everybody|all)"
_NOUN = (
    rf"(?:(?!(?:{_PRONOUN}|that|which|who|what|as|than|if|when|once|until|to|and|but"
    r"|so)\b)[\w.'’&/-]+)"
)
_UNIT = r"(?:day|week|month|quarter|year|sprint|fortnight)s?"
_COUNT = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}|some|a few)"
_MEETING = r"(?:[\w-]+ )?(?:meeting|call|session|board|steering|sync|workshop|weekly)"
_VAGUE = (
    rf"(?:last (?:{_UNIT}|time|spring|summer|autumn|fall|winter|\w+day|january|february"
    r"|march|april|may|june|july|august|september|october|november|december)"
    rf"|earlier (?:this|in the) {_UNIT}|the other day|(?:weeks|months|years|ages|long)"
    rf" ago|{_COUNT} {_UNIT} ago|back in \w+|previously|in the past"
    rf"|(?:at|in|during) (?:the|our|their) (?:last|previous|earlier) {_MEETING})"
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_NAMED = (
    r"(?:yesterday|on (?:mon|tues|wednes|thurs|fri|satur|sun)day"
    rf"|on (?:the )?(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}|{_MONTH} \d{{1,2}}"
    r"(?:st|nd|rd|th)?|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4})(?:,? \d{4})?)"
)
_WHEN = rf"(?:{_VAGUE}|{_NAMED})\b(?!['’]s)"
_AUX = (
    r"(?: (?:have|has|had|was|were|been|all|both|then|also|finally|already|jointly"
    r"|formally|provisionally))*"
)
_OBJECT = (
    r"(?: (?!(?:to|that|not|on|of|from|than|since|until|for|by|in|at|and|but|or|because"
    r"|which|who|last|previously|yesterday|we|earlier)\b)[\w'’£$€.,%/-]*[\w'’%])"
)
_TOLD = re.compile(
    rf"^\W*(?:(?:so|and|also|then|well|but|note|fyi|as you know),? )?"
    r"(?:[^,;:.?!]{2,60}: |(?:as for|for|about) [^,;:.?!]{2,50}, )?"
    rf"(?:as {_VERB}(?: [\w'’-]+){{0,3}}? (?P<as>{_WHEN}),? |"
    rf"(?:(?P<before>{_WHEN}|in {_MONTH}(?: \d{{4}})?\b),? (?=\S))?"
    rf"(?P<who>{_PRONOUN}|(?:the |our |their )?{_NOUN}(?: {_NOUN}){{0,4}}?){_AUX}"
    rf" {_VERB}\b(?(before)|{_OBJECT}{{0,7}}? (?P<after>{_WHEN})))",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"(?:they|he|she)$", re.IGNORECASE)
_DAYS_AGO = re.compile(
    r"(?P<count>an?|one|two|three|four|five|six|\d)\b days? ago", re.IGNORECASE
)
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}


@dataclass(frozen=True, slots=True)
class Before:
    """An earlier day on which it was decided, `day` where the words name it.

    `by_whom` tells whether they say who decided it.
    """

    day: date | None
    by_whom: bool


def decided_before(view: View, unit: Unit) -> Before | None:
    """Return what the words say of the earlier day; None where they tell of no such.

    Only the time of the deciding counts, and not one of what was decided.
    """
    told = _TOLD.match(without_opener(unit.core))
    if told is None:
        return None
    words = told["as"] or told["before"] or told["after"]
    day = _day(words, view, unit)
    named = re.fullmatch(_NAMED, words, re.IGNORECASE) is not None
    if named and (day is None or day >= unit.passage.dated):
        return None
    return Before(day, by_whom=_known(view, unit, told["who"] or "we"))


def _known(view: View, unit: Unit, who: str) -> bool:
    """Whether "they" are somebody whom the sentence before names."""
    if not _OTHERS.match(who):
        return True
    before = view.before(unit)
    if before is None or before.passage is not unit.passage:
        return False
    return bool(BODY.search(before.core)) or any(view.names.mentions(before.core))


def _day(words: str, view: View, unit: Unit) -> date | None:
    dated = unit.passage.dated
    ago = _DAYS_AGO.fullmatch(words)
    if ago:
        count = ago["count"].lower()
        number = int(count) if count.isdigit() else _COUNTS.get(count, 1)
        return dated - timedelta(days=number)
    if re.match(r"(?:on|yesterday)\b", words, re.IGNORECASE) is None:
        return None
    for relative in relative_days_in(words):
        return dated + timedelta(days=relative.offset)
    for day in days_in(words, view.order):
        readings = {(y, m, d) for y, m, d in day.resolved(dated) if y and d}
        return date(*readings.pop()) if len(readings) == 1 else None
    for weekday in weekdays_in(words, frozenset()):
        back = (dated.weekday() - weekday.number) % 7
        return dated - timedelta(days=back) if back else None
    return None
