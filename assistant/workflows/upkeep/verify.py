"""Whether all that a project keeps is whole, and still says what was put in."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Any

from assistant.domain.base import Frozen, digest
from assistant.ledger.audit import Audit, KeptUpdate, Row
from assistant.ledger.ledger import Ledger
from assistant.review.colour import DECISIONS

_SHOWN = 50
"""Problems of one check that are listed; the others are counted."""
_RESTORE = "Run `ontrack restore FILE --force` with the newest backup that is whole."
_REINDEX = "Nothing is lost: run `ontrack reindex`."
_FINISH = "Run `ontrack sources`, or any command that reads: it ends the erasure."
_DRAFT = "Run `ontrack draft` again; what was sent stays as it was sent."


class Problem(Frozen):
    """One thing that is not as it was put in."""

    where: str
    what: str


class Checked(Frozen):
    """One check: how many things were looked at, how many are wrong, what to do."""

    name: str
    ok: bool
    checked: int
    wrong: int = 0
    problems: tuple[Problem, ...] = ()
    fix: str = ""


def verify(ledger: Ledger, index_fault: Callable[[], str | None]) -> Iterator[Checked]:
    """Yield one check after the other; `index_fault` says what is wrong with the index.

    Raises:
        AssistantError: If the ledger or the index cannot be read.
    """
    audit = ledger.audit
    database = _checked("ledger", audit.database(), _RESTORE)
    yield database
    if not database.ok:
        # What cannot be read as it was written makes no sense to compare.
        return
    yield _checked("texts", audit.texts(), _RESTORE)
    vectors = _checked("vectors", audit.vectors(), _RESTORE)
    yield vectors
    yield _checked("findings", audit.findings(), _RESTORE)
    yield _checked("draft quotes", _draft_quotes(audit), _DRAFT)
    yield _checked("approved updates", _updates(ledger), _RESTORE)
    yield _checked("decisions", _decisions(ledger), _RESTORE)
    yield _checked("erasures", _erasures(ledger), _FINISH)
    # Vectors that are cut off cannot be compared with those of the index.
    fault = index_fault() if vectors.ok else "it was not looked at"
    yield _checked("index", [Row("the vector index", fault or "")], _REINDEX)


def _checked(name: str, rows: Iterable[Row], fix: str) -> Checked:
    checked = wrong = 0
    problems: list[Problem] = []
    for row in rows:
        checked += 1
        if row.wrong:
            wrong += 1
            if len(problems) < _SHOWN:
                problems.append(Problem(where=row.where, what=row.wrong))
    return Checked(
        name=name,
        ok=not wrong,
        checked=checked,
        wrong=wrong,
        problems=tuple(problems),
        fix=fix if wrong else "",
    )


def _draft_quotes(audit: Audit) -> Iterator[Row]:
    """Yield each quote of each draft and update, once."""
    drafts = ((f"draft {name}", body) for name, body in audit.draft_bodies())
    sent = ((f"update {one.id}", one.content) for one in audit.updates())
    met: set[tuple[str, str | None, str]] = set()
    for where, body in chain(drafts, sent):
        for quote in quotes_in(body):
            key = (quote["source"], quote["locator"], quote["quote"])
            if key in met or quote["source"] == DECISIONS:
                continue
            met.add(key)
            place = ", ".join(filter(None, key[:2]))
            is_there = audit.holds(*key)
            yield Row(
                f"{where}: {place}",
                "" if is_there else "its quote does not stand in its source",
            )


def quotes_in(content: Any) -> Iterator[dict[str, Any]]:
    """Yield every quote in a draft or update as it is kept."""
    if isinstance(content, dict):
        if content.get("kind") == "quote" and content.get("source"):
            yield content
        content = list(content.values())
    if isinstance(content, list):
        for each in content:
            yield from quotes_in(each)


def _updates(ledger: Ledger) -> Iterator[Row]:
    """Yield each approved update: its digest covers it, and it names the one before.

    Of one that was emptied when a source was erased only the digests are left.
    """
    emptied = {name for one in ledger.erasures.all() for name in one.emptied}
    before: KeptUpdate | None = None
    for update in ledger.audit.updates():
        fault = None if update.id in emptied else fault_of_content(update)
        fault = fault or _fault_of_place(update, before)
        yield Row(f"update {update.id}", fault or "")
        before = update


def fault_of_content(update: KeptUpdate) -> str | None:
    """Say what is wrong if the update is not as it was approved, or None."""
    content = {k: v for k, v in update.content.items() if k not in {"id", "digest"}}
    sealed = digest(json.dumps(content, sort_keys=True, ensure_ascii=False))
    is_sealed = sealed == update.digest == update.content.get("digest")
    return None if is_sealed else "its digest is not that of what is kept"


def _fault_of_place(update: KeptUpdate, before: KeptUpdate | None) -> str | None:
    if update.prev_digest != update.content.get("prev_digest"):
        return "it names another one before it than its row does"
    if update.prev_digest != (before.digest if before else None):
        return "the update before it is missing or another one"
    return None


def _erasures(ledger: Ledger) -> Iterator[Row]:
    """Yield each erasure; nothing is left of what it was about."""
    for one in ledger.erasures.all():
        again = [digest for digest in one.digests if ledger.versions_with(digest)]
        wrong = "" if one.done else "it was interrupted, and bytes may be left"
        if again and ledger.erasures.of_bytes(again[0]):
            wrong = "it is there again: erase it again, or ingest it with --again"
        yield Row(f"erasure of {one.path}", wrong)


def _decisions(ledger: Ledger) -> Iterator[Row]:
    """Yield each decision; none is missing and none takes back a later one."""
    expected = 1
    for entry in ledger.journal.entries():
        wrong = "" if entry.seq == expected else "a decision before it is missing"
        if entry.undoes is not None and entry.undoes >= entry.seq:
            wrong = "it takes back a decision that came after it"
        yield Row(f"decision {entry.seq}", wrong)
        expected = entry.seq + 1
