"""What an edit leaves out of the bad news that the sentence of the facts tells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile

from assistant.domain.drafts import Verdict
from assistant.gate.lexicon import NEGATIONS, STATUSES
from assistant.gate.outline import Aside, Outline
from assistant.gate.pieces import Kind, Piece, pieces_of
from assistant.gate.sentence import Sentence
from assistant.gate.support import Fault, Support
from assistant.gate.titles import titles

_GROUPS = ("blocked", "missed", "at risk", "late", "failed", "rejected")
_OTHERS = (
    "red",
    "amber",
    "slip",
    "slips",
    "fails",
    "breached",
    "overspent",
    "unresolved",
    "outstanding",
    "worsened",
    "open again",
    "was due",
    "were due",
    "over budget",
    "no new date",
    "no date",
    "no owner",
    "no answer",
    "not firm",
    "not agreed",
    "not confirmed",
    "not done",
    "not said to be done",
    "not reported done",
    "not met",
    "not answered",
)
_BAD = sorted(
    {
        tuple(words.split())
        for words in (*(w for group in _GROUPS for w in STATUSES[group]), *_OTHERS)
    },
    key=lambda words: (-len(words), words),
)
"""How a status report words bad news; longest first."""
_PARTING = frozenset({",", ";", ":", ".", "(", ")"})
_VERBS = frozenset({"is", "are", "was", "were", "has", "have", "had"})
_REACH = 3
"""How many words before bad news a denial of it may stand."""


def softened(
    sentence: Sentence, rendered: str, built: Outline, support: Support
) -> list[Fault]:
    """Name the bad news of a rendered sentence that a shorter text does not tell.

    `built` is how the rendered sentence is built: what a head of bad news lists is
    bad news, item by item.
    """
    theirs = support.analyse(rendered)
    if sentence.plain == theirs.plain:
        return []
    known, mine = _spoken(theirs, support), _spoken(sentence, support)
    missing = Counter(_bad(known)) - Counter(_bad(mine))
    kept = [piece.key for piece in mine if piece.kind is not Kind.MARK]
    lost = [
        _text(part, theirs.plain)
        for part in _parts(known)
        if not missing.keys().isdisjoint(_bad(part)) and not _stands_in(part, kept)
    ]
    told = [piece.key for piece in pieces_of(sentence, support.as_of)]
    lost += [_text(run, theirs.plain) for run in _unlisted(built, told)]
    if not lost:
        lost = [" ".join(words) for words in missing]
    return [
        Fault(words, f"leaves out {_said(words)}", Verdict.NEEDS_REVIEW)
        for words in dict.fromkeys(lost)
    ]


def _spoken(sentence: Sentence, support: Support) -> list[Piece]:
    """The pieces that the sentence itself says, not a title or a quotation in it."""
    plain = sentence.plain.casefold()
    hidden = [(span.start, span.end) for span in sentence.quoted]
    if len(plain) == len(sentence.plain):
        for title in titles(support):
            found = re.finditer(rf"(?<!\w){re.escape(title)}(?!\w)", plain)
            hidden += [match.span() for match in found]
    return [
        piece
        for piece in pieces_of(sentence, support.as_of)
        if not any(start <= piece.start < end for start, end in hidden)
    ]


def _bad(pieces: Sequence[Piece]) -> list[tuple[str, ...]]:
    """The words of bad news in their order; news that is denied is none."""
    keys = [piece.key for piece in pieces]
    found = []
    place = 0
    while place < len(keys):
        words = next((w for w in _BAD if tuple(keys[place : place + len(w)]) == w), ())
        near = reversed(keys[max(0, place - _REACH) : place])
        same = takewhile(lambda key: key not in _PARTING, near)
        if words and (NEGATIONS.isdisjoint(same) or words[0] in NEGATIONS):
            found.append(words)
        place += len(words) or 1
    return found


def _parts(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """The clauses, listed counts and asides of a sentence."""
    part: list[Piece] = []
    for piece, after in zip(pieces, [*pieces[1:], None], strict=True):
        counts = after is not None and after.kind is Kind.NUMBER
        if piece.key in _PARTING or (piece.key == "and" and counts):
            yield part
            part = []
        else:
            part.append(piece)
    yield part


def _unlisted(built: Outline, told: Sequence[str]) -> Iterator[Sequence[Piece]]:
    """What a head of bad news lists and the text does not."""
    for group in (group for sentence in built for group in sentence):
        for item in group.items if len(group.items) > 1 and _bad(group.head) else ():
            run = next((r for r in item.runs if not isinstance(r, Aside)), ())
            if run and not _stands_in(run, told):
                yield run


def _stands_in(part: Sequence[Piece], kept: Sequence[str]) -> bool:
    marks = {p.key for p in part if p.kind is Kind.MARK}
    joints = _PARTING | marks | {"and", "inner and"}
    mine = [key for key in kept if key not in joints]
    keys = [p.key for p in part if p.key not in joints]
    size = len(keys)
    return any(mine[n : n + size] == keys for n in range(len(mine) - size + 1))


def _text(part: Sequence[Piece], plain: str) -> str:
    first = part[1] if len(part) > 1 and part[0].key == "and" else part[0]
    return plain[first.start : part[-1].end]


def _said(words: str) -> str:
    """The words as what a sentence leaves out."""
    first, *rest = words.casefold().split()
    if first in _VERBS:
        return f"that it {words}"
    return f"that {words}" if _VERBS.intersection(rest) else f"“{words}”"
