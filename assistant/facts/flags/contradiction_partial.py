"""A ticket for so many things is done, and somebody tells of fewer since."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import ClassVar

from assistant.domain.evidence import Computed
from assistant.domain.facts import Flag, FlagKind, Severity
from assistant.domain.records import StatusCategory, Ticket
from assistant.domain.sourced import Known
from assistant.extract.text.sentences import split
from assistant.facts.flags.importance import priority
from assistant.facts.flags.material import FlagMaterial, call, raise_flag
from assistant.facts.mentions import Remark
from assistant.facts.sameness.stems import shared, stem_of, stems

DONE_IN_PART = "done, and told in part"
_COUNT = re.compile(r"(?<![\w.,-])(?P<number>[1-9]\d{0,4}) (?P<thing>[a-z]{3,}s)\b")
_PART = re.compile(
    r"(?<![\w.,/-])(?P<part>\d{1,5}) ?(?:of|out of|/) ?(?:the |our |all )?"
    r"(?P<whole>\d{1,5})(?![\w.,/-]*\d)(?: (?P<thing>[a-z]{3,}s)\b)?"
)
_UNSURE = re.compile(
    r"\?\W*$|\b(?:if|were|was|had|will|would|should|until|last week|before|more)\b",
    re.IGNORECASE,
)
_TOO_EARLY = re.compile(
    r"\b(?:closed|resolved|marked(?: as)? done|set to done) (?:much |far |a bit )?"
    r"(?:too (?:early|soon)|prematurely|by mistake|in error)\b",
    re.IGNORECASE,
)
_JUST_BEFORE = timedelta(days=7)
"""Words of these days count if somebody says since that it was closed too early."""
_TIMES = frozenset(map(stem_of, ["days", "weeks", "months", "hours", "minutes"]))


class DoneInPart:
    """`Wire 30 lamps` is done, and then "3 of the 30 lamps are not wired" is said."""

    kind: ClassVar[FlagKind] = FlagKind.CONTRADICTION

    def detect(self, material: FlagMaterial) -> Iterable[Flag]:
        """Return one flag for each finished ticket of which only a part is told."""
        for known in material.tickets:
            ticket = known.record
            found = list(_COUNT.finditer(ticket.title))
            if ticket.category is not StatusCategory.DONE or len(found) != 1:
                continue
            thing = stem_of(found[0]["thing"])
            if thing in _TIMES:
                continue
            done = ticket.resolved or known.since
            whole = int(found[0]["number"])
            told = list(_told(known, whole, thing, done, material))
            if told:
                yield _flag(known, *told[-1], material)


def _told(
    known: Known[Ticket], whole: int, thing: str, done: date, material: FlagMaterial
) -> Iterator[tuple[Remark, str]]:
    """Yield the words that tell of a part of it, said since its end or owned up to."""
    title = stems(known.record.title) - {thing}
    remarks = material.mentions.remarks
    for remark in remarks:
        apart = remark.about not in {None, known.record.key}
        if apart or remark.dated < done - _JUST_BEFORE or str(whole) not in remark.text:
            continue
        for words, part in _parts(remark.text, whole, thing):
            if not shared(title, stems(words)):
                continue
            if remark.dated >= done or any(
                one.dated >= done and _owns_up(one.text, {part, whole - part})
                for one in remarks
            ):
                yield remark, words


def _parts(text: str, whole: int, thing: str) -> Iterator[tuple[str, int]]:
    """Yield the sentences that tell of less than all of the things, and how many."""
    for sentence in split(text):
        if _UNSURE.search(sentence.text):
            continue
        for part in _PART.finditer(sentence.text):
            named = part["thing"] and stem_of(part["thing"]) == thing
            if named and int(part["part"]) < whole == int(part["whole"]):
                yield sentence.text.strip(), int(part["part"])


def _owns_up(text: str, numbers: set[int]) -> bool:
    """Whether it is said that work was closed too early, with one of the numbers."""
    said = {int(one) for one in re.findall(r"(?<![\w.,-])\d{1,5}(?![\w-])", text)}
    return _TOO_EARLY.search(text) is not None and not said.isdisjoint(numbers)


def _flag(
    known: Known[Ticket], remark: Remark, words: str, material: FlagMaterial
) -> Flag:
    ticket = known.record
    return raise_flag(
        FlagKind.CONTRADICTION,
        ticket.key,
        max(remark.dated, known.since),
        title=ticket.title,
        severity=max(priority(ticket), Severity.MEDIUM, key=lambda one: -one.rank),
        why=f"{remark.speaker or 'A note'} said on {remark.dated}: “{words}”; "
        f"{material.kept_as(ticket, remark.dated)}.",
        question=f"{call(ticket.assignee)}, is {ticket.called} done for all of them?",
        evidence=[
            remark.cite(words),
            known.quote(ticket.status or ticket.title).model_copy(
                update={"stance": "contradicts"}
            ),
            Computed(rule=DONE_IN_PART, inputs=(ticket.key,)),
        ],
        owner=ticket.assignee,
    )
