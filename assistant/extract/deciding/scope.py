"""What leaves a release, told in passing: `…, so the map is dropped from release 1`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.domain.people import fold
from assistant.extract.deciding.openers import without_opener
from assistant.extract.tasks.phrasing import shorten
from assistant.extract.text.sections import Section
from assistant.extract.view import Unit, View

_NOUN = (
    r"(?:release|version|phase|stage|wave|iteration|increment|mvp|roll-?out|go-?live"
    r"|launch|pilot|cut-?over)"
)
_OURS = r"(?:(?:the|our|this) )?"
_NUMBER = r"(?:\d[\w.]*|one|two|three|four|i{1,3}|iv|v|[a-d])"
_VERSION = (
    r"v?\d+\.\d+(?:\.\d+)?(?=\W*$|[,;.:)]| (?:and|in|with|because|since|as|instead|so"
    r"|too|for|until)\b)|v\d+"
)
_THIS = (
    rf"(?:{_OURS}(?:(?:first|initial|coming|current|upcoming|1st) )?"
    rf"(?:{_NOUN}(?: {_NUMBER}\b)?|scope)|{_VERSION})\b"
)
"""What the work at hand delivers."""
_NEXT = (
    rf"(?:(?:(?:the|our|an?) )?(?:second|third|next|later|follow(?:ing|-?up|-?on)|2nd"
    r"|future|subsequent) (?:release|version|phase|stage|wave|iteration|increment"
    r"|round)|(?:release|version|phase|stage|wave) (?:[2-9]|two|three|ii|iii)"
    rf"|{_VERSION})\b"
)
"""What comes after it."""
_AFTERWARDS = (
    rf"(?:after|not before) {_OURS}(?:first |initial )?(?:{_NOUN}(?: {_NUMBER})?)\b"
)
_MONTH = (
    r"(?:(?:early|mid|late)[ -])?(?:january|february|march|april|may|june|july|august"
    r"|september|october|november|december)(?: \d{4})?"
)
_SEASON = (
    rf"(?:(?:{_MONTH}|(?:the )?(?:spring|summer|autumn|fall|winter|new year)"
    r"|next (?:year|quarter|spring|summer|autumn|fall|winter|season)|q[1-4]"
    r"(?: \d{4})?|20\d\d)\b(?! \d))"
)
_ADVERB = (
    r"(?: (?:now|then|also|therefore|all|both|only|hereby|already|finally|simply|just"
    r"|instead|in the end|for now|for good|out|back))*"
)
_BE = r"(?:is|are|was|were|has been|have been|will be|gets?|got|being)"
_GONE = (
    r"(?:dropped|cut|removed|taken out|left out|pulled|descoped|excluded|struck|out"
    r"|deleted|withdrawn|thrown out|scrapped)"
)
_OFF = (
    r"(?:dropped|postponed|deferred|moved|pushed|put off|shifted|delayed|bumped"
    r"|put back|held over|left|kept|shelved|parked|taken)"
)
_WAITS = r"(?:postponed|deferred|put off|pushed back|shelved|held over|put back)"
_TOWARDS = r"(?:to|until|till|for|into)"
_LEAVES = (
    rf"(?:(?:leave|drop|fall)s?{_ADVERB}(?: (?:from|out of))? {_THIS}"
    rf"|(?:goes|go|moves?|waits?)(?: {_ADVERB})? {_TOWARDS} {_NEXT}"
    rf"|(?:(?:is|are) no longer|(?:will|is|are) not(?: going to)? be|won['’]t be) "
    rf"(?:(?:a )?part of|in(?:cluded in)?) {_THIS})"
)
_STATE = (
    rf"(?:{_BE}{_ADVERB} (?:{_GONE}{_ADVERB} (?:(?:from|of) |out of )?{_THIS}"
    rf"|{_OFF}{_ADVERB} {_TOWARDS} (?:be )?{_NEXT}"
    rf"|(?:{_OFF}{_ADVERB}) (?:until |till |to )?{_AFTERWARDS}"
    rf"|(?P<season>{_WAITS}{_ADVERB} {_TOWARDS} {_SEASON}))|{_LEAVES})"
)
_THING = (
    r"(?P<subject>(?!(?:it|this|that|these|those|they|he|she|we|i|you|which|who|what"
    r"|whatever|there|nothing|nobody|no|none|if|when|once|whether|and|or|but|so|as"
    r"|anything|something|everybody|everyone|some|not|let)\b)"
    r"[^\W_][^;:.?!]{0,90}?)"
)
_SAID_OF = re.compile(rf"{_THING} {_STATE}", re.IGNORECASE)
_DONE_TO = re.compile(
    r"(?:we|the team)(?:['’](?:ve|ll))?(?: (?:have|has|will|had))?"
    rf"{_ADVERB} (?:(?:leave|left|drop(?:ped)?|cut|take|took|taken|removed?"
    r"|pull(?:ed)?)"
    rf" {_THING}{_ADVERB} (?:out of|from|off) {_THIS}"
    r"|(?:leave|left|move[d]?|push(?:ed)?|postpone[d]?|defer(?:red)?|put|shift(?:ed)?"
    rf"|keep|kept) {_THING.replace('subject', 'thing')}{_ADVERB}"
    rf" (?:{_TOWARDS} {_NEXT}|(?:until |till |to )?{_AFTERWARDS}))",
    re.IGNORECASE,
)
_FOLLOWS = re.compile(
    rf"{_THING} (?:will )?(?:come|follow|go|happen|be done|be delivered)(?:e?s)?"
    rf"(?: {_ADVERB})? (?:{_AFTERWARDS}|(?:in|with|to) {_NEXT})"
    r"(?P<why>,? ?(?:because|since|as|due to|not before|instead)\b"
    r"|[,;:–—-] ?(?=[^.?!]*(?:\b(?:not|cannot|no|nobody|too|only|instead|until|needs?"
    r"|missing|late)\b|n['’]t\b)))",
    re.IGNORECASE,
)
"""`Spanish comes after launch, …`: with its reason it is a choice, no plan's course."""
_EVENT = re.compile(
    r"\b(?:calls?|meetings?|workshops?|trainings?|sessions?|reviews?|demos?|visits?"
    r"|audits?|launch(?:es)?|go-?lives?|releases?|pilots?|starts?|kick-?offs?|tests?"
    r"|testing|retests?|rehearsals?|cut-?overs?|deliver(?:y|ies)|shipments?|dates?"
    r"|deadlines?|milestones?|votes?|interviews?|events?|openings?|inspections?"
    r"|appointments?|installations?|payments?|contracts?|hearings?|elections?"
    r"|conferences?|holidays?|hypercare|retros?(?:pectives?)?|support|handovers?"
    r"|surveys?|monitoring|clean-?up|warranty)$",
    re.IGNORECASE,
)
"""What has a day of its own and is no part of a release."""
_OF_THE_TALK = re.compile(
    r"\b(?:calls?|meetings?|discussions?|decisions?|questions?|topics?|points?|items?"
    r"|talks?|agenda|debates?|votes?|person|people|somebody|someone|users?|testers?"
    r"|customers?|members?|projects?|programmes?|programs?|work|teams?|everything"
    r"|development|planning|(?:the|our) plan|focus|attention)$",
    re.IGNORECASE,
)
_VERB_INSIDE = re.compile(
    r"\b(?:we|i|you|they|he|she|it|before|after|that|if|unless|whether|when|would|could|might|may|should|must|can|is|are"
    r"|was|were|has|have|had|will|want\w*|thinks?|says?|said|because|since|but)\b"
    r"|n['’]t\b",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(
    r"\b(?:if|unless|whether|in case|suppos\w+|assum\w+|provided|subject to|pending"
    r"|depend\w*|in (?:that|this|the worst) case|otherwise|worst case|plan [b-z]"
    r"|as long as|scenario|example|imagine\w*|until (?:we|the|they))\b|\?",
    re.IGNORECASE,
)
_WISHED = re.compile(
    r"\b(?:would|could|might|may|should|must|propos\w+|suggest\w*|recommend\w*|asks?"
    r"|asked|wants?|wanted|wish(?:es|ed)?(?! ?list)|fears?|feared|afraid"
    r"|worr\w+|rumou?r\w*|thinks?"
    r"|thought|believes?|hopes?|hoped|guess\w*|wonder\w*|options?|ideas?|likely"
    r"|probably|perhaps|maybe|possibly|heard|hears|allegedly|apparently|nobody|not"
    r"|never|denie[sd]|no one|risks?|rather|prefers?|better|consider\w*|discuss\w*"
    r"|debate\w*|threat\w*|insists?|plead\w*|argue\w*|claim\w*)\b|n['’]t\b",
    re.IGNORECASE,
)
_LONG_AGO = re.compile(
    r"\b(?:last (?:year|month|quarter|spring|summer|autumn|fall|winter|project)"
    r"|(?:years?|months|weeks) ago|back (?:then|in)|originally|at first|previous(?:ly)?"
    r"|formerly|used to|in the past|(?:other|another|earlier|old) (?:project|programme"
    r"|program|team|client|customer|company|job)s?|at (?:my|his|her|their) (?:last|old"
    r"|former|previous))\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CUTS = re.compile(
    r"(?:[;:–—]|,| - |\.\s)\s*(?:(?:and|but|so|therefore|hence|which is why|that is why"
    r"|then|thus|also|in return|instead)\b,? ?)*|\b(?:so|therefore|hence|thus)\b,? "
    r"|\bthat\b ",
    re.IGNORECASE,
)
_CONSEQUENCE = re.compile(
    r"\b(?:so|therefore|hence|thus|why)\b|[;.] ?$|[–—:]\s*$", re.IGNORECASE
)
_PLANNED = re.compile(
    r"^(?:we|the team)(?: (?!have\b|has\b)\w+){0,2} (?:leave|drop|cut|take|remove|pull"
    r"|move|push|postpone|defer|put|shift|keep)\b"
    r"|\b(?:will|is|are) not(?: going to)? be in\b|\bwon['’]t be\b",
    re.IGNORECASE,
)
"""What one speaker plans or expects: it needs somebody's yes, or who may decide."""
_STANDING = re.compile(
    r"\b(?:is|are|was|were|stays?|remains?) (?:still |already |clearly )?out of scope\b"
    r"|\b(?:in|by|per|according to|under) (?:the|our) (?:charter|plan|contract|scope"
    r"|agreement|statement of work|sow|baseline|spec\w*)\b|\bas (?:planned|agreed"
    r"|before|you know|we said|always)\b",
    re.IGNORECASE,
)
"""What the plan holds anyway."""
_SECTION_OF_SCOPE = re.compile(
    r"\b(?:out of scope|not in(?: scope)?|in scope|scope|exclu\w+|non-?goals?"
    r"|later|not included|backlog|ideas?|wish ?list|lessons|history|background)\b"
)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What leaves the release at hand, and the words that say so."""

    subject: str
    what: str


@lru_cache(maxsize=16_384)
def left_out(text: str) -> LeftOut | None:
    """Return what the text takes out of the release at hand; None where it does not.

    A proposal, a question, a condition, a fear, hearsay and what was done long ago or
    elsewhere take nothing out.
    """
    core = without_opener(text.strip(" *_"))
    if core.rstrip(" *_").endswith("?") or _LONG_AGO.search(core):
        return None
    for start in _starts(core):
        found = _match(core, start)
        if found is not None and _holds(core, start, found):
            subject = found["subject"] or found.groupdict().get("thing") or ""
            if _is_thing(subject, found):
                return LeftOut(subject.strip(" ,*_"), shorten(core[start:]))
    return None


def takes_out(view: View, unit: Unit) -> LeftOut | None:
    """Return what a sentence of notes, mail or talk takes out of the release."""
    found = left_out(unit.core) if _may_tell(unit) else None
    if found is None or view.names.resolve(found.subject) is not None:
        return None
    planned = unit.in_conversation and _PLANNED.search(found.what)
    past = min(map(int, _YEAR.findall(unit.core)), default=unit.passage.dated.year)
    if planned or past < unit.passage.dated.year or _STANDING.search(unit.core):
        return None
    return found


def _may_tell(unit: Unit) -> bool:
    """Whether it may tell news of the scope: a plan tells what its scope is."""
    headings = unit.passage.passage.headings
    listed = headings and _SECTION_OF_SCOPE.search(fold(headings[-1]))
    return not listed and unit.section is not Section.RISKS


def _starts(core: str) -> list[int]:
    """Return where a clause may begin."""
    return sorted({0, *(cut.end() for cut in _CUTS.finditer(core))})


def _match(core: str, start: int) -> re.Match[str] | None:
    return (
        _SAID_OF.match(core, start)
        or _DONE_TO.match(core, start)
        or _FOLLOWS.match(core, start)
    )


def _holds(core: str, start: int, found: re.Match[str]) -> bool:
    """Whether what stands before and behind the clause lets it be so."""
    before, rest = core[:start], core[found.end() :]
    if _SUPPOSED.search(before) or _SUPPOSED.search(rest):
        return False
    governed = not _CONSEQUENCE.search(before[-12:])
    return not (governed and _WISHED.search(before))


def _is_thing(subject: str, found: re.Match[str]) -> bool:
    """Whether it is something that a release holds."""
    words = subject.strip(" ,*_")
    if not words or _OF_THE_TALK.search(words):
        return False
    if _VERB_INSIDE.search(words) or _WISHED.search(words):
        return False
    own = "season" in found.groupdict() and found["season"] is not None
    dated = own or found.re is _FOLLOWS
    return not (dated and _EVENT.search(words))
