"""A text says what code rendered from the facts, or less of it, and nothing else.

Articles, case, punctuation that carries no structure and the form of numbers and dates
are free. Whole listed items, clauses, later sentences and asides may be left out, and
items of one head may change places. Whole sentences of a cited quote may be added in
quotation marks, as their author's. Leaving out bad news, as everything else, needs a
person's look.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from functools import lru_cache

from assistant.domain.drafts import Verdict
from assistant.gate.fronted import fronted
from assistant.gate.outline import Aside, Group, Item, Outline, outline
from assistant.gate.pieces import Kind, Piece, pieces_of
from assistant.gate.retold import retold, shorter
from assistant.gate.sentence import Sentence
from assistant.gate.softened import softened
from assistant.gate.support import Fault, Support

_PARTING = frozenset({",", ";", "and", "."})
_ENDING = frozenset({";", "."})
_STRUCTURED = re.compile(r"[,;:.]|\band\b")
_MOST_ITEMS = 10
"""A longer listing is compared in its own order."""
_BRACKETS = re.compile(r"\s*\([^()]*\)\Z")
_INNER = "inner "
_SHOWN = 160
_NAMED = 6
_SENTENCES = re.compile(r"(?<=[.!?])\s+")


def check(sentence: Sentence, support: Support) -> list[Fault]:
    """Name the words by which the text differs from the sentence of the facts.

    A text that says less of it is at fault if it leaves bad news out.
    """
    if not support.rendered or sentence.text in support.rendered:
        return []
    alone = _without_quotes(sentence.plain, support)
    texts = dict.fromkeys((sentence.text, alone))
    silent = not alone.strip(" .;-")
    followed = [
        (rendered, built)
        for rendered, built in _outlines(support)
        if silent or any(_follows(text, built, support) for text in texts)
    ]
    if not followed:
        return _new(sentence, support)
    faults = [softened(sentence, *found, support) for found in followed]
    return min(faults, key=len)


def _outlines(support: Support) -> Iterator[tuple[str, Outline]]:
    for rendered in support.rendered:
        said = support.analyse(rendered)
        for text in (*shorter(said), *fronted(said)):
            yield rendered, outline(*_read(text, support))


def _follows(text: str, built: Outline, support: Support) -> bool:
    """Whether the text follows a rendered sentence, whole or in part, or retells it."""
    mine = [_bare(piece) for piece in _read(text, support)[0]]
    plain = [p.key for p in mine if p.key not in {",", "."}]
    return _Matching(mine, built).holds or plain in list(retold(built))


def _new(sentence: Sentence, support: Support) -> list[Fault]:
    """Name what is neither the sentence of the facts nor less of it."""
    mine = pieces_of(sentence, support.as_of)
    rendered = max(support.rendered, key=lambda text: _likeness(mine, text, support))
    theirs = pieces_of(support.analyse(rendered), support.as_of)
    added, lost = _difference(mine, theirs)
    shown = textwrap.shorten(rendered, _SHOWN, placeholder=" …")
    reads = f"the sentence from the facts reads “{shown}”"
    if added:
        reason = f"{added!r} is not what the facts say: {reads}"
    elif lost:
        reason = f"without {lost!r} it says something else: {reads}"
    else:
        reason = f"it is put together in another way: {reads}"
    left_out = (
        softened(sentence, rendered, outline(*_read(rendered, support)), support)
        if lost and not added
        else []
    )
    fault = Fault(added or lost or sentence.plain, reason, Verdict.NEEDS_REVIEW)
    return [*left_out, fault]


def _likeness(mine: Sequence[Piece], text: str, support: Support) -> float:
    theirs = pieces_of(support.analyse(text), support.as_of)
    return SequenceMatcher(None, _keys(mine), _keys(theirs), autojunk=False).ratio()


def _difference(mine: Sequence[Piece], theirs: Sequence[Piece]) -> tuple[str, str]:
    """Return the words that are added and those that are lost."""
    added: list[str] = []
    lost: list[str] = []
    match = SequenceMatcher(None, _keys(mine), _keys(theirs), autojunk=False)
    for _, a, b, c, d in match.get_opcodes():
        if _keys(mine[a:b]) != _keys(theirs[c:d]):
            added += [p.text for p in mine[a:b] if p.kind is not Kind.MARK]
            lost += [p.text for p in theirs[c:d] if p.kind is not Kind.MARK]
    return " ".join(added[:_NAMED]), " ".join(lost[:_NAMED])


def _keys(pieces: Sequence[Piece]) -> list[str]:
    return [piece.key for piece in pieces]


def _read(text: str, support: Support) -> tuple[list[Piece], frozenset[int]]:
    """Return the pieces of a text, and where the names of rendered things begin.

    Marks within a title or a quotation are no structure, and no matter.
    """
    sentence = support.analyse(text)
    guarded = [(span.start, span.end) for span in sentence.quoted]
    starts: set[int] = set()
    for name in rendered_names(support):
        for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", sentence.plain):
            starts.add(found.start())
            end = found.start() + len(_BRACKETS.sub("", name))
            whole = end - found.start() >= len(sentence.plain) - 1
            if _STRUCTURED.search(sentence.plain[found.start() : end]) and not whole:
                guarded.append((found.start(), end))
    pieces = []
    for piece in pieces_of(sentence, support.as_of):
        inner = any(s <= piece.start and piece.end <= e for s, e in guarded)
        if inner and piece.key in _PARTING | {":", "(", ")"}:
            if piece.key in {",", "."}:
                continue
            piece = replace(piece, key=f"{_INNER}{piece.key}")  # noqa: PLW2901
        pieces.append(piece)
    return pieces, frozenset(starts)


def _bare(piece: Piece) -> Piece:
    return replace(piece, key=piece.key.removeprefix(_INNER))


@lru_cache(maxsize=512)
def rendered_names(support: Support) -> tuple[str, ...]:
    """Return what code rendered, with and without what ends it in brackets."""
    values = {support.analyse(value).plain.strip() for value in support.values}
    bare = {_BRACKETS.sub("", value) for value in values}
    return tuple(sorted({name.rstrip(" :;,.") for name in values | bare} - {""}))


class _Matching:
    """Whether pieces follow an outline, all of it or with parts left out."""

    def __init__(self, mine: Sequence[Piece], outline: Outline) -> None:
        self._mine = mine
        self._end = len(mine)
        self.holds = self._end in self._sentences(outline)

    def _sentences(self, outline: Outline) -> set[int]:
        groups = [group for sentence in outline for group in sentence]
        places = {0}
        for group in groups:
            reached = {end for place in places for end in self._group(group, place)}
            places = (places if group.spare else set()) | reached
        return {self._skip(place, _PARTING - {"and"}) for place in places}

    def _group(self, group: Group, place: int) -> set[int]:
        if place:
            after = self._skip(place, _PARTING)
            if not any(p.key in _ENDING for p in self._mine[place:after]):
                return set()
            place = after
        if group.head:
            heads = {
                end + 1
                for end in self._run(group.head, place)
                if end < self._end and self._mine[end].key == ":"
            }
            return {e for h in heads for e in self._items(group.items, h)}
        return self._items(group.items, place)

    def _items(self, items: Sequence[Item], start: int) -> set[int]:
        """Every place that some of the items, the needed ones among them, reach."""
        needed = {n for n, item in enumerate(items) if not item.spare}
        ordered = len(items) > _MOST_ITEMS or not all(item.free for item in items)
        seen: set[tuple[int, frozenset[int]]] = set()
        waiting: list[tuple[int, frozenset[int]]] = [(start, frozenset())]
        ends: set[int] = set()
        while waiting:
            state = waiting.pop()
            if state in seen:
                continue
            seen.add(state)
            place, used = state
            if used and needed <= used:
                ends.add(place)
            begin = self._parted(place) if used else place
            if begin is None:
                continue
            for number in self._next(items, used, ordered=ordered):
                done = used | {number}
                ends_here = self._item(items[number], begin)
                waiting.extend((end, done) for end in ends_here)
        return ends

    def _next(
        self, items: Sequence[Item], used: frozenset[int], *, ordered: bool
    ) -> Iterator[int]:
        """The items that may stand next; one that leans on another follows it."""
        last = max(used, default=-1)
        for number, item in enumerate(items):
            after = number > last and (item.free or number == last + 1)
            if number not in used and (after or not ordered):
                yield number

    def _parted(self, place: int) -> int | None:
        after = self._skip(place, _PARTING)
        return after if after > place else None

    def _item(self, item: Item, place: int) -> set[int]:
        places = {place}
        for run in item.runs:
            if isinstance(run, Aside):
                found = {end for p in places for end in self._aside(run, p)}
                places = (places if run.spare else set()) | found
            else:
                places = {end for p in places for end in self._run(run, p)}
        return places

    def _aside(self, aside: Aside, place: int) -> set[int]:
        if not self._is("(", place):
            return set()
        places = {place + 1}
        for part, spare in aside.parts:
            found = {end for p in places for end in self._run(part, p)}
            places = (places if spare else set()) | found
        return {p + 1 for p in places if p > place + 1 and self._is(")", p)}

    def _run(self, pieces: Sequence[Piece], place: int) -> set[int]:
        """Where the pieces end that stand here word for word; commas are free."""
        for piece in pieces:
            if piece.key == ",":
                continue
            place = self._skip(place, frozenset({","}))
            if not self._is(piece.key.removeprefix(_INNER), place):
                return set()
            place += 1
        return {place}

    def _is(self, key: str, place: int) -> bool:
        return place < self._end and self._mine[place].key == key

    def _skip(self, place: int, keys: frozenset[str]) -> int:
        while place < self._end and self._mine[place].key in keys:
            place += 1
        return place


def _without_quotes(plain: str, support: Support) -> str:
    """Leave out whole sentences of cited quotes, in quotation marks, as their own."""
    for author, words in support.said:
        whole = " ".join(words.translate(_QUOTES).split())
        for said in {whole, *_SENTENCES.split(whole)}:
            who = re.escape(author) if author else r"(?!)"
            plain = re.sub(
                rf"(?:\A|(?<=[.;\n])\s*)(?:{who}(?: said| wrote)?:\s*)?"
                rf'"{re.escape(said.rstrip("."))}\.?"(?:\s\({who}\))?\.?(?=\s|\Z)',
                "",
                plain,
            )
    return plain


_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"'})
