"""What a decision needs before it is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from assistant.domain.drafts import Draft, Verdict
from assistant.domain.facts import ActionItem, Colour
from assistant.domain.journal import Request, Verb
from assistant.errors import GateError, UsageError
from assistant.review.targets import Target, TargetKind, Targets
from ingest.text.decoding import clean

APPLIES: Mapping[Verb, tuple[TargetKind, ...]] = {
    Verb.ACCEPT: (
        TargetKind.CLAIM,
        TargetKind.ACTION,
        TargetKind.SAID,
        TargetKind.DISAGREEMENT,
        TargetKind.DRAFT,
    ),
    Verb.DROP: (TargetKind.CLAIM, TargetKind.ACTION, TargetKind.SAID),
    Verb.EDIT: (TargetKind.CLAIM, TargetKind.ACTION),
    Verb.ATTACH: (TargetKind.CLAIM,),
    Verb.REDRAFT: (TargetKind.CLAIM,),
    Verb.TELL: (TargetKind.UNCOVERED, TargetKind.WITHHELD),
    Verb.WAIVE: (TargetKind.UNCOVERED,),
    Verb.RELEASE: (TargetKind.WITHHELD,),
    Verb.ANSWER: (TargetKind.FLAG,),
    Verb.DISMISS: (TargetKind.FLAG,),
    Verb.RAID: (TargetKind.FLAG,),
    Verb.OWNER: (TargetKind.ACTION,),
    Verb.DUE: (TargetKind.ACTION,),
    Verb.MERGE: (TargetKind.ACTION,),
    Verb.SPLIT: (TargetKind.ACTION,),
    Verb.COLOUR: (TargetKind.DRAFT,),
}
"""Which verbs decide about what; accepting a draft accepts its supported claims."""

_NEEDS_TEXT = frozenset(
    {
        Verb.EDIT,
        Verb.ATTACH,
        Verb.ANSWER,
        Verb.OWNER,
        Verb.DUE,
        Verb.MERGE,
        Verb.SPLIT,
        Verb.COLOUR,
    }
)
FOR_MANY = frozenset(
    {
        Verb.ACCEPT,
        Verb.DROP,
        Verb.OWNER,
        Verb.DUE,
        Verb.DISMISS,
        Verb.WAIVE,
        Verb.RELEASE,
    }
)
"""Decisions that mean the same on many targets at once."""
_NEEDS_REASON = frozenset({Verb.WAIVE, Verb.RELEASE, Verb.DISMISS, Verb.COLOUR})


def one_line(text: str | None) -> str:
    """Return the text without control characters and with single spaces."""
    return " ".join(clean(text or "").split())


def find(request: Request, targets: Targets) -> Target:
    """Return what the request is about.

    Raises:
        UsageError: If the id is unknown, or the verb does not apply to what it names.
    """
    kinds = APPLIES.get(request.verb, ())
    named = targets.named(request.target)
    for target in named:
        if target.kind in kinds:
            return target
    kind = named[0].kind
    verbs = [verb.value for verb, applies in APPLIES.items() if kind in applies]
    raise UsageError(
        f"{request.verb.value!r} does not apply to {request.target}, a {kind.value}.",
        fix=f"decide with {', '.join(verbs)}.",
    )


def check(
    request: Request, target: Target, draft: Draft, actions: Sequence[ActionItem]
) -> Request:
    """Return the request with clean text, under the journal's name of its target.

    Raises:
        UsageError: If text or reason is missing or has no meaning.
        GateError: If an unsupported claim would be accepted.
    """
    request = replace(
        request,
        target=target.name,
        text=one_line(request.text) or None,
        reason=one_line(request.reason) or None,
    )
    _complete(request, target)
    if request.text and request.verb in _TEXTS:
        _TEXTS[request.verb](request.text, target, actions)
    if request.verb is Verb.ACCEPT and target.kind is TargetKind.CLAIM:
        _supported(target, draft)
    return request


def untellable(target: Target, audience: str) -> UsageError:
    """Return why a fact that the draft leaves out cannot be told, and what to do."""
    if target.kind is TargetKind.WITHHELD:
        return UsageError(
            f"{target.short} is withheld from this audience: release it first.",
            fix=f'`ontrack decide {target.short} release --reason "..."`',
        )
    return UsageError(
        f"{target.short} has no sentence that the {audience} reader is told.",
        fix="edit a claim that speaks of it, or waive it with a reason.",
    )


def _complete(request: Request, target: Target) -> None:
    """Refuse what lacks its text or its reason."""
    verb = request.verb.value
    if request.verb in _NEEDS_TEXT and not request.text:
        option = "--evidence" if request.verb is Verb.ATTACH else "--text"
        raise UsageError(f"{verb!r} needs a text.", fix=f'give it with {option} "...".')
    if not request.reason and (
        request.verb in _NEEDS_REASON or target.kind is TargetKind.DISAGREEMENT
    ):
        raise UsageError(
            f"{verb!r} of {target.short} needs a reason.",
            fix='give it with --reason "...".',
        )


def _supported(target: Target, draft: Draft) -> None:
    claim = next(claim for claim in draft.claims if claim.id == target.name)
    if claim.verdict is Verdict.UNSUPPORTED:
        why = "; ".join(claim.reasons) or "no evidence carries it"
        raise GateError(
            f"Claim {claim.id} is unsupported and cannot be accepted: {why}.",
            fix="edit it so that its evidence carries it, or drop it.",
        )


def _due(text: str, _target: Target, _actions: Sequence[ActionItem]) -> None:
    try:
        date.fromisoformat(text)
    except ValueError:
        raise UsageError(
            f"{text!r} is no date.", fix="write it as YYYY-MM-DD."
        ) from None


def _colour(text: str, _target: Target, _actions: Sequence[ActionItem]) -> None:
    if text not in list(Colour):
        raise UsageError(
            f"{text!r} is no colour of health.", fix=f"use {', '.join(Colour)}."
        )


def _merge(text: str, target: Target, actions: Sequence[ActionItem]) -> None:
    if text == target.name or text not in {action.id for action in actions}:
        raise UsageError(
            f"{text!r} is no other action.",
            fix="name the action to merge into this one; see `ontrack actions`.",
        )


def _split(text: str, target: Target, actions: Sequence[ActionItem]) -> None:
    action = next(action for action in actions if action.id == target.name)
    if text in {one.action for one in action.proposed_merges}:
        return
    mentions = len(action.mentions)
    if not text.isdecimal() or not 1 <= int(text) <= mentions:
        raise UsageError(
            f"{text!r} is no mention of {target.name}, which has {mentions}.",
            fix="give the number of the mention that is an action of its own, or the "
            "id of an action that it is proposed to be merged with.",
        )


_TEXTS: Mapping[Verb, Callable[[str, Target, Sequence[ActionItem]], None]] = {
    Verb.DUE: _due,
    Verb.COLOUR: _colour,
    Verb.MERGE: _merge,
    Verb.SPLIT: _split,
}
