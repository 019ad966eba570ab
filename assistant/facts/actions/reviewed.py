"""Lines of a review of actions, each about one that was given before."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.domain.findings import CompletionFinding
from assistant.domain.people import People
from assistant.domain.sourced import Found
from assistant.extract.done.briefly import looks_back
from assistant.extract.done.verbs import ends_in_kind, is_part, told_as_done
from assistant.extract.tasks.status_lines import topic_of_status
from assistant.facts.actions.wishes import content

_FINISHED = re.compile(
    r"^(?:all |now |already )*(?:done|finished|completed?|closed|dealt with|settled)\b",
    re.IGNORECASE,
)
_GIVEN = re.compile(
    r"^(?:all |now |already )*(?:done|sent|made|issued|raised|given|placed|held)\b",
    re.IGNORECASE,
)
"""What ends a deed that the topic names itself: `Escalation: sent on Friday`."""
_ROOT = 6
_FEWEST = 2


def closes_in_review(
    report: Found[CompletionFinding], wordings: Iterable[str], people: People
) -> bool:
    """Whether a line under a heading that looks back tells that this work is done.

    Its topic must have two words, all of them words of the action, or name its deed.
    """
    headings = report.passage.passage.headings
    said = report.finding.what
    topic = topic_of_status(said)
    if not headings or not topic or not looks_back(headings[-1]) or is_part(said):
        return False
    state = said[said.index(topic) + len(topic) :].lstrip(" :*_-–—")
    named = content(topic, people)
    return any(_is_this(named, state, what, people) for what in wordings)


def _is_this(named: list[str], state: str, what: str, people: People) -> bool:
    words = content(what, people)
    if not words or not named:
        return False
    if not all(any(_alike(one, word) for word in words) for one in named):
        return False
    deed = any(_alike(one, words[0]) for one in named)
    if deed and len(named) >= _FEWEST and _GIVEN.match(state):
        return True
    ended = _FINISHED.match(state) or ends_in_kind(told_as_done(state), what)
    return len(named) >= _FEWEST and bool(ended)


def _alike(one: str, other: str) -> bool:
    """Whether two stems are of one root: `escalation`, `escalate`."""
    return one == other or (len(one) >= _ROOT and one[:_ROOT] == other[:_ROOT])
