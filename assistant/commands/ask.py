"""Answering questions."""

from __future__ import annotations

import textwrap
from datetime import date

import click

from assistant.commands.common import (
    as_of_option,
    json_option,
    open_project,
    print_json,
)
from assistant.commands.search import place_of
from assistant.commands.session import Session
from assistant.domain.drafts import Claim, Verdict
from assistant.domain.evidence import Quote
from assistant.errors import UsageError
from assistant.workflows.asking.ask import Answered, Asking, ask

_LONGEST = 160


@click.command("ask")
@click.argument("question")
@click.option("--audience", help="Answer as this audience may be told.")
@json_option
@as_of_option
@click.pass_obj
def ask_command(
    session: Session,
    question: str,
    audience: str | None,
    as_of: date | None,
    as_json: bool,
) -> None:
    """Answer QUESTION from the sources, with evidence, or say that they don't say."""
    if not question.strip():
        raise UsageError(
            "There is no question.", fix='Ask one, such as "what blocks the launch?".'
        )
    project = open_project(session)
    asking = Asking(
        project.view(as_of), project.settings, project.folder, project.search
    )
    answered = ask(asking, question, audience)
    if as_json:
        print_json(as_document(answered))
    else:
        _show(answered)


def as_document(answered: Answered) -> dict[str, object]:
    """Return the answer as the interface contract shows it.

    Where a list has more lines, `more` says how many and which command lists them;
    `withheld` says that something of the answer may not be told to the audience.
    """
    more = {"count": answered.more, "command": answered.command}
    return {
        "question": answered.question,
        "as_of": answered.as_of,
        "audience": answered.audience,
        "answered": bool(answered.answer),
        "answer": answered.answer,
        "nearest": [
            {"evidence": quote, "score": round(score, 6)}
            for quote, score in answered.nearest
        ],
        **({"more": more} if answered.more else {}),
        **({"withheld": True} if answered.withheld else {}),
    }


def _show(answered: Answered) -> None:
    """Print the answer with numbered citations, or the nearest passages."""
    if answered.read_as:
        click.echo(f"Read as: {', '.join(answered.read_as)}.")
    if not answered.answer:
        _show_nearest(answered)
        return
    cited: list[str] = []
    for claim in answered.answer:
        places = _places(claim)
        cited += [place for place in places if place not in cited]
        marks = "".join(f"[{cited.index(place) + 1}]" for place in places)
        look = " (needs a look)" if claim.verdict is Verdict.NEEDS_REVIEW else ""
        click.echo(f"- {claim.text}{marks}{look}")
    if answered.more:
        click.echo(f"And {answered.more} more; see {answered.command}.")
    if answered.withheld:
        click.echo(
            f"More of this is known that may not be told to {answered.audience}."
        )
    if cited:
        click.echo()
    for number, place in enumerate(cited, 1):
        click.echo(f"[{number}] {place}")


def _show_nearest(answered: Answered) -> None:
    """Print why there is no answer, and the passages nearest to the question."""
    when = f"(as of {answered.as_of})"
    none = "".join(f"; nothing has the id {key}" for key in answered.unknown)
    if answered.withheld:
        to = answered.audience
        click.echo(f"What the sources say of this may not be told to {to} {when}.")
    elif answered.close:
        click.echo(f"No sure answer {when}; the nearest words:")
    else:
        click.echo(f"The sources don't say{none} {when}.")
    if answered.nearest and not answered.close:
        click.echo("\nNearest:")
    for (quote, _score), state in zip(answered.nearest, answered.states, strict=True):
        words = textwrap.shorten(quote.quote, _LONGEST, placeholder=" …")
        stands = f" (status: {state})" if state else ""
        click.echo(f"- “{words}”{stands}\n    {place_of(quote)}")


def _places(claim: Claim) -> list[str]:
    """Return where the claim's evidence stands, each place once."""
    places = [
        place_of(piece)
        if isinstance(piece, Quote)
        else f"computed: {textwrap.shorten(piece.rule, _LONGEST, placeholder=' …')}"
        for piece in claim.evidence
    ]
    return list(dict.fromkeys(places))
