"""Milestones named by what a thing does itself: "First van leaves", "Tents go up".

They are met by "the first van left this morning", by "the van has gone" where no other
van is spoken of, and by "first van: gone".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from assistant.extract.dates.words import MONTHS, WEEKDAYS, either, same_length_fold
from assistant.facts.milestones.prose.predicates import Reached, all_stems
from assistant.facts.milestones.prose.said import Outcome


@dataclass(frozen=True, slots=True)
class _Verb:
    """A verb of going and coming: in titles, in the past, and as a state.

    `been` follows "has", `is_now` follows "is", `done` is what somebody did to it.
    `both` says that it is also said of dates: it needs a day that is past, or a load.
    """

    title: str
    past: str
    been: str
    is_now: str
    done: str = ""
    both: bool = False


_ON_ITS_WAY = r"gone|off|away|under way|on (?:its|their|the) (?:way|road)"
_VERBS = (
    _Verb(
        r"leaves?|departs?|sets? (?:off|out|sail)|sails?|goes|go|rolls?|drives? off",
        r"left|departed|set (?:off|out|sail)|sailed|drove off|rolled (?:off|out)"
        r"|went off",
        r"left|gone|departed|set (?:off|out|sail)|sailed|driven off|rolled (?:off|out)",
        rf"{_ON_ITS_WAY}|at sea",
    ),
    _Verb(
        r"arrives?|comes?(?: in)?|lands?|docks?|returns?|comes? (?:back|home)",
        r"arrived|came(?: in)?|landed|docked|returned|came (?:back|home)|turned up",
        r"arrived|come(?: in)?|landed|docked|returned|come (?:back|home)|turned up",
        r"here|there|in|back(?: home)?",
    ),
    _Verb(
        r"goes up|go up|rises?",
        r"went up",
        r"gone up",
        r"up",
        r"put up",
    ),
    _Verb(
        r"comes? down|goes down|go down",
        r"came down|went down",
        r"come down|gone down",
        r"down",
        r"taken down",
    ),
    _Verb(
        r"moves?(?: (?:in|out|over|across))?|relocates?",
        r"moved(?: (?:in|out|across))?|relocated",
        r"moved(?: (?:in|out|across))?|relocated",
        r"moved(?: (?:in|out|across))?|relocated",
        r"moved(?: (?:in|out|across))?|relocated",
        both=True,
    ),
    _Verb(
        r"flies|fly|takes? off",
        r"flew(?: off| out)?|took off",
        r"flown(?: off| out)?|taken off",
        r"in the air|airborne",
    ),
)
_ID = re.compile(r"^\W*[a-z]{1,3}-?\d{1,3}\b\W*")
_LEAD = (
    r"(?:^|[;:.!?]\s|,\s|\s[-–—]\s|\band (?=(?:the|our|its|both|all)\b)"
    r"|\bso (?=the\b))"
    r"(?:\W*(?:today|yesterday|this (?:morning|afternoon|evening)|last (?:night|week)"
    r"|yes|and|so|now|good news|done|finally|at last|hooray|hurray)\b\W*)*"
)
_THE = r"(?:(?:the|our|its|both(?: the)?|all(?: the)?) )?"
_SO = r"(?:(?:now|finally|at last|also|already|just|both|all|actually|indeed|safely) )*"
_DAY = (
    rf"(?:(?:last |this )?(?:{either(WEEKDAYS)})\b|(?:the )?\d{{1,2}}"
    rf"(?:st|nd|rd|th|\.)?(?: (?:of )?(?:{either(MONTHS)})\b)?"
    rf"|(?:{either(MONTHS)}) \d{{1,2}}\b"
    r"|\d{4}-\d\d-\d\d)"
)
_PAST_DAY = (
    r"(?:yesterday|today|this (?:morning|afternoon|evening|week)|last (?:night|week|\w+"
    rf" (?:night|morning))|over (?:the|last) weekend|(?:on|since) {_DAY})"
)
_LOAD = (
    r"with (?:all|both|every|the|our|its|their|\d[\d,.]*|"
    r"(?:ten|twelve|twenty|thirty|forty|fifty|sixty)(?:-\w+)?) "
    r"(?!last|first|driver|wrong|other|exception|same|rest)"
)
_TAIL = re.compile(
    rf"\W*(?:$|[.,!;:()–—✅🎉]|{_PAST_DAY}|{_LOAD}|at (?:\d|noon|midnight|half"
    r"|quarter|one|two"
    r"|three|four|five|six|seven|eight|nine|ten|eleven|twelve)|since \w+|in time"
    r"|on time"
    r"|as (?:planned|agreed|scheduled|promised)|early|late|an hour|and\b|\w+ "
    r"(?:minutes|hours|days?) (?:early|late|ago)|safely|exactly|punctually"
    r"|for good)"
)
_SURE_TAIL = re.compile(
    rf"\W*(?:(?:early |late )?{_PAST_DAY}|{_LOAD}|as (?:planned|agreed)\W*$)"
)
_TO_A_DAY = re.compile(r"\b(?:to|from|by|into|until|till|up|back|forward)\b")
"""What makes "moved on Saturday" a change of date."""
_GOES_ON = re.compile(rf"(?:\W*{_PAST_DAY})? (?:is|are|was|were|has|have|had)\b")
"""With it the words are those of another thing: "the van left yesterday was old"."""
_IS_STATE = re.compile(r"(?:\b(?:is|are)|['’](?:s|re)) (?:(?!gone\b)[\w ])*$")
_ON_DAY = re.compile(r"\W*(?:on|today|this|last|at|as|early|late)\b")
"""With the present it may be still to come, or for a while: "is back on Monday"."""
_PLACE = re.compile(
    r"\W*(?:for|to|towards|in|into|at|from|over to) (?:the |our )?(?P<place>\w+)"
)
_TWO_WORDS = 2
_NO_PLACE = frozenset({"that", "this", "it", *WEEKDAYS, *MONTHS})
_SPOILT = re.compile(
    r"\?|\b(?:not|never|no longer|nobody|nearly|almost|hardly|barely|half|parts?|partly"
    r"|some|most|mostly|only|except|without|empty|wrong|another|other|instead"
    r"|back again|c[oa]me back|c[oa]mes back|turned (?:back|round|around)"
    r"|returned to|went back"
    r"|broke down|broken down|brought back|called back|stopped|stuck|repairs?|garage"
    r"|test|trial|rehears\w+|dry run|imagine|dream\w*|would|could|should|might|may|will"
    r"|if|unless|whether|when|once|until|before|after|as soon as|says?|said|claims?"
    r"|thinks?|thought|believes?|heard|hopes?|hopefully|probably|perhaps|maybe"
    r"|apparently|supposed\w*|allegedly|reportedly|to follow|follows?"
    r"|still|again)\b|n['’]t\b"
)
"""Words with which it was another thing, not the whole, or is not sure."""


@dataclass(frozen=True, slots=True)
class OwnVerb:
    """The verb of a milestone's name and the words of what does it.

    `whole` names it in full, `short` without what only counts it: "the van".
    """

    subject: str
    short: str
    told: re.Pattern[str]
    done: re.Pattern[str] | None
    both: bool
    places: frozenset[str]


def is_going_of(words: str, title: str) -> bool:
    """Whether the words name the going or coming of what the title says goes.

    "First van to Lyon" is that of "First van leaves", "First van loaded" is not.
    """
    found = _read(title)
    if found is None or len(found[0].split()) < _TWO_WORDS:
        return False
    subject, verb = found
    return (
        re.fullmatch(
            rf"(?:the |our )?{re.escape(subject)}(?: (?:{verb.title}|{verb.been}))?"
            r"(?: (?:to|into|for|from|at|in) [\w ]{2,40})?\W*",
            same_length_fold(words),
        )
        is not None
    )


class OwnVerbs:
    """Hears that things did what the names of their milestones say they do."""

    def __init__(
        self, titles: Iterable[str], criteria: Mapping[str, str] | None = None
    ) -> None:
        asked = criteria or {}
        self._own = {
            title: own
            for title in titles
            if (own := _own_verb(title, asked.get(title, "")))
        }

    def spoken_of(self, text: str) -> bool:
        """Whether the text has the words of what one of them is about."""
        folded = same_length_fold(text) if self._own else ""
        return any(own.short in folded for own in self._own.values())

    def read(self, text: str) -> Iterator[Reached]:
        """Yield the milestones whose own verb the sentence tells as done."""
        folded = same_length_fold(text)
        for title, own in self._own.items():
            if own.short not in folded or _SPOILT.search(folded):
                continue
            for found in _tellings(own, folded):
                short = own.subject not in found[0]
                alone = all_stems(own.short.split()[-1])
                yield Reached(title, Outcome.MET, found.end(), short=short, alone=alone)
                break


def _tellings(own: OwnVerb, text: str) -> Iterator[re.Match[str]]:
    """Yield where the verb is told of just its subject, with nothing odd behind it."""
    for pattern in filter(None, (own.told, own.done)):
        for found in pattern.finditer(text):
            behind = text[found.end() :]
            if _GOES_ON.match(behind) or (
                _IS_STATE.search(found[0]) and _ON_DAY.match(behind)
            ):
                continue
            if own.both:
                if _SURE_TAIL.match(behind) and not _TO_A_DAY.search(behind):
                    yield found
                continue
            place = _PLACE.match(behind)
            there = place is not None and place["place"] not in _NO_PLACE
            there = there and all_stems(place["place"] if place else "") <= own.places
            if _TAIL.match(behind) or there:
                yield found


def _read(title: str) -> tuple[str, _Verb] | None:
    text = _ID.sub("", same_length_fold(title)).strip(" .!")
    for verb in _VERBS:
        found = re.fullmatch(
            rf"(?:the |our )?(?P<rest>\S.*?) (?:{verb.title})"
            r"(?P<where>(?: (?:for|to|from|in|into|at|on) .*)?)",
            text,
        )
        if found and not re.search(r"\b(?:of|and|or|to|for)\b", found["rest"]):
            return found["rest"], verb
    return None


def _own_verb(title: str, criterion: str) -> OwnVerb | None:
    found = _read(title)
    if found is None:
        return None
    subject, verb = found
    short = re.sub(r"^(?:first|1st) ", "", subject)
    name = rf"{_THE}(?P<name>{re.escape(subject)}|{re.escape(short)})"
    is_, has = r"(?:is|are|was|were|['’]s|['’]re)", r"(?:has|have|['’]s|['’]ve)"
    states = "|".join(filter(None, (verb.is_now, verb.done)))
    been = "|".join(filter(None, (verb.been, verb.done and f"been (?:{verb.done})")))
    told = re.compile(
        rf"{_LEAD}{name}(?: {_SO}(?:{verb.past}|{has} {_SO}(?:{been})"
        rf"|{is_} {_SO}(?:{states}))|: {_SO}(?:{verb.been}|{verb.is_now}))(?![\w-])"
    )
    return OwnVerb(
        subject,
        short,
        told,
        _done_by_us(name, verb) if verb.done else None,
        verb.both,
        all_stems(f"{title} {criterion}"),
    )


def _done_by_us(name: str, verb: _Verb) -> re.Pattern[str]:
    """Return how somebody did it: "we moved wave 1", "they put the tents up"."""
    act, *apart = re.sub(r"^taken", "took", verb.done).split(" ")
    parted = f"|{act} {name} {apart[0]}" if apart and "(" not in verb.done else ""
    by = r"(?:we|they|he|she|i)"
    parted = parted.replace("(?P<name>", "(?P<parted>")
    whole = rf"{_LEAD}{by} (?:have |has )?{_SO}(?:(?:{verb.done}) {name}{parted})"
    return re.compile(rf"{whole}(?![\w-])")
