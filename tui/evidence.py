"""Evidence as a reader sees it: the words and where they stand, or the rule."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.content import Content

from assistant.domain.evidence import Computed, Evidence, Quote
from tui.marks import CONTRADICTS, SUPPORTS
from tui.text import Line, shown

_BAR = Content.styled("    │ ", "dim")


def evidence_lines(evidence: Sequence[Evidence]) -> Iterable[Line]:
    """Return every piece of evidence, those that contradict first."""
    if not evidence:
        yield Line(Content("No evidence: nothing in the sources carries this."))
    ordered = sorted(evidence, key=lambda each: each.stance != "contradicts")
    for number, each in enumerate(ordered, 1):
        mark = CONTRADICTS if each.stance == "contradicts" else SUPPORTS
        lead = Content.assemble(f"[{number}] ", mark.label, "  ")
        if isinstance(each, Computed):
            yield from _computed(each, lead)
        else:
            yield from _quoted(each, lead)


def _quoted(quote: Quote, lead: Content) -> Iterable[Line]:
    place = f"{quote.source}, {quote.locator}" if quote.locator else quote.source
    yield Line(shown(place, "bold"), lead, Content("    "))
    day = quote.dated or quote.as_of
    about = [day.isoformat() if day else "no date", quote.author or "no speaker named"]
    yield Line(shown(" · ".join(about)), Content("    "))
    yield Line(shown(quote.quote, "italic"), _BAR, _BAR)


def _computed(computed: Computed, lead: Content) -> Iterable[Line]:
    yield Line(Content.styled("computed, nobody wrote it", "bold"), lead)
    yield Line(shown(f"rule  {computed.rule}"), Content("    "))
    if computed.inputs:
        yield Line(shown(f"from  {', '.join(computed.inputs)}"), Content("    "))
