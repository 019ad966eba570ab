"""Papers that record one decision under set headings, with a status of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.domain.people import fold
from assistant.domain.reading import Role
from assistant.extract.text.sentences import plain
from assistant.extract.view import Unit, View

_DECISION = re.compile(r"(?:the )?decision(?: outcome| made| taken)?")
_OTHER = re.compile(
    r"status|context(?: .*)?|background|consequences|(?:considered )?(?:options"
    r"|alternatives)"
    r"(?: considered)?|decision drivers|drivers|rationale|problem(?: statement)?"
    r"|pros and cons.*|implications|justification"
)
_STATUS = re.compile(
    r"^\W*(?:(?:decision )?(?:status|state)\W*: ?)?\W*(?:(?P<open>proposed|proposal"
    r"|draft"
    r"|pending|open|rfc|(?:in|under|for) (?:review|discussion|consideration|decision)"
    r"|to be (?:decided|approved|agreed)|awaiting \w+|not (?:yet )?(?:decided|approved"
    r"|agreed|accepted)|undecided|deferred|on hold)|(?P<refused>rejected|declined"
    r"|withdrawn|abandoned|turned down|not accepted)|(?P<gone>superseded|deprecated"
    r"|replaced|obsolete|retired)|(?:accepted|approved|agreed|decided|adopted|final"
    r"|implemented|active|in force|done))\b",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"^\W*(?:decision )?(?:status|state)\W*: ?\W*\w", re.IGNORECASE)
_LONGEST_STATUS = 8
_EDGES = " #*_:0123456789.)"


@dataclass(frozen=True, slots=True)
class DecisionPaper:
    """Such a paper: where its status stands and what it decides.

    `open` says that nothing is decided yet, `refused` that the decision was not to
    do it, `gone` that another took its place since.
    """

    status: Unit
    decided: Unit | None
    open: bool
    refused: bool
    gone: bool


def paper_of(view: View) -> DecisionPaper | None:
    """Return the paper that the document is; None where it is of another kind.

    It has a heading for the decision, one for its status, context, options or
    consequences, and says how it stands.
    """
    titles = {
        fold(plain(one.passage.text)).strip(_EDGES)
        for one in view.passages
        if one.passage.role is Role.HEADING
    }
    if not any(map(_DECISION.fullmatch, titles)):
        return None
    if not any(map(_OTHER.fullmatch, titles)):
        return None
    for unit in view.units:
        beneath = _title(unit) in {"status", "state", "decision status"}
        found = _STATUS.match(unit.core)
        brief = len(unit.core.split()) <= _LONGEST_STATUS
        if found and brief and (beneath or _LABELLED.match(unit.core)):
            return DecisionPaper(
                status=unit,
                decided=next((u for u in view.units if _is_decided(u)), None),
                open=found["open"] is not None,
                refused=found["refused"] is not None,
                gone=found["gone"] is not None,
            )
    return None


def _title(unit: Unit) -> str:
    return fold(plain(unit.heading)).strip(_EDGES)


def _is_decided(unit: Unit) -> bool:
    return _DECISION.fullmatch(_title(unit)) is not None
