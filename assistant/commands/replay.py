"""A sent update made again from the ledger, and what differs."""

from __future__ import annotations

from collections.abc import Iterator

import click

from assistant.commands.common import json_option, open_project, print_json
from assistant.commands.session import Session
from assistant.domain.drafts import Update
from assistant.domain.records import SentUpdate
from assistant.domain.sourced import Known
from assistant.errors import UsageError
from assistant.ledger.view import View
from assistant.review.comparison import Change, Stretch
from assistant.review.rebuilt import ClaimCompared
from assistant.wiring import Project
from assistant.workflows.reviewing.review import Office
from assistant.workflows.sent.imported_check import ImportedCheck, check_imported
from assistant.workflows.sent.rebuild import Replay, rebuild

CANNOT = 1
DIFFERS = 3
LAST = "last"


@click.command("replay")
@click.argument("which", metavar="UPDATE")
@json_option
@click.pass_obj
def replay_command(session: Session, which: str, as_json: bool) -> int:
    """Make a sent UPDATE again from the ledger and say what differs.

    UPDATE is its id, its draft's id, or `last`. It is drafted as of its day from what
    the ledger knew then, with the decisions on it; no model is asked, and nothing is
    kept. One that was brought in from a file cannot be made again: its dates and
    numbers are held against the facts of its day.

    \b
    Ends with 0  it is identical, and its digest holds
              1  it cannot be made again
              3  it differs, or is not kept as it was approved
    """  # noqa: D301  click's own mark for lines that stay as they are
    project = open_project(session)
    view = project.view()
    office = Office(project.ledger, project.settings, project.folder)
    found = _update(project, view, which)
    result: Replay | ImportedCheck
    if isinstance(found, Update):
        result = rebuild(office, found)
        lines, code = _lines(result), 0 if result.identical else DIFFERS
    else:
        result = check_imported(office, found)
        lines, code = _imported(result), CANNOT
    if as_json:
        print_json(result)
    else:
        for line in lines:
            click.echo(line)
    return code


def _update(project: Project, view: View, which: str) -> Update | Known[SentUpdate]:
    """Return the update that is meant; the last is the newest that was approved."""
    sent = project.ledger.journal.updates()
    for update in reversed(sent):
        if which in {LAST, update.id, update.draft.id}:
            return update
    imported = sorted(view.records(SentUpdate), key=lambda one: one.record.sent_on)
    for known in reversed(imported):
        if which in {LAST, known.record.key}:
            return known
    if project.ledger.journal.draft(which) is not None:
        raise UsageError(
            f"The draft {which} is not approved: nothing was sent.",
            fix=f"Run `ontrack approve {which} --by NAME` first.",
        )
    raise UsageError(
        f"There is no update {which!r}." if sent or imported else "Nothing was sent.",
        fix="Run `ontrack updates`; it lists what was sent.",
    )


def _imported(found: ImportedCheck) -> Iterator[str]:
    yield f"{found.update}: {found.audience}, as of {found.as_of}, from {found.source}"
    yield found.why
    yield f"  colour: {found.sent_health or '-'}; of the facts: {found.computed_health}"
    for one in found.sentences:
        words = f" ({', '.join(one.at_fault)})" if one.at_fault else ""
        yield f"  {one.verdict.replace('_', ' ')}{words}: {one.text}"


def _lines(replay: Replay) -> Iterator[str]:
    yield (
        f"{replay.update}: {replay.audience}, as of {replay.as_of}, approved by "
        f"{replay.approved_by}, drafted at revision {replay.revision}"
    )
    if replay.seal.holds:
        yield "It is kept as it was approved: its digest holds."
    else:
        yield f"BAD It is not kept as it was approved: {replay.seal.problem}."
    found = replay.compared
    if not found.differences:
        yield f"Made again, it is identical: {len(found.claims) + 1} sentences."
    else:
        yield f"Made again, it differs in: {', '.join(found.differences)}."
        for name, both in (
            ("health", found.health),
            ("next_update", found.next_update),
        ):
            if name in found.differences:
                yield f"  {name}: {both.sent} -> {both.rebuilt}"
        for claim in (found.headline, *found.claims):
            yield from _claim(claim)
        for name, left in (
            ("left out", found.uncovered),
            ("withheld", found.withheld),
        ):
            yield from (f"  {name} then, not now: {fact}" for fact in left.gone)
            yield from (f"  {name} now, not then: {fact}" for fact in left.new)
        if found.differences == ("body",):
            yield from (f"  - {line}" for line in found.body.gone)
            yield from (f"  + {line}" for line in found.body.new)
    if replay.causes:
        yield "What changed since:"
        yield from (f"  {cause.what}" for cause in replay.causes)


def _claim(claim: ClaimCompared) -> Iterator[str]:
    if claim.is_same:
        return
    if claim.change is Change.SAME:
        yield f"  rests on other evidence [{claim.section}] {claim.after}"
    else:
        yield f"  {claim.change} [{claim.section}] {_words(claim)}"
    yield from (f"      {why}" for why in claim.why)


def _words(claim: ClaimCompared) -> str:
    """Return both texts in one: [-words of then-] {+words of now+}."""
    if claim.change is not Change.CHANGED:
        return claim.after or claim.before or ""
    marks = {Stretch.BOTH: "{}", Stretch.OLD: "[-{}-]", Stretch.NEW: "{{+{}+}}"}
    parts = [
        (" " if words[:1].isspace() else "") + marks[stretch].format(words.strip())
        for stretch, words in claim.words
    ]
    return "".join(parts).strip()
