"""Whether a milestone's last word alone can mean it: "the survey" for "Site survey"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property

from assistant.domain.records import Ticket
from assistant.domain.sourced import SourcedPassage
from assistant.extract.dates.words import same_length_fold
from assistant.facts.milestones.prose.predicates import all_stems
from assistant.ledger.view import View

LATELY = timedelta(days=14)
"""How long before its day few words mean a milestone; sooner they mean others."""
_WORD = re.compile(r"[^\W\d_][\w-]*")
_NO_KIND = all_stems(
    "the a an our its it this that these those their his her your my we they i you he"
    " she and or but so of for to from in on at by with as is are was were be been"
    " being has have had will would can could should must may might do does did not no"
    " all both each every any some now then when if whole entire full final new current"
    " complete completed finished same said planned last next first second start do"
    " finish begin plan hold see about before after during since until into over under"
    " which who what where while because also only just still again more than one two"
    " hundred thousand remaining"
)


class Kinds:
    """Knows of which things the sources speak that have one last word."""

    def __init__(
        self, view: View, pieces: Sequence[SourcedPassage], due: Mapping[str, date]
    ) -> None:
        self._view, self._pieces, self._due = view, pieces, due

    def is_meant(self, title: str, last: frozenset[str], said: date) -> bool:
        """Whether that word, said on a day, can mean nothing but the milestone.

        The sources speak of no other thing of its kind, and its day is near or past.
        """
        due = self._due.get(title)
        own = all_stems(title)
        others = [each for each in self._due if each != title]
        return (
            due is not None
            and said >= due - LATELY
            and not any(last & all_stems(other) for other in others)
            and not any(self._before.get(stem, frozenset()) - own for stem in last)
        )

    @cached_property
    def _before(self) -> Mapping[str, frozenset[str]]:
        """The words that stand before each word in the sources, and say its kind."""
        texts = [piece.passage.text for piece in self._pieces]
        texts += [known.record.title for known in self._view.records(Ticket)]
        found: dict[str, set[str]] = {}
        for text in texts:
            for clause in re.split(r"[^\w\s'’-]+", same_length_fold(text)):
                last = ""
                for word in _WORD.findall(clause):
                    [stem, *_] = sorted(all_stems(word)) or [word]
                    if last and last not in _NO_KIND and not last.endswith("ly"):
                        found.setdefault(stem, set()).add(last)
                    last = "" if word.startswith("re-") else stem  # A verb.
        return {stem: frozenset(kinds) for stem, kinds in found.items()}
