"""What was completed in a time: what became done in it, never what is planned.

`What did we finish this week?`, `what has been delivered since Monday?`
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from assistant.answering.asked.question import Question, since_day
from assistant.answering.candidates.alike import same_sentence
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.naming import said_in
from assistant.answering.kinds.lists import MOST, Item, Listing
from assistant.domain.facts import Change, ChangeKind
from assistant.domain.people import fold
from assistant.facts.sameness.stems import is_negated
from assistant.gate.days import days_in

K = ChangeKind
_ENDS = (
    r"(?:completed?|finish(?:ed)?|done|deliver(?:ed)?|close[d]?|achieved?|shipp?(?:ed)?"
    r"|accomplish(?:ed)?|wrap(?:ped)? up|resolved?)"
)
_ASKED = re.compile(
    rf"(?i)^\W*(?:(?:and|so|list|show me|tell me) )?(?:what|which|everything|anything"
    rf"|did|has|have|was)\b.*\b{_ENDS}\b"
    r"|\b(?:accomplishments|achievements|completed (?:work|items|tasks|things))\b"
)
_ALLOWED_WORDS = """
and so list show me tell what which s everything anything did do does has have had was
were is are got get been be being the a our we you us team project work works things
thing items item tasks task all else that completed complete finish finished done
deliver delivered close closed achieve achieved accomplish ship shipped accomplished
accomplishments achievements wrap wrapped up resolve resolved this last past previous
week month today yesterday since monday tuesday wednesday thursday friday saturday
sunday in over during within of for so far already now days seven recently lately just
by on at january february march april may june july august september october november
december weekly key main
"""
_ALLOWED = frozenset(_ALLOWED_WORDS.split())
_GONE = re.compile(r"(?i)\b(?:last|previous) (week|month)\b")
_HERE = re.compile(r"(?i)\bthis (week|month)\b")
_PAST = re.compile(r"(?i)\b(?:past|last) (?:week|seven days|7 days)\b")
_DAY = re.compile(r"(?i)\b(today|yesterday)\b")
_LATELY = re.compile(r"(?i)\b(?:recently|lately|just)\b")
_IN = re.compile(
    r"(?i)\bin (january|february|march|april|may|june|july|august|september|october"
    r"|november|december)\b"
)
_MONTHS = tuple(month.casefold() for month in calendar.month_name[1:])
_TOLD = re.compile(
    r"(?i)(?:\b(?:is|are|was|were|been|got|it['’]s) (?:all |now |finally |both )?"
    r"(?:done|finished|completed?|delivered|shipped|wrapped up)\b(?! (?:with|by))"
    r"|(?:^|[:,;] |\b(?:we|i|he|she|they|has|have|[A-Z][a-zäöü]+) )"
    r"(?:finished|completed|delivered|shipped|wrapped up) (?:the|our|all|both|\w+))"
)
"""Words that tell something as done."""
_UNSURE = re.compile(
    r"(?i)\?|\b(?:will|shall|should|would|could|might|may|must|can|cannot|until|before"
    r"|once|if|when|unless|as soon as|after|to be|plan\w*|hope\w*|expect\w*|almost"
    r"|nearly|half|partly|not|never|nothing|next|want\w*|need\w*|aim\w*|target|due"
    r"|assum\w+|\d+ ?%|cannot|\w+n['’]t)\b"
)
"""Words by which it is not, or not yet, or not wholly done."""
_ARRIVED = re.compile(r"(?i)\w (?:(?:has|have|all) )?arrived\b(?! (?:by|late))")
"""What is told as done of things that are delivered."""
_FEW = 5
_LATE = timedelta(days=14)
_WEEK = timedelta(days=7)


def asks_what_was_done(question: Question) -> bool:
    """Whether it asks for all that was completed, in a time or by somebody."""
    if question.ids or not _ASKED.search(question.text):
        return False
    text = question.text.replace("’", "'")
    for name in question.people:
        for part in name.split():
            text = re.sub(rf"(?i)\b{re.escape(part)}(?:'s)?\b", " ", text)
    return all(
        word in _ALLOWED or word.isdigit() for word in re.findall(r"\w+", fold(text))
    )


def time_of(question: Question, today: date) -> tuple[date, date]:
    """Return the first and last day of the time that is asked for."""
    text, meant = question.text, question.days_meant(today)
    since = re.search(r"(?i)\bsince\b", text) is not None
    if day := _DAY.search(text):
        on = today - timedelta(days=day[1].casefold() == "yesterday")
        return on, today if since else on
    if since:
        return since_day(question, today) or date.min, today
    if found := _spoken(text, today):
        return found
    if meant:
        return min(meant), max(meant)
    return (today - _LATE if _LATELY.search(text) else date.min), today


def _spoken(text: str, today: date) -> tuple[date, date] | None:
    """Return the week or month of which a question speaks."""
    monday, first = today - timedelta(days=today.weekday()), today.replace(day=1)
    if _PAST.search(text) and not _GONE.search(text):
        return today - timedelta(days=6), today
    if found := _GONE.search(text) or _HERE.search(text):
        week = found[1].casefold() == "week"
        if _HERE.search(text):
            return (monday if week else first), today
        last = (monday if week else first) - timedelta(days=1)
        return (monday - _WEEK if week else last.replace(day=1)), last
    if month := _IN.search(text):
        number = _MONTHS.index(month[1].casefold()) + 1
        first = date(today.year - (number > today.month), number, 1)
        following = (first + timedelta(days=31)).replace(day=1)
        return first, min(today, following - timedelta(days=1))
    return None


def completed(
    question: Question,
    news: Iterable[Item],
    said: Iterable[Candidate],
    time: tuple[date, date],
) -> Listing:
    """Return what became done in the time, and words that tell it as done in it."""
    first, last = time
    ends = {K.DONE, K.MILESTONE_MET}
    if re.search(r"(?i)\b(?:close[d]?|resolved?)\b", question.text):
        ends |= {K.RISK_CLOSED, K.ISSUE_CLOSED}
    done = [
        one
        for one in news
        if isinstance(one.of, Change)
        and one.of.kind in ends
        and not one.of.same_as
        and first <= one.of.on <= last
        and (not question.people or one.owner in question.people)
    ]
    done.sort(key=_order)
    lines = [one.told for one in done[:MOST]]
    more = max(0, len(done) - MOST)
    titles = [one.told for one in done]
    arrived = re.search(r"(?i)\bdeliver", question.text) is not None
    told = [
        one
        for one in said
        if first <= one.day <= last
        and (not question.people or question.people <= one.people)
        and _tells_done(one, first, last, arrived=arrived)
        and not any(_is_told(one, other) for other in titles)
    ]
    told.sort(key=lambda one: (-one.day.toordinal(), one.words))
    for one in told:
        if len(lines) < len(done[:MOST]) + _FEW and not any(
            same_sentence(one, other) for other in lines
        ):
            lines.append(one)
    command = f"ontrack changes --since {first}" if first > date.min else ""
    return Listing(tuple(lines), more, command or "ontrack changes", each=True)


def tells_end(text: str) -> bool:
    """Whether a text has words that tell something as done, or as arrived."""
    return bool(_TOLD.search(text) or _ARRIVED.search(text))


def _order(item: Item) -> tuple[bool, int, str]:
    change = item.of
    if not isinstance(change, Change):
        return True, 0, ""
    met = change.kind is K.MILESTONE_MET
    return not met, -change.on.toordinal(), change.subject


def _tells_done(one: Candidate, first: date, last: date, *, arrived: bool) -> bool:
    """Whether it tells a thing that it names as done, on no day outside the time."""
    if one.computed or one.supposed or one.weight < 0:
        return False
    said = said_in(one.unit.text)
    found = _TOLD.search(said) or (arrived and _ARRIVED.search(said))
    if not found or _UNSURE.search(said) or is_negated(said):
        return False
    days: Sequence[date] = [
        date(y, m, d)
        for day in days_in(said)
        for y, m, d in day.resolved(one.day)
        if y and m and d
    ]
    past = [day for day in days if day <= one.day]
    return all(first <= day <= last for day in past)


def _is_told(one: Candidate, other: Candidate) -> bool:
    """Whether a change tells the same end already: of its id, or by its title."""
    keys = {fact.subject.casefold() for fact in other.unit.facts}
    titled = other.unit.facts[0].title
    return bool(keys & one.ids) or fold(titled) in one.words
