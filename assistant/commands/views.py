"""The reading commands: one table of views, each as JSON or as lines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import click
from pydantic import BaseModel

from assistant.commands.common import (
    Day,
    as_of_option,
    check_period,
    json_option,
    open_project,
    plain,
    print_json,
)
from assistant.commands.session import Session
from assistant.domain.facts import Change, Coverage, Flag, ProposedMerge
from assistant.domain.records import RaidEntry, Ticket
from assistant.facts.actions.merges_left import told
from assistant.ledger.view import View
from assistant.settings import Settings
from assistant.workflows import registers
from assistant.workflows.claimed import claimed_health

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a view is asked for."""

    view: View
    settings: Settings
    since: date | None = None
    every: bool = False


def _actions(asked: Asked) -> list[Any]:
    return list(registers.actions(asked.view))


def _requests(asked: Asked) -> list[Any]:
    from assistant.facts.actions.requests import request_register  # noqa: PLC0415  slow

    return list(request_register(asked.view))


def _decisions(asked: Asked) -> list[Any]:
    return list(registers.decisions(asked.view))


def _statements(asked: Asked) -> list[Any]:
    return list(registers.statements(asked.view, every=asked.every))


def _changes(asked: Asked) -> list[Any]:
    since = asked.since or asked.view.as_of - WEEK
    return [_change(change) for change in registers.changed(asked.view, since)]


def _change(change: Change) -> dict[str, Any]:
    """Return a change under the names of the interface contract."""
    data: dict[str, Any] = plain(change)
    return {
        ("from" if name == "before" else "to" if name == "after" else name): value
        for name, value in data.items()
    }


def flags_of(asked: Asked) -> list[Flag]:
    """Return the flags with what was decided on them."""
    return list(registers.flags_of(asked.view, asked.settings))


def _milestones(asked: Asked) -> list[Any]:
    return list(registers.milestones(asked.view))


def _raid(asked: Asked) -> list[Any]:
    return [_record(known) for known in asked.view.records(RaidEntry)]


def _tickets(asked: Asked) -> list[Any]:
    people = asked.view.people
    return [
        {
            **_record(known),
            "also_assigned": [
                people.resolve(who) or who for who in known.record.also_assigned
            ],
        }
        for known in asked.view.records(Ticket)
    ]


def _record(known: Any) -> dict[str, Any]:
    """Return a record with the place and day that it was read from."""
    data: dict[str, Any] = plain(known.record)
    exposure = getattr(known.record, "exposure", None)
    if exposure is not None:
        data["exposure"] = exposure
    return {
        "id": known.record.key,
        **data,
        "source": known.source,
        "locator": known.locator,
        "since": known.since.isoformat(),
        "first_seen": known.first_seen.isoformat(),
    }


def _people(asked: Asked) -> list[Any]:
    from assistant.workflows.mapping import spellings  # noqa: PLC0415  slow

    written = spellings(asked.view)
    return [
        {
            "name": p.name,
            "role": p.role,
            "aliases": sorted(p.aliases),
            "spellings": list(written.get(p.name, ())),
        }
        for p in asked.view.people.all
    ]


def _line(*names: str) -> Callable[[dict[str, Any]], str]:
    """Return a printer of these fields of an item."""

    def show(item: dict[str, Any]) -> str:
        parts = (item.get(name) for name in names)
        return "  ".join(str(part) for part in parts if part not in {None, ""})

    return show


def _action_line(item: dict[str, Any]) -> str:
    """Return an action's fields, and below them what is proposed to be merged."""
    line = _line("id", "status", "due", "owner", "what")(item)
    proposed = item.get("proposed_merges", ())
    merges = (told(ProposedMerge.model_validate(one)) for one in proposed)
    return "\n".join((line, *(f"    ? {one}" for one in merges)))


def _person_line(item: dict[str, Any]) -> str:
    """Return a person's name and role, and how else trackers and logs write them."""
    written = ", ".join(item["spellings"])
    return _line("name", "role")(item) + (f"  (also {written})" if written else "")


View_ = tuple[Callable[[Asked], list[Any]], Callable[[dict[str, Any]], str], str]

VIEWS: dict[str, View_] = {
    "actions": (_actions, _action_line, "action items"),
    "requests": (
        _requests,
        _line("on", "said_by", "what"),
        "requests and promises that are no actions",
    ),
    "decisions": (
        _decisions,
        _line("id", "state", "decided_on", "decided_by", "what"),
        "decisions",
    ),
    "statements": (
        _statements,
        _line("id", "kind", "polarity", "raid", "what"),
        "statements",
    ),
    "changes": (
        _changes,
        _line("on", "kind", "subject", "title", "from", "to"),
        "changes",
    ),
    "flags": (flags_of, _line("id", "severity", "kind", "title", "question"), "flags"),
    "milestones": (
        _milestones,
        _line("state", "baseline", "forecast", "title"),
        "milestones",
    ),
    "raid": (
        _raid,
        _line("id", "kind", "state", "exposure", "owner", "title"),
        "RAID entries",
    ),
    "tickets": (
        _tickets,
        _line("id", "category", "due", "assignee", "title"),
        "tickets",
    ),
    "people": (_people, _person_line, "people"),
}


_REJECTED = "what a reviewer rejected, by itself or in other words."
_ALL = {
    "actions": f"Also {_REJECTED}",
    "decisions": f"Also {_REJECTED}",
    "statements": "Also negated, resolved, historic and hypothetical ones, and "
    f"{_REJECTED}",
}


def _is_silent(item: Any) -> bool:
    return getattr(item, "silenced", None) is not None


def _why(silenced: dict[str, Any]) -> str:
    reason = f", {silenced['reason']}" if silenced["reason"] else ""
    return (
        f"{silenced['by']} rejected {silenced['rejection']} "
        f"({silenced['what']!r}{reason})"
    )


def _silence(count: int, name: str, *, every: bool) -> str:
    told = "listed" if every else f"see `ontrack {name} --all`"
    return f"Silent, as a reviewer rejected it: {count} ({told})."


def _command(name: str) -> click.Command:
    read, line, what = VIEWS[name]

    def run(
        session: Session,
        as_of: date | None,
        as_json: bool,
        since: date | None = None,
        every: bool = False,
    ) -> None:
        project = open_project(session)
        view = project.view(as_of)
        check_period(since, view.as_of)
        items = read(Asked(view, project.settings, since, every))
        silent = sum(_is_silent(item) for item in items)
        if not every:
            items = [item for item in items if not _is_silent(item)]
        if as_json:
            head = {"since": (since or view.as_of - WEEK)} if name == "changes" else {}
            tail = {"silenced": silent} if silent else {}
            print_json({**head, "as_of": view.as_of, name: items, **tail})
            return
        for item in items:
            data = _dict(item)
            click.echo(line(data))
            if _is_silent(item):
                click.echo(f"    silent: {_why(data['silenced'])}")
        if not session.quiet:
            click.echo(f"{len(items)} {what} as of {view.as_of}.", err=True)
            if silent:
                click.echo(_silence(silent, name, every=every), err=True)

    run.__doc__ = f"List the {what}."
    command = click.pass_obj(run)
    if name == "changes":
        text = "Compare with the end of this day (default: a week before)."
        command = click.option("--since", type=Day(), help=text)(command)
    if name in _ALL:
        text = _ALL[name]
        command = click.option("--all", "every", is_flag=True, help=text)(command)
    return click.command(name)(json_option(as_of_option(command)))


actions_command = _command("actions")
requests_command = _command("requests")
decisions_command = _command("decisions")
statements_command = _command("statements")
changes_command = _command("changes")
flags_command = _command("flags")
milestones_command = _command("milestones")
raid_view = _command("raid")
tickets_command = _command("tickets")
people_command = _command("people")


@click.command("health")
@json_option
@as_of_option
@click.pass_obj
def health_command(session: Session, as_of: date | None, as_json: bool) -> None:
    """Show the health of each dimension, with its rule."""
    project = open_project(session)
    view = project.view(as_of)
    found = registers.judged(view, project.settings, claimed_health(view))
    if as_json:
        print_json(found)
        return
    click.echo(f"{found.overall.value.upper()} as of {found.as_of}")
    for name, dimension in found.dimensions.items():
        click.echo(f"{name:<10} {dimension.colour.value:<8} {dimension.why}")
        if session.verbose:
            click.echo(f"{'':<20}rule: {dimension.rule}")
    _print_coverage(found.coverage)


def _print_coverage(coverage: Coverage) -> None:
    if coverage.newest is None:
        click.echo("Nothing is ingested yet.", err=True)
        return
    many = "1 source" if coverage.sources == 1 else f"{coverage.sources} sources"
    click.echo(f"From {many} up to {coverage.newest}.", err=True)
    for gap in coverage.gaps:
        click.echo(f"Not covered: {gap}", err=True)


def _dict(item: Any) -> dict[str, Any]:
    data: dict[str, Any] = plain(item) if isinstance(item, BaseModel) else item
    return data
