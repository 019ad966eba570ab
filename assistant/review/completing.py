"""A decision made whole before it is kept: what its text says once it is understood."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.domain.drafts import Claim, Draft
from assistant.domain.facts import ActionItem, Flag
from assistant.domain.journal import Request, Verb
from assistant.errors import UsageError
from assistant.review.citing import Citing
from assistant.review.redrafting import Redrafting, chosen
from assistant.review.rules import one_line, untellable
from assistant.review.targets import Target


@dataclass(frozen=True, slots=True)
class Completing:
    """What a request is completed from: the review as it is now."""

    draft: Draft
    flags: Sequence[Flag]
    actions: Sequence[ActionItem]
    said: Mapping[str, str]
    sentence: Callable[[str], Claim | None]
    citing: Citing | None
    redrafting: Redrafting | None
    released: frozenset[str]

    def complete(self, request: Request, target: Target) -> Request:
        """Return the request with the text that the journal keeps.

        Raises:
            UsageError: If a fact has no sentence, or words stand nowhere.
        """
        make = {
            Verb.TELL: self._told,
            Verb.RAID: self._titled,
            Verb.ATTACH: self._cited,
            Verb.REDRAFT: self._redrafted,
            Verb.DROP: self._rejected,
        }.get(request.verb)
        return make(request, target) if make else request

    def _told(self, request: Request, target: Target) -> Request:
        claim = self.sentence(target.short)
        if claim is None:
            raise untellable(target, self.draft.audience)
        return replace(request, text=request.text or claim.text)

    def _titled(self, request: Request, target: Target) -> Request:
        titles = (flag.title for flag in self.flags if flag.id == target.name)
        return replace(request, text=request.text or one_line(next(titles)))

    def _cited(self, request: Request, target: Target) -> Request:
        if self.citing is None:
            raise UsageError("No sources are at hand.", fix="run `ontrack review`.")
        reference = self.citing.reference(request.text or "")
        claim = self._claim(target)
        if self.citing.cite(reference) in claim.evidence:
            raise UsageError(
                f"These words stand beside {claim.id} already.",
                fix="attach others, or edit the claim.",
            )
        return replace(request, text=reference)

    def _redrafted(self, request: Request, target: Target) -> Request:
        """Keep the wording, and who wrote it in place of a reason."""
        claim = self._claim(target)
        found = self.redrafting
        offers = found.offers(claim, self.released) if found else ()
        offer = chosen(request.text, offers, claim)
        return replace(request, text=one_line(offer.text), reason=offer.author.value)

    def _claim(self, target: Target) -> Claim:
        return next(c for c in self.draft.claims if c.id == target.name)

    def _rejected(self, request: Request, _target: Target) -> Request:
        """Keep the words that are dropped, so that the decision outlives its source."""
        actions = (one.what for one in self.actions if one.id == request.target)
        words = one_line(next(actions, self.said.get(request.target)))
        return replace(request, text=request.text or words or None)
