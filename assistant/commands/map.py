"""What statuses and people mean that were not understood: listed, and settled."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from assistant.commands.common import (
    as_of_option,
    json_option,
    open_project,
    print_json,
)
from assistant.commands.session import Session
from assistant.domain.statuses import status_word
from assistant.errors import UsageError
from assistant.settings import FILE_NAME, Settings
from assistant.settings_words import settle_person, settle_status, spelling
from assistant.wiring import Project
from assistant.workflows.mapping import (
    StrangePerson,
    StrangeStatus,
    Unsettled,
    known_statuses,
    unsettled,
    written_people,
)
from assistant.workflows.settling import CATEGORIES, category_of, full_name, many

_NEW = click.option(
    "--new", is_flag=True, help="Take it although nothing that was read has it."
)
_REMOVE = click.option(
    "--remove", is_flag=True, help="Take back what the settings say of it."
)


@click.group("map", invoke_without_command=True)
@json_option
@as_of_option
@click.pass_context
def map_command(ctx: click.Context, as_of: date | None, as_json: bool) -> None:
    """List what was read and not understood; `status` and `person` settle it.

    \b
    ontrack map
    ontrack map status "Parked" blocked
    ontrack map person jdoe2 "Jane Doe"
    ontrack map person --remove jdoe2

    What is settled is written into ontrack.toml and counts at once, also for what was
    read before. Two people are never made one unless you say so.
    """  # noqa: D301  click's own mark for lines that stay as they are
    if ctx.invoked_subcommand is not None:
        return
    project = open_project(ctx.obj)
    view = project.view(as_of)
    named = {person.name for person in project.settings.people}
    found = unsettled(view, named)
    if as_json:
        print_json({"as_of": view.as_of, **found.model_dump(mode="json")})
        return
    _print(found)


@map_command.command("status")
@click.argument("word")
@click.argument("category", required=False)
@_REMOVE
@_NEW
@click.pass_obj
def status_command(
    session: Session, word: str, category: str | None, remove: bool, new: bool
) -> None:
    """Map the tracker's status WORD to CATEGORY.

    CATEGORY is todo, active, blocked, done or cancelled. It takes the place of any
    other that the settings give the word.
    """
    project = open_project(session)
    settled = project.settings.statuses.by_word
    if remove:
        _check_alone(category, "status", word)
        _check_known(word, _status_words(project.settings), "no status in the settings")
        settle_status(_path(project), word, None)
        _say(session, f"{word!r} has no category by the settings any more.")
        return
    chosen = category_of(category, repr(word))
    known = known_statuses(project.view())
    if not new and status_word(word) not in settled:
        _check_near(word, known)
    settle_status(_path(project), word, chosen)
    count = sum(
        n for each, n in known.items() if status_word(each) == status_word(word)
    )
    _say(session, f"{word!r} is {chosen}: so {many(count, 'row')} of what was read.")


@map_command.command("person")
@click.argument("text")
@click.argument("name", required=False)
@_REMOVE
@_NEW
@click.pass_obj
def person_command(
    session: Session, text: str, name: str | None, remove: bool, new: bool
) -> None:
    """Make TEXT (a handle, nickname, address or other spelling) mean NAME.

    It is nobody else's then. The same TEXT and NAME say that it is a person's own
    name, unlike any other.
    """
    project = open_project(session)
    if remove:
        _check_alone(name, "person", text)
        _check_known(text, _aliases(project.settings), "no spelling in the settings")
        settle_person(_path(project), text, None)
        _say(session, f"{text!r} is nobody's spelling by the settings any more.")
        return
    if not name or not name.strip():
        raise UsageError(
            f"Whom does {text!r} mean?",
            fix=f'Name the person: ontrack map person "{text}" "Full Name".',
        )
    view = project.view()
    named = [person.name for person in project.settings.people]
    full = full_name(name.strip(), named, view.people.resolve(name))
    written = written_people(view)
    if not new:
        people = [*named, *(person.name for person in view.people.all)]
        _check_near(full, people)
        _check_near(text, [*written, *_aliases(project.settings), *people])
    settle_person(_path(project), text, full)
    times = sum(count.total() for each, count in written.items() if _same(each, text))
    _say(session, f"{text!r} is {full}: written {many(times, 'time')} in the sources.")


def _print(found: Unsettled) -> None:
    if found.is_empty:
        click.echo("Everything that was read has its meaning.")
    for status in found.statuses:
        _print_status(status)
    for person in found.people:
        _print_person(person)
    for other in found.others:
        click.echo(f"{other.kind}: {', '.join(other.values)}")
        click.echo(f"    in {', '.join(other.sources)}")
        click.echo(f"    {other.fix}")


def _print_status(status: StrangeStatus) -> None:
    rows = [many(status.tickets, "ticket")] if status.tickets else []
    rows += [many(status.entries, "RAID row")] if status.entries else []
    click.echo(f"status {status.status!r}: {', '.join(rows) or 'rows of the past'}")
    click.echo(f"    in {', '.join(status.sources)}")
    category = "|".join(CATEGORIES)
    if status.suggestion:
        category = status.suggestion.category
        click.echo(f"    perhaps {category}: {status.suggestion.why}")
    click.echo(f'    ontrack map status "{status.status}" {category}')


def _print_person(person: StrangePerson) -> None:
    click.echo(f"person {person.text!r}: {person.why}; {many(person.times, 'time')}")
    click.echo(f"    in {', '.join(person.sources)}")
    for candidate in person.candidates:
        click.echo(f"    perhaps {candidate.name}: {candidate.why}")
    name = person.candidates[0].name if person.candidates else "Full Name"
    click.echo(f'    ontrack map person "{person.text}" "{name}"')


def _check_near(word: str, known: Iterable[str]) -> None:
    """Refuse a word that is almost one that is known, and is not."""
    by_form = {spelling(each): each for each in known}
    if spelling(word) in by_form:
        return
    near = difflib.get_close_matches(spelling(word), by_form, n=1, cutoff=0.8)
    if near:
        raise UsageError(
            f"Nothing that was read has {word!r}.",
            fix=f"Did you mean {by_form[near[0]]!r}? If not, add --new.",
        )


def _check_known(word: str, known: Iterable[str], what: str) -> None:
    by_form = {spelling(each): each for each in known}
    if spelling(word) in by_form:
        return
    near = difflib.get_close_matches(spelling(word), by_form, n=1, cutoff=0.5)
    raise UsageError(
        f"{word!r} is {what}.",
        fix=f"Did you mean {by_form[near[0]]!r}?"
        if near
        else "`ontrack config show` lists what is there.",
    )


def _check_alone(second: str | None, kind: str, word: str) -> None:
    if second is not None:
        raise UsageError(
            f"--remove takes one word, and {second!r} is a second one.",
            fix=f'Run `ontrack map {kind} --remove "{word}"`.',
        )


def _status_words(settings: Settings) -> list[str]:
    return [word for words in settings.statuses.model_dump().values() for word in words]


def _aliases(settings: Settings) -> list[str]:
    return [alias for person in settings.people for alias in person.aliases]


def _same(one: str, other: str) -> bool:
    return spelling(one) == spelling(other)


def _path(project: Project) -> Path:
    return project.folder / FILE_NAME


def _say(session: Session, text: str) -> None:
    if not session.quiet:
        click.echo(text, err=True)
