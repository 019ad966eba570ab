"""An update as Markdown, its evidence as footnotes."""

from __future__ import annotations

import re
from datetime import date

from assistant.domain.drafts import Claim
from assistant.domain.evidence import Evidence, Quote
from assistant.domain.records import is_opaque
from assistant.export.publication import Publication
from ingest.text import clean

_SPECIAL = re.compile(
    r"([\\`*\[\]]|<(?=[A-Za-z/!?])|&(?=#?\w+;)|(?<![^\W_])_|_(?![^\W_]))"
)
_LINE_START = re.compile(r"^(\d*)([#>+=.)~-])")
_SHOWN = 3
"""Footnotes of one sentence; the review shows all of its evidence."""


def markdown(publication: Publication) -> str:
    """Return the update as its reader gets it.

    Words of sources are escaped: nothing in them becomes a link, an image or markup.
    """
    draft = publication.draft
    notes: dict[Evidence, int] = {}
    lines = [f"# {escape(draft.title)}, {_long(draft.as_of)}", ""]
    if publication.approved_by is None:
        lines += ["**DRAFT, not approved**", ""]
    lines += [f"**Overall: {draft.health.value.upper()}**", ""]
    lines += _set_colour(publication)
    if publication.headline is not None:
        lines += [_cited(publication, publication.headline, notes), ""]
    for title, claims in publication.sections:
        lines += [f"## {escape(title)}", ""]
        lines += [f"- {_cited(publication, claim, notes)}" for claim in claims]
        lines += [""]
    lines += [f"Next update: {_long(draft.next_update)}.", ""]
    if publication.is_internal:
        if publication.approved_by is not None:
            lines += [f"Approved by {escape(publication.approved_by)}.", ""]
        lines += [_coverage(publication), ""]
    lines += [f"[^{number}]: {footnote(item)}" for item, number in notes.items()]
    return "\n".join(lines).rstrip() + "\n"


def _cited(publication: Publication, claim: Claim, notes: dict[Evidence, int]) -> str:
    marks = []
    for item in publication.evidence(claim)[:_SHOWN]:
        number = notes.setdefault(item, len(notes) + 1)
        marks.append(f"[^{number}]")
    return escape(claim.text) + "".join(marks)


def footnote(item: Evidence) -> str:
    """Return one piece of evidence as a line: the words and where they stand."""
    against = "against it: " if item.stance == "contradicts" else ""
    if not isinstance(item, Quote):
        said = ", ".join(each for each in item.inputs if not is_opaque(each))
        inputs = f" ({escape(said)})" if said else ""
        computed = "computed" if against else "Computed"
        return f"{against}{computed}: {escape(item.rule)}{inputs}"
    place = f"{item.source}, {item.locator}" if item.locator else item.source
    day = item.dated or item.as_of
    parts = [place, *filter(None, [item.author, str(day) if day else None])]
    words = " ".join(item.quote.split())
    return f"{against}“{escape(words)}” ({escape(', '.join(parts))})"


def escape(text: str) -> str:
    """Return text whose characters mean themselves in Markdown, none invisible."""
    escaped = _SPECIAL.sub(r"\\\1", " ".join(clean(text).split()))
    return _LINE_START.sub(r"\1\\\2", escaped)


def _set_colour(publication: Publication) -> list[str]:
    """Say, within the company, who set the colour, why, and what was computed."""
    chosen = publication.set_colour
    if chosen is None or not publication.is_internal:
        return []
    reason = escape(chosen.reason.rstrip("."))
    told = f"Set by {escape(chosen.by)}: “{reason}”. Computed: {chosen.computed.value}."
    return [told, ""]


def _coverage(publication: Publication) -> str:
    coverage = publication.draft.coverage
    many = "source" if coverage.sources == 1 else "sources"
    text = f"Based on {coverage.sources} {many}"
    text += f" up to {_long(coverage.newest)}." if coverage.newest else "."
    if coverage.gaps:
        text += f" Not covered: {escape('; '.join(coverage.gaps))}."
    return text


def _long(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B %Y}"
