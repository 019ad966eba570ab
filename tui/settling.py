"""What a draft leaves out, withholds or tells differently, in one shape."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from textual.content import Content

from assistant.domain.drafts import Draft
from assistant.domain.evidence import Evidence
from assistant.domain.journal import Verb
from assistant.review.targets import disagreement_id, scoped
from tui.marks import SEVERITY
from tui.text import shown


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a person settles with a reason; `settled` is that reason."""

    target: str
    verb: Verb
    text: str
    why: str
    settled: str | None
    tag: Content
    evidence: tuple[Evidence, ...] = ()


def uncovered(draft: Draft) -> Iterable[Item]:
    """Return the material facts that no claim tells."""
    for item in draft.uncovered:
        yield Item(
            scoped(draft, item.fact),
            Verb.WAIVE,
            item.why if item.subject in item.why else f"{item.subject}: {item.why}",
            item.why,
            item.waived,
            SEVERITY[item.severity],
            item.evidence,
        )


def withheld(draft: Draft) -> Iterable[Item]:
    """Return the facts that must not reach this audience."""
    for item in draft.withheld:
        yield Item(
            scoped(draft, item.fact),
            Verb.RELEASE,
            item.why if item.subject in item.why else f"{item.subject}: {item.why}",
            item.why,
            item.released,
            Content(item.label.value),
            item.evidence,
        )


def disagreements(draft: Draft) -> Iterable[Item]:
    """Return where another audience is told something else."""
    for item in draft.agreement:
        yield Item(
            scoped(draft, disagreement_id(item)),
            Verb.ACCEPT,
            item.problem,
            f"differs from the {item.audience} draft",
            item.accepted,
            shown(item.audience),
        )
