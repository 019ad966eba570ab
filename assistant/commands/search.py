"""Finding passages."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from assistant.commands.common import (
    as_of_option,
    json_option,
    open_project,
    print_json,
)
from assistant.commands.session import Session
from assistant.domain.evidence import LONGEST_QUOTE
from assistant.errors import UsageError
from assistant.evidence.search import Hit


@click.command("search")
@click.argument("query", required=False)
@click.option("--limit", type=click.IntRange(1, 100), default=10, show_default=True)
@click.option(
    "--queries",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A file with one query a line.",
)
@json_option
@as_of_option
@click.pass_obj
def search_command(
    session: Session,
    query: str | None,
    limit: int,
    queries: Path | None,
    as_of: date | None,
    as_json: bool,
) -> None:
    """Show the passages that answer QUERY best, or each line of a file."""
    asked = _queries(query, queries)
    project = open_project(session)
    passages = project.view(as_of).passages
    results = [(text, project.search.search(text, passages, limit)) for text in asked]
    if as_json:
        print_json(
            {
                "results": [
                    {"query": text, "passages": [_hit(hit) for hit in hits]}
                    for text, hits in results
                ]
            }
        )
        return
    for text, hits in results:
        if len(results) > 1:
            click.echo(f"{text}:")
        for hit in hits:
            passage = hit.passage
            place = f"{passage.source}, {passage.passage.locator}"
            click.echo(f"{' '.join(passage.passage.text.split())[:200]}\n    {place}")
        if not hits:
            click.echo("Nothing was found.", err=True)


def _queries(query: str | None, file: Path | None) -> list[str]:
    if file is not None:
        lines = file.read_text(encoding="utf-8").splitlines()
        return [line for line in lines if line.strip()]
    if query is None:
        raise UsageError(
            "There is nothing to search for.",
            fix='Give a query, such as `ontrack search "what blocks the launch"`.',
        )
    return [query]


def _hit(hit: Hit) -> dict[str, Any]:
    words = hit.passage.passage.text.strip()
    if len(words) > LONGEST_QUOTE:
        words = words[:LONGEST_QUOTE].rsplit(" ", 1)[0]
    return {"evidence": hit.passage.quote(words), "score": round(hit.score, 6)}
