"""Absences and departures that hold work up and that the RAID log does not know."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import ClassVar

from assistant.domain.evidence import Computed, Quote
from assistant.domain.facts import Flag, FlagKind, Severity
from assistant.domain.people import fold
from assistant.domain.records import RaidEntry
from assistant.extract.risks.cues import kind_of
from assistant.facts.absences import Absence, absences
from assistant.facts.discretion import is_private_absence, open_parts
from assistant.facts.flags.material import FlagMaterial, raise_flag
from assistant.facts.flags.planned_absence import is_covered, touches_work
from assistant.facts.flags.single_point_of_failure import missed_while_away
from assistant.facts.health.departures import departures, who_leaves
from assistant.facts.mentions import CONVERSATION
from assistant.facts.risks.register import covering_log
from assistant.facts.risks.rejected import statements_heard

_NAME = re.compile(r"[^\W\d_]+")
_SHORTEST = 2


class UnloggedAbsence:
    """A person is away while their work falls due, and no entry tells of it."""

    kind: ClassVar[FlagKind] = FlagKind.RISK_NOT_IN_RAID

    def detect(self, material: FlagMaterial) -> Iterable[Flag]:
        """Return one flag for each person and first day, from where it was said."""
        log = covering_log(material.view)
        logged = frozenset(_logged(material))
        contexts = {
            (piece.source, piece.passage.locator): piece.passage.text
            for piece in material.view.passages
            if piece.kind in CONVERSATION
        }
        for away in absences(material.view):
            said = away.quote
            context = contexts.get((said.source, said.locator or ""))
            if context is None or away.person in logged:
                continue
            if is_covered(said.quote, context) or not touches_work(away, material):
                continue
            if kind_of(said.quote) or log.entry_of(said.quote):
                continue
            if away.person not in missed_while_away(material, said.source):
                yield self._flag(away, context, material)
        yield from self._departures(logged, material)

    def _departures(
        self, logged: Collection[str], material: FlagMaterial
    ) -> Iterator[Flag]:
        """Yield a flag for each known person who leaves, where no entry names them."""
        heard = {
            (found.passage.source, found.finding.quote)
            for found in statements_heard(material.view)
        }
        told: set[str] = set()
        for concern in departures(material.view):
            for said in concern.evidence:
                if not isinstance(said, Quote):
                    continue
                who = who_leaves(said, material.view.people)
                known = any(
                    said.source == source
                    and (words in said.quote or said.quote in words)
                    for source, words in heard
                )
                if who is None or who in told or who in logged or known:
                    continue
                told.add(who)
                yield self._leaves(who, said, material)

    def _leaves(self, who: str, said: Quote, material: FlagMaterial) -> Flag:
        said_on = said.dated or material.as_of
        title = f"{who} leaves"
        return raise_flag(
            self.kind,
            title,
            said_on,
            title=title,
            severity=Severity.HIGH,
            why=f"Said on {said_on}: {title}; no RAID entry names them.",
            question=f"Who takes over from {who}, and does it need a RAID entry?",
            evidence=[
                said,
                Computed(rule="a person leaves, in no RAID entry", inputs=(who,)),
            ],
        )

    def _flag(self, away: Absence, context: str, material: FlagMaterial) -> Flag:
        said_on = away.quote.dated or material.as_of
        until = f" to {away.end}" if away.end else ""
        title = f"{away.person} is away from {away.start}{until}"
        return raise_flag(
            self.kind,
            title,
            said_on,
            title=title,
            severity=Severity.HIGH,
            why=f"Said on {said_on}: {title}; work of theirs falls due in or just "
            "after it, and no RAID entry names them.",
            question=f"Who stands in for {away.person} from {away.start}{until}, and "
            "does it need a RAID entry?",
            evidence=[
                *_shown(away.quote, context),
                Computed(
                    rule="away while work falls due, in no RAID entry",
                    inputs=(away.person, str(away.start)),
                ),
            ],
            owner=away.person,
        )


def _shown(quote: Quote, context: str) -> list[Quote]:
    """Return the words that may be shown."""
    if not is_private_absence(quote.quote, context):
        return [quote]
    return [
        quote.model_copy(update={"quote": part}) for part in open_parts(quote.quote)[:1]
    ]


def _logged(material: FlagMaterial) -> Iterator[str]:
    """Yield the people whom the words of an entry name, be it open or closed."""
    people = material.view.people
    for known in material.view.records(RaidEntry):
        entry = known.record
        told = f"{entry.title} {entry.description} {entry.note} {entry.mitigation}"
        for word in _NAME.findall(told):
            if len(word) > _SHORTEST and fold(word) in people.spellings:
                yield people.resolve(word) or word
