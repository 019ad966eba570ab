"""A row of a log of decisions or changes, asked for by its own number: `K-04`, `D12`.

The row answers whole: what was decided, by whom and on which day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answering.asked.question import Question
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.sentences import Reader
from assistant.domain.people import fold
from assistant.domain.reading import Role
from assistant.domain.sourced import SourcedPassage

_LOG = re.compile(
    r"(?i)\b(?:decisions?|decided|resolutions?|change (?:requests?|log|register)"
    r"|changes|entscheidung\w*|beschl(?:u|ü)ss\w*|adrs?)\b"
)
_KEY_COLUMNS = frozenset("no nr num number id key ref code decision cr adr #".split())  # noqa: SIM905
_KEY = re.compile(r"(?<![\w-])[A-Za-z]{1,5}(?:-[A-Za-z]{1,4})?[-_ ]?\d{1,5}(?![\w-])")
_NUMBERED = re.compile(
    r"(?i)\bdecision (?:no\.? ?|number |nr\.? ?|#)?(?P<number>\d{1,3})\b"
)
_ASKING_WORDS = """
what whats is was were are has have been s the a an of in on by for about with who whos
when which did does do decide decided decides decision decisions made make took take
taken tell me us show give explain say says said entry row change request log it that
this mean means meaning number no please and approved signed off day date status
"""
_ASKING = frozenset(_ASKING_WORDS.split())


def of_log_row(question: Question, reader: Reader) -> list[Candidate]:
    """Return the cells of the newest row that has the key; none where none is meant."""
    key = _key_asked(question)
    known = question.ids - frozenset(question.unknown)
    if key is None or known or question.people:
        return []
    rows = [one for one in reader.passages if _is_called(one, *key)]
    if not rows:
        return []
    newest = max(rows, key=lambda one: (one.as_of, one.dated))
    return list(reader.sentences({newest.id}))


def _key_asked(question: Question) -> tuple[str, bool] | None:
    """Return the one key of the question, and whether it is a bare number."""
    text = question.text
    if number := _NUMBERED.search(text):
        rest, key = text[: number.start()] + text[number.end() :], number["number"]
    else:
        found = list(_KEY.finditer(text))
        if len(found) != 1:
            return None
        rest, key = text[: found[0].start()] + text[found[0].end() :], found[0][0]
    words = set(re.findall(r"[^\W\d_]+", fold(rest.replace("’", "'"))))
    return (_plain(key), bool(number)) if words <= _ASKING else None


def _is_called(sourced: SourcedPassage, key: str, bare: bool) -> bool:
    passage = sourced.passage
    if passage.role is not Role.ROW or passage.subject or passage.quoted:
        return False
    if key not in map(_plain, _keys(sourced)):
        return False
    columns = " ".join(name for name, _ in passage.cells)
    place = " ".join([columns, *passage.headings, sourced.title or ""])
    return _LOG.search(place) is not None and (
        not bare or "decision" in place.casefold()
    )


def _keys(sourced: SourcedPassage) -> Iterator[str]:
    for place, (name, value) in enumerate(sourced.passage.cells):
        if place == 0 or fold(name).strip(" .#") in _KEY_COLUMNS or name.strip() == "#":
            yield value


def _plain(key: str) -> str:
    """Return a key as it is compared: `K04` as `K-4`."""
    low = re.sub(r"[\s_.–-]", "", fold(key)).strip("#*`")
    return re.sub(r"(?<!\d)0+(?=\d)", "", low)
