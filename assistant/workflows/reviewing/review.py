"""A draft on the desk: its day's flags and actions, judged and rendered alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from assistant.domain.drafts import Claim, Draft, Uncovered
from assistant.domain.evidence import Evidence, Quote
from assistant.domain.facts import ActionItem, Fact
from assistant.domain.findings import StatementFinding
from assistant.domain.journal import standing
from assistant.drafting.alone import Alone
from assistant.drafting.editing import Editing
from assistant.drafting.judging import gate_base
from assistant.errors import UsageError
from assistant.evidence.search import PassageSearch
from assistant.export.markdown import markdown
from assistant.export.publication import Publication, SetColour
from assistant.extract.text.sentences import plain
from assistant.facts.factbase import FactBase
from assistant.facts.risks.rejected import statement_id
from assistant.gate.checks import Judgement
from assistant.ledger.ledger import Ledger
from assistant.ledger.view import View
from assistant.review.agreeing import BroughtIn, Other, with_agreement
from assistant.review.colour import chosen_colour
from assistant.review.desk import ReviewDesk
from assistant.review.fold import released_in
from assistant.settings import Settings
from assistant.workflows.audiences import audience_names, audience_of
from assistant.workflows.claimed import claimed_health
from assistant.workflows.drafts import reach_of
from assistant.workflows.gather import gather
from assistant.workflows.registers import decisions
from assistant.workflows.reviewing.citing import Cited
from assistant.workflows.reviewing.others import told_to_others
from assistant.workflows.reviewing.redrafting import Redrafter
from assistant.workflows.reviewing.seat import Seat
from assistant.workflows.reviewing.surroundings import Surroundings
from assistant.workflows.sent_before import previous_update


@dataclass(frozen=True, slots=True)
class Office:
    """Where drafts are reviewed: the ledger, the settings and the project's folder.

    `search` finds passages for a claim; without it they are named by their own words.
    """

    ledger: Ledger
    settings: Settings
    folder: Path
    search: Callable[[], PassageSearch] | None = None

    def desk(self, draft: Draft, by: str, seat: Seat | None = None) -> ReviewDesk:
        """Lay a draft on the desk; claims whose sources changed are marked stale.

        With a seat, nothing can be decided while another session has it.
        """
        audience = audience_of(self.folder, draft.audience)
        view = self.ledger.view(draft.as_of)
        base = gather(
            view, self.settings, draft.since, claimed_health(view), decided=False
        )
        order = self.settings.project.date_order or None
        support = gate_base(audience, draft.as_of, base.people, order)
        reach = reach_of(self.settings, audience, base, view.passages)
        editing = Editing(draft, reach, support)
        alone = Alone(base, draft, reach, support)

        def judge(text: str, claim: Claim) -> Judgement:
            return editing.judge(text, claim, self._released(draft))

        def left_out(made: Draft, decided: Draft) -> tuple[Uncovered, ...]:
            return alone.left_out(made, decided, self._released(draft))

        def render(folded: Draft) -> str:
            return markdown(self.published(folded, by))

        return ReviewDesk(
            self.ledger.journal,
            _marked(draft, base),
            base.flags,
            base.actions,
            judge=judge,
            render_body=render,
            by=by,
            said=_said(view),
            previous=previous_update(draft, tuple(self.ledger.journal.updates()), view),
            read=Surroundings(view).open,
            health=base.health,
            published=self.published,
            write=alone.claim,
            refusal=seat.refusal if seat else None,
            citing=Cited(view, self.settings, self.folder, draft.audience, self.search),
            redrafting=Redrafter(draft, alone, audience, self.settings, base.people),
            others=partial(self._others, draft),
            left_out=left_out,
        )

    def published(self, draft: Draft, approved_by: str | None = None) -> Publication:
        """Return a draft on its way out; without a name it is stamped as a draft."""
        audience = audience_of(self.folder, draft.audience)
        return Publication(draft, audience, approved_by, self.set_colour(draft.id))

    def as_decided(self, draft: Draft) -> Draft:
        """Return a draft as the decisions leave it, or as it was approved."""
        journal = self.ledger.journal
        sent = (one.draft for one in journal.updates() if one.draft.id == draft.id)
        if approved := next(sent, None):
            return approved
        decided = {one.target.split("/")[0] for one in standing(journal.entries())}
        if decided.isdisjoint({draft.id, *(claim.id for claim in draft.claims)}):
            return with_agreement(draft, partial(self._others, draft), ())
        return self.desk(draft, draft.audience).draft

    def _released(self, draft: Draft) -> frozenset[str]:
        """Return what standing decisions release for the draft."""
        return released_in(draft.id, standing(self.ledger.journal.entries()))

    def _others(self, draft: Draft) -> tuple[Other | BroughtIn, ...]:
        names, view = audience_names(self.folder), self.ledger.view(draft.as_of)
        return told_to_others(self.ledger.journal, names, draft, view)

    def set_colour(self, draft_id: str) -> SetColour | None:
        """Return the colour that a person set for a kept draft, or None."""
        journal = self.ledger.journal
        made = journal.draft(draft_id)
        if made is None:
            return None
        chosen = chosen_colour(made, standing(journal.entries()))
        return chosen.published if chosen else None

    def draft(self, draft_id: str) -> Draft:
        """Return a kept draft by its id.

        Raises:
            UsageError: If there is none.
        """
        found = self.ledger.journal.draft(draft_id)
        if found is None:
            raise UsageError(
                f"There is no draft {draft_id!r}.",
                fix="Run `ontrack draft --all`; its output names the drafts.",
            )
        return found


def _said(view: View) -> dict[str, str]:
    """Return the words of every decision and risk statement, by id."""
    decided = {one.id: one.what for one in decisions(view)}
    found = view.findings(StatementFinding)
    return decided | {statement_id(one): plain(one.finding.what) for one in found}


def _words_of(fact: Fact) -> tuple[Evidence, ...]:
    """Return all that a sentence on the fact may show beside it."""
    return (*fact.evidence, *(fact.newer if isinstance(fact, ActionItem) else ()))


def _marked(draft: Draft, base: FactBase) -> Draft:
    """Mark as stale each claim that rests on what the sources no longer say."""
    facts = base.facts
    of_health = {
        item for one in base.health.dimensions.values() for item in one.evidence
    }

    def check(claim: Claim) -> Claim:
        known = [facts[key] for key in claim.facts if key in facts]
        said = of_health.union(*(_words_of(fact) for fact in known))
        quotes = {item for item in claim.evidence if isinstance(item, Quote)}
        holds = len(known) == len(claim.facts) and quotes <= said
        return claim if holds else claim.model_copy(update={"stale": True})

    sections = tuple(
        section.model_copy(update={"claims": tuple(map(check, section.claims))})
        for section in draft.sections
    )
    return draft.model_copy(
        update={"headline": check(draft.headline), "sections": sections}
    )
