"""What blocked something once and does so no more is no answer to what blocks it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.answering.asked.question import Question
from assistant.answering.candidates.alike import same_sentence
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.naming import said_in
from assistant.answering.kinds.happened import tells_done
from assistant.domain.facts import Change, WorkItem
from assistant.facts.risks.over import Hold, hold_in, tells_end

_ASKS = re.compile(
    r"(?i)\b(?:block(?:s|ed|ing|ers?)?|stuck|stalled|on hold|hold(?:s|ing)? .*up"
    r"|held up|in the way|impediments?|wait(?:s|ing)?|depend\w* on)\b"
)
_PAST = re.compile(
    r"(?i)\b(?:was|were|had|did|been|ever)\b|\W*(?:what|who|which \w+) (?:blocked|held"
    r"|stopped|delayed|stalled)\b"
)
_MADE = re.compile(
    r"(?i)(?:the |an? |our |his |her |their )?(?P<verb>[a-z]+(?:ed|en|t|wn))"
    r" (?P<thing>[a-z].+)"
)
"""A thing with what must be done to it: `the signed letter`."""
Ended = Callable[[Candidate, str], bool]
"""Whether the records show that what a sentence says is over, by its words."""


@dataclass(frozen=True, slots=True)
class Freed:
    """The sentences that still hold, and each that is over with the words that say so.

    A record shows the end of what no words end.
    """

    standing: tuple[Candidate, ...]
    over: tuple[tuple[Candidate, tuple[Candidate, ...]], ...] = ()


def asks_what_holds(question: Question) -> bool:
    """Whether it asks what is blocked or waited for now."""
    text = question.text
    now = not question.days and question.since is None
    return now and bool(_ASKS.search(text)) and not _PAST.search(text)


def things_awaited(candidates: Sequence[Candidate]) -> str:
    """Return the words for what the sentences wait for, or say is held."""
    holds = filter(None, map(_hold_of, candidates))
    things = (name for hold in holds for name in (hold.held, *hold.awaited))
    return " ".join(dict.fromkeys(" ".join(things).split()))


def freed(candidates: Sequence[Candidate], question: Question, ended: Ended) -> Freed:
    """Part what holds from what records or newer words say is over."""
    if not asks_what_holds(question):
        return Freed(tuple(candidates))
    said = [one for one in candidates if _is_words(one)]
    over: list[tuple[Candidate, tuple[Candidate, ...]]] = []
    for one in said:
        hold = _hold_of(one)
        if hold is None:
            continue
        news = tuple(
            later
            for later in said
            if later.day > one.day and not later.supposed and _ends(_words(later), hold)
        )
        if news or ended(one, _words(one)):
            over.append((one, news))
    gone = {id(one) for one, _ in over}
    return Freed(tuple(one for one in candidates if id(one) not in gone), tuple(over))


def _ends(words: str, hold: Hold) -> bool:
    """Whether words tell the end of a hold: what was awaited came, or was made.

    So do words that what waited for it is done, or being done.
    """
    if tells_end(words, hold) or (hold.deed and tells_done(words, hold.deed)):
        return True
    made = (found for thing in hold.awaited if (found := _MADE.match(thing)))
    return any(tells_done(words, f"{one['verb']} {one['thing']}") for one in made)


def with_end(
    found: Sequence[Candidate],
    parted: Freed,
    question: Question,
    best: Callable[[Sequence[Candidate]], Sequence[Candidate]],
) -> list[Candidate]:
    """Tell the newest words of the end of what would have answered (`best`)."""
    told = list(found)
    if question.whole or not question.subject:
        return told
    would = {id(one) for one in best([one for one, _ in parted.over])}
    news = [
        later
        for one, words in parted.over
        if id(one) in would
        for later in words
        if not any(same_sentence(later, other) for other in told)
    ]
    if not news:
        return told
    newest = max(news, key=lambda one: (one.day, one.words))
    made = [one for one in told if one.computed]
    rest = [one for one in told if not one.computed]
    return [*made, newest, *rest] if question.polar else [*told, newest]


def _hold_of(one: Candidate) -> Hold | None:
    return hold_in(_words(one)) if _is_words(one) else None


def _words(one: Candidate) -> str:
    return said_in(one.unit.text).strip('“”"„« ')


def _is_words(one: Candidate) -> bool:
    """Whether it tells what somebody wrote or said, no record."""
    made = any(isinstance(fact, Change | WorkItem) for fact in one.unit.facts)
    return not one.computed and not made
