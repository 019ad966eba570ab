"""Tickets that a security test found: what its report or a note on it names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from assistant.domain.records import Ticket
from assistant.domain.sourced import Known, SourcedPassage
from assistant.drafting.reach import tags_of

SECURITY = "security"
"""What a ticket of a security test's findings counts as being labelled."""
_TEST = (
    r"(?:pen(?:etration)?[ _-]?test\w*|red[ _-]team\w*|vulnerabilit\w+"
    r"|(?:app(?:lication)?[ _-]?)?security[ _-](?:tests?|scans?|audits?|assessments?"
    r"|checks?|testers?|findings?|holes?|reports?)"
    r"|sicherheits(?:test|pr(?:ü|ue)fung|befund|audit|bericht)\w*"
    r"|test[ _-]d[’']intrusion|audit[ _-]de[ _-]s[ée]curit[ée])"
)
_ON_A_TEST = re.compile(rf"(?i)(?<![^\W_]){_TEST}(?![^\W_])")
_FINDING = re.compile(
    r"(?i)\b(?:find(?:ing)?s?|found|vulnerabilit\w+|holes?|weakness\w*|high|critical"
    r"|severe|befunde?|l(?:ü|ue)cken?|gefunden|constats?|failles?)\b"
)
_NONE_FOUND = re.compile(
    r"(?i)\b(?:no|not|none|nothing|without|zero|passed|clean|keine?|ohne|aucune?)\b"
)
_SENTENCE = re.compile(r"[.!?;]\s+|\n+")
_FEWEST = 3
"""Words of a title: fewer stand in any text."""
_WORD = re.compile(r"\w+")


def tags_by_key(
    tickets: Mapping[str, Known[Ticket]], passages: Iterable[SourcedPassage]
) -> dict[str, tuple[str, ...]]:
    """Return what each ticket is called, and that a security test found it."""
    tags = {key: tags_of(known.record) for key, known in tickets.items()}
    titles = {
        key: words
        for key, known in tickets.items()
        if len(_WORD.findall(words := _bare(known.record.title))) >= _FEWEST
    }
    for key in set(_found(passages, titles, tags)):
        tags[key] = (*tags[key], SECURITY)
    return tags


def _found(
    passages: Iterable[SourcedPassage],
    titles: Mapping[str, str],
    keys: Collection[str],
) -> Iterator[str]:
    """Yield the keys of the tickets that are told of as found by a security test."""
    for sourced in passages:
        own = sourced.passage.subject
        whole = own is None and _is_report(sourced)
        if not (whole or _ON_A_TEST.search(sourced.passage.text)):
            continue
        for sentence in _SENTENCE.split(sourced.passage.text):
            told = _ON_A_TEST.search(sentence) and _FINDING.search(sentence)
            if not (whole or told) or _NONE_FOUND.search(sentence):
                continue
            said = _bare(sentence)
            yield from (key for key in keys if _names(sentence, key))
            yield from (key for key, title in titles.items() if title in said)
            if own in keys and own is not None and _bare(sentence) != titles.get(own):
                yield own


def _is_report(sourced: SourcedPassage) -> bool:
    above = (sourced.title or "", sourced.source, *sourced.passage.headings)
    return any(_ON_A_TEST.search(text) for text in above)


def _names(sentence: str, key: str) -> bool:
    return key in sentence and bool(
        re.search(rf"(?<![\w-]){re.escape(key)}(?![\w-])", sentence)
    )


def _bare(text: str) -> str:
    """Return the words in lower case between single blanks, with one at each end."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "
