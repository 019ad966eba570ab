"""Drafts for one or all audiences from one set of facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from assistant.domain.audience import Audience
from assistant.domain.drafts import Draft
from assistant.domain.journal import Verb, standing
from assistant.domain.labels import Label
from assistant.domain.records import SentUpdate
from assistant.domain.sourced import SourcedPassage
from assistant.drafting.agree import agreed
from assistant.drafting.compose import compose
from assistant.drafting.doers import people_heard
from assistant.drafting.draft import Order, write_draft
from assistant.drafting.reach import Reach, firms_of, names_of, people_of
from assistant.drafting.security_reports import tags_by_key
from assistant.drafting.told import tell
from assistant.drafting.wording import Wording, numbered, rendered
from assistant.errors import AssistantError
from assistant.facts.factbase import FactBase
from assistant.ledger.ledger import Ledger
from assistant.ledger.view import View
from assistant.settings import Settings
from assistant.workflows.audiences import (
    AUDIENCE_FOLDER,
    audience_among,
    audience_of,
)
from assistant.workflows.circumstances import with_circumstances
from assistant.workflows.claimed import claimed_health
from assistant.workflows.gather import gather
from assistant.workflows.modelled.models import model_for
from assistant.workflows.told_before import told_before
from prompts.files import load_audiences, load_prompt


@dataclass(frozen=True, slots=True)
class Drafted:
    """The drafts that were made, and the facts behind them by audience."""

    drafts: tuple[Draft, ...]
    facts: Mapping[str, FactBase]


@dataclass(frozen=True, slots=True)
class DraftRequest:
    """What is asked for; None takes the newest day and the last update's day."""

    audiences: tuple[str, ...]
    as_of: date | None = None
    since: date | None = None
    engine: str | None = None


def draft_all(
    ledger: Ledger, settings: Settings, folder: Path, request: DraftRequest
) -> Drafted:
    """Write, keep and return a draft for each audience; they are checked to agree.

    Raises:
        UsageError: If an audience is not known.
        AssistantError: If the ledger cannot be written.
    """
    known = load_audiences(folder / AUDIENCE_FOLDER)
    view = ledger.view(request.as_of)
    bases: dict[date | None, FactBase] = {}
    drafts, facts = [], {}
    for name in request.audiences:
        audience, _ = audience_among(known, name)
        since = request.since or since_last_update(ledger, view, audience, settings)
        if since not in bases:
            bases[since] = gather(view, settings, since, claimed_health(view))
        facts[name] = bases[since]
        order = order_for(settings, folder, name, view, bases[since])
        draft = _write(bases[since], order, settings, request.engine)
        drafts.append(with_circumstances(draft, settings))
    checked = agreed(drafts)
    for draft in checked:
        ledger.journal.save_draft(draft)
    return Drafted(checked, facts)


def preview(
    ledger: Ledger, settings: Settings, folder: Path, request: DraftRequest
) -> dict[str, str]:
    """Return, for each audience, what a language model would be sent for its draft.

    Raises:
        UsageError: If an audience is not known.
    """
    view = ledger.view(request.as_of)
    prompt = load_prompt("wording")
    shown = {}
    for name in request.audiences:
        audience = audience_of(folder, name)
        since = request.since or since_last_update(ledger, view, audience, settings)
        base = gather(view, settings, since, claimed_health(view))
        order = order_for(settings, folder, name, view, base)
        told = tell(base, order.reach, order.released)
        shown[name] = rendered(prompt, numbered(*compose(told)), told)
    return shown


def reach_of(
    settings: Settings,
    audience: Audience,
    base: FactBase,
    passages: Sequence[SourcedPassage],
) -> Reach:
    """Return what the audience may be told in this project.

    A client's reader must not read of people whom only inner words name either.
    """
    is_client = audience.facts is Label.CLIENT
    titles = [known.record.title for known in base.tickets.values()]
    project = settings.project.name
    heard = people_heard(passages, base.people, titles, project) if is_client else ()
    tags = tags_by_key(base.tickets, passages)
    own = settings.audiences.get(audience.name)
    named = own.people if own else ()
    return Reach(
        audience=audience,
        theirs=people_of(base.people, named, audience),
        own=firms_of(named),
        persons=(*names_of(base.people), *heard),
        faults=frozenset(k for k, known in base.tickets.items() if known.record.is_bug),
        milestones=frozenset(stone.subject for stone in base.milestones),
        written={stone.subject: stone.told_days for stone in base.milestones},
        terms=settings.privacy.withheld_terms,
        others=settings.privacy.other_clients,
        tags=tags,
    )


def since_last_update(
    ledger: Ledger, view: View, audience: Audience, settings: Settings
) -> date:
    """Return the day of the audience's last update before this one.

    Without one, a cadence before the day.
    """
    days = [
        known.record.sent_on
        for known in view.records(SentUpdate)
        if known.record.audience == audience.name
    ]
    days += [
        update.draft.as_of
        for update in ledger.journal.updates()
        if update.draft.audience == audience.name
    ]
    earlier = [day for day in days if day < view.as_of]
    cadence = timedelta(days=_cadence(settings, audience))
    return max(earlier, default=view.as_of - cadence)


def order_for(
    settings: Settings, folder: Path, name: str, view: View, base: FactBase
) -> Order:
    """Return what is to be written for an audience, by the rules.

    Raises:
        UsageError: If the audience is not known.
    """
    audience, digest = audience_among(load_audiences(folder / AUDIENCE_FOLDER), name)
    return Order(
        project=settings.project.name,
        audience=audience,
        audience_digest=digest,
        reach=reach_of(settings, audience, base, view.passages),
        cadence_days=_cadence(settings, audience),
        date_order=settings.project.date_order or None,
        released=_released(view, name)
        | told_before(view, base, audience, settings.project.date_order or None),
    )


def _write(
    base: FactBase, order: Order, settings: Settings, engine: str | None
) -> Draft:
    """Write by the rules, or with the model where that is asked for and allowed.

    A model that cannot be used is no failure: the rules' draft says why.
    """
    if (engine or settings.llm.engine) != "llm":
        return write_draft(base, order)
    prompt = load_prompt("wording")
    try:
        model = model_for(settings, base.people)
    except AssistantError as error:
        draft = write_draft(base, order)
        notice = f"Written by rules: {error.problem} {error.fix}"
        run = draft.run.model_copy(update={"notices": (notice,)})
        return draft.model_copy(update={"run": run})
    worded = replace(
        order, wording=Wording(model, prompt), prompts={"wording": prompt.digest}
    )
    return write_draft(base, worded)


def _cadence(settings: Settings, audience: Audience) -> int:
    own = settings.audiences.get(audience.name)
    return own.cadence_days if own else audience.cadence_days


def _released(view: View, audience: str) -> frozenset[str]:
    """Return the facts that decisions on drafts for this audience release."""
    scoped = (
        entry.target.rpartition("/")
        for entry in standing(view.journal)
        if entry.verb is Verb.RELEASE
    )
    return frozenset(
        fact for draft, _, fact in scoped if view.draft_audiences.get(draft) == audience
    )
