"""Place 5: what is left out, withheld or in the way, the colour, the approval."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.content import Content

from assistant.domain.evidence import Evidence
from assistant.domain.facts import Colour, DimensionHealth
from assistant.domain.journal import Verb
from assistant.errors import AssistantError
from assistant.export.publication import Publication
from assistant.export.writing import write_whole
from assistant.review.approval import Blocker
from assistant.review.desk import ReviewDesk
from assistant.review.targets import TargetKind
from ingest.text.decoding import clean
from tui.evidence import evidence_lines
from tui.marks import ACCEPTED, HEALTH, Mark
from tui.messages import PlaceWanted, RowOpened
from tui.screens.ask import AskScreen
from tui.screens.place import SHARED_KEYS, TELL_KEY, PlaceScreen
from tui.settling import Item, disagreements, uncovered, withheld
from tui.text import Line, paragraphs, shown
from tui.widgets.row_list import Heading, Row

READY, HEALTH_ROW, TEXT, BASIS = "ready", "health", "text", "basis"
ELSEWHERE = {TargetKind.CLAIM: "claims", TargetKind.FLAG: "flags"}
GROUPS = (
    ("Left out of the draft", uncovered),
    ("Withheld from this audience", withheld),
    ("Told differently to others", disagreements),
)
_BLOCKS = Mark("!", "in the way", "bold $text-error")
_LISTED = Mark("·", "listed")


class ApproveScreen(PlaceScreen):
    """Settle what is open, set the colour, approve with a name."""

    NAME = "approve"
    LABEL = "Approve"
    DETAIL = "Detail"
    NOTHING = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "resolve", "Settle"),
        replace(TELL_KEY, show=False),
        Binding("h", "health", "Health"),
        Binding("P", "approve", "Approve"),
        Binding("E", "export", "Export"),
        *SHARED_KEYS,
    ]

    @classmethod
    def count(cls, desk: ReviewDesk) -> str:
        """Return how many things are in the way."""
        if desk.update:
            return "done"
        blocking = len(desk.blockers())
        return f"{blocking} open" if blocking else "ready"

    def rows(self) -> Sequence[Row | Heading]:
        """Return the state, then everything to settle here or elsewhere."""
        blocking = {blocker.target: blocker for blocker in self.desk.blockers()}
        rows: list[Row | Heading] = [
            self._state(len(blocking)),
            self._health(),
            *self._dimensions(),
            Row(TEXT, Mark("¶", "text"), Content("The update as it reads now")),
            self._basis(),
        ]
        for title, items in GROUPS:
            group = [_row(item, blocking) for item in items(self.desk.draft)]
            rows += [Heading(Content(title)), *group] if group else []
        others = [b for b in blocking.values() if b.kind in ELSEWHERE]
        if others:
            rows.append(Heading(Content("In the way elsewhere: Enter goes there")))
        rows += [Row(b.target, _BLOCKS, shown(b.problem), is_open=True) for b in others]
        return rows

    def detail(self, row: str) -> Iterable[Line]:
        """Return why the row is here, and its evidence."""
        if row == READY:
            yield from self._about_state()
        elif row == HEALTH_ROW:
            yield from self._about_health()
        elif dimension := self._dimension(row):
            yield from _about_dimension(dimension)
        elif row == TEXT:
            yield from paragraphs(self.desk.body)
        elif row == BASIS:
            yield from self._about_basis()
        elif item := self._item(row):
            yield Line(shown(item.why), Content("Why  "))
            if item.settled:
                settled = f"{item.verb.value}: {item.settled}"
                yield Line(shown(settled), Content("✓ "))
            else:
                yield Line(Content(_ways(item)))
            yield Line()
            yield from evidence_lines(item.evidence)
        elif blocker := self._blocker(row):
            yield Line(shown(blocker.problem))
            yield Line(Content(f"Enter goes to {ELSEWHERE[blocker.kind]}."))

    def evidence(self, row: str) -> Sequence[Evidence]:
        """Return what the fact rests on."""
        item = self._item(row)
        return item.evidence if item else ()

    def copied(self, row: Row) -> str:
        """Return the whole text of the update where it is selected."""
        return clean(self.desk.body) if row.id == TEXT else super().copied(row)

    def status(self) -> str:
        """Return whether the gate is open."""
        if self.desk.update:
            return f"approved as {self.desk.update.id}"
        blocking = len(self.desk.blockers())
        return f"{blocking} in the way" if blocking else "ready: P approves"

    def action_resolve(self) -> None:
        """Waive, release or accept the selected item, with a reason."""
        row = self.row_list.row
        item = self._item(row.id) if row else None
        if item is None:
            self.notify(
                "Select a fact that is left out or withheld, or a disagreement.",
                markup=False,
            )
            return
        question = f"Why {item.verb.value} it?"
        self.ask_and_decide(item.verb, item.target, question, as_reason=True)

    @work
    async def action_health(self) -> None:
        """Set the colour of this update, with a reason that is kept."""
        computed = self.desk.computed.health.value
        about = Content(f"{', '.join(Colour)}; the program computed {computed}")
        ask = self.app.push_screen_wait
        answer = await ask(AskScreen("Which colour?", about))
        if answer is None:
            return
        colour = answer.casefold()
        if colour not in list(Colour):
            self.notify(f"Choose one of {', '.join(Colour)}.", severity="error")
            return
        reason = await ask(AskScreen("Why?", about))
        if reason:
            self.decide(Verb.COLOUR, self.desk.draft.id, colour, reason=reason)

    @work
    async def action_approve(self) -> None:
        """Approve under a name, if nothing is in the way."""
        if blocking := self.desk.blockers():
            self.notify(
                f"{len(blocking)} things are in the way. n goes to the next one.",
                severity="error",
                markup=False,
            )
            return
        about = Content("An approved update does not change any more.")
        name = await self.app.push_screen_wait(
            AskScreen("Who approves?", about, self.desk.by)
        )
        if name is None:
            return
        try:
            update = self.desk.approve(by=name)
        except AssistantError as error:
            self.tell(error)
            return
        self.notify(f"Approved as {update.id}.", markup=False)
        self.update_view()

    @work
    async def action_export(self) -> None:
        """Write the update to a file, whose ending says in which format."""
        sent = self.desk.publication
        if sent is None:
            return
        endings = " ".join(f".{form}" for form in _by_ending())
        about = Content(f"Endings: {endings}; stamped while it is not approved")
        name = f"{self.desk.draft.audience}-{self.desk.draft.as_of}.docx"
        answer = await self.app.push_screen_wait(AskScreen("Which file?", about, name))
        if answer is None:
            return
        path, why = _target(answer)
        if why:
            self.notify(f"{answer} {why}.", severity="error", markup=False)
            return
        try:
            write = _by_ending()[path.suffix.removeprefix(".")]
            data = await asyncio.to_thread(write, sent)
            write_whole(path, data)
        except AssistantError as error:
            self.tell(error)
        else:
            self.notify(f"Wrote {path}.", markup=False)

    @on(RowOpened)
    def go_elsewhere(self, message: RowOpened) -> None:
        """Settle the row, or go to the place where it is decided."""
        blocker = self._blocker(message.row)
        place = ELSEWHERE.get(blocker.kind) if blocker else None
        if place is None:
            self.action_resolve()
        else:
            self.post_message(PlaceWanted(place, message.row))

    def _state(self, blocking: int) -> Row:
        if self.desk.update:
            return Row(READY, ACCEPTED, shown(f"Approved as {self.desk.update.id}"))
        if blocking:
            return Row(READY, _BLOCKS, Content(f"Not ready: {blocking} in the way"))
        return Row(READY, ACCEPTED, Content("Ready: P approves"))

    def _about_state(self) -> Iterable[Line]:
        if update := self.desk.update:
            yield Line(shown(f"by {update.approved_by}, digest {update.digest}"))
            yield Line(Content(f"ontrack export {self.desk.draft.id} --format md"))
            return
        blocking = self.desk.blockers()
        if not blocking:
            yield Line(Content("Nothing is in the way. P asks for a name."))
        for blocker in blocking:
            yield Line(shown(blocker.problem), Content("! "))

    def _health(self) -> Row:
        chosen = self.desk.colour_set
        mark = HEALTH[self.desk.draft.health]
        how = f"set by {chosen.by}" if chosen else "as computed"
        return Row(HEALTH_ROW, mark, shown(f"Health {mark.word}, {how}"))

    def _dimensions(self) -> Iterable[Row]:
        """Return a row for each dimension that anything is known of."""
        for name, found in self._known().items():
            mark = HEALTH[found.colour]
            text = f"{name.capitalize()} {mark.word}: {found.why}"
            yield Row(f"{HEALTH_ROW}/{name}", mark, shown(text))

    def _dimension(self, row: str) -> DimensionHealth | None:
        return self._known().get(row.removeprefix(f"{HEALTH_ROW}/"))

    def _known(self) -> Mapping[str, DimensionHealth]:
        health = self.desk.health
        return {
            dimension.value: found
            for dimension, found in (health.dimensions if health else {}).items()
        }

    def _about_health(self) -> Iterable[Line]:
        computed = HEALTH[self.desk.computed.health]
        yield Line(Content.assemble("Computed: ", computed.label))
        if (health := self.desk.health) and (last := health.previous):
            was = HEALTH[last.overall].label
            yield Line(Content.assemble("Last:     ", was, f", {last.as_of}"))
        if chosen := self.desk.colour_set:
            text = f"{chosen.text} by {chosen.by}: {chosen.reason}"
            yield Line(shown(text), Content("Set:      "))
        yield Line(Content("h sets another colour, with a reason, for this update."))
        yield Line()
        yield from evidence_lines(self.desk.draft.headline.evidence)

    def _basis(self) -> Row:
        draft = self.desk.draft
        care = len(draft.coverage.gaps) + len(draft.run.notices)
        mark = Mark("?", "gaps", "bold $text-warning") if care else ACCEPTED
        text = f"Rests on {draft.coverage.sources} sources; gaps and notices: {care}"
        return Row(BASIS, mark, Content(text))

    def _about_basis(self) -> Iterable[Line]:
        draft = self.desk.draft
        yield Line(Content(f"newest source  {draft.coverage.newest or 'none'}"))
        for gap in draft.coverage.gaps:
            yield Line(shown(gap), Content("gap     "))
        for notice in draft.run.notices:
            yield Line(shown(notice), Content("notice  "))

    def _item(self, row: str) -> Item | None:
        draft = self.desk.draft
        listed = (item for _title, items in GROUPS for item in items(draft))
        return next((item for item in listed if item.target == row), None)

    def _blocker(self, row: str) -> Blocker | None:
        return next((b for b in self.desk.blockers() if b.target == row), None)


def _by_ending() -> Mapping[str, Callable[[Publication], bytes]]:
    """Return the formats that the ending of a file tells apart."""
    # They load what writes Word and PDF, which no review needs before it is exported.
    from assistant.export.exporters import EXPORTERS  # noqa: PLC0415

    named = {"slack", "confluence"}
    return {form: write for form, write in EXPORTERS.items() if form not in named}


def _target(answer: str) -> tuple[Path, str]:
    """Return the file that is meant, and why it cannot be written, if so."""
    path = Path(answer).expanduser()
    if path.suffix.removeprefix(".") not in _by_ending():
        return path, f"must end with {' '.join(f'.{form}' for form in _by_ending())}"
    return path, "is there already" if path.exists() else ""


def _about_dimension(found: DimensionHealth) -> Iterable[Line]:
    yield Line(shown(found.why), Content.assemble(HEALTH[found.colour].label, "  "))
    yield Line(shown(found.rule), Content("Rule  "))
    yield Line()
    yield from evidence_lines(found.evidence)


def _row(item: Item, blocking: dict[str, Blocker]) -> Row:
    is_open = item.target in blocking
    mark = ACCEPTED if item.settled else _BLOCKS if is_open else _LISTED
    text = f"{item.text} ({item.settled})" if item.settled else item.text
    return Row(item.target, mark, shown(text), item.tag, is_open=is_open)


def _ways(item: Item) -> str:
    way = f"r {item.verb.value}s it, with a reason"
    return way if item.verb is Verb.ACCEPT else f"{way}; + adds it to the claims"
