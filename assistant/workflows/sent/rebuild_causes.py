"""Why a sent update is another one when it is made again, where that can be known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.domain.base import Frozen
from assistant.domain.drafts import Author, Claim, Draft, Update
from assistant.domain.evidence import Quote
from assistant.domain.journal import JournalEntry, Verb, standing
from assistant.drafting.words import listing
from assistant.facts.factbase import FactBase
from assistant.ledger.audit import Rewriting
from assistant.workflows.reviewing.review import Office


class CauseKind(StrEnum):
    """What can have changed since an update was sent."""

    ERASED = "erased"
    RELABELLED = "relabelled"
    RENAMED = "renamed"
    SETTINGS = "settings"
    PROMPTS = "prompts"
    PROGRAM = "program"
    UNRECORDED = "unrecorded"


class Cause(Frozen):
    """One thing that changed since; `name` is the source, table, file or program."""

    kind: CauseKind
    name: str
    what: str


_OF_SOURCES = {
    "erase": (CauseKind.ERASED, "was erased"),
    "relabel": (CauseKind.RELABELLED, "was given another label"),
    "rename": (CauseKind.RENAMED, "was given another name"),
}


def causes_of(office: Office, update: Update, made: Draft) -> tuple[Cause, ...]:
    """Return what changed since the update was drafted, in the order of a check."""
    sent = update.draft
    rewritten = office.ledger.audit.rewritten(sent.run.revision)
    why = {one.path: one.reason for one in office.ledger.erasures.all()}
    return (
        *(_of_source(one, why) for one in rewritten),
        *_settings(sent, made),
        *_prompts(sent.run.prompts, made.run.prompts),
        *_program(sent, made),
    )


def _of_source(one: Rewriting, reasons: Mapping[str, str | None]) -> Cause:
    verb, _, rest = one.what.partition(" ")
    kind, done = _OF_SOURCES[verb]
    name, _, to = (rest, "", "") if verb == "erase" else _last_parts(verb, rest)
    said = reasons.get(name) if verb == "erase" else None
    why = f" ({said})" if said else ""
    way = f": {to}" if to else ""
    return Cause(
        kind=kind,
        name=name,
        what=f"{name} {done} on {one.at[:10]} by {one.actor}{way}{why}",
    )


def _last_parts(verb: str, rest: str) -> tuple[str, str, str]:
    return rest.rpartition(": ") if verb == "relabel" else rest.rpartition(" to ")


def _settings(sent: Draft, made: Draft) -> Iterator[Cause]:
    if not sent.run.settings:
        yield Cause(
            kind=CauseKind.UNRECORDED,
            name="settings",
            what="With which settings it was drafted was not kept then",
        )
        return
    before, now = sent.run.settings, made.run.settings
    for name in sorted(now):
        if before.get(name) != now[name]:
            what = f"[{name}] in ontrack.toml is not what it was"
            yield Cause(kind=CauseKind.SETTINGS, name=name, what=what)


def _prompts(before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[Cause]:
    for name in sorted(before.keys() | now.keys()):
        if before.get(name) != now.get(name):
            kind = "prompt" if name == "wording" else "audience"
            what = f"The file of the {kind} {name} is not what it was"
            yield Cause(kind=CauseKind.PROMPTS, name=name, what=what)


def _program(sent: Draft, made: Draft) -> Iterator[Cause]:
    before, now = sent.run.program, made.run.program
    if before != now:
        was = f"by {before}" if before else "by a version that was not kept"
        what = f"It was drafted {was}; this is {now}"
        yield Cause(kind=CauseKind.PROGRAM, name=now, what=what)


@dataclass(frozen=True, slots=True)
class Reasons:
    """Says of one sentence why it is another one now."""

    sent: Draft
    made: Draft
    base: FactBase
    causes: Sequence[Cause]
    entries: Sequence[JournalEntry]

    def of(self, was: Claim | None, now: Claim | None) -> tuple[str, ...]:
        """Return the reasons, those about its own sources and facts first."""
        found = [
            *(self._sources(was) if was else ()),
            *(self._lost_facts(was, now) if was else ()),
            *(self._decided(was, now) if was else ()),
            *(self._other_facts(was, now) if now else ()),
        ]
        return tuple(dict.fromkeys(found)) or tuple(self._general(was, now))

    def _sources(self, was: Claim) -> Iterator[str]:
        cited = {item.source for item in was.evidence if isinstance(item, Quote)}
        for cause in self.causes:
            if cause.name in cited:
                yield cause.what

    def _lost_facts(self, was: Claim, now: Claim | None) -> Iterator[str]:
        known, told = self.base.facts, set(now.facts) if now else set()
        lost = [fact for fact in was.facts if fact not in known]
        if lost:
            yield f"the ledger does not give {listing(lost)} any more"
        withheld = {item.fact for item in self.made.withheld}
        for fact in was.facts:
            if fact in known and fact in withheld and fact not in told:
                yield f"{fact} is withheld from this audience now"
        left_out = {item.fact for item in self.made.uncovered}
        dropped = [f for f in was.facts if f in left_out and f not in told]
        if dropped:
            yield f"{listing(dropped)} is known and left out now"

    def _decided(self, was: Claim, now: Claim | None) -> Iterator[str]:
        if was.author is not Author.PERSON or (now and now.author is Author.PERSON):
            return
        for entry in reversed(standing(self.entries)):
            if entry.target == was.id and entry.verb is Verb.EDIT:
                yield (
                    f"{entry.by}'s wording (decision {entry.seq}) was of a sentence "
                    "that is not made any more"
                )
                return

    def _other_facts(self, was: Claim | None, now: Claim) -> Iterator[str]:
        before = {fact for claim in self.sent.claims for fact in claim.facts}
        new = [fact for fact in now.facts if fact not in before]
        if was is not None and new:
            yield f"it tells {listing(new)} too"

    def _general(self, was: Claim | None, now: Claim | None) -> Iterator[str]:
        """Name what changed for the whole, where nothing is known of the sentence."""
        if was and now and was.author is Author.MODEL and now.author is Author.RULES:
            yield "the model's wording was of another sentence, and it was not asked"
        yield from _lines(self.causes)


def _lines(causes: Iterable[Cause]) -> Iterator[str]:
    for cause in causes:
        if cause.kind is not CauseKind.UNRECORDED:
            yield cause.what
