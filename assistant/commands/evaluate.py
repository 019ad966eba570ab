"""A past project replayed: what the program would have said, scored."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from assistant.commands.common import json_option, print_json
from assistant.commands.session import Session
from assistant.evaluate.figures import Evaluation, Miss, Score
from assistant.evaluate.replay import replay
from assistant.evaluate.scores import evaluate
from assistant.evaluate.truth import load_truth


@click.command("evaluate")
@click.argument("scenario", type=click.Path(path_type=Path, file_okay=False))
@json_option
@click.pass_obj
def evaluate_command(session: Session, scenario: Path, as_json: bool) -> None:
    """Replay SCENARIO week by week and score it against its truth.json.

    SCENARIO holds week-01, week-02 … with what arrived in each week, published/ with
    the updates that were sent, and truth.json. Nothing is kept.
    """
    truth = load_truth(scenario)
    with TemporaryDirectory(prefix="ontrack-") as folder:
        seen = replay(scenario, truth, Path(folder), _speaker(session))
    result = evaluate(truth, seen)
    if as_json:
        print_json(result)
        return
    _print(result)
    for miss in result.misses if session.verbose else ():
        click.echo(_line(miss))
    if not session.quiet and not session.verbose and result.misses:
        more = f"{len(result.misses)} misses and false alarms: --json or -v lists them."
        click.echo(more, err=True)


def _speaker(session: Session) -> Callable[[str], None]:
    def say(text: str) -> None:
        if not session.quiet:
            click.echo(text, err=True)

    return say


def _print(result: Evaluation) -> None:
    rows: list[tuple[str, Score]] = [
        ("action items", result.actions),
        ("decisions", result.decisions),
        ("changes", result.changes),
        ("flags", result.flags),
        *((f"  {kind}", score) for kind, score in result.flags.by_kind.items()),
    ]
    click.echo(f"{'':<28}precision recall    F1   right of truth, of found")
    for name, score in rows:
        click.echo(
            f"{name:<28}{score.precision:9.2f} {score.recall:6.2f} {score.f1:5.2f}"
            f"   {score.right} of {score.gold}, of {score.found}"
        )
    actions, health = result.actions, result.health
    for name, rate in (
        ("owner right", actions.owner_right),
        ("owner invented", actions.owner_invented),
        ("due date right", actions.due_right),
        ("due date invented", actions.due_invented),
        ("strength right", actions.strength_right),
        ("restated, merged", actions.duplicates_merged),
        ("health overall", health.overall_right),
        ("health by dimension", health.dimension_right),
    ):
        click.echo(f"{name:<28}{rate.right} of {rate.of}")
    for audience, each in result.material_changes_covered.items():
        said = each.of - each.listed - each.silently_missing
        click.echo(
            f"{'told to ' + audience:<28}{said} of {each.of},"
            f" {each.listed} listed beside it, {each.silently_missing} lost"
        )
    click.echo(f"{'flags, weeks late':<28}{result.flags.weeks_late}")
    click.echo(f"{'decoys raised':<28}{result.decoys.raised} of {result.decoys.of}")
    click.echo(f"{'leaks to the client':<28}{result.client_leaks}")


def _line(miss: Miss) -> str:
    when = f"week {miss.week}" if miss.week else "all weeks"
    words = [f'"{item.quote}" ({item.source})' for item in miss.evidence if item.quote]
    parts = [miss.kind, miss.subject, miss.why, *miss.truth, *words[:1]]
    return f"{miss.of}, {when}, {miss.what}: " + "; ".join(filter(None, parts))
