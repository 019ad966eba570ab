"""Place 1: every claim beside the words that carry it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from textual import on, work
from textual.app import SuspendNotSupported
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen

from assistant.domain.drafts import Author, Claim, ClaimState, Verdict
from assistant.domain.evidence import Evidence
from assistant.domain.journal import Verb
from assistant.errors import AssistantError, UsageError
from assistant.review.desk import ReviewDesk
from assistant.review.targets import TargetKind
from assistant.review.whole import Changes
from assistant.workflows.reviewing.whole_draft import apply, changes_of, edit_whole
from tui.changing import change_lines, summary
from tui.evidence import evidence_lines
from tui.marks import state_mark, verdict_mark
from tui.messages import EditChanged, EditDone, RowOpened
from tui.screens.attach import AttachScreen
from tui.screens.changes import ChangesScreen
from tui.screens.place import SHARED_KEYS, PlaceScreen
from tui.screens.redraft import RedraftScreen
from tui.text import Line, shown
from tui.widgets.row_list import Heading, Row

_AUTHORS = {
    Author.RULES: "by rules",
    Author.MODEL: "by the model",
    Author.PERSON: "by a person",
}


class ClaimsScreen(PlaceScreen):
    """Decide on each sentence with its evidence in view."""

    NAME = "claims"
    LABEL = "Claims"
    NOTHING = "The draft has no claims. Leave with q and run: ontrack draft"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "accept", "Accept"),
        Binding("x", "drop", "Drop"),
        Binding("e", "edit", "Edit"),
        Binding(
            "plus",
            "attach",
            "Attach words of a source",
            show=False,
            key_display="+",
        ),
        Binding("r", "redraft", "Word it anew from its facts", show=False),
        Binding("E", "edit_whole", "Edit the whole draft in $EDITOR", show=False),
        Binding("A", "accept_all", "Accept all supported", show=False),
        Binding("c", "reason", "Say why", show=False),
        *SHARED_KEYS,
    ]

    def __init__(self, desk: ReviewDesk, places: Sequence[type[PlaceScreen]]) -> None:
        super().__init__(desk, places)
        # A decision changes one claim of many; the rows of the others are kept.
        self._made: dict[str, tuple[Claim, Row]] = {}

    @classmethod
    def count(cls, desk: ReviewDesk) -> str:
        """Return decided of all."""
        tally = desk.tally(TargetKind.CLAIM)
        return f"{tally.decided}/{tally.total}"

    def rows(self) -> Sequence[Row | Heading]:
        """Return the headline, then every section's claims under its title."""
        draft = self.desk.draft
        groups = [
            ("Headline", [draft.headline]),
            *((section.title, list(section.claims)) for section in draft.sections),
        ]
        number = 0
        rows: list[Row | Heading] = []
        for title, claims in groups:
            if claims:
                rows.append(Heading(shown(title)))
            for claim in claims:
                number += 1
                rows.append(self._row(claim, number))
        return rows

    def detail(self, row: str) -> Iterable[Line]:
        """Return what is known of the claim, then its evidence."""
        return _detail(self._claim(row))

    def evidence(self, row: str) -> Sequence[Evidence]:
        """Return what carries the claim."""
        return self._claim(row).evidence

    def status(self) -> str:
        """Return what is decided and what needs care."""
        claims = self.desk.draft.claims
        care = Counter(
            verdict_mark(claim).word
            for claim in claims
            if claim.state is ClaimState.UNDECIDED
            and claim.verdict is not Verdict.SUPPORTED
        )
        words = (f" · {number} {word}" for word, number in care.items())
        return f"{self.desk.decided}/{len(claims)} decided{''.join(words)}"

    def action_accept(self) -> None:
        """Accept the claim as it stands."""
        self._decide(Verb.ACCEPT)

    def action_drop(self) -> None:
        """Leave the claim out of the update."""
        self._decide(Verb.DROP)

    def action_accept_all(self) -> None:
        """Accept every undecided claim whose evidence carries it; one undo."""
        before = self.desk.decided
        if self.decide(Verb.ACCEPT, self.desk.draft.id):
            accepted = self.desk.decided - before
            self.notify(f"{accepted} supported claims accepted.", markup=False)

    def action_reason(self) -> None:
        """Keep why the claim was accepted or dropped."""
        row = self.row_list.row
        if row is None or row.is_open:
            self.notify("Decide first, then say why.", markup=False)
            return
        dropped = self._claim(row.id).state is ClaimState.DROPPED
        self.ask_and_decide(
            Verb.DROP if dropped else Verb.ACCEPT, row.id, "Why?", as_reason=True
        )

    @work
    async def action_edit(self) -> None:
        """Open the wording in its place."""
        # The editor is slow to import and most reviews begin without it.
        from tui.widgets.editor import Editor  # noqa: PLC0415

        row = self.row_list.row
        if row is None or self.query(Editor):
            return
        editor = Editor(self._claim(row.id).text)
        editor.border_title = "Edit: Enter keeps, Esc gives up"
        await self.query_one("#panes").mount(editor, after=self.row_list)
        self.row_list.disabled = True
        editor.focus()

    @work
    async def action_attach(self) -> None:
        """Look for words in the sources and put them beside the claim."""
        await self._pick(Verb.ATTACH, AttachScreen)

    @work
    async def action_redraft(self) -> None:
        """Choose another wording of the same facts, shown as a change."""
        await self._pick(Verb.REDRAFT, RedraftScreen)

    async def _pick(
        self,
        verb: Verb,
        screen: Callable[[ReviewDesk, Claim], ModalScreen[str | None]],
    ) -> None:
        """Let the person pick the text of a decision on the selected claim."""
        row = self.row_list.row
        if row is None:
            return
        try:
            self.desk.refuse_changes()
        except AssistantError as error:
            self.tell(error)
            return
        asked = screen(self.desk, self._claim(row.id))
        picked = await self.app.push_screen_wait(asked)
        if picked is not None:
            self.decide(verb, row.id, picked, moves=verb is not Verb.ATTACH)

    @work
    async def action_edit_whole(self) -> None:
        """Edit all claims in the person's own editor, then say what to keep of it."""
        text: str | None = None
        while True:
            try:
                text = self._in_editor(text)
                changes = changes_of(self.desk, text)
            except AssistantError as error:
                self.tell(error)
                return
            if changes.is_empty:
                self.notify("The text says what the draft says.", markup=False)
                return
            lines = list(change_lines(self.desk, changes))
            removes = bool(changes.removed)
            asked = ChangesScreen(summary(changes), lines, removes=removes)
            answer = await self.app.push_screen_wait(asked)
            if answer != "again":
                break
        if answer is not None:
            self._keep(changes, drop=answer == "all")

    def _in_editor(self, text: str | None) -> str:
        """Give the terminal to the editor until it ends."""
        self.desk.refuse_changes()
        try:
            with self.app.suspend():
                return edit_whole(self.desk, text)
        except SuspendNotSupported:
            raise UsageError(
                "There is no terminal here to give to an editor.",
                fix="edit one claim at a time with e, or use `ontrack review --plain`.",
            ) from None

    def _keep(self, changes: Changes, *, drop: bool) -> None:
        try:
            kept = apply(self.desk, changes, drop=drop)
        except AssistantError as error:
            self.tell(error)
        else:
            said = f"{len(kept)} decisions kept; u takes them all back."
            self.notify(said, markup=False)
        self.update_view()

    @on(EditChanged)
    def judge_wording(self, message: EditChanged) -> None:
        """Show at once what the gate says of the wording so far."""
        row = self.row_list.row
        if row is None:
            return
        claim = self._claim(row.id)
        found = self.desk.judgement(" ".join(message.text.split()), claim)
        judged = claim.model_copy(
            update={
                "verdict": found.verdict,
                "reasons": found.reasons,
                "at_fault": found.at_fault,
            }
        )
        self.detail_pane.show(_detail(judged))

    @on(EditDone)
    async def close_editor(self, message: EditDone) -> None:
        """Keep the wording, or leave the claim as it was."""
        row = self.row_list.row
        await self.query("Editor").remove()
        self.row_list.disabled = False
        self.row_list.focus()
        if row is None or message.text is None:
            self.show_detail()
        elif self._claim(row.id).text != message.text:
            self.decide(Verb.EDIT, row.id, text=message.text)

    @on(RowOpened)
    def open_editor(self) -> None:
        """Edit with Enter as well."""
        self.action_edit()

    def _decide(self, verb: Verb) -> None:
        row = self.row_list.row
        if row is not None:
            self.decide(verb, row.id)

    def _row(self, claim: Claim, number: int) -> Row:
        known = self._made.get(claim.id)
        if known and known[0] is claim:
            return known[1]
        style = "strike" if claim.state is ClaimState.DROPPED else ""
        row = Row(
            id=claim.id,
            mark=state_mark(claim),
            text=shown(claim.text, style),
            tag=verdict_mark(claim).label,
            number=number,
            is_open=claim.state is ClaimState.UNDECIDED,
        )
        self._made[claim.id] = (claim, row)
        return row

    def _claim(self, claim_id: str) -> Claim:
        return next(c for c in self.desk.draft.claims if c.id == claim_id)


def _detail(claim: Claim) -> Iterable[Line]:
    mark = verdict_mark(claim)
    about = f"{state_mark(claim).word} · {_AUTHORS[claim.author]} · {claim.id}"
    yield Line(Content.assemble(mark.label, "  ", shown(about)))
    for reason in claim.reasons:
        yield Line(shown(reason), Content.assemble(mark.sign, " "))
    if claim.at_fault:
        words = ", ".join(f"[{word}]" for word in claim.at_fault)
        yield Line(shown(f"nothing carries: {words}"), Content("! "))
    yield from evidence_lines(claim.evidence)
