"""Who stands in for somebody, as one sentence says it of whom and of who is away."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.facts.sameness.stems import stems

_NOW_AND_THEN = (
    r"(?:then|meanwhile|while|during|until|this|that|these|those|next|every)"
)
_COVERS = (
    r"(?:(?:stand|fill|step|jump)(?:s|ing|ed)? in|stood in|stepped in"
    r"|cover(?:s|ing|ed)?|deputi[sz](?:es?|ing)"
    r"|tak(?:es?|ing) over(?: (?:his|her|their|all|the)\b[^.;,]*)?"
    r"|(?:acts?|is) (?:as )?(?:the |(?:his|her|their) )?"
    r"(?:deputy|stand-?in|substitute|cover|back-?up|replacement))"
)
_STANDS_IN = re.compile(
    r"(?<![\w'’])(?P<who>(?:[A-ZÄÖÜÅØ]|[Nn]obody|[Nn]o one)[\w'’.-]*)"
    r"(?i:(?: (?:will|is|also|then|meanwhile|again|(?:has )?agreed to))*"
    rf" {_COVERS}(?= {_NOW_AND_THEN}\b| (?:on|from|in|for) (?:\d|the \d|that|this|those"
    r"|these|the (?:time|week|days?))|\W*$|[.;,)]))"
)
"""Who stands in, where it is not said behind it for whom."""
_NAMED = re.compile(
    r"(?i)(?<![\w'’])(?:cover(?:ed by)?|substitute|deputy|stand-?in|replacement"
    r"|back-?up|vertretung|backed up by|replaced by)(?: (?:is|will be)|:| =| [–-])? "
    r"(?P<who>(?-i:[A-ZÄÖÜÅØ])[\w'’-]+)"
)
"""Who stands in, as a plan names them behind who is away."""
_AWAY = (
    r"(?:away|absent|unavailable|out of (?:the )?office|off|ill|sick|abroad|in hospital"
    r"|travell?ing|out (?=on|from|until|till|next|this|all|\d)|not (?:here|in|available"
    r"|around|working)|on (?:\w+ ){0,2}(?:leave|holidays?|vacation|pto)"
    r"|abwesend|im urlaub)"
)
_IS_AWAY = re.compile(rf"(?i)(?<![\w'’])(?:{_AWAY}|has (?:a day|time|\w+ days?) off)\b")
_WHILE = re.compile(r"(?i)\W*(?:while|whilst|when|as long as) $")
_DURING = re.compile(r"(?i)\W*(?:during|in|for) $")
_ABSENCE = re.compile(
    r"(?i)['’]s? (?:\w+ ){0,2}(?:absence|leave|holidays?|vacation|trip|pto)\b"
)
_CLAUSE = re.compile(r"[.;,]\s")
_THOUGHT = re.compile(
    r"(?i)\b(?:think(?:s|ing)? (?:of|about)|thought (?:of|about)|consider\w*"
    r"|plan(?:s|ned|ning)?|wants?|wanted|wish\w*|hop(?:es?|ed|ing)|would|could|should|might|perhaps"
    r"|maybe|propos\w+|suggest\w*|ask(?:s|ed|ing)?|discuss\w*|talk(?:s|ed|ing)? (?:of"
    r"|about)|look(?:s|ed|ing)? for|search\w*|needs?|offer(?:s|ed)?|(?:was|were|is|are)"
    r" (?:going|supposed|meant|due) to|(?:was|were) to|likes?|prefers?|intend\w*|idea"
    r"|rumou?rs?|fears?|afraid|toy(?:s|ing)? with)\b|(?-i:\bmay\b)(?! \d)"
)
_OPEN = re.compile(r"(?i)\b(?:if|unless|whether)\b|\?")
_DENIED = re.compile(
    r"(?i)\b(?:not|never|cannot|can['’]t|no longer|unable to|refus\w+ to|rather than"
    r"|instead of)\b|n['’]t\b"
)


_HELPS = (
    r"(?:(?:is|are|will be) (?:yours|ours|there|here|available|on (?:board|loan|site)"
    r"|free|with (?:you|us|the team))|(?:joins?|helps?|works?) (?:you|us|out|with)"
    r"|(?:is )?on [\w -]{2,30})"
)
_INSTEAD = re.compile(
    rf"(?P<who>[A-ZÄÖÜÅØ][\w'’-]+)(?: [A-ZÄÖÜÅØ][\w'’-]+)?(?:,[^,.;]{{3,60}},)?"
    rf" (?:alone )?{_HELPS}(?P<then>[^.;]*?)\b"
    r"(?i:(?P<while>while|whilst|as long as)|until|till) $"
)
"""Somebody is there, up to the word for the time in which another is not."""
_BACK = re.compile(r"(?i) (?:is|comes?|gets?|returns?)(?: back)?\b")
_DOES_IT = re.compile(
    r"(?P<who>[A-ZÄÖÜÅØ][\w'’-]+)(?: [A-ZÄÖÜÅØ][\w'’-]+)?"
    r" (?:(?:will|can|is going to|has agreed to) )?(?:does|do|takes?|doing|covers?)"
    r" (?:it|that|this)\b"
)
_STAND_IN = stems("stand-in deputy substitute replacement cover back-up vertretung")


def is_there_while(text: str, person: re.Pattern[str]) -> bool:
    """Whether somebody is there while the person, whose absence is known, is not."""
    for name in person.finditer(text):
        found = _INSTEAD.search(text[: name.start()])
        if found is None or person.search(found["who"]):
            continue
        if is_only_thought(text, found.start(), found.end()):
            continue
        if found["while"] or _BACK.match(text, name.end()):
            return True
    return False


def does_it(text: str, titles: frozenset[str]) -> bool:
    """Whether under the title of a stand-in it is said of somebody that they do it."""
    found = _DOES_IT.search(text)
    if found is None or not _STAND_IN & titles:
        return False
    return not is_only_thought(text, found.start(), found.end())


def is_only_thought(text: str, start: int, end: int) -> bool:
    """Whether that somebody stands in is a thought, a wish, a condition or denied.

    The place is that of the words that say so: their clause tells how it is meant.
    """
    before = _CLAUSE.split(text[:start])[-1]
    clause = before + text[start:end] + _CLAUSE.split(text[end:])[0]
    unsure = _THOUGHT.search(clause) or _OPEN.search(text)
    return bool(unsure or _DENIED.search(before + text[start:end]))


def stands_in(
    text: str,
    person: re.Pattern[str],
    others: Iterable[re.Pattern[str]],
    *,
    is_author: bool = False,
) -> bool:
    """Whether a sentence has the person away, and tells who stands in.

    `person` and `others` find people by their names: whoever is named nearest before
    an absence is away, and so is the author who says `I`.
    """
    others = tuple(others)
    for found in (*_STANDS_IN.finditer(text), *_NAMED.finditer(text)):
        doer = found.start("who")
        if any(one.start() <= doer < one.end() for one in person.finditer(text)):
            continue
        if is_only_thought(text, found.start(), found.end()):
            continue
        away = list(_IS_AWAY.finditer(text, 0, found.start()))
        first = person.match(text)
        listed = first is not None and text[first.end() :][:1] == ":"
        if (
            (away and _is_of(text, away[-1].start(), person, others, is_author))
            or (listed and found.re is _NAMED)
            or any(_follows(text, found.end(), one) for one in person.finditer(text))
        ):
            return True
    return False


def _is_of(
    text: str,
    place: int,
    person: re.Pattern[str],
    others: tuple[re.Pattern[str], ...],
    is_author: bool,
) -> bool:
    """Whether the absence that is told at a place is the person's."""
    mine = [one.start() for one in person.finditer(text, 0, place)]
    if is_author and re.search(r"\bI\b", text[:place]):
        return True
    theirs = [one.start() for form in others for one in form.finditer(text, 0, place)]
    return bool(mine) and max(mine) >= max(theirs, default=-1)


def _follows(text: str, end: int, name: re.Match[str]) -> bool:
    """Whether behind a stand-in it is told that the one of that name is away then."""
    if name.start() < end:
        return False
    between = text[end : name.start()]
    if _WHILE.fullmatch(between):
        return _IS_AWAY.search(_CLAUSE.split(text[name.end() :])[0]) is not None
    return bool(_DURING.fullmatch(between) and _ABSENCE.match(text, name.end()))
