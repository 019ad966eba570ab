"""What people say firmly for themselves: a refusal to accept, a last word, an offer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import PurePosixPath

from assistant.domain.people import fold
from assistant.domain.reading import MAIL_KINDS
from assistant.extract.deciding.assents import Passing, is_course
from assistant.extract.deciding.consents import yes_of
from assistant.extract.deciding.plain import may_decide
from assistant.extract.text.strength import hedged
from assistant.extract.view import Unit, View

_SIGNS = r"(?:sign(?:ing)?(?: off)?|accept(?:ing)?|approv(?:e|ing)|releas(?:e|ing))"
_REFUSES = re.compile(
    r"(?:(?:no|sorry|well|but|so|then|and|look|right)\b[,.]? )*"
    r"I(?:(?:['’]m| am) not (?:going to |prepared to |ready to |willing to )?"
    r"|(?: can['’]?t| cannot| can not| won['’]t| will not| shall not| refuse to) )"
    rf"(?P<verb>{_SIGNS})(?: off)?(?: on)? (?P<what>that|this|it|(?:the|your|their)"
    r" [\w-]+(?: [\w-]+){0,2}?)"
    r"(?: (?:today|tonight|now|yet|this week|like (?:this|that)|as (?:it|they) (?:is"
    r"|are|stands?)|in this state|with (?:the|these|those|all|so|that) [^,;?]+"
    r"|(?:until|till|before) [^?]+))?(?:[,;] (?!if\b|unless\b)[^?]*)?[.! ]*",
    re.IGNORECASE,
)
"""`I'm not signing that today`: of whom it is asked."""
_SIGNATURE = re.compile(
    r"\b(?:signature|sign-?off|acceptance|approval)\b|\b(?:signs?|accepts?|approves?"
    r"|signed)\b",
    re.IGNORECASE,
)
_OF_CODE = re.compile(
    r"\b(?:pull requests?|prs?|merges?|commits?|branch|diff|invoice|expenses?"
    r"|timesheets?|calendar|invitation|licen[cs]e|cookies?|terms)\b",
    re.IGNORECASE,
)
_OCCASION = re.compile(
    r"\b(?:[\w-]+ )?(?:acceptance|sign-?off|approval|hand-?over)\b", re.IGNORECASE
)
_LAST_WORD = re.compile(
    r"(?P<what>\S.{7,}?)(?: and|,| -| –)? (?:not an? (?:single )?(?:day|hour|minute"
    r"|week|month|penny|pound|cent|euro|dollar|person|user|line|step|inch)"
    r" (?:earlier|later|sooner|before|more|less|longer|further|fewer)"
    r"|(?:that|this)(?:['’]s| is) (?:final|that|my last word|the end of it)"
    r"|full stop|period|end of (?:story|discussion)|no (?:ifs|arguments?|discussions?"
    r"|exceptions?)(?:,? (?:no|and|or) \w+)?)[.! ]*",
    re.IGNORECASE,
)
"""`Hall 3 opens in May and not a day earlier`."""
_SUPPOSED = re.compile(r"\b(?:if|unless|whether|in case|suppos\w+)\b", re.IGNORECASE)
_I_WAS_FIRM = re.compile(
    r"(?:(?:on|about|as for|with) (?P<topic>[^,;:]{3,40}?),? )?I (?:was|am|remained"
    r"|stayed|stood|have been) (?:(?:quite|very|absolutely|always|perfectly) )*(?:firm"
    r"|adamant|clear|immovable)(?: on (?:that|this|it)| about (?:that|this|it))?"
    r"(?: that |[,:–—;] ?| - )(?P<what>\S.+)"
    r"|I (?:ruled|laid down|insisted|put my foot down)(?: that |[,:–—;] ?| - )"
    r"(?P<rule>\S.+)",
    re.IGNORECASE,
)
"""`On the roof I was firm, slate and no tiles`: by who may decide."""
_REASON = re.compile(r",? (?:because|since|as (?:nobody|we|it|there|the)|, and)\b.*")
_OFFERED = re.compile(
    r"(?:(?:so|and|also|here it is|good news)[,:.]? )*(?P<who>(?-i:[A-ZÀ-Þ])[\w'’-]+"
    r"(?: (?-i:[A-ZÀ-Þ])[\w'’-]+){0,2})(?:, [^,;]{3,80},)?"
    r" (?:is|will be) (?:all )?(?:yours|at your (?:disposal|service)|assigned to (?:you"
    r"|your \w+|the \w+)|seconded to (?:you|your \w+|the \w+)|(?:free|released) for"
    r" (?:you|your \w+|the project)) (?:full-?time |as (?:a|your) \w+ )?"
    r"(?:from|until|till|as of|starting|between)\b[^?]*",
    re.IGNORECASE,
)
"""`Ann Lee, our best tester, is yours from 3 to 21 May`."""
_WHILE = re.compile(
    r" (?:while|because|since|so that|and (?:will|she|he|they))\b.*", re.IGNORECASE
)
_CALLS_ALL = re.compile(
    r"(?:(?:so|and|right|ok(?:ay)?|good|fine)\b[,.]? )*(?:(?:is|are) )?(?:every(?:body"
    r"|one)|all|(?:all|any) of (?:you|us)|you all|we all)(?: \w+){0,2}? (?:happy|fine"
    r"|ok(?:ay)?|all right|alright|agreed|content|comfortable|good|on board)"
    r"(?: with (?:that|this|it))?(?: then)?\?",
    re.IGNORECASE,
)
"""`Everybody happy?`."""
_WAY = re.compile(
    r"(?:(?:so|then|right|ok(?:ay)?|all right|alright|well|good|fine)\b[,.:]? )*"
    r"(?P<what>(?:we|they|nobody|everybody|everyone|the [\w-]+(?: [\w-]+){0,2}?) "
    r"(?:just |then |only |all |still )*(?!(?:think|know|have|had|are|is|need|see|want"
    r"|hope|guess|like|feel|found|got|did|went|said|told|could|should|would|might|may"
    r"|can|were|was|must|understand|believe|agree|heard|saw|lost|made|came)\b)"
    r"[a-z]+ [^?]+)",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(
    r"(?:(?:and|so|but|then|ok(?:ay)?),? )*(?P<asked>(?:\w+ )?(?P<who>they|we|it|he|she"
    r"|everybody|everyone) (?:just |then |all )*(?:go|goes|stay|stays|keep|keeps|move"
    r"|moves|switch|switches|get|gets|use|uses|take|takes|wait|waits|stop|stops|return"
    r"|returns|come|comes|run|runs|pay|pays|work|works) [^?]+?)"
    r"(?:,? or (?:what|not|how)|, (?:right|then|yes|no|do they|don['’]t they))?\?",
    re.IGNORECASE,
)
_STAY = re.compile(
    r"(?:(?:no|yes|well|of course(?: not)?)\b[,.]? )*(?P<clause>(?P<who>they|we|it|he"
    r"|she|everybody|everyone) (?P<verb>(?:stay|keep|go|move|switch|use|take|wait|stop"
    r"|run|pay|work|remain)(?:e?s)?)\b[^?]*)",
    re.IGNORECASE,
)
_NEAR = 4
_LEAST = 4


def said_firmly(view: View, unit: Unit, chair: str | None) -> Passing | None:
    """Return what one person settles by a last word, a refusal or an offer."""
    if unit.core.rstrip(" *_").endswith("?"):
        return None
    if unit.passage.kind in MAIL_KINDS and (offered := _offered(unit)):
        return offered
    if not unit.in_conversation:
        return _was_firm(view, unit)
    if unit.speaker is None:
        return None
    return (
        _refused(view, unit, chair)
        or _last_word(view, unit, chair)
        or _all_content(view, unit, chair)
        or _stays(view, unit)
    )


def _refused(view: View, unit: Unit, chair: str | None) -> Passing | None:
    found = _REFUSES.fullmatch(unit.core)
    if found is None or _OF_CODE.search(unit.core):
        return None
    who = view.names.resolve(unit.speaker)
    if who is None or not (
        may_decide(view, who, chair) or _is_asked_to_sign(view, unit, who)
    ):
        return None
    title = unit.passage.title or PurePosixPath(unit.passage.source).stem
    occasion = _OCCASION.search(re.sub(r"[\W\d_]+", " ", title))
    words = unit.core.strip(" .!*_")
    what = f"{occasion[0].strip()}: {words}" if occasion else words
    return Passing(unit, what, who)


def _is_asked_to_sign(view: View, unit: Unit, who: str) -> bool:
    """Whether another one said before that it is theirs to sign."""
    for one in _back(view, unit):
        told = one.speaker != unit.speaker and _SIGNATURE.search(one.core)
        if told and any(name.name == who for name in view.names.mentions(one.core)):
            return True
    return False


def _last_word(view: View, unit: Unit, chair: str | None) -> Passing | None:
    found = _LAST_WORD.fullmatch(unit.core)
    if found is None or not may_decide(view, unit.speaker or "", chair):
        return None
    begins = max(
        (cut.end() for cut in re.finditer(r"[,;:–—] ", found["what"])), default=0
    )
    clause = unit.core[begins:].strip(" .!*_")
    if hedged(clause) or not is_course(found["what"][begins:]):
        return None
    if _SUPPOSED.search(unit.core[:begins]):
        return None
    if re.match(r"(?:i|you|please|we need|we want)\b", clause, re.IGNORECASE):
        return None
    return Passing(unit, clause, view.names.resolve(unit.speaker))


def _was_firm(view: View, unit: Unit) -> Passing | None:
    """What the author of dictated notes says that he laid down."""
    found = _I_WAS_FIRM.match(unit.core)
    author = view.author
    if found is None or author is None or not may_decide(view, author, None):
        return None
    what = _REASON.sub("", found["what"] or found["rule"]).strip(" ,.*_")
    if hedged(what) or not is_course(what.split(", ")[0]):
        return None
    topic = found["topic"]
    return Passing(unit, f"{topic}: {what}" if topic else what, author)


def _offered(unit: Unit) -> Passing | None:
    """Who is given to the project, by whoever writes the mail."""
    found = _OFFERED.match(unit.core)
    if found is None or hedged(unit.core) or not re.search(r"\d|day\b", found[0]):
        return None
    return Passing(unit, _WHILE.sub("", found[0]).strip(" .!*_"), unit.speaker)


def _all_content(view: View, unit: Unit, chair: str | None) -> Passing | None:
    """`They do it by hand. – Everybody happy? – Happy.`."""
    called = _other(view, unit)
    if called is None or not _CALLS_ALL.fullmatch(called.core):
        return None
    if not may_decide(view, called.speaker or "", chair):
        return None
    yes = view.after(called)
    if yes is None or yes.speaker in {None, called.speaker, unit.speaker}:
        return None
    way = _WAY.match(unit.core)
    if way is None or yes_of(view, yes) is None or hedged(unit.core):
        return None
    what = re.split(r",? and I\b", way["what"])[0]
    if len(what.split()) < _LEAST:
        return None
    return Passing(unit, what, view.names.resolve(unit.speaker), yes)


def _stays(view: View, unit: Unit) -> Passing | None:
    """`They go back to the old one, or what? – They stay. – Right, they stay.`."""
    found = _STAY.fullmatch(unit.core)
    if found is None or hedged(unit.core):
        return None
    asked = next((o for o in _back(view, unit) if o.speaker != unit.speaker), None)
    question = _OTHERWISE.fullmatch(asked.core) if asked else None
    if asked is None or question is None or fold(question["who"]) != fold(found["who"]):
        return None
    echo = re.compile(
        rf"(?:so|right|ok(?:ay)?|good|fine|then|yes)\b[,.]? (?:\w+ )?{found['who']}"
        rf" (?:just |then )?{found['verb']}\b(?!.*\?)",
        re.IGNORECASE,
    )
    for one in islice(_on(view, unit), _NEAR):
        if one.speaker != unit.speaker and echo.match(one.core):
            clause = found["clause"].strip(" .!*_")
            what = f"{clause} ({question['asked'].strip()}? No)"
            return Passing(unit, what, view.names.resolve(unit.speaker), one)
    return None


def _other(view: View, unit: Unit) -> Unit | None:
    """Return what another one says next, where the speaker says nothing more."""
    after = view.after(unit)
    return after if after and after.speaker != unit.speaker else None


def _back(view: View, unit: Unit) -> Iterator[Unit]:
    before = view.before(unit)
    while before is not None:
        yield before
        before = view.before(before)


def _on(view: View, unit: Unit) -> Iterator[Unit]:
    after = view.after(unit)
    while after is not None:
        yield after
        after = view.after(after)
