"""On which day something was done: by its ticket, its milestone, and who says so.

What is not closed was not done, whatever day it is planned for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from assistant.answering.asked.deeds import Deed, deed_asked, is_base
from assistant.answering.asked.question import Question
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.naming import said_in
from assistant.answering.candidates.records import fact_of
from assistant.answering.candidates.teller import Teller
from assistant.answering.kinds.happened import CLAUSE, tells_deed
from assistant.answering.kinds.milestones import Stone
from assistant.domain.evidence import Quote
from assistant.domain.facts import ActionItem, ActionStatus
from assistant.domain.people import fold
from assistant.domain.records import Ticket
from assistant.domain.sourced import Known
from assistant.extract.done.verbs import asked_for, ends_in_kind, told_as_done
from assistant.facts.sameness.stems import other_numbers, shared, stems
from assistant.facts.tickets import is_cancelled, is_finished
from assistant.gate.days import days_in

MOST = 3
"""Records of one answer."""
_SHORT = re.compile(r"^\W*[^\W\d_]{1,4}[-_ ]?\d{1,3}\b[\s:–-]*")
_LABEL = re.compile(r"^([^:]{2,40}): (?=\S)")
_PHRASE = re.compile(
    r"(?i)(?<=\w) (?:for|by|with|in|of|from|to|at|on|inside|into|during|after|before"
    r"|between|against|via|per|when|that|which|and|–|-) | ?[(,;]"
)
_DEED_OF = re.compile(r"([^\W\d_][\w-]*) of (?:the |our )?")
"""A deed as a noun before its thing: `delivery of the pumps`."""
_ALSO = re.compile(r"(?i),? and |, | & ")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_NEAR = re.compile(
    r"(?i)\b(?:today|yesterday|this (?:morning|afternoon|week)|last (?:night|week)"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|overnight)\b"
)
"""How people name a day by its distance."""
_NEARLY = 2
_GATE = stems("gate milestone phase stage checkpoint")
"""What a milestone is called beside its name."""
_TIMES = stems("weekend day date window event session")
"""What a title adds of when its deed is done."""
_COUNT = re.compile(
    r"(?i)\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty"
    r"|thirty|forty|fifty|sixty|both|dozen|hundred)\b"
)


def called_by(title: str, deed: Deed, question: Question) -> float | None:
    """Return which part of a title is asked for, None where it is of something else.

    All words of the question stand in the title, and the question has those by which
    the title calls its thing, its deed among them.
    """
    own, things = stems(title), deed.things
    beside = stems(deed.beside)
    if shared(things | beside, own) != things | beside:
        return None
    numbered = f"{deed.thing} {deed.beside}"
    counts = {fold(one) for one in _COUNT.findall(numbered)}
    if other_numbers(numbered, title) or not counts <= set(
        map(fold, _COUNT.findall(title))
    ):
        return None
    if not all(mark.search(fold(title)) for mark in question.marks):
        return None
    label, rest = _parted(title)
    if not _is_meant(label, rest, deed):
        return None
    told = shared(own, things | beside)
    return (len(told) + _says_deed(title, deed)) / max(1, len(own))


def _parted(title: str) -> tuple[str, str]:
    """Return the label before a title's colon, if it has one, and the rest."""
    found = _LABEL.match(title)
    return (found[1], title[found.end() :]) if found else ("", title)


def _is_meant(label: str, rest: str, deed: Deed) -> bool:
    """Whether the thing is what the title calls, and its deed no other."""
    things = deed.things
    named = stems(_PHRASE.split(label, maxsplit=1)[0])
    if label and shared(named, things) != named:
        return False
    if label and rest[:1].isdigit():
        return not deed.needs_its_word
    if (noun := _DEED_OF.match(rest)) and deed.is_done_by(noun[1]):
        return _covers(rest[noun.end() :], deed, names_may_miss=True)
    if led := _leading_verb(rest, deed):
        mine = deed.is_end or deed.is_done_by(led) or _ends(deed, led)
        return mine and (bool(label) or _covers(rest[len(led) :], deed))
    return _is_called(rest, deed, labelled=bool(label))


def _is_called(rest: str, deed: Deed, *, labelled: bool) -> bool:
    """Whether a title without a verb calls the thing, or its deed."""
    if deed.needs_its_word and not _says_deed(rest, deed):
        return False
    if labelled:
        return any(_covers(part, deed) for part in _ALSO.split(rest))
    return (len(deed.things) >= _NEARLY or _is_all(rest, deed)) and _covers(rest, deed)


def _is_all(title: str, deed: Deed) -> bool:
    """Whether a title calls nothing but the thing and its deed."""
    return all(
        shared(stems(word), deed.things) or deed.is_done_by(word)
        for word in _WORD.findall(title)
        if stems(word) - _TIMES
    )


def _leading_verb(rest: str, deed: Deed) -> str:
    """Return the imperative with which a title begins, if it does."""
    first = _WORD.match(rest)
    if first is None or shared(stems(first[0]), deed.things):
        return ""
    low = fold(first[0])
    known = is_base(low) or bool(asked_for(low)) or deed.is_done_by(low)
    return first[0] if known and len(_WORD.findall(rest)) > 1 else ""


def _ends(deed: Deed, led: str) -> bool:
    """Whether the deed shows that work such as `send` is done."""
    return not deed.needs_its_word and ends_in_kind(
        told_as_done(f"it was {deed.verb}"), f"{led} it"
    )


def _covers(phrase: str, deed: Deed, *, names_may_miss: bool = False) -> bool:
    """Whether the question has the words of a phrase up to what belongs to it.

    One that says only how the thing is may be missing before others, and names of
    where it is.
    """
    first = _PHRASE.split(phrase.strip(), maxsplit=1)[0]
    words = [word for word in _WORD.findall(first) if stems(word) - _TIMES]
    if not words:
        return False
    missing = [
        place
        for place, word in enumerate(words)
        if not (shared(stems(word), deed.things) or deed.is_done_by(word))
        and not (names_may_miss and word[0].isupper() and place < len(words) - 1)
    ]
    spared = missing in ([], [0]) if len(deed.things) >= _NEARLY else not missing
    return spared and len(missing) < len(words)


def _says_deed(title: str, deed: Deed) -> bool:
    return any(deed.is_done_by(word) for word in _WORD.findall(title))


def ticket_told(
    teller: Teller, known: Known[Ticket], shown: Known[Ticket], ended: Candidate | None
) -> Candidate:
    """Tell on which day a ticket was closed, or that it is not reported as done.

    `ended` is the change by which it was closed, if one is known.
    """
    row, fact = known.record, fact_of(known, shown)
    item = teller.telling.item(fact)
    values: tuple[str, ...] = ()
    if is_finished(row) and ended is not None:
        return ended
    if is_finished(row):
        on = row.resolved or row.due_met
        by = f"on {teller.when(on)}" if on else f"by {teller.when(known.since)}"
        text, values = f"{item} was finished {by}", (by.partition(" ")[2],)
    elif is_cancelled(row):
        text = f"{item} was closed without being done"
    else:
        due = teller.when(row.due)
        text = f"{item} is not reported as done"
        text += f": it is {row.status}" if row.status else ""
        text += f", planned for {due}" if due else ""
        values = tuple(filter(None, (row.status, due)))
    return teller.make(fact, text, (item, *values, text), (), known.since, 0.5)


def action_told(teller: Teller, fact: ActionItem) -> Candidate:
    """Tell since when an action is reported as done, or that it is not."""
    owner = teller.who(fact.owner or fact.owner_text)
    what, due = fact.what.rstrip("."), teller.when(fact.due)
    said = [one.dated for one in fact.closed_by if isinstance(one, Quote) and one.dated]
    done = fact.status is ActionStatus.DONE
    text = f"{owner}: {what}" if owner else what
    on = teller.when(min(said)) if said else ""
    if done:
        text += f"; reported as done on {on}" if on else "; reported as done"
        fact = fact.model_copy(update={"evidence": (*fact.evidence, *fact.closed_by)})
    else:
        text += "; no words were recognised that say it is done"
        text += f", planned for {due}" if due else ""
    values = (owner, what, on, due, text)
    day = min(said) if said else fact.raised
    return teller.make(fact, text, values, (), day, computed=False)


def stone_told(teller: Teller, stone: Stone) -> Candidate:
    """Tell on which day a milestone was met, or that it is not reported as met."""
    if stone.is_met:
        return stone.told
    fact = stone.of
    now, before = teller.when(fact.forecast), teller.when(fact.baseline)
    text = f"{fact.title} is not reported as met"
    planned = now or before
    text += f"; it is planned for {planned}" if planned else ""
    text += f", before that for {before}" if now and before and now != before else ""
    values = (fact.title, now, before, text)
    return teller.make(fact, text, values, (), teller.as_of, 1.0)


def bare_title(stone: Stone) -> str:
    """Return a milestone's title without its short name."""
    return _SHORT.sub("", stone.of.title) or stone.of.title


def of_gate(deed: Deed) -> Deed:
    """Return a deed without the words for a milestone itself: `the security gate`."""
    words = [word for word in deed.thing.split() if not stems(word) & _GATE]
    return replace(deed, thing=" ".join(words)) if stems(" ".join(words)) else deed


def said_done(
    candidates: Iterable[Candidate], deed: Deed, question: Question
) -> list[Candidate]:
    """Return the newest words that say that it happened, or did not."""
    told = [
        one
        for one in candidates
        if not (one.computed or one.supposed)
        and one.gives
        and not isinstance(one.unit.facts[0], ActionItem)
        and shared(deed.things, one.about | one.titles) == deed.things
        and question.people <= one.people | one.beside
        and all(mark.search(one.words) for mark in question.marks)
        and stems(deed.beside) == shared(stems(deed.beside), one.about | one.titles)
        and tells_deed(said_in(one.unit.text), deed.verb, deed.head, deed.things)
    ]
    return sorted(told, key=lambda one: (one.day, one.words), reverse=True)[:1]


def goes_where_asked(one: Candidate, question: Question) -> bool:
    """Whether it speaks of those to whom, or where, something is asked to be done."""
    deed = deed_asked(question)
    beside = stems(deed.beside) if deed else frozenset()
    return beside == shared(beside, one.about | one.titles | one.around | one.short)


def said_on_a_day(
    candidates: Iterable[Candidate], deed: Deed, question: Question
) -> list[Candidate]:
    """Return the newest words that say on which day it happened, or that it did not."""
    denied = re.compile(rf"(?i)\b(?:not|never|nobody|un{deed.verb})\b|n['’]t\b")
    told = [
        one
        for one in candidates
        if denied.search(one.words) or _says_day(said_in(one.unit.text), deed)
    ]
    return said_done(told, deed, question)


def _says_day(said: str, deed: Deed) -> bool:
    """Whether the clause of the deed has a day."""
    return any(
        _NEAR.search(clause) or any(days_in(clause))
        for clause in CLAUSE.split(said)
        if any(map(deed.is_done_by, _WORD.findall(clause)))
    )


def with_words(
    records: Sequence[Candidate], said: Sequence[Candidate], closed: date | None
) -> tuple[Candidate, ...]:
    """Tell records and words: first what says last how it stands."""
    if closed is not None:
        return (*records, *(one for one in said if one.day <= closed))
    return (*said, *records)
