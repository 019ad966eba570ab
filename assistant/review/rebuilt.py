"""A sent update against the same one made again: what is the same, and what not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from assistant.domain.base import Frozen
from assistant.domain.drafts import Claim, ClaimState, Draft, Uncovered, Withheld
from assistant.domain.evidence import Evidence, Quote
from assistant.domain.facts import Coverage
from assistant.review.comparison import Change, Difference, Stretch, compare, told_in

Explain = Callable[[Claim | None, Claim | None], Sequence[str]]
"""Says why a sentence as it was sent is another one, or none, when made again."""


class ClaimCompared(Frozen):
    """One sentence: as it was sent, as it is made again, and why they differ.

    `words` is both in one, in reading order, each stretch with whose words it is;
    `rests` says whether it rests on the same facts and evidence.
    """

    id: str
    section: str
    change: Change
    before: str | None
    after: str | None
    words: tuple[tuple[Stretch, str], ...]
    rests: Change
    why: tuple[str, ...] = ()

    @property
    def is_same(self) -> bool:
        """Whether it says the same and rests on the same."""
        return self.change is Change.SAME and self.rests is Change.SAME


class Both(Frozen):
    """A value as it was sent and as it is now."""

    sent: str
    rebuilt: str

    @property
    def is_same(self) -> bool:
        """Whether they are the same."""
        return self.sent == self.rebuilt


class CoverageCompared(Frozen):
    """What the facts rested on then, and now."""

    sent: Coverage
    rebuilt: Coverage


class Left(Frozen):
    """What is in the sent one alone (`gone`), and in the rebuilt one alone (`new`)."""

    gone: tuple[str, ...] = ()
    new: tuple[str, ...] = ()

    @property
    def is_same(self) -> bool:
        """Whether both have the same."""
        return not self.gone and not self.new


class Compared(Frozen):
    """All that can differ; `differences` names what does, empty when nothing does.

    `body` are the lines of the Markdown that stand in one of the two alone.
    """

    differences: tuple[str, ...]
    health: Both
    next_update: Both
    headline: ClaimCompared
    claims: tuple[ClaimCompared, ...]
    coverage: CoverageCompared
    uncovered: Left
    withheld: Left
    body: Left


def compared(
    sent: Draft, made: Draft, bodies: tuple[str, str], explain: Explain
) -> Compared:
    """Compare a sent draft with itself made again; `bodies` are their Markdown."""
    sent_body, made_body = bodies
    claims = [
        _claim(one, _by_id(sent), _by_id(made), explain)
        for one in compare(told_in(sent), told_in(made))
    ]
    first, rest = _headline(claims), [c for c in claims if c.section != "Headline"]
    health = Both(sent=sent.health, rebuilt=made.health)
    following = Both(
        sent=sent.next_update.isoformat(), rebuilt=made.next_update.isoformat()
    )
    uncovered = _left(_facts(sent.uncovered), _facts(made.uncovered))
    withheld = _left(_facts(sent.withheld), _facts(made.withheld))
    same = {
        "health": health.is_same,
        "headline": first.is_same,
        "claims": all(one.is_same for one in rest),
        "next_update": following.is_same,
        "coverage": sent.coverage == made.coverage,
        "uncovered": uncovered.is_same,
        "withheld": withheld.is_same,
        "body": sent_body == made_body,
    }
    return Compared(
        differences=tuple(name for name, is_same in same.items() if not is_same),
        health=health,
        next_update=following,
        headline=first,
        claims=tuple(rest),
        coverage=CoverageCompared(sent=sent.coverage, rebuilt=made.coverage),
        uncovered=uncovered,
        withheld=withheld,
        body=_lines(sent_body, made_body),
    )


def _headline(claims: Sequence[ClaimCompared]) -> ClaimCompared:
    """Return the first sentence; it can be dropped, of one or of both."""
    found = (one for one in claims if one.section == "Headline")
    nothing = ClaimCompared(
        id="",
        section="Headline",
        change=Change.SAME,
        before=None,
        after=None,
        words=(),
        rests=Change.SAME,
    )
    return next(found, nothing)


def _claim(
    one: Difference,
    sent: Mapping[str, Claim],
    made: Mapping[str, Claim],
    explain: Explain,
) -> ClaimCompared:
    was = sent.get(one.before.id) if one.before else None
    now = made.get(one.after.id) if one.after else None
    rests = one.change
    if was and now:
        is_same = (was.facts, _cited(was)) == (now.facts, _cited(now))
        rests = Change.SAME if is_same else Change.CHANGED
    is_same = one.change is Change.SAME and rests is Change.SAME
    return ClaimCompared(
        id=was.id if was else one.id,
        section=one.section,
        change=one.change,
        before=one.before.text if one.before else None,
        after=one.after.text if one.after else None,
        words=one.words if one.change is not Change.SAME else (),
        rests=rests,
        why=() if is_same else tuple(explain(was, now)),
    )


def _cited(claim: Claim) -> list[tuple[str, ...]]:
    return sorted(map(_place, claim.evidence))


def _place(item: Evidence) -> tuple[str, ...]:
    if isinstance(item, Quote):
        return (item.source, item.locator or "", item.quote, item.stance)
    return ("", item.rule, *item.inputs, item.stance)


def _by_id(draft: Draft) -> dict[str, Claim]:
    standing = (c for c in draft.claims if c.state is not ClaimState.DROPPED)
    return {claim.id: claim for claim in standing}


def _facts(items: Iterable[Uncovered | Withheld]) -> set[str]:
    return {item.fact for item in items}


def _lines(sent: str, made: str) -> Left:
    before, now = sent.splitlines(), made.splitlines()
    return Left(
        gone=tuple(line for line in before if line not in now),
        new=tuple(line for line in now if line not in before),
    )


def _left(sent: set[str], made: set[str]) -> Left:
    return Left(gone=tuple(sorted(sent - made)), new=tuple(sorted(made - sent)))
