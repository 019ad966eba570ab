"""The log waits for what people say is there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import ClassVar, NamedTuple

from assistant.domain.evidence import Computed
from assistant.domain.facts import Flag, FlagKind, Severity
from assistant.domain.people import fold
from assistant.domain.records import RaidEntry, RaidKind
from assistant.domain.sourced import Known
from assistant.extract.dates.words import without_may
from assistant.extract.text.sentences import split
from assistant.facts.flags.contradiction_done import WORDS_AND_STATUS
from assistant.facts.flags.importance import weight
from assistant.facts.flags.material import FlagMaterial, call, raise_flag
from assistant.facts.mentions import Remark, about_entry
from assistant.facts.sameness.stems import other_numbers, shared, stem_of, stems

_GIVING_WORDS = """
get gets have has receive receives give gives given deliver delivers delivered provide
provides provided release releases released send sends sent ship ships supply supplies
supplied install installs installed connect connects connected approve approves approved
grant grants granted sign signs signed confirm confirms confirmed open opens come comes
arrive arrives finish finishes complete available ready delivery release approval new
"""
_GIVING = frozenset(map(stem_of, _GIVING_WORDS.split()))
"""Words of a dependency's title that say how it comes, not what."""
_SO = r"(?:(?:now|finally|at last|also|already|all|both|fully|up and) )*"
_GIVEN = (
    r"delivered|installed|connected|received|released|approved|granted|signed|confirmed"
    r"|provided|handed over|switched on|completed?|finished|done"
)
_TO_COME = (
    r"(?! (?:on|to|from|for|by) (?:the )?"
    r"(?:\d|next|mon|tues|wednes|thurs|fri|satur|sun))"
)
_IS_THERE = re.compile(
    rf"\b(?:(?:is|are) {_SO}(?:here|there|in place|in use|live|up|running|working|ready"
    rf"|available|{_GIVEN})\b{_TO_COME}|{_SO}(?:works?|runs?)\b{_TO_COME}"
    rf"|(?:was|were|has been|have been|got) {_SO}(?:{_GIVEN})\b"
    rf"|(?:has|have) {_SO}(?:arrived|come)\b|{_SO}(?:arrived|came(?: in)?)\b)"
)
_NOT_THERE = re.compile(
    r"\b(?:not|never|no|nobody|still|down|missing|broken|late|delayed|fails?|failed"
    r"|waits?|waiting|awaited|pending|open|should|must|will|would|could|can|may|might"
    r"|if|once|when|until|till|unless|before|after|as soon as|hopes?"
    r"|hopefully|expect\w*|almost|nearly|half|partly|parts?|except|only|to be|test"
    r"|trial|slow\w*)\b"
    r"|n['’]t\b|\?\s*$"
)
_LED_TO = re.compile(
    r"\b(?P<head>[\w-]+) (?:for|of|about|behind|to|without|against) (?:the |our |its )?"
)
_FEWEST = 2


class _Claim(NamedTuple):
    """A sentence on what an entry waits for, and whether it says that it is there."""

    remark: Remark
    words: str
    there: bool


class FulfilledButOpen:
    """The newest words on a dependency's end against a log that keeps it open."""

    kind: ClassVar[FlagKind] = FlagKind.CONTRADICTION

    def detect(self, material: FlagMaterial) -> Iterable[Flag]:
        """Return one flag for each open dependency of which people say it is there."""
        for known in material.view.records(RaidEntry):
            entry = known.record
            if entry.kind is not RaidKind.DEPENDENCY or not entry.is_open:
                continue
            claims = list(_claims(known, material))
            newest = max(claims, key=lambda one: one.remark.dated, default=None)
            if newest and newest.there:
                yield _flag(known, newest, material)


def _claims(known: Known[RaidEntry], material: FlagMaterial) -> Iterator[_Claim]:
    """Yield what is said of its thing since it was logged, oldest first."""
    wanted = stems(known.record.title) - _GIVING
    if len(wanted) < _FEWEST:
        return
    for remark in about_entry(known.record, material.mentions):
        if remark.dated < known.first_seen:
            continue
        for sentence in split(remark.text):
            words = without_may(sentence.text)
            if shared(wanted, stems(words)) != wanted:
                continue
            if not other_numbers(known.record.title, words):
                yield _Claim(remark, sentence.text, _is_there(fold(words), wanted))


def _is_there(text: str, wanted: frozenset[str]) -> bool:
    """Whether the sentence says plainly of just this thing that it is there."""
    said = _IS_THERE.search(text)
    if said is None or _NOT_THERE.search(text):
        return False
    before = text[: said.start()]
    if shared(wanted, stems(before)) != wanted:
        return False
    return not any(
        shared(wanted, stems(before[led.end() :])) == wanted
        and not shared(wanted, stems(led["head"]))
        for led in _LED_TO.finditer(before)
    )


def _flag(known: Known[RaidEntry], claim: _Claim, material: FlagMaterial) -> Flag:
    entry, said_on = known.record, claim.remark.dated
    who = claim.remark.speaker or "A note"
    high = material.thresholds.high_exposure
    return raise_flag(
        FlagKind.CONTRADICTION,
        entry.key,
        max(said_on, known.since),
        title=entry.title,
        severity=max(weight(entry, high), Severity.MEDIUM, key=lambda one: -one.rank),
        why=f"{who} said on {said_on} that it is there; the log still has it as "
        f"{entry.status!r}.",
        question=f"{call(entry.owner)}, is {entry.title!r} there, so that the log can "
        "close it?",
        evidence=[
            claim.remark.cite(claim.words),
            known.quote(entry.status or entry.title).model_copy(
                update={"stance": "contradicts"}
            ),
            Computed(rule=WORDS_AND_STATUS, inputs=(entry.key, entry.status)),
        ],
        owner=entry.owner,
    )
