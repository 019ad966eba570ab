"""The newest words on a milestone since its day that do not say plainly how it ended.

Where there are any, it is untrue that nothing speaks of its end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.domain.labels import Label
from assistant.domain.reading import UPDATE_KINDS, Role
from assistant.domain.sourced import SourcedPassage
from assistant.extract.dates.words import same_length_fold
from assistant.extract.text.sentences import split
from assistant.facts.milestones.gates import Gate, done_on
from assistant.facts.milestones.names import MilestoneNames, name_of
from assistant.facts.milestones.prose.event_words import event_of
from assistant.facts.milestones.prose.own_verbs import OwnVerbs
from assistant.facts.milestones.prose.predicates import all_stems
from assistant.facts.milestones.prose.talk import UNHEARD
from assistant.facts.quoting import cells
from assistant.facts.sameness.stems import other_numbers, shared, stems
from assistant.facts.tickets import is_finished
from assistant.ledger.view import View

_VERBS = {
    "froze": "freeze",
    "frozen": "freeze",
    "began": "begin",
    "begun": "begin",
    "sent": "send",
    "built": "build",
    "flew": "fly",
    "chose": "choose",
    "sold": "sell",
    "drove": "drive",
}
_STRONG = re.compile(rf"\b(?:{'|'.join(_VERBS)})\b", re.IGNORECASE)
_FEWEST, _MOST = 2, 0.6
"""Words of a name, and their share, by which an update speaks of it."""


def with_last_spoken(view: View, gates: Sequence[Gate]) -> list[Gate]:
    """Add the newest words since their days to those of which only silence is known."""
    silent = [gate for gate in gates if gate.is_silent(view.as_of) and not gate.reached]
    if not silent:
        return list(gates)
    pieces = sorted(
        (piece for piece in view.passages if _is_talk(piece)),
        key=lambda piece: piece.turn,
        reverse=True,
    )
    return [_with_words(gate, pieces) if gate in silent else gate for gate in gates]


def _with_words(gate: Gate, pieces: Sequence[SourcedPassage]) -> Gate:
    due = gate.target
    assert due is not None  # noqa: S101  a date that has passed
    found = [
        (done_on(known), cells(known, known.record.title)[0])
        for known in gate.linked
        if is_finished(known.record) and done_on(known) >= due
    ]
    names, verbs = MilestoneNames([gate.title]), OwnVerbs([gate.title])
    event = event_of(gate.title)
    for piece in pieces:
        if piece.dated < due:
            break
        for sentence in split(piece.passage.text):
            words = sentence.core
            whole = event and event.subject and event.subject <= all_stems(words)
            if other_numbers(gate.title, words) or not (
                names.named_in(words)
                or verbs.spoken_of(same_length_fold(words))
                or whole
                or (piece.kind in UPDATE_KINDS and _nearly_names(words, gate.title))
            ):
                continue
            found.append((piece.dated, piece.quote(sentence.quote)))
            return replace(gate, spoken=max(found, key=lambda one: one[0]))
    return replace(gate, spoken=max(found, key=lambda one: one[0])) if found else gate


def _nearly_names(words: str, title: str) -> bool:
    """Whether most words of the name are said, in any form: "froze" is "freeze"."""
    said = _STRONG.sub(lambda found: _VERBS[found[0].casefold()], words)
    wanted = name_of(title).words
    common = len(shared(wanted, stems(said)))
    return common >= _FEWEST and common >= _MOST * len(wanted)


def _is_talk(piece: SourcedPassage) -> bool:
    apart = piece.passage.role in {Role.HEADING, Role.CELL}
    heard = piece.kind not in UNHEARD or piece.kind in UPDATE_KINDS
    told = heard and piece.label is not Label.RESTRICTED
    return told and not piece.passage.quoted and not apart
