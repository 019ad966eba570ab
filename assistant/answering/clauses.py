"""What somebody wants, asks for, accepts or supplies, by the clause that says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.answering.asked.asks import Wanted
from assistant.answering.asked.question import Question
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.doing import comes_from, doing_asked
from assistant.answering.candidates.naming import said_in
from assistant.domain.people import fold
from assistant.extract.done.past_forms import base_of
from assistant.facts.sameness.stems import is_negated, shared, stem_of, stems

W = Wanted
MOST = 2
"""Sentences of an answer."""
_WISHES = "want like request demand wish need require"
_GROUPS = tuple(
    frozenset(map(stem_of, words.split()))
    for words in (
        f"{_WISHES} ask call",
        "ask request demand call",
        "accept tolerate allow permit approve grant",
        "expect",
        "prefer",
        "offer",
        "reject refuse decline",
    )
)
"""Verbs that answer for each other; the first of a group need not be asked by."""
_WHAT = (
    r"(?:what|which|how (?:much|many|large|big|long|high)(?: of)? ?(?:an? )?)"
    r"(?: (?P<noun>(?!(?:do|does|did)\b)[^?]*?))?"
)
_ASKS = re.compile(
    rf"(?i)\W*(?:and |so )?{_WHAT} (?:do|does|did) (?P<who>.+?) "
    r"(?:(?:really|still|now|also|then|currently) )*(?P<verb>want|like|request|demand"
    r"|wish|need|require|ask|accept|tolerate|allow|permit|approve|grant|expect"
    r"|prefer|offer|reject|refuse|decline)\b(?P<rest>[^?]*)"
)
_WORD = re.compile(r"[^\W_][\w'’-]*")
_BETWEEN = frozenset(
    "also now still already only really has have had is would will since again then"  # noqa: SIM905
    " clearly always himself herself themselves finally".split()
)
_OPEN = re.compile(r"(?i)\b(?:if|unless|whether|might|may not|perhaps|maybe)\b|\?")
_CLAUSE = re.compile(
    r"[.;!?:]\s|,\s(?=(?:but|so|and|while)\b)|\s(?:but|while|because)\s"
)
_REACH = 4
"""Words before a verb that may deny it."""
_SMALL = frozenset("the a an our their his her its of all".split())  # noqa: SIM905


def clause_told(question: Question, candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return the newest sentences in which the one asked for does what is asked.

    Whoever is asked for stands right before the verb, and what else the question names
    behind it.
    """
    asked = _ASKS.match(question.text)
    if asked is None:
        return []
    who = [fold(w) for w in _WORD.findall(asked["who"]) if fold(w) not in _SMALL]
    group = _group(asked["verb"])
    behind = stems(f"{asked['noun'] or ''} {asked['rest']}") - {stem_of(asked["verb"])}
    found = [
        one
        for one in candidates
        if not (one.computed or one.supposed)
        and one.gives
        and who
        and _says(said_in(one.unit.text), who, group, behind)
    ]
    found.sort(key=lambda one: (-one.day.toordinal(), one.words))
    return found[:MOST]


def is_of_another_doer(one: Candidate, question: Question) -> bool:
    """Whether what is asked of one is said of another who does it to them.

    Who asked the landlord for a key does not say what the landlord asks for.
    """
    asked = _ASKS.match(question.text)
    if asked is None or one.computed:
        return False
    who, group = fold(_WORD.findall(asked["who"])[-1]), _group(asked["verb"])
    for clause in _CLAUSE.split(said_in(one.unit.text)):
        words = [fold(word) for word in _WORD.findall(clause)]
        places = [place for place, word in enumerate(words) if _is_of(word, group)]
        if places and who in words[places[0] :] and who not in words[: places[0]]:
            return True
    return False


def supplier_told(
    question: Question, candidates: Sequence[Candidate]
) -> list[Candidate]:
    """Return the newest sentence by which a thing was ordered from somebody."""
    verb = doing_asked(question.text) if question.wanted is W.PERSON else None
    if verb is None:
        return []
    things = question.subject - {stem_of(verb), stem_of(base_of(verb) or verb)}
    found = [
        one
        for one in candidates
        if not (one.computed or one.supposed)
        and one.gives
        and things
        and comes_from(said_in(one.unit.text), verb)
        and any(
            comes_from(clause, verb) and things == shared(things, stems(clause))
            for clause in _CLAUSE.split(said_in(one.unit.text))
        )
        and not (_OPEN.search(one.unit.text) or is_negated(said_in(one.unit.text)))
    ]
    return sorted(found, key=lambda one: (one.day, one.words))[-1:]


def _is_of(word: str, group: frozenset[str]) -> bool:
    return bool({stem_of(word), stem_of(base_of(word) or word)} & group)


def _group(verb: str) -> frozenset[str]:
    stem = stem_of(fold(verb))
    if stem in _GROUPS[0] and stem not in _GROUPS[1]:
        return _GROUPS[0]
    return next((one for one in _GROUPS[1:] if stem in one), frozenset({stem}))


def _says(
    said: str, who: Sequence[str], group: frozenset[str], behind: frozenset[str]
) -> bool:
    """Whether a clause has the one before a verb of the group, and the rest behind."""
    if _OPEN.search(said):
        return False
    for clause in _CLAUSE.split(said):
        words = _WORD.findall(clause)
        for place, word in enumerate(words):
            low = fold(word)
            if not _is_of(low, group):
                continue
            if is_negated(" ".join(words[max(0, place - _REACH) : place])):
                continue
            before = [fold(w) for w in words[:place] if fold(w) not in _BETWEEN]
            object_told = stems(" ".join(words[place + 1 :]))
            if (
                before[-len(who) :][-1:] == list(who)[-1:]
                and object_told
                and behind == shared(behind, object_told)
            ):
                return True
    return False
