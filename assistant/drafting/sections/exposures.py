"""The highest open exposures, and how many more weigh as much as a grave one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.domain.facts import Change, ChangeKind, Exposure, Fact, Flag, FlagKind
from assistant.drafting.told import Brevity, Told
from assistant.drafting.unit import Unit
from assistant.drafting.words import count, day, iso_day, listing, sentence
from assistant.facts.changes.severity import HIGH_EXPOSURE

_LAST_SAID = re.compile(r"nothing since (\d{4}-\d\d-\d\d)")
_LAST_NAMED = re.compile(r"spoken of it by name since (\d{4}-\d\d-\d\d)")
_TOP = 3
HIGHEST = 25
GRAVE = 20
"""Exposure, of 25 at most, from which a new entry is named in the heaviest week."""
_NEW = (ChangeKind.RISK_OPENED, ChangeKind.ISSUE_OPENED, ChangeKind.RISK_SCORE_UP)
_HEAD = "Highest open exposures (likelihood times impact, maximum 25)"
_NAMED_HEAD = "Highest open exposures that can be named here (maximum 25)"
_SHORT_HEAD = "Highest open exposures (maximum 25)"
_ISSUES_HEAD = "Open issues of high impact, not scored"


def exposures(told: Told) -> list[Unit]:
    """Tell the highest exposures, then issues of which the log gives only the impact.

    Of those of high exposure that have no room the number is told.
    """
    top = top_exposures(told)
    scored = [entry for entry in top if not entry.unscored]
    units = [_highest(told, scored)] if scored else []
    issues = [entry for entry in top if entry.unscored]
    return [*units, *([_unscored(told, issues)] if issues else [])]


def top_exposures(told: Told) -> Sequence[Exposure]:
    """Return the highest exposures, and however heavy the week each grave new one.

    What has no likelihood is compared with its like only.
    """
    scored = [entry for entry in told.exposures if not entry.unscored]
    issues = [entry for entry in told.exposures if entry.unscored]
    return [*_top(told, scored), *_top(told, issues)]


def grave_exposures(told: Told) -> Sequence[Exposure]:
    """Return those so high that no reader may miss them without a word."""
    return [entry for entry in told.exposures if entry.score >= HIGH_EXPOSURE]


def entry_news(told: Told, entry: Exposure) -> list[Change]:
    """Return the changes that a note beside the exposure tells: that it rose, is new.

    Who needs the details reads of what is new in full.
    """
    kinds = {ChangeKind.RISK_SCORE_UP} if told.telling.keys else {*_NEW}
    return [
        change
        for change in told.of(*_NEW)
        if change.subject == entry.subject
        and change.kind in kinds
        and (change.kind is not ChangeKind.RISK_SCORE_UP or change.before)
    ][:1]


def _top(told: Told, entries: Sequence[Exposure]) -> list[Exposure]:
    most = min(_TOP, told.most)
    new = {change.subject for change in told.of(*_NEW)}
    return [
        *entries[:most],
        *(
            entry
            for entry in entries[most:_TOP]
            if entry.score >= GRAVE and entry.subject in new
        ),
    ]


def _highest(told: Told, top: Sequence[Exposure]) -> Unit:
    head = _HEAD if told.brevity is Brevity.FULL else _SHORT_HEAD
    if told.basis.hidden_exposure > min(entry.score for entry in top):
        head = _NAMED_HEAD
    others = [one for one in grave_exposures(told) if not one.unscored]
    return _named(told, head, top, [one for one in others if one not in top])


def _unscored(told: Told, top: Sequence[Exposure]) -> Unit:
    others = [one for one in grave_exposures(told) if one.unscored]
    return _named(told, _ISSUES_HEAD, top, [one for one in others if one not in top])


def _named(
    told: Told, head: str, top: Sequence[Exposure], rest: Sequence[Exposure]
) -> Unit:
    """Name some entries with what is noted of each, and count the others."""
    parts: list[str] = []
    values: list[str] = ["open", head]
    relations = []
    facts: list[Fact] = []
    for entry in top:
        name = told.telling.item(entry)
        score = entry.levels or f"{entry.score:g}"
        news = entry_news(told, entry)
        silent = _unmentioned(told, entry)
        notes = [*map(_news, news), *(_since_when(told, flag) for flag in silent)]
        owner = entry.owner if entry.owner and told.telling.people else ""
        noted = list(filter(None, [score, *dict.fromkeys(notes), owner]))
        parts.append(f"{name} ({', '.join(noted)})")
        values += [name, *noted]
        relations.append(frozenset([name, *noted]))
        facts += [entry, *news, *silent]
    if rest:
        more = "" if rest[0].unscored else f" of {HIGH_EXPOSURE:g} or above"
        parts.append(count(len(rest), f"more{more}", f"more{more}"))
        values.append(parts[-1])
        facts += rest
    return Unit(
        "risks",
        sentence(f"{head}: {listing(parts)}"),
        tuple(facts),
        tuple(values),
        tuple(relations),
        counted=frozenset(entry.id for entry in rest),
    )


def _news(change: Change) -> str:
    if change.kind is ChangeKind.RISK_SCORE_UP:
        return f"up from {(change.before or '').removesuffix('.0')}"
    return "new"


def _unmentioned(told: Told, entry: Exposure) -> list[Flag]:
    """Return the flag that nobody speaks of it, where a note has room for it."""
    if told.telling.keys or not told.telling.people:
        return []
    return [
        flag
        for flag in told.flags
        if flag.kind is FlagKind.RAID_NOT_DISCUSSED
        and flag.subject == entry.subject
        and _since_when(told, flag)
    ]


def _since_when(told: Told, flag: Flag) -> str:
    """Return since when nobody spoke of the flag's matter, if its reason says so."""
    for pattern, how in ((_LAST_SAID, ""), (_LAST_NAMED, " by name")):
        found = pattern.search(flag.why)
        last = iso_day(found[1]) if found else None
        if last:
            return f"not mentioned{how} since {day(last, told.as_of)}"
    return ""
