"""An update as JSON for other programs: what its reader may know, nothing else."""

from __future__ import annotations

import json
from typing import Any

from assistant.domain.drafts import Claim
from assistant.export.publication import Publication


def json_file(publication: Publication) -> str:
    """Return the update as one JSON document."""
    draft = publication.draft
    internal = publication.is_internal
    data: dict[str, Any] = {
        "title": draft.title,
        "audience": draft.audience,
        "as_of": draft.as_of.isoformat(),
        "since": draft.since.isoformat() if draft.since else None,
        "health": draft.health.value,
        "approved_by": publication.approved_by if internal else None,
        "approved": publication.approved_by is not None,
        "headline": _claim(publication, publication.headline),
        "sections": [
            {"title": title, "claims": [_claim(publication, claim) for claim in claims]}
            for title, claims in publication.sections
        ],
        "next_update": draft.next_update.isoformat(),
    }
    if internal:
        chosen = publication.set_colour
        data["colour_set"] = chosen and {
            "by": chosen.by,
            "reason": chosen.reason,
            "computed": chosen.computed.value,
        }
        data["coverage"] = draft.coverage.model_dump(mode="json")
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _claim(publication: Publication, claim: Claim | None) -> dict[str, Any] | None:
    if claim is None:
        return None
    evidence = publication.evidence(claim)
    told: dict[str, Any] = {
        "text": claim.text,
        "evidence": [item.model_dump(mode="json") for item in evidence],
    }
    if judged := publication.judged(claim):
        told |= {"verdict": judged.value, "reasons": publication.reasons(claim)}
    return told
