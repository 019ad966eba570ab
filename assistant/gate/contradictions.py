"""An edit that turns the sentence of the facts around is at fault, not only new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from assistant.gate.faithful import rendered_names
from assistant.gate.fronted import fronted
from assistant.gate.lexicon import NEGATIONS, OPPOSITES, STATUSES, UNITS
from assistant.gate.pieces import Kind, Piece, pieces_of
from assistant.gate.sentence import Sentence
from assistant.gate.support import Fault, Support

_VALUES = frozenset({Kind.NAME, Kind.NUMBER, Kind.DAY, Kind.ID})
_DENIALS = NEGATIONS | {"longer"}
_PREFIXES = ("un", "in", "im", "dis", "non-")
_SIDES = tuple(
    (frozenset(mine.split()), frozenset(theirs.split()))
    for pair in (*OPPOSITES, ("holds hold", "broken breaks broke"), ("to", "from"))
    for mine, theirs in (pair, pair[::-1])
)
_STATUS_OF = {word: group for group, words in STATUSES.items() for word in words}
_NEAR = 3
_PHRASE = 3
"""Pieces of a count: the number, its noun and what became of it."""


def check(sentence: Sentence, support: Support) -> list[Fault]:
    """Find values in each other's place, opposites, and denials added or lost."""
    mine = _spoken(sentence, support)
    read = [support.analyse(rendered) for rendered in support.rendered]
    read += [support.analyse(text) for one in read for text in fronted(one)]
    theirs = [_spoken(one, support) for one in read]
    if not theirs:
        return []
    other = max(theirs, key=lambda pieces: _matcher(mine, pieces).ratio())
    found = [*_turned(mine, other, support), *_swapped(mine, other, support)]
    return list(dict.fromkeys(found))


def _spoken(sentence: Sentence, support: Support) -> list[Piece]:
    return [
        piece
        for piece in pieces_of(sentence, support.as_of)
        if piece.kind is not Kind.MARK
    ]


def _matcher(mine: Sequence[Piece], theirs: Sequence[Piece]) -> SequenceMatcher[str]:
    return SequenceMatcher(
        None, [p.key for p in mine], [p.key for p in theirs], autojunk=False
    )


def _turned(
    mine: list[Piece], theirs: list[Piece], support: Support
) -> Iterator[Fault]:
    """Find what stands in the place of something else."""
    counts = [_spoken(support.analyse(value), support) for value in support.values]
    for how, a, b, c, d in _matcher(mine, theirs).get_opcodes():
        if how == "equal":
            continue
        new, old = mine[a:b], theirs[c:d]
        denied = _denial(new), _denial(old)
        alone = all(p.key in _DENIALS for p in (*new, *old))
        meant = any(_prefixed(x.key, y.key) for x in new for y in old)
        if (
            denied[0] != denied[1]
            and not (meant or _moved(new, theirs))
            and (alone or (new and old and len(old) <= _NEAR))
        ):
            said = _text(new) or _text(mine[max(0, a - 1) : b + 1])
            yield Fault(said, f"the facts say {_text(old) or 'no denial'!r} here")
            continue
        for place, (claimed, known) in enumerate(zip(new, old, strict=False), a):
            if _is_counted(mine[place : place + _PHRASE], counts):
                continue
            if len(new) == len(old) and _differs(claimed, known):
                reason = f"the facts say {known.text!r}, not {claimed.text!r}"
                yield Fault(claimed.text, reason)
        for claimed in new if denied[0] == denied[1] else ():
            for known in old:
                if _opposed(claimed.key, known.key):
                    reason = f"the facts say {known.text!r}, not {claimed.text!r}"
                    yield Fault(claimed.text, reason)


def _is_counted(phrase: Sequence[Piece], counts: Sequence[list[Piece]]) -> bool:
    """Whether code rendered this count of these things from the facts as well."""
    if len(phrase) < _PHRASE or phrase[0].kind is not Kind.NUMBER:
        return False
    keys = [piece.key for piece in phrase]
    return any(keys == [piece.key for piece in one] for one in counts)


def _moved(new: list[Piece], theirs: list[Piece]) -> bool:
    """Whether the facts say the same, with what they deny, in another place."""
    keys = [piece.key for piece in new]
    return not _DENIALS.issuperset(keys) and _holds(theirs, keys)


def _denial(pieces: Sequence[Piece]) -> bool:
    return any(p.key in NEGATIONS or p.key.endswith("n't") for p in pieces)


def _text(pieces: Sequence[Piece]) -> str:
    return " ".join(piece.text for piece in pieces)


def _differs(claimed: Piece, known: Piece) -> bool:
    """Whether one value stands where the facts have another of its kind."""
    same_kind = claimed.kind is known.kind and claimed.kind in _VALUES
    units = claimed.key in UNITS and known.key in UNITS
    return same_kind or units


def _opposed(claimed: str, known: str) -> bool:
    if any(claimed in mine and known in theirs for mine, theirs in _SIDES):
        return True
    groups = _STATUS_OF.get(claimed), _STATUS_OF.get(known)
    if None not in groups and groups[0] != groups[1]:
        return True
    return _prefixed(claimed, known)


def _prefixed(claimed: str, known: str) -> bool:
    """Whether one is the other with `un` or the like before it."""
    return any(
        one == prefix + other
        for prefix in _PREFIXES
        for one, other in ((claimed, known), (known, claimed))
    )


def _swapped(
    mine: list[Piece], theirs: list[Piece], support: Support
) -> Iterator[Fault]:
    """Find the same words with their names, numbers, dates or titles rearranged."""
    if not Counter(p.key for p in mine) <= Counter(p.key for p in theirs):
        return
    titles = _titles(mine, theirs, support)
    here, there = _named(mine, titles), _named(theirs, titles)
    if _follows(here, there):
        return
    words = ", ".join(dict.fromkeys(text for _, text in here))
    yield Fault(words, "the names, numbers or dates stand in each other's place")


def _titles(
    mine: list[Piece], theirs: list[Piece], support: Support
) -> list[list[str]]:
    """Return what code rendered in several words that both texts say, longest first."""
    names = {support.analyse(name).plain for name in rendered_names(support)}
    titles = [[p.key for p in _spoken(support.analyse(n), support)] for n in names]
    both = [t for t in titles if len(t) > 1 and _holds(mine, t) and _holds(theirs, t)]
    return sorted(both, key=lambda title: (-len(title), title))


def _holds(pieces: list[Piece], keys: list[str]) -> bool:
    own = [piece.key for piece in pieces]
    return any(own[n : n + len(keys)] == keys for n in range(len(own)))


def _named(pieces: list[Piece], titles: list[list[str]]) -> list[tuple[str, str]]:
    """The titles and single values of a text, in their order."""
    keys = [piece.key for piece in pieces]
    found: list[tuple[str, str]] = []
    place = 0
    while place < len(pieces):
        title = next((t for t in titles if keys[place : place + len(t)] == t), None)
        size = len(title) if title else 1
        if title or pieces[place].kind in _VALUES:
            key = " ".join(keys[place : place + size])
            found.append((key, _text(pieces[place : place + size])))
        place += size
    return found


def _follows(mine: list[tuple[str, str]], theirs: list[tuple[str, str]]) -> bool:
    """Whether these stand in the other's order, with or without some of them."""
    left = iter(key for key, _ in theirs)
    return all(key in left for key, _ in mine)
