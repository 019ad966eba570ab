"""What a sentence puts in doubt: "the handover on 3 May is at risk" puts the handover.

The thing is the subject of the doubt ("X may slip") or its object ("we doubt X", "we
will probably not make X", "the strike threatens X").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.gate.days import days_in

_ADVERB = (
    r"(?:now|still|also|again|already|rather|very|quite|really|seriously|more and more"
    r"|a (?:bit|little)|at least|to me|all|both|well|just|(?!on)\w+ly)"
)
_SO = rf"(?: {_ADVERB})*"
_NO = r"(?: not| no longer| never| hardly|n['’]t)"
_IS = (
    r"(?:\b(?:is|are|looks?|seems?|appears?|remains?|stays?|becomes?|feels?|comes?"
    r"|(?:has|have) become|(?:is|are) (?:getting|becoming))|['’](?:s|re))"
)
_LATE = (
    r"(?:slipp(?:ing|ed)|sliding|moving(?: back)?|not (?:being|happening|holding)"
    r"|being (?:late|missed|delayed|postponed|moved|pushed|put (?:off|back)|cancelled"
    r"|lost)|(?:a )?(?:delay|slip|postponement|cancellation)|delay|missing|failing)"
)
_OF_LATE = rf"(?! (?:of|for|to|in) (?!{_LATE}\b))"
_ENDANGERED = (
    rf"(?:(?:at|under) (?:serious |great |real |high |some )?risk\b{_OF_LATE}"
    rf"|in (?:serious |great |real |some )?(?:danger\b{_OF_LATE}"
    r"|doubt|question|jeopardy|peril)|under (?:serious )?threat|endangered|threatened"
    r"|jeopardi[sz]ed|compromised|uncertain|doubtful|questionable|shaky|wobbly"
    r"|unrealistic|unsafe|touch and go|hanging by a thread|on (?:a"
    r"|the) knife[’' -]?s?[- ]edge)"
)
_UNSAFE = (
    rf"{_NO}(?: at all| really| very| so| yet)*"
    r" (?:safe|certain|sure|realistic|guaranteed|secure|feasible|tenable|achievable"
    r"|credible|going to (?:hold|happen|work))"
)
_ENDS = (
    r"(?=\W*$|\W*[,;:.!()–—]|\s-\s|\s(?:because|since|as|due|owing|given|now|again|too"
    r"|also|until|till|after|from|with|without|for (?:us|now|me|lack|want|this|that)"
    r"|by (?:the|this|that|a|an)|of|unless|and|but|so|then|at the|when|while|this|today"
    r"|thanks|on account|anyway|already|if|for the|any ?more)\b)"
)
"""What may follow: no noun that the state is only an adjective of."""
_MAY = (
    r"(?:may|might|could|(?:will|['’]ll|is|are|would) (?:very |most "
    r"|quite )?(?:probably|likely|possibly)(?: to)?|(?:probably|likely"
    r"|possibly) (?:will|wo(?=n['’]t))|(?:is|are) (?:going|bound|set|about) to"
    r"|threatens? to|looks? like|looks? set to|['’]s (?:going|likely) to)"
)
_SLIPS = (
    r"(?:slip|slide|slipping|sliding|overrun|fall through|come too late|fail to happen"
    r"|be (?:too )?(?:late|missed|delayed|postponed|pushed (?:back|out)|put (?:back"
    r"|off)|called off|cancelled|lost)|(?:have|need) to (?:be )?(?:slip|move|postponed?"
    r"|delayed|moved|pushed back|put (?:back|off)|wait)|(?:not|n['’]t) (?:be )?(?:hold"
    r"|happen|held|met|made|kept|reached|ready|possible|in time|on time|take place"
    r"|go ahead|work out))"
)
_WILL_NOT = (
    r"(?:will not|won['’]t|cannot|can['’]t|can not) (?:be )?(?:hold|held|happen|met"
    r"|kept|made|reached|take place|go ahead|work out)"
)
_STATED = re.compile(
    rf"(?P<no>){_IS}{_SO}{_UNSAFE}{_ENDS}"
    rf"|{_IS}{_SO}(?P<denied>{_NO}{_SO})?(?: \w+ly)? {_ENDANGERED}{_ENDS}"
    rf"|\b{_MAY}{_SO} {_SLIPS}\b|\b{_WILL_NOT}\b"
    r"|\b(?:is|are|looks?|seems?) (?:\w+ )?(?:un|not )likely to (?:hold|happen"
    r"|be (?:met"
    r"|held|kept|made|reached|ready)|take place|go ahead|work)\b",
    re.IGNORECASE,
)
"""What is said of the thing before it."""
_FEARED = re.compile(
    r"\b(?:risk|danger|chance|possibility|likelihood|fears?|afraid|worr(?:y|ied|ies)"
    r"|concern(?:ed|s)?|likely|probabl[ey]|suspects?|expects?)\b[^,;.]{0,30}?(?: that"
    r"|(?<=afraid)|(?<=fears)|(?<=fear))(?P<thing> [^,;.]{3,80}?) (?:slips?|slides?"
    r"|moves? back|(?:is|are|will be) (?:\w+ )?(?:late|missed|delayed|postponed|lost"
    r"|cancelled|put off)|(?:does|do|will)(?: not|n['’]t) (?:hold|happen)"
    r"|won['’]t (?:hold|happen)|falls? through|comes? too late)\b",
    re.IGNORECASE,
)
_WHO = (
    r"(?:\b(?:i|we|they|he|she|people|both|some|many|everybody|(?:the|our) \w+"
    r"|(?-i:(?!No\b|Without\b)[A-Z][\w’'-]+)(?: (?-i:[A-Z][\w’'-]+)){0,2}))"
)
_AM = r"(?:(?:['’]m|['’]re|['’]s| am| is| are| remains?| feels?))"
_UNSURE = (
    r"(?:sceptical|skeptical|doubtful|unsure|uncertain|pessimistic|worried|concerned"
    r"|nervous|anxious|uneasy|afraid)"
)
_NOT_SURE = (
    rf"{_NO}(?: so| very| at all| too| really| yet)*"
    r" (?:sure|certain|confident|convinced|optimistic)"
)
_ABOUT = r"(?:about|over|for|regarding|concerning|on)"
_TO_US = (
    r"(?:(?:that|whether|if|how)? ?(?:we|they|i|it|he|she|anybody|the team"
    r"|this)(?: (?:can|will|could|would|are going to|are able to|['’]ll))*(?: still"
    r"| really| ever)*(?: be able to)? (?:make|hold|keep|meet|reach|hit|manage|achieve"
    r"|have|get|finish|do|complete|deliver|see) |(?:that|whether|if) )"
)
"""How the clause of what is not believed begins: "that we can hold"."""
_OBJECT = r"(?P<thing{0}>[^;.!?]{{2,110}})"
_OF_PEOPLE = re.compile(
    rf"{_WHO}{_AM}{_SO}(?P<denied1>{_NO}{_SO})? {_UNSURE} {_ABOUT} {_OBJECT.format(1)}"
    rf"|{_WHO}{_AM}{_SO}{_NOT_SURE} (?:{_ABOUT}|of) {_OBJECT.format(2)}"
    rf"|{_WHO}{_AM}{_SO}(?: (?:sceptical|skeptical|doubtful|unsure|uncertain)"
    rf"|{_NOT_SURE}) {_TO_US}{_OBJECT.format(3)}|{_WHO}{_SO}(?P<denied4> no longer"
    rf"| never)?{_SO} doubts? (?:{_TO_US})?{_OBJECT.format(4)}|\b(?:do(?:es)?{_NO}"
    rf"|can(?:no|['’])t|no longer) (?:really )?(?:think|believes?|expects?"
    rf"|see)(?: in)? (?:how )?(?:{_TO_US})?{_OBJECT.format(5)}"
    r"|\b(?:have|has|['’]ve|raised?|raises|voiced?|voices|shares?) (?:\w+ ){0,3}?"
    rf"(?:doubts|concerns?|worries|misgivings|fears) {_ABOUT} {_OBJECT.format(6)}"
    rf"|{_WHO}(?P<denied7>)(?: do(?:es)?{_NO})? (?:worr(?:y|ies)|fears?) (?:about|for)"
    rf" {_OBJECT.format(7)}",
    re.IGNORECASE,
)
"""What somebody does not believe in, or is afraid for."""
_VERBS = r"(?:make|hold|keep|meet|reach|hit|manage|achieve)"
_MISSED = re.compile(
    r"\b(?:may|might|could|will|['’]ll|fears?|afraid|worried|likely|probably|risks?"
    r"|danger|going|bound|about)\b(?: (?!not\b|never\b"
    r"|no\b)[\w’'-]+){0,6}? miss(?:ing)? (?P<missed>[^;.!?]{2,90})"
    rf"|\b(?:we|they|(?:the|our) \w+)(?: (?:are|is)|['’]re) (?:\w+ )?(?:unlikely"
    rf"|not likely) to (?:{_VERBS} )?(?P<unlikely>[^;.!?]{{2,90}})"
    r"|\b(?:we|they|(?:the|our) \w+)(?: (?:will|are going to)|['’]ll)?(?: (?:probably"
    r"|likely|possibly|perhaps|most likely|almost certainly))+(?: (?:will|are))?(?: not"
    r"|n['’]t| won['’]t)(?: going to)?(?: be able to)?"
    rf" {_VERBS} (?P<probably>[^;.!?]{{2,90}})"
    r"|\b(?:we|they|(?:the|our) \w+) (?:(?:may|might)(?: well)? not|cannot|can['’]t"
    r"|can not|will not|won['’]t|(?:are|is) not able to|(?:are|is) unable to"
    r"|no longer)(?: be able to)? (?:\w+ly )?"
    rf"{_VERBS} (?P<cannot>[^;.!?]{{2,90}})",
    re.IGNORECASE,
)
"""What will not be reached in time."""
_BY_THINGS = re.compile(
    r"\b(?:puts?|putting|brings?|bringing"
    r"|places?) (?P<put>[^;.!?]{2,80}?) (?:at (?:serious |great )?risk"
    r"|in(?:to)? (?:danger|doubt|question|jeopardy|peril)"
    rf"|under threat)\b{_OF_LATE}"
    r"|\b(?:threatens?|threatening|endangers?|endangering|jeopardi[sz](?:es?|ing)"
    r"|imperils?|(?:casts?|throws?) (?:\w+ )?doubts? (?:on|over)"
    r"|raises? doubts? about) (?!to\b)(?P<harmed>[^;.!?]{2,80})"
    r"|\bcalls? (?P<called>[^;.!?]{2,80}?) into question\b",
    re.IGNORECASE,
)
"""What something puts at risk."""
_DENIES = re.compile(
    r"\b(?:no|not|never|nobody|none|nothing|neither|hardly|without|no one|no longer"
    r"|cannot|used to|stopped|denies|denied)\b|n['’]t\b",
    re.IGNORECASE,
)
_BY_NOTHING = re.compile(
    r"(?:^|[,;:.] |\b(?:and|but|that|so) )\W*(?:nothing|nobody|no one|none|neither"
    r"|no \w+)\b[^,;:.]*$",
    re.IGNORECASE,
)
"""Who puts nothing at risk: "nothing that we know of threatens it"."""
_BREAK = re.compile(
    r"[,;:]\s+|\s[-–—]\s|\.\s|\b(?:but|because|that|so|while|which|who|if|unless"
    r"|whether|when|since|although|though|means|mean|think|thinks|believes?|fears?"
    r"|says?|said"
    r"|feels?|guess|reckons?|afraid|suspects?|knows?|sees|shows?)\s",
    re.IGNORECASE,
)
_WHETHER = re.compile(r"\b(?:whether|if|unless|when)\s*$", re.IGNORECASE)
_TAIL = re.compile(
    r"(?:,(?= (?:because|since|as|due|and|but|so|which|who|if|unless|given|with|now)\b)"
    r"|\s[-–—]\s|:\s|\s(?:because|since|due to|owing to|given|unless|if|but|so|although"
    r"|though|while|after all|any ?more|now that|without|as (?:the|we|it|they|long"
    r"|things))\b).*$|\W+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class InDoubt:
    """What is put in doubt, what stands before it, and whether that is denied."""

    thing: str
    before: str
    denied: bool


@lru_cache(maxsize=16_384)
def put_in_doubt(text: str) -> tuple[InDoubt, ...]:
    """Return what the sentence puts in doubt, or says to be in doubt no more."""
    if text.rstrip(" *_").endswith("?"):
        return ()
    return (*_subjects(text), *_objects(text))


def _subjects(text: str) -> Iterator[InDoubt]:
    for found in _STATED.finditer(text):
        start = _start_of_clause(text, found.start())
        before, thing = text[:start], text[start : found.start()]
        if _WHETHER.search(before):
            continue
        yield InDoubt(
            thing.strip(), before, bool(found["denied"]) or _denies(before, thing)
        )
    for found in _FEARED.finditer(text):
        before = text[: found.start()]
        yield InDoubt(found["thing"].strip(), before, _denies(before, ""))


def _objects(text: str) -> Iterator[InDoubt]:
    for pattern in (_OF_PEOPLE, _MISSED, _BY_THINGS):
        for found in pattern.finditer(text):
            groups = found.groupdict()
            denied = any(groups[name] for name in groups if name.startswith("denied"))
            name = next(
                name
                for name, words in groups.items()
                if words and not name.startswith("denied")
            )
            before = text[: found.start()]
            subject = found[0].split(" ", 1)[0] if found[0][:1].isupper() else ""
            if pattern is _BY_THINGS:
                denied = _BY_NOTHING.search(before) is not None
            else:
                denied = denied or _denies(before, subject)
            yield InDoubt(_TAIL.sub("", found[name]).strip(), before, denied)


def _denies(before: str, subject: str) -> bool:
    """Whether its clause denies it, or who reports it: "nobody thinks that"."""
    last = [*_BREAK.finditer(before)]
    start = last[-1].end() if last else 0
    if last and start == len(before) and last[-1][0].strip(" ,;:.–—-").isalpha():
        start = last[-2].end() if len(last) > 1 else 0
        if (
            last[-1][0].strip() == "that"
            and len(last) > 1
            and start == last[-1].start()
        ):
            start = last[-3].end() if len(last) > 2 else 0
    return _DENIES.search(f"{before[start:]} {subject}") is not None


def _start_of_clause(text: str, end: int) -> int:
    """Return where the clause begins; the comma within a day ends none."""
    days = [(one.start, one.end) for one in days_in(text)]
    start = 0
    for found in _BREAK.finditer(text, 0, end):
        beside = any(
            found.start() - 1 <= last and first <= found.end() + 1
            for first, last in days
        )
        if found[0].strip() != "," or not beside:
            start = found.end()
    return start
