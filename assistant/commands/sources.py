"""What was read, and what was not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import click

from assistant.commands.common import (
    as_of_option,
    json_option,
    open_project,
    print_json,
)
from assistant.commands.session import Session
from assistant.ledger.incoming import SourceVersion
from assistant.ledger.refusals import Refusal
from assistant.ledger.view import View
from assistant.workflows.ingesting.clashes import told
from assistant.workflows.ingesting.quoted_only import quoted_alone
from assistant.workflows.mapping import fault, people_to_settle, with_people


@click.command("sources")
@json_option
@as_of_option
@click.pass_obj
def sources_command(session: Session, as_of: date | None, as_json: bool) -> None:
    """List what was read: kind, day, counts, and what was not understood."""
    project = open_project(session)
    view = project.view(as_of)
    named = {person.name for person in project.settings.people}
    people = people_to_settle(view, named)
    quoted = quoted_alone(view)
    found = [
        _source(version, view, people.get(version.path, ()), quoted)
        for version in view.sources
    ]
    refused = [_refused(one) for one in view.refused]
    if as_json:
        print_json({"as_of": view.as_of, "sources": [*found, *refused]})
        return
    for source in found:
        counts = source["counts"]
        click.echo(
            f"{source['as_of']}  {source['kind']:<16} {source['path']}  "
            f"{counts['records']} records, {counts['passages']} passages, "
            f"{counts['rows_refused']} rows refused"
        )
        for what, values in source["unmapped"].items():
            click.echo(f"            {fault(what)}: {what} {', '.join(values)}")
        for remark in source["remarks"]:
            click.echo(f"            note: {remark}")
    for source in refused:
        why = "; ".join(problem["what"] for problem in source["problems"])
        click.echo(f"{'':<10}  {source['outcome']:<16} {source['path']}  {why}")


def _refused(refusal: Refusal) -> dict[str, Any]:
    """Return a file that no version holds, in the words of one that is kept."""
    return {
        "path": refusal.path,
        "stream": None,
        "title": None,
        "dated": None,
        "digest": None,
        **{
            name: refusal.report.get(name)
            for name in ("kind", "as_of", "label", "outcome", "counts", "problems")
        },
        "unmapped": {},
        "looks_cut": None,
        "remarks": [],
    }


def _source(
    version: SourceVersion,
    view: View,
    people: Sequence[str],
    quoted: Mapping[str, Sequence[str]],
) -> dict[str, Any]:
    report, clash = version.report, view.clashes.get(version.path)
    found = [told(clash)] if clash else []
    found += quoted.get(version.path, ())
    return {
        "path": version.path,
        "stream": version.stream,
        "kind": version.kind,
        "title": version.title,
        "as_of": version.as_of,
        "dated": version.dated,
        "label": version.label.value,
        "digest": version.digest,
        "outcome": report.get("outcome"),
        "counts": report.get("counts", {}),
        "problems": report.get("problems", []),
        "unmapped": with_people(view.unmapped(version), people),
        "looks_cut": report.get("looks_cut"),
        "remarks": [*report.get("remarks", []), *found],
    }
