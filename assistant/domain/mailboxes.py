"""Addresses that are nobody's own: lists, roles, robots and rooms."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Final

from assistant.domain.names import fold, is_full
from assistant.domain.reading import PersonMention

_GROUPS: Final = (
    "all alle tous todos tutti everyone everybody here channel team teams staff crew"
    " group groups list lists members committee board council department dept office"
    " desk users developers engineers leads management equipe equipo gruppe verteiler"
)
_ROLES: Final = (
    "info contact kontakt contacto hello mail admin admins administrator webmaster"
    " postmaster hostmaster root support help helpdesk servicedesk service services"
    " sales vertrieb marketing finance accounting accounts buchhaltung billing invoice"
    " invoices rechnung rechnungen payroll hr personal jobs careers recruiting press"
    " presse media legal compliance security abuse privacy datenschutz reception"
    " empfang secretary sekretariat procurement purchasing orders pmo"
)
_ROBOTS: Final = (
    "noreply donotreply notification notifications notify notifier alert alerts news"
    " newsletter digest reminder reminders announce announcements bounce bounces daemon"
    " mailer system robot bot bots automation build builds ci jenkins jira confluence"
    " gitlab github bitbucket slack trello asana linear zoom calendar subscribe"
    " unsubscribe invitations drive"
)
_GROUP_WORDS: Final = frozenset(_GROUPS.split())
_TEAM_WORDS: Final = _GROUP_WORDS - frozenset(
    "crew list lists board desk leads here channel management".split()  # noqa: SIM905
)
"""Those that are no family names."""
_WORDS: Final = _GROUP_WORDS | frozenset((_ROLES + _ROBOTS).split()) | {"ops", "it"}
_REPLY: Final = re.compile(r"(?:no|not)[._-]?reply|mailer-daemon")
_HOSTS: Final = frozenset(
    (
        *("list", "lists", "googlegroups", "groups", "noreply", "reply", "bounce"),
        *("bounces", "mailman", "resource"),
    )
)
_ROOMS: Final = "resource"
_VIA: Final = re.compile(r"\s+via\s+\S.*$", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_]+")
_CALLED_ALL: Final = frozenset(("all", "here", "channel", "everyone"))
_SEVERAL: Final = 2


def is_shared(address: str) -> bool:
    """Whether the address is a list's, a role's, a robot's or a room's by its form."""
    local, at, host = fold(address).partition("@")
    if not at:
        return False
    if _HOSTS & set(host.split(".")) or _REPLY.search(local):
        return True
    words = _WORD.findall(local)
    if "".join(words) in _WORDS:
        return True
    ends = {words[0], words[-1]} if len(words) >= _SEVERAL else set()
    return bool(ends & _GROUP_WORDS)


def without_list(name: str) -> str:
    """Return the name without the list or service by which its words came."""
    return _VIA.sub("", name)


def own(
    mention: PersonMention, shared: Collection[str] = frozenset()
) -> PersonMention | None:
    """Return the mention without an address that is not the person's own.

    None where nobody is left: a list, a team, a robot or a room. `shared` are folded
    addresses that are known to be of several people.
    """
    if fold(mention.handle or "") in _CALLED_ALL:
        return None
    if mention.email is None:
        return mention
    name = without_list(mention.name or "") or None
    words = set(_WORD.findall(fold(name or "")))
    if words & _TEAM_WORDS:
        return None
    if not is_shared(mention.email) and fold(mention.email) not in shared:
        return mention.model_copy(update={"name": name})
    host = fold(mention.email).partition("@")[2]
    if name is None or not is_full(name) or words & _WORDS or _ROOMS in host.split("."):
        return None
    return mention.model_copy(update={"name": name, "email": None})


def shared_among(mentions: Iterable[PersonMention]) -> frozenset[str]:
    """Return the folded addresses under which people of different names write."""
    names: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for mention in mentions:
        if mention.email and mention.name and is_full(mention.name):
            words = without_list(fold(mention.name)).split()
            names[fold(mention.email)].add((words[0], words[-1]))
    return frozenset(
        email
        for email, known in names.items()
        if any(a[0] != b[0] and a[1] != b[1] for a in known for b in known)
    )
