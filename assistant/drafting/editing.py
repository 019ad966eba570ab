"""A person's wording: judged by the facts, and by what its reader must not hear."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from assistant.domain.drafts import Claim, Draft, Verdict, Withheld
from assistant.domain.evidence import Evidence, Quote
from assistant.domain.people import fold
from assistant.drafting.judging import support_of
from assistant.drafting.reach import Reach
from assistant.drafting.unit import is_key
from assistant.drafting.words import listing
from assistant.gate.checks import Judgement, judge
from assistant.gate.lexicon import GLUE
from assistant.gate.support import Support

_WORD = re.compile(r"[^\W_]+")
_SENTENCES = re.compile(r"(?<=[.!?;])\s+")
_RUN = 3
_TELLING = 2
_SHORTEST_NAME = 3
_WHY = ": withheld from"


class Editing:
    """Judges the wordings that a person gives to the claims of one draft."""

    def __init__(self, draft: Draft, reach: Reach, base: Support) -> None:
        self._base = base
        self._audience = reach.audience
        self._withheld = draft.withheld
        names = {part for name in reach.persons for part in name.split()}
        parts = (part for part in names if len(part) >= _SHORTEST_NAME)
        self._reach = replace(reach, persons=(*reach.persons, *sorted(parts)))
        self._sentences = tuple(claim.from_facts for claim in draft.claims)
        self._told = [word for text in self._sentences for word in _words(text)]

    def judge(
        self, text: str, claim: Claim, released: frozenset[str] = frozenset()
    ) -> Judgement:
        """Judge a wording of a claim by what code wrote from the claim's facts.

        `released` are ids of withheld facts that a person let go. What tells another
        of them, or speaks of what the reader must not hear, cannot be accepted.
        """
        found = self._carried(text, claim)
        kept_back = [item for item in self._withheld if item.fact not in released]
        let_go = [item for item in self._withheld if item.fact in released]
        reasons = [
            *self._spoken(text, claim, let_go),
            *self._told_anyway(text, kept_back),
        ]
        if not reasons:
            return found
        return Judgement(
            Verdict.UNSUPPORTED, (*reasons, *found.reasons), found.at_fault or (text,)
        )

    def _carried(self, text: str, claim: Claim) -> Judgement:
        """Judge by the evidence; what code computed is not for a reader without quotes.

        A client may read what the sentence of the facts says of it, and no more.
        """
        found = judge(text, self._support(claim, claim.evidence, claim.values))
        if self._audience.quotes is not None or found.verdict is Verdict.SUPPORTED:
            return found
        quotes = [item for item in claim.evidence if isinstance(item, Quote)]
        told = [claim.from_facts] if claim.from_facts else []
        client = judge(text, self._support(claim, quotes, (*claim.values, *told)))
        return found if client.verdict is found.verdict else client

    def _support(
        self, claim: Claim, evidence: Sequence[Evidence], values: Sequence[str]
    ) -> Support:
        support = support_of(evidence, values, self._base, self._audience)
        told = claim.from_facts
        return replace(
            support,
            relations=tuple(map(frozenset, claim.relations)),
            rendered=(told,) if told else (),
        )

    def _spoken(
        self, text: str, claim: Claim, let_go: Sequence[Withheld]
    ) -> Iterator[str]:
        """Say which matters the wording brings in that the reader must not hear."""
        known = {
            matter
            for words in (
                claim.from_facts,
                *(w for item in let_go for w in _sources(item)),
            )
            for matter in self._reach.matters_in(words)
        }
        new = (s for s in _SENTENCES.split(text) if s not in claim.from_facts)
        spoken = [matter for words in new for matter in self._reach.matters_in(words)]
        matters = [m for m in dict.fromkeys(spoken) if m not in known]
        if matters:
            yield (
                f"it speaks of {listing(matters)}, which the "
                f"{self._audience.name} reader must not hear: leave that out"
            )

    def _told_anyway(self, text: str, kept_back: Iterable[Withheld]) -> Iterator[str]:
        """Say which withheld facts the wording tells."""
        mine = _words(text)
        for item in kept_back:
            if self._names(text, item) or any(
                self._is_run(mine, words) for words in _sources(item)
            ):
                yield (
                    f"it tells a fact that is withheld: {_title(item)!r}; leave it out,"
                    f' or `ontrack decide {item.fact} release --reason "..."` first'
                )

    def _names(self, text: str, item: Withheld) -> bool:
        """Whether the wording names the fact by an id that the draft does not tell."""
        pattern = rf"(?<![\w-]){re.escape(item.subject)}(?![\w-])"
        told = any(re.search(pattern, words) for words in self._sentences)
        found = re.search(pattern, text, re.IGNORECASE)
        return is_key(item.subject) and found is not None and not told

    def _is_run(self, mine: list[str], source: str) -> bool:
        """Whether words of the source stand in a row, that the draft does not tell."""
        theirs = _words(source)
        size = min(_RUN, len(theirs))
        runs = (theirs[n : n + size] for n in range(len(theirs) - size + 1))
        return size >= _TELLING and any(
            _stands_in(run, mine) and not _stands_in(run, self._told) for run in runs
        )


def _sources(item: Withheld) -> tuple[str, ...]:
    """The words of a withheld fact: its title and its quotes."""
    quotes = (piece.quote for piece in item.evidence if piece.quote)
    return (_title(item), *quotes)


def _title(item: Withheld) -> str:
    return item.why.partition(_WHY)[0]


def _words(text: str) -> list[str]:
    """The words of a text that tell something by themselves, folded."""
    words = _WORD.findall(fold(text))
    return [word for word in words if word not in GLUE and not word.isdigit()]


def _stands_in(run: list[str], words: list[str]) -> bool:
    size = len(run)
    return any(words[n : n + size] == run for n in range(len(words) - size + 1))
