"""What stands in an update, in order, whatever the format: plain text, no markup."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assistant.domain.drafts import Claim, Verdict
from assistant.domain.evidence import Evidence, Quote
from assistant.domain.facts import Colour
from assistant.domain.records import is_opaque
from assistant.export.publication import Publication
from ingest.text.decoding import clean

STAMP = "DRAFT, not approved"
_JUDGED = {
    Verdict.UNSUPPORTED: ("unsupported", "does not carry it: "),
    Verdict.NEEDS_REVIEW: ("needs review", "not known to carry it: "),
}
"""How a sentence that the gate does not let pass is marked, and what opens its notes.
"""
_SHOWN = 3
"""Pieces of evidence of one sentence; the review shows all of them."""


_Cited = tuple[str, Evidence]


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence and the numbers of the notes that carry it."""

    text: str
    notes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """An update on its page.

    `stamp` stands on every page of what is not approved; `closing` follows the
    sections; note `n` is `notes[n - 1]`.
    """

    title: str
    day: str
    stamp: str | None
    health: Colour
    colour_set: str | None
    headline: Line | None
    sections: tuple[tuple[str, tuple[Line, ...]], ...]
    closing: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def overall(self) -> str:
        """The colour as a line."""
        return f"Overall: {self.health.value.upper()}"


def lay_out(publication: Publication) -> Layout:
    """Put an update in order, with what its reader may see alone."""
    draft = publication.draft
    notes: dict[_Cited, int] = {}
    headline = publication.headline
    return Layout(
        title=tidy(draft.title),
        day=long_day(draft.as_of),
        stamp=STAMP if publication.approved_by is None else None,
        health=draft.health,
        colour_set=_colour_set(publication),
        headline=_line(publication, headline, notes) if headline else None,
        sections=tuple(
            (tidy(title), tuple(_line(publication, claim, notes) for claim in claims))
            for title, claims in publication.sections
        ),
        closing=tuple(_closing(publication)),
        notes=tuple(f"{opening}{note(item)}" for opening, item in notes),
    )


def note(item: Evidence) -> str:
    """Return one piece of evidence as a line: the words and where they stand."""
    against = "against it: " if item.stance == "contradicts" else ""
    if not isinstance(item, Quote):
        said = ", ".join(each for each in item.inputs if not is_opaque(each))
        inputs = f" ({said})" if said else ""
        computed = "computed" if against else "Computed"
        return tidy(f"{against}{computed}: {item.rule}{inputs}")
    place = f"{item.source}, {item.locator}" if item.locator else item.source
    day = item.dated or item.as_of
    parts = [place, *filter(None, [item.author, str(day) if day else None])]
    return tidy(f"{against}“{tidy(item.quote)}” ({', '.join(parts)})")


def tidy(text: str) -> str:
    """Return text on one line, without control or invisible characters."""
    return " ".join(clean(text).split())


def long_day(day: date) -> str:
    """Return a day as `Friday 14 March 2031`."""
    return f"{day:%A} {day.day} {day:%B %Y}"


def _line(publication: Publication, claim: Claim, notes: dict[_Cited, int]) -> Line:
    """Return a sentence; one that does not pass is marked and has notes of its own."""
    judged = publication.judged(claim)
    mark, opening = _JUDGED[judged] if judged else ("", "")
    cited = publication.evidence(claim)[:_SHOWN]
    numbers = tuple(notes.setdefault((opening, it), len(notes) + 1) for it in cited)
    why = "; ".join(publication.reasons(claim))
    said = f" [{mark}: {why}]" if why else f" [{mark}]" if mark else ""
    return Line(tidy(f"{claim.text}{said}"), numbers)


def _colour_set(publication: Publication) -> str | None:
    """Say, within the company, who set the colour, why, and what was computed."""
    chosen = publication.set_colour
    if chosen is None or not publication.is_internal:
        return None
    reason = tidy(chosen.reason.rstrip("."))
    return f"Set by {tidy(chosen.by)}: “{reason}”. Computed: {chosen.computed.value}."


def _closing(publication: Publication) -> list[str]:
    lines = [f"Next update: {long_day(publication.draft.next_update)}."]
    if publication.is_internal:
        if publication.approved_by is not None:
            lines.append(f"Approved by {tidy(publication.approved_by)}.")
        lines.append(_coverage(publication))
    return lines


def _coverage(publication: Publication) -> str:
    coverage = publication.draft.coverage
    many = "source" if coverage.sources == 1 else "sources"
    text = f"Based on {coverage.sources} {many}"
    text += f" up to {long_day(coverage.newest)}." if coverage.newest else "."
    if coverage.gaps:
        text += f" Not covered: {tidy('; '.join(coverage.gaps))}."
    return text
