"""What commands share: opening the project, options, printing JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

import click
from pydantic import BaseModel

from assistant.commands.session import Session
from assistant.errors import UsageError
from assistant.wiring import Project

Command = TypeVar("Command", bound=Callable[..., Any])


class Day(click.ParamType[date]):
    """A date as YYYY-MM-DD."""

    name = "date"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Return the day, or fail with the form that is expected."""
        if isinstance(value, date):
            return value
        try:
            return datetime.strptime(value, "%Y-%m-%d").date()  # noqa: DTZ007  a day
        except ValueError:
            self.fail(f"{value!r} is not a date like 2026-08-31.", param, ctx)


def as_of_option(command: Command) -> Command:
    """Add --as-of to a reading command."""
    return click.option(
        "--as-of", type=Day(), help="Show what was known on this day (default: newest)."
    )(command)


def json_option(command: Command) -> Command:
    """Add --json to a command."""
    return click.option(
        "--json", "as_json", is_flag=True, help="Print one JSON document."
    )(command)


def open_project(session: Session) -> Project:
    """Open the project that the command is about."""
    if not session.folder.exists():
        raise UsageError(
            f"{session.folder} does not exist.",
            fix="Name an existing folder with -C, or make one with `ontrack init`.",
        )
    return Project.find(Path(session.folder))


def check_period(since: date | None, as_of: date) -> None:
    """Refuse a period that ends before it begins."""
    if since is not None and since >= as_of:
        raise UsageError(
            f"--since {since} is not before {as_of}.",
            fix="Give an earlier --since, or a later --as-of.",
        )


def print_json(data: Any) -> None:
    """Print one JSON document on stdout."""
    click.echo(json.dumps(plain(data), ensure_ascii=False, indent=1))


def plain(data: Any) -> Any:
    """Turn models, dates and tuples into what JSON knows."""
    if isinstance(data, BaseModel):
        return data.model_dump(mode="json", by_alias=True)
    if isinstance(data, dict):
        return {str(key): plain(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [plain(value) for value in data]
    return data.isoformat() if isinstance(data, date) else data
