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
from assistant.facts.mentions import Remark, about_entry, links_of
from assistant.facts.sameness import stems

_SAME_MATTER = 0.25
_GRAVE = 3
"""How far above the high exposure silence is a high flag."""


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
        entry = known.record
        heard = [r.dated for r in material.mentions.remarks if r.about is None]
        if not heard:
            return
        remarks = about_entry(entry, material.mentions)
        raised = max(entry.raised or known.first_seen, heard[0])
        touched = _ticket_days(entry, material)
        since = max([raised, *(remark.dated for remark in remarks), *touched])
        begun = "it was last mentioned on" if since > raised else "nothing since"
        days = material.thresholds.silence_days
        if (material.as_of - since).days >= days:
            why = (
                f"Exposure {entry.exposure:g}, open, and no note, mail, chat or ticket "
                f"has mentioned it for {(material.as_of - since).days} days; {begun} "
                f"{since} (limit {days} days)."
            )
            yield self._flag(known, since, why, remarks[-1:], material)

    def _flag(
        self,
        known: Known[RaidEntry],
        since: date,
        why: str,
        last: tuple[Remark, ...],
        material: FlagMaterial,
    ) -> Flag:
        entry, days = known.record, material.thresholds.silence_days
        high = (entry.exposure or 0) >= material.thresholds.high_exposure + _GRAVE
        return raise_flag(
            self.kind,
            entry.key,
            since + timedelta(days=days),
            title=entry.title,
            severity=Severity.HIGH if high else Severity.MEDIUM,
            why=why,
            question=f"{call(entry.owner)}, where does {entry.key} stand, "
            f"{entry.title!r}: is its response under way, and what comes next?",
            evidence=[
                known.quote(entry.title),
                *([known.quote(entry.mitigation)] if entry.mitigation else []),
                *(remark.cite_about(entry.title) for remark in last),
                Computed(
                    rule=f"no mention of {entry.key} in {days} days",
                    inputs=(entry.key, since.isoformat()),
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
