"""Finding passages."""

from __future__ import annotations

import textwrap
from datetime import date
from pathlib import Path
from typing import Any

import click

from assistant.commands.common import (
    Day,
    as_of_option,
    json_option,
    open_project,
    print_json,
)
from assistant.commands.session import Session
from assistant.domain.evidence import Quote
from assistant.domain.reading import DocumentKind
from assistant.errors import UsageError
from assistant.evidence.search import Hit
from assistant.workflows.asking.quoting import quote_of
from assistant.workflows.reading import Reading, readable

_WIDTH = 88


@click.command("search")
@click.argument("query", required=False)
@click.option("--limit", type=click.IntRange(1, 100), default=10, show_default=True)
@click.option(
    "--queries",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A file with one query a line.",
)
@click.option("--audience", help="Only what this audience may read.")
@click.option(
    "--kind",
    "kinds",
    type=click.Choice([kind.value for kind in DocumentKind]),
    multiple=True,
    help="Only sources of this kind; may be repeated.",
)
@click.option("--person", help="Only what this person said, wrote or owns.")
@click.option(
    "--ticket", help="Only what belongs to this ticket or entry, or names it."
)
@click.option("--since", type=Day(), help="Only what is dated on this day or later.")
@json_option
@as_of_option
@click.pass_obj
def search_command(
    session: Session,
    query: str | None,
    limit: int,
    queries: Path | None,
    audience: str | None,
    kinds: tuple[str, ...],
    person: str | None,
    ticket: str | None,
    since: date | None,
    as_of: date | None,
    as_json: bool,
) -> None:
    """Show the passages that answer QUERY best, or each line of a file."""
    asked = _queries(query, queries)
    project = open_project(session)
    reading = Reading(
        audience, frozenset(map(DocumentKind, kinds)) or None, person, ticket, since
    )
    passages, filters = readable(
        project.view(as_of), project.settings, project.folder, reading
    )
    results = [
        (text, [hit for hit in hits if hit.matches])
        for text in asked
        for hits in [project.search.search(text, passages, limit, filters)]
    ]
    for text in asked:
        for name in project.search.unknown_ids(text, passages, filters):
            click.echo(f"No {name} is known here.", err=True)
    if as_json:
        found = [
            {"query": text, "passages": [as_json_hit(hit, text) for hit in hits]}
            for text, hits in results
        ]
        print_json({"results": found})
        return
    for text, hits in results:
        if len(results) > 1:
            click.echo(f"{text}:")
        for number, hit in enumerate(hits, 1):
            click.echo(_shown(number, quote_of(hit, text), hit.passage.title))
        if not hits:
            click.echo(f"Nothing was found that matches {text!r}.", err=True)
    if audience and not passages:
        click.echo(_closed_to(audience), err=True)


def _closed_to(audience: str) -> str:
    """Return why nothing is found for a reader who may read no words themselves."""
    return (
        f"No words of the sources may be shown to {audience}; what may be told of them "
        f"`ontrack ask QUESTION --audience {audience}` tells."
    )


def as_json_hit(hit: Hit, query: str) -> dict[str, Any]:
    """Return a passage as the interface contract shows it."""
    return {
        "evidence": quote_of(hit, query),
        "score": round(hit.score, 6),
        "passage": hit.passage.id,
    }


def place_of(quote: Quote) -> str:
    """Return who said it, when (else since when it is known), and where it stands."""
    where = ", ".join(filter(None, (quote.source, quote.locator)))
    day = quote.dated or quote.as_of
    dated = f"{day:%-d %b %Y}" if day else None
    return " · ".join(filter(None, (quote.author, dated, where)))


def _shown(number: int, quote: Quote, title: str | None) -> str:
    """Return a hit as people read it: its words in two or three lines, its place."""
    indent = " " * 4
    words = textwrap.shorten(quote.quote, 3 * (_WIDTH - 6), placeholder=" …")
    lines = textwrap.fill(
        f"“{words}”", _WIDTH, initial_indent=f"{number:>2}. ", subsequent_indent=indent
    )
    named = f" · {title}" if title and title not in quote.source else ""
    return f"{lines}\n{indent}{place_of(quote)}{named}"


def _queries(query: str | None, file: Path | None) -> list[str]:
    if file is not None:
        lines = _lines(file)
        return [line for line in lines if line.strip()]
    if query is None or not query.strip():
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
