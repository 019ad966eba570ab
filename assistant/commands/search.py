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
from assistant.domain.reading import Passage, Role
from assistant.errors import UsageError
from assistant.evidence.search import Hit

CELL_GAP = " | "


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
                    {"query": text, "passages": [_hit(hit, text) for hit in hits]}
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
        lines = _lines(file)
        return [line for line in lines if line.strip()]
    if query is None:
        raise UsageError(
            "There is nothing to search for.",
            fix='Give a query, such as `ontrack search "what blocks the launch"`.',
        )
    return [query]


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            f"{file} cannot be read: {error}.",
            fix="Save it as UTF-8 text with one query a line.",
        ) from error


def _hit(hit: Hit, query: str) -> dict[str, Any]:
    words = _words(hit.passage.passage, query)
    if len(words) > LONGEST_QUOTE:
        words = words[:LONGEST_QUOTE].rsplit(" ", 1)[0]
    return {"evidence": hit.passage.quote(words), "score": round(hit.score, 6)}


def _words(passage: Passage, query: str) -> str:
    """Return what can be quoted: of cells that a reader put side by side, one."""
    text = passage.text.strip()
    if passage.role is not Role.ROW or text.startswith("|"):
        return text
    asked = set(query.casefold().split())
    cells = [cell.strip() for cell in text.split(CELL_GAP)]
    return max(
        cells, key=lambda cell: (len(asked & set(cell.casefold().split())), len(cell))
    )
