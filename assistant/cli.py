"""The command line: commands are listed here and imported only when they run."""

from __future__ import annotations

import gc
import importlib
import os
import signal
import sys
from pathlib import Path
from typing import Any

import click

from assistant.commands.session import Session
from assistant.errors import AssistantError

COMMANDS: dict[str, tuple[str, str]] = {
    "demo": ("demo", "Try it: the sample project, drafted and ready for review."),
    "init": ("project", "Write ontrack.toml in a folder."),
    "ingest": ("ingest", "Read files and folders into the project."),
    "watch": ("watch", "Follow files and folders; read again what changes."),
    "sources": ("sources", "List what was read, and what was not."),
    "map": ("map", "Say what statuses and people mean that were not understood."),
    "health": ("views", "Show the health of each dimension, with its rule."),
    "changes": ("views", "List what is different since a day."),
    "flags": ("views", "List what nobody mentions, and whom to ask."),
    "actions": ("views", "List the action items, each with its first words."),
    "requests": ("views", "List what else mail and recordings ask for or promise."),
    "decisions": ("views", "List the decisions."),
    "statements": ("views", "List what the prose says about risk."),
    "milestones": ("views", "List the milestones with baseline and forecast."),
    "baseline": ("baseline", "Show scope and dates against their baseline; set it."),
    "raid": ("raid", "List the RAID log, or the rows proposed for it."),
    "tickets": ("views", "List the tickets."),
    "people": ("views", "List the people and their spellings."),
    "search": ("search", "Find the passages that answer a query."),
    "ask": ("ask", "Answer a question from the sources, or say they don't say."),
    "draft": ("drafts", "Draft updates for one or all audiences."),
    "inbox": ("inbox", "Show every project of a folder, and what waits in it."),
    "review": ("review", "Review a draft on the screen, or line by line."),
    "serve": ("serve", "Show the review in a browser of this machine."),
    "decide": ("review", "Decide on a claim, flag, action or fact by script."),
    "examples": ("examples", "Write what reviewers decided, as labelled examples."),
    "note": ("review", "Put what you know on the record, as evidence."),
    "approve": ("review", "Approve a draft, if the gate lets it pass."),
    "export": ("updates", "Write an approved update to a file."),
    "updates": ("updates", "List what was sent; import what was sent before."),
    "replay": ("replay", "Make a sent update again and say what differs."),
    "evaluate": ("evaluate", "Replay a past project and score what was said of it."),
    "llm": ("llm", "Show what a language model would be sent, or let it read."),
    "prompts": ("prompts", "Test the prompts against recorded answers."),
    "verify": ("verify", "Check that all that is kept is whole and unchanged."),
    "backup": ("backup", "Write the whole project to one file."),
    "restore": ("backup", "Make a project again from its backup."),
    "erase": ("erase", "Erase a source for ever, on request."),
    "reindex": ("upkeep", "Make the evidence index anew from the ledger."),
    "doctor": ("upkeep", "Check the installation and the project."),
    "config": ("upkeep", "Show or change settings."),
}


_MADE_BEFORE_SEARCH = 50_000
"""Objects after which Python looks for garbage."""
_TALK = {"-q", "--quiet", "-v", "--verbose"}


class Commands(click.Group):
    """A group that imports a command's module only when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the names in the order of a project's life."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import and return the command."""
        entry = COMMANDS.get(cmd_name)
        if entry is None:
            return None
        module = importlib.import_module(f"assistant.commands.{entry[0]}")
        command: click.Command = getattr(
            module, f"{cmd_name.replace('-', '_')}_command"
        )
        return command

    def format_commands(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """List the commands without importing one."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a reader that closed the pipe is no failure of the work.

        Click itself would end with 1, as where the work failed.
        """
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise click.exceptions.Exit(128 + signal.SIGPIPE) from error

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Suggest the nearest command for an unknown one."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            message = _suggest(args[0], error.message)
            raise click.UsageError(message, ctx) from error


def _suggest(word: str, message: str) -> str:
    import difflib  # noqa: PLC0415  only after a mistake

    near = difflib.get_close_matches(word, COMMANDS, n=1)
    return f"{message} Did you mean {near[0]!r}?" if near else message


def _version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value:
        from importlib.metadata import version  # noqa: PLC0415  costs 30 ms

        click.echo(f"ontrack {version('ontrack')}")
        ctx.exit()


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "-C",
    "folder",
    type=click.Path(path_type=Path),
    default=Path(),
    show_default=False,
    help="The project folder (default: the nearest one with an ontrack.toml).",
)
@click.option("-q", "--quiet", is_flag=True, help="Print results and errors only.")
@click.option("-v", "--verbose", is_flag=True, help="Say more on stderr.")
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version
)
@click.pass_context
def cli(ctx: click.Context, folder: Path, quiet: bool, verbose: bool) -> None:
    """Are we on track, and if not, what changed?

    Reads a project's notes, tickets, RAID log and CI results, drafts status updates in
    which every sentence carries its evidence, and lets you review and approve them.

    \b
    Start:  ontrack demo
            ontrack init myproject --name "My project"
            ontrack -C myproject ingest notes/ export.csv
            ontrack -C myproject draft --all
    """  # noqa: D301  click's own mark for lines that stay as they are
    ctx.obj = Session(folder=folder, quiet=quiet, verbose=verbose)


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code; errors go to stderr in plain words."""
    given = _talk_first(sys.argv[1:] if arguments is None else arguments)
    try:
        result: Any = cli.main(args=given, prog_name="ontrack", standalone_mode=False)
    except AssistantError as error:
        click.echo(f"Error: {error}", err=True)
        if error.__cause__ is not None and {"-v", "--verbose"} & set(given[:2]):
            cause = error.__cause__
            click.echo(f"Cause: {type(cause).__name__}: {cause}", err=True)
        return error.exit_code
    except click.ClickException as error:
        error.show()
        return 2
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped; nothing is half-written.", err=True)
        return 128 + signal.SIGINT
    return result if isinstance(result, int) else 0


def _talk_first(arguments: list[str]) -> list[str]:
    """Move the options on how much is said to the front: they work after a command."""
    end = arguments.index("--") if "--" in arguments else len(arguments)
    talk = [word for word in arguments[:end] if word in _TALK]
    rest = [word for word in arguments[:end] if word not in _TALK]
    return [*talk, *rest, *arguments[end:]]


def run() -> None:
    """Run the program and end with its exit code.

    Nearly all that is made stays to the end, so Python looks for cycles seldom, and not
    when the process ends.
    """
    gc.set_threshold(_MADE_BEFORE_SEARCH, 20, 50)
    code = main()
    gc.freeze()
    sys.exit(code)
