"""Place 3: what the sources warn of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from assistant.domain.drafts import ClaimState
from assistant.domain.evidence import Evidence
from assistant.domain.facts import Flag, FlagStatus, Severity
from assistant.domain.journal import Verb
from assistant.review.desk import ReviewDesk
from assistant.review.targets import TargetKind
from tui.evidence import evidence_lines
from tui.marks import FLAG_STATUS, SEVERITY
from tui.screens.place import SHARED_KEYS, TELL_KEY, PlaceScreen
from tui.text import Line, shown
from tui.widgets.row_list import Heading, Row


class FlagsScreen(PlaceScreen):
    """Answer each warning, or dismiss it with a reason."""

    NAME = "flags"
    LABEL = "Flags"
    NOTHING = "No flags: no rule found anything to warn of in what was read."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "answer", "Answer"),
        Binding("x", "dismiss_flag", "Dismiss"),
        Binding("r", "log_it", "RAID"),
        TELL_KEY,
        *SHARED_KEYS,
    ]

    @classmethod
    def count(cls, desk: ReviewDesk) -> str:
        """Return decided of all."""
        tally = desk.tally(TargetKind.FLAG)
        return f"{tally.decided}/{tally.total}"

    def rows(self) -> Sequence[Row | Heading]:
        """Return the flags, the gravest first."""
        told = self._told()
        ordered = sorted(self.desk.flags, key=lambda flag: flag.severity.rank)
        missing = [flag for flag in ordered if flag.id not in told]
        carried = [flag for flag in ordered if flag.id in told]
        numbers = {flag.id: n for n, flag in enumerate([*missing, *carried], 1)}
        rows: list[Row | Heading] = []
        for title, group in (("Not in the draft", missing), ("In the draft", carried)):
            if group:
                rows.append(Heading(Content(title)))
            rows += [_row(flag, numbers[flag.id]) for flag in group]
        return rows

    def detail(self, row: str) -> Iterable[Line]:
        """Return the rule that raised the flag, whom to ask, and its evidence."""
        flag = next(flag for flag in self.desk.flags if flag.id == row)
        status = FLAG_STATUS[flag.status].word
        about = f"{flag.kind.value.replace('_', ' ')} · {status}"
        yield Line(shown(f"{about} · since {flag.first_seen} · {flag.id}"))
        yield Line(shown(flag.why), Content("Why  "))
        yield Line(shown(flag.question), Content("Ask  "))
        yield from evidence_lines(flag.evidence)

    def evidence(self, row: str) -> Sequence[Evidence]:
        """Return what the flag rests on."""
        return next(f for f in self.desk.flags if f.id == row).evidence

    def status(self) -> str:
        """Return what is decided and how many high flags are open."""
        tally = self.desk.tally(TargetKind.FLAG)
        high = sum(
            flag.severity is Severity.HIGH and flag.status is FlagStatus.OPEN
            for flag in self.desk.flags
        )
        return f"{tally.decided}/{tally.total} decided · {high} high open"

    def action_answer(self) -> None:
        """Keep what the project manager knows about it."""
        row = self.row_list.row
        if row is not None:
            self.ask_and_decide(Verb.ANSWER, row.id, "What is the answer?")

    def action_dismiss_flag(self) -> None:
        """Say why it is none."""
        row = self.row_list.row
        if row is not None:
            question = "Why can it be dismissed?"
            self.ask_and_decide(Verb.DISMISS, row.id, question, as_reason=True)

    def action_log_it(self) -> None:
        """Propose a row for the RAID log; `ontrack raid --proposed` writes it."""
        row = self.row_list.row
        if row is not None:
            question = "What is its title in the RAID log?"
            self.ask_and_decide(Verb.RAID, row.id, question, value=row.text.plain)

    def _told(self) -> set[str]:
        return {
            fact
            for claim in self.desk.draft.claims
            if claim.state is not ClaimState.DROPPED
            for fact in claim.facts
        }


def _row(flag: Flag, number: int) -> Row:
    return Row(
        id=flag.id,
        mark=FLAG_STATUS[flag.status],
        text=shown(flag.title),
        tag=SEVERITY[flag.severity],
        number=number,
        is_open=flag.status is FlagStatus.OPEN,
    )
