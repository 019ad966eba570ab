"""People by their full names, where a tracker or log knows them by another spelling."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.domain.facts import ActionItem, Change, ChangeKind, Exposure, Flag
from assistant.domain.people import People, fold

_WORD = re.compile(r"@?[^\W\d_][\w.+-]*(?:@[\w-]+(?:\.[\w-]+)+)?(?<![.+-])")
_MARK = re.compile(r"[\d@._-]|\w-\w")
_QUOTED = re.compile(r"“[^”]*”|\([^)]*\)")
_ALSO_WORDS = frozenset(
    (  # noqa: SIM905
        "art bill bob chase chip christian cliff dale dawn dean drew earl faith frank"
        " gene grace grant guy hope ivy jack joy june lance mark may miles nick olive"
        " page pat pearl penny pierce ray rich rob rose rusty sandy skip sky spring"
        " stone summer sue ted tony violet ward wade will win wood"
    ).split()
)
"""Short names that are words of their own where they are written small."""


def full_name(people: People, written: str | None) -> str | None:
    """Return the known name that a login, address or short name means, else itself."""
    return people.resolve(written) or written


def changes_by_name(changes: Iterable[Change], people: People) -> tuple[Change, ...]:
    """Return the changes with the names of who has the things, and who had them."""
    return tuple(_change(one, people) for one in changes)


def exposures_by_name(
    found: Iterable[Exposure], people: People
) -> tuple[Exposure, ...]:
    """Return the open entries with the names of their owners."""
    return tuple(
        one.model_copy(update={"owner": full_name(people, one.owner)}) for one in found
    )


def flags_by_name(flags: Iterable[Flag], people: People) -> list[Flag]:
    """Return the flags, whose questions and reasons call their owners by name."""
    return [_flag(one, people) for one in flags]


def actions_by_name(
    items: Iterable[ActionItem], people: People
) -> tuple[ActionItem, ...]:
    """Return the actions, who is named in their words by full name."""
    return tuple(_action(one, people) for one in items)


def with_full_names(words: str, people: People) -> str:
    """Return words in which everybody who is known is called by the full name.

    Quoted words stay. A short name that is written small is a name where the words
    have no capital at all and it is no word of its own; a login, where it looks so.
    """
    small = words[1:] == words[1:].lower()
    spared = [found.span() for found in _QUOTED.finditer(words)]

    def named(found: re.Match[str]) -> str:
        written = found[0].removesuffix("'s").removesuffix("’s")
        name = people.resolve(written.lstrip("@"))
        inside = any(start <= found.start() < end for start, end in spared)
        if name is None or " " not in name or inside or not _is_name(written, small):
            return found[0]
        around = f"{words[: found.start()][-60:]} {words[found.end() :][:60]}"
        rest = set(fold(name).split()) - {fold(written)}
        if rest & set(re.findall(r"[^\W\d_]+", fold(around))):
            return found[0]
        return name + found[0][len(written) :]

    return _WORD.sub(named, words)


def _is_name(written: str, small: bool) -> bool:
    if written.startswith("@") or _MARK.search(written):
        return True
    if written[:1].isupper():
        return True
    return small and fold(written) not in _ALSO_WORDS


def _action(item: ActionItem, people: People) -> ActionItem:
    what = with_full_names(item.what, people)
    if what == item.what:
        return item
    title = what if item.title == item.what else item.title
    return item.model_copy(update={"what": what, "title": title})


def _change(one: Change, people: People) -> Change:
    found = {"owner": full_name(people, one.owner)}
    if one.kind is ChangeKind.REASSIGNED:
        found["before"] = full_name(people, one.before)
        found["after"] = full_name(people, one.after)
    return one.model_copy(update=found)


def _flag(flag: Flag, people: People) -> Flag:
    named = full_name(people, flag.owner)
    if not named or not flag.owner or named == flag.owner:
        return flag
    written = re.compile(rf"(?<![\w@.-]){re.escape(flag.owner)}(?![\w@-])(?!\.\w)")
    if written.search(named):
        return flag.model_copy(update={"owner": named})
    told = {
        "owner": named,
        "why": written.sub(named, flag.why),
        "question": written.sub(named, flag.question),
    }
    return flag.model_copy(update=told)
