"""Later days that owners give their promises: "did not get to it, will do it Thursday".

Such words rarely name the work again: it is what was spoken of just before.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from assistant.domain.evidence import Quote
from assistant.domain.facts import ActionItem, ActionStatus
from assistant.domain.labels import Label
from assistant.domain.people import People, fold
from assistant.extract.dates.deadlines import resolve_due
from assistant.extract.dates.words import same_length_fold
from assistant.extract.text.sentences import split
from assistant.facts.actions.asked_work import things_in
from assistant.facts.actions.taken_back import taken_back
from assistant.facts.date_orders import DateOrders
from assistant.facts.mentions import Mentions, Remark
from assistant.facts.sameness.stems import shared, stems
from assistant.ledger.view import View

_ON = r"(?:(?:by|on|until|till|to|for|only|now|then|it['’]s|at the latest) )*"
_IT = r"(?:it|this|that|them|these|those|mine|one)"
_DID_NOT = re.compile(
    r"\b(?:did|have|has|had|could|was|were|am|is|are)(?:n['’]t| not)\b"
    r"[^.;?!]{0,50}?\b(?:get|got|gotten|manage[d]?|do|done|come|came|finish(?:ed)?"
    r"|start(?:ed)?|time|able|ready|make|made|around|reach(?:ed)?|written|write|sen[dt])"
    r"\b|\bno time\b|\bran out of time\b"
    r"|\bnot (?:done|ready|finished|started|there) yet"
    r"|\bnot yet\b|\bstill (?:open|not|on it|on my)\b|^\W*not (?:yet|done)\b"
    r"|\b(?:running|am|is|are) late\b"
)
_WILL = re.compile(
    r"(?:\b(?:will|shall|going to|can)|['’]ll|\b(?:is|are|be) (?:going to|due)"
    r"|\bplan to)"
    rf"(?: \w+){{0,3}}? (?:{_IT} |be (?:there|ready|done) |come )?{_ON}(?P<day>.*)$"
    rf"|\b[Yy]ou(?:['’]ll| will)? (?:have|get) (?:{_IT}|the [\w-]+) {_ON}(?P<given>.*)$"
    rf"|[,;:–—-] ?(?:but |so |now |rather |then |moved? |pushed )*{_ON}"
    r"(?P<bare>[\w ]+)\W*$"
)
_SHIFTS = re.compile(
    r"(?:\b(?:mov(?:e|es|ed|ing)|push(?:es|ed|ing)?|shift(?:s|ed|ing)?"
    r"|postpon(?:e|es|ed|ing)|slip(?:s|ped|ping)?|slid(?:es?|ing)?|defer(?:s|red|ring)?"
    r"|delay(?:s|ed|ing)?|put(?:s|ting)? off|carr(?:y|ies|ied)(?: over)?|roll(?:s|ed)?"
    r"(?: over)?|reschedul(?:e|es|ed|ing)|takes? me|needs? (?:me )?|give me|I need)"
    r"(?: [\w'’-]+){0,6}? (?:back )?(?:to|until|till|by|into)"
    r"|\bnot (?:before|until|till|earlier than)"
    r"|\b(?:won['’]t|will not|can['’]?t|cannot)[^,;.]{0,40}"
    r"\b(?:before|until|till)|\bonly (?:on|by|from)"
    r"|\bnew (?:date|day|due date|deadline)(?: is)?:?|\bnow due(?: on)?) (?P<day>.+)$",
    re.IGNORECASE,
)
_NO_NEWS = re.compile(
    r"\?|\b(?:if|unless|whether|might|may|would|could we|should|maybe|perhaps|want\w*"
    r"|wish\w*|ask(?:s|ed)? (?:to|for|if)|please|let['’]s not|do not|don['’]t|no need"
    r"|cannot be|must not|never mind)\b",
    re.IGNORECASE,
)
_NO_PUTTING_OFF = re.compile(
    r"\b(?:takes?|took|taking|gets?|got|inherits?)\b[^.;?!]*\b(?:over|(?:off|from)"
    r" (?!(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|tomorrow"
    r"|next|this)\b)[a-z])|\b\d{1,2}(?:st|nd|rd|th)? (?:to|-|–|until) \d{1,2}\b"
)
"""Somebody else takes it over, or it is days of a thing and no deadline."""
_LABEL = re.compile(r"^\W*(?P<who>[^\W\d_][\w.'’ -]{1,40}?): ")
_POINTS = re.compile(rf"\b{_IT}\b", re.IGNORECASE)
_UNDONE = frozenset({ActionStatus.OPEN, ActionStatus.OVERDUE})
_FEWEST = 2
_BACK = 3
"""Remarks before the words among which the work is named."""


class _PutOff(NamedTuple):
    """Words that give another day, and what was said before them, nearest first.

    `off` is the day that they take back, `to` None where they give no other one.
    """

    words: str
    to: date | None
    remark: Remark
    place: int
    before: tuple[str, ...]
    off: date | None = None


def with_new_days(
    items: Iterable[ActionItem], view: View, mentions: Mentions, kept: Collection[str]
) -> tuple[ActionItem, ...]:
    """Return the actions, those that were put off with their newest day and the last.

    Their owner says so, who gave them the work, or minutes that nobody is quoted in.
    `kept` are those whose day a reviewer has set.
    """
    items = tuple(items)
    if not any(item.due and item.status in _UNDONE for item in items):
        return items
    found = tuple(_put_off(view, mentions))
    return tuple(
        item
        if item.id in kept or item.due is None or item.status not in _UNDONE
        else _moved(item, found, view, mentions)
        for item in items
    )


def _moved(
    item: ActionItem, found: Iterable[_PutOff], view: View, mentions: Mentions
) -> ActionItem:
    set_on, place = _set_on(item, mentions)
    for one in reversed(tuple(found)):
        later = one.remark.dated > set_on or (
            one.remark.dated == set_on and place is not None and one.place > place
        )
        if not later or not item.due or not _is_other_day(item.due, one):
            continue
        if _may_say_so(item, one, view.people) and _is_of(item, one):
            quote = one.remark.cite(one.words)
            overdue = one.to is not None and one.to < view.as_of
            return item.model_copy(
                update={
                    "due": one.to,
                    "due_text": quote.quote,
                    "was_due": item.due,
                    "status": ActionStatus.OVERDUE if overdue else ActionStatus.OPEN,
                    "evidence": tuple(dict.fromkeys((*item.evidence, quote))),
                }
            )
    return item


def _is_other_day(due: date, one: _PutOff) -> bool:
    """Whether the words give a later day, or take back just this one."""
    if one.off is not None and one.off != due:
        return False
    return one.to is None or one.to > due


def _set_on(item: ActionItem, mentions: Mentions) -> tuple[date, int | None]:
    """Return when its day was said, and where among the remarks, if that is known."""
    quotes = [one for one in item.evidence if isinstance(one, Quote)]
    newest = max(quotes, key=lambda one: one.dated or item.raised, default=None)
    if newest is None:
        return item.raised, None
    return newest.dated or item.raised, mentions.place_of(newest)


def _put_off(view: View, mentions: Mentions) -> Iterator[_PutOff]:
    """Yield every saying that puts something off, oldest first."""
    orders = DateOrders(view)
    for place, remark in enumerate(mentions.remarks):
        if remark.about or remark.quote.label is Label.RESTRICTED:
            continue
        before: tuple[str, ...] = ()
        order = orders.of_source(remark.quote.source)
        sentences = split(remark.text)
        for number, sentence in enumerate(sentences):
            last = before[0] if before else ""
            day = _new_day(sentence.core, last)
            due = resolve_due(day, remark.dated, date_order=order) if day else None
            near = (*before, *_remarks_before(mentions, place))
            if due and due.day and due.day > remark.dated:
                yield _PutOff(sentence.text, due.day, remark, place, near)
            else:
                behind = "".join(one.core for one in sentences[number + 1 : number + 2])
                gone = taken_back(sentence.core, behind, remark.dated, order)
                if gone:
                    yield _PutOff(sentence.text, gone.to, remark, place, near, gone.off)
            before = (sentence.core, *before)


def _new_day(core: str, last: str) -> str:
    """Return the words of the day to which the sentence puts something off."""
    folded = same_length_fold(core)
    if _NO_NEWS.search(folded) or _NO_PUTTING_OFF.search(folded):
        return ""
    shifted = _SHIFTS.search(core)
    if shifted:
        return shifted["day"]
    undone = _DID_NOT.search(folded)
    if undone:
        told = _WILL.search(core, undone.end())
    elif _DID_NOT.search(same_length_fold(last)) and not _NO_NEWS.search(last):
        told = _WILL.search(core)
    else:
        return ""
    return (told["day"] or told["given"] or told["bare"] or "") if told else ""


def _remarks_before(mentions: Mentions, place: int) -> tuple[str, ...]:
    source = mentions.remarks[place].quote.source
    near = mentions.remarks[max(0, place - _BACK) : place]
    return tuple(one.text for one in reversed(near) if one.quote.source == source)


def _may_say_so(item: ActionItem, one: _PutOff, people: People) -> bool:
    """Whether its owner or giver says it, or minutes do, or words on the owner."""
    if item.owner is None:
        return False
    label = _LABEL.match(one.words) or _LABEL.match(one.remark.text)
    speaker = people.resolve(label["who"]) if label else None
    speaker = speaker or people.resolve(one.remark.speaker)
    first = item.evidence[0]
    gave = people.resolve(first.author) if isinstance(first, Quote) else None
    if speaker in {item.owner, gave} and speaker:
        return True
    names = set(fold(item.owner).split())
    named = not names.isdisjoint(re.findall(r"[^\W\d_]+", fold(one.words)))
    return named or (speaker is None and one.remark.form == "minutes")


def _is_of(item: ActionItem, one: _PutOff) -> bool:
    """Whether the words name its work, or point to what was said of it before them."""
    owner = stems(item.owner or "")
    if _names(item, one.words, owner):
        return True
    if one.off and not things_in(item.what).isdisjoint(stems(one.words)):
        return True
    own = stems(one.words) - owner - _NOTHING - (_DENIAL if one.off else frozenset())
    if len(own) >= _FEWEST and not _POINTS.search(one.words):
        return False
    near = one.before[:_BACK]
    if near and _names(item, f"{near[0]} {one.words}", owner):
        return True
    return any(_names(item, text, owner) for text in near)


def _names(item: ActionItem, text: str, owner: frozenset[str]) -> bool:
    wanted, given = stems(item.what) - owner - _NOTHING, stems(text)
    if things_in(item.what).isdisjoint(given):
        return False
    return len(shared(wanted, given)) >= _FEWEST


_DENIAL = stems("no not sorry")
_NOTHING = stems(
    "get manage move push shift postpone slip defer delay put off carry roll reschedule"
    " do finish start ready done late sorry morning afternoon evening week day end noon"
    " month latest date give tell send new"
)
