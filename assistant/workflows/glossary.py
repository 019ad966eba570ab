"""The project's own words, as a recorder may mishear them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.domain.records import Milestone, RaidEntry, Ticket
from assistant.evidence.static import StaticEmbedder
from assistant.extract.text.glossary import Glossary
from assistant.facts.sameness.stems import STOP_WORDS, stem_of
from assistant.facts.sameness.synonyms import senses
from assistant.ledger.view import View
from assistant.settings import Settings

_NAME = re.compile(r"(?<![\w'’-])[^\W\d_]+(?![\w'’-])")
_INNER_CAPITAL = re.compile(r"[^\W\d_]*[a-z][A-Z]\w*")


def glossary_words(view: View, settings: Settings) -> tuple[tuple[str, ...], ...]:
    """Return the names of people, of products and the ids, each sorted."""
    people = sorted(person.name for person in view.people.all)
    terms = {*settings.project.glossary, *_terms(view)}
    keys = {known.record.key for known in view.records(Ticket)}
    keys |= {known.record.key for known in view.records(RaidEntry)}
    return tuple(people), tuple(sorted(terms)), tuple(sorted(keys))


def glossary_of(words: tuple[tuple[str, ...], ...]) -> Glossary:
    """Make the glossary of these people, products and ids."""
    people, terms, keys = words
    model = StaticEmbedder()
    return Glossary(
        people,
        terms,
        keys,
        is_word=lambda word: model.has_word(word) and _is_word(word),
        is_known=model.has_word,
    )


def _terms(view: View) -> Iterator[str]:
    """Yield the names in titles: with a capital inside them or within a title."""
    for title in _titles(view):
        for word in _NAME.finditer(title):
            text = word[0]
            inner = _INNER_CAPITAL.fullmatch(text) is not None
            named = text.istitle() and _is_within(title, word.start())
            if inner or (named and not _is_word(text.lower())):
                yield text


def _is_within(title: str, start: int) -> bool:
    """Whether the title is written in small letters, and does not begin here."""
    words = title[:start].split()
    return bool(words) and any(word.islower() for word in title.split())


def _titles(view: View) -> Iterator[str]:
    for known in view.records(Ticket):
        yield known.record.title
    for entry in view.records(RaidEntry):
        yield entry.record.title
    for milestone in view.records(Milestone):
        yield milestone.record.title


def _is_word(word: str) -> bool:
    """Whether the word has a meaning of its own."""
    return word in STOP_WORDS or bool(senses(stem_of(word)))
