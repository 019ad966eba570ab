"""What the log, the tracker and the builds already say of a risk that is told."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.domain.records import RaidEntry, Ticket
from assistant.extract.risks.project_cases import NOT_LOGGED
from assistant.facts.flags.material import FlagMaterial
from assistant.facts.flags.told_closely import ToldClosely
from assistant.facts.pipelines import pipelines
from assistant.facts.sameness.spoken_keys import spoken_for
from assistant.facts.sameness.stems import covered, ids, shared, stems
from assistant.facts.sameness.word_index import WordIndex

_LOG = re.compile(
    r"\b(?:raid|risks?) (?:log|register)\b"
    r"|\bclos(?:e[sd]?|ing) (?:[\w-]+ ){0,5}risks?\b"
    r"|\b(?:put|log|enter|record|raise|add|write)s? (?:it|this|that|them)\b[^.;?]{0,20}"
    r"\bas an? (?:risk|issue|assumption|dependency)\b",
    re.IGNORECASE,
)
_OUTCOME = re.compile(
    r"\b(?:fail\w*|red|broken|breaks?|green|flaky|flakes?|pipelines?|runs?|jobs?"
    r"|nightly|pass(?:es|ed)?)\b",
    re.IGNORECASE,
)
"""What is said of a build or test run."""
_COVERED = 0.34
_NEAREST, _LEAST = 0.2, 0.1
"""Share of the words of what was said, and of their weight, by which a record is of
the same subject."""


@dataclass(frozen=True)
class Covering:
    """What log, tracker and CI already say, and the names by which they say it.

    `told` holds with that what the records said before and what was said on them.
    """

    index: WordIndex
    told: WordIndex
    records: tuple[RaidEntry | Ticket, ...]
    keys: frozenset[str]
    pipelines: tuple[frozenset[str], ...]
    closely: ToldClosely

    def tells(self, words: str) -> bool:
        """Whether one of them says it in nearly the same words."""
        return self.closely.has(words)

    def nearest(self, words: str) -> str | None:
        """Return the key of the record of the same subject that says it otherwise.

        Its title and all of it share words with what was said; an entry of the log is
        nearer than a ticket that shares as much.
        """
        wanted = stems(words)
        found = [
            (sum(map(self.told.weigh, common)), -number)
            for number in self.told.near(wanted, _LEAST, common=2)
            if shared(stems(self.records[number].title), wanted)
            and len(common := shared(wanted, self.told.words[number]))
            >= _NEAREST * len(wanted)
        ]
        return self.records[-max(found)[1]].key if found else None


def covering(material: FlagMaterial, *, of_tickets: bool = True) -> Covering:
    """Return what log and tracker hold; a ticket on the work tells of no loss."""
    entries = [known.record for known in material.view.records(RaidEntry)]
    tickets = [known.record for known in material.tickets] if of_tickets else []
    texts = [
        f"{entry.title} {entry.description} {entry.mitigation} {entry.note}"
        for entry in entries
    ]
    texts += [f"{ticket.title} {ticket.description}" for ticket in tickets]
    keys = {entry.key for entry in entries} | {ticket.key for ticket in tickets}
    keys |= spoken_for(keys).keys()
    names = tuple(map(stems, pipelines(material.view)))
    closely = ToldClosely([*entries, *tickets])
    records: tuple[RaidEntry | Ticket, ...] = (*entries, *tickets)
    told = WordIndex(
        f"{text} {_told_of(record, material)}"
        for text, record in zip(texts, records, strict=True)
    )
    index = WordIndex(texts)
    return Covering(index, told, records, frozenset(keys), names, closely)


def _told_of(record: RaidEntry | Ticket, material: FlagMaterial) -> str:
    """Return what an entry said before, or the comments on a ticket."""
    if isinstance(record, Ticket):
        return " ".join(comment.text for comment in record.comments)
    states = (k.record for k in material.view.history(RaidEntry, record.key))
    return " ".join(f"{one.description} {one.mitigation} {one.note}" for one in states)


def is_covered(words: str, covering: Covering) -> bool:
    """Whether an entry or ticket is named, or holds the telling words."""
    if ids(words) & covering.keys or _LOG.search(NOT_LOGGED.sub(" ", words)):
        return True
    wanted = stems(words)
    if any(_is_run(name, wanted, words) for name in covering.pipelines):
        return True
    return bool(covering.index.near(wanted, _COVERED, common=2))


def _is_run(name: frozenset[str], wanted: frozenset[str], words: str) -> bool:
    """Whether it is said of a pipeline: one word of many senses needs its outcome."""
    whole = covered(name, wanted) >= 1
    return whole and (len(name) > 1 or _OUTCOME.search(words) is not None)
