"""An answer as things are now: by records, their moves, and the newest share."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from assistant.answering.asked.question import Question
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.sentences import Reader
from assistant.answering.kinds.moved_record import with_moved_record
from assistant.answering.kinds.of_whole import with_newest_share
from assistant.answering.kinds.status_of import with_status


def as_of_now(
    found: Sequence[Candidate],
    computed: Sequence[Candidate],
    question: Question,
    reader: Reader,
    over: Collection[str],
) -> list[Candidate]:
    """Tell how a thing stands, and its day, by its record, and a share by new words.

    `computed` is what code knows; `over` are the keys, in lower case, of what is
    finished or closed.
    """
    stands = with_status(found, computed, question, over)
    moved = with_moved_record(stands, computed, question)
    return with_newest_share(moved, question, reader)
