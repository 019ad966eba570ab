"""A ledger in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from assistant.domain.base import digest


class MemoryLedger:
    """What the index needs of the ledger; `search_words` counts common words."""

    def __init__(self, texts: Sequence[str] = ()) -> None:
        self.texts: dict[str, str] = {}
        self.rows: list[tuple[int, str, str, bytes]] = []
        self._number = 0
        self.add(*texts)

    def add(self, *texts: str) -> None:
        self.texts |= {digest(text): text for text in texts}

    def erase(self, text: str) -> None:
        self.texts.pop(digest(text))
        self.rows = [row for row in self.rows if row[2] != digest(text)]

    def texts_without_vector(
        self, embedder: str, limit: int | None = None, after: str = ""
    ) -> Sequence[tuple[str, str]]:
        known = {name for _, model, name, _ in self.rows if model == embedder}
        names = list(self.texts)
        rest = names[names.index(after) + 1 :] if after else names
        return [(name, self.texts[name]) for name in rest if name not in known][:limit]

    def vector_counts(self) -> tuple[int, dict[str, int]]:
        models = Counter(model for _, model, _, _ in self.rows)
        return len(self.texts), dict(models)

    def save_vectors(self, embedder: str, rows: Sequence[tuple[str, bytes]]) -> None:
        known = {name for _, model, name, _ in self.rows if model == embedder}
        for name, data in rows:
            if name not in known:
                self._number += 1
                self.rows.append((self._number, embedder, name, data))

    def vectors(
        self, embedder: str, after: int = 0
    ) -> Iterator[tuple[int, str, bytes]]:
        for number, model, name, data in self.rows:
            if model == embedder and number > after:
                yield number, name, data

    def search_words(self, query: str, *, limit: int) -> Sequence[tuple[str, float]]:
        wanted = set(query.casefold().split())
        found = [
            (name, float(len(wanted & set(text.casefold().split()))))
            for name, text in self.texts.items()
        ]
        return sorted((f for f in found if f[1]), key=lambda f: -f[1])[:limit]
