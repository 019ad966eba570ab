"""Risks that people speak of and that neither the RAID log nor a ticket holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import ClassVar, NamedTuple

from assistant.domain.evidence import Computed, Quote
from assistant.domain.facts import Flag, FlagKind, Severity
from assistant.domain.findings import (
    DecisionFinding,
    Polarity,
    StatementFinding,
    StatementKind,
)
from assistant.domain.records import RaidEntry, RaidKind
from assistant.domain.sourced import Found
from assistant.extract.risks.cues import (
    ASKED_OUTSIDE,
    CONSTRAINT,
    MAY_TURN,
    UNPROMISED,
)
from assistant.extract.risks.losses import tells_loss
from assistant.extract.risks.project_cases import unlogged_case
from assistant.facts.discretion import is_private_absence, open_parts
from assistant.facts.flags.absence_risk import is_plain_absence
from assistant.facts.flags.concrete import is_concrete
from assistant.facts.flags.covering import Covering, covering, is_covered
from assistant.facts.flags.foreseen_risks import TOLD, foreseen_risks
from assistant.facts.flags.fresh_tickets import is_of_a_fresh_ticket
from assistant.facts.flags.material import (
    FlagMaterial,
    call,
    raise_flag,
    short_phrase,
)
from assistant.facts.flags.rehearsals import failed_trials
from assistant.facts.flags.risk_settled import is_provided_for
from assistant.facts.mentions import CONVERSATION
from assistant.facts.risks.register import covering_log
from assistant.facts.risks.rejected import statements_heard
from assistant.facts.sameness.stems import (
    covered,
    shared,
    stems,
)
from assistant.facts.told_so_far import Told

_WOULD = re.compile(r"\bwould\b", re.IGNORECASE)
_STATE = re.compile(
    r"(?:\bnot|n['’]t) (?:yet |been |quite )*(?:done|ready|started|finished|complete"
    r"|completed|merged|begun)\b|\bno (?:answer|response|reply|news|decision)\b"
    r"|\bstill (?:open|pending|outstanding)\b",
    re.IGNORECASE,
)
"""How far a thing is, which an entry or a ticket on it holds."""
_LOOKS = re.compile(
    r"(?:(?:ok(?:ay)?|yes|then|so|and|well)\b[,.]? )*(?:i|we)(?:['’]ll| will| shall"
    r"| must| can|['’]m| am| are)?(?: \w+ly| now| then| going to)? (?:look(?:ing)?"
    r"|check(?:ing)?|see|find out|test(?:ing)?|verify|ask(?:ing)?|investigat\w+"
    r"|examin\w+|count(?:ing)?|search(?:ing)?)\b[^.;]*?\b(?:whether|if)\b",
    re.IGNORECASE,
)
"""`I look tonight whether something is gone`: work, and no trouble yet."""
_LEANS = re.compile(
    r"^(?:[^\W\d_][\w.’'-]*(?: [\w.’'-]+)?: )?(?:[^.;?]{0,40}?, )?"
    r"(?:(?:and|but|so|then|because|since)\b,? )?(?:it|this|that|they|these|those)"
    r"(?:['’]\w+)? (?!(?:is|was) (?:clear|true|possible|likely|said) that\b)[a-z]+",
    re.IGNORECASE,
)
"""`Ten days, it does not fit`: of what it speaks stands in the sentence before."""
_LABEL = re.compile(r"(?:^|(?<=\s))[^\W\d_][\w.’'-]*(?: [\w.’'-]+)? ?:$")
"""Who says what follows: `Ann:`."""
_ENDS = re.compile(r"(?<=[.!?])\s+|\n+")
OTHERWISE = "a record of the same subject does not say it in these words"
"""The finding by which no record is denied, but one is named."""
_FEWEST_COMMON = 2
_SAME_RISK = _DENIED = 0.5


class _Said(NamedTuple):
    """Words that may be a risk, where they stand and what they are told as."""

    words: str
    what: str
    about: str
    dated: date
    speaker: str | None
    quote: Quote
    context: str = ""
    is_of_means: bool = False


class RiskNotInRaid:
    """Statements of risk that no entry covers by id or by meaning."""

    kind: ClassVar[FlagKind] = FlagKind.RISK_NOT_IN_RAID

    def detect(self, material: FlagMaterial) -> Iterable[Flag]:
        """Return one flag for each distinct subject, from where it was first said."""
        covered_by, log = covering(material), covering_log(material.view)
        yield from _trials(material, covered_by)
        logged = covering(material, of_tickets=False)
        assumed = [
            known.record
            for known in material.view.records(RaidEntry)
            if known.record.is_open and known.record.kind is RaidKind.ASSUMPTION
        ]
        told = Told(_SAME_RISK, material.mentions.weigh)
        every = [*_stated(material), *_planned(material)]
        for said in sorted(every, key=lambda said: said.dated):
            denied = _denied(said.words, assumed)
            if denied is None and (
                any(
                    is_covered(words, logged if _is_loss(said) else covered_by)
                    for words in _compared(said)
                )
                or covered_by.tells(said.words)
                or log.entry_of(said.words)
                or _is_known_state(said.words, material)
                or _is_trouble_of_a_fresh_ticket(said, material)
                or is_provided_for(said.words, said.dated, said.context, material)
            ):
                continue
            if said.words in told or is_plain_absence(said, material):
                continue
            told.add(said.words)
            near = covered_by.nearest(said.words) if denied is None else None
            yield self._flag(said, denied, near, material)

    def _flag(
        self,
        said: _Said,
        denied: RaidEntry | None,
        near: str | None,
        material: FlagMaterial,
    ) -> Flag:
        people = material.view.people
        label, colon, _ = said.words.partition(": ")
        speaker = (people.resolve(label.strip(" -*_")) if colon else None) or (
            people.resolve(said.speaker)
        )
        what, quotes = said.what, [said.quote]
        asked = "need a RAID entry, and who would own it?"
        if is_private_absence(said.words, said.context):
            what, quotes = _in_private(said, speaker)
            asked = "need a RAID entry, and who stands in meanwhile?"
        asked = f"{call(speaker)}, does {short_phrase(what)!r} {asked}"
        why = "no RAID entry and no ticket was found that covers it."
        if near:
            why = f"{near} is nearest to it and does not say it in these words."
        if denied:
            why = f"{denied.key} still assumes: “{denied.title}”."
            asked = (
                f"{call(denied.owner)}, does {denied.key} still hold after this, and "
                "what does it change?"
            )
        grave = denied or unlogged_case(said.words, said.context)
        return raise_flag(
            self.kind,
            short_phrase(what),
            said.dated,
            title=what,
            severity=Severity.HIGH if grave else Severity.MEDIUM,
            why=f"Said on {said.dated} as {said.about}; {why}",
            question=asked,
            evidence=[
                *quotes,
                _computed(denied, near),
            ],
            owner=denied.owner if denied else speaker,
        )


def _computed(denied: RaidEntry | None, near: str | None) -> Computed:
    """Return what was found in the log and the tracker."""
    if denied:
        return Computed(rule="an assumption is denied", inputs=(denied.key,))
    if near:
        return Computed(rule=OTHERWISE, inputs=(near,))
    return Computed(rule="no RAID entry and no ticket covers it")


def _in_private(said: _Said, who: str | None) -> tuple[str, list[Quote]]:
    """Return what may be told of an absence, and the words that may be shown."""
    told = open_parts(said.words)
    what = f"{who or 'A colleague'} is away"
    if not told:
        return f"{what} for a time", []
    quote = said.quote.model_copy(update={"quote": told[0]})
    return f"{what}: {told[0]}", [quote]


def _denied(words: str, assumed: list[RaidEntry]) -> RaidEntry | None:
    """Return the open assumption on the very thing that is said not to come."""
    if not CONSTRAINT.search(words):
        return None
    given = stems(words)
    scored = [
        (covered(wanted, given), entry)
        for entry in assumed
        if len(shared(wanted := stems(entry.title), given)) >= _FEWEST_COMMON
    ]
    best = max(scored, key=lambda one: one[0], default=None)
    return best[1] if best and best[0] >= _DENIED else None


def _is_known_state(words: str, material: FlagMaterial) -> bool:
    """Whether they say how far a thing is that the log or the tracker holds."""
    if not _STATE.search(words) or CONSTRAINT.search(words):
        return False
    things = [
        *((k.record.key, k.record.title) for k in material.view.records(RaidEntry)),
        *((k.record.key, k.record.title) for k in material.tickets),
    ]
    return any(material.ear.names(words, key, title) for key, title in things)


def _is_trouble_of_a_fresh_ticket(said: _Said, material: FlagMaterial) -> bool:
    is_trouble = said.about == StatementKind.ISSUE.value
    return is_trouble and is_of_a_fresh_ticket(said.words, said.dated, material)


def _trials(material: FlagMaterial, held: Covering) -> Iterator[Flag]:
    """Yield a flag for each milestone whose trial failed within days of its date.

    A ticket on the same work says nothing of the failure unless in its words; an entry
    of the log does.
    """
    log = covering_log(material.view)
    told: set[str] = set()
    for trial in failed_trials(material):
        stone, remark = trial.milestone, trial.remark
        covered_by = log.entry_of(trial.words)
        logged = covered_by is not None and covered_by.is_open
        if stone.subject in told or logged or held.tells(trial.words):
            continue
        told.add(stone.subject)
        people = material.view.people
        label, colon, rest = trial.words.partition(": ")
        named = people.resolve(label) if colon else None
        words = rest if named else trial.words
        speaker = named or people.resolve(remark.speaker)
        yield raise_flag(
            FlagKind.RISK_NOT_IN_RAID,
            short_phrase(words),
            remark.dated,
            title=words,
            severity=Severity.HIGH,
            why=(
                f"Said on {remark.dated}; {stone.title} is due on {stone.forecast} and "
                "not met, and no open RAID entry covers it."
            ),
            question=f"{call(speaker or stone.owner)}, does {stone.title} hold "
            f"{stone.forecast} after this, and who owns the risk?",
            evidence=[
                remark.cite(words),
                *stone.evidence[:1],
                Computed(
                    rule="a trial failed just before the milestone",
                    inputs=(stone.subject, str(stone.forecast)),
                ),
            ],
            owner=speaker,
        )


def _stated(material: FlagMaterial) -> Iterator[_Said]:
    """Yield the risk statements of colleagues that can be named and that matter.

    "If it rains, we play indoors" is what was decided against a risk.
    """
    decided = {
        (found.passage.id, found.finding.quote)
        for found in material.view.findings(DecisionFinding)
    }
    for found in statements_heard(material.view):
        place = found.passage.id, found.finding.quote
        if _is_risk(found) and place not in decided:
            yield _Said(
                found.finding.quote,
                found.finding.what,
                found.finding.about.value,
                found.passage.dated,
                found.passage.passage.speaker,
                found.evidence,
                found.passage.passage.text,
            )


def _planned(material: FlagMaterial) -> Iterator[_Said]:
    """Yield overruns, planned outages and endings, known by amount, time or date."""
    about = StatementKind.RISK.value
    for words, remark, is_of_means in foreseen_risks(material):
        quote, by = remark.cite(words), remark.speaker
        yield _Said(
            words, words, about, remark.dated, by, quote, is_of_means=is_of_means
        )


def _compared(said: _Said) -> Iterator[str]:
    """Yield the words that a record may hold: where they lean, with those before."""
    yield said.words
    before, found, _ = said.context.partition(said.words)
    before = _LABEL.sub("", before.strip()).strip()
    if found and before and _LEANS.match(said.words):
        lead = _ENDS.split(before)[-1]
        yield lead
        yield f"{lead} {said.words}"


def _is_loss(said: _Said) -> bool:
    """Whether it is of what a ticket on the work does not hold."""
    return said.is_of_means or tells_loss(said.words)


def _is_risk(found: Found[StatementFinding]) -> bool:
    """Whether a colleague states something that can be named and that matters."""
    finding = found.finding
    return (
        finding.polarity in TOLD
        and found.passage.kind in CONVERSATION
        and not found.repeats
        and (
            finding.about in {StatementKind.RISK, StatementKind.ISSUE}
            or CONSTRAINT.search(finding.quote) is not None
            or UNPROMISED.search(finding.quote) is not None
            or ASKED_OUTSIDE.search(finding.quote) is not None
        )
        and not _is_of_a_case(finding)
        and _LOOKS.match(finding.quote) is None
        and is_concrete(finding.quote)
    )


def _is_of_a_case(finding: StatementFinding) -> bool:
    """Whether a bare "would" tells what follows in a case that was put before.

    What a party may do of itself is no such case.
    """
    if finding.polarity is not Polarity.ASSERTED or MAY_TURN.search(finding.quote):
        return False
    return _WOULD.search(finding.quote) is not None
