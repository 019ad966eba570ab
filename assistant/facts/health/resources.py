"""Resources: people who are away, who hold things alone, or who are missing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta

from assistant.domain.evidence import Computed
from assistant.domain.facts import Colour, DimensionHealth
from assistant.domain.records import RaidEntry, StatusCategory, Ticket
from assistant.domain.tolerances import HealthTolerances
from assistant.facts.changes.severity import is_urgent
from assistant.facts.health.judgement import Concern, judge, unknown
from assistant.facts.health.subjects import entries_about, statements_about
from assistant.facts.quoting import cells
from assistant.facts.tickets import OPEN_CATEGORIES
from assistant.ledger.view import View

_PEOPLE = re.compile(
    r"\b(?:on leave|leaves|leaving|away|absen(?:t|ce)|vacation|annual leave|sick"
    r"|resign\w*|quits?|staff(?:ing)?|capacity|headcount|hir(?:e|ing)|understaffed"
    r"|overload\w*|overbooked|booked elsewhere|key person|single person|only person"
    r"|the only one|on (?:his|her|their) own|alone|handover|no cover|backfill"
    r"|urlaub|krank|personal(?:mangel|engpass)|conges|absente?|baja|vacaciones)\b"
)


def resources(view: View, tolerances: HealthTolerances) -> DimensionHealth:
    """Judge by entries and statements about people, missing owners and load."""
    rule = (
        f"red from exposure {tolerances.exposure_red:g} of an open entry on people; "
        f"amber from {tolerances.exposure_amber:g}, for two statements of the last 14 "
        "days that people are away or alone, for a high ticket without an owner "
        f"within {tolerances.unowned_days} days of its date, and for more than "
        f"{tolerances.most_active} tickets in work for one person"
    )
    if not view.records(Ticket) and not view.records(RaidEntry):
        return unknown("no tickets and no RAID log are known", rule)
    concerns = [
        *entries_about(view, _PEOPLE, tolerances),
        *_unowned(view, tolerances),
        *_loaded(view, tolerances),
        *statements_about(view, _PEOPLE, "people who are away or alone", fewest=2),
    ]
    return judge(
        concerns, rule, "no absence, missing owner or overload is known to matter"
    )


def _unowned(view: View, tolerances: HealthTolerances) -> Iterator[Concern]:
    limit = view.as_of + timedelta(days=tolerances.unowned_days)
    for known in view.records(Ticket):
        row = known.record
        if row.assignee or row.category not in OPEN_CATEGORIES or not is_urgent(row):
            continue
        if row.due and row.due <= limit:
            yield Concern(
                Colour.AMBER,
                f"{row.key} ({row.title}), due {row.due}, has no owner",
                cells(known, row.title),
            )


def _loaded(view: View, tolerances: HealthTolerances) -> Iterator[Concern]:
    held: dict[str, list[str]] = defaultdict(list)
    for known in view.records(Ticket):
        row = known.record
        if row.assignee and row.category is StatusCategory.ACTIVE:
            held[row.assignee].append(row.key)
    for name, keys in sorted(held.items()):
        if len(keys) > tolerances.most_active:
            rule = f"{name} has {len(keys)} tickets in work"
            yield Concern(
                Colour.AMBER, rule, (Computed(rule=rule, inputs=tuple(keys)),)
            )
