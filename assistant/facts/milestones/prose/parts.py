"""The parts of a sentence that each say something of other milestones."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from assistant.extract.dates.words import same_length_fold, without_may
from assistant.facts.change_requests import REQUEST
from assistant.facts.milestones.names import MilestoneNames, name_of
from assistant.facts.milestones.prose.met import UNSURE
from assistant.facts.milestones.prose.move_words import MOVED
from assistant.facts.sameness.stems import stem_of

_STRONG = (
    r"but|while|whilst|whereas|so|because|although|though|aber|wahrend|mais|tandis que"
    r"|pero"
)
_BREAK = re.compile(
    rf"(?:[;,]|\s[-–—])?\s+(?P<strong>{_STRONG})\b\s*|(?P<stop>;)\s+"
    r"|,?\s+(?P<list>and|or|nor|und|et|y)\s+|,\s+|\s[-–—]\s|\s+\(|\)\s*"
)
_TELLS = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|cannot|can|did|does|do|not|never|no"
    r"|met|achieved|reached|passed|closed|complete[ds]?|done|missed|approved"
    r"|signed[ -]off|slip(?:s|ped)?|move[sd]?|stays?|remains?|goes|went|needs?|depends?"
    r"|at risk|to follow|late|delayed|pending|outstanding"
    r"|overdue|on track|still|ist|sind|est|sont|es|son|erreicht|verfehlt"
    r"|nicht|pas)\b|n['’]t\b|['’](?:s|re|ll)\b"
)
_NOT = re.compile(r"\b(?:not|never|nicht|pas)\b|n['’]t\b")
IS_NOT = re.compile(
    r"(?:\b(?:is|are|was|were|has|have|had|did) not|n['’]t|^\W*not\b[^,]*)"
    r"(?: (?:yet|so far))?\W*$"
)
"""The end of a clause that denies what was said before: "but M2 is not"."""
_RELATIVE = re.compile(r",\s+(?:\w+ )?(?:which|whose|that|who)\b[^,;]*,")
_COMPARED = re.compile(
    r"(?:^|,)\s*(?:but |and )?(?:not|unlike|contrary to|in contrast to|as opposed to"
    r"|except(?: for)?|instead of|other than|different from)\b[^,;:.]*?"
    r"(?:,|(?=[.!]?$))",
    re.IGNORECASE,
)
"""What is only compared: "M1, but not M2, is met"."""
_OPENS = re.compile(r"\W*(?:which|whose|that|who|both|all|neither|none|each|also)\b")


@dataclass(slots=True)
class _Part:
    """Clauses that go together: where they stand, whom they name, and if they tell."""

    start: int
    end: int
    titles: set[str] = field(default_factory=set)
    tells: bool = False

    def take(self, other: _Part) -> None:
        """Add the clauses that follow."""
        self.end = other.end
        self.titles |= other.titles
        self.tells = self.tells or other.tells


def told_apart(text: str, names: MilestoneNames) -> list[str]:
    """Return the parts of a sentence that each tell of other milestones.

    "M1 and M3 are met but M2 is not" has two. A list of milestones is one with what is
    said of it. A sentence that supposes something, or asks for it, stays whole.
    """
    folded = same_length_fold(without_may(text))
    named = names.named_in(text)
    if len(named) < 2 or UNSURE.search(folded) or REQUEST.search(text):
        return [text]
    for form in (_RELATIVE, _COMPARED):
        text = form.sub(
            lambda aside: " " if names.named_in(aside[0]) else aside[0], text
        )
    named = names.named_in(text)
    parts = _parts(text, names)
    if len(parts) < 2 or set().union(*(p.titles for p in parts)) < named:
        return [text]
    return [text[part.start : part.end].strip() for part in parts]


def _parts(text: str, names: MilestoneNames) -> list[_Part]:
    """Join the clauses to parts that name a milestone and tell something of it."""
    parts: list[_Part] = []
    start, strong = 0, False
    for end in (*_BREAK.finditer(same_length_fold(text)), None):
        stop = end.start() if end else len(text)
        clause = text[start:stop]
        titles = names.named_in(clause)
        one = _Part(start, stop, titles, _tells(clause, titles))
        is_new = bool(parts) and not titles <= parts[-1].titles
        opens = is_new and not _OPENS.match(same_length_fold(clause))
        own = parts and (
            parts[-1].tells or strong or _denies_itself(clause, titles, names)
        )
        if not parts or (opens and parts[-1].titles and own):
            parts.append(one)
        else:
            parts[-1].take(one)
        strong = bool(end and (end["strong"] or end["stop"]))
        start = end.end() if end else stop
    joined: list[_Part] = []
    for part in parts:
        # A milestone of which nothing is said is one more of the list before it.
        full = any(
            _is_full(title, text[part.start : part.end]) for title in part.titles
        )
        if joined and not part.tells and not full:
            joined[-1].take(part)
        else:
            joined.append(part)
    return joined


def _tells(clause: str, titles: set[str]) -> bool:
    """Whether the clause has a verb besides those of the names that it says in full."""
    own = {
        stem
        for title in titles
        if _is_full(title, clause)
        for stem in name_of(title).words
    }
    words = re.split(r"(\w+)", same_length_fold(clause))
    folded = "".join(word for word in words if stem_of(word) not in own)
    return bool(_TELLS.search(folded) or MOVED.search(folded))


def _is_full(title: str, clause: str) -> bool:
    """Whether the clause has all words of the name, its end with them."""
    return _words(title) <= _words(clause)


def _denies_itself(clause: str, titles: set[str], names: MilestoneNames) -> bool:
    """Whether it denies the end that a name tells: "contract not signed"."""
    folded = same_length_fold(clause)
    denied = _NOT.search(folded)
    return denied is not None and any(
        _is_full(title, clause)
        and title not in names.ids_in(clause)
        and not _words(title) <= _words(clause[: denied.start()])
        for title in titles
    )


def _words(text: str) -> set[str]:
    found = name_of(text).flat.split()
    return {stem_of(word) for word in found}
