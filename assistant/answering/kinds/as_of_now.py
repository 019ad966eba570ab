"""An answer as things are now: by the records of now, and by the newest share."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from assistant.answering.asked.question import Question
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.sentences import Reader
from assistant.answering.kinds.of_whole import with_newest_share
from assistant.answering.kinds.status_of import with_status


def as_of_now(
    found: Sequence[Candidate],
    computed: Sequence[Candidate],
    question: Question,
    reader: Reader,
    over: Collection[str],
) -> list[Candidate]:
    """Tell how a thing stands by its record, and how many are so by the newest words.

    `computed` is what code knows; `over` are the keys, in lower case, of what is
    finished or closed.
    """
    stands = with_status(found, computed, question, over)
    return with_newest_share(stands, question, reader)
