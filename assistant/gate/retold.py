"""One listed item told as a plain sentence: `Moved: X (to D)` as `X moved to D`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import permutations, product

from assistant.gate.outline import Aside, Group, Outline
from assistant.gate.pieces import Kind, Piece
from assistant.gate.sentence import Sentence
from assistant.gate.status import is_status

_VERBS = {
    "slipped": ("", "has"),
    "moved": ("", "has", "was", "has been"),
    "finished": ("", "has", "is"),
    "started": ("", "has"),
    "blocked": ("is",),
}
"""Verbs of heads that are said of the item itself, with what may stand before them."""
_SUBJECTS = frozenset({"date", "item", "one"})
_LATER = "later"
_STATES = frozenset({"no", "longer", "again", "still"})
"""What a head says of a status before or after it."""
_DATED = re.compile(r"(?<!due) on \Z")
_SOURCE = re.compile(r'(;[^;:"]*):\s*"[^"]*"(?=\s*(?:[;.]|\Z))')
Part = tuple[list[list[str]], bool]
"""What is said beside an item in each of its wordings, and whether it may be left out.
"""
_MOST = 4
_JOURNEY = 4
"""The pieces of `from A to B`."""


def retold(outline: Outline) -> Iterator[list[str]]:
    """Yield the keys of the sentences that say of one item what its head says.

    What stands beside the item in brackets follows the verb, each part of it in any
    order or, where it qualifies nothing, not at all; `a week later` is `by a week`.
    """
    if len(outline) != 1 or len(outline[0]) != 1:
        return
    group = outline[0][0]
    yield from _turned_round(group)
    told = _told(group)
    if told is None:
        return
    name, verb, parts = told
    for chosen in _choices(parts):
        for before in _VERBS[verb]:
            yield [*name, *before.split(), verb, *chosen]


def _turned_round(group: Group) -> Iterator[list[str]]:
    """`No longer blocked: X (ID)` as `X: no longer blocked`."""
    head = [piece.key for piece in group.head]
    status = [key for key in head if key not in _STATES]
    if len(group.items) != 1 or not status or not is_status(" ".join(status)):
        return
    told: list[list[str]] = [[]]
    for run in group.items[0].runs:
        keys = [p.key for p in _inside(run)]
        brackets = isinstance(run, Aside)
        whole = ["(", *keys, ")"] if brackets else keys
        without = told if isinstance(run, Aside) and run.spare else []
        told = [*without, *([*before, *whole] for before in told)]
    for name in told:
        yield [*name, ":", *head]
        yield [*name, "is", *head]


def _inside(run: tuple[Piece, ...] | Aside) -> list[Piece]:
    if isinstance(run, Aside):
        return [piece for part, _ in run.parts for piece in part]
    return list(run)


def shorter(sentence: Sentence) -> list[str]:
    """Return the text, and the text without the source that one of its clauses names.

    That is the day of a quotation, and a quotation that a later clause introduces.
    """
    plain = sentence.plain
    texts = [sentence.text]
    for day in sentence.days:
        before = _DATED.search(plain[: day.start])
        if before and plain[day.end :].startswith(': "'):
            texts.append(plain[: before.start()] + plain[day.end :])
    bare = _SOURCE.sub(r"\1", plain)
    return [*texts, bare] if bare != plain else texts


def _told(
    group: Group,
) -> tuple[list[str], str, list[Part]] | None:
    """Return the item, the verb of its head, and what is said beside it."""
    head = _without_when(group.head)
    keys = [piece.key for piece in head if piece.kind is not Kind.NUMBER]
    if len(group.items) != 1 or not keys or not _SUBJECTS.issuperset(keys[:-1]):
        return None
    runs = group.items[0].runs
    asides = [run for run in runs if isinstance(run, Aside)]
    plain = [run for run in runs if not isinstance(run, Aside)]
    if keys[-1] not in _VERBS or len(plain) != 1 or isinstance(runs[0], Aside):
        return None
    parts = [part for aside in asides for part in aside.parts]
    if len(parts) > _MOST:
        return None
    name, journey = _journey(plain[0])
    besides = [(_by(part), spare) for part, spare in parts]
    return [piece.key for piece in name], keys[-1], [*journey, *besides]


def _without_when(head: Sequence[Piece]) -> Sequence[Piece]:
    """Leave out by which day it was known: `Moved by D: X` tells that X moved."""
    when = [piece.key for piece in head[-2:-1]] == ["by"] and head[-1].kind is Kind.DAY
    return head[:-2] if when else head


def _journey(
    item: Sequence[Piece],
) -> tuple[Sequence[Piece], list[Part]]:
    """Part `X from A to B` into what moved and how, with or without whence."""
    days = item[-_JOURNEY:]
    words, kinds = [one.key for one in days[::2]], {one.kind for one in days[1::2]}
    if len(item) <= _JOURNEY or words != ["from", "to"] or kinds != {Kind.DAY}:
        return item, []
    whole = [piece.key for piece in days]
    return item[:-_JOURNEY], [([whole, whole[2:]], False)]


def _by(part: Sequence[Piece]) -> list[list[str]]:
    keys = [piece.key for piece in part]
    if keys[-1:] != [_LATER]:
        return [keys]
    return [["by", *keys[:-1]], keys, ["(", *keys, ")"]]


def _choices(parts: list[Part]) -> Iterator[list[str]]:
    """Every order and wording of the parts, with and without those that may go."""
    needed = {n for n, (_, spare) in enumerate(parts) if not spare}
    for size in range(len(needed), len(parts) + 1):
        for order in permutations(range(len(parts)), size):
            if needed <= set(order):
                for worded in product(*(parts[n][0] for n in order)):
                    yield [key for part in worded for key in part]
