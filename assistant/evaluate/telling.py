"""Whether each audience is told what is material to it, and nothing confidential."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.domain.drafts import Claim, Draft
from assistant.domain.evidence import Evidence
from assistant.evaluate.figures import AudienceFigures, Miss, cited
from assistant.evaluate.matching import SAME, near, words
from assistant.evaluate.replay import HistorySeen
from assistant.evaluate.truth import Confidential, Truth, TruthChange

_CLIENT = "client"
_LEAKED = 0.6
_FEWEST_WORDS = 4
_KEY = re.compile(r"-\d|\d{9,}")


def told(
    truth: Truth, seen: HistorySeen, misses: list[Miss]
) -> dict[str, AudienceFigures]:
    """Count, for each audience, its material changes told, listed, and lost."""
    drafts = {week.week: week.drafts for week in seen.weeks}
    audiences = sorted({name for change in truth.changes for name in change.material})
    return {
        audience: _told(audience, truth, drafts, misses)
        for audience in audiences
        if any(audience in week for week in drafts.values())
    }


def _told(
    audience: str,
    truth: Truth,
    drafts: dict[int, dict[str, Draft]],
    misses: list[Miss],
) -> AudienceFigures:
    material = [change for change in truth.changes if change.material.get(audience)]
    said = listed = 0
    for change in material:
        draft = drafts.get(change.week, {}).get(audience)
        if draft and any(_tells(change, claim) for claim in _body(draft)):
            said += 1
            continue
        listed += bool(draft and _lists(change, draft))
        misses.append(
            Miss(
                of=f"told to {audience}",
                what="not told",
                week=change.week,
                kind=change.kind,
                subject=change.subject,
                truth=cited(change.evidence),
            )
        )
    return AudienceFigures(
        told=round(said / len(material), 3) if material else None,
        listed=listed,
        silently_missing=len(material) - said - listed,
        of=len(material),
    )


def leaks(truth: Truth, seen: HistorySeen, misses: list[Miss]) -> int:
    """Count the client's claims that cite what is confidential or repeat its words."""
    found = [
        Miss(
            of="client",
            what="leak",
            week=week.week,
            subject=claim.text,
            truth=cited(secret.evidence),
        )
        for secret in truth.confidential
        for week in seen.weeks
        if _CLIENT in week.drafts
        for claim in _body(week.drafts[_CLIENT])
        if _gives_away(secret, claim)
    ]
    misses += found
    return len(found)


def _body(draft: Draft) -> Iterable[Claim]:
    return (claim for section in draft.sections for claim in section.claims)


def _tells(change: TruthChange, claim: Claim) -> bool:
    return _names(change, claim.text, claim.evidence)


def _lists(change: TruthChange, draft: Draft) -> bool:
    listed = [(fact.subject, fact.evidence) for fact in draft.uncovered]
    listed += [(fact.subject, fact.evidence) for fact in draft.withheld]
    return any(_names(change, subject, evidence) for subject, evidence in listed)


def _names(change: TruthChange, text: str, evidence: tuple[Evidence, ...]) -> bool:
    """Whether words or their evidence name the change's item, or cite its evidence."""
    cites = [item.model_dump_json() for item in evidence]
    where = " ".join([text, *cites])
    named = _KEY.search(change.subject) and re.search(
        rf"(?<![\w-]){re.escape(change.subject)}(?!\d)", where
    )
    by_name = change.subject_name and change.subject_name in where
    return bool(named or by_name) or near(change.evidence, evidence) >= SAME


def _gives_away(secret: Confidential, claim: Claim) -> bool:
    if near(secret.evidence, claim.evidence) >= _LEAKED:
        return True
    said = set(words(claim.text))
    return any(
        len(hidden & said) >= max(_FEWEST_WORDS, _LEAKED * len(hidden))
        for quote in secret.evidence
        if (hidden := set(words(quote.quote)))
    )
