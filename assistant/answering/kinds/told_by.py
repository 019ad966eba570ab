"""What somebody said or wrote: their own words, of one matter or the newest."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.answering.asked.question import Question
from assistant.answering.candidates.alike import same_sentence
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.naming import said_in
from assistant.answering.candidates.sentences import Reader
from assistant.domain.people import fold
from assistant.domain.reading import Role
from assistant.domain.sourced import SourcedPassage
from assistant.facts.sameness.stems import covered, stems

MOST = 4
"""Sentences of an answer."""
_ASKS = re.compile(
    r"(?i)\W*what (?:did|does|do|has|have|is|was) .*?\b(?:say(?:ing)?|said"
    r"|writ(?:e|ten|ing)|wrote|repl(?:y|ied)|answer(?:ed)?|report(?:ed)?|mention(?:ed)?|tell|told"
    r"|announced?|complain(?:ed)?|think|suggest(?:ed)?|propose[ds]?)\b(.*)"
)
_ABOUT = re.compile(
    r"(?i)\W*(?:us |me |them |to \w+ |in (?:the|his|her|their) \w+ )?"
    r"(?:about|on|of|regarding|concerning|that)\b"
)
_LABEL = re.compile(r"[\s*_>-]*([^\W\d_][\w.'’ -]{1,30}?)[*_]*:[*_]*\s")
_REPORTED = re.compile(
    r"^[\s*_>-]*([^\W\d_][\w'’-]*(?: [^\W\d_][\w'’-]*)?) (?:said|says|wrote|writes"
    r"|replied|reports|reported|answered|thinks|told|mentioned|suggested|proposed|complained)\b"
)
_ABOUT_IT = 0.7
_FEWEST = 3
"""Words of a sentence that is more than a greeting."""


def told_by(question: Question, reader: Reader) -> list[Candidate]:
    """Return what the one person of the question said, where it asks for that.

    Of one matter the newest first; without a matter all of their newest message, as it
    was written.
    """
    asked = _ASKS.match(question.text)
    if asked is None or len(question.people) != 1:
        return []
    [person] = question.people
    mine = [one for one in reader.passages if _is_of(one, person, reader)]
    about = _ABOUT.match(asked[1])
    if about is None and stems(_without(asked[1], person)):
        return []
    if about is None:
        newest = max(mine, key=lambda one: one.dated, default=None)
        ids = {one.id for one in mine if newest and one.source == newest.source}
        return _distinct(reader.sentences(ids))
    matter = stems(_without(asked[1][about.end() :], person))
    said = reader.sentences({one.id for one in mine})
    found = [
        one
        for one in said
        if matter and covered(matter, one.about | one.titles) >= _ABOUT_IT
    ]
    return _distinct(sorted(found, key=lambda one: -one.day.toordinal()))


def _is_of(one: SourcedPassage, person: str, reader: Reader) -> bool:
    """Whether somebody says it, by its speaker, its label or its first words."""
    passage, resolve = one.passage, reader.teller.people.resolve
    if passage.quoted or passage.role in {Role.HEADING, Role.ROW, Role.CELL}:
        return False
    if resolve(passage.speaker) == person:
        return True
    forms = (form.match(passage.text) for form in (_LABEL, _REPORTED))
    return any(found and resolve(found[1]) == person for found in forms)


def _without(text: str, person: str) -> str:
    names = fold(person).split()
    return " ".join(
        word for word in text.split() if fold(word).strip("?.,") not in names
    )


def _distinct(found: Iterable[Candidate]) -> list[Candidate]:
    chosen: list[Candidate] = []
    for one in found:
        words = said_in(one.unit.text).split()
        if len(chosen) == MOST or len(words) < _FEWEST:
            continue
        if not any(same_sentence(one, other) for other in chosen):
            chosen.append(one)
    return chosen
