"""A desk over the made-up review, with everything in memory."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime, timedelta

from assistant.domain.drafts import Claim, Draft, Update, Verdict
from assistant.domain.evidence import Quote
from assistant.domain.facts import ActionItem, Flag, Health
from assistant.domain.journal import JournalEntry, Request, Verb
from assistant.errors import AssistantError
from assistant.export.publication import Publication
from assistant.review.citing import Citing
from assistant.review.comparison import Previous
from assistant.review.desk import ReviewDesk
from assistant.review.reading import Reading
from assistant.review.redrafting import Redrafting
from tests.review.samples import ACTIONS, DRAFT, FLAGS, OVERTIME, PERMIT


@dataclass
class MemoryJournal:
    """Keeps everything in lists, as the ledger would on disk."""

    kept: list[JournalEntry] = field(default_factory=list)
    sent: list[Update] = field(default_factory=list)
    drafts: dict[str, Draft] = field(default_factory=dict)

    def entries(self) -> Sequence[JournalEntry]:
        return tuple(self.kept)

    def append(  # noqa: PLR0913  (the port's own)
        self,
        verb: Verb,
        target: str,
        *,
        by: str,
        text: str | None = None,
        reason: str | None = None,
        undoes: int | None = None,
        as_of: date | None = None,
    ) -> JournalEntry:
        row = Request(verb, target, text, reason, undoes)
        return self.append_act([row], by=by, as_of=as_of)[0]

    def append_act(
        self, rows: Sequence[Request], *, by: str, as_of: date | None = None
    ) -> Sequence[JournalEntry]:
        revision = 4 + len(self.kept)
        for row in rows:
            seq = len(self.kept) + 1
            at = datetime(2027, 3, 12, 9, tzinfo=UTC) + timedelta(minutes=seq)
            self.kept.append(
                JournalEntry(
                    seq=seq, at=at, by=by, revision=revision, as_of=as_of, **asdict(row)
                )
            )
        return tuple(self.kept[-len(rows) :])

    def save_update(self, update: Update) -> None:
        self.sent.append(update)

    def updates(self) -> Sequence[Update]:
        return tuple(self.sent)

    def save_draft(self, draft: Draft) -> None:
        self.drafts[draft.id] = draft

    def draft(self, draft_id: str) -> Draft | None:
        return self.drafts.get(draft_id)

    def newest_draft(self, audience: str) -> Draft | None:
        found = [d for d in self.drafts.values() if d.audience == audience]
        return found[-1] if found else None


@dataclass(frozen=True)
class Judged:
    """What the sample gate says."""

    verdict: Verdict
    reasons: tuple[str, ...] = ()
    at_fault: tuple[str, ...] = ()


def judge(text: str, about: Claim) -> Judged:
    """Carry a number only if the evidence holds it; enough to see a verdict change."""
    held = " ".join(
        f"{e.quote} {e.locator}" if isinstance(e, Quote) else e.rule
        for e in about.evidence
    )
    loose = tuple(
        word.strip(".,")
        for word in text.split()
        if any(c.isdigit() for c in word) and word.strip(".,") not in held
    )
    if not about.evidence:
        return Judged(Verdict.UNSUPPORTED, ("no evidence",), loose)
    if loose:
        reasons = tuple(f"no evidence holds {word}" for word in loose)
        return Judged(Verdict.UNSUPPORTED, reasons, loose)
    return Judged(Verdict.SUPPORTED)


def write(fact: str, released: frozenset[str]) -> Claim | None:
    """Word what the draft leaves out, and what it withholds once that is released."""
    known = {"chg-90": PERMIT, "chg-95": OVERTIME if "chg-95" in released else None}
    return known.get(fact)


def body(draft: Draft) -> str:
    lines = [f"# {draft.title}", f"Health: {draft.health.value}"]
    lines += [c.text for c in draft.claims if c.state.value != "dropped"]
    return "\n\n".join(lines)


def desk(  # noqa: PLR0913, PLR0917  each is a choice of one test
    journal: MemoryJournal | None = None,
    draft: Draft = DRAFT,
    flags: Sequence[Flag] = FLAGS,
    actions: Sequence[ActionItem] = ACTIONS,
    previous: Previous | None = None,
    read: Callable[[Quote], Reading | None] | None = None,
    health: Health | None = None,
    published: Callable[[Draft, str | None], Publication] | None = None,
    write: Callable[[str, frozenset[str]], Claim | None] = write,
    refusal: Callable[[], AssistantError | None] | None = None,
    citing: Citing | None = None,
    redrafting: Redrafting | None = None,
) -> ReviewDesk:
    return ReviewDesk(
        MemoryJournal() if journal is None else journal,
        draft,
        flags,
        actions,
        judge=judge,
        render_body=body,
        by="Rosa Lind",
        previous=previous,
        read=read,
        health=health,
        published=published,
        write=write,
        refusal=refusal,
        citing=citing,
        redrafting=redrafting,
    )
