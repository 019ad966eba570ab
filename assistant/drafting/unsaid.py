"""What others are told of a matter's state that somebody's own words do not say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.domain.drafts import Author, Claim, ClaimState, Draft, Verdict
from assistant.drafting.headline import SECTION as HEADLINE
from assistant.drafting.said_states import (
    are_against,
    cannot_be_left_out,
    loosely_in,
    states_in,
)
from assistant.facts.sameness.stems import stems

_KEY = re.compile(r" \([^()\s]*\d[^()\s]*\)$")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[^a-z])")
_CLAUSE_END = re.compile(r"[.,;:](?=\s|[”\"]|$)")
_MARK = re.compile("\ue000(\\d+)\ue001")
_IMPLIED = {"next": frozenset({"open"})}
"""What a section says of all that it names, in no words."""


def unsaid(one: Draft, other: Draft) -> Iterator[tuple[Claim, Claim]]:
    """Yield each sentence in somebody's own words with one that it passes over.

    Such words nothing but a person's acceptance carries. What the other sentence says
    of the state of a matter of both, they leave out or speak against. The first
    sentence of a draft counts only where none of its sections tells the matter.
    """
    edited = [claim for claim in one.claims if is_on_trust(claim)]
    if not edited:
        return
    names = _names((one, other))
    standing = [c for c in other.claims if c.state is not ClaimState.DROPPED]
    for claim in edited:
        found = [told for told in standing if _Pair(claim, told, names).differs()]
        alike = [told for told in found if _is_first(told) is _is_first(claim)]
        yield from ((claim, told) for told in alike or found)


def is_on_trust(claim: Claim) -> bool:
    """Whether it tells in other words than the rules' what the gate could not carry."""
    return (
        claim.author is not Author.RULES
        and claim.verdict is Verdict.NEEDS_REVIEW
        and claim.state is ClaimState.ACCEPTED
    )


class _Said:
    """The states of a matter: told to others, told by the rules, and in the edit.

    `named` are those in the name of the matter.
    """

    def __init__(
        self, told: str, was: str, text: str, named: frozenset[str] = frozenset()
    ) -> None:
        self.told = states_in(told) - named
        self.was = states_in(was)
        self.anew = states_in(text, foreseen=True) - self.was - named
        self.now = (states_in(text) - named) | loosely_in(text)


@dataclass(frozen=True, slots=True)
class _Pair:
    """An edited sentence beside one of another draft; `names` are the longest first."""

    edited: Claim
    told: Claim
    names: Sequence[str]

    def differs(self) -> bool:
        """Whether the state that is told of a common matter is not in the edit."""
        ours = f"{self.edited.from_facts}\n{self.edited.text}"
        common = [n for n in self._in(self.told.text) if n in self._in(ours)]
        if common:
            return any(map(self._differs_on, common))
        return self._tells_the_same() and not self._is_shortened() and self._differs()

    def _differs(self) -> bool:
        told, was = self.told.text, self.edited.from_facts
        text = self._without(self.edited.text)
        return self._is_unsaid(_Said(self._without(told), self._without(was), text))

    def _differs_on(self, name: str) -> bool:
        told = self._about(name, self.told.text, to=";")
        was = self._about(name, self.edited.from_facts)
        text = self.edited.text
        if name in self._in(text):
            return self._is_unsaid(_Said(told, was, self._about(name, text)))
        if self._leaves_out(name):
            return False
        # A state in the name itself is no state of what is named.
        said = _Said(told, was, self._without(text), states_in(name))
        return self._is_unsaid(said)

    def _leaves_out(self, name: str) -> bool:
        """Whether the edit only tells other things that were told before it."""
        words = stems(self.edited.text)
        if not words.isdisjoint(stems(name)):
            return False
        return bool(self._in(self.edited.text)) or not self._says_more()

    def _says_more(self) -> bool:
        return not stems(self.edited.text) <= stems(self.edited.from_facts)

    def _is_shortened(self) -> bool:
        """Whether every clause of the edit is one that was there."""
        before = set(_clauses(self.edited.from_facts))
        return before.issuperset(_clauses(self.edited.text))

    def _is_unsaid(self, said: _Said) -> bool:
        """Whether the edit speaks against what is told, or passes it over.

        It passes over what the rules told here as well, or should tell by its fact:
        by other words, where it does not only shorten.
        """
        told, was = said.told, said.was
        implied = _IMPLIED.get(self.told.section, frozenset())
        if are_against(said.anew, told | implied):
            return True
        left_out = cannot_be_left_out(told - said.now)
        signs = (bool(was), self._tells_the_same(), self._says_more())
        return bool(left_out & was if was else left_out) and sum(signs) > 1

    def _tells_the_same(self) -> bool:
        """Whether both tell the same side of a fact, as the rules chose it."""
        edited, told = self.edited, self.told
        is_of_one_fact = not set(edited.facts).isdisjoint(told.facts)
        return is_of_one_fact and edited.section == told.section != HEADLINE

    def _in(self, text: str) -> list[str]:
        return [self.names[int(n)] for n in _MARK.findall(self._marked(text))]

    def _marked(self, text: str) -> str:
        """Put a mark in the place of each name, the longest ones first."""
        for number, name in enumerate(self.names):
            if name.casefold() in text.casefold():
                whole = rf"(?<![\w-]){re.escape(name)}(?![\w-])"
                mark = f"\ue000{number}\ue001"
                text = re.sub(whole, mark, text, flags=re.IGNORECASE)
        return text

    def _without(self, text: str) -> str:
        return _MARK.sub("it", self._marked(text))

    def _about(self, name: str, text: str, to: str = "\n") -> str:
        """Return what stands before all names of a sentence and behind this one.

        What stands behind it counts up to a mark.
        """
        about = []
        for part in _SENTENCE_END.split(self._marked(text)):
            head, *rest = _MARK.split(part)
            about += [
                f"{head} it {after.partition(to)[0]}"
                for number, after in zip(rest[::2], rest[1::2], strict=True)
                if self.names[int(number)] == name
            ]
        return ". ".join(about)


def _clauses(text: str) -> list[str]:
    found = (part.strip(' .“”"').casefold() for part in _CLAUSE_END.split(text))
    return [part for part in found if part]


def _is_first(claim: Claim) -> bool:
    return claim.section == HEADLINE


def _names(drafts: Iterable[Draft]) -> list[str]:
    """Return what the sentences name, the longest first."""
    found = {
        _KEY.sub("", value)
        for draft in drafts
        for section in draft.sections
        for claim in section.claims
        for value in claim.values
        if _is_name(value, claim.from_facts or claim.text)
    }
    return sorted(found, key=lambda name: (-len(name), name))


def _is_name(value: str, text: str) -> bool:
    """Whether the value is what a thing is called: no head of a list, no words said."""
    before, is_there, after = text.partition(value)
    if not is_there or " " not in value or not value[0].isupper():
        return False
    is_aside = before.count("(") > before.count(")") or before.endswith(("“", "”"))
    return (
        not is_aside and not value.rstrip().endswith(":") and not after.startswith(":")
    )
