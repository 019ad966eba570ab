"""What may carry a sentence: verbatim quotes and values that code rendered."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TypeVar

from assistant.domain.drafts import Verdict
from assistant.gate.amounts import Amount
from assistant.gate.days import Clock, DateOrder, Day, Weekday
from assistant.gate.sentence import Sentence, Span, analyse

ItemT = TypeVar("ItemT")


@dataclass(frozen=True, slots=True)
class Support:
    """What a sentence may draw from.

    `quotes` are verbatim words of sources; `values` strings that code rendered from
    facts (numbers, dates, ids, names, status words, titles); `names` are all people of
    the project, full and first names, so that they are recognised; `avoid` words that
    the audience must not read; `relations` the values that belong to one fact each, in
    `values` side by side, of two dates the former one first;
    `date_order` reads 03/04, None if the project has not said. `rendered` are the
    sentences that code wrote from the facts: what says neither that nor less of it
    needs a look; without any, words are judged by quotes and values alone. `said` are
    authors with their words that the audience may be shown.
    """

    quotes: tuple[str, ...]
    values: tuple[str, ...]
    as_of: date
    names: frozenset[str] = frozenset()
    avoid: tuple[str, ...] = ()
    relations: tuple[frozenset[str], ...] = ()
    date_order: DateOrder | None = None
    rendered: tuple[str, ...] = ()
    said: tuple[tuple[str, str], ...] = ()

    def analyse(self, text: str) -> Sentence:
        """Read a text as this support reads its own."""
        return analyse(text, self.as_of, self.names, self.date_order)


@dataclass(frozen=True, slots=True)
class Fault:
    """Words that nothing carries, why, and how much that weighs."""

    words: str
    reason: str
    verdict: Verdict = Verdict.UNSUPPORTED


@dataclass(frozen=True, slots=True)
class Ground:
    """All that the quotes and values of a support say, taken together."""

    texts: tuple[Sentence, ...]
    quotes: tuple[Sentence, ...]
    values: tuple[Sentence, ...]
    amounts: tuple[Amount, ...]
    days: tuple[Day, ...]
    weekdays: tuple[Weekday, ...]
    clocks: tuple[Clock, ...]
    ids: frozenset[str]
    names: tuple[Span, ...]
    value_colours: frozenset[str]
    words: frozenset[str]
    stems: frozenset[str]
    folded: str

    def says(self, words: str) -> bool:
        """Whether these very words stand in a quote or value, as whole words."""
        pattern = rf"(?<!\w){re.escape(squeeze(words))}(?!\w)"
        return re.search(pattern, self.folded) is not None


@lru_cache(maxsize=512)
def ground(support: Support) -> Ground:
    """Analyse the quotes and values once for all checks."""
    quotes = tuple(support.analyse(quote) for quote in support.quotes)
    values = tuple(support.analyse(value) for value in support.values)
    texts = quotes + values
    return Ground(
        texts=texts,
        quotes=quotes,
        values=values,
        amounts=_joined([text.amounts for text in texts]),
        days=_joined([text.days for text in texts]),
        weekdays=_joined([text.weekdays for text in texts]),
        clocks=_joined([text.clocks for text in texts]),
        ids=frozenset(span.key for text in texts for span in text.ids),
        names=_joined([text.names for text in texts]),
        value_colours=frozenset(span.key for text in values for span in text.colours),
        words=frozenset(word for text in texts for word in text.words),
        stems=frozenset(word for text in texts for word in text.stems),
        folded="\n".join(squeeze(text.plain) for text in texts),
    )


def squeeze(text: str) -> str:
    """Return the text in lower case with single spaces."""
    return " ".join(text.casefold().split())


def _joined(groups: list[tuple[ItemT, ...]]) -> tuple[ItemT, ...]:
    return tuple(item for group in groups for item in group)
