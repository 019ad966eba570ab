"""Milestones that are occasions, and come by taking place: "We held the audit".

An audit, a trial or a rehearsal has no end of its own that its name tells. That it took
place is enough, unless the words beside it spoil it or a plan asks for more of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from assistant.domain.people import fold
from assistant.extract.dates.words import MONTHS, WEEKDAYS, either, same_length_fold
from assistant.facts.milestones.names import name_of
from assistant.facts.milestones.prose.met import PRETENDED
from assistant.facts.milestones.prose.predicates import DOUBTED, IN_PART, Reached
from assistant.facts.milestones.prose.said import Outcome
from assistant.facts.milestones.prose.spoilt import is_spoilt, without_none
from assistant.facts.milestones.prose.tests import can_fail, is_test
from assistant.facts.sameness.stems import other_numbers, stem_of

_WEEKDAY, _MONTH = either(WEEKDAYS), either(MONTHS)
_DAY = (
    rf"(?:(?:on|since|last|this|early|late) )*(?:the )?(?:\b(?:{_WEEKDAY})"
    rf"(?: (?:morning|afternoon|evening|night|last week))?|\d{{4}}-\d\d-\d\d"
    rf"|\d\d?(?:st|nd|rd|th|\.)? (?:of )?(?:{_MONTH})(?: \d{{4}})?"
    rf"|(?:{_MONTH}) \d\d?(?:st|nd|rd|th)?(?:,? \d{{4}})?"
    rf"|\d\d?[./]\d\d?[./]?(?:\d{{2,4}})?)"
    r"|yesterday(?: (?:morning|afternoon|evening|night))?|today|earlier today"
    r"|last (?:night|week|month)|this (?:week|month|morning|afternoon)"
)
_ADVERB = (
    r"(?:finally|also|now|then|indeed|all|already|meanwhile|in the end|at last"
    r"|as (?:planned|agreed|scheduled|announced|promised)|itself"
    r"|(?!near|hard|bare|on|part|most|virtual|practical)\w+ly)"
)
_SO = rf"(?:,? {_ADVERB}| {_DAY}|,? (?:planned|scheduled|due|set) for {_DAY},?)*"
_CAME = (
    r"took place|happened|went(?= (?:off )?without\b)|went (?:very |really |quite "
    r"|pretty"
    r" |all |down )*(?:ahead|well|smoothly|fine|ok(?:ay)?|great|through|perfectly"
    r"|nicely"
    r"|according to plan|as (?:planned|hoped))"
    r"|came off|(?:has|have) (?:taken place|happened|gone (?:ahead|well|smoothly|fine))"
    r"|did (?:take place|go ahead|happen)|came and went"
)
_WAS_DONE = (
    r"(?:held(?! (?:up|back|over|off|hostage|responsible))|carried out|conducted"
    r"|performed|staged|run(?! (?:down|out|over|into|by|late))|done|completed"
    r"|concluded|finished|wrapped up)"
)
_IS_OVER = r"(?:behind us|over and done with|over|done|through|in the bag|complete)"
_PASSIVE = (
    rf"(?:was|were|got|(?:has|have|had){_SO} been){_SO} {_WAS_DONE}"
    rf"|(?:is|are|['’]s){_SO} (?:{_IS_OVER}|{_WAS_DONE})"
)
_NOT_OVER = (
    r"(?! (?:budget|time|schedule|cost|plan|target|capacity|the (?:limit|top|budget"
    r"|next"
    r"|weekend|coming)|\d|\w+ed|an?|half|two|three|four|five|six|by (?:then|the end"
    r"|next)"
    r"|to|for"
    r"|on (?:the|paper)\b(?! \d)|in (?:theory|principle))\b)"
)
_SAID = re.compile(rf" ?(?P<so>{_SO}) (?P<verb>{_CAME}|{_PASSIVE})\b{_NOT_OVER}")
_RAN = re.compile(
    rf" ?(?P<so>{_SO}) (?P<verb>ran|has run)"
    rf"(?=\W*$|,|\.| (?:and|as|through|without|from|well|smoothly|fine|{_ADVERB}"
    rf"|{_DAY})\b)"
)
_LABEL = re.compile(
    rf"^\W*(?P<what>[^:.!?,]{{2,50}}?)\W*(?::|\s[-–—]) (?:{_ADVERB} )*(?:it )?"
    rf"(?P<verb>{_CAME}|{_PASSIVE}|{_WAS_DONE}|{_IS_OVER})(?=\W*$|[,;.!]| (?:{_DAY})|"
    r" (?:and|with|without|as)\b)"
)
_DID = re.compile(
    r"(?:(?<![\w-])|(?<=we)(?=['’]))(?P<verb>held|conducted|carried out|performed"
    r"|staged|completed|finished"
    r"|concluded|wrapped up"
    r"|(?P<loose>ran|did|had|(?:(?:have|has)|(?<=we)['’]ve) (?:run|done|had)))"
    r" (?P<rest>(?:the|our|this|today['’]s|yesterday['’]s)? ?.*)$"
)
_DOER = re.compile(
    rf"^\W*(?:(?:and|so|then|{_DAY}),? )*(?:(?P<we>(?:(?:we|they|he|she|i|you)"
    r"|(?:the |our )?[\w.'’-]+(?: and [\w.'’-]+| [\w'’-]+){0,2})"
    rf"(?: all| both| have|['’]ve| has| had)?){_SO} ?)?$"
)
_NO_DOER = re.compile(
    r"\b(?:not|never|nobody|nothing|no|cannot|could|would|should|might|may|must|will"
    r"|to|who|if|half|part|most|some|is|are|was|were|be|been|being|only)\b|n['’]t\b"
)
_CLAUSE = re.compile(
    r"[;.!?:]+(?=\s|$)|,\s|\s[-–—]\s"
    r"|\b(?:but|so|because|that|which|who|although|though|and)\b"
)
_LEAD = re.compile(
    rf"^\W*(?:(?:and|so|then|{_ADVERB}|{_DAY}),? )*(?:(?:the|our|this|today['’]s"
    r"|yesterday['’]s|monday['’]s) )?(?:(?:planned|long-awaited|big|joint"
    r"|milestone) )*"
)
_PLAIN = frozenset(
    stem_of(word) for word in ("final", "formal", "official", "full", "whole", "entire")
)
"""What only says that it was the real one, beside a name in full."""
_STOPS = re.compile(
    rf"[,;.!?:()]|\s[-–—]\s|\b(?:and|but|so|because|while|which|that)\b|\b(?:{_DAY})\b"
    r"|\b(?:on|in|at|by|with|without|as|since|together|early|late|two|one|three)\b"
    rf"|\b(?:successfully|{_ADVERB})\b"
)
_HAD = re.compile(rf"\W*(?:$|[,;.!()]|{_DAY}|with\b|and\b|as planned\b|together\b)")
"""What may follow what was had: "on the agenda" does not."""
_OCCASIONS = re.compile(
    r"(?:.*\W)?(?:workshop|training|course|session|meeting|ceremony|conference|exercise"
    r"|install|installation|recount|stocktake|tasting|visit|walk-?through|simulation"
    r"|playtest|briefing|handover|move|kick-?off|exam|event|fair|pilot|open day"
    r"|hearing|interview|vote|election|count|fitting|rehearsal|shoot|show|concert"
    r"|premiere|performance|match|tour|trip|shutdown|evacuation|presentation)s?\W*"
)
_END = re.compile(r" (?:completed?|done|finished|held|over|carried out|performed)$")


@dataclass(frozen=True, slots=True)
class _Occasion:
    """A milestone's name as stems in order; `loose` verbs may be said of it, too."""

    stems: tuple[str, ...]
    id: str | None
    loose: bool
    asked: bool


class Occasions:
    """Hears whether milestones that name an occasion have taken place.

    `criteria` are what the plans ask of them, by title: that it took place says
    nothing of it.
    """

    def __init__(self, titles: Iterable[str], criteria: Mapping[str, str]) -> None:
        self._own: dict[str, _Occasion] = {}
        for title in titles:
            name = _END.sub("", _name(title))
            if not name:
                continue
            loose = bool(
                is_test(name) or can_fail(name) or _OCCASIONS.fullmatch(fold(name))
            )
            self._own[title] = _Occasion(
                _stems(name),
                name_of(title).id,
                loose,
                bool(criteria.get(title, "").strip()),
            )

    def spoken_of(self, text: str) -> bool:
        """Whether the text has the last word of any, and one for what took place."""
        words = {*_stems(text)}
        named = any({own.stems[-1], own.id} & words for own in self._own.values())
        return named and any(
            form.search(same_length_fold(text)) for form in (_SAID, _RAN, _DID, _LABEL)
        )

    def read(self, text: str, rest: str) -> Iterator[Reached]:
        """Yield what the sentence says to have taken place; `rest` goes on from it.

        The last words of a name may stand for it.
        """
        folded = same_length_fold(text)
        if PRETENDED.search(folded) or DOUBTED.search(folded):
            return
        for what, verb, ends, loose in _told(folded):
            words = _stems(what)
            for title, own in self._own.items():
                if (loose and not own.loose) or other_numbers(title, text):
                    continue
                if not _is_named(own, words):
                    continue
                before = folded[:verb].replace(what, " ")
                beside = f"{before} {folded[ends:]} {same_length_fold(rest)}"
                spoilt = is_spoilt(beside) or _in_part(own, folded)
                near = own.asked or spoilt
                short = len(words) < len(own.stems) and words != (own.id,)
                yield Reached(
                    title,
                    Outcome.NEAR if near else Outcome.MET,
                    ends,
                    short=short,
                    alone=frozenset(words[:1]) if short else frozenset(),
                    spoilt=spoilt,
                )
                return


def _told(text: str) -> Iterator[tuple[str, int, int, bool]]:
    """Yield what took place, where its verb begins and ends, and if many things can."""
    for form in (_SAID, _RAN):
        for said in form.finditer(text):
            before = _CLAUSE.split(text[: said.start()])[-1]
            what = _LEAD.sub("", before)
            if what.strip():
                yield what, said.start("verb"), said.end(), form is _RAN
    label = _LABEL.match(text)
    if label:
        yield _LEAD.sub("", label["what"]), label.start("verb"), label.end(), True
    for did in _DID.finditer(text):
        before = _CLAUSE.split(text[: did.start()])[-1]
        thing = _STOPS.split(did["rest"])[0]
        if did["verb"] == "had" and not _HAD.match(did["rest"][len(thing) :]):
            continue
        if _DOER.match(before) and not _NO_DOER.search(before):
            what = _LEAD.sub("", thing)
            ends = did.start("rest") + len(thing.rstrip())
            yield what, did.start("verb"), ends, bool(did["loose"])


def _is_named(own: _Occasion, words: tuple[str, ...]) -> bool:
    """Whether the words are the id, the name in any order, or its last words."""
    if not words or words == (own.id,):
        return bool(words)
    plain = tuple(word for word in words if word not in _PLAIN)
    whole = sorted(own.stems)
    return own.stems[-len(words) :] == words or whole in (sorted(words), sorted(plain))


def _in_part(own: _Occasion, text: str) -> bool:
    parts = IN_PART.finditer(without_none(text))
    return any(stem_of(found[0]) not in own.stems for found in parts)


def _name(title: str) -> str:
    """Return the folded name without its id."""
    found = name_of(title).id
    text = " ".join(re.findall(r"\w+(?:-\w+)*", same_length_fold(title)))
    return text.removeprefix(found).strip() if found else text


def _stems(text: str) -> tuple[str, ...]:
    words = re.findall(r"[^\W_]+", same_length_fold(text))
    return tuple(
        stem_of(word) for word in words if word not in {"the", "of", "a", "our"}
    )
