"""Meetings whose notes hold no decision and no action."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import ClassVar

from assistant.domain.evidence import Computed
from assistant.domain.facts import Flag, FlagKind, Severity
from assistant.domain.findings import (
    ActionFinding,
    CompletionFinding,
    DecisionFinding,
    Strength,
)
from assistant.domain.reading import NOTES_KINDS, Role
from assistant.domain.sourced import SourcedPassage
from assistant.extract.done.verbs import told_as_done
from assistant.facts.flags.material import FlagMaterial, raise_flag

_TAKEN_ON = {Strength.COMMITTED, Strength.TENTATIVE}
_ENDED = frozenset(
    "finish repair sign hand make place fit remove change pay".split()  # noqa: SIM905
)
"""Kinds of work whose end is an outcome; people talk, look and begin anywhere."""
_LEAST_WORDS = 80
_SENTENCE = 6
"""Words from which a piece says something; fewer are a name, a place or a time."""
_MARKED = re.compile(r"(?:^|[.!?]\s+)\W{0,3}(?:->|=>|[→➔➜⇒])\s*\w", re.MULTILINE)
"""An arrow at the head of what somebody is to do."""


class NoOutcomeMeeting:
    """Notes long enough to be a meeting, in which nothing was decided or taken on."""

    kind: ClassVar[FlagKind] = FlagKind.NO_OUTCOME_MEETING

    def detect(self, material: FlagMaterial) -> Iterable[Flag]:
        """Return one flag for each meeting without an outcome."""
        view = material.view
        fruitful = (
            {found.passage.source for found in view.findings(DecisionFinding)}
            | {
                found.passage.source
                for found in view.findings(CompletionFinding)
                if told_as_done(found.finding.what) & _ENDED
            }
            | {
                found.passage.source
                for found in view.findings(ActionFinding)
                if found.finding.strength in _TAKEN_ON
            }
        )
        meetings: dict[str, list[SourcedPassage]] = defaultdict(list)
        for piece in view.passages:
            if piece.kind in NOTES_KINDS and piece.source not in fruitful:
                meetings[piece.source].append(piece)
        for source, pieces in sorted(meetings.items()):
            words = sum(len(piece.passage.text.split()) for piece in pieces)
            marked = any(_MARKED.search(piece.passage.text) for piece in pieces)
            if words >= _LEAST_WORDS and not marked:
                yield self._flag(source, pieces, words)

    def _flag(self, source: str, pieces: list[SourcedPassage], words: int) -> Flag:
        last = pieces[-1]
        title = last.title or source.rsplit("/", 1)[-1]
        bodies = [p for p in pieces if p.passage.role is not Role.HEADING]
        said = [p for p in bodies if len(p.passage.text.split()) >= _SENTENCE]
        return raise_flag(
            self.kind,
            title,
            last.dated,
            title=title,
            severity=Severity.LOW,
            why=f"{words} words of notes of {last.dated}, no decision and no action.",
            question=f"What came out of {title!r}, and does it need another meeting?",
            evidence=[
                *(piece.quote(piece.passage.text) for piece in (said or bodies)[-1:]),
                Computed(rule="no decision and no action", inputs=(source,)),
            ],
        )
