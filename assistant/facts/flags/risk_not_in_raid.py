"""Risks that people speak of and that neither the RAID log nor a ticket holds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from assistant.domain.evidence import Computed
from assistant.domain.facts import Flag, FlagKind, Severity
from assistant.domain.findings import Polarity, StatementFinding, StatementKind
from assistant.domain.records import RaidEntry
from assistant.domain.sourced import Found
from assistant.facts.flags.material import (
    FlagMaterial,
    call,
    raise_flag,
    short_phrase,
)
from assistant.facts.mentions import CONVERSATION
from assistant.facts.pipelines import pipelines
from assistant.facts.sameness import covered, ids, same_subject, stems
from assistant.facts.word_index import WordIndex
from assistant.gate.amounts import amounts_in
from assistant.gate.days import days_in

_DANGER = re.compile(
    r"\b(?:risk(?:s|y)?|in danger|threat\w*|jeopard\w*"
    r"|worst case|no (?:fallback|rollback|float|slack|contingency))\b",
    re.IGNORECASE,
)
_WOULD = re.compile(r"\bwould\b", re.IGNORECASE)
"""Asserted without an if, it speaks of a case that was put before."""
_LOG = re.compile(r"\b(?:raid|risks?) (?:log|register)\b", re.IGNORECASE)
_SAID = {Polarity.ASSERTED, Polarity.CONDITIONAL}
_COVERED = 0.34
_SAME_RISK = 0.5


@dataclass(frozen=True)
class _Covering:
    """What log, tracker and CI already say, and the names by which they say it."""

    index: WordIndex
    keys: frozenset[str]
    pipelines: tuple[frozenset[str], ...]


class RiskNotInRaid:
    """Statements of risk that no entry covers by id or by meaning."""

    kind: ClassVar[FlagKind] = FlagKind.RISK_NOT_IN_RAID

    def detect(self, material: FlagMaterial) -> Iterable[Flag]:
        """Return one flag for each distinct subject, from where it was first said."""
        covering = _covering(material)
        told: list[Found[StatementFinding]] = []
        for found in sorted(
            material.view.findings(StatementFinding), key=lambda f: f.passage.dated
        ):
            if not _is_risk(found) or _is_covered(found, covering):
                continue
            words = found.finding.quote
            weigh = material.mentions.weigh
            if any(
                same_subject(words, other.finding.quote, weigh) >= _SAME_RISK
                for other in told
            ):
                continue
            told.append(found)
            yield self._flag(found, material)

    def _flag(self, found: Found[StatementFinding], material: FlagMaterial) -> Flag:
        finding, passage = found.finding, found.passage
        speaker = material.view.people.resolve(passage.passage.speaker)
        return raise_flag(
            self.kind,
            short_phrase(finding.what),
            passage.dated,
            title=finding.what,
            severity=Severity.HIGH
            if finding.about is StatementKind.BLOCKER
            else Severity.MEDIUM,
            why=(
                f"Said on {passage.dated} as {finding.about.value}; no RAID entry and "
                "no ticket covers it by id or by meaning."
            ),
            question=f"{call(speaker)}, does {short_phrase(finding.what)!r} need a "
            "RAID entry, and who would own it?",
            evidence=[
                found.evidence,
                Computed(rule="no RAID entry and no ticket covers it"),
            ],
            owner=speaker,
        )


def _is_risk(found: Found[StatementFinding]) -> bool:
    """Whether a colleague states something that can be named and that matters."""
    finding = found.finding
    return (
        finding.polarity in _SAID
        and found.passage.kind in CONVERSATION
        and not found.passage.passage.quoted
        and finding.about in {StatementKind.RISK, StatementKind.ISSUE}
        and not (finding.polarity is Polarity.ASSERTED and _WOULD.search(finding.quote))
        and _is_concrete(finding.quote)
    )


def _is_concrete(text: str) -> bool:
    """Whether it says when or how much, or names a danger in enough words."""
    dated = any(True for _ in days_in(text))
    if dated or any(amount.unit for amount in amounts_in(text)):
        return len(stems(text)) >= 2
    return _DANGER.search(text) is not None and len(stems(text)) >= 4


def _covering(material: FlagMaterial) -> _Covering:
    entries = [known.record for known in material.view.records(RaidEntry)]
    tickets = [known.record for known in material.tickets]
    texts = [
        f"{entry.title} {entry.description} {entry.mitigation} {entry.note}"
        for entry in entries
    ]
    texts += [f"{ticket.title} {ticket.description}" for ticket in tickets]
    keys = {entry.key for entry in entries} | {ticket.key for ticket in tickets}
    names = tuple(map(stems, pipelines(material.view)))
    return _Covering(WordIndex(texts), frozenset(keys), names)


def _is_covered(found: Found[StatementFinding], covering: _Covering) -> bool:
    """Whether an entry or ticket is named, or holds the telling words."""
    words = found.finding.quote
    if ids(words) & covering.keys or _LOG.search(words):
        return True
    wanted = stems(words)
    if any(covered(name, wanted) >= 1 for name in covering.pipelines):
        return True
    return bool(covering.index.near(wanted, _COVERED, common=2))
