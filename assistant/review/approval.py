"""The gate for approval, and the seal on what passed it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from assistant.domain.base import Frozen, digest, stable_id
from assistant.domain.drafts import Claim, ClaimState, Draft, Uncovered, Update, Verdict
from assistant.domain.facts import Flag, FlagStatus, Severity
from assistant.drafting.carries import CARRIES
from assistant.errors import GateError
from assistant.facts.sameness.stems import stems
from assistant.review.targets import TargetKind, disagreement_id, scoped


class Blocker(Frozen):
    """One thing that keeps a draft from approval; `target` is what to decide about."""

    target: str
    kind: TargetKind
    problem: str
    fix: str


Known = dict[str, tuple[Claim, Blocker | None]]
"""What was found of claims, by their ids."""


def blockers(
    draft: Draft, flags: Sequence[Flag], known: Known | None = None
) -> tuple[Blocker, ...]:
    """Return everything that keeps the folded draft from approval, in reading order.

    The list is the whole gate: nothing else blocks. `known` is what was found of this
    draft's claims before; only those that changed are looked at again.
    """
    told = {fact for claim in _standing(draft) for fact in claim.facts}
    words = _words(draft)
    unnamed = {
        item.fact
        for item in draft.uncovered
        if item.fact in told and not _is_mentioned(item, told, words)
    }
    carried = {
        flag.id
        for flag in flags
        if _is_carried(flag, draft)
        or (flag.id not in unnamed and _is_told(flag, draft))
    }
    return (
        *_claims(draft, {} if known is None else known),
        *_told_without_release(draft, told),
        *_uncovered(draft, told, words),
        *_flags(flags, carried),
        *_disagreements(draft),
    )


def refuse(draft: Draft, found: Sequence[Blocker], newer: Draft | None) -> GateError:
    """Return the error that names every blocker and its fix, and a newer draft."""
    listed = "\n".join(f"- {each.problem}\n  {each.fix}" for each in found)
    things = "1 thing is" if len(found) == 1 else f"{len(found)} things are"
    return GateError(
        f"The {draft.audience} draft {draft.id} cannot be approved: "
        f"{things} open.\n{listed}",
        fix="settle each one with the command under it, or in `ontrack review`."
        if newer is None
        else "settle each one with the command under it, or approve the newer "
        f"{draft.audience} draft {newer.id} of {newer.as_of} instead.",
    )


def seal(  # noqa: PLR0913  (each is part of what was approved)
    draft: Draft,
    *,
    by: str,
    reason: str | None,
    body: str,
    previous: Update | None,
    revision: int,
) -> Update:
    """Return the approved draft with the digest that covers all of it."""
    open_update = Update(
        id="",
        draft=draft,
        approved_by=by,
        health=draft.health,
        health_reason=reason,
        body=body,
        digest="",
        prev_digest=previous.digest if previous else None,
        revision=revision,
    )
    sealed = digest_of(open_update)
    return open_update.model_copy(
        update={"id": stable_id("upd", draft.id, sealed), "digest": sealed}
    )


def digest_of(update: Update) -> str:
    """Return the digest over the body, the previous digest and all that went in."""
    content = update.model_dump(mode="json", exclude={"id", "digest"})
    return digest(json.dumps(content, sort_keys=True, ensure_ascii=False))


def _claims(draft: Draft, known: Known) -> Iterable[Blocker]:
    for claim in draft.claims:
        before, found = known.get(claim.id, (None, None))
        if before is not claim:
            found = _claim(claim, draft.audience)
            known[claim.id] = claim, found
        if found is not None:
            yield found


def _claim(claim: Claim, audience: str) -> Blocker | None:
    problem = _open_claim(claim)
    if problem is None:
        return None
    return Blocker(
        target=claim.id,
        kind=TargetKind.CLAIM,
        problem=f"Claim {claim.id} {problem}: {_short(claim.text)}",
        fix=_claim_fix(claim, audience),
    )


def _open_claim(claim: Claim) -> str | None:
    """Say why the claim is not settled, the gravest reason first."""
    if claim.state is ClaimState.DROPPED:
        return None
    if claim.stale:
        return "rests on a source that has changed"
    if claim.verdict is Verdict.UNSUPPORTED:
        why = "; ".join(claim.reasons) or "no evidence carries it"
        return f"is unsupported ({why})"
    if claim.state is ClaimState.UNDECIDED:
        return f"is undecided ({claim.verdict.value.replace('_', ' ')})"
    return None


def _claim_fix(claim: Claim, audience: str) -> str:
    decide = f"`ontrack decide {claim.id}"
    if claim.stale:
        return f"`ontrack draft --audience {audience}` again, or {decide} drop`"
    if claim.verdict is Verdict.UNSUPPORTED:
        return f'{decide} drop`, or {decide} edit --text "..."`'
    if claim.verdict is Verdict.SUPPORTED:
        return f"{decide} accept` or `drop`, or approve with --accept-supported"
    return f"{decide} accept`, `drop` or `edit`"


def _told_without_release(draft: Draft, told: set[str]) -> Iterable[Blocker]:
    for item in draft.withheld:
        if item.fact in told and not item.released:
            target = scoped(draft, item.fact)
            yield Blocker(
                target=target,
                kind=TargetKind.WITHHELD,
                problem=f"A claim tells the withheld fact {item.fact} "
                f"({item.label.value}: {item.why}): {_short(item.subject)}",
                fix=f'`ontrack decide {target} release --reason "..."`, '
                "or drop the claim that tells it",
            )


def _words(draft: Draft) -> str:
    """Return all that the draft says, folded, without what was dropped."""
    return "\n".join(claim.text.casefold() for claim in _standing(draft))


def _standing(draft: Draft) -> Iterator[Claim]:
    return (c for c in draft.claims if c.state is not ClaimState.DROPPED)


def _is_mentioned(item: Uncovered, told: set[str], words: str) -> bool:
    """Whether a sentence tells the fact; one that only counts it must name it."""
    if item.fact not in told or item.taken_out:
        return False
    names = (item.subject, item.title.rstrip("."))
    return not item.counted or any(n and n.casefold() in words for n in names)


def _uncovered(draft: Draft, told: set[str], words: str) -> Iterable[Blocker]:
    for item in draft.uncovered:
        if (
            item.severity is Severity.HIGH
            and not item.waived
            and not _is_mentioned(item, told, words)
        ):
            target = scoped(draft, item.fact)
            yield Blocker(
                target=target,
                kind=TargetKind.UNCOVERED,
                problem="High and not mentioned: "
                f"{_short(item.subject)} ({_short(item.why)})",
                fix=f'`ontrack decide {target} waive --reason "..."`',
            )


def _is_carried(flag: Flag, draft: Draft) -> bool:
    """Whether a sentence that tells such matters names the flag's, in any words.

    A reader who is told no flags is told the matter itself.
    """
    name = flag.title.casefold()
    return any(
        flag.kind in CARRIES.get(section.name, ()) and name in claim.text.casefold()
        for section in draft.sections
        for claim in section.claims
        if claim.state is not ClaimState.DROPPED
    )


def _is_told(flag: Flag, draft: Draft) -> bool:
    """Whether a sentence made of the flag says of what it speaks.

    One of changes goes on with the flags of all that it counts, so it must name the
    flag's subject; a flag's own sentence, and that of its milestone, tell the matter.
    """
    words = stems(flag.title)
    return any(
        flag.id in claim.facts
        and (
            claim.section == "milestones"
            or flag.kind not in CARRIES.get(claim.section, ())
            or flag.subject in claim.text
            or bool(words and words <= stems(claim.text))
        )
        for claim in _standing(draft)
    )


def _flags(flags: Sequence[Flag], carried: set[str]) -> Iterable[Blocker]:
    for flag in flags:
        is_open = flag.status is FlagStatus.OPEN and flag.severity is Severity.HIGH
        if is_open and flag.id not in carried:
            yield Blocker(
                target=flag.id,
                kind=TargetKind.FLAG,
                problem=f"High flag {flag.id} is open: {_short(flag.title)}",
                fix=f'`ontrack decide {flag.id} answer --text "..."`, '
                'or `dismiss --reason "..."`',
            )


def _disagreements(draft: Draft) -> Iterable[Blocker]:
    for item in draft.agreement:
        if not item.accepted:
            target = scoped(draft, disagreement_id(item))
            yield Blocker(
                target=target,
                kind=TargetKind.DISAGREEMENT,
                problem=f"Disagrees with the {item.audience} draft: {item.problem}",
                fix=f'`ontrack decide {target} accept --reason "..."`, '
                "or let both tell the same: edit one, or approve with its --colour",
            )


def _short(text: str, longest: int = 90) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"
