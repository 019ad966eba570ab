"""How a sentence that code rendered is built: heads, listed items, asides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.gate.lexicon import COLOURS, HEDGES, NEGATIONS, QUANTIFIERS
from assistant.gate.pieces import Kind, Piece
from assistant.gate.status import is_status

_BINDING = (NEGATIONS - {"zero"}) | HEDGES | QUANTIFIERS.keys()
_QUALIFYING = (
    _BINDING
    | COLOURS.keys()
    | frozenset(
        """
    late overdue of maximum minimum most least about almost nearly but except is was are
    were be been has had open to limit above below over under more
    """.split()  # noqa: SIM905
    )
)
"""What changes the words before it, so that it cannot be left out of brackets."""
_LEANING = frozenset(
    """
    is was are were be been have has had will would can could does did do it its they
    their them this that these those he she his her by until till since before after if
    unless but with without for because although though however so then which who where
    when whose also even still yet to from on at in of more another other others one
    """.split()  # noqa: SIM905
)
"""First words of a part that says nothing without the part before it."""
_LINKING = _BINDING | frozenset(
    """
    it its they their them this that these those he she his her but however though
    although except otherwise instead still yet
    """.split()  # noqa: SIM905
)
"""Words by which a later clause changes an earlier one."""


@dataclass(frozen=True, slots=True)
class Aside:
    """The parts within brackets, each with whether it may be left out."""

    parts: tuple[tuple[tuple[Piece, ...], bool], ...]

    @property
    def spare(self) -> bool:
        """Whether the whole may be left out."""
        return all(spare for _, spare in self.parts)


@dataclass(frozen=True, slots=True)
class Item:
    """One part of a listing: `spare` if it may be left out, `free` if it may move."""

    runs: tuple[tuple[Piece, ...] | Aside, ...]
    spare: bool
    free: bool


@dataclass(frozen=True, slots=True)
class Group:
    """A head with its listed items, or clauses without one; `spare` as in `Aside`."""

    head: tuple[Piece, ...]
    items: tuple[Item, ...]
    spare: bool


Outline = tuple[tuple[Group, ...], ...]
"""The sentences of a text; the first one cannot be left out."""


def outline(pieces: Sequence[Piece], starts: frozenset[int]) -> Outline:
    """Return how a rendered text is built.

    A comma or `and` parts two items where one of `starts`, the places of rendered
    names, follows.
    """
    return tuple(
        tuple(_groups(sentence, starts, first=number == 0))
        for number, sentence in enumerate(_split(pieces, {"."}))
    )


def _split(pieces: Sequence[Piece], marks: set[str]) -> list[list[Piece]]:
    """Split at these marks where they stand outside of brackets."""
    found: list[list[Piece]] = [[]]
    depth = 0
    for piece in pieces:
        depth += {"(": 1, ")": -1}.get(piece.key, 0)
        if depth <= 0 and piece.key in marks:
            found.append([])
        else:
            found[-1].append(piece)
    return [part for part in found if part]


def _groups(
    sentence: list[Piece], starts: frozenset[int], *, first: bool
) -> Iterable[Group]:
    heads: list[tuple[list[Piece], list[list[Piece]]]] = []
    for clause in _split(sentence, {";"}):
        head, body = _headed(clause)
        if head or not heads:
            heads.append((head, []))
        heads[-1][1].append(body)
    for number, (head, clauses) in enumerate(heads):
        needed = first and number == 0
        yield _group(head, clauses, starts, spare=not needed)


def _headed(clause: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    parts = _split(clause, {":"})
    if len(parts) < 2:
        return [], clause
    end = len(parts[0])
    return clause[:end], clause[end + 1 :]


def _group(
    head: list[Piece],
    clauses: list[list[Piece]],
    starts: frozenset[int],
    *,
    spare: bool,
) -> Group:
    if head and len(clauses) == 1:
        clauses = _listed(clauses[0], starts)
    parts = [_without_and(clause) for clause in clauses]
    counted = _counts(head, parts)
    items = tuple(
        Item(_runs(part), spare=free and not counted, free=free and bool(head))
        for part, free in zip(
            parts, _free(parts, starts, headed=bool(head)), strict=True
        )
    )
    words = [piece for part in (head, *parts) for piece in part]
    return Group(tuple(head), items, spare and _stands_alone(words))


def _listed(body: list[Piece], starts: frozenset[int]) -> list[list[Piece]]:
    """Split at the commas and `and`s that a rendered name follows."""
    found: list[list[Piece]] = [[]]
    depth = 0
    if not body or body[0].start not in starts:
        return [body]
    for place, piece in enumerate(body):
        depth += {"(": 1, ")": -1}.get(piece.key, 0)
        after = next((p for p in body[place + 1 :] if p.key not in {",", "and"}), None)
        parting = piece.key in {",", "and"} and after and after.start in starts
        if depth <= 0 and parting:
            found.append([])
        else:
            found[-1].append(piece)
    return [part for part in found if part]


def _without_and(part: list[Piece]) -> list[Piece]:
    return part[1:] if part and part[0].key == "and" else part


def _counts(head: list[Piece], parts: list[list[Piece]]) -> bool:
    """Whether something counts the items, so that each of them is needed."""
    depth = 0
    for piece in head:
        depth += {"(": 1, ")": -1}.get(piece.key, 0)
        total = piece.kind is Kind.NUMBER or piece.key in QUANTIFIERS
        if depth == 0 and total:
            return True
    return any(part and part[-1].key in {"more", "others"} for part in parts)


def _free(
    parts: list[list[Piece]], starts: frozenset[int], *, headed: bool
) -> list[bool]:
    """Say of each part whether the others say the same without it."""
    if headed:
        leaning = _LEANING | _BINDING
        return [
            bool(p) and (p[0].start in starts or p[0].key not in leaning) for p in parts
        ]
    return [number > 0 and _stands_alone(part) for number, part in enumerate(parts)]


def _stands_alone(words: Sequence[Piece]) -> bool:
    return not any(piece.key in _LINKING for piece in words)


def _runs(part: list[Piece]) -> tuple[tuple[Piece, ...] | Aside, ...]:
    """Split an item into what must stand and the brackets in it."""
    runs: list[tuple[Piece, ...] | Aside] = []
    run: list[Piece] = []
    inner: list[Piece] = []
    depth = 0
    for piece in part:
        if piece.key == "(":
            depth += 1
            if depth == 1:
                runs += [tuple(run)] if run else []
                run = []
                continue
        if piece.key == ")" and depth:
            depth -= 1
            if depth == 0:
                runs.append(_aside(inner))
                inner = []
                continue
        (inner if depth else run).append(piece)
    run += inner
    return tuple([*runs, tuple(run)] if run else runs)


def _aside(inner: list[Piece]) -> Aside:
    return Aside(
        tuple(
            (tuple(part), not _qualifies(part))
            for part in _split_flat(inner, {",", ";"})
        )
    )


def _split_flat(pieces: list[Piece], marks: set[str]) -> list[list[Piece]]:
    found: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.key in marks:
            found.append([])
        else:
            found[-1].append(piece)
    return [part for part in found if part]


def _qualifies(part: Sequence[Piece]) -> bool:
    """Whether leaving the part out changes what the words before it say."""
    to_day = len(part) > 1 and part[0].key == "to" and part[1].kind is Kind.DAY
    words = part[1:] if to_day else part
    return any(piece.key in _QUALIFYING or is_status(piece.text) for piece in words)
