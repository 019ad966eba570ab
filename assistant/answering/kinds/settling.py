"""Words that left a matter open, and newer words on it that say how it came out.

Who asks whether the post may go is not told that somebody asked, where the answer is
there; nor that no firm was found yet, where one took the work since.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from assistant.answering.asked.asks import Wanted
from assistant.answering.asked.question import Question
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.naming import BEFORE, said_in
from assistant.answering.kinds.happened import event_of
from assistant.domain.facts import ActionItem, ActionStatus
from assistant.domain.people import fold
from assistant.facts.sameness.stems import is_negated, shared, stem_of, stems

W = Wanted
_OPEN = re.compile(
    r"(?i)\b(?:whether|(?:has|have|had|is|are|was|were) not\b.*\byet"
    r"|not\b[^.;]{0,30}\byet|n['’]t\b.*\byet|no \w+ yet|nobody (?:has|have)"
    r"|still (?:no|open|to)|waits? for|waiting for"
    r"|undecided|to be (?:\w+ed|done)|asks? (?:if|for|about)|asked (?:if|for|about))\b"
)
"""It was not known, or not done, when this was said."""
_DUE = re.compile(
    r"(?i)\b(?:by|until|before) (?:the )?(?:end|\d|next|tomorrow|mon|tue|wed|thu|fri"
    r"|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
)
_HAPPENED = re.compile(
    r"(?i)\W*what (?:has |have )?(?:happened|became|came|become) "
    r"(?:with|to|of|about) (?P<thing>[^?]+)"
)
_THING = re.compile(
    r"(?i)\W*(?:(?:has|have|had|is|are|was|were) (?!\w+ \w+ed the)(?:the |our )?"
    r"(?P<passive>.+?) (?:been|come|arrived|here|there|sent|given|delivered)\b"
    r"|(?:did|has|have) \w+ \w+ (?:\w+ )?(?:the|our|his|her|their) (?P<active>[^?]+))"
)
_LINK = re.compile(r"(?i)\s(?:from|of|for|by|in|on|at|to)\b")
_MAY = re.compile(r"(?i)\W*(?:may|can|could|must|shall|should)\b.*")
_YES_OR_NO = re.compile(
    r"(?i)\b(?:said|says|wrote|answered|replied|told us)\b[^.;:]{0,20}\b(?:yes|no)\b"
    r"|:\s*(?:yes|no)\b"
)
_RULED = re.compile(
    r"(?i)\b(?:agree[ds]|allow(?:s|ed)|refuse[ds]|approve[ds]|permit(?:s|ted)"
    r"|accept(?:s|ed)|granted|rejected|declined)\b"
)
_ANSWERED = re.compile(
    r"(?i)\b(?:answer(?:ed|s)?|repl(?:y|ied|ies)|respond(?:ed|s)?|react(?:ed|s)?"
    r"|(?:come|came|got|get|gotten|heard) back|decide[ds]?"
    r"|give[ns]? (?:us |me )?(?:an? )?(?:answer|reply|decision))\b"
)
_WAITS_FOR = re.compile(r"(?i)\bwait(?:s|ed|ing)? (?:for|on) (?P<thing>[^.;:?!“”]+)")
_ASKS = re.compile(
    r"(?i)\b(?:whether|if|unless|until|before|will|should|must|may|might|could|to"
    r" (?:approve|agree|accept|allow|decide))\b"
)
_CLAUSE = re.compile(r"[.;:!?“”\"()]\s*|\s[-–—]\s|,\s|\b(?:and|but|so|because)\b")
_CAME = re.compile(
    r"(?i)\W*(?P<thing>[^,;:.]{2,50}?)(?: from [^,;:.]{2,30}?)?"
    r" (?:(?:has|have|is|are) )?(?:(?:just|now|finally|already|all) )?(?:arrived"
    r"|came|come|here|there|delivered|received|went (?:out|off)|gone out|out)\b"
)
_MAY_COME = re.compile(
    r"(?i)\b(?:not|never|will|should|may|might|could|if|when|until|before|expected)\b"
)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_ARTICLES = frozenset({"the", "a", "an", "our", "all", "both", "his", "her", "their"})
_UNDONE = frozenset({ActionStatus.OPEN, ActionStatus.OVERDUE})
_LONG = 2


def with_settled(
    found: Sequence[Candidate], candidates: Iterable[Candidate], question: Question
) -> list[Candidate]:
    """Tell in the place of words that leave a matter open what settled it since."""
    told = list(found)
    if question.days:
        return told
    asks_reply = question.polar and _ANSWERED.search(question.text) is not None
    if asks_reply and (_denies_reply(told[0]) if told else question.people):
        return _with_ruling(told, candidates, question)
    if not told:
        return told
    if question.wanted is W.BLOCKER and question.people and not question.subject:
        return _with_arrival(told, candidates)
    is_open = not question.ids and _leaves_open(told[0])
    return _with_outcome(told, candidates, question) if is_open else told


def _with_outcome(
    told: list[Candidate], candidates: Iterable[Candidate], question: Question
) -> list[Candidate]:
    """Tell in the place of what was open the newer words that say how it came out."""
    happened = _HAPPENED.match(question.text)
    if happened is None and not question.polar:
        return told
    event = event_of(question)
    thing = happened["thing"] if happened else ""
    things = stems(thing) or (event[2] if event else stems(question.bare))
    names = {one for full in question.people for one in stems(full)}
    first = told[0]
    newer = [
        one
        for one in candidates
        if one.day > first.day
        and not (one.computed or one.supposed)
        and one.gives
        and not _leaves_open(one)
        and _settles(one, first, things - names, question)
    ]
    if not newer:
        return told
    newest = max(newer, key=lambda one: (one.day, len(one.said), one.words))
    return [newest, *(one for one in told if one.day >= newest.day)]


def _denies_reply(one: Candidate) -> bool:
    """Whether it says that somebody did not answer."""
    said = said_in(one.unit.text)
    return not one.computed and is_negated(said) and bool(_ANSWERED.search(said))


def _with_ruling(
    told: list[Candidate], candidates: Iterable[Candidate], question: Question
) -> list[Candidate]:
    """Tell in the place of a missing answer, or of nothing, the words that give it.

    They are of the same person, and have the id or all that is asked about.
    """
    since = told[0].day if told else date.min
    asked = stems(_ANSWERED.sub(" ", question.bare))
    newer = [
        one
        for one in candidates
        if one.day > since
        and not (one.computed or one.supposed)
        and question.people <= one.people
        and question.ids <= one.ids
        and asked == shared(asked, one.about)
        and (asked or question.ids)
        and _gives_ruling(said_in(one.unit.text))
    ]
    if not newer:
        return told
    newest = max(newer, key=lambda one: (one.day, -len(one.said), one.words))
    return [newest, *(one for one in told if one.day >= newest.day)]


def _with_arrival(
    told: list[Candidate], candidates: Iterable[Candidate]
) -> list[Candidate]:
    """Tell in the place of what somebody waited for the newer words that it came."""
    waits = None if told[0].computed else _WAITS_FOR.search(said_in(told[0].unit.text))
    newer = [
        one
        for one in candidates
        if waits is not None
        and one.day > told[0].day
        and not (one.computed or one.supposed)
        and one.people & told[0].people
        and any(
            _came(clause, waits["thing"])
            for clause in _CLAUSE.split(said_in(one.unit.text))
            if clause
        )
    ]
    return [max(newer, key=lambda one: (one.day, one.words))] if newer else told


def _gives_ruling(said: str) -> bool:
    found = _YES_OR_NO.search(said) or _RULED.search(said)
    if found is None or said.rstrip().endswith("?"):
        return False
    return _ASKS.search(said[: found.end()]) is None


def _leaves_open(one: Candidate) -> bool:
    """Whether it gives an errand, or says that something is not known or done yet."""
    errands = [fact for fact in one.unit.facts if isinstance(fact, ActionItem)]
    if one.computed:
        return any(errand.status in _UNDONE for errand in errands)
    said = said_in(one.unit.text)
    if _YES_OR_NO.search(said):
        return False
    due = W.ACTION in one.gives or bool(errands)
    return bool(due or _OPEN.search(said) or _DUE.search(said))


def _settles(
    one: Candidate, first: Candidate, things: frozenset[str], question: Question
) -> bool:
    """Whether newer words are of the thing, and say yes or no, or that it came or is.

    They are of it by the label before them, else by saying that the thing arrived; a
    label of fewer words needs a person of whom the older words told, too.
    """
    said = said_in(one.unit.text)
    label = BEFORE.match(said)
    named = stems(label[1]) if label else frozenset()
    common = bool(one.people & (first.people | question.people))
    if named and named == shared(named, things):
        ruled = bool(_YES_OR_NO.search(said) or _RULED.search(said))
        if is_negated(said) and not ruled:
            return False
        last = stems((_WORD.findall(question.bare) or [""])[-1])
        whole = named == things or len(named) >= _LONG or (ruled and named == last)
        return (whole and (ruled or common)) or (
            common and not _MAY.match(question.text) and not _is_named_twice(things)
        )
    is_named = bool(things) and things == shared(things, one.about)
    if not (common or is_named) or _MAY.match(question.text):
        return False
    thing = _phrase(question)
    return bool(thing) and any(
        _came(clause, thing) for clause in _CLAUSE.split(said) if clause
    )


def _came(clause: str, thing: str) -> bool:
    """Whether a clause says that the thing came, called by no words of its own."""
    found = _CAME.match(clause)
    called = [fold(word) for word in _WORD.findall(_LINK.split(thing)[0])]
    if found is None or not called or _MAY_COME.search(clause):
        return False
    words = [fold(word) for word in _WORD.findall(_LINK.split(found["thing"])[0])]
    words = [word for word in words if word not in _ARTICLES]
    known = {stem_of(word) for word in called}
    return bool(words) and (
        stem_of(words[-1]) == stem_of(called[-1])
        and all(stem_of(word) in known for word in words)
        and stems(found["thing"]) <= stems(thing)
    )


def _is_named_twice(things: frozenset[str]) -> bool:
    """Whether one word of a label leaves open which of many things is meant."""
    return len(things) > _LONG


def _phrase(question: Question) -> str:
    """Return what the question calls the thing, its last word last."""
    happened, event = _HAPPENED.match(question.text), _THING.match(question.text)
    thing = happened["thing"] if happened else ""
    thing = thing or (event and (event["passive"] or event["active"])) or ""
    return str(thing)
