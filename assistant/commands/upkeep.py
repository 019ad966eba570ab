"""Upkeep: whether everything is in order, and the settings."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version

import click

from assistant.commands.common import json_option, open_project, print_json
from assistant.commands.session import Session
from assistant.errors import AssistantError, UsageError
from assistant.evidence.server import check_address
from assistant.evidence.store import StoreUnreachableError
from assistant.ledger.view import View
from assistant.llm.port import OPENAI_KEY
from assistant.llm.providers import address
from assistant.settings import Settings, keys
from assistant.settings_file import change_setting, find_settings
from assistant.wiring import NoProjectError, Project
from assistant.workflows.derive import waiting
from assistant.workflows.examples import examples, silences

_PARTS = ("chromadb", "langchain-openai", "openai", "sqlalchemy", "textual", "pydantic")


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at."""

    name: str
    ok: bool
    found: str
    fix: str = ""


@click.command("doctor")
@json_option
@click.pass_obj
def doctor_command(session: Session, as_json: bool) -> int:
    """Check the installation and the project; say what is wrong and how to mend it."""
    checks = list(_checks(session))
    if as_json:
        print_json(
            {
                "ok": all(check.ok for check in checks),
                "checks": [
                    {"name": c.name, "ok": c.ok, "found": c.found, "fix": c.fix}
                    for c in checks
                ],
            }
        )
    else:
        for check in checks:
            click.echo(f"{'ok ' if check.ok else 'BAD'} {check.name}: {check.found}")
            if check.fix and not check.ok:
                click.echo(f"    Fix: {check.fix}")
    return 0 if all(check.ok for check in checks) else 1


def _checks(session: Session) -> Iterator[Check]:
    yield Check("python", True, f"{platform.python_version()} on {sys.platform}")
    parts = ", ".join(f"{name} {version(name)}" for name in _PARTS)
    yield Check("libraries", True, parts)
    size = shutil.get_terminal_size()
    yield Check("terminal", True, _terminal(size.columns, size.lines))
    try:
        project = open_project(session)
    except AssistantError as error:
        yield Check("project", False, error.problem, error.fix)
        return
    yield Check("project", True, str(project.folder))
    yield from _project_checks(project)


def _terminal(columns: int, lines: int) -> str:
    shown = "a terminal" if sys.stdout.isatty() else "no terminal"
    return f"{shown}, {columns}x{lines}; the review needs at least 80x24"


def _project_checks(project: Project) -> Iterator[Check]:
    try:
        wrong = project.ledger.check()
        view = project.ledger.view()
    except AssistantError as error:
        yield Check("ledger", False, error.problem, error.fix)
        return
    yield Check(
        "ledger",
        not wrong,
        "; ".join(wrong) or f"sound, {_content(view)}",
        "Run `ontrack restore FILE --force` with a backup.",
    )
    if not wrong:
        yield from _derived_checks(project)
    yield _model(project.settings)


def _derived_checks(project: Project) -> Iterator[Check]:
    """Check what is made from a sound ledger."""
    pending = waiting(project.ledger, project.settings)
    yield Check(
        "derivation",
        not pending,
        f"{len(pending)} versions wait to be read" if pending else "up to date",
        "Run any reading command, or ingest again; it goes on where it stopped.",
    )
    yield _review(project)
    yield _embedder(project)
    yield _index(project)


def _review(project: Project) -> Check:
    view = project.ledger.view()
    found = Counter(one.label for one in examples(view))
    counts = ", ".join(f"{count} {label}" for label, count in sorted(found.items()))
    silent = f"{len(silences(view))} silent for it"
    return Check("reviewed", True, f"{counts}; {silent}" if counts else "nothing yet")


def _content(view: View) -> str:
    count = len(view.sources)
    if not count:
        return "nothing is ingested yet"
    return f"{count} {'source' if count == 1 else 'sources'} up to {view.as_of}"


def _embedder(project: Project) -> Check:
    try:
        chosen = project.chosen
        count, counts = project.texts.vector_counts()
        closed = project.ledger.texts.vector_counts()[0] - count
    except AssistantError as error:
        return Check("embedder", False, error.problem, error.fix)
    done = counts.get(chosen.embedder.name, 0)
    found = f"{chosen.embedder.name}, {done} of {count} texts"
    if closed:
        found += f"; restricted, so never sent and found by words only: {closed}"
    if chosen.problem:
        found = f"{chosen.problem.problem} In use: {found}"
        return Check("embedder", False, found, chosen.problem.fix)
    return Check("embedder", True, found)


def _index(project: Project) -> Check:
    try:
        wrong = project.evidence.verify()
    except AssistantError as error:
        return Check("index", False, error.problem, error.fix)
    return Check(
        "index",
        wrong is None,
        wrong or f"sound, {project.evidence.summary()}",
        "Nothing is lost: run `ontrack reindex`; until then searches read the ledger.",
    )


def _model(settings: Settings) -> Check:
    llm = settings.llm
    if not llm.allow:
        return Check("language model", True, "off; nothing is sent to one")
    there = llm.key_variable in os.environ
    keyless = llm.provider != "openai" and llm.key_variable == OPENAI_KEY
    key = f"{llm.key_variable} is {'set' if there else 'not set'}"
    host = address(llm.provider, llm.base_url)
    return Check(
        "language model",
        there or keyless or bool(llm.base_url),
        f"{llm.model} at {host}, {'no key' if keyless else key}",
        f"Put the key into the environment variable {llm.key_variable}.",
    )


@click.command("reindex")
@click.pass_obj
def reindex_command(session: Session) -> None:
    """Make the evidence index anew from the ledger; nothing else changes."""
    project = open_project(session)
    project.evidence.rebuild()
    if not session.quiet:
        click.echo(f"Indexed: {project.evidence.summary()}.", err=True)


@click.group("config")
def config_command() -> None:
    """Show or change the project's settings."""


@config_command.command("show")
@json_option
@click.pass_obj
def show_command(session: Session, as_json: bool) -> None:
    """Print every setting that counts."""
    settings = open_project(session).settings
    if as_json:
        print_json(settings)
        return
    for key in keys():
        value: object = settings
        for part in key.split("."):
            value = getattr(value, part)
        click.echo(f"{key} = {_shown(value)}")


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(str(getattr(v, 'name', v)) for v in value)}]"
    return repr(value) if isinstance(value, str) else str(value)


def _check_server(url: str) -> None:
    try:
        check_address(url)
    except StoreUnreachableError as error:
        raise UsageError(
            f"store.chroma_url: {error}. Nothing was changed.",
            fix="Write a host that this machine knows, or its address.",
        ) from error


@config_command.command("set")
@click.argument("key")
@click.argument("value")
@click.pass_obj
def set_command(session: Session, key: str, value: str) -> None:
    """Set KEY (section.key) to VALUE in ontrack.toml; its comments stay.

    It also mends a value for which the project cannot be opened.
    """
    path = find_settings(session.folder)
    if path is None:
        raise NoProjectError(session.folder)
    if key == "store.chroma_url" and value:
        _check_server(value)
    change_setting(path, key, value)
    if not session.quiet:
        click.echo(f"{key} is set.", err=True)
