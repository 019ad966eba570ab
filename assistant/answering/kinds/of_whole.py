"""How many of a known number are so now: the newest share of the same whole.

`90 of 214` is no answer any more where newer words of the same matter say `158 of 214`,
or the one who is asked how far it is says a number.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

from assistant.answering.asked.asks import Wanted
from assistant.answering.asked.question import Question
from assistant.answering.candidates.alike import same_sentence
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.naming import said_in
from assistant.answering.candidates.sentences import Reader
from assistant.answering.candidates.unsure import is_unsure
from assistant.domain.evidence import LONGEST_QUOTE
from assistant.domain.facts import ActionItem
from assistant.domain.people import fold
from assistant.domain.reading import Role
from assistant.facts.sameness.stems import shared, stems
from assistant.gate.amounts import amounts_in, spelled_amounts_in
from assistant.gate.days import days_in

_SHARE = re.compile(
    r"(?i)\b(?P<part>\d[\d,.]*)\s?(?:/|of|out of|von)\s?(?:the |all |our )?"
    r"(?P<whole>\d[\d,.]*\d)\b(?![./-]\d)"
)
_TURNS = frozenset({Role.TURN, Role.MESSAGE})
_CALLED = re.compile(r"(?P<matter>[^.?!]{3,40})[.,:] (?P<who>[^\W\d_]+)\?")
"""A matter is called, and who is to say how far it is: `Mapping. Ben?`."""
_ARTICLE = re.compile(r"(?i)\W*(?:an? |now |it is |at )?\W*")
_HOW_MANY = re.compile(r"(?i)\W*(?:and |so )?how many (?P<thing>[^?]+)")
_OF_WHOLE = re.compile(r"(?i)\b(?:out )?of (?:the |all |our )*(?P<whole>\d[\d,.]*\d)\b")
_DEED = re.compile(
    r"(?i)\b(?:is|are|was|were|has|have|been)\b(?: \w+ly)?"
    r"(?: (?:now|already|so far|yet))? (?P<deed>[a-z]+(?:ed|en|ne|wn|nt|lt|ut|id|de))\b"
)
_LARGE = 3
"""Digits of a whole that is known by its number alone."""
_BEFORE = re.compile(
    r"(?i)\b(?:first|originally|before|previous\w*|earlier|at first)\b"
)


def with_newest_share(
    found: Sequence[Candidate], question: Question, reader: Reader
) -> list[Candidate]:
    """Put the newest share of the same whole before an older one, which stays last.

    Nothing is changed where a day is asked for, or what was so before.
    """
    told = list(found)
    fixed = question.days or question.since or _BEFORE.search(question.text)
    if question.wanted is not Wanted.AMOUNT or fixed:
        return told
    for one in told:
        whole = _whole_of(one)
        if whole is None:
            continue
        newer = [
            other
            for other in (*_shares(reader, whole), *_replies(reader, question, whole))
            if other.day > one.day and _is_of(other, one, question)
        ]
        if newer:
            ranked = sorted(newer, key=lambda c: (c.day, c.words), reverse=True)
            before = ranked[1] if len(ranked) > 1 else one
            rest = [o for o in told if o is not one and not same_sentence(o, ranked[0])]
            return [ranked[0], before, *rest]
    return told


def share_told(
    found: Sequence[Candidate],
    question: Question,
    reader: Reader,
    near: Collection[str],
) -> list[Candidate]:
    """Tell how many are done by the newest share of the things, `12 of 90`.

    It stands before older words of people that do not name all the things, which are
    left out; `near` are the ids of passages that have words of the question.
    """
    told, asked = list(found), _HOW_MANY.match(question.text)
    fixed = question.days or question.since or question.people or question.ids
    if asked is None or fixed or _BEFORE.search(question.text):
        return told
    whole, things = _OF_WHOLE.search(asked["thing"]), _things(question)
    if whole and len(re.sub(r"\D", "", whole["whole"])) >= _LARGE:
        known = list(_shares(reader, whole["whole"]))
    else:
        known = [
            one
            for one in reader.sentences(near)
            if things
            and _is_sure(one)
            and _whole_of(one) is not None
            and shared(things, one.about) == things
        ]
    if not known:
        return told
    newest = max(known, key=lambda one: (one.day, one.words))
    if any(_stands(one, newest, things) for one in told):
        return told
    return [newest]


def _things(question: Question) -> frozenset[str]:
    """Return the stems of what is counted, without what is done with it."""
    deed = _DEED.search(question.text)
    return question.subject - stems(deed["deed"] if deed else "")


def _stands(one: Candidate, newest: Candidate, things: frozenset[str]) -> bool:
    """Whether an answer stays beside a share: it is as new, or of all the things."""
    if one.computed or one.day >= newest.day:
        return True
    return shared(things, one.about) == things


def _is_sure(one: Candidate) -> bool:
    errand = any(isinstance(fact, ActionItem) for fact in one.unit.facts)
    return not (errand or one.supposed or is_unsure(said_in(one.unit.text)))


def _whole_of(one: Candidate) -> str | None:
    """Return the whole of the one share that a sentence tells."""
    said = one.unit.facts[0].title
    days = [(day.start, day.end) for day in days_in(said)]
    wholes = {
        share["whole"]
        for share in _SHARE.finditer(said)
        if not any(start <= share.start() < end for start, end in days)
    }
    return min(wholes) if len(wholes) == 1 and not one.computed else None


def _shares(reader: Reader, whole: str) -> Iterator[Candidate]:
    """Yield the sentences that tell a share of the same whole, and do so surely."""
    number = re.compile(rf"(?<![\d.,]){re.escape(whole)}(?![\d.,]?\d)")
    near = {p.id for p in reader.passages if number.search(p.passage.text)}
    for one in reader.sentences(near):
        if _is_sure(one) and _whole_of(one) == whole:
            yield one


def _replies(reader: Reader, question: Question, whole: str) -> Iterator[Candidate]:
    """Yield what somebody replies with a number when the matter is called."""
    for place, said in enumerate(reader.passages[:-1]):
        reply = reader.passages[place + 1]
        called = _CALLED.fullmatch(said.passage.text.strip())
        if called is None or not {said.passage.role, reply.passage.role} <= _TURNS:
            continue
        spoken = fold(reply.passage.speaker or "").split()
        matter = stems(called["matter"])
        if reply.source != said.source or fold(called["who"]) not in spoken:
            continue
        words = reply.passage.text.strip()
        named = bool(matter) and shared(matter, question.subject) == matter
        if named and len(words) <= LONGEST_QUOTE and _leads(words, whole):
            yield reader.cut(place + 1, words, words)


def _leads(words: str, whole: str) -> bool:
    """Whether words begin with a bare number that is no more than the whole."""
    numbers = sorted(
        (*amounts_in(words), *spelled_amounts_in(words)), key=lambda one: one.start
    )
    most = Decimal(whole.replace(",", ""))
    return (
        bool(numbers)
        and not _ARTICLE.sub("", words[: numbers[0].start])
        and (not numbers[0].unit and max(numbers[0].values) <= most)
    )


def _is_of(other: Candidate, one: Candidate, question: Question) -> bool:
    """Whether a share is of the matter: named by it, its title, or called before it."""
    named = other.about | other.titles | other.around
    matter = question.subject & (one.about | one.titles)
    return bool(shared(matter or question.subject, named))
