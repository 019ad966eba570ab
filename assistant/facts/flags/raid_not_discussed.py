"""Open RAID entries of high exposure that nobody speaks of."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import ClassVar

from assistant.domain.evidence import Computed
from assistant.domain.facts import Flag, FlagKind, Severity
from assistant.domain.records import RaidEntry
from assistant.domain.sourced import Known
from assistant.facts.flags.material import FlagMaterial, call, raise_flag
from assistant.facts.mentions import about_entry, links_of
from assistant.facts.sameness import stems

_SAME_MATTER = 0.25


class RaidNotDiscussed:
    """Silence in notes, mail, chat and tickets; the log's own cells do not count."""

    kind: ClassVar[FlagKind] = FlagKind.RAID_NOT_DISCUSSED

    def detect(self, material: FlagMaterial) -> Iterable[Flag]:
        """Return one flag for each entry and each stretch of silence.

        Silence counts from the first day on which anybody could be heard.
        """
        least = material.thresholds.high_exposure
        for known in material.view.records(RaidEntry):
            entry = known.record
            if entry.is_open and (entry.exposure or 0) >= least:
                yield from self._silence(known, material)

    def _silence(
        self, known: Known[RaidEntry], material: FlagMaterial
    ) -> Iterable[Flag]:
        entry, days = known.record, material.thresholds.silence_days
        remarks = about_entry(entry, material.mentions)
        heard = [r.dated for r in material.mentions.remarks if r.about is None]
        if not heard:
            return
        raised = max(entry.raised or known.first_seen, heard[0])
        touched = _ticket_days(entry, material)
        quiet_since = max([raised, *(remark.dated for remark in remarks), *touched])
        first_seen = quiet_since + timedelta(days=days)
        if first_seen > material.as_of:
            return
        quiet = (material.as_of - quiet_since).days
        since = (
            "was last mentioned on" if quiet_since > raised else "can be heard since"
        )
        yield raise_flag(
            self.kind,
            entry.key,
            first_seen,
            title=entry.title,
            severity=Severity.HIGH
            if (entry.exposure or 0) >= material.thresholds.high_exposure + 3
            else Severity.MEDIUM,
            why=(
                f"Exposure {entry.exposure:g}, open, and no note, mail, chat or ticket "
                f"has mentioned it for {quiet} days; it {since} "
                f"{quiet_since.isoformat()} (limit {days} days)."
            ),
            question=f"{call(entry.owner)}, where does {entry.key} stand, "
            f"{entry.title!r}: is its response under way, and what comes next?",
            evidence=[
                known.quote(entry.title),
                *([known.quote(entry.mitigation)] if entry.mitigation else []),
                *(remark.quote for remark in remarks[-1:]),
                Computed(
                    rule=f"no mention of {entry.key} in {days} days",
                    inputs=(entry.key, quiet_since.isoformat()),
                ),
            ],
            owner=entry.owner,
        )


def _ticket_days(entry: RaidEntry, material: FlagMaterial) -> list[date]:
    """Return the days on which tickets on the same matter were worked on."""
    near = material.ticket_titles.near(stems(entry.title), _SAME_MATTER, common=2)
    tickets = [material.tickets[number].record for number in near]
    tickets += [
        material.tickets[material.ticket_numbers[key]].record
        for key in sorted(links_of(entry) & material.ticket_numbers.keys())
    ]
    return [min(one.updated, material.as_of) for one in tickets if one.updated]
