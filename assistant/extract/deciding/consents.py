"""A yes that does not say to what: what it decides is the proposal it answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import islice

from assistant.domain.people import fold
from assistant.extract.deciding.not_against import is_for_the_last
from assistant.extract.deciding.plain import may_decide
from assistant.extract.deciding.words import POINTS
from assistant.extract.tasks.phrasing import first
from assistant.extract.tasks.suggestions import is_opposed, suggestion
from assistant.extract.view import Unit, View

_FIRM = re.compile(
    r"agreed|agree|approved|approve|accepted|accept|adopted|deal"
    r"|einverstanden|abgemacht|d['’]accord|convenu|acordado|akkoord"
)
_CLOSING = re.compile(
    r"decided|settled|resolved|beschlossen|entschieden|décidé|decidido"
    r"|besloten"
)
"""Words that end a matter, also where it was talked about after it was proposed."""
_LIGHT = re.compile(
    r"yes|yeah|yep|yup|ok|okay|fine|good|great|sure|perfect|right|alright"
    r"|excellent|absolutely|definitely|exactly|certainly|totally|sounds"
    r"|works|happy|lovely|confirmed|sense|makes|idea|cool|wonderful"
    r"|brilliant|ja|gut|genau|oui|sí|si"
)
_EMPTY = re.compile(
    r"it|that|this|which|so|and|then|now|here|too|also|fully|completely"
    r"|quite|just|very|hereby|therefore|much|well|all|both|we|i|you|he|she"
    r"|us|me|my|our|everyone|everybody|anyone|anybody|is|are|was|be|been|am"
    r"|have|has|had|do|does|will|would|can|let|on|with|to|for|by|from|of|in"
    r"|the|a|an|one|decision|agreement|consensus|plan|side|matter|mean|point"
    r"|thing|case|done|go|ahead|please|thanks|thank|as|course"
)
_DO_IT = re.compile(
    r"^(?:(?:so|then|ok(?:ay)?|yes|yeah|fine|good|right|sure|great|well),? )*"
    r"(?:let['’]?s|let us|we(?:['’]ll| will| can)?(?: then| all)?) (?:do|go (?:for"
    r"|with)|say|take|leave it at|keep it at|stick (?:to|with)) (?:that|it|this|so)"
    r"(?: then| now| please)?\W*$",
    re.IGNORECASE,
)
"""`Then let's do that`: it takes up what was proposed."""
_NO_OBJECTION = re.compile(
    r"^(?:no|none|nope)\W*$|^(?:no|none)\b.{0,3}\b(?:objections?|concerns?)\b"
    r"(?: (?:from|on|at) (?:me|us|my side|our side|my end|here))?\W*$",
    re.IGNORECASE,
)
_OBJECTIONS = re.compile(
    r"^(?:(?:so|then|and|ok(?:ay)?|right),? )*(?:(?:are|is) there |does |has )?an(?:y"
    r"(?:one|body)?)\b.{0,12}\bobject(?:s|ions?)?\b.{0,20}\?",
    re.IGNORECASE,
)
_ASKED_FOR = re.compile(
    r"\b(?:like|want|take|make|call|put|record|minute|note|treat|consider|have|count)"
    r" (?:that|this|it)\b(?: [\w'’]+){0,4} (?:decisions?|decided|agreed|settled"
    r"|an agreement)\b",
    re.IGNORECASE,
)
"""`I'd like that to be a decision`."""
_OWN_WORD = re.compile(
    r"^(?:(?:so|then|and|ok(?:ay)?|fine|good|right|well|yes|no|but)\b[,.]? )*"
    r"(?:(?:i(?:['’]m| am)(?: (?:very|quite|also|now))* (?:happy|glad|pleased|content"
    r"|comfortable|prepared|ready|willing) to "
    r"|i(?:['’]ll| will| can| shall)(?: \w+ly)? (?=.*\b(?:now|here|today)\b)"
    r"|i (?:hereby|therefore|now) )(?:decide|settle|approve|confirm|accept|rule"
    r"|sign off)(?: on)? (?:that|this|it|so)|i (?:(?:hereby|now|therefore) )?"
    r"(?:take|make|am making|am taking) (?:that|this|the) decision"
    r"|(?:that|this|it)(?:['’]s| is| was| will be|['’]ll be) (?:(?:now|also|then) )?"
    r"my (?:own |final )?(?:decision|call|choice|ruling|word))"
    r"(?:,? (?:now|here|then|today|right|on the spot|straight away|myself"
    r"|and (?:that is|that['’]s) (?:it|final|that)|as (?:the |your )?\w+))*[.! ]*$",
    re.IGNORECASE,
)
"""`I am happy to decide that now`, `That is my decision`: what was just said holds."""
_OPINION = re.compile(
    r"^(?:(?:so|then|and|well|ok(?:ay)?)\b,? )*(?:i(?:['’]d| would) (?:say|think)"
    r"|i (?:think|believe|say|feel|take it)|(?:in|to) my (?:view|opinion|mind)|for me"
    r"|my (?:view|feeling|take) is)\b,?(?: that\b)? ",
    re.IGNORECASE,
)
"""How words begin that are put to others as one's own opinion."""
_POINTS = re.compile(
    r"^(?:(?:so|then|and|ok(?:ay)?|fine|good|right|yes),? )*(?:that|this|it|which)\b",
    re.IGNORECASE,
)
_COMMENTED = re.compile(
    r"^(?P<yes>[^,;:.–—]{2,40}) ?(?:[,;–—]|\.{3}|…| -)\s*(?P<rest>\w.*)$"
)
_ITS_OWN = re.compile(
    r"(?:so |then |and )*(?:we|i|let['’]?s|let us|to|that we|on|no more|not)\b",
    re.IGNORECASE,
)
"""How words begin behind a yes that themselves say what is done."""
_BUT = re.compile(
    r"(?:but|only|if|unless|provided|as long as|except|though|although|subject"
    r"|assuming|with one|in principle|as soon as|once|when)\b",
    re.IGNORECASE,
)
_CLOSED_FOR = re.compile(
    r"^(?:(?:so|then|and|ok(?:ay)?|fine|good|great|right|well|yes|alright|perfect)\b"
    r"[,.]? )*(?:that|this|it)(?:['’]s| is| was)(?: (?:now|then|all|also|hereby))*"
    r" (?:decided|agreed|settled|approved|resolved)(?: then| now)?(?: ?[,;–—:-]+ ?"
    r"| by | with )(?P<whose>[^,;:?]{3,60})$",
    re.IGNORECASE,
)
"""`So that's decided, Ann's order`: the words behind name what Ann proposed."""
_OF_SOMEBODY = re.compile(
    r"(?:(?:as|like|just as|the way|what) )?(?P<who>[\w.’' -]{2,40}?)(?:(?:['’]s?"
    r" (?:own )?[\w-]+(?: [\w-]+)?)|(?: (?:just |has )?(?:says?|said|propose[sd]?"
    r"|suggest(?:s|ed)?|want(?:s|ed)|put it|has it|describe[sd])(?: it| that)?))[\W]*"
)
_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+")
_CONTRACTED = re.compile(r"['’](?:s|re|ve|ll|d|m)$")
_FARTHEST = 8
_TALKED_OVER = 2
"""What may be said between a proposal and the word that ends the matter."""
_LEAST = 3


class Yes(Enum):
    """How much a yes decides."""

    LIGHT = "only where whoever says it may decide"
    FIRM = "what was just proposed"
    CLOSING = "what was proposed a little earlier"


@dataclass(frozen=True, slots=True)
class Answered:
    """The proposal that a yes answers, and its words without the asking."""

    unit: Unit
    what: str


def yes_of(view: View, unit: Unit) -> Yes | None:
    """Grade a yes in a conversation that does not itself say what is decided."""
    core = unit.core
    if not unit.in_conversation or unit.jokes or core.rstrip(" *_").endswith("?"):
        return None
    if _OWN_WORD.match(core):
        return Yes.CLOSING
    if _DO_IT.match(core) or _lets_pass(view, unit) or is_for_the_last(core):
        return Yes.FIRM
    whole = _grade(view, core)
    closes = whole is None and (POINTS.match(core) or _closed_for(view, unit))
    return Yes.CLOSING if closes else whole or _commented(view, core)


def _commented(view: View, core: str) -> Yes | None:
    """Grade a yes that goes on with a remark, and with nothing of its own."""
    said = _COMMENTED.match(core)
    if said is None or _ITS_OWN.match(said["rest"]):
        return None
    graded = _grade(view, said["yes"])
    return graded if graded is not Yes.LIGHT else None


def answered(view: View, unit: Unit, yes: Yes, chair: str | None) -> Answered | None:
    """Return the proposal that the yes takes up; None where it takes up none."""
    said = _COMMENTED.match(unit.core)
    if said is not None and _BUT.match(said["rest"]):
        return None
    may = unit.speaker is not None and may_decide(view, unit.speaker, chair)
    return _proposal(view, unit, yes) if may or yes is not Yes.LIGHT else None


def _proposal(view: View, unit: Unit, yes: Yes) -> Answered | None:
    talked, called = 0, None
    whose = _closed_for(view, unit)
    for one in islice(_back(view, unit), _FARTHEST):
        if not one.in_conversation:
            break
        if whose and view.names.resolve(one.speaker) == whose and _declared(one):
            return _declared(one)
        if _calls_for_consent(view, one):
            called = one
            continue
        what = suggestion(one)
        if what is not None:
            return Answered(one, what)
        if called is not None:
            by_caller = one.speaker == called.speaker
            asked = yes is Yes.CLOSING and _is_called_upon(view, one, called)
            return _declared(one) if by_caller or asked else None
        if (
            yes is not Yes.LIGHT
            and not talked
            and _is_pointed_at(unit, one)
            and yes_of(view, one) is None
        ):
            return _declared(one)
        if yes_of(view, one) is None:
            talked += 1
            own = int(one.passage is unit.passage)
            allowed = _TALKED_OVER if yes is Yes.CLOSING else own
            if talked > allowed or is_opposed(one.core):
                break
    return None


def _declared(one: Unit) -> Answered | None:
    """Take a whole sentence as what consent is asked for."""
    whole = len(one.core.split()) >= _LEAST and not one.core.rstrip(" *_").endswith("?")
    return Answered(one, first(_OPINION.sub("", one.core))) if whole else None


def _closed_for(view: View, unit: Unit) -> str | None:
    """Return the person whose proposal the words close by name."""
    closed = _CLOSED_FOR.match(unit.core)
    somebody = _OF_SOMEBODY.fullmatch(closed["whose"]) if closed else None
    return view.names.resolve(somebody["who"]) if somebody else None


def _is_called_upon(view: View, one: Unit, called: Unit) -> bool:
    """Whether it begins the answer to whoever then asks for consent to it."""
    before = view.before(one)
    if before is None or before.passage is one.passage:
        return False
    asks = before.core.rstrip(" *_").endswith("?")
    return asks and before.speaker == called.speaker


def _is_pointed_at(unit: Unit, one: Unit) -> bool:
    """`We pay it. That is decided.`: said by one person in one breath."""
    points = _POINTS.match(unit.core) or _OWN_WORD.match(unit.core)
    return one.passage is unit.passage and points is not None


def _lets_pass(view: View, unit: Unit) -> bool:
    """Whether it says no to "Any objections?"."""
    before = view.before(unit)
    asked = before is not None and _OBJECTIONS.match(before.core) is not None
    return asked and _NO_OBJECTION.match(unit.core) is not None


def _back(view: View, unit: Unit) -> Iterator[Unit]:
    before = view.before(unit)
    while before is not None:
        yield before
        before = view.before(before)


def _calls_for_consent(view: View, unit: Unit) -> bool:
    """`Is everybody happy with that?`, `Any objections?`, `Ann?`."""
    if _ASKED_FOR.search(unit.core):
        return True
    if not unit.core.rstrip(" *_").endswith("?"):
        return False
    named = not _words(view, unit.core)
    return named or bool(_OBJECTIONS.match(unit.core)) or bool(_grade(view, unit.core))


def _grade(view: View, text: str) -> Yes | None:
    """Grade words that are nothing but consent, small words and names."""
    words = _words(view, text)
    if not words or any(_content(word) for word in words):
        return None
    for grade, cue in ((Yes.CLOSING, _CLOSING), (Yes.FIRM, _FIRM), (Yes.LIGHT, _LIGHT)):
        if any(cue.fullmatch(word) for word in words):
            return grade
    return None


def _words(view: View, text: str) -> set[str]:
    """Return the words but for the names of people."""
    for who in view.names.mentions(text):
        text = text.replace(who.text, " ")
    return {_CONTRACTED.sub("", token) for token in _TOKEN.findall(fold(text))} - {""}


def _content(word: str) -> bool:
    return not any(one.fullmatch(word) for one in (_FIRM, _CLOSING, _LIGHT, _EMPTY))
