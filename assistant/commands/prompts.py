"""The prompts, and whether they hold."""

from __future__ import annotations

import click

from assistant.commands.common import json_option, print_json
from assistant.workflows.modelled.prompt_trials import try_prompts


@click.group("prompts")
def prompts_command() -> None:
    """Test the prompts against recorded answers."""


@prompts_command.command("test")
@json_option
@click.pass_context
def test_command(ctx: click.Context, as_json: bool) -> None:
    """Run every prompt file against its recorded answers; no model is asked.

    Ends with 1 where one fails.
    """
    trials = try_prompts()
    if as_json:
        rows = [
            {
                "prompt": trial.prompt,
                "version": trial.version,
                "recordings": trial.recordings,
                "passed": not trial.faults,
                "faults": trial.faults,
            }
            for trial in trials
        ]
        print_json({"prompts": rows})
    for trial in () if as_json else trials:
        state = "FAIL" if trial.faults else "pass"
        answers = "1 answer" if trial.recordings == 1 else f"{trial.recordings} answers"
        click.echo(f"{state}  {trial.prompt} version {trial.version}, {answers}")
        for fault in trial.faults:
            click.echo(f"      {fault}")
    if any(trial.faults for trial in trials):
        ctx.exit(1)
