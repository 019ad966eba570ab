"""Risks that an open ticket holds, or that what was said after them settled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.domain.records import Ticket
from assistant.extract.risks.possible_harm import MORE_TIME
from assistant.extract.text.sentences import split
from assistant.facts.flags.assumption_denied import ends_an_assumption
from assistant.facts.flags.material import FlagMaterial
from assistant.facts.sameness.stems import shared, stems
from assistant.facts.tickets import OPEN_CATEGORIES

_MORE_TIME_FOR = re.compile(
    r"(?P<who>\S+(?: \S+)?) (?:(?:will|would|may|still|then|also|probably) )*"
    r"(?:needs?|wants?|requires?|takes?|asks? for|asked for)"
    rf" (?:(?:at least|about|around|roughly|maybe) )*{MORE_TIME}"
    r" (?:for|on|with|to (?:finish|complete|do|write|build|test|translate|draw|fix))"
    r" (?:(?:the|our|his|her|their|a|an|all) )*(?P<thing>[^,.;:()]{3,60})",
    re.IGNORECASE,
)
_RARE = 2
"""Titles; a word of more of them tells no ticket from another."""
_PLACE = (
    r"(?:(?:the|a|our) )?(?:(?:next|second|later|following|first) )?(?:v?\d+\.\d+"
    r"|v\d+|release|version|phase|stage|sprint|backlog|quarter|year)\b"
)
_PUT_OFF = re.compile(
    r"\b(?:comes?|goes|go|moves?|moved|is (?:now )?planned) (?:only )?(?:with|in|into"
    rf"|to|for|out of|after) {_PLACE}"
    r"|\b(?:is|are|was|were|has been|have been) (?:now )?(?:put off|postponed|deferred"
    r"|dropped|cut|parked|cancelled|canceled|descoped|taken out|left out|moved (?:out"
    rf"|to {_PLACE})|out of (?:scope|the (?:scope|release)))"
    r"|\b(?:we|they|he|she|i) (?:start|ship|launch|open|go(?: live)?|do|release)"
    r" without\b|\bstarts? without\b",
    re.IGNORECASE,
)
"""That a thing was taken out of the plan at hand, so that it needs no more time."""
_SETTLED = re.compile(
    r"^\W*(?:(?:and|so|but|luckily|meanwhile|since then),? )*(?:that|this|it|which)"
    r"(?:['’]s| is| was| has been| has)(?: (?:now|already|all|been|since|therefore))*"
    r" (?:solved|settled|sorted(?: out)?|fixed|dealt with|covered|arranged|resolved"
    r"|done with|off the table|no (?:longer|more) an? (?:\w+ )?(?:risk|problem"
    r"|issue))\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\?\W*$|\b(?:not|never|nobody|cannot|if|unless|whether|until|once|when|may|might"
    r"|could|would|should|wants?|hopes?|asks?|asked|proposes?|proposed|suggests?)\b"
    r"|n['’]t\b",
    re.IGNORECASE,
)


def is_provided_for(
    words: str, said_on: date, context: str, material: FlagMaterial
) -> bool:
    """Whether a ticket holds what the words say, or what follows them settles it.

    Or whether an assumption that they end is told of itself. `context` is the passage
    in which they stand.
    """
    return (
        _needs_time_for_a_ticket(words, material)
        or _is_settled(words, said_on, context, material)
        or ends_an_assumption(words, said_on, material)
    )


def _needs_time_for_a_ticket(words: str, material: FlagMaterial) -> bool:
    """Whether somebody needs more time for what an open ticket is about.

    One word calls a ticket where few titles have it, or where the ticket is theirs.
    """
    found = _MORE_TIME_FOR.search(words)
    thing = stems(found["thing"]) if found else frozenset()
    if found is None or not thing:
        return False
    titles = material.ticket_titles
    held = [material.tickets[n].record for n in titles.holding(thing)]
    rare = len(thing) > 1 or len(held) <= _RARE
    who = material.view.people.resolve(found["who"].split()[-1])
    return any(
        ticket.category in OPEN_CATEGORIES and (rare or _is_of(ticket, who, material))
        for ticket in held
    )


def _is_settled(
    words: str, said_on: date, context: str, material: FlagMaterial
) -> bool:
    """Whether the next words, or later ones on the same thing, settle the matter."""
    after = context.partition(words)[2]
    following = [one.text.strip() for one in split(after)]
    if following and _SETTLED.match(following[0]) and not _OPEN.search(following[0]):
        return True
    found = _MORE_TIME_FOR.search(words)
    thing = stems(found["thing"]) if found else frozenset()
    if not thing:
        return False
    return any(
        _PUT_OFF.search(text)
        and not _OPEN.search(text)
        and len(shared(thing, stems(text))) == len(thing)
        for text in (*following, *_later(said_on, material))
    )


def _later(said_on: date, material: FlagMaterial) -> Iterator[str]:
    for remark in material.mentions.remarks:
        if remark.dated > said_on:
            yield from (sentence.text for sentence in split(remark.text))


def _is_of(ticket: Ticket, who: str | None, material: FlagMaterial) -> bool:
    owner = material.view.people.resolve(ticket.assignee) if ticket.assignee else None
    return who is not None and owner == who
