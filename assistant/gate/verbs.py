"""Forms of verbs: what was done, and what is only to come."""

from __future__ import annotations

from functools import lru_cache

import snowballstemmer

from assistant.gate.sentence import Sentence, Token

_STEMMER = snowballstemmer.stemmer("english")
_IRREGULAR: dict[str, str] = {
    form: base
    for base, forms in {
        "begin": "began begun",
        "break": "broke broken",
        "bring": "brought",
        "build": "built",
        "buy": "bought",
        "choose": "chose chosen",
        "deal": "dealt",
        "do": "did done",
        "draw": "drew drawn",
        "find": "found",
        "get": "got gotten",
        "give": "gave given",
        "go": "went gone",
        "hold": "held",
        "keep": "kept",
        "leave": "left",
        "lend": "lent",
        "make": "made",
        "meet": "met",
        "pay": "paid",
        "rebuild": "rebuilt",
        "rerun": "reran",
        "rewrite": "rewrote rewritten",
        "run": "ran",
        "sell": "sold",
        "send": "sent",
        "show": "shown",
        "speak": "spoke spoken",
        "spend": "spent",
        "take": "took taken",
        "teach": "taught",
        "tell": "told",
        "write": "wrote written",
    }.items()
    for form in forms.split()
}
_SHORTEST = 5
_MODALS = frozenset(
    {"will", "shall", "must", "should", "can", "could", "would", "may", "might"}
    | {"please", "going", "needs", "need", "wants", "want"}
)
_DENIALS = frozenset({"not", "never", "cannot", "no"})
_REACH = 3
_BREAKS = ",;.:!?\n()"
_BE = frozenset({"be", "have", "get"})


@lru_cache(maxsize=16384)
def root(word: str) -> str:
    """Return what the regular forms of an English word share."""
    return str(_STEMMER.stemWord(word.casefold().removesuffix("'s")))


def past_root(word: str) -> str | None:
    """Return the root of a verb's past form or participle, None for other words."""
    folded = word.casefold()
    if folded in _IRREGULAR:
        return root(_IRREGULAR[folded])
    regular = folded.endswith("ed") and not folded.endswith("eed")
    return root(folded) if regular and len(folded) >= _SHORTEST else None


def is_to_come(sentence: Sentence, place: int) -> bool:
    """Whether the verb stands after `will`, `to`, `must` and the like."""
    before = _before(sentence, place)
    if any(word in _MODALS or word.endswith(("'ll", "'d")) for word in before):
        return True
    return next((word for word in before if word not in _BE), "") == "to"


def is_denied(sentence: Sentence, place: int) -> bool:
    """Whether the verb stands after `not`, `never` and the like."""
    before = _before(sentence, place)
    return any(word in _DENIALS or word.endswith("n't") for word in before)


def _before(sentence: Sentence, place: int) -> list[str]:
    """The words before a word within its clause, the nearest first."""
    tokens = sentence.tokens
    found = []
    end = tokens[place].start
    for token in reversed(tokens[max(0, place - _REACH) : place]):
        if any(c in _BREAKS for c in sentence.plain[token.end : end]):
            break
        end = token.start
        found.append(token.folded)
    return found


def is_order(token: Token) -> bool:
    """Whether the word begins a sentence in the form of an order."""
    return token.initial and not token.folded.endswith(("s", "ing"))
