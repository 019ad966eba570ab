"""What threatens the dates, and what nobody mentions."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.domain.evidence import Quote
from assistant.domain.facts import Exposure, Flag
from assistant.drafting.told import Told
from assistant.drafting.unit import Unit, is_key
from assistant.drafting.words import (
    first_sentences,
    listing,
    plain,
    sentence,
    shortened,
    spoken,
)

_LONGEST_REASON = 130
_LONGEST_QUOTE = 110
"""Characters; the review shows all of it."""
_TOP = 3
_HEAD = "Highest open exposures (likelihood times impact, at most 25)"


def risks(told: Told) -> list[Unit]:
    """Tell the highest exposures, then what is flagged, the gravest first.

    Several flags of one kind on one subject are one story: its newest part is told.
    """
    groups: dict[tuple[str, str], list[Flag]] = {}
    for flag in told.heard_flags:
        groups.setdefault((flag.kind, flag.subject), []).append(flag)
    ordered = sorted(groups.values(), key=lambda story: _order(told, story))
    stories = [_story(told, story) for story in ordered]
    top = told.exposures[:_TOP]
    return [_exposure(told, top), *stories] if top else stories


def _exposure(told: Told, top: Sequence[Exposure]) -> Unit:
    parts: list[str] = []
    values: list[str] = ["open"]
    relations = []
    for entry in top:
        name = told.telling.item(entry)
        score = entry.levels or f"{entry.score:g}"
        owner = entry.owner if entry.owner and told.telling.people else ""
        parts.append(f"{name} ({score}{', ' if owner else ''}{owner})")
        used = [name, score, *filter(None, [owner])]
        values += used
        relations.append(frozenset(used))
    text = f"{_HEAD}: {listing(parts)}"
    return Unit("risks", sentence(text), tuple(top), (*values, _HEAD), tuple(relations))


def _order(told: Told, story: Sequence[Flag]) -> tuple[int, int, int, str]:
    """Order by severity, then as the audience lists the kinds, then newest first."""
    newest = max(flag.first_seen for flag in story)
    rank = min(flag.severity.rank for flag in story)
    kind = told.audience.flags.index(story[0].kind)
    return (rank, kind, -newest.toordinal(), story[0].id)


def _story(told: Told, story: Sequence[Flag]) -> Unit:
    flag = max(story, key=lambda one: one.first_seen)
    item = _item(told, flag)
    why = first_sentences(spoken(flag.why, told.as_of), _LONGEST_REASON)
    if why.startswith(f"{flag.subject} ") and is_key(flag.subject):
        why = f"it{why.removeprefix(flag.subject)}"
    elif why[1:2].islower() and not _begins_with_a_name(why):
        why = why[0].lower() + why[1:]
    text = f"{item}: {why}" if why else item
    return Unit("risks", sentence(text), tuple(story), (item, why, flag.why))


def _begins_with_a_name(text: str) -> bool:
    """Whether the second word has a capital too, as in a person's name."""
    return any(word[:1].isupper() for word in text.split()[1:2])


def _item(told: Told, flag: Flag) -> str:
    """Return how the flag's matter is called; somebody's own words are quoted."""
    item = spoken(told.telling.item(flag), told.as_of)
    said = [plain(e.quote) for e in flag.evidence if isinstance(e, Quote)]
    if is_key(flag.subject) or not any(flag.title in words for words in said):
        return item
    return f"“{shortened(flag.title, _LONGEST_QUOTE)}”"
