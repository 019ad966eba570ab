"""What "it" and "us" mean in the wording of an action, read away from its place."""

from __future__ import annotations

import re

from assistant.domain.reading import Role
from assistant.extract.people.owners import Owner
from assistant.extract.tasks.objectless import with_antecedent
from assistant.extract.tasks.phrasing import ELIDED, shorten
from assistant.extract.tasks.topics import topic_of
from assistant.extract.view import Unit, View

_FEWEST_WORDS = 3
_IT = re.compile(r"\b(?:it|that|this|them|those|both)\b", re.IGNORECASE)
_OBJECT = re.compile(
    r"\b(?:[Tt]he|[Oo]ur|[Mm]y|[Yy]our) (?:[a-z][\w-]* ){0,2}?[a-z][\w-]*"
    r"(?= (?:for|by|on|in|to|until|before|at|is|are|was|were|will|has|have|with|from|as"
    r"|after|since|and|or|but|that|which|today|tomorrow|now|first)\b|[,.;:!?]|\W*$)"
)
_ASKS_FOR = re.compile(
    r"(?!.*(?:\b(?:not|never|no longer)\b|n['’]t\b))(?:(?:so|and|also|then),? )?"
    r"(?!(?:if|when|unless|once|nobody|no one)\b)"
    r"[\w.’'-]+(?: [\w.’'-]+){0,2}? (?:(?:still|also|now|just) )?(?:asks?|asked"
    r"|is asking|are asking|wants?|wanted|needs?|needed|requests?|requested|waits?"
    r"|is waiting|are waiting) (?:(?:me|us|him|her|them|again|still) )*(?:for )?"
    r"(?P<thing>(?!(?:to|it"
    r"|that|this|them|us|me|you|him|her|more|less|help|time|whether|if|who|what|why|how"
    r"|when|where|about|nothing|something|anything|on|in|at|until)\b)"
    r"(?:(?!(?:if|whether|who|which|that|because|so|but|and|or|before|when|by|to|is|are"
    r"|not|never)\b)[\w/’'-]+(?: |$)){1,8})$",
    re.IGNORECASE,
)
"""`Ann asks for the number of places`: what it is that somebody will send."""
_BESIDE = re.compile(
    r"\w+ (?:of|in|on|at|from|inside|within|under|behind|near|after|before|since"
    r"|during)\s$",
    re.IGNORECASE,
)
"""What stands before a name that is not what the sentence is about."""
_WITH_VERB = re.compile(
    r"\w+ (?:[\w-]+ ){1,2}(?!(?:is|was|has)\b)[\w-]+(?<!s)s (?:for|by|on|in|to|at"
    r"|with|from|as|after|before|until|since)\b"
)
"""`The export fails on Monday`: the last word before it may be the verb."""
_CALL = re.compile(r"(?!(?:Yes|No|Ok|Okay|Right|Sure)\b)[A-ZÀ-Þ][\w'’-]+\?")
"""A name alone: somebody is called upon."""
_ORDER = re.compile(r"(?!(?:that|this|it)\b)\w+ ", re.IGNORECASE)
_LINK = re.compile(r" (?:of|for|from|on|in|at|with|about|as)\b")
_CHATTER = re.compile(
    r"(?:ouch|oh|wow|haha|ha|lol|hmm*|ugh|yikes|argh|damn|oops|nice|cool|great|thanks"
    r"|thank you|thx|noted|right|true|indeed|good (?:point|catch|morning))\b(?!.*\?)",
    re.IGNORECASE,
)
"""What is only said of the sentence before it."""
_OF_IT = re.compile(
    r"(?:that|this|it)(?:['’]s| (?:is|was|hits|means|affects|costs|makes|touches))\b"
    r"(?!.*\?)",
    re.IGNORECASE,
)
_OPEN_QUESTION = re.compile(
    r"(?:find (?:that |it )?out|check|confirm|investigate|look into (?:it|that))\W*",
    re.IGNORECASE,
)
"""Work whose object is a question that was asked before."""
_THEIRS = re.compile(
    r"[^\W\d_]+(?: (?:up|out|for|with|of))? (?:their|its)\b", re.IGNORECASE
)
"""Work whose object begins with whose it is: the sentence before says who."""
_LONGEST_SUBJECT = 5
"""Words before the work, beyond which its own sentence may name them."""
_FARTHEST = 3
_ROOT = 4
"""Letters by which a thing is the work itself: what is signed is no signature."""
_NO_OBJECT = re.compile(r"[a-z]+", re.IGNORECASE)
_YES_OR_NO = re.compile(
    r"(?:yes|yep|yeah|no|nope|ok(?:ay)?|sure|right|true|sorry|thanks?)\b", re.IGNORECASE
)
_TROUBLE = re.compile(
    r"\b(?:broken|broke|breaks|fail\w*|wrong|down|dead|missing|lost|stuck|late|red|off"
    r"|bug\w*|error\w*|needs?|need(?:ed|ing)|not|no|never|cannot|crash\w*|leak\w*"
    r"|old|out of date)\b|n['’]t\b",
    re.IGNORECASE,
)
"""What in a message calls for work, though it asks for none."""
_WISHED = re.compile(
    r"[^?]*?\b(?:can|could|will|would) (?:you|somebody|someone|anybody)"
    r"(?: please| also)* ",
    re.IGNORECASE,
)
_WE = re.compile(r"\b(?P<word>us|our|me|my)\b(?! (?:and|know\b))", re.IGNORECASE)
_BRACKET_FIRST = re.compile(r"^\((?P<inside>[^()]{1,80})\)\s*[:–—-]*\s*(?=\w)")
_TOGETHER = re.compile(r",? (?:together|jointly)\b", re.IGNORECASE)
_YOU = re.compile(
    r"(?<=\blet )you\b(?= know\b)|\b(?:you|(?P<whose>your))\b(?! (?:know|all)\b)",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\b(?:can|could|would|will) you\b|\bplease\b|\byou (?:to|need|should|must)\b",
    re.IGNORECASE,
)
_WHOSE = {"our", "my"}


def referring(view: View, unit: Unit, owner: Owner | None, what: str) -> str:
    """Return the wording with what "it" is and who "us" and "me" are.

    "It" is the one thing that the sentence before names, else that sentence stands
    in brackets; "me" is who speaks, and so is "us" where that is another house than
    the owner's.
    """
    what, beside = _beside(view, owner, what)
    whole = with_antecedent(view, unit, what) or _with_object(view, unit, what)
    told = _by_name(view, unit, owner, whole)
    told = _with_whose(view, unit, _addressed(view, unit, owner, told))
    return shorten(f"{_TOGETHER.sub('', told)} with {beside}") if beside else told


def _beside(view: View, owner: Owner | None, what: str) -> tuple[str, str | None]:
    """Cut a bracket in front off, and return who shares the work with its owner."""
    bracket = _BRACKET_FIRST.match(what)
    rest = what[bracket.end() :] if bracket else what
    if owner is None or not rest:
        return what, None
    names = list(view.names.mentions(owner.text))[1:]
    if bracket and bracket["inside"].lower().startswith(("with ", "and ", "+ ", "& ")):
        names += view.names.mentions(bracket["inside"])
    others = dict.fromkeys(n.name or n.text for n in names if n.name != owner.name)
    told = [other for other in others if other not in rest]
    return shorten(rest), " and ".join(told) or None


def _addressed(view: View, unit: Unit, owner: Owner | None, what: str) -> str:
    """Say who "you" is where that is not the owner, else quote the sentence."""
    if owner is None or not _YOU.search(what) or _ASKED.search(unit.core):
        return what
    name = _addressee(view, unit)
    if name == owner.name and name is not None:
        return what
    if name is None:
        return f"“{shorten(unit.core)}”"
    return shorten(_YOU.sub(lambda you: f"{name}’s" if you["whose"] else name, what))


def _addressee(view: View, unit: Unit) -> str | None:
    """Whom the sentence names first, who just asked, or to whom the mail goes."""
    first = view.names.leading(unit.core)
    if first and unit.core[first.end :].startswith(","):
        return first.name or first.text
    before = view.before(unit)
    asks = before is not None and before.core.rstrip().endswith("?")
    if before is not None and asks and unit.in_conversation:
        speaker = view.names.resolve(before.speaker)
        if speaker and speaker != view.names.resolve(unit.speaker):
            return speaker
    greeted = view.addressee
    if greeted:
        return greeted.name or greeted.text
    written_to = unit.passage.passage.addressed
    return view.names.resolve(written_to[0]) if len(written_to) == 1 else None


def _with_object(view: View, unit: Unit, what: str) -> str:
    if _OPEN_QUESTION.fullmatch(what):
        question = _question_before(view, unit)
        told = f"{what} ({question})" if question else topic_of(view, unit, what)
        return shorten(told or what)
    before = _telling(view, unit)
    if before is not None and unit.role is Role.MESSAGE and _NO_OBJECT.fullmatch(what):
        return _with_message(view, unit, before, what)
    named = topic_of(view, unit, what)
    if named is not None:
        return shorten(named)
    if before is None or not ELIDED.match(what) or _is_of_its_own(unit, before):
        return what
    if len(before.core.split()) < _FEWEST_WORDS:
        question = _question_before(view, unit) if unit.in_conversation else None
        return shorten(f"{what} ({question})") if question else what
    return _with_thing(before.core, what)


def _with_thing(before: str, what: str) -> str:
    """Put the one thing that the sentence before names, else that sentence."""
    wanted = _wanted(before, what)
    found = [one for one in _OBJECT.finditer(before) if not _is_beside(before, one)]
    named = {one[0][0].lower() + one[0][1:] for one in found}
    things = {wanted} if wanted else named
    if len(things) == 1:
        return shorten(_IT.sub(things.pop(), what, count=1))
    return shorten(f"{what} ({before.rstrip(' .')})")


def _is_beside(before: str, thing: re.Match[str]) -> bool:
    """Whether a name only says where something is, or has the verb in it."""
    lead, rest = before[: thing.start()], before[thing.start() :]
    if lead.rstrip()[-1:] in {"", ":", ",", ";"} and _WITH_VERB.match(rest):
        return True
    return _BESIDE.search(lead) is not None


def _telling(view: View, unit: Unit) -> Unit | None:
    """Return the sentence before, or the one before what is only said of it."""
    before = view.before(unit)
    for _step in range(_FARTHEST):
        if before is None or not _is_said_of_it(unit, before):
            return before
        before = view.before(before)
    return None


def _is_said_of_it(unit: Unit, before: Unit) -> bool:
    """Whether words are only said of what stands before them in a chat or a talk."""
    if unit.in_conversation and _CALL.fullmatch(before.core):
        return True
    if unit.in_conversation and before.passage is unit.passage:
        points = _ORDER.match(before.core) and ELIDED.match(before.core)
        return bool(points or _CHATTER.match(before.core))
    if unit.role is Role.MESSAGE and before.passage is not unit.passage:
        return bool(_CHATTER.match(before.core) or _OF_IT.match(before.core))
    return bool(_CHATTER.match(before.core))


def _wanted(before: str, what: str) -> str | None:
    """Return what somebody asks for, where "it" or "them" can be that."""
    found = _ASKS_FOR.match(before.rstrip(" .!*_"))
    said = _IT.search(what)
    if found is None or said is None or said[0].lower() not in {"it", "them"}:
        return None
    thing = found["thing"]
    head = _LINK.split(thing, maxsplit=1)[0]
    if head.split()[-1][:_ROOT].casefold() == what[:_ROOT].casefold():
        return None
    many = head.endswith("s") and not head.endswith("ss")
    return thing if many == (said[0].lower() == "them") else None


def _with_message(view: View, unit: Unit, before: Unit, what: str) -> str:
    """Say what a bare "will fix" is about: what stands before, or what it answers."""
    said = _answered(unit, before) or _answered(unit, _last_message(view, unit))
    if said is None:
        return what
    called = view.names.leading(said)
    if called is not None and called.name == view.names.resolve(unit.speaker):
        said = said[called.end :].lstrip(" ,:–—-")
    wish = _WISHED.match(said)
    wished = said[wish.end() :] if wish else ""
    if wished.casefold().startswith(f"{what} ".casefold()):
        return shorten(wished)
    return shorten(f"{what} ({said})")


def _is_of_its_own(unit: Unit, before: Unit) -> bool:
    """Whether a message goes on from nothing that the one before it says."""
    elsewhere = before.passage is not unit.passage
    return unit.role is Role.MESSAGE and elsewhere and _answered(unit, before) is None


def _last_message(view: View, unit: Unit) -> Unit | None:
    """Return the last sentence of the message before."""
    before = view.before(unit)
    while before is not None and before.passage is unit.passage:
        before = view.before(before)
    return before


def _answered(unit: Unit, before: Unit | None) -> str | None:
    """Return the words that a message goes on from, None where it answers none."""
    words = before.core.rstrip(" .?!*_") if before is not None else ""
    if before is None or len(words.split()) < _FEWEST_WORDS:
        return None
    if before.passage is unit.passage:
        return None if _YES_OR_NO.match(words) else words
    thread = unit.passage.passage.thread
    joined = thread is not None and thread == before.passage.passage.thread
    asks = before.core.rstrip(" *_").endswith("?") or _TROUBLE.search(words)
    return words if joined or asks else None


def _with_whose(view: View, unit: Unit, what: str) -> str:
    """Add the sentence before where only that says whose the object is."""
    before = view.before(unit)
    if before is None or not _THEIRS.match(what):
        return what
    place = unit.core.casefold().find(what.casefold())
    if place < 0 or len(unit.core[:place].split()) > _LONGEST_SUBJECT:
        return what
    return shorten(f"{what} ({before.core.rstrip(' .')})")


def _question_before(view: View, unit: Unit) -> str | None:
    """Return what was asked last before, in the same place or by who spoke before."""
    before = view.before(unit)
    for _step in range(_FARTHEST):
        near = before is not None and (
            before.passage is unit.passage or unit.in_conversation
        )
        if before is None or not near:
            return None
        words = before.core.rstrip(" *_")
        if words.endswith("?") and len(words.split()) >= _FEWEST_WORDS:
            return words.rstrip("?")
        before = view.before(before)
    return None


def _by_name(view: View, unit: Unit, owner: Owner | None, what: str) -> str:
    speaker = view.names.resolve(unit.speaker)
    if owner is None or owner.name is None or speaker in {None, owner.name}:
        return what
    elsewhere = _are_apart(view, speaker, owner.name)

    def named(match: re.Match[str]) -> str:
        word = match["word"].lower()
        if word in {"us", "our"} and not elsewhere:
            return match[0]
        return f"{speaker}’s" if word in _WHOSE else f"{speaker}"

    return shorten(_WE.sub(named, what))


def _are_apart(view: View, one: str | None, other: str) -> bool:
    """Whether the addresses of two people are of different domains."""
    mine, theirs = _domains(view, one), _domains(view, other)
    return bool(mine and theirs and mine.isdisjoint(theirs))


def _domains(view: View, name: str | None) -> set[str]:
    known = (one for one in view.context.people.all if one.name == name)
    return {a.partition("@")[2] for one in known for a in one.aliases if "@" in a}
