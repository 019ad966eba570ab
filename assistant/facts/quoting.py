"""The words of records and passages that carry a fact."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from assistant.domain.evidence import LONGEST_QUOTE, Quote
from assistant.domain.records import AnyRecord, Comment, RaidEntry, SentUpdate
from assistant.domain.sourced import Known
from assistant.extract.text.sentences import split

RecordT = TypeVar("RecordT", bound=AnyRecord)


def span(text: str) -> str:
    """Return the first whole sentences of a text that fit into one quote."""
    text = text.strip()
    if len(text) <= LONGEST_QUOTE:
        return text
    end = 0
    for sentence in split(text):
        stop = sentence.start + len(sentence.text)
        if stop > LONGEST_QUOTE:
            break
        end = stop
    return text[: end or LONGEST_QUOTE].strip()


def introduced(entry: RaidEntry) -> str:
    """Name an entry once: by its key and title, or by the title where it is the key."""
    if entry.title.startswith(entry.key):
        return entry.title
    return f"{entry.key} ({entry.title})"


def cells(known: Known[RecordT], *texts: str | None) -> tuple[Quote, ...]:
    """Cite these cells of a record, empty ones left out, each once."""
    return tuple(
        known.quote(span(text))
        for text in dict.fromkeys(texts)
        if text and text.strip()
    )


def remark(known: Known[RecordT], comments: Iterable[Comment]) -> tuple[Quote, ...]:
    """Cite the newest of these comments with its author and day."""
    newest: Comment | None = None
    for comment in comments:
        if not comment.text.strip():
            continue
        if (
            newest is None
            or newest.at is None
            or (comment.at or newest.at) >= newest.at
        ):
            newest = comment
    if newest is None:
        return ()
    quote = known.quote(span(newest.text))
    day = newest.at.date() if newest.at else quote.dated
    return (quote.model_copy(update={"author": newest.author, "dated": day}),)


def sent_words(known: Known[SentUpdate], words: str) -> Quote:
    """Cite words of a sent update at the line on which they stand."""
    numbered = enumerate(known.record.body.split("\n"), 1)
    line = next((number for number, line in numbered if words.strip() in line), None)
    quote = known.quote(words)
    if line is None:
        return quote
    places = known.record.places
    place = places[line - 1] if places else f"line {line}"
    return quote.model_copy(update={"locator": place})
