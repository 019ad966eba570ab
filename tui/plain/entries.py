"""What can be read and decided in each place of the review, as plain text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from assistant.domain.drafts import ClaimState
from assistant.domain.facts import FlagStatus
from assistant.domain.journal import Verb
from assistant.review.comparison import Change, Difference
from assistant.review.desk import ReviewDesk
from tui.evidence import evidence_lines
from tui.marks import FLAG_STATUS, HEALTH, state_mark, verdict_mark
from tui.settling import Item, disagreements, uncovered, withheld
from tui.text import Line, shown
from tui.wordings import both


@dataclass(frozen=True, slots=True)
class Key:
    """What a letter decides: with nothing, a text or a reason after it."""

    verb: Verb
    needs: str = ""
    may: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to read: its line, what is known of it, and what decides about it."""

    id: str
    text: str
    detail: tuple[str, ...] = ()
    keys: Mapping[str, Key] = field(default_factory=dict)
    is_open: bool = False


CLAIM_KEYS = {
    "a": Key(Verb.ACCEPT, may="reason"),
    "x": Key(Verb.DROP, may="reason"),
    "e": Key(Verb.EDIT, "text"),
    "+": Key(Verb.ATTACH, "text"),
    "r": Key(Verb.REDRAFT, may="text"),
}
ACTION_KEYS = {
    "a": Key(Verb.ACCEPT),
    "x": Key(Verb.DROP, may="reason"),
    "e": Key(Verb.EDIT, "text"),
    "o": Key(Verb.OWNER, "text"),
    "d": Key(Verb.DUE, "text"),
    "m": Key(Verb.MERGE, "text"),
    "s": Key(Verb.SPLIT, "text"),
}
FLAG_KEYS = {
    "a": Key(Verb.ANSWER, "text"),
    "x": Key(Verb.DISMISS, "reason"),
    "r": Key(Verb.RAID, may="text"),
    "+": Key(Verb.TELL, may="text"),
}


def claims(desk: ReviewDesk) -> Iterator[Entry]:
    """Yield every sentence of the draft with its evidence."""
    for claim in desk.draft.claims:
        state = state_mark(claim).word
        yield Entry(
            claim.id,
            f"{claim.text} ({verdict_mark(claim).word}, {state})",
            (*claim.reasons, *plain(evidence_lines(claim.evidence))),
            CLAIM_KEYS,
            claim.state is ClaimState.UNDECIDED,
        )


def actions(desk: ReviewDesk) -> Iterator[Entry]:
    """Yield every action item with owner and due date."""
    for item in desk.actions:
        owner, due = item.owner or "no owner", item.due or "no due date"
        decided = desk.is_decided(item.id)
        how = "decided" if decided else item.strength.value
        yield Entry(
            item.id,
            f"{item.what} ({owner}, {due}, {item.status.value}, {how})",
            tuple(plain(evidence_lines((*item.evidence, *item.mentions)))),
            ACTION_KEYS,
            not decided,
        )


def flags(desk: ReviewDesk) -> Iterator[Entry]:
    """Yield every warning with its rule and whom to ask."""
    for flag in sorted(desk.flags, key=lambda each: each.severity.rank):
        state = FLAG_STATUS[flag.status].word
        yield Entry(
            flag.id,
            f"{flag.severity.value}: {flag.title} ({state})",
            (
                f"Why: {flag.why}",
                f"Ask: {flag.question}",
                *plain(evidence_lines(flag.evidence)),
            ),
            FLAG_KEYS,
            flag.status is FlagStatus.OPEN,
        )


def compared(desk: ReviewDesk) -> Iterator[Entry]:
    """Yield every sentence that is not told as it was told last."""
    for one in desk.differences:
        if one.change is not Change.SAME:
            yield Entry(one.id, f"{one.change.value}: {_both(one)}")


def settled(desk: ReviewDesk) -> Iterator[Entry]:
    """Yield the health, what is left out or withheld, and what is in the way."""
    for dimension, found in (desk.health.dimensions if desk.health else {}).items():
        colour = HEALTH[found.colour].word
        yield Entry(
            f"health/{dimension}",
            f"{dimension.capitalize()} {colour}: {found.why}",
            (f"Rule: {found.rule}", *plain(evidence_lines(found.evidence))),
        )
    blocking = {blocker.target: blocker.problem for blocker in desk.blockers()}
    for listed in (uncovered, withheld, disagreements):
        for item in listed(desk.draft):
            end = f" ({item.verb.value}: {item.settled})" if item.settled else ""
            yield Entry(
                item.target,
                f"{item.text}{end}",
                (f"Why: {item.why}", *plain(evidence_lines(item.evidence))),
                _settling_keys(item),
                item.target in blocking,
            )
            blocking.pop(item.target, None)
    for target, problem in blocking.items():
        yield Entry(target, f"In the way: {problem}")


PLACES: Mapping[str, tuple[str, Callable[[ReviewDesk], Iterable[Entry]]]] = {
    "1": ("Claims", claims),
    "2": ("Actions", actions),
    "3": ("Flags", flags),
    "4": ("Compare", compared),
    "5": ("Approve", settled),
}
"""The places by their keys, as on the screen."""


def _settling_keys(item: Item) -> dict[str, Key]:
    told = {} if item.verb is Verb.ACCEPT else {"+": Key(Verb.TELL, may="text")}
    return {"r": Key(item.verb, "reason"), **told}


def _both(one: Difference) -> str:
    told = one.after or one.before
    if one.change is not Change.CHANGED:
        return told.text if told else ""
    return both(one.words).plain


def plain(lines: Iterable[Line]) -> Iterator[str]:
    """Yield each paragraph as one line of text."""
    for line in lines:
        yield shown(f"{line.lead.plain.strip()} {line.content.plain}").plain
