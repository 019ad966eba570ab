"""What the comments of a milestone's own ticket say of its end.

The ticket "Site survey" that is done is no signed survey yet: "Signed by both" says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from assistant.domain.records import Comment, Ticket
from assistant.domain.sourced import Known
from assistant.extract.dates.words import same_length_fold
from assistant.extract.text.sentences import split
from assistant.facts.milestones.gates import done_on
from assistant.facts.milestones.prose.event_words import Event, event_of
from assistant.facts.milestones.prose.met import UNSURE
from assistant.facts.milestones.prose.said import Outcome, Said
from assistant.facts.milestones.tracker_rows import is_subject_of
from assistant.facts.quoting import remark
from assistant.facts.tickets import is_cancelled, is_finished

_LEAD = re.compile(
    r"\W*(?:(?:it|this|all|both|everything|now|today|yesterday|finally|at last)\W+"
    r"|(?:is|are|was|were|has been|have been|got|now|also) )*"
)
_BEHIND = re.compile(
    r"\W*(?:$|[.,;:!()–—-]|(?:with|without|by|on|in|at|since|and|today|yesterday|this"
    r"|last|as|after|for|to|from|now|early|late|\d|\w+ly)\b)"
)
_NOT = re.compile(r"\b(?:not|never|nobody|no longer|withdrawn|revoked)\b|n['’]t\b")
_RESERVED = re.compile(
    r"\bwith (?:\w+ )?(?:conditions?|comments?|reservations?|remarks?|caveats?)\b"
    r"|\bsubject to\b|\bin (?:part|principle)\b|\b(?:only|partly|partially)\b"
)
_IS_ACT = re.compile(r"signed")
"""What is done is done with conditions, too; what is permitted with them is not."""


def told_by_rows(rows: Mapping[str, Known[Ticket]]) -> Iterator[tuple[str, Said]]:
    """Yield by title the remark by which the end of a milestone came.

    `rows` are the tickets that are milestones under other words; only one that is
    finished is heard.
    """
    for title, known in rows.items():
        event = event_of(title)
        finished = is_finished(known.record) and not is_cancelled(known.record)
        if event is None or not finished or not names_subject(known, title):
            continue
        telling = [one for one in known.record.comments if _tells(one, event)]
        for quote in remark(known, telling[-1:]):
            yield title, Said(Outcome.MET, done_on(known), known.since, quote)


def names_subject(known: Known[Ticket], title: str) -> bool:
    """Whether the ticket names only what the milestone's event happens to."""
    return is_subject_of(known.record.title, title)


def _tells(comment: Comment, event: Event) -> bool:
    """Whether one of its sentences says plainly that the event has come."""
    return any(
        _is_end(same_length_fold(one.core), event) for one in split(comment.text)
    )


def _is_end(text: str, event: Event) -> bool:
    if _NOT.search(text) or UNSURE.search(text):
        return False
    lead = _LEAD.match(text)
    verb = event.done.match(text, lead.end() if lead else 0)
    if verb is None or not _BEHIND.match(text, verb.end()):
        return False
    return not _RESERVED.search(text) or bool(_IS_ACT.fullmatch(verb[0]))
