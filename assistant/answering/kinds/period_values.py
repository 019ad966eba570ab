"""What is so in the month, week or phase that a question names: `the May rates: 15`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.asked.asks import Wanted
from assistant.answering.asked.question import Question
from assistant.answering.candidates.alike import same_sentence
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.naming import said_in
from assistant.answering.candidates.periods import names_period, periods_in
from assistant.domain.facts import ActionItem, Decision
from assistant.domain.people import fold
from assistant.facts.sameness.stems import shared, stems
from assistant.gate.sentence import stem

W = Wanted
_ASKED = re.compile(
    r"(?i)^\W*(?:and |so )?(?:(?:what|which)(?:['’]s| is| are| was| were| will)"
    r"(?: be)?|how (?:many|much|long|high)(?: are| is| will be)?)"
    r" (?P<thing>(?:[^\W_][\w'’-]* ){1,7}?)"
    r"(?=(?:for|in|of|during|on|from|at|be|do|does|did|will|are|is|can|may|must|shall)\b"
    r"|\W*$)"
)
_TIMES = re.compile(
    r"(?i)\b(?:january|february|march|april|may|june|july|august|september|october"
    r"|november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)day|first|second|third"
    r"|fourth|fifth|next|this|coming|last|weeks?|months?|years?|quarters?|phases?"
    r"|sprints?|waves?|stages?|rounds?|[qh][1-4]|\d+(?:st|nd|rd|th)?)\b(?:['’]s?)?"
)
_PLAIN = frozenset(
    "the a an our your their my its his her these those all both new final confirmed "  # noqa: SIM905
    "latest current agreed valid for in of and dear so here as".split()
)
_NAMED = re.compile(r"[^\W\d_][\w'’-]*")
_BEHIND = re.compile(
    r"(?i)^\s+(?:for|of|at|on|in|with) (?:the |our |an? )?([^\W\d_][\w-]*)"
)
_SAYS = re.compile(
    r"(?i)^[^.;]{0,40}?(?::|,|\b(?:is|are|was|were|will be|remain|stay)\b)"
)
_PER = re.compile(r"\b(?:an?|per) ([^\W\d_]+)")
_MOST = 2


def with_period_value(
    found: Sequence[Candidate],
    candidates: Sequence[Candidate],
    question: Question,
    everything: Sequence[Candidate],
) -> list[Candidate]:
    """Put first the newest words that give the thing asked for in the named time.

    They call it by its last word: `the May slots` are the delivery slots where no
    other slots are spoken of in `everything` that is said, of other times too.
    """
    told = list(found)
    bare = " ".join(_TIMES.sub(" ", question.bare).split())
    thing = _ASKED.match(bare.rstrip("?!. ") + " ")
    if question.polar or thing is None or not periods_in(question.bare):
        return told
    words = [word for word in _NAMED.findall(thing["thing"]) if stems(word)]
    if not words or any(not o.computed and names_period(o, question) for o in told):
        return told
    head, own = stem(fold(words[-1])), stems(" ".join(words[:-1]))
    known = own | stems(question.bare)
    values = [
        one
        for one in candidates
        if _gives_value(one)
        and names_period(one, question)
        and _calls(one, head, known)
        and _is_meant(one, head, own, everything)
    ]
    if not values:
        return told
    newest = max(values, key=lambda one: (one.day, -len(one.words)))
    rest = [one for one in told if not same_sentence(one, newest)]
    return [newest, *rest][:_MOST]


def _gives_value(one: Candidate) -> bool:
    """Whether it says how something is, and not what is to be done about it."""
    if one.computed or one.supposed or not one.gives:
        return False
    return not any(isinstance(fact, ActionItem | Decision) for fact in one.unit.facts)


def _calls(one: Candidate, head: str, known: frozenset[str]) -> bool:
    """Whether it tells of the thing, by its last word and no other name for it."""
    said = said_in(one.unit.text).lstrip('“"„« ')
    for place in _NAMED.finditer(said):
        if stem(fold(place[0])) != head or not _SAYS.match(said[place.end() :]):
            continue
        behind = _BEHIND.match(_TIMES.sub("", said[place.end() :]))
        if _modifiers(said[: place.start()]) <= known and (
            behind is None or fold(behind[1]) in _PLAIN or stems(behind[1]) <= known
        ):
            return True
    return False


def _is_meant(
    one: Candidate,
    head: str,
    own: frozenset[str],
    candidates: Sequence[Candidate],
) -> bool:
    """Whether what the question calls the thing is said, or no other could be meant.

    Of two things of one name it is told which is meant by what its amount is for: a
    rate an hour is no rate a day.
    """
    missing = own - shared(own, one.about | one.titles)
    if not missing:
        return True
    said = (said_in(other.unit.text) for other in candidates if not other.computed)
    called = [
        (_modifiers(text[: place.start()]), frozenset(_PER.findall(fold(text))))
        for text in said
        for place in _NAMED.finditer(text)
        if stem(fold(place[0])) == head
    ]
    others = [each for named, each in called if not named <= own]
    if not others:
        return True
    mine = frozenset(_PER.findall(fold(said_in(one.unit.text))))
    same = any(mine & each for named, each in called if named and named <= own)
    return same and not any(mine & each for each in others)


def _modifiers(lead: str) -> frozenset[str]:
    """Return the stems of the words that stand right before a thing's name."""
    clause = re.split(r"[.;:,(“\"]", _TIMES.sub(" ", lead))[-1]
    found: list[str] = []
    for word in reversed(_NAMED.findall(clause)):
        if fold(word) in _PLAIN or not stems(word):
            break
        found.append(word)
    return stems(" ".join(found))
