"""A project in one file, and out of it again."""

from __future__ import annotations

from pathlib import Path

import click

from assistant.commands.common import json_option, open_project, print_json
from assistant.commands.session import Session
from assistant.llm.providers import address
from assistant.settings_file import find_settings
from assistant.wiring import STORE, Project
from assistant.workflows.upkeep.backup import back_up
from assistant.workflows.upkeep.restore import restore


@click.command("backup")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Put it in place of a file that is there.")
@json_option
@click.pass_obj
def backup_command(session: Session, file: Path, force: bool, as_json: bool) -> None:
    """Write the whole project to one FILE, also while others use it.

    It holds the ledger (all texts, decisions and approved updates), ontrack.toml and
    the audiences of your own; no key, no password, and not the vector store, which is
    made anew. `ontrack restore FILE` reads it.
    """
    project = open_project(session)
    manifest = back_up(project.ledger, project.folder, project.store, file, force=force)
    size = file.stat().st_size
    if as_json:
        print_json({"file": str(file), "size": size, "manifest": manifest})
    elif not session.quiet:
        count = "1 source" if manifest.sources == 1 else f"{manifest.sources} sources"
        upto = f" up to {manifest.as_of}" if manifest.as_of else ""
        click.echo(f"Wrote {file}: {count}{upto}, {size / 1e6:.1f} MB.", err=True)
        for left in manifest.without:
            click.echo(f"Left out: {left}.", err=True)


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--force", is_flag=True, help="Also where a project is; that is kept aside."
)
@json_option
@click.pass_obj
def restore_command(session: Session, file: Path, force: bool, as_json: bool) -> None:
    """Make the project of a backup FILE again, in this folder or that of -C.

    The file is checked as a whole first; an older ledger is brought up to date. All of
    it is put in place or nothing.
    """
    folder = _folder(session.folder)
    done = restore(file, folder, folder / STORE, force=force)
    hosts = _settle_in(Project(folder))
    if as_json:
        print_json(
            {
                "folder": str(done.folder),
                "before": str(done.before) if done.before else None,
                "unerased": done.unerased,
                "hosts": hosts,
                "manifest": done.manifest,
            }
        )
        return
    for name in done.unerased:
        click.echo(
            f"{name} was erased since and is there again.\n  Fix: ontrack erase {name}",
            err=True,
        )
    for host in hosts:
        click.echo(f"Its settings let texts leave this machine, to {host}.", err=True)
    if not session.quiet:
        made = f"{done.manifest.made_at:%Y-%m-%d %H:%M} UTC"
        click.echo(f"Restored to {folder}, as it was on {made}.", err=True)
        if done.before:
            click.echo(f"What was there is in {done.before}.", err=True)


def _settle_in(project: Project) -> list[str]:
    """Make the index if that is done on this machine; return the hosts in settings.

    Settings that somebody else may have written send nothing before they are seen.
    """
    llm, store = project.settings.llm, project.settings.store
    hosts = [address(llm.provider, llm.base_url)] if llm.allow else []
    if store.embedding_allow:
        hosts.append(store.embedding_url or "api.openai.com")
    hosts += [store.chroma_url] if store.chroma_url else []
    if not hosts:
        project.evidence.sync()
    return hosts


def _folder(said: Path) -> Path:
    """Return the project's folder: the nearest one only where none was named."""
    found = find_settings(said) if said == Path() else None
    return found.parent if found else said
