"""What a ticket's type, labels, components and level say it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_TAGS: Mapping[str, frozenset[str]] = {
    "vulnerability": frozenset(
        [
            "security",
            "vulnerability",
            "vulnerabilities",
            "pentest",
            "pen-test",
            "cve",
            "infosec",
            "appsec",
            "exploit",
            "sicherheit",
            "schwachstelle",
        ]
    ),
    "what is kept from the client": frozenset(
        [
            "internal",
            "confidential",
            "restricted",
            "secret",
            "private",
            "sensitive",
            "embargo",
            "intern",
            "vertraulich",
            "geheim",
        ]
    ),
    "legal matters": frozenset(["legal", "litigation", "recht"]),
    "staff": frozenset(["hr", "staffing", "personnel", "people-ops", "personal"]),
    "cost": frozenset(["commercial", "commercials", "budget"]),
}
_TAG_ENDINGS = re.compile(
    r"[\W_]*\b(?:only|use only|use|bug|issue|defect|finding|fix|incident|matter|level)$"
)
_NO_CLIENT = re.compile(
    r"\b(?:no|not)[ _-]?(?:for[ _-])?(?:the[ _-])?(?:client|customer)"
)
LEVEL = "security level"
"""How the reader of a tracker names a ticket that only some people may see."""


def tagged_matters(tags: Iterable[str]) -> list[str]:
    """Return what a ticket's type, labels, components or level call it."""
    found = []
    for tag in tags:
        name = tag.casefold().strip()
        if name.startswith(LEVEL) or _NO_CLIENT.search(name):
            name = "internal"
        bare = _TAG_ENDINGS.sub("", name)
        found += [m for m, words in _TAGS.items() if {name, bare} & words]
    return [*dict.fromkeys(found)]
