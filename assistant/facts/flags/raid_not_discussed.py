"""Open RAID entries of high exposure that nobody speaks of."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import ClassVar

from assistant.domain.evidence import Computed
from assistant.domain.facts import Flag, FlagKind, Severity
from assistant.domain.records import RaidEntry
from assistant.domain.sourced import Known
from assistant.facts.flags.material import (
    FlagMaterial,
    call,
    raise_flag,
    short_phrase,
)
from assistant.facts.mentions import Remark, about_entry, links_of
from assistant.facts.sameness.same_matter import same_matter
from assistant.facts.sameness.stems import ids, stems

_SAME_MATTER = 0.25
_ALIKE = 0.5
"""Probability of one matter from which words are shown as the nearest to the entry."""
_GRAVE = 3
"""How far above the high exposure silence is a high flag."""
_OFTEN = 4
"""Days with words that may mean the entry, after which nobody can call it silence."""
_OFTEN_OF_COMMON = 2
"""The same of an entry whose words are those of the whole project."""


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
        ear = material.ear
        remarks = tuple(
            one
            for one in about_entry(entry, material.mentions)
            if ear.means(entry, one.text) or links_of(entry) & ids(one.text)
        )
        raised = max(entry.raised or known.first_seen, heard[0])
        touched = _ticket_days(entry, material)
        since = max([raised, *(remark.dated for remark in remarks), *touched])
        if self._lasts(since, material):
            spoken = ear.heard(entry, since).spoken
            remarks = (*remarks, *spoken)
            since = max([since, *(remark.dated for remark in spoken)])
        if not self._lasts(since, material):
            return
        near = ear.heard(entry, since).near
        often = _OFTEN if ear.knows(entry) else _OFTEN_OF_COMMON
        if len({remark.dated for remark in near}) < often:
            begun = "it was last mentioned on" if since > raised else "nothing since"
            alike = tuple(one for one in near if _is_of(entry, one))[-1:]
            if near:
                why = _unnamed(entry, since, alike, material)
            else:
                why = _silent(entry, since, begun, material)
            last = (*remarks[-1:], *alike)
            yield self._flag(known, since, why, last, material, unsure=bool(near))

    @staticmethod
    def _lasts(since: date, material: FlagMaterial) -> bool:
        return (material.as_of - since).days >= material.thresholds.silence_days

    def _flag(  # noqa: PLR0913
        self,
        known: Known[RaidEntry],
        since: date,
        why: str,
        last: tuple[Remark, ...],
        material: FlagMaterial,
        *,
        unsure: bool,
    ) -> Flag:
        entry, days = known.record, material.thresholds.silence_days
        grave = (entry.exposure or 0) >= material.thresholds.high_exposure + _GRAVE
        named = "mention by name" if unsure else "mention"
        return raise_flag(
            self.kind,
            entry.key,
            since + timedelta(days=days),
            title=entry.title,
            severity=Severity.HIGH if grave and not unsure else Severity.MEDIUM,
            why=why,
            question=f"{call(entry.owner)}, where does {entry.key} stand, "
            f"{entry.title!r}: is its response under way, and what comes next?",
            evidence=[
                known.quote(entry.title),
                *([known.quote(entry.mitigation)] if entry.mitigation else []),
                *(remark.cite_about(entry.title) for remark in last),
                Computed(
                    rule=f"no {named} of {entry.key} in {days} days",
                    inputs=(entry.key, since.isoformat()),
                ),
            ],
            owner=entry.owner,
        )


def _is_of(entry: RaidEntry, remark: Remark) -> bool:
    """Whether the words are rather of the entry's matter than of another one."""
    likeness = same_matter(remark.text, entry.title)
    return likeness.apart is None and likeness.score >= _ALIKE


def _silent(entry: RaidEntry, since: date, begun: str, material: FlagMaterial) -> str:
    """Say how long nobody spoke."""
    quiet, limit = (material.as_of - since).days, material.thresholds.silence_days
    return (
        f"{_weight(entry)}, open, and no note, mail, chat or ticket has "
        f"mentioned it for {quiet} days; {begun} {since} (limit {limit} days)."
    )


def _weight(entry: RaidEntry) -> str:
    return entry.weight_words.capitalize()


def _unnamed(
    entry: RaidEntry, since: date, alike: tuple[Remark, ...], material: FlagMaterial
) -> str:
    """Say that nobody named it, where words were said that share one of its own."""
    quiet, limit = (material.as_of - since).days, material.thresholds.silence_days
    said = (
        f"{_weight(entry)}, open, and nobody has spoken of it by name since "
        f"{since}, {quiet} days (limit {limit})"
    )
    if not alike:
        return f"{said}."
    words = short_phrase(alike[-1].text)
    return f"{said}; the nearest words are of {alike[-1].dated}: “{words}”."


def _ticket_days(entry: RaidEntry, material: FlagMaterial) -> list[date]:
    """Return the days on which tickets on the same matter were worked on."""
    near = material.ticket_titles.near(stems(entry.title), _SAME_MATTER, common=2)
    tickets = [material.tickets[number].record for number in near]
    tickets += [
        material.tickets[material.ticket_numbers[key]].record
        for key in sorted(links_of(entry) & material.ticket_numbers.keys())
    ]
    return [min(one.updated, material.as_of) for one in tickets if one.updated]
