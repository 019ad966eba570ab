"""What threatens the dates, and what nobody mentions."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.domain.evidence import Computed, Quote
from assistant.domain.facts import (
    Flag,
    FlagKind,
    Severity,
)
from assistant.domain.records import is_opaque
from assistant.drafting.sections.exposures import exposures
from assistant.drafting.sections.money import overspent
from assistant.drafting.told import Brevity, Told
from assistant.drafting.unit import Unit, is_key
from assistant.drafting.words import (
    count,
    first_sentences,
    listing,
    number_word,
    plain,
    sentence,
    shortened,
    spoken,
)
from assistant.facts.flags.calendar_conflicts import PUT_ON_KEPT
from assistant.facts.flags.risk_not_in_raid import OTHERWISE
from assistant.facts.flags.stale import REVIEW_PASSED

_LONGEST_REASON = 130
_LONGEST_QUOTE = 110
"""Characters; the review shows all of it."""
_SHORTEST_QUOTE = 60
_OTHER_SIDE = 90
_CLASH = "These do not fit together"
_REVIEW = "Review overdue"
_OTHERWISE = "Said, and in the log in other words at most"
_WORD = re.compile(r"\w")
_QUOTED = re.compile(r"(“[^”]*”)")
_ASKED = "asked "
_DATE_OF = "Date of "
_ITS_ENTRY = ", and its entry says "
_IT = re.compile(r"\Ait (?:has|was) (?=no\b|added\b)")
_SAID = re.compile(r"“([^“”]+)”")
HEADS: Mapping[FlagKind, str] = {
    FlagKind.RAID_NOT_DISCUSSED: "Open and unmentioned",
    FlagKind.RISK_NOT_IN_RAID: "Said, but in no RAID entry",
    FlagKind.CONTRADICTION: "Sources disagree",
    FlagKind.MISSING_OWNER: "Without an owner",
    FlagKind.DEPENDENCY_AT_RISK: "Dependencies at risk",
    FlagKind.CI_RED: "Failing unnoticed",
    FlagKind.SINGLE_POINT_OF_FAILURE: "Hanging on one person alone",
    FlagKind.SCOPE_CREEP: "Added without an approved change",
    FlagKind.OVERDUE_ACTION: "Overdue",
    FlagKind.HEDGED_COMMITMENT: "Said with a hedge, no promise",
    FlagKind.REPEATED_ACTION: "Asked for more than once and not said to be done",
    FlagKind.SLIP: "Dates that moved",
    FlagKind.STALE: "In work and not updated",
    FlagKind.NO_OUTCOME_MEETING: "Meetings without an outcome",
}
"""What the matters of one kind of flag have in common, before they are listed."""


def risks(told: Told) -> list[Unit]:
    """Tell the highest exposures, then what is flagged, the gravest first.

    Several flags of one kind on one subject are one story, and so are those of any
    kind on the same words: the newest part of the gravest kind is told. In a heavy
    week the stories of one kind share a sentence.
    """
    groups: dict[tuple[str, str], list[Flag]] = {}
    highest = exposures(told)
    noted = {fact.id for unit in highest for fact in unit.facts}
    for flag in told.heard_flags:
        if flag.id in noted:
            continue
        kind = flag.kind if is_key(flag.subject) else ""
        groups.setdefault((kind, flag.subject), []).append(flag)
    ordered = sorted(
        (_led(told, story) for story in groups.values()),
        key=lambda story: _order(told, story),
    )
    stories: list[Unit] = []
    kinds: dict[str, list[list[Flag]]] = {}
    for story in ordered:
        if _has_room(told, story):
            stories.append(_story(told, story))
        else:
            head = _head(told, story[0])
            kinds.setdefault(head, []).append(story)
    stories += [_of_one_kind(told, head, found) for head, found in kinds.items()]
    return [*highest, *overspent(told), *stories, *_lesser(told)]


def _lesser(told: Told) -> list[Unit]:
    """Count the risks that are said and not logged, and too slight to be named here."""
    heard = told.heard_flags
    found = tuple(
        flag
        for flag in told.flags
        if flag.kind is FlagKind.RISK_NOT_IN_RAID
        and flag.severity is Severity.MEDIUM
        and flag not in heard
        and not _is_logged_otherwise(flag)
    )
    if not found or FlagKind.RISK_NOT_IN_RAID not in told.audience.flags:
        return []
    one, many = "lesser risk that was said is", "lesser risks that were said are"
    text = f"{count(len(found), one, many)} in no RAID entry"
    ids = frozenset(flag.id for flag in found)
    return [Unit("risks", sentence(text), found, (text,), counted=ids)]


def _is_logged_otherwise(flag: Flag) -> bool:
    """Whether a record of the same subject is known, so that none is denied."""
    return any(isinstance(e, Computed) and e.rule == OTHERWISE for e in flag.evidence)


def _led(told: Told, story: list[Flag]) -> list[Flag]:
    """Put the flag that is told first: the newest of the gravest kind."""
    return sorted(story, key=lambda flag: _order(told, [flag]))


def _order(told: Told, story: Sequence[Flag]) -> tuple[int, int, int, str]:
    """Order by severity, then as the audience lists the kinds, then newest first."""
    newest = max(flag.first_seen for flag in story)
    rank = min(flag.severity.rank for flag in story)
    kind = told.audience.flags.index(story[0].kind)
    return (rank, kind, -newest.toordinal(), story[0].id)


def _has_room(told: Told, story: Sequence[Flag]) -> bool:
    """Whether a story has a sentence of its own; for who needs details, if grave."""
    if told.brevity is Brevity.FULL:
        return True
    grave = any(flag.severity is Severity.HIGH for flag in story)
    return told.telling.keys and grave


def _of_one_kind(told: Told, head: str, stories: Sequence[list[Flag]]) -> Unit:
    """Name the matters of several flags of a kind.

    Alone, a flag tells its reason, unless there is no room for it.
    """
    if len(stories) == 1 and not (told.is_short and told.brevity is Brevity.TERSE):
        return _story(told, stories[0])
    most = 1 if _needs_reason(stories[0][0]) else told.shown(len(stories))
    named, rest = stories[:most], stories[most:]
    newest = [story[0] for story in named]
    items = [_with_other_side(told, flag) for flag in newest]
    values = [head, *items, *(flag.why for flag in newest)]
    if rest:
        items.append(f"{number_word(len(rest))} more")
        values.append(number_word(len(rest)))
    return Unit(
        "risks",
        sentence(f"{head}: {listing(items)}"),
        tuple(flag for story in stories for flag in story),
        tuple(values),
        counted=frozenset(flag.id for story in rest for flag in story),
    )


def _story(told: Told, story: Sequence[Flag]) -> Unit:
    flag = story[0]
    item = _item(told, flag)
    said, why = _in_full(told, flag)
    why = _IT.sub("", why)
    joint = ", " if why.startswith("said ") else ": "
    if item.startswith(_ASKED):
        joint, why = " ", why.removeprefix("said ")
    text = f"{item}{joint}{why}" if why else item
    return Unit("risks", sentence(text), tuple(story), (item, why, said))


def _reason(told: Told, flag: Flag) -> str:
    """Return the first sentence of the flag's reason, to stand in brackets."""
    return first_sentences(_in_full(told, flag)[1], 0).rstrip(".")


def _in_full(told: Told, flag: Flag) -> tuple[str, str]:
    """Return the flag's reason with what was said shortened, and as it is told."""
    said = _SAID.sub(lambda match: f"“{shortened(match[1], _OTHER_SIDE)}”", flag.why)
    why = first_sentences(spoken(said, told.as_of), _LONGEST_REASON)
    named = repr(flag.title) if is_opaque(flag.subject) else flag.subject
    if why.startswith(f"{named} ") and is_key(flag.subject):
        why = f"it{why.removeprefix(named)}"
    elif why[1:2].islower() and not _begins_with_a_name(why):
        why = why[0].lower() + why[1:]
    why = "".join(
        part if part.startswith("“") else told.called(part)
        for part in _QUOTED.split(why)
    )
    matter = told.called(flag.title.removeprefix(_DATE_OF))
    return said, why.replace(f"; {matter} says ", _ITS_ENTRY)


def _begins_with_a_name(text: str) -> bool:
    """Whether the second word has a capital too, as in a person's name."""
    return any(word[:1].isupper() for word in text.split()[1:2])


def _item(told: Told, flag: Flag) -> str:
    """Return how the flag's matter is called; somebody's own words are quoted."""
    item = spoken(told.telling.item(flag), told.as_of)
    said = [plain(e.quote) for e in flag.evidence if isinstance(e, Quote)]
    words = _their_words(plain(flag.title), said)
    if is_key(flag.subject) or words is None:
        return item
    answer = _answer(flag, words)
    if answer and told.telling.people:
        reply = plain(answer.quote).rstrip(".")
        return f"{_ASKED}“{words}”, {answer.author} said “{reply}”"
    longest = _SHORTEST_QUOTE if told.is_short else _LONGEST_QUOTE
    return f"“{shortened(words, longest)}”"


def _answer(flag: Flag, words: str) -> Quote | None:
    """Return the short answer to a question that is the flag's matter, if any."""
    if not words.endswith("?"):
        return None
    quotes = [one for one in flag.evidence if isinstance(one, Quote) and one.author]
    others = [one for one in quotes if plain(one.quote) != words]
    return next((one for one in others if len(one.quote) <= _SHORTEST_QUOTE), None)


def _head(told: Told, flag: Flag) -> str:
    """Return what the matter has in common with others, before they are listed."""
    if _is_clash(flag) and _item(told, flag).startswith("“"):
        return _CLASH
    if any(isinstance(e, Computed) and e.rule == REVIEW_PASSED for e in flag.evidence):
        return _REVIEW
    if _is_logged_otherwise(flag):
        return _OTHERWISE
    return HEADS.get(flag.kind, flag.kind.replace("_", " "))


def _is_clash(flag: Flag) -> bool:
    """Whether its reason holds somebody's words against its matter."""
    by_rule = any(
        isinstance(one, Computed) and one.rule == PUT_ON_KEPT for one in flag.evidence
    )
    return bool(_other_side(flag)) and (by_rule or flag.kind is FlagKind.CONTRADICTION)


def _needs_reason(flag: Flag) -> bool:
    """Whether its matter alone says nothing: of which two things sources disagree."""
    return flag.kind is FlagKind.CONTRADICTION and not _other_side(flag)


def _with_other_side(told: Told, flag: Flag) -> str:
    """Return the matter, and for words that others gainsay those of the others."""
    item = _item(told, flag)
    other = _other_side(flag)
    if _needs_reason(flag):
        return f"{item} ({_reason(told, flag)})"
    if not _is_clash(flag) or other in item:
        return item
    return f"{item} against “{shortened(other, _OTHER_SIDE)}”"


def _other_side(flag: Flag) -> str:
    """Return the words that the flag's reason holds against its matter, if any."""
    return next(iter(_SAID.findall(flag.why)), "")


def _their_words(title: str, said: Sequence[str]) -> str | None:
    """Return the title as it was said, or None if it is nobody's words."""
    begin = title.rstrip("….").rstrip()
    for words in said:
        start = words.casefold().find(begin.casefold())
        if begin and start >= 0:
            return words[start:] if title.endswith("…") else words[start:][: len(begin)]
        beyond = title[len(words) :]
        if title.casefold().startswith(words.casefold()) and not _WORD.search(beyond):
            return title
    return None
