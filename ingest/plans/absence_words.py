"""Whether the title of an entry tells an absence, and whose."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.domain.names import is_full, natural_order
from ingest.notes.attendees import name_like

_HOLIDAY = r"holidays?|ferien"
_AWAY = re.compile(
    r"\b(?:(?:is |am |will be )?(?:out[ -]of[ -](?:the[ -])?office|ooo|ooto|oof"
    r"|on (?:(?:annual|parental|maternity|paternity|sick|family|medical|unpaid|study)"
    r" )?leave|(?:annual|parental|maternity|paternity|sick|family|medical|unpaid|study)"
    r" leave|leave|on vacation|on holidays?|on pto|vacations?|pto|days? off|time off"
    r"|off sick|sick|away|absent|absence|off|unavailable"
    r"|abwesend|abwesenheit|urlaub|elternzeit|krank|im urlaub"
    r"|en cong[ée]s?|cong[ée]s?|vacances|absente?|de vacaciones|vacaciones|de baja"
    r"|in ferie|ferie|verlof|vakantie|afwezig|f[ée]rias|semester|urlop"
    rf"|{_HOLIDAY}))\b",
    re.IGNORECASE,
)
_FILLER = re.compile(
    r"[\W_]+|\b(?:is|am|are|will|be|the|in|on|at|im|all|day|full|whole|today|week|my"
    r"|personal|calendar|planned|approved|booked|until|till|from|to|bis|von)\b",
    re.IGNORECASE,
)
_MARKS = "-–—:|()[]/,.·• \t"
_POSSESSIVE = re.compile(r"['’]s$")


def absent_person(
    title: str, *, is_away: bool, owner: str, is_person: Callable[[str], bool]
) -> str | None:
    """Return who is away, empty where nobody says who; None for no absence.

    The title tells it (`Ana Díaz - vacation`), or it is no more than the word and
    `owner` is away, whose calendar or entry it is; `is_away` is what the calendar
    program shows. A name that is not known must be a full one and stand with a word
    that is no public holiday's; `is_person` knows the people of the project.
    """
    found = _AWAY.search(title)
    if found is None:
        return _owner(owner) if is_away else None
    rest = _AWAY.sub(" | ", title)
    named = _name(rest, is_person, is_holiday=_is_holiday(title))
    if named:
        return named
    if not _FILLER.sub("", rest):
        return _owner(owner)
    return _owner(owner) if is_away else None


def _is_holiday(title: str) -> bool:
    words = [match[0] for match in _AWAY.finditer(title)]
    return all(re.fullmatch(_HOLIDAY, word, re.IGNORECASE) for word in words)


def _name(
    rest: str, is_person: Callable[[str], bool], *, is_holiday: bool
) -> str | None:
    for part in re.split(r"[|:()\[\]/]|\s[-–—]\s", rest):
        words = _POSSESSIVE.sub("", part.strip(_MARKS))
        if not words:
            continue
        name = natural_order(words)
        if is_person(name) or is_person(words):
            return name
        if not is_holiday and is_full(name) and name_like(name) == name:
            return name
    return None


def _owner(owner: str) -> str:
    """Return the owner if it is a name or an address, else nobody."""
    if "@" in owner:
        return owner
    name = natural_order(owner)
    return name if is_full(name) and name_like(name) else ""
