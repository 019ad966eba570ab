"""Decisions that a heading tells whole: `### Decided: We keep the old supplier`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.domain.findings import DecisionFinding
from assistant.domain.reading import DocumentKind, Role
from assistant.extract.tasks.phrasing import first, fit
from assistant.extract.text.sections import Section, section_of
from assistant.extract.text.sentences import split
from assistant.extract.text.strength import hedged
from assistant.extract.view import View

_MARK = re.compile(
    r"^(?:\d+[.)]? )?(?:(?P<taken>decided|agreed|resolved|approved|beschlossen"
    r"|entschieden|décidé|acordado|besloten)|decision|resolution|agreement|beschluss"
    r"|entscheidung|décision|decisión|besluit)(?: #?\d+)?"
    r"(?: by (?P<by>[\w.'’ -]{2,40}?))?(?: ?\((?P<in>[^)]*)\))? ?[:–—-]+ +(?=\S)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"^(?:we|wir|nous|not?|to|let['’]?s) \w+|^(?!(?:what|how|who|why|when|where)\b).*?"
    r"\b(?:is|are|was|were|will|shall|must|has|have|gets?|goes|stays?|remains?|moves?"
    r"|keeps?|takes?|comes?|leaves?|becomes?|starts?|ends?|pays?|uses?|no longer)\b",
    re.IGNORECASE,
)
"""What says something of its subject, as no mere topic does."""
_OPEN = re.compile(
    r"\?|^(?:none|n/?a|tb[ad]|nothing|pending|open|to be|not (?:yet|taken|made)|still"
    r"|needed|required|outstanding|overdue)\b|\b(?:to be (?:made|taken|decided)"
    r"|(?:is|are|still) (?:open|pending|needed|outstanding|missing)|by whom|needed"
    r" (?:by|from)|whether|(?:not|nothing) (?:yet )?(?:decided|agreed))\b",
    re.IGNORECASE,
)
"""Whether the choice is still to come."""
_TRAILING = re.compile(r" ?\((?:(?:decided )?by )?(?P<who>[^()]{2,60})\)[\s.]*$")
_LEAST = 3
"""Words of a decision that a bare mark of one makes whole."""


def find_decided_headings(view: View) -> Iterator[DecisionFinding]:
    """Yield the decisions that stand whole in a heading, in the document's order.

    A topic (`Decision: second till`), a question and what is still to be decided are
    none; a mail's subject only names what its text tells.
    """
    for one in view.passages:
        passage = one.passage
        if passage.role is not Role.HEADING or one.kind is DocumentKind.MAIL:
            continue
        sentence = next(iter(split(passage.text)), None)
        if sentence is None:
            continue
        core = sentence.core.lstrip("# ")
        mark = _MARK.match(core)
        rest = core[mark.end() :] if mark else core
        listed = section_of(passage.headings) is Section.DECISIONS
        if not _is_whole(rest, mark, is_listed=listed):
            continue
        trailing = _TRAILING.search(rest)
        named = [*(mark.group("by", "in") if mark else ())]
        named += [trailing["who"] if trailing else None]
        owners = (view.names.slot(name.split(",")[0]) for name in named if name)
        decider = next((owner.name for owner in owners if owner and owner.name), None)
        if trailing and decider:
            rest = rest[: trailing.start()]
        yield DecisionFinding(
            passage=one.id,
            quote=fit(sentence.text.lstrip("# ")),
            what=first(rest.rstrip()),
            decided_by=decider,
            decided_on=one.dated,
        )


def _is_whole(words: str, mark: re.Match[str] | None, *, is_listed: bool) -> bool:
    """Whether they tell what was decided."""
    if _OPEN.search(words) or hedged(words) or len(words.split()) < _LEAST:
        return False
    if mark is None:
        return (
            is_listed
            and re.match(r"(?:we|wir|nous)\b", words, re.IGNORECASE) is not None
        )
    return mark["taken"] is not None or _CLAUSE.match(words) is not None
