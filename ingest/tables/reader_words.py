"""Words of columns and cells that say who may read a row of a table."""

from __future__ import annotations

import re
from enum import Enum
from typing import Final

from assistant.domain.labels import Label
from assistant.domain.people import fold
from ingest.tables.column_names import plain_name
from ingest.text.front_matter import label_called


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split("|"))


_YES: Final = _words("yes y x true 1 ja j oui o si sim ✓ ✔ ☑")
_NO: Final = _words(
    "no n false 0 nein non nee nao none null n/a na - \u2013 \u2014 ☐ ✗ ✘ [] {}"
)
_CLOSED: Final = _words(
    "confidential private sensitive restricted secret vertraulich confidentiel prive"
    " confidencial privado riservato vertrouwelijk"
)
_OURS: Final = _words("internal intern interne interno interna")
_READER: Final = _words(
    "client clients customer customers public publicly external externally kunde kunden"
)
_SHOWN: Final = _words(
    "visible visibility view share shared shareable show shown see sees disclose told"
    " tell ok safe sichtbar"
)
_KEPT: Final = _words("not hide hidden withhold withheld never keep kept nicht")
_ASIDE: Final = _words(
    "is only use flag y n yes no j nein ja item row entry risk issue ticket task marked"
    " mark treat as strictly highly commercial commercially to from for with the by may"
    " can be information info in nur fur den"
)
_TRACKERS: Final = _names(
    "security|security level|issue security level|sicherheitsstufe"
    "|niveau de securite|nivel de seguridad"
)
"""Columns of trackers whose every level keeps the ticket from somebody."""
_LEVELS: Final = _TRACKERS | _names(
    "visibility|audience|classification|confidentiality|sensitivity"
    "|security classification|information classification|data classification"
    "|protective marking|access|access level|disclosure|distribution|circulation"
    "|readership|sharing|share with|shared with|visible to|who can see|who may see|tlp"
    "|sichtbarkeit|vertraulichkeit|zielgruppe|visibilite|confidentialite"
    "|confidencialidad|visibilidad"
)
_ALL: Final = _words("all everyone everybody anyone any open alle tous todos")
_OUR_PEOPLE: Final = _words(
    "exec execs executive executives management managers engineering engineers"
    " developers dev devs delivery leadership leads pmo staff employees"
)
_BETWEEN: Final = re.compile(r"\s*(?:[,;/&+|\n]|\b(?:and|und|or|et)\b)\s*")
_WORD: Final = re.compile(r"[^\W_]+")
_CUSTOM: Final = re.compile(r"(?i)custom field \((?P<name>.*)\)")
_LONGEST: Final = 60


class Says(Enum):
    """What a tick in a column says of its row.

    A column of a `level` has words; one of a `tracker` closes a row by any of them.
    """

    RESTRICTED = "restricted"
    INTERNAL = "internal"
    OPEN = "open"
    LEVEL = "level"
    TRACKER = "tracker"


_OF_YES: Final = {
    Says.RESTRICTED: Label.RESTRICTED,
    Says.INTERNAL: Label.INTERNAL,
    Says.OPEN: Label.CLIENT,
    Says.TRACKER: Label.INTERNAL,
}


def column_says(name: str) -> Says | None:
    """Return what a tick under the name says of its row, None if it says nothing."""
    if len(name) > _LONGEST:
        return None
    custom = _CUSTOM.fullmatch(name.strip())
    plain = plain_name(custom["name"] if custom else name)
    words = {*_WORD.findall(plain)}
    if plain in _LEVELS:
        return Says.TRACKER if plain in _TRACKERS else Says.LEVEL
    if words & _READER and words <= _READER | _SHOWN | _KEPT | _ASIDE:
        return _of_readers(words)
    if words & _CLOSED and words <= _CLOSED | _ASIDE:
        return Says.RESTRICTED
    return Says.INTERNAL if words & _OURS and words <= _OURS | _ASIDE else None


def _of_readers(words: set[str]) -> Says | None:
    """Return what a column says that names the reader: shown to, or kept from them."""
    if words & _KEPT:
        return Says.INTERNAL
    return Says.OPEN if words & _SHOWN or words <= {"public", "is"} else None


def label_in(cell: str, says: Says) -> Label | None:
    """Return how closed a cell calls its row, None if it is not understood.

    A blank says nothing, but where others are ticked as shown.
    """
    text = fold(cell)
    if text in _YES and says in _OF_YES:
        return _OF_YES[says]
    if not text or text in _NO:
        return Label.INTERNAL if says is Says.OPEN else Label.CLIENT
    return _named(text) or (Label.INTERNAL if says is Says.TRACKER else None)


def _named(text: str) -> Label | None:
    """Return the label that words name; of several readers the most open one reads."""
    parts = [part for part in _BETWEEN.split(text) if part]
    labels = [label for part in parts if (label := _group(part))]
    if Label.RESTRICTED in labels or not labels or len(labels) < len(parts):
        return _group(text)
    return min(labels, key=lambda label: label.rank)


def _group(text: str) -> Label | None:
    """Return the label of one group of readers, or of a level."""
    known = label_called(text)
    words = {*_WORD.findall(text)}
    if known or not words:
        return known
    if words & _CLOSED or "eyes" in words:
        return Label.RESTRICTED
    if words & _OURS or words <= _OUR_PEOPLE | _ASIDE:
        return Label.INTERNAL
    theirs = words - _ASIDE - _SHOWN - _KEPT
    if theirs and theirs <= _READER | _ALL:
        return Label.INTERNAL if words & _KEPT else Label.CLIENT
    is_of_some = "only" in words and not words & _READER
    return Label.INTERNAL if is_of_some else None
