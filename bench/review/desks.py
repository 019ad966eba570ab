"""Reviews of any size, made up, and a bare Textual list to hold them against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from assistant.domain.drafts import Claim, Draft, Run, Section, Update, Verdict
from assistant.domain.evidence import Quote
from assistant.domain.facts import Colour, Coverage
from assistant.domain.journal import JournalEntry, Request
from assistant.review.desk import ReviewDesk

DAY = date(2027, 3, 12)
_WORDS = (
    "The crane for hall {0} arrives on {1} April and the foundation of hall {0} was "
    "signed off by the surveyor, with one remark on the northern edge."
)


class Judged:
    """Every wording is carried: what a person types is not what is measured."""

    verdict = Verdict.SUPPORTED
    reasons: tuple[str, ...] = ()
    at_fault: tuple[str, ...] = ()


class Kept:
    """Decisions in memory, so that the disk is not what is measured."""

    def __init__(self) -> None:
        self._kept: list[JournalEntry] = []
        self._sent: list[Update] = []
        self._drafts: dict[str, Draft] = {}

    def entries(self) -> Sequence[JournalEntry]:
        """Return what was decided."""
        return tuple(self._kept)

    def append_act(
        self, rows: Sequence[Request], *, by: str, as_of: date | None = None
    ) -> Sequence[JournalEntry]:
        """Keep decisions that were made at once."""
        first = len(self._kept) + 1
        self._kept += [
            JournalEntry(
                seq=seq,
                at=datetime(2027, 3, 12, 9, tzinfo=UTC),
                by=by,
                as_of=as_of,
                revision=first,
                **asdict(row),
            )
            for seq, row in enumerate(rows, first)
        ]
        return tuple(self._kept[-len(rows) :])

    def updates(self) -> Sequence[Update]:
        """Return what was sent."""
        return tuple(self._sent)

    def save_update(self, update: Update) -> None:
        """Keep what was sent."""
        self._sent.append(update)

    def save_draft(self, draft: Draft) -> None:
        """Keep a draft."""
        self._drafts[draft.id] = draft

    def draft(self, draft_id: str) -> Draft | None:
        """Return a kept draft."""
        return self._drafts.get(draft_id)

    def newest_draft(self, audience: str) -> Draft | None:
        """Return the draft of the audience that was kept last."""
        found = [one for one in self._drafts.values() if one.audience == audience]
        return found[-1] if found else None


def desk(claims: int) -> ReviewDesk:
    """Return a desk with a draft of so many claims, each with two quotes."""
    made = [_claim(number) for number in range(claims)]
    draft = Draft(
        id="drf-bench",
        audience="engineering",
        title="Halls: engineering update",
        as_of=DAY,
        since=DAY,
        engine="rules",
        health=Colour.AMBER,
        headline=made[0],
        next_update=DAY,
        sections=(Section(name="done", title="Done", claims=tuple(made[1:])),),
        coverage=Coverage(sources=9, newest=DAY),
        run=Run(inputs_digest="0" * 64, revision=1),
    )
    return ReviewDesk(
        Kept(),
        draft,
        (),
        (),
        judge=lambda _text, _claim: Judged(),
        render_body=lambda folded: folded.title,
        by="Bench",
    )


def _claim(number: int) -> Claim:
    text = _WORDS.format(number, 1 + number % 30)
    quotes = [
        Quote(
            source=f"week-{number % 9}/notes.md",
            locator=f"line {line}",
            quote=text[:80],
            as_of=DAY,
            dated=DAY,
        )
        for line in (number + 1, number + 2)
    ]
    return Claim(
        id=f"clm-{number}",
        section="done",
        text=text,
        verdict=Verdict.SUPPORTED,
        facts=(f"chg-{number}",),
        evidence=tuple(quotes),
    )


class Bare(App[None]):
    """The same lines in one list and nothing else; a decision rewrites its line."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "down", "Down"),
        Binding("a", "mark", "Mark"),
    ]

    def __init__(self, rows: int) -> None:
        super().__init__()
        texts = (_WORDS.format(number, 1 + number % 30) for number in range(rows))
        self.rows = OptionList(*(Option(text) for text in texts), markup=False)

    def compose(self) -> ComposeResult:
        """Show the list."""
        yield self.rows

    def action_down(self) -> None:
        """Move the cursor."""
        self.rows.action_cursor_down()

    def action_mark(self) -> None:
        """Rewrite the line under the cursor and move on."""
        here = self.rows.highlighted or 0
        text = f"x {_WORDS.format(here, 1)}"
        self.rows.replace_option_prompt_at_index(here, text)
        self.rows.action_cursor_down()
