"""What a ticket's status means: open, finished, or closed without its work."""

from __future__ import annotations

import re

from assistant.domain.people import fold
from assistant.domain.records import StatusCategory, Ticket

OPEN_CATEGORIES = frozenset(
    {StatusCategory.TODO, StatusCategory.ACTIVE, StatusCategory.BLOCKED}
)
_NOT_BUILT = frozenset(
    {
        "won't do",
        "wont do",
        "won't fix",
        "wont fix",
        "wontfix",
        "cancelled",
        "canceled",
        "declined",
        "rejected",
        "abandoned",
        "obsolete",
        "withdrawn",
        "descoped",
        "out of scope",
    }
)
_FAULT = re.compile(
    r"\b(?:bugs?|faults?|defects?|errors?|crash(?:es|ed)?|fails?|failed|failing|broken"
    r"|wrong(?:ly)?|incorrect(?:ly)?|twice|duplicated?|differences?|mismatch(?:es)?"
    r"|lost|leaks?|hangs|freezes|stuck|time-?outs?|regressions?|exceptions?|corrupted"
    r"|does not|do not|is not|are not|cannot|not working|unreachable|fehler|defekt"
    r"|fehlerhaft|erreurs?|en panne)\b|n['’]t\b|^(?:hot)?fix\b"
    r"|\b(?:drops|disconnects|logs (?:out|off)|times out|flickers|restarts|stops"
    r"|jumps|disappears|vanishes)(?: (?:after|when(?:ever)?|while|during|if|for|on|at)"
    r"\b|$)"
)
_GRADED = re.compile(
    r"\bsev(?:erity)?[ :-]{0,2}[1-5]\b|\b(?:defect|bug|fault)\b|\bsteps to reproduce\b"
)
"""What only a fault is given: a severity, or steps by which it is seen again."""
_SEVERITY = re.compile(
    r"(?P<no>\b(?:no|not|never|was|from|if|unless|a possible) (?:an? )?)?"
    r"\bsev(?:erity)?[ :=#-]{0,2}(?P<grade>[1-5])\b"
)
"""The grade of a fault, and what says that it is not so, or no more."""
_TO_BUILD = re.compile(
    r"^(?:add|build|create|write|design|implement|document|test|check|review|analy[sz]e"
    r"|plan|prepare|set up|support|show|handle|improve|define|agree|introduce|report)\b"
)


_BROKEN = (
    r"(?:broken|cracked|scratched|damaged|defective|faulty|bent|burnt(?: out)?|worn(?:"
    r" out)?"
    r"|torn|lost|stolen|leaking|rusty|dead|failed|shattered|chipped|dented|flooded)"
)
_RESTORES = re.compile(
    r"^(?:(?:order|get|fit|buy|send|ship|deliver|install|organi[sz]e|procure)(?:ing)?"
    r" )?"
    r"(?:(?:an?|the|one|two|three|\d+|new) )*(?:replacement|spare|substitute)s?"
    r" (?!of\b|time\b|capacity\b)(?!.*\b(?:policy|plan|project|programme|program|module"
    r"|feature|system|service|workflow|flow|strategy|story|page|app)s?\b)(?:for (?:an?"
    r"|the|our|its|\w+['’]s|all|both|one|\d+) )?\w"
    r"(?!.* (?:with|by) )"
    rf"|\b(?:replac(?:e|ing|ement of)|swap(?:ping)?|exchang(?:e|ing)|renew(?:al of)?)\b"
    rf"(?: (?:an?|the|our|all|both|two|three|\d+))* {_BROKEN}\b"
    rf"|\breplacement (?:of|for)\b.*\b{_BROKEN}\b"
    r"|^(?:repairs?|repairing|mend(?:ing)?)\b(?! (?:shop|service|order|request|module"
    r"|workflow|history|status))"
)
"""`Replacement for the cracked screen`: what is there is put right, nothing added."""
_NEW_WORK = re.compile(r"\b(?:story|feature|epic|change|enhancement|improvement)\b")
_ASKED_AS_CHANGE = re.compile(
    r"\b(?:change requests?|cr[- ]?\d+|scope (?:change|addition|extension|increase)"
    r"|additional scope|new requirement|out of scope)\b"
)


def is_fault(ticket: Ticket) -> bool:
    """Whether it is a bug, by its type or, where its tracker has none, by its words.

    What mends or replaces what is there already is one too: it is no new scope.
    """
    if _restores(ticket):
        return True
    if ticket.kind:
        return ticket.is_bug
    title = fold(ticket.title)
    if _TO_BUILD.match(title):
        return False
    beside = fold(f"{ticket.description} {' '.join(ticket.labels)}")
    return bool(_FAULT.search(title) or _GRADED.search(beside))


def _restores(ticket: Ticket) -> bool:
    """Whether it puts right or replaces a thing, and is not asked for as a change."""
    if _NEW_WORK.search(fold(ticket.kind)):
        return False
    title = fold(ticket.title)
    asked = _ASKED_AS_CHANGE.search(fold(f"{title} {ticket.description}"))
    return _RESTORES.search(title) is not None and asked is None


def is_gravest(ticket: Ticket) -> bool:
    """Whether it is a fault whose own words grade it as severity 1, the newest last."""
    beside = fold(
        " ".join((ticket.title, ticket.description, *ticket.labels, _commented(ticket)))
    )
    grades = [found for found in _SEVERITY.finditer(beside) if not found["no"]]
    return bool(grades) and grades[-1]["grade"] == "1" and is_fault(ticket)


def _commented(ticket: Ticket) -> str:
    return " ".join(comment.text for comment in ticket.comments)


def is_cancelled(ticket: Ticket) -> bool:
    """Whether the ticket was closed and its work will not be done."""
    if ticket.category is StatusCategory.CANCELLED:
        return True
    resolution = (ticket.resolution or "").replace("’", "'").casefold().strip()
    return ticket.category is StatusCategory.DONE and resolution in _NOT_BUILT


def is_finished(ticket: Ticket) -> bool:
    """Whether the ticket's work was done."""
    return ticket.category is StatusCategory.DONE and not is_cancelled(ticket)
