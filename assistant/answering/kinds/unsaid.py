"""Whether somebody did something, where no source says so in any word for it.

That the sockets are in does not tell whether anybody sent a bill for them.
"""

from __future__ import annotations

import re

from assistant.answering.asked.asks import Wanted
from assistant.answering.asked.kin import is_happening, kin_of_word
from assistant.answering.asked.question import Question
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.naming import said_in
from assistant.answering.kinds.happened import is_known_deed
from assistant.domain.people import fold
from assistant.extract.done.past_forms import base_of
from assistant.facts.sameness.stems import same_stem, stem_of

_DID = re.compile(r"(?i)\W*(?:(?:and|so|but) )?(?:did|didn['’]t) (?P<rest>.+)")
_HAS = re.compile(
    r"(?i)\W*(?:(?:and|so|but) )?(?:has|have|had|hasn['’]t|haven['’]t) (?P<rest>.+)"
)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_ARTICLES = frozenset(
    "the a an our your my their its his her these those this that all any some us me "  # noqa: SIM905
    "him them it you".split()
)
_LINKS = frozenset(
    "to for about from with at on in of by against over into through out up".split()  # noqa: SIM905
)
_LATELY = frozenset(
    "already ever yet also now really just not been actually still finally".split()  # noqa: SIM905
)
_NO_DEED = frozenset(
    "have do be get go come make take got gone been done find found know see decide "  # noqa: SIM905
    "choose pick start begin end happen fit help".split()
)
_DOER = re.compile(
    r"(?i:did|to|will|not|never|\w+n['’]t|i|we|you|they|he|she|who|nobody|may|can|must)"
    r"|[A-ZÄÖÜ][\w'’-]*[a-zäöüß]"
)
"""What stands before a verb that is not in the past."""
_WORKS = re.compile(
    r"(?i)\W*(?:(?:and|so|but) )?(?:do|does|did) .+ (?:all )?work"
    r"(?: (?:now|yet|again|properly|well))?\W*$"
)
_TELLS_WORKING = re.compile(
    r"(?i)\b(?:work(?:s|ed|ing)?|broke\w*|fail\w*|defect\w*|fault\w*|dead|deaf|fine|ok"
    r"|okay|down|up and running|trouble|wrong|problems?|issues?|repair\w*|clean)\b"
)


def says_deed(one: Candidate, question: Question) -> bool:
    """Whether what somebody is asked to have done is said in a form of its verb.

    True where the verb is one for which there are many words.
    """
    if not question.polar or question.wanted is Wanted.DECISION:
        return True
    told = one.unit.text if one.computed else said_in(one.unit.text)
    if _WORKS.match(question.text):
        return _TELLS_WORKING.search(told) is not None
    verb = deed_asked(question.text)
    if verb is None:
        return True
    stem = stem_of(base_of(verb) or verb)
    words = _WORD.findall(told)
    return any(
        same_stem(stem_of(base_of(fold(word)) or fold(word)), stem)
        and _is_verb(word, words[place - 1] if place else "")
        for place, word in enumerate(words)
    )


def _is_verb(word: str, before: str) -> bool:
    """Whether a word is a deed that is told, and not a thing: `invoices` are things."""
    low = fold(word)
    if low.endswith(("ed", "ing")) or base_of(low) not in {None, low}:
        return True
    return bool(_DOER.fullmatch(before))


def deed_asked(text: str) -> str | None:
    """Return the verb of `did they invoice us`, of which no other word tells.

    None where nothing stands behind the verb, or it is one of many words for it.
    """
    did, has = _DID.match(text), _HAS.match(text)
    found = did or has
    if found is None:
        return None
    written = _WORD.findall(found["rest"])
    words = [fold(word) for word in written]
    for place in range(1, len(words) - 1):
        word, before, behind = words[place], words[place - 1], words[place + 1]
        if written[place][:1].isupper():
            continue
        if word in _ARTICLES | _LINKS | _LATELY or before in _ARTICLES - {"you", "it"}:
            continue
        if behind not in _ARTICLES | _LINKS:
            continue
        if has and not (word.endswith("ed") or base_of(word)):
            continue
        plain = base_of(word) or word
        if plain in _NO_DEED or is_happening(kin_of_word(word)) or is_known_deed(plain):
            return None
        return word
    return None
