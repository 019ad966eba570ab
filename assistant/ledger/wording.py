"""What an erased source says and no other does: how its words are known elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from assistant.ledger import tables
from assistant.ledger.incoming import SourceVersion

ERASED = "[erased]"
_WORD = re.compile(r"[^\W_]+")
_RUN = 4
"""Words in a row that are no chance."""
_SHORTEST = 4
"""Letters of a word or cell that can tell whose it is."""
_PAGE = 1_000


@dataclass(frozen=True, slots=True)
class ErasedWords:
    """The paths of a source, its own rare words and its own runs of words.

    `since` is the revision in which it came: what is older cannot tell it.
    """

    paths: frozenset[str]
    since: int
    rare: set[str] = field(default_factory=set)
    runs: set[tuple[str, ...]] = field(default_factory=set)

    def in_text(self, text: str | None) -> bool:
        """Whether a text has words of the source."""
        words = _words(text or "")
        return not self.rare.isdisjoint(words) or any(
            run in self.runs for run in _runs(words)
        )

    def in_content(self, content: Any) -> bool:
        """Whether a draft or update cites the source, or has words of it."""
        if isinstance(content, str):
            return self.in_text(content)
        if isinstance(content, dict):
            if content.get("source") in self.paths:
                return True
            content = [*content, *content.values()]
        if isinstance(content, list | tuple):
            return any(map(self.in_content, content))
        return False

    def without(self, content: Any) -> Any:
        """Return the content with `[erased]` for each text that has words of it."""
        if isinstance(content, str):
            return ERASED if self.in_text(content) else content
        if isinstance(content, dict):
            return {key: self.without(value) for key, value in content.items()}
        if isinstance(content, list):
            return list(map(self.without, content))
        return content


def words_of(
    connection: sa.Connection,
    versions: Sequence[SourceVersion],
    others: str,
    is_ordinary: Callable[[str], bool],
) -> ErasedWords:
    """Return the words that the versions have and neither `others` nor any other has.

    Every other source is read once; only the words of the erased one are in memory.
    """
    ids = {version.id for version in versions}
    found = ErasedWords(
        paths=frozenset(version.path for version in versions),
        since=min((version.revision for version in versions), default=0),
    )
    for text in _said(connection, ids, own=True):
        words = _words(text)
        found.rare.update(word for word in words if len(word) >= _SHORTEST)
        found.runs.update(_runs(words))
    _discard(found, others)
    for text in _said(connection, ids, own=False):
        _discard(found, text)
    found.rare.difference_update([word for word in found.rare if is_ordinary(word)])
    return found


def _discard(found: ErasedWords, text: str) -> None:
    words = _words(text)
    found.rare.difference_update(words)
    found.runs.difference_update(_runs(words))


def _said(connection: sa.Connection, ids: Iterable[str], *, own: bool) -> Iterator[str]:
    """Yield every text, cell, name and title of these versions, or of all others."""
    keys = sorted(ids)
    p, t, v, m, s, i = (
        tables.passage,
        tables.text,
        tables.version,
        tables.mention,
        tables.state,
        tables.item,
    )

    def among(column: sa.ColumnElement[str]) -> sa.ColumnElement[bool]:
        return column.in_(keys) if own else column.not_in(keys)

    paged = connection.execution_options(yield_per=_PAGE)
    bodies = sa.select(t.c.body, p.c.fields).join(p, p.c.text_digest == t.c.digest)
    for row in paged.execute(bodies.where(among(p.c.version))):
        yield row.body
        yield from _strings(row.fields)
    for row in paged.execute(sa.select(m.c.fields).where(among(m.c.version))):
        yield from _strings(row.fields)
    cells = sa.select(s.c.cells, i.c.key).join(i, i.c.id == s.c.item)
    for row in paged.execute(cells.where(among(s.c.version))):
        yield row.key
        yield from _strings(row.cells)
    titles = sa.select(v.c.title).where(among(v.c.id), v.c.title.is_not(None))
    yield from paged.scalars(titles)


def _strings(content: Any) -> Iterator[str]:
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict):
        yield from _strings(list(content.values()))
    elif isinstance(content, list):
        for each in content:
            yield from _strings(each)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[n:] for n in range(_RUN)), strict=False)
