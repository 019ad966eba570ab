"""The grammar of what is said of an event: by verbs, or by its noun."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.extract.dates.words import MONTHS, WEEKDAYS, either
from assistant.extract.done.past_forms import base_of
from assistant.facts.milestones.prose.event_words import Event, Sort
from assistant.facts.milestones.prose.said import Outcome

_DAY = rf"(?:the )?(?:\d|(?:{either(WEEKDAYS)}|{either(MONTHS)})\b)"
_CLAUSE = re.compile(
    r"[;.!?]+(?=\s|$)|,\s|\s[-–—]\s"
    r"|\b(?:but|so|because|while|that|which|who|although|though)\b"
)
_AND = re.compile(r"\band (?=(?:the|our|its|all|both|we|they|he|she|it|i)\b)")
_LISTED = re.compile(r",\s|\band (?=(?:the|our|its|all|both)\b)|\bas well as\b")
_LABEL = re.compile(r"^\W*(?P<label>[^:.!?]{2,60}?)\W*:\s+(?=\S)")
_ADVERB = r"(?:now|also|just|both|all|at last|today|yesterday|\w+ly)"
_BE = (
    r"(?:(?:is|are|was|were|got|['’]s|['’]re|(?:has|have|had|['’]ve)"
    rf"(?: {_ADVERB})* been)(?: {_ADVERB})*)"
)
_IS_DONE = re.compile(rf"(?P<subject>.*?)(?<![^\W_]){_BE} ?$")
_HAVE = re.compile(rf"\b(?:has|have|had|['’]ve|['’]s)(?: {_ADVERB})* ?$")
_NOT = re.compile(
    r"\b(?:not|never|no|none|nobody|neither|hardly|cannot|without|nicht|pas)\b"
    r"(?: yet)?|n['’]t\b(?: yet)?"
)
_AHEAD = re.compile(
    r"\b(?:will|shall|going to|to|wird|sera|being|be|get(?:s|ting)?|go(?:es|ing)?"
    r"|becom(?:es?|ing))\b|['’]ll\b"
)
_LATER = re.compile(
    r"^\W*(?:(?:only |again )?(?:until|before|after|in (?:a|two|three|\d)|in time for"
    rf"|tomorrow|next|soon|shortly|later)\b|(?:from|as of) (?:{_DAY}|tomorrow|next)"
    rf"|by (?:{_DAY}|(?:the )?(?:end|middle"
    r"|beginning|start|close)\b|then|next|now\b|noon|tomorrow|tonight|mid|early|late"
    r"|q\d))"
)
_IS_NOW = re.compile(rf"(?:\b(?:is|are)|['’](?:s|re))(?: {_ADVERB})* $")
_ON_DAY = re.compile(rf"^\W*on (?:{either(WEEKDAYS)})\b(?! last)")
"""With the present it is still to come: "it is signed on Monday"."""
_FOR_SOME = re.compile(
    r"^\W*(?:if|when|as soon|except|for(?! (?:all|every\w*|the whole|good)\b))\b"
)
_FIRM = re.compile(
    rf"^\W*(?:(?:on|since) {_DAY}|yesterday\b|today\b|last \w+\b|this (?:morning"
    r"|afternoon|week)\b|at last\b|by |✅|🎉|!|$)"
)
_NO_OBJECT = re.compile(
    r"^\W*(?:$|[,;.!)]|(?:on|in|at|to|from|with|without|by|since|for|and|but|as|last"
    r"|this|yesterday|today|early|late|now|one|two|a (?:day|week)|\w+ly"
    rf"|(?:the )?(?:{either(WEEKDAYS)}))\b)"
)
_ACTS = re.compile(r"(?:ed|off|over)$")
ATTRIBUTE = re.compile(
    r"\b(?:the|an?|our|its|their|his|her|your|this|that|these|those|any|every|each|of"
    r"|with|for|no|newly|recently|like|is|are|was|were|be)\s*$"
)
_A_THING = re.compile(r"^\s*(?:the|our|all|both|its|their)\b")
_CAME = r"came(?: in| through| back)?|come(?: in| through)?|arrived|landed"
_GIVEN = r"received|granted|given|obtained|issued|secured|confirmed"
_OCCURRED = (
    r"took place|taken place|happened|held|done|completed?|finished|closed|performed"
    r"|carried out|over(?! (?:budget|time|schedule|cost|plan|target|capacity|the|two"
    r"|three|half|\d))"
    r"|behind us|(?:a )?success(?:ful)?|succeeded|passed|made|met"
    r"|reached|achieved|went (?:well|smoothly|fine|ahead|through|out)"
)
_VERBS = {
    Sort.LEAVE: rf"{_CAME}|{_GIVEN}|in(?: hand)?|through|here|there|{_OCCURRED}",
    Sort.GOODS: rf"{_CAME}|here|{_OCCURRED}",
    Sort.DOING: _OCCURRED,
}
_GETS = {
    Sort.LEAVE: r"have|has|got|gotten|received|obtained|secured|gave|given|granted"
    r"|issued|confirmed|won|celebrated",
    Sort.GOODS: r"got|received|took|completed|celebrated",
    Sort.DOING: r"had|completed|finished|did|carried out|performed|held|celebrated"
    r"|concluded|made|managed|reached|achieved",
}
_GOT = {
    sort: re.compile(rf"^(?P<who>.*)\b(?:{verbs})\b(?P<thing>.*)$")
    for sort, verbs in _GETS.items()
}
_HAS_COME = {
    sort: re.compile(
        rf"^\W*(?:(?:{_BE}|has|have|had) )?(?P<no>(?:not|never) (?:yet )?)?(?:been )?"
        rf"(?:{_ADVERB} )*(?:{verbs})\b"
        rf"|^ (?:was|were)(?: {_ADVERB})* on {_DAY}"
    )
    for sort, verbs in _VERBS.items()
}
_AWAITED = re.compile(
    r"^\W*(?:(?:is|are|was|were) )?(?:still )?(?:pending|outstanding|missing|awaited)\b"
)
_WAITING = re.compile(
    r"\b(?:await\w*|wait(?:s|ing)? for|lack\w*|miss\w*)(?= (?:the |our |a )?)"
)
_STOPS = re.compile(
    r"[,;.!?:()]|\s[-–—]\s|\b(?:is|are|was|were|has|have|had|got|and|but|so|which|that"
    rf"|yesterday|today|last|this|since|pending|outstanding|still|now|not|{_CAME}"
    rf"|{_GIVEN}|{_OCCURRED}|through|here|there|\w+ly)\b|['’]s\b(?= )"
)
_DOER = re.compile(
    r"\b[\w-]+['’]s?(?=\s)|\b(?:client|customer|user|board|council|management|sponsor"
    r"|steering|committee|authority|supplier|vendor|owner)\b"
)
_WITH_OF = re.compile(r"\b(of|for|to|on|from|by|in|at|with)\b")
_BESIDE = re.compile(
    rf"\b(?:{either(MONTHS)}|{either(WEEKDAYS)}|meeting|board|call|session|workshop"
    r"|time|week|writing|full|morning|afternoon|end|month|schedule|monday)\b|\d"
)


@dataclass(frozen=True, slots=True)
class Telling:
    """That an event has come, or has not: of what, and where those words end.

    `named` says that its noun tells it, so that it need not be of anything.
    """

    what: str
    outcome: Outcome
    ends: int
    named: bool = False


def tellings(own: Event, text: str) -> Iterator[Telling]:
    """Yield what the folded sentence tells of the event in any of its forms."""
    label = _LABEL.match(text)
    yield from _by_verb(own, text, label)
    yield from _by_itself(own, text, label)
    yield from _by_noun(own, text, label)


def _by_verb(own: Event, text: str, label: re.Match[str] | None) -> Iterator[Telling]:
    """Yield that it is approved, or that somebody approved it."""
    for verb in own.done.finditer(text):
        before, behind = _around(text, verb, label)
        if _AHEAD.search(before) or _LATER.match(behind):
            continue
        if _IS_NOW.search(before) and _ON_DAY.match(behind):
            continue
        no = _NOT.search(before)
        denied = Outcome.DENIED if no else Outcome.MET
        said = _NOT.sub("", before).replace("  ", " ")
        passive = _IS_DONE.search(said)
        if passive:
            outcome = Outcome.NEAR if _FOR_SOME.match(behind) else denied
            yield from _of_each(passive["subject"], label, outcome, verb.end())
            continue
        if not no and not _HAVE.search(before):
            if label and not before.strip():
                yield Telling(label["label"], Outcome.MET, verb.end())
            elif _FIRM.match(behind) and not (
                behind.startswith(" by ") and _A_THING.match(before)
            ):
                yield from _of_each(before, None, Outcome.MET, verb.end())
        acts = _ACTS.search(verb[0]) or base_of(verb[0])
        if acts and not ATTRIBUTE.search(said):
            thing = _STOPS.split(_CLAUSE.split(behind)[0])[0]
            if said.strip() or _A_THING.match(thing):
                yield from _of_each(_done_to(thing), None, denied, verb.end())


def _by_itself(own: Event, text: str, label: re.Match[str] | None) -> Iterator[Telling]:
    """Yield that it came or went by itself: the crates arrived, it went live."""
    for verb in own.came.finditer(text) if own.came else ():
        before, behind = _around(text, verb, label)
        if not _AHEAD.search(before) and _NO_OBJECT.match(behind):
            some = _FOR_SOME.match(behind)
            outcome = Outcome.DENIED if _NOT.search(before) else Outcome.MET
            outcome = Outcome.NEAR if some else outcome
            yield from _of_each(_NOT.sub("", before), label, outcome, verb.end())


def _by_noun(own: Event, text: str, label: re.Match[str] | None) -> Iterator[Telling]:
    """Yield what is said of the event's noun: the approval came, we have it."""
    for noun in own.noun.finditer(text):
        before, rest = _around(text, noun, label)
        stop = _STOPS.search(rest)
        span = (rest[: stop.start()] if stop else rest).rstrip()
        of = _of(span)
        if of is None:
            continue
        tail, ends = rest[len(span) :], noun.end() + len(span)
        waits, got = _WAITING.search(before), _GOT[own.sort].match(before)
        come = _HAS_COME[own.sort].match(tail)
        if waits or _AWAITED.match(tail):
            what, outcome = before[waits.end() if waits else 0 :], Outcome.DENIED
        elif got and not _AHEAD.search(got["who"]) and not _LATER.match(tail):
            what, outcome = got["thing"], Outcome.MET
        elif (
            come and not _AHEAD.search(before) and not _LATER.match(tail[come.end() :])
        ):
            what, outcome = before, Outcome.DENIED if come["no"] else Outcome.MET
            ends += come.end()
        else:
            continue
        if _NOT.search(before):
            what, outcome = _NOT.sub("", what), Outcome.DENIED
        what = f"{_DOER.sub('', what)} {of}" if of else what
        yield Telling(what, outcome, ends, named=True)


def _around(
    text: str, verb: re.Match[str], label: re.Match[str] | None
) -> tuple[str, str]:
    """Return what stands in the verb's clause before it, and all behind it."""
    start = label.end() if label and label.end() <= verb.start() else 0
    before = _AND.split(_CLAUSE.split(text[start : verb.start()])[-1])[-1]
    return before, text[verb.end() :]


def _of_each(
    words: str, label: re.Match[str] | None, outcome: Outcome, ends: int
) -> Iterator[Telling]:
    """Yield it of each thing of a list; of the label for "it" or "all" behind one."""
    bare = re.fullmatch(
        r"\W*(?:it|they|all|both|this|these|that|everything)?\W*", words
    )
    if bare and label:
        yield Telling(label["label"], outcome, ends)
        return
    for part in _LISTED.split(words):
        yield Telling(part, outcome, ends)


def _done_to(thing: str) -> str:
    """Return what is done to, without the day and the doer behind it."""
    return re.split(r"\b(?:on|by|at|in|since|from|with)\b", thing)[0]


def _of(span: str) -> str | None:
    """Return what the noun is "of" or "for", None if other words stand behind it."""
    lead, *rest = _WITH_OF.split(span)
    if lead.strip():
        return None
    kept = []
    for prep, thing in zip(rest[::2], rest[1::2], strict=True):
        aside = prep in {"by", "from", "with"} or _BESIDE.search(thing)
        if not aside:
            kept.append(thing)
    return " ".join(kept)
