"""Which sentences a draft has: every section's writer, cut to what its reader takes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from assistant.domain.audience import SectionRule
from assistant.drafting.headline import headline
from assistant.drafting.sections.blocked import blocked
from assistant.drafting.sections.changed import changed
from assistant.drafting.sections.decisions import decisions
from assistant.drafting.sections.done import done
from assistant.drafting.sections.milestones import milestones
from assistant.drafting.sections.next import next_actions
from assistant.drafting.sections.risks import risks
from assistant.drafting.told import Told
from assistant.drafting.unit import Unit
from assistant.errors import UsageError

SECTIONS: Mapping[str, Callable[[Told], list[Unit]]] = {
    "milestones": milestones,
    "done": done,
    "blocked": blocked,
    "changed": changed,
    "risks": risks,
    "decisions": decisions,
    "next": next_actions,
}


def compose(told: Told) -> tuple[Unit, dict[str, tuple[Unit, ...]]]:
    """Return the headline and the sentences of each section, in the reader's order.

    Raises:
        UsageError: If the audience asks for a section that nobody writes.
    """
    return headline(told), {
        rule.name: _section(told, rule) for rule in told.audience.sections
    }


def _section(told: Told, rule: SectionRule) -> tuple[Unit, ...]:
    write = SECTIONS.get(rule.name)
    if write is None:
        raise UsageError(
            f"Audience {told.audience.name!r} asks for section {rule.name!r}, "
            "which does not exist.",
            fix=f"Choose from {', '.join(SECTIONS)}.",
        )
    return tuple(write(told)[: rule.limit])
