"""Makes the table of synonyms from the files of WordNet.

    python -m bench.likeness.synonyms DICT

DICT is the folder `dict` of WordNet 3.1 (data.*, index.sense). Kept are single words
that share one of their three commonest senses, of those senses that were seen in
WordNet's tagged texts, each as its stem.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from assistant.facts.sameness.stems import stem_of
from assistant.facts.sameness.synonyms import TABLE

Ranks = dict[tuple[str, str, str], tuple[int, int]]
_COMMONEST = 3
_WORD = re.compile(r"[a-z]{2,}")
_PARTS = {"noun": "1", "verb": "2", "adj": "35", "adv": "4"}


def main() -> None:
    """Write the table."""
    folder = Path(sys.argv[1])
    ranks = _ranks(folder / "index.sense")
    groups = {
        " ".join(stems)
        for part, kinds in _PARTS.items()
        for offset, words in _synsets(folder / f"data.{part}")
        if len(stems := _kept(words, offset, kinds, ranks)) > 1
    }
    TABLE.write_text("\n".join(sorted(groups)) + "\n", encoding="utf-8")


def _ranks(path: Path) -> Ranks:
    """Return rank and number of occurrences of each word's senses."""
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        key, offset, rank, seen = line.split()
        lemma, rest = key.split("%")
        found[lemma, rest[0], offset] = (int(rank), int(seen))
    return found


def _synsets(path: Path) -> Iterator[tuple[str, list[str]]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith(" "):
            fields = line.split()
            words = fields[4 : 4 + 2 * int(fields[3], 16) : 2]
            yield fields[0], [word.lower().split("(")[0] for word in words]


def _kept(words: list[str], offset: str, kinds: str, ranks: Ranks) -> list[str]:
    known = [
        (word, ranks[word, kind, offset])
        for word in words
        for kind in kinds
        if (word, kind, offset) in ranks and _WORD.fullmatch(word)
    ]
    common = [(word, seen) for word, (rank, seen) in known if rank <= _COMMONEST]
    if not any(seen for _, seen in common):
        return []
    return sorted({stem_of(word) for word, _ in common})


if __name__ == "__main__":
    main()
