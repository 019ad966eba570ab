"""Words that a milestone was met: "K2 is met", "K2 went live", "we wrapped up K2"."""

from __future__ import annotations

import re

from assistant.extract.dates.words import same_length_fold
from assistant.facts.change_requests import REQUEST
from assistant.facts.milestones.names import MilestoneNames
from assistant.facts.sameness.stems import stems

_MEASURES = (
    "day",
    "days",
    "week",
    "weeks",
    "hours",
    "month",
    "well",
    "just",
    "shortly",
)
_SPAN = "".join(f"(?<!{word} )" for word in _MEASURES)
"""No measure: "met, two days before the test" tells of what was."""
UNSURE = re.compile(
    r"\?|\b(?:if|whether|unless|until|when|once|would|might|could|may|should|must"
    r"|needs?|wants?"
    rf"|{_SPAN}before(?! last\b)|{_SPAN}after"
    r"|hopes?|hopefully|probably|wenn|falls|si|can"
    r"|criteri\w*)\b"
)
"""Words of a sentence that asks, supposes or looks ahead."""
_ORDER = re.compile(
    r"^\W*(?:[^:]{1,40}: |[^:–—-]{1,40} [-–—] |(?:[\w.'’-]+ ){1,3}(?:to|will|should) )?"
    r"(?:\[[ x]?\] ?)?(?:please |kindly )?(?:confirm|check|verify|decide|say|state"
    r"|find out|make sure|ensure|clarify|ask|determine|establish|announce|declare"
    r"|tell \w+)\b(?! of\b|\s*[:,–—-])"
)
"""How an order begins: `Ann: say that M2 is met` is to be done yet."""
_DONE_BY_ITSELF = (
    r"(?:went|gone|is|are|was|were) (?:now |finally |fully )?live|made it(?! clear)"
    r"|went through|(?:is|are) (?:now |finally |well )?behind us|in the bag"
    r"|over the line|went out(?: of)? the door"
)
_DONE_BY_SOMEONE = (
    r"launched|shipped|opened|released|delivered|accepted|signed(?:[ -]off)?"
    r"|(?<!was )(?<!were )(?<!is )(?<!been )(?<!got )hit|closed out|wrapped up"
    r"|in betrieb genommen|geliefert|livree?s?|entregad[oa]s?"
)
_VERB = re.compile(rf"\b(?:{_DONE_BY_ITSELF}|(?P<object>{_DONE_BY_SOMEONE}))\b")
_BEFORE = re.compile(r"[,;:.(]\s|\s[-–—]\s|\b(?:and|so|that|but|because|und|et|y)\b")
_BEHIND = re.compile(
    r"[,;:.!()]|\s[-–—]\s"
    r"|\b(?:on|in|at|by|since|as|with|for|to|and|but|over|yesterday|today|last|this"
    r"|am|seit|le|el|a|one|two|early|late|ahead)\b"
)
_GOT = re.compile(r"\b(?:got|have|get)\s+(.+)$")
_NOT_YET = re.compile(
    r"\b(?:not|never|no|nobody|nothing|will|to|yet|hardly|nicht|pas)\b|n['’]t\b"
)
_HELPERS = stems(
    "we they it he she have has had got get is are was were been be now finally all"
    " both also milestone gate phase just already officially formally successfully"
)
_NOT_WHOLE = re.compile(
    r"\b(?:half|parts?|partly|partially|some|most|mostly|nearly|almost|except|only"
    r"|all but|apart from|pilot users|soft)\b"
)
_FOR_SOME = re.compile(
    r" for (?:the |a |an |our )?(?:first|second|pilot|test|some|half|internal|beta"
    r"|selected|few|\d+)\b"
)
_UNDONE = re.compile(
    r"\b(?:by (?:only |just )?(?:one|two|three|half|some|most) of|still missing"
    r"|(?:is|are) missing|outstanding|to follow"
    r"|rolled back|roll(?:ing)? back|rollback|revert\w*|backed out|taken down"
    r"|withdrawn|undone|recalled|switched off again|pulled again|re-?opened"
    r"|zuruckgerollt|zurückgerollt)\b"
)
PERMITS = re.compile(r"approved|signed[ -]off|accepted|agreed")
"""Beside a day to come these words agree to the day; the milestone is not met by it."""
_LED_TO = re.compile(
    r"\b(?P<head>[^\W\d_][\w-]*) (?:for|of|about|behind) (?:the |our )?"
)
ITSELF = re.compile(
    r"(?:milestone|gate|stage|phase|rest|end|completion|acceptance|hand-?over|delivery"
    r"|sign-?off|roll-?out|go-?live|launch|closing|all|part)s?"
)
"""What may be said instead of the milestone itself: the end of it, all of it."""
PRETENDED = re.compile(
    r"\b(?:as if|as though|pretend\w*|claim\w*|rumou?r\w*|not true|untrue|wrong(?:ly)?"
    r"|i (?:think|guess|believe|assume|heard)|(?:thinks|believes|assumes|guesses)"
    r"|wish\w*|supposed(?:ly)?|allegedly|apparently)\b"
)
"""Words of what is only said, or believed, to be so."""


def is_ordered(text: str) -> bool:
    """Whether folded words only tell somebody to say or to find out that it is so."""
    return _ORDER.match(text) is not None


def is_of_other(text: str, verb: re.Match[str], names: MilestoneNames) -> bool:
    """Whether "met", "done" or "approved" is said of something else of a milestone.

    That is a change request that is approved, whatever it asks for, or what leads to
    the milestone: the budget for it, a review of it. `verb` was found in the folded
    text.
    """
    folded = same_length_fold(text)
    if PERMITS.fullmatch(verb[0]) and REQUEST.search(text):
        return True
    subject = _BEFORE.split(folded[: verb.start()])[-1]
    return any(
        not ITSELF.fullmatch(led["head"])
        and bool(names.named_in(subject[led.end() :]))
        and not names.named_in(subject[: led.end("head")])
        for led in _LED_TO.finditer(subject)
    )


def met_by_words(text: str, names: MilestoneNames) -> re.Match[str] | None:
    """Return the everyday verb that says that a milestone was met, if one does.

    Such words are said of many things: only when all that did it, or all that it was
    done to, are words of one milestone do they tell of the milestone.
    """
    folded = same_length_fold(text)
    if _UNDONE.search(folded) or PRETENDED.search(folded):
        return None
    for verb in _VERB.finditer(folded):
        subject = _BEFORE.split(folded[: verb.start()])[-1]
        thing = _BEHIND.split(folded[verb.end() :])[0]
        got = _GOT.search(subject)
        things = [subject, *([got[1]] if got else [])]
        things += [thing] if verb["object"] else []
        if any(_is_one(words, verb[0], names) for words in things) and not (
            _NOT_YET.search(subject)
            or _NOT_WHOLE.search(f"{subject} {thing}")
            or _FOR_SOME.match(folded, verb.end())
        ):
            return verb
    return None


def _is_one(words: str, verb: str, names: MilestoneNames) -> bool:
    """Whether the words are a milestone's name or id, and nothing besides.

    The verb may be the last word of the name ("the portal went live").
    """
    said = stems(words) - _HELPERS
    titles = names.ids_in(words) or (said and names.named_in(f"{words} {verb}"))
    return any(said <= stems(same_length_fold(title)) for title in titles or ())
