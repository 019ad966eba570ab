"""Asks the questions of a file of a project, and prints how they were answered."""

from __future__ import annotations

from pathlib import Path

import click

from bench.ask.measuring import Verdict, asked, project_of, questions


@click.command()
@click.argument("file", type=click.Path(exists=True, path_type=Path))
@click.argument("history", type=click.Path(exists=True, path_type=Path))
@click.argument("project", type=click.Path(path_type=Path))
@click.option("--show", is_flag=True, help="Print every answer that is not right.")
def main(file: Path, history: Path, project: Path, show: bool) -> None:
    """Ask the questions of FILE of the folders of HISTORY, read into PROJECT."""
    opened = project_of(project, history)
    counts = dict.fromkeys(Verdict, 0)
    for question in questions(file):
        verdict, told = asked(opened, question)
        counts[verdict] += 1
        if show and verdict is not Verdict.RIGHT:
            click.echo(f"{verdict.value}: {question.ask} [{question.audience or '-'}]")
            for line in told:
                click.echo(f"    {line}")
    click.echo(", ".join(f"{one.value} {count}" for one, count in counts.items()))


if __name__ == "__main__":
    main()
