"""Milestones that sentences put in doubt, by full name, short name or day."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from assistant.extract.dates.words import same_length_fold
from assistant.extract.risks.put_in_doubt import put_in_doubt
from assistant.facts.milestones.gates import Gate, ids_of
from assistant.facts.milestones.names import MilestoneNames
from assistant.facts.milestones.prose.day_runs import (
    DayRun,
    DayWords,
    days_named,
    is_day,
    runs_in,
    titles_of,
)
from assistant.facts.milestones.prose.event_words import event_of
from assistant.facts.milestones.prose.predicates import all_stems
from assistant.gate.days import DateOrder

_OTHERS = re.compile(
    r"\b(?:their|theirs|his|her|hers|your|yours|its|another|other|others|different|last"
    r"|previous|every|each|any|no|some|a|an)\b"
)
"""Words of a thing that is another one, or none in particular."""
_BEGINS = re.compile(
    r"^\W*(?:(?:also|now|and|so|still|currently|sadly|unfortunately)\b\W*)+"
)
_GOES_WELL = re.compile(
    r"\b(?:can|could|will|would|['’]ll|is|are|be|still|really|ever|even|going to"
    r"|able to)"
    r"(?: (?:can|be|still|really|going to|able to|even))*"
    r" (?:held|hold|met|kept|made|reached|achieved|happen|happening|possible|feasible"
    r"|realistic|ready|done|finished|in time|on time|take place|taking place|go ahead"
    r"|come off|work|work out|stand|stick|succeed|manageable|safe|live)\b"
    r"|\b(?:holds|happens|stands|works|works out|takes place|goes ahead|comes off"
    r"|sticks"
    r"|in time|on time|as planned|at all|this year)\b"
)
"""What is hoped of a milestone: no word of its name, unless it has that."""
_DATE = re.compile(r"\b(?:dates?|day|deadline|milestone|gate)\b")
_AND = re.compile(r",? (?:and|or|nor) |, ")
_AFTER_PREPOSITION = re.compile(r"\b(?:of|for|to|from|in|at|on|with|by|before|after)\b")
_FRONTED = re.compile(
    r"(?:^|[,;:.] )\W*(?:in|at|for|as for|on|regarding|concerning|with|over at|under)"
    r" (?P<where>[^,;:]*[^\W\d_][^,;:]*),\s*$",
    re.IGNORECASE,
)
_NOWHERE = re.compile(
    r"(?:the (?:moment|end|meantime|light of .*)|now|short|fact|any case|my (?:view"
    r"|eyes"
    r"|opinion)|our (?:view|opinion)|summary|general|all honesty|present|the whole"
    r"|balance|top of .*|schedule|time|dates|the (?:dates|schedule|timeline|plan|gates"
    r"|milestones)|(?:the|this) (?:\w+ ){0,3}(?:gone|late|missing|delayed|open|broken"
    r"|away|ill))",
    re.IGNORECASE,
)
"""What stands before a sentence and names no other place or project."""
_LABEL = re.compile(r"^\W*(?P<label>[^:.!?\d]{2,40}):\s")
_PLAIN_LABEL = re.compile(
    r"(?:new |open |main |top )?(?:risks?|issues?|notes?|schedule|timeline|milestones?"
    r"|dates?|plan|planning|status|concerns?|worr(?:y|ies)|update|warning|fyi|ps|news"
    r"|also|heads[ -]up|important|attention|outlook|discussion)",
    re.IGNORECASE,
)
Knows = Callable[[str], object]
"""Whether a word names a person of the project."""


class Endangered:
    """Finds the milestones to come that sentences put in doubt."""

    def __init__(self, stones: Sequence[Gate], as_of: date, knows: Knows) -> None:
        self._knows = knows
        self._names = MilestoneNames((one.title for one in stones), ids_of(stones))
        self._days = {one.title: _days_of(one) for one in stones}
        self._now = {one.title: one.target for one in stones if one.target}
        self._ahead = {
            one.title
            for one in stones
            if one.target and one.target >= as_of and not one.met
        }

    def read(self, text: str, said: date, order: DateOrder | None) -> dict[str, bool]:
        """Return the titles of those in doubt, and whether the doubt is denied.

        A short name must mean one milestone alone: by the day that it has or had, by
        two of its words, or as its date. Words of another thing, place or day do not.
        """
        found: dict[str, bool] = {}
        for one in put_in_doubt(text):
            if not self._is_elsewhere(one.before):
                for thing in (one.thing, *_AND.split(one.thing)):
                    for title in self._meant(thing, said, order) & self._ahead:
                        found[title] = one.denied
        return found

    def _is_elsewhere(self, before: str) -> bool:
        """Whether what stands before says that it holds of something else."""
        label = _LABEL.match(before)
        if label and not (
            _PLAIN_LABEL.fullmatch(label["label"].strip())
            or self._knows(label["label"].strip())
            or self._names.named_in(label["label"])
        ):
            return True
        front = _FRONTED.search(before)
        return front is not None and not _NOWHERE.fullmatch(front["where"].strip())

    def _meant(self, thing: str, said: date, order: DateOrder | None) -> set[str]:
        thing = _BEGINS.sub("", thing)
        days = list(days_named(thing, said, order))
        if days and not any(self._has(title, days) for title in self._days):
            return set()
        folded = same_length_fold(thing)
        if _OTHERS.search(folded) and not self._names.ids_in(thing):
            return set()
        found = set()
        for words in dict.fromkeys((thing, _without_hopes(thing))):
            found |= self._named(words, said, order)
        return found or self._by_day_alone(thing, days)

    def _named(self, words: str, said: date, order: DateOrder | None) -> set[str]:
        found: set[str] = set()
        days = list(days_named(words, said, order))
        for run in runs_in(words, days):
            own = [one for inside in run.days for one in inside]
            titles = {*titles_of(run, self._names, self._had(own))}
            titles |= self._by_event(run, own)
            titles |= self._by_date_word(run, words)
            found |= {
                title
                for title in titles
                if (not own or self._has(title, own)) and self._is_head(title, run)
            }
        return found

    def _had(self, days: Sequence[DayWords]) -> Mapping[str, date]:
        """Return the day of each: the one that is named, where it had that too."""
        return {
            title: next((day for day in had if any(is_day(o, day) for o in days)), now)
            for title, now in self._now.items()
            if (had := self._days[title])
        }

    def _has(self, title: str, days: Sequence[DayWords]) -> bool:
        return any(is_day(one, day) for one in days for day in self._days[title])

    def _by_event(self, run: DayRun, days: Sequence[DayWords]) -> set[str]:
        """Return the only one with that day whose event is named in other words."""
        found = {
            title
            for title in self._now
            if days
            and self._has(title, days)
            and (event := event_of(title))
            and event.noun.fullmatch(run.rest.strip())
        }
        return found if len(found) == 1 else set()

    def _by_date_word(self, run: DayRun, words: str) -> set[str]:
        """Return the only one of whose name all is: "the handover date"."""
        said = all_stems(run.rest)
        if not said or not _DATE.search(same_length_fold(words)):
            return set()
        found = {title for title in self._now if said <= all_stems(title)}
        return found if len(found) == 1 else set()

    @staticmethod
    def _is_head(title: str, run: DayRun) -> bool:
        """Whether the words name the thing itself and not only what it is of or for."""
        head = _AFTER_PREPOSITION.split(same_length_fold(title))[0]
        event = event_of(title)
        return bool(
            all_stems(run.rest) & all_stems(head)
            or (event and event.noun.search(run.rest))
            or set(run.rest.split()) & set(head.split())
        )

    def _by_day_alone(self, thing: str, days: Sequence[DayWords]) -> set[str]:
        """Return the only one with the day, where nothing else is named."""
        if len(days) != 1 or any(True for _ in runs_in(thing, days)):
            return set()
        found = {title for title in self._ahead if self._has(title, days)}
        return found if len(found) == 1 else set()


def _days_of(gate: Gate) -> tuple[date, ...]:
    """Return all days that the milestone has or had."""
    moves = [one.moved_to for one in gate.said]
    days = (gate.target, gate.baseline, gate.first_baseline, gate.planned, *moves)
    return tuple(dict.fromkeys(day for day in days if day))


def _without_hopes(thing: str) -> str:
    folded = same_length_fold(thing)
    kept = list(thing)
    for found in _GOES_WELL.finditer(folded):
        kept[found.start() : found.end()] = " " * (found.end() - found.start())
    return "".join(kept)
