"""What would leave the machine, and what a model reads and flags."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import click

from assistant.commands.common import (
    Day,
    as_of_option,
    json_option,
    open_project,
    print_json,
)
from assistant.commands.session import Session
from assistant.domain.people import People
from assistant.domain.sourced import SourcedPassage
from assistant.llm.providers import address
from assistant.wiring import Project
from assistant.workflows.audiences import audience_names
from assistant.workflows.drafts import DraftRequest, preview
from assistant.workflows.modelled.flags import Proposals, Retrieve, asked, propose
from assistant.workflows.modelled.models import as_sent, model_for
from assistant.workflows.modelled.reading import (
    Reading,
    previewed,
    read,
    within_reading_limits,
)
from assistant.workflows.modelled.sendable import check_consent
from prompts.files import load_prompt


@click.group("llm")
def llm_command() -> None:
    """Show what a language model would be sent, or let it read."""


@llm_command.command("preview")
@click.option("--audience", help="For whom (default: every audience).")
@click.option("--since", type=Day(), help="What changed since (default: last update).")
@as_of_option
@json_option
@click.pass_obj
def preview_command(
    session: Session,
    audience: str | None,
    since: date | None,
    as_of: date | None,
    as_json: bool,
) -> None:
    """Print the very words that `draft --engine llm` would send, and to which host."""
    project = open_project(session)
    names = (audience,) if audience else audience_names(project.folder)
    view = project.view(as_of)
    shown = preview(
        project.ledger,
        project.settings,
        project.folder,
        DraftRequest(names, view.as_of, since),
    )
    _show(
        project, view.people, shown, allowed=project.settings.llm.allow, as_json=as_json
    )


@llm_command.command("extract")
@click.option("--dry-run", is_flag=True, help="Print what would be sent; send nothing.")
@as_of_option
@json_option
@click.pass_obj
def extract_command(
    session: Session, dry_run: bool, as_of: date | None, as_json: bool
) -> None:
    """Let the model read the passages, beside the rules; its answers are kept.

    What was read once is never sent again. Only llm.allow and llm.allow_passages let
    anything be sent.
    """
    project = open_project(session)
    settings, prompt = project.settings, load_prompt("extract")
    view = project.view(as_of)
    name = f"{settings.llm.provider}:{settings.llm.model}"
    if dry_run:
        texts = previewed(project.ledger, view, settings, prompt, name)
        shown = {f"call {place}": text for place, text in enumerate(texts, 1)}
        _show(
            project,
            view.people,
            shown,
            allowed=settings.llm.allow_passages,
            as_json=as_json,
        )
        return
    check_consent(settings)
    model = model_for(within_reading_limits(settings), view.people)
    reading = read(project.ledger, view, settings, prompt, model)
    project.view(as_of)
    if as_json:
        print_json({"as_of": view.as_of, "model": model.name, **_counts(reading)})
        return
    _tell(reading)


@llm_command.command("flags")
@click.option("--dry-run", is_flag=True, help="Print what would be sent; send nothing.")
@as_of_option
@json_option
@click.pass_obj
def flags_command(
    session: Session, dry_run: bool, as_of: date | None, as_json: bool
) -> None:
    """Let the model propose flags, beside the detectors; what holds is kept.

    The same facts and passages are never sent twice.
    """
    project = open_project(session)
    settings = project.settings
    view = project.view(as_of)
    asking = asked(view, settings, load_prompt("flags"), _retriever(project))
    if dry_run:
        shown = {"flags": asking.prompt}
        _show(
            project,
            view.people,
            shown,
            allowed=settings.llm.allow_passages,
            as_json=as_json,
        )
        return
    check_consent(settings)
    model = model_for(settings, view.people)
    made = propose(project.ledger, view, settings, asking, model)
    if as_json:
        print_json(_proposed(view.as_of, model.name, made))
        return
    for flag in made.flags:
        click.echo(f"{flag.id}  {flag.severity}  {flag.kind}  {flag.title}")
    click.echo(f"{len(made.flags)} flags by {model.name} ({made.cost_usd:.4f} USD).")
    for why, count in sorted(made.refused.items()):
        click.echo(f"{count} refused: {why}.")
    if made.problem:
        click.echo(f"The detectors stand alone: {made.problem}", err=True)


def _retriever(project: Project) -> Retrieve:
    def retrieve(
        query: str, passages: Sequence[SourcedPassage]
    ) -> list[SourcedPassage]:
        return [hit.passage for hit in project.search.search(query, passages, limit=3)]

    return retrieve


def _proposed(day: date, model: str, made: Proposals) -> dict[str, object]:
    return {
        "as_of": day,
        "model": model,
        "flags": list(made.flags),
        "refused": dict(sorted(made.refused.items())),
        "problem": made.problem or None,
        "calls": made.calls,
        "tokens_in": made.tokens_in,
        "tokens_out": made.tokens_out,
        "cost_usd": made.cost_usd,
    }


def _tell(reading: Reading) -> None:
    click.echo(
        f"{reading.passages} passages: {reading.known} were read before, "
        f"{reading.asked} now in {reading.calls} calls "
        f"({reading.tokens_in} + {reading.tokens_out} tokens, "
        f"{reading.cost_usd:.4f} USD), {reading.left} are left."
    )
    for why, count in sorted(reading.withheld.items()):
        click.echo(f"{count} were not sent: {why}.")
    if reading.problem:
        click.echo(f"The rules stand alone there: {reading.problem}", err=True)


def _counts(reading: Reading) -> dict[str, object]:
    return {
        "passages": reading.passages,
        "known": reading.known,
        "asked": reading.asked,
        "left": reading.left,
        "withheld": dict(sorted(reading.withheld.items())),
        "problem": reading.problem or None,
        "calls": reading.calls,
        "tokens_in": reading.tokens_in,
        "tokens_out": reading.tokens_out,
        "cost_usd": reading.cost_usd,
    }


def _show(
    project: Project,
    people: People,
    shown: dict[str, str],
    *,
    allowed: bool,
    as_json: bool,
) -> None:
    """Print what would be sent, and to which host."""
    llm = project.settings.llm
    host = address(llm.provider, llm.base_url)
    may = allowed and llm.allow
    shown = {
        name: as_sent(text, project.settings, people) for name, text in shown.items()
    }
    if as_json:
        print_json({"host": host, "model": llm.model, "allowed": may, "prompts": shown})
        return
    for name, text in shown.items():
        click.echo(f"--- {name} ---\n{text}")
    missing = "llm.allow_passages" if llm.allow else "llm.allow"
    state = "allowed" if may else f"not allowed yet ({missing} = false)"
    click.echo(f"To {llm.model} at {host}: {state}.", err=True)
