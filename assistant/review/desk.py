"""The desk: one draft, its flags and actions, and what a person decides on them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from datetime import date

from assistant.domain.drafts import Claim, Draft, Update
from assistant.domain.evidence import Quote
from assistant.domain.facts import ActionItem, Colour, Flag, Health
from assistant.domain.journal import JournalEntry, Request, Verb, standing
from assistant.errors import AssistantError, UsageError
from assistant.export.publication import Publication
from assistant.facts.flags.decided import with_decisions
from assistant.review.actions import fold_actions
from assistant.review.agreeing import Others, with_agreement, with_all_that_may_differ
from assistant.review.approval import Blocker, Known, blockers, refuse
from assistant.review.citing import Citing
from assistant.review.colour import chosen_colour
from assistant.review.comparison import Difference, Previous, compare, told_in
from assistant.review.completing import Completing
from assistant.review.fold import (
    Judge,
    Judgement,
    LeftOut,
    Means,
    accept_all_supported,
    fold_draft,
    nothing_left_out,
    released_in,
)
from assistant.review.history import TakeBack, decided_on, next_redo, next_undo
from assistant.review.journal import Journal
from assistant.review.outbox import Outbox
from assistant.review.reading import Reading
from assistant.review.redrafting import Offer, Redrafting
from assistant.review.rules import APPLIES, check, find, one_line
from assistant.review.tally import Tally, marks_of
from assistant.review.targets import TargetKind, Targets


class ReviewDesk:
    """A person's view of one draft: what it says now, and every decision on it.

    Each decision is durable when its method returns, and a new desk over the same
    journal shows the same. `draft`, `flags` and `actions` are as the decisions leave
    them; `computed` is the draft as it was made; `update` is what it became, or None
    while it is not approved. `said` are the words of the decisions and the risk
    statements that can be dropped, by their ids. `previous` is what the audience was
    told last, if anything; `health` is what the colours were computed from; `citing`
    finds words to attach to one, `redrafting` other wordings, `others` other drafts.
    """

    draft: Draft
    flags: tuple[Flag, ...]
    actions: tuple[ActionItem, ...]
    update: Update | None

    def __init__(  # noqa: PLR0913  (what a review needs, each from another room)
        self,
        journal: Journal,
        draft: Draft,
        flags: Sequence[Flag],
        actions: Sequence[ActionItem],
        *,
        judge: Judge,
        render_body: Callable[[Draft], str],
        by: str,
        said: Mapping[str, str] | None = None,
        previous: Previous | None = None,
        read: Callable[[Quote], Reading | None] | None = None,
        health: Health | None = None,
        published: Callable[[Draft, str | None], Publication] | None = None,
        write: Callable[[str, frozenset[str]], Claim | None] | None = None,
        refusal: Callable[[], AssistantError | None] | None = None,
        citing: Citing | None = None,
        redrafting: Redrafting | None = None,
        others: Others | None = None,
        left_out: LeftOut = nothing_left_out,
    ) -> None:
        self._left_out = left_out
        self._refusal = refusal
        self.citing = citing
        self.redrafting = redrafting
        self.by = by
        self._write = write
        self.previous = previous
        self.health = health
        self._read = read
        self._published = published
        self._said = dict(said or {})
        self.computed = draft
        self._journal = journal
        self._outbox = Outbox(journal, draft)
        self._flags = tuple(flags)
        self._actions = tuple(actions)
        self._judge = judge
        self._judged: dict[Hashable, Judgement] = {}
        self._known_blockers: Known = {}
        self._render_body = render_body
        self.update = self._outbox.sent()
        self._others = None if self.update else others
        self._entries = tuple(journal.entries())
        self._fold()

    def refresh(self) -> None:
        """Read the journal again, with what others have decided since."""
        entries = tuple(self._journal.entries())
        # The journal only grows.
        if len(entries) != len(self._entries):
            self._entries = entries
            self._fold()

    def _fold(self) -> None:
        self._standing = standing(self._entries)
        self.draft = fold_draft(
            self.computed,
            self._standing,
            Means(self.judgement, self._sentence, self._cite, self._left_out),
        )
        self.draft = with_agreement(self.draft, self._others, self._standing)
        local = with_all_that_may_differ(self.computed, self.draft, self._others)
        self.flags = with_decisions(self._flags, self._standing)
        day = self.computed.as_of
        self.actions = fold_actions(self._actions, self._standing, day)
        self._targets = Targets(local, self.flags, self.actions, self._said, self.draft)
        self._decided = {entry.target for entry in self._standing}
        self._blockers: tuple[Blocker, ...] | None = None
        self._differences: tuple[Difference, ...] | None = None

    @property
    def refusal(self) -> AssistantError | None:
        """Why nothing can be decided here now, or None."""
        return self._refusal() if self._refusal else None

    @property
    def differences(self) -> tuple[Difference, ...]:
        """What the draft says otherwise than the last update; empty without one."""
        if self._differences is None:
            before = self.previous
            found = compare(before.told, told_in(self.draft)) if before else ()
            self._differences = tuple(found)
        return self._differences

    def read(self, quote: Quote) -> Reading | None:
        """Open the source at what is cited, None where it holds the words no more."""
        return self._read(quote) if self._read else None

    @property
    def publication(self) -> Publication | None:
        """What would leave now: stamped as a draft while it is not approved."""
        if self._published is None:
            return None
        by = self.update.approved_by if self.update else None
        return self._published(self.update.draft if self.update else self.draft, by)

    @property
    def body(self) -> str:
        """The update as it would be approved now, as Markdown."""
        return self._render_body(self.draft)

    @property
    def colour_set(self) -> JournalEntry | None:
        """The decision that set another colour than was computed, or None."""
        chosen = chosen_colour(self.computed, self._standing)
        return chosen.entry if chosen else None

    @property
    def decided(self) -> int:
        """How many claims are decided."""
        return self.tally(TargetKind.CLAIM).decided

    @property
    def open(self) -> int:
        """How many claims are not decided."""
        return self.tally(TargetKind.CLAIM).open

    def tally(self, kind: TargetKind) -> Tally:
        """Count the claims, flags or actions, and those of them that are decided."""
        if kind is TargetKind.ACTION:
            marks = [self.is_decided(action.id) for action in self.actions]
        else:
            marks = marks_of(kind, self.draft, self.flags)
        return Tally(sum(marks), len(marks))

    def is_decided(self, target: str) -> bool:
        """Whether any decision on the target stands."""
        return target in self._decided

    def knows(self, target: str, verb: Verb | None = None) -> bool:
        """Whether a decision here may name the target, by the verb if any."""
        return self._targets.holds(target, APPLIES.get(verb) if verb else None)

    def judgement(self, text: str, claim: Claim) -> Judgement:
        """Return what the gate says of this wording of the claim."""
        released = self._released
        key = (claim.id, claim.values, claim.evidence, text, released)
        if key not in self._judged:
            self._judged[key] = self._judge(text, claim)
        return self._judged[key]

    def decide(
        self,
        verb: Verb,
        target: str,
        text: str | None = None,
        reason: str | None = None,
        seen_on: date | None = None,
    ) -> JournalEntry:
        """Keep a decision; `seen_on` is the newest day that was looked at for it.

        A fact that the draft leaves out or withholds may be named by its own id, or
        by the draft's id, a slash and its own.

        Raises:
            UsageError: If the target is unknown, or the verb does not apply to it or
                lacks its text or reason.
            GateError: If an unsupported claim would be accepted, or the draft was
                already approved.
        """
        self.refresh()
        request = self._checked(Request(verb, target, text, reason))
        return self._append([request], seen_on=seen_on)[0]

    def decide_at_once(
        self, requests: Iterable[Request]
    ) -> tuple[tuple[JournalEntry, ...], Mapping[str, AssistantError]]:
        """Keep decisions on different targets as one act, that one undo takes back.

        Returns:
            What was kept, and why the others were refused, by their targets.
        """
        self.refresh()
        act: list[Request] = []
        refused: dict[str, AssistantError] = {}
        for request in requests:
            try:
                act.append(self._checked(request))
            except AssistantError as error:
                refused[request.target] = error
        return self._append(act) if act else (), refused

    def undo(self, target: str | None = None) -> tuple[JournalEntry, ...]:
        """Take back the last act at this desk, or the last decision on the target.

        A draft as the target is all that was decided on it, its claims among it.

        Returns:
            The decisions that were taken back; nothing if there are none.

        Raises:
            UsageError: If the target is unknown.
        """
        self.refresh()
        return self._take_back(Verb.UNDO, next_undo(self._own_entries(target)))

    def redo(self) -> tuple[JournalEntry, ...]:
        """Take back the last undo, unless a new decision came after it.

        Returns:
            The decisions that stand again; nothing if there are none.
        """
        self.refresh()
        return self._take_back(Verb.REDO, next_redo(self._own_entries(None)))

    def blockers(self) -> tuple[Blocker, ...]:
        """Return what keeps the draft from approval."""
        if self._blockers is None:
            self._blockers = blockers(self.draft, self.flags, self._known_blockers)
        return self._blockers

    def approve(
        self,
        *,
        by: str | None = None,
        colour: Colour | None = None,
        reason: str | None = None,
        accept_supported: bool = False,
    ) -> Update:
        """Approve the draft: it becomes an update that never changes.

        Raises:
            GateError: If anything blocks, naming all of it, or if the draft was
                approved before.
            UsageError: If the name is empty, or the colour changes without a reason.
        """
        self._refuse_to_decide()
        self.update = self._outbox.sent()
        self.refresh()
        self._refuse_if_approved()
        name = one_line(self.by if by is None else by)
        if not name:
            raise UsageError(
                "An approval needs the name of who approves.", fix="give it with --by."
            )
        requests = list(self._settings(colour, reason))
        ready = accept_all_supported(self.draft) if accept_supported else self.draft
        told = with_agreement(ready, self._others, self._standing, colour)
        if found := blockers(told, self.flags):
            raise refuse(ready, found, self._outbox.newer())
        if ready != self.draft:
            requests.append(Request(Verb.ACCEPT, self.draft.id))
        if requests:
            self._append(requests, by=name)
        return self._seal(name)

    def _checked(self, request: Request) -> Request:
        target = find(request, self._targets)
        if not target.kind.is_of_project:
            self._refuse_if_approved()
            self._outbox.refuse_if_overtaken()
        checked = check(request, target, self.draft, self.actions)
        at = Completing(
            self.draft,
            self.flags,
            self.actions,
            self._said,
            self._sentence,
            self.citing,
            self.redrafting,
            self._released,
        )
        return at.complete(checked, target)

    def _sentence(self, fact: str) -> Claim | None:
        return self._write(fact, self._released) if self._write else None

    @property
    def _released(self) -> frozenset[str]:
        return released_in(self.computed.id, self._standing)

    def offers(self, claim: Claim) -> Sequence[Offer]:
        """Return other wordings of the claim that are at hand."""
        found = self.redrafting
        return found.offers(claim, self._released) if found else ()

    def _cite(self, reference: str) -> Quote | None:
        return self.citing.cite(reference) if self.citing else None

    def refuse_changes(self) -> None:
        """Raise what a decision on the draft would raise now, if it would.

        Raises:
            GateError: If the draft was approved.
            AssistantError: If another session decides.
        """
        self._refuse_to_decide()
        self._refuse_if_approved()

    def _settings(self, colour: Colour | None, reason: str | None) -> Iterable[Request]:
        if colour is not None and colour is not self.draft.health:
            yield self._checked(
                Request(Verb.COLOUR, self.draft.id, colour.value, reason)
            )

    def _refuse_if_approved(self) -> None:
        self._outbox.refuse_if_sent(self.update)

    def _seal(self, name: str) -> Update:
        why = self.colour_set.reason if self.colour_set else None
        self.update = self._outbox.seal(
            self.draft, self._entries, by=name, reason=why, body=self.body
        )
        self._append([Request(Verb.APPROVE, self.draft.id, self.update.id)], by=name)
        return self.update

    def _refuse_to_decide(self) -> None:
        if refusal := self.refusal:
            raise refusal

    def _append(
        self,
        act: Sequence[Request],
        *,
        by: str | None = None,
        seen_on: date | None = None,
    ) -> tuple[JournalEntry, ...]:
        self._refuse_to_decide()
        as_of = max(self.computed.as_of, seen_on or self.computed.as_of)
        kept = self._journal.append_act(act, by=by or self.by, as_of=as_of)
        self.refresh()
        return tuple(kept)

    def _take_back(
        self, verb: Verb, chosen: TakeBack | None
    ) -> tuple[JournalEntry, ...]:
        if chosen is None:
            return ()
        pairs = zip(chosen.entries, chosen.decisions, strict=True)
        self._append([Request(verb, d.target, undoes=e.seq) for e, d in pairs])
        return chosen.decisions

    def _own_entries(self, name: str | None) -> list[JournalEntry]:
        """What was decided at this desk, not on another audience's draft.

        Once the draft is approved, only flags, actions and releases can change.
        """
        targets = self._targets.meant(name)
        is_open, is_named = self.update is None, name is not None
        return decided_on(targets, self._entries, is_open=is_open, is_named=is_named)
