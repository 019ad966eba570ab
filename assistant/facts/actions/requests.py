"""What mail and talk ask for or promise that the action register does not hold."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from assistant.domain.base import Frozen, stable_id
from assistant.domain.evidence import Quote
from assistant.domain.findings import ActionFinding, RequestFinding
from assistant.extract.text.sentences import plain
from assistant.ledger.view import View


class Request(Frozen):
    """Words that likely ask for something or promise it; `engine` is what found them.

    They are to be read by a person: no update and no flag rests on them.
    """

    id: str
    what: str
    said_by: str | None
    on: date
    evidence: tuple[Quote, ...]
    engine: str


def request_register(view: View) -> tuple[Request, ...]:
    """Return what is asked for or promised beside the actions, in order of sources."""
    held: dict[str, list[str]] = defaultdict(list)
    for action in view.findings(ActionFinding):
        held[action.finding.passage].append(action.finding.quote)
    return tuple(
        Request(
            id=stable_id("req", found.id),
            what=plain(found.finding.quote),
            said_by=found.passage.passage.speaker,
            on=found.passage.dated,
            evidence=(found.evidence,),
            engine=found.finding.extractor,
        )
        for found in view.findings(RequestFinding)
        if not any(
            quote in found.finding.quote or found.finding.quote in quote
            for quote in held[found.finding.passage]
        )
    )
