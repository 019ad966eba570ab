"""An update that was brought in from a file, held against the facts of its day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import Any

from assistant.domain.base import Frozen
from assistant.domain.evidence import Quote
from assistant.domain.facts import Colour, Fact
from assistant.domain.records import SentUpdate
from assistant.domain.sourced import Known
from assistant.drafting.draft import write_draft
from assistant.drafting.judging import gate_base
from assistant.drafting.unit import is_key
from assistant.facts.factbase import FactBase
from assistant.gate import dates, ids, numbers
from assistant.gate.evidence import support_for
from assistant.gate.support import Fault, Support
from assistant.review.comparison import Told
from assistant.workflows.audiences import audience_of
from assistant.workflows.claimed import claimed_health
from assistant.workflows.drafts import order_for, since_last_update
from assistant.workflows.gather import gather
from assistant.workflows.reviewing.review import Office
from assistant.workflows.sent_before import sentences_of

_WHY = (
    "It was brought in from a file: how it was made is not known, so it cannot be "
    "made again. Its dates, numbers and ids are held against the facts of its day."
)
_SHORTEST_TITLE = 6
_CHECKS = (dates.check, ids.check, numbers.check)


class Carried(StrEnum):
    """Whether the facts of the day carry what a sentence says in dates and numbers."""

    SUPPORTED = "supported"
    ELSEWHERE = "elsewhere"
    NOT_FOUND = "not_found"
    NOTHING_TO_CHECK = "nothing_to_check"


class SentenceChecked(Frozen):
    """One sentence of the file; `at_fault` are the words that were not found.

    `elsewhere` is for dates that stand only with other things than the sentence names.
    """

    section: str
    text: str
    verdict: Carried
    at_fault: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()


class ImportedCheck(Frozen):
    """What can be said of an update whose making is not known."""

    rebuilt: bool = False
    update: str
    audience: str
    as_of: date
    source: str
    why: str
    sent_health: str | None
    computed_health: Colour
    sentences: tuple[SentenceChecked, ...]


def check_imported(office: Office, known: Known[SentUpdate]) -> ImportedCheck:
    """Hold an imported update against the facts of its day as they are known now.

    What rests on the update itself does not count for it; a fact that rests on it among
    others counts by the words of the others.

    Raises:
        UsageError: If its audience is not known any more.
    """
    sent = known.record
    view = office.ledger.view(sent.sent_on)
    audience = audience_of(office.folder, sent.audience)
    since = since_last_update(office.ledger, view, audience, office.settings)
    base = gather(view, office.settings, since, claimed_health(view))
    order = order_for(office.settings, office.folder, sent.audience, view, base)
    draft = write_draft(base, order)
    facts = {fact.id: fact for fact in _apart(base, known.source)}
    own = {fact.id for fact in facts.values() if known.source not in _cited(fact)}
    told = [
        value
        for claim in draft.claims
        if own.issuperset(claim.facts)
        for value in (*claim.values, claim.text)
    ]
    days = [day.isoformat() for day in (sent.sent_on, since, draft.next_update)]
    empty = gate_base(
        audience, sent.sent_on, base.people, office.settings.project.date_order or None
    )
    beside = (*told, *days, *_rows(base, known.source))
    checking = _Checking(tuple(facts.values()), known.source, empty, beside)
    return ImportedCheck(
        update=sent.key,
        audience=sent.audience,
        as_of=sent.sent_on,
        source=known.source,
        why=_WHY,
        sent_health=sent.health,
        computed_health=base.health.overall,
        sentences=tuple(map(checking.check, sentences_of(sent.body))),
    )


class _Checking:
    """Checks sentences by facts; `beside` is what else is known of the day."""

    def __init__(
        self, facts: Sequence[Fact], source: str, empty: Support, beside: Sequence[str]
    ) -> None:
        self._facts = facts
        self._source = source
        self._empty = empty
        self._all = self._support(facts, beside)

    def check(self, told: Told) -> SentenceChecked:
        """Look for what the sentence says in all facts, then in those it names."""
        named = [fact for fact in self._facts if _is_named(fact, told.text)]
        verdict, faults = Carried.SUPPORTED, _faults(told.text, self._all)
        if not _faults(told.text, self._empty):
            verdict, faults = Carried.NOTHING_TO_CHECK, []
        elif faults:
            verdict = Carried.NOT_FOUND
        elif named and (apart := self._apart(told.text, named)):
            verdict, faults = Carried.ELSEWHERE, apart
        return SentenceChecked(
            section=told.section,
            text=told.text,
            verdict=verdict,
            at_fault=tuple(dict.fromkeys(fault.words for fault in faults)),
            facts=tuple(fact.id for fact in named),
        )

    def _apart(self, text: str, named: Sequence[Fact]) -> list[Fault]:
        """Return the dates that stand with none of the things that are named."""
        support = self._support(named, ())
        return dates.check(support.analyse(text), support)

    def _support(self, facts: Sequence[Fact], beside: Sequence[str]) -> Support:
        evidence = [
            item
            for fact in facts
            for item in fact.evidence
            if item.source != self._source
        ]
        others = [fact for fact in facts if self._source not in _cited(fact)]
        values = [value for fact in others for value in _values(fact)]
        return support_for(evidence, (*values, *beside), self._empty)


def _faults(text: str, support: Support) -> list[Fault]:
    sentence = support.analyse(text)
    return [fault for check in _CHECKS for fault in check(sentence, support)]


def _apart(base: FactBase, source: str) -> Iterator[Fact]:
    """Yield the facts that rest on anything else than one source."""
    for fact in base.facts.values():
        if _cited(fact) != {source}:
            yield fact


def _cited(fact: Fact) -> set[str]:
    return {item.source for item in fact.evidence if isinstance(item, Quote)}


def _rows(base: FactBase, source: str) -> Iterator[str]:
    """Yield what the rows of tickets and of the RAID log say."""
    for ticket in base.tickets.values():
        if ticket.source != source:
            yield from _leaves(ticket.record.model_dump(mode="json"))
    for entry in base.raid.values():
        if entry.source != source:
            yield from _leaves(entry.record.model_dump(mode="json"))


def _is_named(fact: Fact, text: str) -> bool:
    words = text.casefold()
    title = fact.title.casefold().rstrip(".")
    is_long = len(title) >= _SHORTEST_TITLE
    return (is_long and title in words) or (
        is_key(fact.subject) and fact.subject.casefold() in words
    )


def _values(fact: Fact) -> Iterator[str]:
    cells = fact.model_dump(mode="json", exclude={"id", "evidence", "label"})
    yield from _leaves(cells)


def _leaves(content: Any) -> Iterator[str]:
    """Yield every value of what a fact says, as text."""
    if isinstance(content, dict):
        for each in content.values():
            yield from _leaves(each)
    elif isinstance(content, list):
        for each in content:
            yield from _leaves(each)
    elif content is not None and not isinstance(content, bool):
        yield str(content)
