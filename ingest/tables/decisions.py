"""Whether a row of a decision log is a decision that was made, by its status."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.domain.people import fold
from assistant.domain.reading import ReadProblem

_STATES = frozenset(
    (
        *("status", "state", "standing", "outcome", "stand", "zustand", "etat"),
        *("statut", "estado", "stato"),
    )
)
_NOT_MADE = re.compile(
    r"\W*(?:(?:still|now|in|under|on|to be|en|em|a|for|zur|zu|te)\W+(?:the\W+|de\W+)?)?"
    r"(?:not|no|never|nicht|pas|un(?:decided|approved|resolved)|tb[dca]\b|to ?do\b"
    # not yet
    r"|new\b|propos|pending|open\b|draft|review|await|wait|discuss|consider|request"
    r"|candidate|recommended|(?<=to be )\w+"
    r"|defer|postpon|hold\b|park|tabled|escalat|submitted"
    r"|vorgeschlagen|offen|entwurf|ausstehend|vertagt|zuruckgestellt|prufung|diskussion"
    r"|attente|cours\b|report[ee]|brouillon|ouvert|etude"
    r"|propuest|pendiente|aplazad|borrador|abiert|revision"
    r"|attesa|rinviat|bozza|apert|voorgesteld|uitgesteld|concept|afwachting"
    r"|pendente|adiad|aberto|rascunho"
    # no
    r"|reject|declin|withdr|cancel|refus|abandon|dropped|void|veto|denied|turned down"
    r"|abgelehnt|verworfen|zuruckgezogen|rejet|rechaz|descart|respint|scartat|afgewezen"
    r"|ingetrokken|rejeitad|recusad)"
)


def status_column(headers: Sequence[str]) -> int | None:
    """Return the column that says how the decision stands, by its folded name."""
    for index, name in enumerate(headers):
        if set(re.findall(r"[^\W_]+", name)) & _STATES:
            return index
    return None


def is_made(status: str) -> bool:
    """Whether a decision of this status was made; one without any was."""
    return not _NOT_MADE.match(fold(status))


def not_made(where: str, what: str, status: str) -> ReadProblem:
    """Say that the row is no decision by its own status."""
    return ReadProblem(
        where=where,
        what=f"{what[:80]!r} stands as {status!r}: it is not counted as a decision "
        "that was made; its text can be searched",
        fix="give it another status once it is decided",
    )
