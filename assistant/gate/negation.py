"""What the evidence denies stays denied, and nothing else is."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.domain.drafts import Verdict
from assistant.gate.lexicon import GLUE, NEGATIONS
from assistant.gate.sentence import Sentence, Token
from assistant.gate.support import Fault, Support, ground
from assistant.gate.titles import stated

_REACH = 3
_FURTHEST = 20
_SHARED = 2
_MISSING = frozenset({"missing", "yet", "unless"})
_PREFIXES = ("un", "in", "non-", "im", "dis")


@dataclass(frozen=True, slots=True)
class Denial:
    """A negating word and the stems of the content words that it denies."""

    cue: Token
    denied: tuple[str, ...]


def check(sentence: Sentence, support: Support) -> list[Fault]:
    """Find negations that were added, and those that were lost."""
    mine = denials(sentence)
    theirs = [denial for text in ground(support).texts for denial in denials(text)]
    return [*_added(mine, theirs, support), *_lost(sentence, mine, theirs, support)]


def denials(sentence: Sentence) -> list[Denial]:
    """Return each negation with the next content words of its clause.

    One that ends its clause denies the words before it.
    """
    tokens = sentence.tokens
    return [
        Denial(
            token,
            _content(sentence, tokens[place : place + _FURTHEST])
            or _content(sentence, tokens[max(0, place - _FURTHEST) : place + 1][::-1]),
        )
        for place, token in enumerate(tokens)
        if is_negation(token)
    ]


def _content(sentence: Sentence, tokens: tuple[Token, ...]) -> tuple[str, ...]:
    """The content words beside the first token, within its clause, as stems."""
    found: list[str] = []
    last = tokens[0]
    for token in tokens[1:]:
        first, second = sorted((last, token), key=lambda t: t.start)
        between = sentence.plain[first.end : second.start]
        if len(found) == _REACH or any(c in ",;.:!?\n" for c in between):
            break
        last = token
        if token.folded not in GLUE and not is_negation(token):
            found.append(token.stem)
    return tuple(found)


def is_negation(token: Token) -> bool:
    """Whether the word denies what follows."""
    return token.folded in NEGATIONS or token.folded.endswith("n't")


def _added(mine: list[Denial], theirs: list[Denial], support: Support) -> list[Fault]:
    known = ground(support).stems
    asserted = support.analyse(stated(support)).stems
    denied_there = {word for denial in theirs for word in denial.denied}
    faults = []
    for denial in mine:
        if denied_there.intersection(denial.denied) or _by_prefix(denial, known):
            continue
        if denial.denied and denial.denied[0] in asserted:
            reason = f"the evidence says {denial.denied[0]!r}, without a denial"
            faults.append(Fault(denial.cue.text, reason))
        elif denial.denied or len(mine) > len(theirs):
            faults.append(
                Fault(
                    denial.cue.text,
                    f"no evidence denies this ({denial.cue.text!r})",
                    Verdict.NEEDS_REVIEW,
                )
            )
    return faults


def _by_prefix(denial: Denial, known: frozenset[str]) -> bool:
    """Whether the evidence says `unassigned` for `not assigned`."""
    return any(
        prefix + word in known for prefix in _PREFIXES for word in denial.denied
    ) or not known.isdisjoint({"missing", "unassign", "absent"})


def _lost(
    sentence: Sentence, mine: list[Denial], theirs: list[Denial], support: Support
) -> list[Fault]:
    if not _MISSING.isdisjoint(sentence.words):
        return []
    still = {word for denial in mine for word in denial.denied}
    affirmed = _affirmed(support)
    said = {token.stem: token for token in sentence.tokens}
    faults = []
    for denial in theirs:
        shared = [word for word in denial.denied if word in said]
        needed = min(_SHARED, len(denial.denied))
        if not needed or len(shared) < needed or still.intersection(shared):
            continue
        if not affirmed.issuperset(shared):
            faults.append(
                Fault(
                    said[shared[0]].text,
                    f"the evidence says {denial.cue.text!r} to this",
                    Verdict.UNSUPPORTED
                    if denial.denied[0] in shared
                    else Verdict.NEEDS_REVIEW,
                )
            )
    return faults


def _affirmed(support: Support) -> set[str]:
    """The stems that stand somewhere in the evidence without a negation."""
    affirmed: set[str] = set()
    for text in ground(support).texts:
        denied = {word for denial in denials(text) for word in denial.denied}
        affirmed |= text.stems - denied
    return affirmed
