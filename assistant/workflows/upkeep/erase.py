"""Erasing a source on request: what it touches, taking it out, and proving it gone."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from assistant.domain.drafts import Update
from assistant.errors import GateError, UsageError
from assistant.facts.sameness.stems import stem_of
from assistant.facts.sameness.synonyms import senses
from assistant.ledger.erasing import Erased
from assistant.ledger.incoming import SourceVersion
from assistant.ledger.ledger import SHELF, Ledger
from assistant.ledger.wording import ERASED, ErasedWords
from assistant.settings import FILE_NAME
from assistant.workflows.upkeep.backup import backups_of

KEEP, EMPTY = "keep", "empty"
_SEARCHED = 50_000_000
"""Bytes; a larger file of the folder is not searched for what is left."""
_MARKS = 40
"""Words that are looked for in files."""
_FILES = 20_000
"""Files of the folder that are searched for what is left."""
_COPIES = (SHELF, "ledger.[0-9]*", "before-restore-*", ".restoring-*", ".ledger.db.*")


@dataclass(frozen=True, slots=True)
class Plan:
    """What erasing a source is about; nothing is changed yet.

    `updates` are the approved updates that cite it or have words of it.
    """

    path: str
    versions: tuple[SourceVersion, ...]
    words: ErasedWords
    updates: tuple[Update, ...]


@dataclass(frozen=True, slots=True)
class Left:
    """A file outside the ledger that has words of the source yet, and what it is."""

    path: Path
    what: str


def plan_erasure(ledger: Ledger, folder: Path, name: str) -> Plan:
    """Find all versions of a source and all that was made of its words.

    Raises:
        UsageError: If no source has that path, or several end with it.
    """
    path = _path(ledger, name)
    versions = ledger.erasures.versions(path)
    settings = (folder / FILE_NAME).read_text(encoding="utf-8")
    words = ledger.erasures.words(versions, settings, _is_ordinary)
    updates = tuple(
        update
        for update in ledger.journal.updates()
        if update.revision >= words.since
        and words.in_content(update.model_dump(mode="json"))
    )
    return Plan(path, versions, words, updates)


def erase(  # noqa: PLR0913  who, why and what becomes of the updates are the record
    ledger: Ledger,
    store: Path,
    plan: Plan,
    *,
    by: str,
    reason: str | None,
    updates: str | None,
    forget: Callable[[], None],
) -> Erased:
    """Erase what the plan is about; `forget` empties the vector store.

    Raises:
        GateError: If approved updates have its words and nobody said what becomes of
            them.
        AssistantError: If others use the ledger or the index for too long; the next
            command goes on with it.
    """
    if plan.updates and updates is None:
        raise _undecided(plan)
    emptied = {one.id: _emptied(one) for one in plan.updates if updates == EMPTY}
    done = ledger.erasures.erase(
        plan.versions,
        plan.words,
        path=plan.path,
        by=by,
        reason=reason,
        emptied=emptied,
    )
    finish_erasures(ledger, store, forget)
    return done


def finish_erasures(ledger: Ledger, store: Path, forget: Callable[[], None]) -> None:
    """Leave no byte of what was erased in the store; does nothing if none is left.

    It can be interrupted anywhere and done again. Another process that is at it is
    left to it.

    Raises:
        AssistantError: If others use the ledger or the index for too long.
    """
    unfinished = ledger.erasures.unfinished()
    if not unfinished:
        return
    try:
        with FileLock(store / "erase.lock", timeout=0):
            forget()
            for path in _copies(store):
                shutil.rmtree(path) if path.is_dir() else path.unlink()
            ledger.erasures.compact()
            ledger.erasures.finish([one.id for one in unfinished])
    except Timeout:
        return


def what_is_left(folder: Path, store: Path, plan: Plan) -> Iterator[Left]:
    """Yield each file, in the project folder or a backup, that has its words yet."""
    for path in backups_of(store):
        yield Left(path, "a backup that was made before")
    digests = {version.digest for version in plan.versions}
    marks = sorted(plan.words.rare, key=lambda word: (-len(word), word))[:_MARKS]
    for path in sorted(islice(folder.rglob("*"), _FILES)):
        if not path.is_file() or path.is_symlink():
            continue
        if path.stat().st_size > _SEARCHED:
            continue
        data = path.read_bytes()
        if hashlib.sha256(data).hexdigest() in digests:
            yield Left(path, "the file itself")
        elif any(mark.encode() in data.lower() for mark in marks):
            yield Left(path, "it has words of it")


def _path(ledger: Ledger, name: str) -> str:
    """Return the path that is meant: the whole, or the only one that ends so."""
    if ledger.erasures.versions(name):
        return name
    paths = ledger.erasures.paths()
    ending = [path for path in paths if path.endswith(f"/{name}")]
    if len(ending) == 1:
        return ending[0]
    listed = f": {', '.join(ending[:5])}" if ending else ""
    raise UsageError(
        f"{len(ending) or 'No'} sources are called {name!r}{listed}.",
        fix="Name one as `ontrack sources` lists it.",
    )


def _is_ordinary(word: str) -> bool:
    return bool(senses(stem_of(word)))


def _copies(store: Path) -> Sequence[Path]:
    return [path for pattern in _COPIES for path in store.glob(pattern)]


def _emptied(update: Update) -> dict[str, Any]:
    """Return an update of which only who, when, for whom, colour and digests stay."""
    headline = update.draft.headline
    blank = headline.model_copy(
        update={
            "text": ERASED,
            "rendered": "",
            "reasons": (),
            "at_fault": (),
            "evidence": (),
            "values": (),
            "relations": (),
        }
    )
    coverage = update.draft.coverage.model_copy(update={"gaps": ()})
    draft = update.draft.model_copy(
        update={
            "headline": blank,
            "sections": (),
            "uncovered": (),
            "withheld": (),
            "agreement": (),
            "coverage": coverage,
        }
    )
    kept = update.model_copy(
        update={"draft": draft, "body": ERASED, "health_reason": None}
    )
    return kept.model_dump(mode="json")


def _undecided(plan: Plan) -> GateError:
    listed = "\n".join(
        f"- {one.id} to {one.draft.audience}, as of {one.draft.as_of}, approved by "
        f"{one.approved_by}"
        for one in plan.updates
    )
    count = len(plan.updates)
    which = "1 approved update has" if count == 1 else f"{count} approved updates have"
    return GateError(
        f"{which} words of {plan.path}, and what was sent never changes by itself."
        f"\n{listed}",
        kept="everything; nothing was erased.",
        fix="Say --updates keep (they stay as they were sent, with those words) or "
        "--updates empty (only who approved what for whom and when, the colour and "
        "the digest stay of them).",
    )
