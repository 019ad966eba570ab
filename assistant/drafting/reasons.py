"""The reasons of a colour, as an update tells them: the newest first."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.domain.facts import (
    Change,
    ChangeKind,
    Exposure,
    Fact,
    Flag,
    FlagKind,
    MilestoneStatus,
)
from assistant.drafting.sections.milestones import is_settled_move
from assistant.drafting.told import Told
from assistant.drafting.words import spoken

NEW = frozenset({ChangeKind.RISK_OPENED, ChangeKind.ISSUE_OPENED})
_OPEN = re.compile(
    r"(?:(?P<key>[^\s(]+) \((?P<named>.+)\)|(?P<title>.+)),"
    r" an? (?P<what>(?:[\w-]+)(?: of [^,]+)?), is open\Z"
)
_MOVED = " moved from "
_SHARE = re.compile(r" on top of .+? of the baseline(?:: .*)?\Z")
_TWICE = re.compile(r"(?<!\w)(\w[^()]{3,}?) \(\1\)")
"""A thing without a key is called by its title twice."""
_NOT_AGREED = " and no new date is agreed"
"""What the section on milestones says as well."""
_STATISTIC = re.compile(r"\d+ of \d+ ")
_TOLD_BY_NAME = frozenset({FlagKind.CI_RED, FlagKind.SCOPE_CREEP})


def order(told: Told, reason: str) -> int:
    """Return where it stands: the news, then what moved before, then statistics."""
    if _STATISTIC.match(reason):
        return 2
    return int(_is_old_move(told, reason))


def _is_old_move(told: Told, reason: str) -> bool:
    """Whether it is of a milestone's date that was moved before this period began."""
    stone = _moved(told, reason)
    return stone is not None and is_settled_move(told, stone)


def _moved(told: Told, reason: str) -> MilestoneStatus | None:
    if _MOVED not in reason:
        return None
    name = reason.partition(_MOVED)[0]
    return next((stone for stone in told.milestones if stone.title == name), None)


def in_words(told: Told, reason: str) -> str:
    """Return a reason for the reader: what is open by its name, an old date as that."""
    text = reason.rstrip(".")
    found = _OPEN.match(text)
    if found:
        text = _opened(told, found)
    elif _is_old_move(told, reason):
        name, _, days = text.partition(_MOVED)
        first, _, now = days.partition(" to ")
        text = f"{name} stays at {now}, planned for {first}"
    elif told.is_short:
        text = _SHARE.sub(" on top of the baseline", text).removesuffix(_NOT_AGREED)
    return _TWICE.sub(r"\1", spoken(told.called(text), told.as_of))


def _opened(told: Told, found: re.Match[str]) -> str:
    key, title = found["key"], found["named"] or found["title"]
    fresh = {change.subject for change in told.of(*NEW)}
    what, one = found["what"], "an" if found["what"][0] in "aeiou" else "a"
    if key in fresh:
        what, one = f"new {what}", "a"
    name = f"{key}: {title}" if key and told.telling.keys else title
    return f"{one} {what} is open ({name})"


def named_facts(told: Told, reasons: Sequence[str]) -> list[Fact]:
    """Return the facts of which the reasons tell all that a section would in short."""
    found: list[Fact] = []
    for reason in reasons:
        opened = _OPEN.match(reason.rstrip("."))
        entries: Sequence[Exposure | Change] = (
            [*told.exposures, *told.of(*NEW)] if opened else []
        )
        found += [one for one in entries if opened and one.subject == opened["key"]]
        found += [flag for flag in told.heard_flags if _tells(told, reason, flag)]
    return list(dict.fromkeys(found))


def _tells(told: Told, reason: str, flag: Flag) -> bool:
    if flag.kind not in _TOLD_BY_NAME or (told.is_short and _SHARE.search(reason)):
        return False
    return (
        re.search(rf"(?<![\w-]){re.escape(flag.subject)}(?![\w-])", reason) is not None
    )
