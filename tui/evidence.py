"""Evidence as a reader sees it: the words and where they stand, or the rule."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.content import Content

from assistant.domain.evidence import Computed, Evidence, Quote
from tui.marks import CONTRADICTS, SUPPORTS
from tui.text import Line, shown

_INDENT = Content("    ")
_BAR = Content.styled("    │ ", "dim")


def evidence_lines(evidence: Sequence[Evidence]) -> Iterable[Line]:
    """Return every piece of evidence: what contradicts, then words, then rules."""
    if not evidence:
        yield Line(Content("No evidence: nothing in the sources carries this."))
    ordered = sorted(
        evidence,
        key=lambda each: (each.stance != "contradicts", isinstance(each, Computed)),
    )
    for number, each in enumerate(ordered, 1):
        mark = CONTRADICTS if each.stance == "contradicts" else SUPPORTS
        lead = Content.assemble(f"[{number}] ", mark.label, "  ")
        if isinstance(each, Computed):
            yield from _computed(each, lead)
        else:
            yield from _quoted(each, lead)


def cited(quote: Quote) -> str:
    """Return the words and where they stand, in one line of plain text."""
    day = str(quote.dated) if quote.dated else None
    place = ", ".join(filter(None, [quote.source, quote.locator, day]))
    return shown(f"“{quote.quote}” ({place})").plain


def _quoted(quote: Quote, lead: Content) -> Iterable[Line]:
    day = quote.dated or quote.as_of
    about = [day.isoformat() if day else "no date", *filter(None, [quote.author])]
    yield Line(shown(" · ".join(about)), lead, _INDENT)
    place = f"{quote.source}, {quote.locator}" if quote.locator else quote.source
    yield Line(shown(place, "bold"), _INDENT)
    yield Line(shown(quote.quote, "italic"), _BAR, _BAR)


def _computed(computed: Computed, lead: Content) -> Iterable[Line]:
    yield Line(Content.styled("computed, nobody wrote it", "bold"), lead)
    yield Line(shown(computed.rule), Content("    rule  "))
    if computed.inputs:
        yield Line(shown(", ".join(computed.inputs)), Content("    from  "))
