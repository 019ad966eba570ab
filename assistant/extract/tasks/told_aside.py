"""Work that stands beside what a sentence is about: in a clause, a fragment, a wish.

`…, which she will find out by Friday`, `the form: two pages, done by Monday`, `How
long? – The door by Tuesday.`, `Ann asks whether there could be a weekly call`.
"""

from __future__ import annotations

import re

from assistant.domain.findings import Strength
from assistant.domain.reading import Role
from assistant.extract.done.verbs import PARTICIPLE
from assistant.extract.tasks.clauses import LOWERS
from assistant.extract.tasks.draft import Draft
from assistant.extract.tasks.present_promises import speaker_of, who_is_meant
from assistant.extract.tasks.status_lines import is_status
from assistant.extract.tasks.verbs import NOT_DOING
from assistant.extract.tasks.words import NEGATED
from assistant.extract.text.sections import Section
from assistant.extract.text.strength import hedged
from assistant.extract.view import Unit, View

_WHICH = re.compile(
    r", (?:which|what) (?P<who>[Hh]e|[Ss]he|I|[A-ZÀ-Þ][\w'’-]+)(?:['’]ll| will| is"
    r" going"
    rf" to| promised to| has to) (?:then |also )?(?P<work>(?!{NOT_DOING})[a-z]+\b.*)$",
    re.DOTALL,
)
_CLAUSE = re.compile(r"^.*\b(?:that|whether|if|how) (?=\S+ \S+ )", re.DOTALL)
_FINDS_OUT = re.compile(r"(?:find out|check|ask|clarify|confirm)\b")
_DONE_BY = re.compile(
    r"(?:^|[,;:–—(] ?|- )(?:all )?(?:done|finished|ready|fixed|delivered|sent|merged"
    r"|complete|in place|up|live) (?:by|before|on|until|till) ",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|should|must|can|could|may"
    r"|might|did|does|do|needs?|if|unless|when|not|no|who|which|got|wants?|says?"
    r"|said)\b"
    r"|['’](?:s|re|ll|d|ve|m) |n['’]t\b",
    re.IGNORECASE,
)
_HOW_LONG = re.compile(
    r"(?:[^?]*[,;.] )?(?:(?:and|so|ok(?:ay)?|then),? )*(?:how (?:long|soon|fast"
    r"|quick\w*)"
    r"|when|by when|what(?:['’]s| is) (?:the|your|our) (?:eta|date|plan|timing)"
    r"|what date)\b[^?]*\?\W*$",
    re.IGNORECASE,
)
_THING_BY = re.compile(
    r"^(?:(?:and|so|then) )*(?P<thing>(?:(?:the|my|our|an?) )?(?!(?:by|on|not|maybe"
    rf"|probably|then|so|let|well|due|gone|open|back|free|here"
    rf"|{PARTICIPLE})\b)[^\W\d_][\w'’-]*(?: [\w'’-]+){{0,4}}?),? (?:by|on|before) ",
    re.IGNORECASE,
)
_COMES = re.compile(r" (?:comes?|arrives?|follows?|lands?|ships?|goes out)$")
_LONGEST = 9
_ASKED_FOR = re.compile(
    r"^(?P<who>[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)?) (?:also |then )?(?:asks|asked"
    r"|wonders|wondered|would like to know|wanted to know|inquired|enquired)"
    r" (?:whether|if) (?P<wish>(?:there (?:could|can|might) be (?P<thing>an? .+)"
    r"|(?:somebody|someone|anybody) (?:could|can|might) (?P<work>(?!"
    rf"{NOT_DOING}|still\b|afford\b|trust\b|expect\b|rely\b|cope\b)[a-z]+ .+)"
    r"|it (?:would|could|might) be possible to (?P<todo>[a-z]+ .+)))$"
)
_ANSWERED = re.compile(
    r", (?:and|but|so|to which) \w+|\b(?:the answer|said|says|agreed|replied)\b"
)
_ANSWER = re.compile(
    r"(?:yes|no|not|nope|ok(?:ay)?|agreed|sure|of course|we (?:can|will|do|could"
    r"|agreed)"
    r"|it (?:is|can|could|will)|that (?:is|can|would|will)|only|never|too)\b|.*\b"
    r"(?:said"
    r"|says|agreed|answered|replied|answer|thought|prefers?)\b",
    re.IGNORECASE,
)


def told_aside(view: View, unit: Unit) -> Draft | None:
    """Read work that a sentence names in passing."""
    skipped = unit.section in {Section.FRAME, Section.PAST, Section.DECISIONS}
    if skipped or unit.role is Role.ROW or NEGATED.search(unit.core):
        return None
    if unit.core.rstrip(" *_").endswith("?"):
        return None
    return (
        _in_a_clause(view, unit)
        or _done_by(view, unit)
        or _as_an_answer(view, unit)
        or _wished(view, unit)
    )


def _in_a_clause(view: View, unit: Unit) -> Draft | None:
    """`The plan may be old, which she will find out by Friday`."""
    found = _WHICH.search(unit.core)
    if found is None or not _is_to_come(view, unit, found["work"]):
        return None
    before = unit.core[: found.start()]
    if found["who"] == "I":
        owner = speaker_of(view, unit)
    elif found["who"].lower() in {"he", "she"}:
        owner = who_is_meant(view, unit, found)
    else:
        owner = view.names.slot(found["who"])
    if owner is None:
        return None
    topic = _CLAUSE.sub("", before).strip(" ,;:")
    topic = topic[:1].lower() + topic[1:] if LOWERS.match(topic) else topic
    asks = _FINDS_OUT.match(found["work"])
    work = f"{asks[0]} whether {topic}" if asks else found["work"]
    about = None if asks else topic
    return Draft(owner, _strength(found["work"]), core=work, about=about)


def _done_by(view: View, unit: Unit) -> Draft | None:
    """`The form: two pages, done by Monday`: of who writes, where that is known."""
    found = _DONE_BY.search(unit.core)
    if found is None or _FINITE.search(unit.core[: found.end()]):
        return None
    before = unit.core[: found.start()].strip(" ,;:–—-(")
    if len(before.split()) < 2 or not _is_to_come(
        view, unit, unit.core[found.end() - 4 :]
    ):
        return None
    if is_status(view, unit, unit.core):
        return None
    work = f"finish {before}"
    return Draft(speaker_of(view, unit), _strength(unit.core), core=work)


def _as_an_answer(view: View, unit: Unit) -> Draft | None:
    """Read `The door by Tuesday`, said where somebody asked how long it takes."""
    thing = _THING_BY.match(unit.core)
    if unit.role is not Role.TURN or thing is None or not unit.first:
        return None
    if len(unit.core.split()) > _LONGEST or _FINITE.search(unit.core):
        return None
    if not (_is_to_come(view, unit, unit.core) and _is_asked_when(view, unit)):
        return None
    said = speaker_of(view, unit)
    what = thing["thing"]
    what = what[:1].lower() + what[1:] if LOWERS.match(what) else what
    comes = _COMES.search(what)
    core = f"deliver {what[: comes.start()]}" if comes else f"finish {what}"
    return Draft(said, core=core) if said else None


def _is_asked_when(view: View, unit: Unit) -> bool:
    """Whether one of the last turns asked how long it takes, and not the speaker's."""
    before = view.before(unit)
    for _step in range(4):
        if before is None:
            return False
        if before.speaker != unit.speaker and _HOW_LONG.match(before.core):
            return True
        before = view.before(before)
    return False


def _wished(view: View, unit: Unit) -> Draft | None:
    """`Ann asks whether there could be a weekly call`: of nobody, and not answered."""
    core = unit.core.strip(" .*_")
    asked = _ASKED_FOR.match(core)
    if asked is None or unit.in_conversation or _ANSWERED.search(asked["wish"]):
        return None
    who = view.names.leading(core)
    following = view.after(unit)
    if (
        following
        and following.passage is unit.passage
        and _ANSWER.match(following.core)
    ):
        return None
    if who is None or not who.name:
        return None
    work = asked["thing"] or asked["work"] or asked["todo"]
    return Draft(None, Strength.QUESTION, core=work, dated=False)


def _is_to_come(view: View, unit: Unit, text: str) -> bool:
    due = view.due(text, unit)
    return bool(due and due.day and due.day >= unit.passage.dated)


def _strength(text: str) -> Strength:
    return Strength.TENTATIVE if hedged(text) else Strength.COMMITTED
