"""Deciding: on the screen, by script, and the approval."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Sequence
from datetime import date

import click

from assistant.commands.common import Day, open_project
from assistant.commands.session import Session
from assistant.domain.drafts import ClaimState, Draft
from assistant.domain.facts import Colour
from assistant.domain.journal import JournalEntry, Verb, standing
from assistant.errors import UsageError
from assistant.review.desk import ReviewDesk
from assistant.wiring import STORE, Project
from assistant.workflows.audiences import audience_names
from assistant.workflows.baseline import take_back_baseline
from assistant.workflows.drafts import DraftRequest, draft_all
from assistant.workflows.note import add_note
from assistant.workflows.reviewing.review import Office
from assistant.workflows.reviewing.seat import Holder, Seat
from assistant.workflows.settling import Settler

DECISIONS = (
    Verb.ACCEPT,
    Verb.DROP,
    Verb.EDIT,
    Verb.TELL,
    Verb.ATTACH,
    Verb.REDRAFT,
    Verb.WAIVE,
    Verb.ANSWER,
    Verb.DISMISS,
    Verb.RAID,
    Verb.RELEASE,
    Verb.OWNER,
    Verb.DUE,
    Verb.MERGE,
    Verb.SPLIT,
    Verb.UNDO,
)
_JUDGED = frozenset({Verb.EDIT, Verb.ATTACH, Verb.REDRAFT})
"""Decisions after which a claim is judged anew."""


def office_of(project: Project) -> Office:
    """Return where the project's drafts are reviewed."""
    return Office(
        project.ledger, project.settings, project.folder, lambda: project.search
    )


def user_name() -> str:
    """Return the name of who is at the keyboard."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


@click.command("review")
@click.option("--audience", help="Only this one's draft (default: every audience's).")
@click.option("--by", help="Your name, for the record (default: your login).")
@click.option(
    "--plain", is_flag=True, help="Line by line: for screen readers and scripts."
)
@click.option("--read-only", is_flag=True, help="Look, where another session decides.")
@click.option(
    "--take-over", is_flag=True, help="Decide here; the other session only reads."
)
@click.pass_obj
def review_command(
    session: Session,
    audience: str | None,
    by: str | None,
    plain: bool,
    read_only: bool,
    take_over: bool,
) -> int:
    """Review drafts on the screen: each claim beside the words that carry it."""
    project = open_project(session)
    in_browser = "TEXTUAL_DRIVER" in os.environ
    if (
        not plain
        and not in_browser
        and not (sys.stdin.isatty() and sys.stdout.isatty())
    ):
        raise UsageError(
            "There is no terminal to review on.",
            fix="Run it in a terminal, line by line with --plain, or in a browser "
            "with `ontrack serve`.",
        )
    names = (audience,) if audience else audience_names(project.folder)
    drafts = [latest(project, name) for name in names]
    name = by or user_name()
    seat = Seat(project.folder / STORE, name)
    if not read_only and (other := seat.take(over=take_over)) and not in_browser:
        _choose(seat, other)
    opened = open_lines if plain else open_screen
    try:
        return opened(project, drafts, name, seat)
    finally:
        seat.leave()


def _choose(seat: Seat, other: Holder) -> None:
    """Ask whether to read or to take over, where there is somebody to ask."""
    if not sys.stdin.isatty():
        raise UsageError(
            f"Another session reviews this project ({other}).",
            fix="Look with --read-only, or decide here with --take-over.",
        )
    click.echo(f"Another session reviews this project ({other}).")
    answer = click.prompt(
        "r reads, t takes over, q leaves", type=click.Choice(["r", "t", "q"])
    )
    if answer == "q":
        raise click.exceptions.Exit(0)
    if answer == "t":
        seat.take(over=True)


def open_lines(
    project: Project, drafts: Sequence[Draft], by: str, seat: Seat | None = None
) -> int:
    """Review these drafts line by line; return the program's exit code."""
    from tui.plain.review import PlainReview  # noqa: PLC0415  loads Textual

    office = office_of(project)
    desks = tuple(office.desk(draft, by, seat) for draft in drafts)
    PlainReview(desks, _read_line, click.echo).run()
    return 0


def _read_line(prompt: str) -> str | None:
    """Return the next line of the input, None at its end."""
    if sys.stdin.isatty():
        click.echo(prompt, nl=False)
    return sys.stdin.readline() or None


def open_screen(
    project: Project, drafts: Sequence[Draft], by: str, seat: Seat | None = None
) -> int:
    """Open the review screen on these drafts; return the program's exit code."""
    from tui.app import ReviewApp  # noqa: PLC0415  loads Textual

    office = office_of(project)
    desks = (office.desk(draft, by, seat) for draft in drafts)
    app = ReviewApp(*desks, settler=Settler(project.folder, project.ledger_under))
    app.run()
    return app.return_code or 0


def latest(project: Project, audience: str) -> Draft:
    """Return the audience's newest draft; make one if there is none."""
    found = project.ledger.journal.latest_draft(audience)
    if found is not None:
        return found
    project.view()
    drafted = draft_all(
        project.ledger, project.settings, project.folder, DraftRequest((audience,))
    )
    return drafted.drafts[0]


@click.command("decide")
@click.argument("target")
@click.argument("verb", type=click.Choice([verb.value for verb in DECISIONS]))
@click.option(
    "--text",
    help="New wording, answer, owner, date, id to merge, or number of a wording.",
)
@click.option(
    "--evidence",
    help="For attach: words of a source, or the id of a passage (`ontrack search`).",
)
@click.option("--reason", help="Why; kept on the record.")
@click.option("--by", help="Who decides (default: your login).")
@click.pass_obj
def decide_command(
    session: Session,
    target: str,
    verb: str,
    text: str | None,
    evidence: str | None,
    reason: str | None,
    by: str | None,
) -> None:
    """Decide on TARGET: a claim, flag, action, decision, statement or fact, by id."""
    project = open_project(session)
    view = project.view()
    name = by or user_name()
    if verb == Verb.UNDO and (
        undone := take_back_baseline(project.ledger, view, target, by=name)
    ):
        click.echo(f"Took back: {undone.verb} {undone.target}", err=True)
        return
    desk = _desk_that_knows(project, target, Verb(verb), name)
    if verb == Verb.UNDO:
        taken = desk.undo(target) or _undo_in_another_draft(project, target, name)
        if not taken:
            raise UsageError(
                f"No decision on {target} stands.", fix=_instead_of_undo(desk, target)
            )
        for one in taken:
            click.echo(f"Took back: {one.verb} {one.target}", err=True)
        return
    # A flag is that of the project: who names it may have read newer words of it
    # than the draft at hand knows.
    seen_on = project.ledger.newest_day() if verb == Verb.DISMISS else None
    if evidence and verb != Verb.ATTACH:
        raise UsageError(
            f"{verb!r} takes no --evidence.", fix="give what it needs with --text."
        )
    entry = desk.decide(Verb(verb), target, evidence or text, reason, seen_on)
    if not session.quiet:
        click.echo(f"Kept as decision {entry.seq}: {verb} {target}", err=True)
    for claim in desk.draft.claims:
        if verb in _JUDGED and claim.id == target:
            click.echo(f"The gate says: {claim.verdict}", err=True)
            for fault in claim.reasons:
                click.echo(f"  {fault}", err=True)


def _instead_of_undo(desk: ReviewDesk, target: str) -> str:
    """Say what was decided on a claim by its draft, where nothing was on itself."""
    claims = (claim for claim in desk.draft.claims if claim.id == target)
    if any(claim.state is ClaimState.ACCEPTED for claim in claims):
        draft = desk.draft.id
        return f"All supported claims were accepted: `ontrack decide {draft} undo`."
    return "There is nothing to undo."


def _undo_in_another_draft(
    project: Project, target: str, by: str
) -> tuple[JournalEntry, ...]:
    """Take back the last decision on the target in whichever draft it was made."""
    journal = project.ledger.journal
    for entry in reversed(standing(journal.entries())):
        whole, _, local = entry.target.rpartition("/")
        draft = journal.draft(whole) if local == target else None
        if draft is not None:
            return office_of(project).desk(draft, by).undo(entry.target)
    return ()


def _desk_that_knows(project: Project, target: str, verb: Verb, by: str) -> ReviewDesk:
    """Return the desk of the newest draft that holds what can be so decided.

    What no audience's newest draft holds may still be decided in an older one.
    """
    office = office_of(project)
    names = audience_names(project.folder)
    newest = [project.ledger.journal.latest_draft(name) for name in names]
    drafts = [draft for draft in newest if draft is not None]
    if not drafts:
        drafts = [latest(project, names[0])]
    # A desk costs all facts of its day, so the likely ones are laid out first.
    drafts.sort(key=lambda draft: not _holds(draft, target))
    first = office.desk(drafts[0], by)
    if first.knows(target, verb):
        return first
    older = _older_draft(project, target)
    others = (office.desk(d, by) for d in (*drafts[1:], *([older] if older else [])))
    known = [first, *others]
    return next(
        (desk for desk in known if desk.knows(target, verb)),
        next((desk for desk in known if desk.knows(target)), first),
    )


def _older_draft(project: Project, target: str) -> Draft | None:
    whole, _, local = target.partition("/")
    journal = project.ledger.journal
    return journal.draft(whole) or journal.draft_naming(local or whole)


def _holds(draft: Draft, target: str) -> bool:
    """Whether the draft itself names the target, not only its day's facts."""
    whole, _, _ = target.partition("/")
    claims = (claim.id for claim in draft.claims)
    withheld = (one.fact for one in draft.withheld)
    uncovered = (one.fact for one in draft.uncovered)
    return whole in {draft.id, *claims, *withheld, *uncovered}


@click.command("approve")
@click.argument("draft_id")
@click.option("--by", required=True, help="The name under which it is approved.")
@click.option(
    "--colour",
    "--color",
    type=click.Choice([c.value for c in Colour if c is not Colour.UNKNOWN]),
    help="Another health than was computed; needs --reason.",
)
@click.option("--reason", help="Why the colour is another one; kept on the record.")
@click.option(
    "--accept-supported",
    is_flag=True,
    help="Count undecided claims as accepted if their evidence carries them.",
)
@click.pass_obj
def approve_command(
    session: Session,
    draft_id: str,
    by: str,
    colour: str | None,
    reason: str | None,
    accept_supported: bool,
) -> None:
    """Approve DRAFT_ID if the gate lets it pass; it never changes after that."""
    project = open_project(session)
    office = office_of(project)
    desk = office.desk(office.draft(draft_id), by)
    update = desk.approve(
        by=by,
        colour=Colour(colour) if colour else None,
        reason=reason,
        accept_supported=accept_supported,
    )
    click.echo(update.id)
    if not session.quiet:
        click.echo(
            f"Approved by {by}. Next: ontrack export {update.id} --format md -o FILE",
            err=True,
        )


@click.command("note")
@click.argument("text")
@click.option("--about", help="The id of what it is about, such as a ticket's key.")
@click.option("--dated", type=Day(), help="Its day (default: the newest known).")
@click.option("--by", help="Whose knowledge it is (default: your login).")
@click.pass_obj
def note_command(
    session: Session, text: str, about: str | None, dated: date | None, by: str | None
) -> None:
    """Put what you know on the record: dated, attributed, and citable as evidence."""
    project = open_project(session)
    source = add_note(
        project.ledger, text, by=by or user_name(), about=about, dated=dated
    )
    project.view()
    project.evidence.sync()
    if not session.quiet:
        click.echo(f"Kept as {source}.", err=True)
