"""Every person, company and place is in the evidence."""

from __future__ import annotations

from assistant.domain.drafts import Verdict
from assistant.domain.people import fold
from assistant.gate.lexicon import (
    ACTS_OF_PEOPLE,
    AUXILIARIES,
    COLOURS,
    GLUE,
    NAMES_THAT_ARE_WORDS,
)
from assistant.gate.sentence import Sentence, Span, Token, stem
from assistant.gate.support import Fault, Ground, Support, ground


def check(sentence: Sentence, support: Support) -> list[Fault]:
    """Find the known people, and the unknown proper names, that nothing carries.

    An unknown abbreviation needs a look; an unknown name is at fault.
    """
    known = ground(support)
    faults = [
        Fault(span.words, f"{span.words!r} is in no evidence for this")
        for span in sentence.names
        if not name_carried(span, known, support.names)
    ]
    faults += _unknown_actors(sentence, known)
    for token in sentence.rest:
        if not _is_proper(token) or _is_known(token, known):
            continue
        acronym = token.text.isupper()
        faults.append(
            Fault(
                token.text,
                f"the name {token.text!r} is in no evidence",
                Verdict.NEEDS_REVIEW if acronym else Verdict.UNSUPPORTED,
            )
        )
    return faults


def name_carried(claimed: Span, known: Ground, names: frozenset[str]) -> bool:
    """Whether the evidence names this person, by full name or by an unmistakable part.

    A first name carries a full one only if one person of the project has it.
    """
    mine = set(claimed.key.split())
    for other in known.names:
        theirs = set(other.key.split())
        if mine <= theirs:
            return True
        if theirs <= mine:
            full = {
                fold(name)
                for name in names
                if len(name.split()) > 1 and theirs <= set(fold(name).split())
            }
            if full == {claimed.key}:
                return True
    if claimed.key in NAMES_THAT_ARE_WORDS:
        return False
    return known.says(claimed.words)


def _unknown_actors(sentence: Sentence, known: Ground) -> list[Fault]:
    """Find sentences that begin with who did something, where nothing names them.

    A first word has its capital anyway, so that it may be a name or not.
    """
    acts = {stem(word) for word in ACTS_OF_PEOPLE}
    faults = []
    for place, token in enumerate(sentence.tokens):
        if not token.initial or token not in sentence.rest or _is_known(token, known):
            continue
        following = [
            t
            for t in sentence.tokens[place + 1 : place + 4]
            if t.folded not in AUXILIARIES
        ]
        if token.folded not in GLUE and following and following[0].stem in acts:
            reason = f"nothing says that {token.text!r} did this"
            faults.append(Fault(token.text, reason, Verdict.NEEDS_REVIEW))
    return faults


def _is_proper(token: Token) -> bool:
    """Whether a word inside a sentence is written as a name."""
    return (
        not token.initial
        and token.text[0].isupper()
        and len(token.text) > 1
        and token.folded not in COLOURS
        and not token.folded.startswith("i'")
    )


def _is_known(token: Token, known: Ground) -> bool:
    if token.folded in known.words or token.stem in known.stems:
        return True
    parts = token.folded.replace("'", "-").split("-")
    return len(parts) > 1 and all(part in known.words or part == "s" for part in parts)
