"""A sent update made again from the ledger, and what differs."""

from __future__ import annotations

from collections.abc import Iterator

import click

from assistant.commands.common import json_option, open_project, print_json
from assistant.commands.session import Session
from assistant.domain.drafts import Update
from assistant.errors import UsageError
from assistant.review.comparison import Change, Stretch
from assistant.review.rebuilt import ClaimCompared
from assistant.wiring import Project
from assistant.workflows.rebuild import Replay, rebuild
from assistant.workflows.review import Office

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
    kept. Ends with 0 if it is identical and its digest holds, with 3 if it differs,
    and with 1 if it cannot be made again.
    """
    project = open_project(session)
    project.view()
    office = Office(project.ledger, project.settings, project.folder)
    replay = rebuild(office, _update(project, which))
    if as_json:
        print_json(replay)
    else:
        for line in _lines(replay):
            click.echo(line)
    return 0 if replay.identical else DIFFERS


def _update(project: Project, which: str) -> Update:
    sent = project.ledger.journal.updates()
    for update in reversed(sent):
        if which in {LAST, update.id, update.draft.id}:
            return update
    raise UsageError(
        f"There is no approved update {which!r}." if sent else "Nothing was sent yet.",
        fix="Run `ontrack updates`; it lists what was sent.",
    )


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
