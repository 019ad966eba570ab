"""Tables of change requests: an approved change is a decision that was made."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from assistant.domain.people import fold
from ingest.tables.decisions import is_made, status_column

_NAMES: Final = (
    "change|changes|change description|change title|change request|change summary"
    "|description of change|description of the change|requested change"
    "|proposed change|scope change|change requested"
    "|änderung|änderungsantrag|änderungsbeschreibung|beschreibung der änderung"
    "|changement|modification|demande de changement|demande de modification"
    "|description du changement|cambio|solicitud de cambio|descripción del cambio"
    "|cambio solicitado|modifica|richiesta di modifica|mudança|alteração|wijziging"
    "|wijzigingsverzoek"
)
_CHANGE: Final = frozenset(fold(name) for name in _NAMES.split("|"))
_ABOUT: Final = frozenset(
    fold(name)
    for name in ("description", "title", "summary", "beschreibung", "titel", "titre")
)
_NUMBERED: Final = re.compile(
    r"\b(?:cr|change(?: request)?) ?(?:id|no|nr|number|ref|#)?$"
)
_DECIDED: Final = re.compile(
    r"^(?:decision|disposition|resolution|approval|approved|entscheidung|freigabe"
    r"|genehmigung|decision du comite|approbation|decision final|aprobacion)\??$"
)
_APPROVED: Final = re.compile(
    r"\W*(?:approv|accept|agreed|authori[sz]ed|implement|done\b|complet|yes\b|granted"
    r"|genehmigt|angenommen|freigegeben|umgesetzt|bewilligt|ja\b|erledigt"
    r"|approuv|valide|mis(?:e)? en [oœ]|oui\b|aprobad|aceptad|autorizad|si\b"
    r"|approvat|accettat|aprovad|aceit|goedgekeurd|geaccepteerd|uitgevoerd)"
)
_ON: Final = re.compile(
    r"\b(?:decided|decision|agreed|approv\w+|authori[sz]ed|entschieden|beschlossen"
    r"|genehmigt|freigegeben|decidid[ao]|decide|approuve|aprobad[ao]|deciso)\b"
    r".*\b(?:on|at|date|when|am|le|el|il)$"
    r"|\b(?:date|datum|fecha|data)\b.*\b(?:deci\w+|agreed|approv\w+|aprob\w+)$"
    r"|^(?:entscheidungs|beschluss|genehmigungs|freigabe|besluit)datum$"
)
_BY: Final = re.compile(
    r"\b(?:approv\w+|decided|authori[sz]ed|agreed|genehmigt|freigegeben|entschieden"
    r"|approuve|decide|aprobad[ao]|decidid[ao]|autorizad[ao]) (?:by|von|par|por|da)$"
    r"|^(?:approver|approving authority|genehmiger|approbateur|aprobador)$"
)


@dataclass(frozen=True, slots=True)
class ChangeColumns:
    """The columns of a table of change requests: what, how it stands, when, by whom."""

    what: int
    status: int
    day: int | None
    by: int | None


def change_columns(headers: Sequence[str]) -> ChangeColumns | None:
    """Return the columns by their folded names; None where it lists no requests.

    A table of what was changed in a document has no column for how a change stands.
    """
    bare = [re.sub(r"[^\w #?]+", " ", name).strip() for name in headers]
    numbered = any(map(_NUMBERED.search, bare))
    what = _first(bare, lambda name: name in _CHANGE)
    if what is None or (numbered and what == _first(bare, _is_number)):
        what = _first(bare, lambda name: name in _ABOUT) if numbered else None
    status = status_column(headers)
    if status is None:
        status = _first(bare, lambda name: _DECIDED.search(name) is not None)
    if what is None or status is None:
        return None
    return ChangeColumns(
        what,
        status,
        decided_column(headers),
        _first(bare, lambda n: bool(_BY.search(n))),
    )


def decided_column(headers: Sequence[str]) -> int | None:
    """Return the column that says by its name when a thing was decided."""
    return _first(headers, lambda name: _ON.search(name.strip()) is not None)


def is_approved(status: str) -> bool:
    """Whether a change of this status was decided on and is to be."""
    return is_made(status) and _APPROVED.match(fold(status)) is not None


def _is_number(name: str) -> bool:
    return _NUMBERED.search(name) is not None


def _first(names: Sequence[str], is_it: Callable[[str], bool]) -> int | None:
    return next((index for index, name in enumerate(names) if is_it(name)), None)
