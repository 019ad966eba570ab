"""A sent update made again from the ledger as it was known then, with its decisions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.domain.base import Frozen
from assistant.domain.drafts import Claim, Draft, Uncovered, Update
from assistant.domain.facts import Colour
from assistant.domain.journal import JournalEntry, standing
from assistant.drafting.alone import Alone
from assistant.drafting.draft import Order, write_draft
from assistant.drafting.editing import Editing
from assistant.drafting.judging import gate_base
from assistant.drafting.kept_wording import KeptWording
from assistant.errors import AssistantError
from assistant.export.markdown import markdown
from assistant.export.publication import Publication
from assistant.facts.factbase import FactBase
from assistant.gate.checks import Judgement
from assistant.gate.support import Support
from assistant.review.colour import chosen_colour
from assistant.review.fold import Means, fold_draft, released_in
from assistant.review.rebuilt import Compared, compared
from assistant.workflows.circumstances import with_circumstances
from assistant.workflows.claimed import claimed_health
from assistant.workflows.drafts import order_for
from assistant.workflows.gather import gather
from assistant.workflows.reviewing.citing import Cited
from assistant.workflows.reviewing.review import Office
from assistant.workflows.sent.rebuild_causes import Cause, Reasons, causes_of
from assistant.workflows.upkeep.verify import fault_of_content
from prompts.files import load_prompt


class Seal(Frozen):
    """Whether the update is kept as it was approved."""

    holds: bool
    digest: str
    problem: str | None


class Replay(Frozen):
    """What came of making a sent update again; `causes` is what changed since."""

    rebuilt: bool = True
    update: str
    draft: str
    audience: str
    as_of: date
    since: date | None
    revision: int
    approved_by: str
    health: Colour
    engine: str
    identical: bool
    seal: Seal
    causes: tuple[Cause, ...]
    compared: Compared


class EmptiedUpdateError(AssistantError):
    """Of the update nothing is left that could be compared."""

    def __init__(self, update: Update) -> None:
        super().__init__(
            f"The words of update {update.id} were erased with a source that it told; "
            "it cannot be compared any more.",
            fix="Nothing can be done; who approved it, its colour and its digest stay "
            "in `ontrack updates`.",
        )


@dataclass(frozen=True, slots=True)
class _Made:
    """The draft as it is made again, with its decisions, and what it came from."""

    draft: Draft
    base: FactBase
    body: str


def rebuild(office: Office, update: Update) -> Replay:
    """Make a sent update again and compare it; no model is asked, nothing is kept.

    Raises:
        EmptiedUpdateError: If its words were erased.
        AssistantError: If its audience is not known any more, or the ledger cannot be
            read.
    """
    if any(update.id in one.emptied for one in office.ledger.erasures.all()):
        raise EmptiedUpdateError(update)
    made = _made_again(office, update)
    causes = causes_of(office, update, made.draft)
    sent = update.draft
    reasons = Reasons(sent, made.draft, made.base, causes, _entries(office, update))
    found = compared(sent, made.draft, (update.body, made.body), reasons.of)
    seal = _seal(office, update)
    return Replay(
        update=update.id,
        draft=sent.id,
        audience=sent.audience,
        as_of=sent.as_of,
        since=sent.since,
        revision=sent.run.revision,
        approved_by=update.approved_by,
        health=update.health,
        engine=sent.engine,
        identical=seal.holds and not found.differences,
        seal=seal,
        causes=causes,
        compared=found,
    )


def _seal(office: Office, update: Update) -> Seal:
    kept = (one for one in office.ledger.audit.updates() if one.id == update.id)
    problem = next(map(fault_of_content, kept), "it is not kept any more")
    return Seal(holds=problem is None, digest=update.digest, problem=problem)


def _made_again(office: Office, update: Update) -> _Made:
    """Draft at the revision of the draft, and fold in what was decided until sent."""
    sent = update.draft
    view = office.ledger.view(sent.as_of, sent.run.revision)
    base = gather(view, office.settings, sent.since, claimed_health(view))
    order = order_for(office.settings, office.folder, sent.audience, view, base)
    draft = _drafted(office, sent, base, order)
    entries = standing(_entries(office, update))
    released = released_in(sent.id, entries)
    support = _support(office, update, draft, order)
    editing = Editing(draft, order.reach, support)

    def judge(text: str, claim: Claim) -> Judgement:
        return editing.judge(text, claim, released)

    alone = Alone(base, draft, order.reach, support)

    def write(fact: str) -> Claim | None:
        return alone.claim(fact, released)

    cited = Cited(view, office.settings, office.folder, sent.audience)

    def left(made: Draft, decided: Draft) -> tuple[Uncovered, ...]:
        return alone.left_out(made, decided, released)

    folded = fold_draft(draft, entries, Means(judge, write, cited.cite, left))
    chosen = chosen_colour(draft, entries)
    set_colour = chosen.published if chosen else None
    page = Publication(folded, order.audience, update.approved_by, set_colour)
    return _Made(folded, base, markdown(page))


def _drafted(office: Office, sent: Draft, base: FactBase, order: Order) -> Draft:
    """Write the draft anew, in the words that a model gave it, if one did."""
    if sent.run.model is not None:
        kept = office.ledger.journal.draft(sent.id) or sent
        prompts = {"wording": load_prompt("wording").digest}
        order = replace(order, wording=KeptWording(kept), prompts=prompts)
    draft = write_draft(base, order, made_as=sent.id)
    # What other audiences were told is no part of the ledger's facts.
    draft = draft.model_copy(update={"agreement": sent.agreement})
    return with_circumstances(draft, office.settings)


def _support(office: Office, update: Update, draft: Draft, order: Order) -> Support:
    """Judge as the desk did: by the people who were known when it was approved."""
    view = office.ledger.view(draft.as_of, update.revision)
    date_order = office.settings.project.date_order or None
    return gate_base(order.audience, draft.as_of, view.people, date_order)


def _entries(office: Office, update: Update) -> Sequence[JournalEntry]:
    return [
        entry
        for entry in office.ledger.journal.entries()
        if entry.revision <= update.revision
    ]
