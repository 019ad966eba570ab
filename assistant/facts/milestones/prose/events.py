"""Whether the event that a milestone's name tells has come, told in any form of it.

"Design approved" is met by "the client signed the design off" and by "the approval of
the design came on Friday".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from assistant.extract.dates.words import same_length_fold
from assistant.facts.milestones.names import name_of
from assistant.facts.milestones.prose.event_talk import Telling, tellings
from assistant.facts.milestones.prose.event_words import Event, Sort, event_of
from assistant.facts.milestones.prose.predicates import (
    DOUBTED,
    IN_PART,
    Reached,
    all_stems,
)
from assistant.facts.milestones.prose.said import Outcome
from assistant.facts.milestones.prose.unmet import unmet_tellings
from assistant.facts.sameness.stems import other_numbers, stems

_PARTED = re.compile(
    r"\b(?P<verb>sign(?:ed)?|hand(?:ed)?) (?P<thing>(?:[\w'’-]+ ){0,4}?[\w'’-]+)"
    r" (?P<particle>off|over)\b"
)
_SIGNED = re.compile(
    r"\bput (?:(?:his|her|their|its|a|the|my|our) )?(?:signature|name)"
    r" (?:under|to|on)\b"
)
_AGREED = re.compile(
    r"\bsaid yes to\b"
    r"|\bg[ai]ven? (?:(?:his|her|their|its|the|a) )?(?:nod|go-?ahead|blessing|ok|okay)"
    r" (?:to|for)\b"
)
_RESULT = re.compile(r"(?:,| with| at)\s\d+ (?:of|out of) \d+\b")
"""By what it was accepted: it was not accepted in part."""
_SMALL = all_stems(
    "we they he she it i the a an our all both every each now finally already fully"
    " have had has is are was were been got also just officially formally at last and"
    " so of for to in on this these those their its his her your my as"
)
_PLAIN = all_stems("final formal official full whole entire overall written")
"""What only says that it was the real one, unless a title is told apart by it."""
_TO_SIGN = re.compile(r"\b(?:sign|signed|signature|signing)\b(?![ -]off)")
_WE = re.compile(r"\W*(?:(?:now|so|and|finally|today|yesterday) )*we\b")


@dataclass(frozen=True, slots=True)
class _Alias:
    """Names of tickets that say more than a subject: "venue contract with the hall".

    So "the contract with the hall" is that contract, if no other thing has its words.
    """

    last: frozenset[str]
    longer: tuple[frozenset[str], ...]
    known: Sequence[frozenset[str]]

    def is_in(self, words: frozenset[str]) -> bool:
        """Whether the words have its last one and more of a longer name."""
        return self.last <= words and any(
            len(longer & words) > 1 for longer in self.longer
        )

    def calls(self, about: frozenset[str]) -> bool:
        """Whether it is said of just this thing, by words of its longer name."""
        return (
            self.last < about
            and any(about <= longer for longer in self.longer)
            and sum(about <= each for each in self.known) == 1
        )


class Called(StrEnum):
    """How fully a subject is named."""

    WHOLE = "whole"
    SHORT = "short"


class Events:
    """Hears whether the events of milestones have come, in any form."""

    def __init__(self, titles: Iterable[str], tickets: Iterable[str] = ()) -> None:
        titles = tuple(titles)
        signed = [stems(each) for each in titles if _TO_SIGN.search(each.casefold())]
        found = (
            (
                title,
                event_of(title, also=all(stems(title).isdisjoint(s) for s in signed)),
            )
            for title in titles
        )
        own = {title: one for title, one in found if one}
        self._plain = _PLAIN - {stem for one in own.values() for stem in one.subject}
        self._own = {
            title: one if _is_alone(one, own.values()) else _whole(one)
            for title, one in own.items()
            if one.subject or _is_only(one, own.values())
        }

        known = [stems(each) for each in {*titles, *tickets}]
        self._alias = {
            title: _Alias(one.head, tuple(k for k in known if one.subject < k), known)
            for title, one in own.items()
            if len(one.subject) > 1
        }

    def spoken_of(self, text: str) -> bool:
        """Whether the text has all words for what one of the events happens to."""
        if not self._own:
            return False
        words, folded = all_stems(text), same_length_fold(text)
        return any(
            self._speaks_of(title, words) if own.subject else _has_form(own, folded)
            for title, own in self._own.items()
        )

    def read(self, text: str) -> Iterator[Reached]:
        """Yield what the sentence says of each: that it has come, or has not.

        Words that say so of more than the milestone's own subject come only near it.
        """
        folded = _in_one_verb(same_length_fold(text))
        words = all_stems(text)
        found = [
            (title, *said)
            for title, own in self._own.items()
            if self._speaks_of(title, words) and not other_numbers(title, text)
            for said in [self._heard(title, own, folded)]
            if said
        ]
        sure = {ends for _, outcome, ends, _ in found if outcome is not Outcome.NEAR}
        for title, outcome, ends, short in found:
            if outcome is not Outcome.NEAR or ends not in sure:
                yield Reached(title, outcome, ends, short=short)

    def unmet(self, text: str) -> Iterator[Reached]:
        """Yield those of which the sentence plainly says that they have not come."""
        folded = _in_one_verb(same_length_fold(text))
        words = all_stems(text)
        for title, own in self._own.items():
            key = name_of(title).id or ""
            spoken_of = self._speaks_of(title, words) or (key and key in folded)
            if not spoken_of or other_numbers(title, text):
                continue
            for said in unmet_tellings(own, folded):
                called = self._called(title, own, said.what)
                if called:
                    short = called is Called.SHORT
                    yield Reached(title, Outcome.DENIED, said.ends, short=short)
                    break

    def meant(self, what: str) -> Iterator[tuple[str, bool]]:
        """Yield whose event happens to just this, and whether its last word says so."""
        for title, own in self._own.items():
            if other_numbers(title, what):
                continue
            folded = same_length_fold(what)
            called = self._called(title, own, folded)
            only = not _about(own, own.noun.sub(" ", folded)) and self._is_sole(own)
            if called or (only and own.noun.search(folded)):
                yield title, called is not Called.WHOLE

    def is_of_all(self, title: str) -> bool:
        """Whether its event happens to nothing but the whole: "Go-live"."""
        return title in self._own and not self._own[title].subject

    def begun(self, what: str) -> Iterator[tuple[str, bool]]:
        """Yield whose beginning is that of just this, and whether in few words."""
        for title, short in self.meant(what):
            if self._own[title].done.fullmatch("started"):
                yield title, short

    def _is_sole(self, own: Event) -> bool:
        return _is_only(own, self._own.values())

    def _called(self, title: str, own: Event, what: str) -> Called | None:
        """Return how fully words that name a subject name this event's own."""
        key = name_of(title).id or ""
        about = _about(own, own.noun.sub(" ", what)) - (self._plain - own.subject)
        named = bool(key) and what.strip(" *_`") == key
        if named or about == own.subject or self._calls(title, about):
            return Called.WHOLE
        return Called.SHORT if about and about == own.head else None

    def last_of(self, title: str) -> frozenset[str]:
        """Return the last word of what the milestone's event happens to."""
        return self._own[title].head if title in self._own else frozenset()

    def _speaks_of(self, title: str, words: frozenset[str]) -> bool:
        """Whether the words have the thing of the event, or a ticket's name of it."""
        own, alias = self._own[title], self._alias.get(title)
        return own.head <= words or (alias is not None and alias.is_in(words))

    def _calls(self, title: str, about: frozenset[str]) -> bool:
        alias = self._alias.get(title)
        return alias is not None and alias.calls(about)

    def _heard(
        self, title: str, own: Event, text: str
    ) -> tuple[Outcome, int, bool] | None:
        """Return the first that is said of just its subject, else what is near it."""
        near: tuple[Outcome, int, bool] | None = None
        whole = _RESULT.sub(" ", text) if own.sort is Sort.LEAVE else text
        hedged = bool(DOUBTED.search(text) or IN_PART.search(whole))
        for said in tellings(own, text):
            if self._is_of(title, own, said):
                if said.outcome is Outcome.DENIED:
                    return Outcome.DENIED, said.ends, False
                return None if hedged else (said.outcome, said.ends, False)
            if near is None and said.outcome is not Outcome.DENIED:
                short = own.head != own.subject and _about(own, said.what) == own.head
                if short and not hedged:
                    return said.outcome, said.ends, True
                near = (Outcome.NEAR, said.ends, False) if _is_part(own, said) else None
        return None if hedged else near

    def _is_of(self, title: str, own: Event, said: Telling) -> bool:
        """Whether it is said of the event's own subject, and of nothing besides."""
        about = _about(own, said.what) - (self._plain - own.subject)
        if not own.subject:
            ours = own.came is not None and _WE.match(said.what)
            return not about and (said.named or bool(ours))
        return about == own.subject or self._calls(title, about)


def _in_one_verb(text: str) -> str:
    """Put what is told in several words into one verb, in a text of the same length."""
    text = _PARTED.sub(r"\g<verb> \g<particle> \g<thing>", text)
    text = _SIGNED.sub(lambda found: "signed".ljust(len(found[0])), text)
    return _AGREED.sub(lambda found: "approved".ljust(len(found[0])), text)


def _about(own: Event, text: str) -> frozenset[str]:
    """Return the stems of what the words are about."""
    return (stems(text) | (all_stems(text) & own.subject)) - (_SMALL - own.subject)


def _is_part(own: Event, said: Telling) -> bool:
    """Whether it is said of something whose last word is the event's own matter."""
    about = _about(own, said.what)
    if not own.subject or not own.head <= about:
        return False
    words = re.split(r"\b(?:for|of|about|to|from|with|on|at|by|in)\b", said.what)[0]
    known = [all_stems(word) & about for word in words.split()]
    return next((stem for stem in reversed(known) if stem), about) <= own.subject


def _is_alone(one: Event, every: Iterable[Event]) -> bool:
    """Whether no other milestone's subject has the head of this one's."""
    return sum(one.head <= other.subject for other in every) == 1


def _is_only(one: Event, every: Iterable[Event]) -> bool:
    """Whether no other milestone is of this sort of event."""
    return sum(one.noun == other.noun for other in every) == 1


def _whole(one: Event) -> Event:
    return replace(one, head=one.subject)


def _has_form(own: Event, folded: str) -> bool:
    forms = (own.noun, own.came)
    return any(form is not None and form.search(folded) for form in forms)
