"""Words that a thing does not come in time: "the van is late, not today but tomorrow".

They name what comes and the time at which it does not, and may give its new day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.extract.dates.deadlines import resolve_due
from assistant.extract.dates.words import MONTHS, WEEKDAYS, either, same_length_fold
from assistant.facts.milestones.prose.move_words import is_past
from assistant.gate.days import DateOrder

_TODAY = r"(?:today|tonight|this (?:morning|afternoon|evening))"
_NOW = rf"(?P<when>{_TODAY}|this week)(?! only\b|['’]s)"
_DAY = (
    rf"(?:tomorrow|(?:on |by )?(?:the |next )?(?:(?:{either(WEEKDAYS)})\b|\d{{1,2}}"
    rf"(?:st|nd|rd|th|\.)?(?: (?:of )?(?:{either(MONTHS)})\b)?|(?:{either(MONTHS)})"
    r" \d{1,2}\b)|next week)"
)
_ADVERB = r"(?:also|yet|now|even|actually|sadly|unfortunately|still|definitely|\w+ly)"
_NO = (
    r"(?:(?:will|can|could|did|does|do|is|are|has|have)(?:n['’]t| not)|won['’]t"
    rf"|can['’]?not|can['’]t)(?: {_ADVERB})*(?: going to| able to)?"
)
_COME = (
    r"(?:be |been |get )?(?:here|there|with us|on site|in|out|up|delivered|arriv(?:e|ed"
    r"|ing)|com(?:e|ing)(?: in| out| through)?|make it|made it|reach(?:ed)? us"
    r"|show(?:n|ing)? up|turn(?:ed|ing)? up|land(?:ed|ing)?|go(?:ne|ing)?(?: out| live"
    r"| ahead| up| off)?|happen(?:ed|ing)?|tak(?:e|en|ing) place|start(?:ed|ing)?"
    r"|open(?:ed|ing)?|ready|done|finished|completed?|possible|leav(?:e|ing)|ship(?:ped"
    r"|ping)?|signed|sent|printed|installed|held)"
)
_WHAT = r"(?P<what>[^,;:.!?]{2,70}?)"
_NOT_THEN = (
    re.compile(rf"(?:^|(?<=[,;:.] )){_WHAT} {_NO}(?: {_COME})? {_NOW}"),
    re.compile(
        rf"(?:^|(?<=[,;:.] )){_WHAT}(?: (?:is|are|will be|runs?|comes?)|['’]s)"
        rf"(?: {_ADVERB})* (?:late|delayed|postponed)\b[^;.]{{0,40}}?\bnot {_NOW}"
    ),
    re.compile(
        rf"(?:^|(?<=[,;:.] )){_WHAT} (?:only )?(?:comes?|arrives?|opens?|starts?"
        r"|leaves?|happens?|lands?|goes (?:live|out)|is|are|will (?:be|come|arrive"
        rf"|open|start|happen)) (?P<new>{_DAY})(?: \w+)?,? (?:and )?not {_NOW}"
    ),
    re.compile(rf"^\W*{_WHAT}(?:[:,]| [-–—])? ?not {_NOW}"),
    re.compile(rf"^\W*(?:[^:.!?]{{2,30}}: )?no (?P<what>[^,;:.!?]{{2,40}}?) {_NOW}"),
)
_INSTEAD = re.compile(
    rf"^[ ,;:–—-]*(?:but|(?:now|rather|instead)|(?:they|it|he|she|we) \w+)?"
    rf"[ ,]*(?:only |now |rather |first )*(?P<new>{_DAY})"
)
_UNSURE = re.compile(
    r"\?|\b(?:if|unless|whether|in case|would|might|should|must|shall|think\w*|thought"
    r"|guess\w*|hop(?:e|es|ed|ing)|fear\w*|afraid|worr\w+|rumou?r\w*|perhaps|maybe"
    r"|probably|possibly|likely|risks?|wonder\w*|not true|later today|when|once|until"
    r"|because|why|ask\w*|want\w*|please|let['’]s|need\w*)\b"
)
_AND = re.compile(r"^(?P<first>.*?) (?:is|are|was|were|has|have)\b.* (?:and|so|but)$")
_PRONOUN = re.compile(r"\W*(?:it|they|this|that|these|those)\W*")
_SUBJECT = re.compile(
    r"^\W*(?:[^:.!?]{2,30}: )?(?P<what>[^,;:.!?]{2,60}?)"
    r" (?:is|are|was|were|has|have|will|got)\b"
)
_SUNDAY = 6


@dataclass(frozen=True, slots=True)
class NotThen:
    """What does not come, until when at least, and its new day; "" for a pronoun."""

    what: str
    until: date
    new: date | None


def not_then(text: str, said: date, order: DateOrder | None) -> Iterator[NotThen]:
    """Yield what the sentence says not to come today or this week, seen from `said`.

    Fears, conditions, questions and orders say nothing, nor does "later today".
    """
    folded = same_length_fold(text)
    if is_past(text):
        return
    for pattern in _NOT_THEN:
        found = pattern.search(folded)
        if found is None or _UNSURE.search(folded[: found.end()]):
            continue
        week = found["when"] == "this week"
        until = said + timedelta(days=_SUNDAY - said.weekday()) if week else said
        new = _new_day(text, found, said, order)
        what = _AND.sub(r"\g<first>", found["what"])
        what = "" if _PRONOUN.fullmatch(what) else what
        yield NotThen(what, until, new if new and new > until else None)
        return


def subject_of(text: str) -> str:
    """Return the words that "they" may mean in the sentence after this one."""
    found = _SUBJECT.match(same_length_fold(text))
    return found["what"] if found else ""


def _new_day(
    text: str, found: re.Match[str], said: date, order: DateOrder | None
) -> date | None:
    """Return the day that is given in place of the one that is denied."""
    if found.groupdict().get("new"):
        words = found["new"]
    else:
        instead = _INSTEAD.match(same_length_fold(text[found.end() :]))
        if instead is None:
            return None
        words = instead["new"]
    if words == "next week":
        return None
    due = resolve_due(words, said, date_order=order)
    return due.day if due else None
