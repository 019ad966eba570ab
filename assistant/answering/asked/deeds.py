"""Questions for the day on which something happened: `when was the pump delivered?`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.answering.asked.kin import is_happening, kin_of_word
from assistant.answering.asked.question import Question
from assistant.domain.people import fold
from assistant.extract.done.past_forms import base_of, past_forms
from assistant.extract.tasks.verbs import DOING
from assistant.facts.sameness.stems import STOP_WORDS, same_stem, stem_of, stems

_ASKS = re.compile(
    r"(?i)\W*(?:(?:and|so|but) )?(?:when|(?:on |at |in )?(?:what|which) (?:date|day))"
    r"(?: exactly)? (?:(?P<did>did)|was|were|has|have|had) (?P<rest>[^?]+)"
)
_WORD = re.compile(r"[^\W_][\w'’&/.-]*(?<![.,])")
_SUBJECT = re.compile(
    r"(?i)(?:we|they|you|i|he|she|the (?:team|crew|client|vendor))\b "
)
_LIVE = re.compile(
    r"(?i)\b(?:go(?:es|ne)?|went) live\b|\b(?:cut|roll)(?:ed)? (?:over|out)\b"
)
_LIGHT = frozenset({"been", "get", "got", "be", "being"})
_SMALL = frozenset("the a an our your their its his her this that to and or".split())  # noqa: SIM905
_MANNER = frozenset("finally actually really last first ever also all both".split())  # noqa: SIM905
_COMING = frozenset(
    "arrive come land happen end pass open close sail leave go appear emerge".split()  # noqa: SIM905
)
"""Verbs without an object, that no list of work has."""
_OTHER_KINDS = re.compile(
    r"(?:start|beg[aiu]n|kick|re-?open|un-?block|block|stuck|stick|slip|postpon|delay"
    r"|re-?schedul|re-?assign)"
)
"""What happens to work that goes on, of which its record tells otherwise."""
_BEFORE_ITS_END = re.compile(
    r"(?:mov(?:e|ed|ing)$|push|pull|schedul|plan|order|book|request|ask|propos|promis"
    r"|estimat|assign|rais|report|logg?|discover|find|found|notic|mention|discuss"
    r"|agree|decid|add(?:ed)?$|remov|cancel|paus|stop|break|broke|fail|los[et]|miss"
    r"|creat|need|expect|announc|suggest|invit|call|tell|told|know|knew|seen?$|saw"
    r"|due|suppos|want|bring|brought|drop|fall|fell|hear|chang|identif|escalat"
    r"|say|said|speak|spok|think|thought|warn|refus|reject|doubt|damag|crack|flood"
    r"|appoint|hire|join|resign|quit|leave|left|last|mean|used?$|suspect|caus|offer"
    r"|quot|forecast|target|seek|sought|revert|roll(?:ed)?$|open|draft|sketch|test"
    r"|inspect|measur|sampl|audit|pric|train|visit|need|show)"
)
"""What may happen to a thing before the work on it ends, or beside it."""
_ENDINGS = stems("finish complete done close conclude end make perform execute") | {
    "done",
    "do",
}
"""Verbs that tell the end of any work, whatever it is."""
_LAUNCHES = stems("launch release deploy migrate publish rollout cutover")


@dataclass(frozen=True, slots=True)
class Deed:
    """What is asked to have happened: the verb, the thing, and to whom or where."""

    verb: str
    thing: str
    beside: str = ""

    @property
    def things(self) -> frozenset[str]:
        """The stems of what it happened to."""
        return stems(self.thing)

    @property
    def head(self) -> str:
        """The last word of the thing."""
        words = _WORD.findall(self.thing)
        return fold(next((one for one in reversed(words) if stems(one)), ""))

    @property
    def is_end(self) -> bool:
        """Whether the verb tells the end of any work."""
        return verb_stem(self.verb) in _ENDINGS or self.verb == "carried"

    @property
    def needs_its_word(self) -> bool:
        """Whether only work that is called by the verb ends with it."""
        return _BEFORE_ITS_END.match(self.verb) is not None

    def is_done_by(self, word: str) -> bool:
        """Whether a word of a title is the same deed."""
        kin = kin_of_word(self.verb)
        if is_happening(kin) and kin_of_word(word) == kin:
            return True
        if self.verb.endswith(_PARTICLES) and stem_of(fold(word)) in _LAUNCHES:
            return True
        return same_stem(verb_stem(self.verb), verb_stem(fold(word)))


def verb_stem(word: str) -> str:
    """Return what the forms of a verb share."""
    return stem_of(base_of(word) or word)


def is_base(word: str) -> bool:
    """Whether a word is the base form of a verb of work."""
    irregular = any(base_of(form) == word for form in past_forms(word))
    return irregular or bool(re.fullmatch(DOING, word))


def deed_asked(question: Question) -> Deed | None:
    """Return what is asked to have happened, None where another thing is asked."""
    found = _ASKS.match(question.text)
    if found is None:
        return None
    rest = _LIVE.sub(lambda m: m[0].replace(" ", "-"), found["rest"].strip())
    words = [one for one in _WORD.findall(rest) if fold(one) not in _MANNER]
    place = _active(rest, words) if found["did"] else _passive(words)
    if place is None:
        return None
    first, last = place
    verb = fold(words[last])
    thing, beside = words[first:last], words[last + 1 :]
    if first > last:
        thing, beside = _parted(words[first:])
    thing = [one for one in thing if fold(one) not in _LIGHT]
    named = bool(stems(" ".join(thing))) or bool(question.ids)
    if not named or _OTHER_KINDS.match(verb):
        return None
    return Deed(verb, " ".join(thing), " ".join(beside))


def _passive(words: list[str]) -> tuple[int, int] | None:
    """Return where the thing begins, and the last past participle behind it."""
    for place in range(len(words) - 1, 0, -1):
        low, before = fold(words[place]), words[place - 1]
        if _is_past(low) and before not in _SMALL and low not in _LIGHT:
            return 0, place
    return None


def _is_past(word: str) -> bool:
    if word.endswith(_PARTICLES):
        return True
    long = len(word) > len("need") and word.endswith("ed")
    return long or base_of(word) is not None or word in _LIKE_THE_BASE


def _active(rest: str, words: list[str]) -> tuple[int, int] | None:
    """Return where the thing begins and where the verb stands behind `did`."""
    led = _SUBJECT.match(rest)
    if led is not None:
        place = len(_WORD.findall(led[0]))
        return (place + 1, place) if len(words) > place + 1 else None
    for place in range(len(words) - 1, 0, -1):
        low, before = fold(words[place]), fold(words[place - 1])
        if before in _SMALL or low in STOP_WORDS - {"come", "go"}:
            continue
        if low in _COMING or is_base(low) or low.endswith(_PARTICLES):
            return 0, place
    return None


_LIKE_THE_BASE = frozenset("cut put set shut run read split spread".split())  # noqa: SIM905
_PARTICLES = ("-live", "-over", "-out")
_BEHIND = re.compile(r"(?i)(?:to|for|from|at|in|on|with|into|by|via|through)")


def _parted(words: list[str]) -> tuple[list[str], list[str]]:
    """Part an object from what stands behind it."""
    for place, word in enumerate(words):
        if place and _BEHIND.fullmatch(word):
            return words[:place], words[place + 1 :]
    return words, []
