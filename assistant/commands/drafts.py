"""Drafting updates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import click

from assistant.commands.common import (
    Day,
    as_of_option,
    check_period,
    json_option,
    open_project,
    print_json,
)
from assistant.commands.session import Session
from assistant.domain.drafts import ClaimState, Draft, Uncovered, Update, Withheld
from assistant.drafting.words import count
from assistant.errors import UsageError
from assistant.export.markdown import markdown
from assistant.workflows.audiences import audience_names
from assistant.workflows.drafts import DraftRequest, draft_all
from assistant.workflows.reviewing.review import Office


@click.command("draft")
@click.option(
    "--audience", "audiences", multiple=True, help="For whom; may be repeated."
)
@click.option("--all", "every", is_flag=True, help="For every audience.")
@click.option("--since", type=Day(), help="What changed since (default: last update).")
@as_of_option
@click.option(
    "--engine",
    type=click.Choice(["rules", "llm"]),
    help="Who writes (default: as the settings say).",
)
@json_option
@click.pass_obj
def draft_command(
    session: Session,
    audiences: tuple[str, ...],
    every: bool,
    since: date | None,
    as_of: date | None,
    engine: str | None,
    as_json: bool,
) -> None:
    """Draft updates in which every sentence carries its evidence."""
    project = open_project(session)
    names = audience_names(project.folder) if every else audiences
    if not names:
        raise UsageError(
            "No audience was named.",
            fix="Give --audience executive (or another), or --all.",
        )
    view = project.view(as_of)
    check_period(since, view.as_of)
    request = DraftRequest(names, view.as_of, since, engine)
    drafted = draft_all(project.ledger, project.settings, project.folder, request)
    office = Office(project.ledger, project.settings, project.folder)
    drafts = [office.as_decided(draft) for draft in drafted.drafts]
    if as_json:
        print_json({"drafts": drafts})
        return
    approved = {update.draft.id: update for update in project.ledger.journal.updates()}
    for draft in drafts:
        _print(office, draft, approved.get(draft.id))


def _print(office: Office, draft: Draft, approved: Update | None) -> None:
    """Print the draft, or what a person approved of this very draft, edits and all."""
    if approved is None:
        click.echo(markdown(office.published(draft)))
        _remarks(draft)
        return
    click.echo(approved.body.rstrip("\n"))
    click.echo(
        f"Draft {draft.id} was approved by {approved.approved_by} as {approved.id}. "
        f"Next: ontrack export {approved.id} --format md -o FILE",
        err=True,
    )


def _remarks(draft: Draft) -> None:
    """Say on stderr what the reader of the draft does not see."""
    standing = [one for one in draft.claims if one.state is not ClaimState.DROPPED]
    open_claims = [claim for claim in standing if claim.verdict != "supported"]
    for claim in open_claims:
        reasons = "; ".join(claim.reasons)
        click.echo(f"{claim.verdict}: {claim.text}\n  {reasons}", err=True)
    left_out = [one for one in draft.uncovered if not one.waived]
    verb = "matters" if len(left_out) == 1 else "matter"
    _listed(draft, f"left out, which {verb} to this reader", left_out)
    held = [one for one in draft.withheld if not one.released]
    _listed(draft, "withheld", held)
    for each in (one for one in draft.agreement if not one.accepted):
        click.echo(f"disagrees with {each.audience}: {each.problem}", err=True)
    for notice in draft.run.notices:
        click.echo(notice, err=True)
    click.echo(
        f"Draft {draft.id} by {draft.engine}. Next: ontrack review "
        f"--audience {draft.audience}",
        err=True,
    )


def _listed(draft: Draft, what: str, items: Sequence[Uncovered | Withheld]) -> None:
    """List facts by the reason that they share, in the order of their first."""
    if not items:
        return
    click.echo(f"{count(len(items), 'fact')} {what}:", err=True)
    groups: dict[str, list[str]] = {}
    for item in items:
        name, reason = _named(item, draft.audience)
        groups.setdefault(reason, []).append(f"    {item.fact}  {name}")
    for reason, lines in groups.items():
        click.echo(f"  {reason} ({len(lines)}):", err=True)
        click.echo("\n".join(lines), err=True)


def _named(item: Uncovered | Withheld, audience: str) -> tuple[str, str]:
    """Return what an item is called and why it is not told."""
    between = (
        f" matters to the {audience} reader and "
        if isinstance(item, Uncovered)
        else f": withheld from the {audience} draft"
    )
    name, _, reason = item.why.partition(between)
    return name, reason.strip(" ,.") or "without a reason"
