"""Settling what words and people mean, with what changes shown before it does."""

from __future__ import annotations

import difflib
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Literal

from assistant.domain.facts import Flag
from assistant.domain.statuses import status_word
from assistant.errors import UsageError
from assistant.facts.factbase import FactBase
from assistant.ledger.ledger import Ledger
from assistant.settings import FILE_NAME, Settings, StatusSettings, load_settings
from assistant.settings_words import settle_person, settle_status, spelling
from assistant.workflows.claimed import claimed_health
from assistant.workflows.gather import gather
from assistant.workflows.mapping import (
    Unsettled,
    known_statuses,
    unsettled,
    written_people,
)

Kind = Literal["status", "person"]
CATEGORIES = tuple(StatusSettings.model_fields)
_LISTED = 5


class Settler:
    """Settles words of one project; `ledger` opens its ledger under any settings."""

    def __init__(self, folder: Path, ledger: Callable[[Settings], Ledger]) -> None:
        self._file = folder / FILE_NAME
        self._ledger = ledger

    def unsettled(self) -> Unsettled:
        """Return what was read and not understood."""
        settings = load_settings(self._file)
        named = {person.name for person in settings.people}
        return unsettled(self._ledger(settings).view(), named)

    def preview(self, kind: Kind, word: str, meaning: str) -> tuple[str, ...]:
        """Return what would change, in lines; nothing is written.

        Raises:
            UsageError: If the meaning is no category or no name.
        """
        before = load_settings(self._file)
        with tempfile.TemporaryDirectory(prefix="ontrack-") as folder:
            copy = Path(folder) / FILE_NAME
            shutil.copyfile(self._file, copy)
            after = self._settled(copy, kind, word, meaning)
        means = self._meaning(kind, meaning, before)
        said = [self._counted(before, kind, word, means)]
        if kind == "person" and not self._is_known(means, before):
            said.append(f"Nobody is called {means} yet: this is a new person.")
        changes = list(_differences(self._facts(before), self._facts(after)))
        return *said, *(changes or ["No flag, colour, change or action is another."])

    def settle(self, kind: Kind, word: str, meaning: str) -> str:
        """Write it into the settings, from where it counts at once; say what it is.

        Raises:
            UsageError: If the meaning is no category or no name.
        """
        before = load_settings(self._file)
        self._settled(self._file, kind, word, meaning)
        return self._counted(before, kind, word, self._meaning(kind, meaning, before))

    def _settled(self, file: Path, kind: Kind, word: str, meaning: str) -> Settings:
        means = self._meaning(kind, meaning, load_settings(file))
        settle = settle_status if kind == "status" else settle_person
        return settle(file, word, means)

    def _meaning(self, kind: Kind, meaning: str, settings: Settings) -> str:
        if kind == "status":
            return category_of(meaning, "the word")
        if not meaning.strip():
            raise UsageError("Whom does it mean?", fix="write a full name.")
        named = [person.name for person in settings.people]
        resolved = self._ledger(settings).view().people.resolve(meaning)
        return full_name(meaning.strip(), named, resolved)

    def _is_known(self, name: str, settings: Settings) -> bool:
        people = self._ledger(settings).view().people
        return name in {person.name for person in people.all}

    def _counted(self, settings: Settings, kind: Kind, word: str, means: str) -> str:
        view = self._ledger(settings).view()
        if kind == "status":
            known = known_statuses(view)
            same = (n for w, n in known.items() if status_word(w) == status_word(word))
            return f"{word} is {means}: so {many(sum(same), 'row')} of what was read."
        times = sum(
            count.total()
            for text, count in written_people(view).items()
            if spelling(text) == spelling(word)
        )
        return f"{word} is {means}: written {many(times, 'time')} in the sources."

    def _facts(self, settings: Settings) -> FactBase:
        view = self._ledger(settings).view()
        return gather(view, settings, None, claimed_health(view))


def category_of(given: str | None, word: str) -> str:
    """Return the category that is meant.

    Raises:
        UsageError: If there is none, naming which there are and which is near.
    """
    meant = (given or "").strip().casefold()
    if meant in CATEGORIES:
        return meant
    near = difflib.get_close_matches(meant, CATEGORIES, n=1, cutoff=0.5)
    hint = f"Did you mean {near[0]}? " if near else ""
    raise UsageError(
        f"{given!r} is no category."
        if given
        else f"To which category does {word} belong?",
        fix=f"{hint}Use one of {', '.join(CATEGORIES)}.",
    )


def full_name(name: str, named: Iterable[str], resolved: str | None) -> str:
    """Return the person's name as the settings or the sources write it."""
    same = (each for each in named if spelling(each) == spelling(name))
    own = next(same, None)
    if own:
        return own
    return resolved if resolved and spelling(resolved) == spelling(name) else name


def many(count: int, noun: str) -> str:
    """Return a number of things."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _differences(before: FactBase, after: FactBase) -> Iterator[str]:
    if before.health.overall is not after.health.overall:
        yield f"health {before.health.overall.value} → {after.health.overall.value}"
    for dimension, found in after.health.dimensions.items():
        was = before.health.dimensions.get(dimension)
        if was and was.colour is not found.colour:
            yield f"{dimension.value} {was.colour.value} → {found.colour.value}"
    counts = (
        ("blocked", len(before.blocked), len(after.blocked)),
        ("changes", len(before.changes), len(after.changes)),
        ("actions", len(before.actions), len(after.actions)),
        ("pieces of work ahead", len(before.work), len(after.work)),
    )
    yield from (f"{what} {was} → {now}" for what, was, now in counts if was != now)
    owned = {action.id: action.owner for action in before.actions}
    moved = sum(
        action.id in owned and owned[action.id] != action.owner
        for action in after.actions
    )
    if moved:
        yield f"{many(moved, 'action')} with another owner"
    yield from _listed("flag gone", before.flags, after.flags)
    yield from _listed("flag new", after.flags, before.flags)


def _listed(word: str, these: Iterable[Flag], others: Iterable[Flag]) -> Iterator[str]:
    known = {flag.id for flag in others}
    left = [flag.title for flag in these if flag.id not in known]
    yield from (f"{word}: {title}" for title in left[:_LISTED])
    if len(left) > _LISTED:
        yield f"{word}: and {len(left) - _LISTED} more"
