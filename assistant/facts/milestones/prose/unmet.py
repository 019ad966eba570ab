"""Words that a milestone's event plainly has not come: "the lease is still not signed".

Unlike "will be signed", which it says of any day to come, this is a miss on its day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from assistant.extract.dates.words import MONTHS, WEEKDAYS, either, same_length_fold
from assistant.facts.milestones.prose.event_talk import Telling, tellings
from assistant.facts.milestones.prose.event_words import Event
from assistant.facts.milestones.prose.met_days import met_on
from assistant.facts.milestones.prose.move_words import is_past
from assistant.facts.milestones.prose.said import Outcome
from assistant.gate.days import DateOrder, days_in

_ADVERB = (
    r"(?:still|yet|also|now|even|again|been|being|actually|all|today|so far|at all"
    r"|after all|either|(?!on)\w+ly)"
)
_SO = rf"(?: {_ADVERB})*"
_BE = r"(?:is|are|was|were|has|have|had)"
_NO = rf"(?:{_BE}{_SO} (?:not|never)|{_BE}n't)"
_CANNOT = (
    r"(?:(?:will|can|could|did) not|cannot|(?:wo|ca|could|did)n't|failed to|(?:un|not )"
    r"able to|refuse[sd] to)"
)
_IS_NOT = re.compile(
    rf"(?:(?<![\w'])(?:{_NO}|{_CANNOT}{_SO} (?:be|get)|never got"
    rf"|(?:{_BE} (?:still|yet)|{_BE} still yet|remains?){_SO} to be)"
    rf"|(?:^|\W)(?:still )?not){_SO} $"
)
"""What stands before the participle: "is still not", "has yet to be"."""
_DID_NOT = re.compile(rf"(?<![\w']){_CANNOT}{_SO} $")
_HAS_NOT = re.compile(rf"(?<![\w']){_NO}{_SO} $")
_NOBODY = re.compile(
    rf"(?:^|\W)(?:nobody|no one|neither(?: \w+)?|none of (?:\w+ ?){{1,3}})"
    rf"(?: (?:has|have|had))?{_SO} $"
)
_ANY_STATE = re.compile(
    r"(?<![\w-])(?:done|met|completed?|finished|ready|there|reached|achieved"
    r"|in place|through)(?![\w-])"
)
_ANY_COMING = re.compile(
    r"(?<![\w-])(?:happen|take place|go ahead|go out|come out|come through|come off"
    r"|make it)(?![\w-])"
)
_CLAUSE = re.compile(
    r"[;.!?]+(?=\s|$)|,\s|\s[-–—]\s"
    r"|\b(?:but|so|because|while|that|which|who|although|though)\b"
    r"|\band (?=(?:the|our|its|we|they|he|she|it|i)\b)"
)
_LABEL = re.compile(r"^\W*(?P<label>[^:.!?]{2,60}?)\W*:\s+(?=\S)")
_BARE = re.compile(r"\W*(?:it|they|this|that)?\W*")
_DAY = rf"(?:the )?(?:\d|(?:{either(WEEKDAYS)}|{either(MONTHS)})\b)"
_ENDS = re.compile(
    rf"(?:\W*{_ADVERB}\b)*\W*(?:$|[,;.!()–—]|today\b|yesterday\b|tonight\b|tomorrow\b"
    rf"|this (?:morning|afternoon|evening|week)\b|last \w+\b|on (?:time\b|{_DAY})"
    rf"|in time\b|by (?:then\b|now\b|today\b|tonight\b|noon\b|the (?:end|deadline)\b"
    rf"|{_DAY})|and\b|so\b|because\b|since\b|due to\b|owing to\b"
    r"|as (?:planned|promised|agreed|expected|the|we|he|she|they|it)\b"
    r"|but (?:the|we|he|she|they|it|will|that|only)\b)"
)
"""What may follow: "not signed by the deputy" leaves open who else signed."""
_UNSURE = re.compile(
    r"\?|\b(?:if|unless|whether|in case|would|might|may|should|must|shall|think\w*"
    r"|thought|believ\w+|guess\w*|hop(?:e|es|ed|ing)|fear\w*|afraid|worr\w+"
    r"|rumou?r\w*|perhaps|maybe|probably|possibly|likely|seem\w*|looks? like|imagin\w+"
    r"|suppos\w+|wonder\w*|risks?|expect\w*|assum\w+|as though|pretend\w*|claim\w*"
    r"|not true|untrue|wish\w*|allegedly|apparently|heard)\b"
)
_WHEN = re.compile(r"\b(?:when|once|as long as|until|till|before|after|like)\b")
_DENIES = re.compile(
    r"(?:\b(?:not|no|nobody|never|den(?:y|ies|ied)|cannot|wrong|untrue|false)\b|n't\b)[^,;.]*\bthat\s*$"
)
_INSTEAD = re.compile(
    rf"\bbut (?:only |first |rather )?(?:on\b|{_DAY}|yesterday|today|this|last|a day)"
    r"|,\s(?:but )?[\w ]{1,20} (?:did|has|have|was|were)\W*$"
)
"""It came on another day than the one that is denied."""
_NONE = re.compile(
    rf"(?:^|\W)(?:no|none of|neither of|not (?:one|all|a single)(?: of)?) (?P<what>.*?)"
    rf"(?: {_BE}{_SO})? $"
)
_SOON = re.compile(
    r"\b(?:later today|this (?:afternoon|evening)|tonight|today at|at (?:noon|\d)"
    r"|in (?:an hour|\w+ hours|\w+ minutes)|any (?:minute|moment))\b"
)
_YET = re.compile(r"\b(?:yet|still|so far)\b")
_ON_TIME = re.compile(
    r"\b(?:in time|on time|by then|as (?:planned|promised)|by the deadline)\b"
)
_AHEAD = re.compile(r"\b(?:will|won't|cannot|can|can't)(?!\w)")
_TODAY = re.compile(r"\b(?:today|tonight|this (?:morning|afternoon|evening))\b")
_STOPS = re.compile(r"\b(?:on|by|at|in|since|from|with|as|today|yesterday|yet|this)\b")


def unmet_tellings(own: Event, text: str) -> Iterator[Telling]:
    """Yield what the folded sentence plainly says not to have had the event."""
    text = text.replace("’", "'")
    if _UNSURE.search(text) or _INSTEAD.search(text) or is_past(text):
        return
    label = _LABEL.match(text)
    yield from _by_state(own, text, label)
    yield from _by_act(own, text, label)
    yield from _by_itself(own, text, label)
    if not _WHEN.search(text) and "not wait" not in text:
        for said in tellings(own, text):
            if said.named and said.outcome is Outcome.DENIED:
                yield said


def _by_state(own: Event, text: str, label: re.Match[str] | None) -> Iterator[Telling]:
    """Yield what is not signed, could not be signed or is still to be signed."""
    for form in (own.done, _ANY_STATE):
        for verb in form.finditer(text):
            before, behind = _around(text, verb.start(), verb.end(), label)
            no = _IS_NOT.search(before)
            none = None if no else _NONE.search(before)
            if not _ENDS.match(behind):
                continue
            if no:
                yield from _of(before[: no.start()], label, verb.end())
            elif none:
                yield from _of(none["what"], label, verb.end())
    for verb in re.finditer(r"\bun(?P<done>\w+)", text):
        before, behind = _around(text, verb.start(), verb.end(), label)
        is_so = re.search(rf"\b(?:{_BE}|remains?){_SO} $", before)
        if own.done.fullmatch(verb["done"]) and is_so and _ENDS.match(behind):
            yield from _of(before[: is_so.start()], label, verb.end())


def _by_act(own: Event, text: str, label: re.Match[str] | None) -> Iterator[Telling]:
    """Yield what nobody signed, or what somebody did not sign."""
    for form, no in (
        (own.base, _DID_NOT),
        (own.done, _HAS_NOT),
        (own.done, _NOBODY),
    ):
        for verb in form.finditer(text):
            before, behind = _around(text, verb.start(), verb.end(), label)
            found = no.search(before)
            thing = _CLAUSE.split(behind)[0]
            thing = _STOPS.split(thing)[0]
            if found and _ENDS.match(behind[len(thing) :]):
                yield from _of(thing, label, verb.end() + len(thing.rstrip()))


def _by_itself(own: Event, text: str, label: re.Match[str] | None) -> Iterator[Telling]:
    """Yield what did not open, has not begun, or did not take place."""
    forms = [(_ANY_COMING, _DID_NOT)]
    if own.came:
        forms += [(own.came, _HAS_NOT), (own.base, _DID_NOT)]
    for form, no in forms:
        for verb in form.finditer(text):
            before, behind = _around(text, verb.start(), verb.end(), label)
            found = no.search(before)
            if found and _ENDS.match(behind):
                yield from _of(before[: found.start()], label, verb.end())


def _around(
    text: str, start: int, end: int, label: re.Match[str] | None
) -> tuple[str, str]:
    """Return its clause up to the verb, unless that denies it, and the rest."""
    begin = label.end() if label and label.end() <= start else 0
    for stop in _CLAUSE.finditer(text, begin, start):
        begin = stop.end()
    denied = _DENIES.search(text[:begin]) or _WHEN.search(text[begin:start])
    return "" if denied else text[begin:start], text[end:]


def _of(words: str, label: re.Match[str] | None, ends: int) -> Iterator[Telling]:
    what = label["label"] if label and _BARE.fullmatch(words) else words
    yield Telling(what, Outcome.DENIED, ends)


def unmet_on(text: str, ends: int, said: date, order: DateOrder | None) -> date | None:
    """Return the day on which it was not there, None if it may still come that day.

    `ends` is where the words end that say so. It is the greatest of days if it will
    not be there in time.
    """
    folded = same_length_fold(text).replace("’", "'")
    if _YET.search(folded) and _SOON.search(folded):
        return None
    begin = 0
    for stop in _CLAUSE.finditer(folded, 0, ends):
        begin = stop.end() if stop.end() < ends else begin
    cut = _CLAUSE.search(folded, ends)
    end = cut.start() if cut else len(folded)
    clause = text[begin:end]
    if _TODAY.search(folded, begin, end):
        return said
    if _AHEAD.search(folded, begin, ends):
        if _ON_TIME.search(folded, begin, end):
            return date.max
        return _next_day(clause, said, order) or said
    return met_on(clause, ends - begin, said, order) or said


def _next_day(clause: str, said: date, order: DateOrder | None) -> date | None:
    for one in days_in(clause, order):
        year, month, number = one.resolved(said)[0]
        if year and number and date(year, month, number) > said:
            return date(year, month, number)
    weekday = re.search(rf"\b({either(WEEKDAYS)})\b", same_length_fold(clause))
    if weekday is None:
        return None
    ahead = (WEEKDAYS[weekday[1]] - said.weekday()) % 7
    return said + timedelta(days=ahead)
