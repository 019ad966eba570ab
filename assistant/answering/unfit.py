"""Sentences of the matter that are of another kind than what is asked for."""

from __future__ import annotations

import re
from datetime import date

from assistant.answering.asked.asks import Wanted
from assistant.answering.asked.kin import kin_of
from assistant.answering.asked.presence import asks_if_here
from assistant.answering.asked.properties import measured_in, measures_another
from assistant.answering.asked.question import Question
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.causes import LACK
from assistant.answering.candidates.mishaps import only_repeats, tells_damage
from assistant.answering.candidates.naming import (
    is_elsewhere,
    is_of_another,
    is_other_agreement,
    names_anew,
    said_in,
)
from assistant.answering.candidates.places import asks_where, names_place
from assistant.answering.candidates.reasons import explained
from assistant.answering.candidates.rows import REASON
from assistant.answering.candidates.speaking import ranks_in
from assistant.answering.kinds.leavers import is_only_on_leave
from assistant.answering.off_topic import is_off_topic
from assistant.domain.facts import ActionItem, Decision, MilestoneStatus
from assistant.domain.people import fold
from assistant.facts.sameness.stems import STOP_WORDS, shared, stems
from assistant.gate.amounts import amounts_in
from assistant.gate.days import days_in

W = Wanted
CAUSE = re.compile(
    r"(?i)\b(?:because|due to|owing to|caused|reason|weil|wegen)\b|[,;] so\b"
    r"|\b(?:why|reasons?|rationale|grund)\s*:|\bwhy\?(?= )"
)
_FIND_OUT = re.compile(
    r"(?i)\b(?:find(?:ing)? out|check|clarify|ask|verify|see|establish|confirm)\b"
    r"[^.;]*?\b(?:whether|if)\b"
)
_CONDITION = re.compile(r"(?i)\b(?:if|unless|whether|ask(?:s|ed) (?:how|why|what))\b")
_WHEN_DID = re.compile(r"(?i)\W*when (?:did|was|were)\b")
_BY_WHEN = re.compile(
    r"(?i)\b(?:to|will|must|should|shall|['’]ll) [^\W\d_]+\b.*\b(?:by|until|before)\b"
)
_WHO_IS = re.compile(
    r"(?i)\W*(?:and |so )?who(?:['’]s| is| are| was| were) (?:the|our|their|an?) "
    r"(?!owner|lead|contact|holder|sponsor|assignee|one\b)"
)
_UNKNOWN = re.compile(
    r"(?i)\b(?:unknown|unclear|undefined|unidentified|unassigned|undecided|tb[adc]"
    r"|not (?:yet )?(?:known|clear|named|identified|found|decided|assigned)|nobody"
    r"|no one|without an? owner|no (?:clear )?(?:owner|lead|contact|holder))\b"
)
"""The title of an entry by which nobody knows who, or what, something is."""
_WHETHER_KNOWN = re.compile(r"(?i)\b(?:known|know|clear|identified|found|named)\b")
_WHETHER_STATE = re.compile(
    r"(?i)\W*(?:(?:and|so|but) )?(?:when (?=is|are))?(?:is|are|was|were|has|have|had"
    r"|does|do|did|will|would|can|could)\b .*\b(?:(?P<there>away|absent|back)"
    r"|(?P<open>open|closed|shut))(?: (?:on|in|at|until|till|from|for|during|over|to"
    r"|this|next|today|tomorrow|now|then|again|all|yet)\b[^?]*)?\W*$"
)
"""Is somebody away, does something stay open."""
_WHO_MAKES = re.compile(
    r"(?i)\W*(?:and |so )?who (?:makes|made|is making|(?:will|can) make|has made)\b"
)
_MAKING = re.compile(
    r"(?i)\b(?:mak(?:es?|ing)|made|maker|manufactur\w*|produc\w+|build(?:s|ing|er)?"
    r"|built|bak(?:es?|ed|ing)|cook\w*|brew\w*|craft\w*|creat\w+|assembl\w+|sew\w*"
    r"|print\w*|writ(?:es?|ten|ing)|wrote|draw(?:s|n|ing)?|prepar\w+|suppl(?:y|ie)\w*"
    r"|fabricat\w+|cast(?:s|ing)?|weav\w+|wov\w+)\b|\b(?i:by|from) (?-i:[A-Z])"
)
_PRESENCE = re.compile(
    r"(?i)\b(?:away|absent|absence|back|leave|leaves|left|returns?|returned|holidays?"
    r"|vacation|ill|sick|off|here|out|travel\w*|abroad|present|in the office)\b"
)
_OPENNESS = re.compile(
    r"(?i)\b(?:(?:re-?)?open\w*|clos\w+|shut\w*|(?:un)?locked|hours|accessible)\b"
)
_AWAITS = re.compile(
    r"(?i)\W*(?:(?:what|who|whom) (?:is|are|was|were|does|do|did) .+ wait(?:ing)?"
    r" (?:for|on)\b|(?:is|are) .+ (?:still )?waiting (?:for|on)\b)"
)
_WAITS = re.compile(
    r"(?i)\b(?:wait(?:s|ed|ing)?|awaits?|awaiting|block(?:s|ed|ing)?|held up|stuck"
    r"|depends? on)\b"
)
_ROLES = frozenset({"nobody", "somebody", "someone", "yes", "no"})
_IDENTIFIED = re.compile(
    r"(?i)\b([^\W\d_]+) (?:numbers?|nos?\.|ids?|code|reference)(?!\w)"
)
_ASIDE = re.compile(r"(?i)\b(?:before|until|unless|once|bevor|bis)\b")
_SO = re.compile(r"(?i)[,;] so\b")
_LATER = re.compile(
    r"(?i)\b(?:later|wait\w*|until|only (?:on|in|from|after|then)|days?|weeks?|months?"
    r"|not (?:ready|in time|before|come|start|begin)|no sooner|miss\w*"
    r"|cannot|can['’]t)\b"
)
_MISHAPS = frozenset({"slip", "fail", "cancel"})
_HOW_LONG = re.compile(r"(?i)\bhow long\b|\bwie lange\b")
_LENGTH = re.compile(r"(?i)\bhow long (?:is|are|was|were)\b(?!.*\b(?:tak|last))")
_UNIT = (
    r"(?:seconds|(?<=\d )second|(?<=one )second|(?<=per )second|min(?:ute)?s?|hours?"
    r"|hrs?|days?|weeks?|months?|years?|stunden?|tage?|wochen?)"
)
_LASTS = re.compile(rf"(?i)\b{_UNIT}\b")
_UNTIL = re.compile(r"(?i)\b(?:until|till|through|bis)\b")
_TAKES = re.compile(
    r"(?i)\bhow long\b.*\b(?:needs?|needed|takes?|taken|took|requires?|required)\b"
)
_TAKES_UNTIL = re.compile(
    r"(?i)\b(?:needs?|needed|takes?|taken|took|requires?|required|lasts?|lasted|runs?)\b"
    r"[^.;]*\b(?:until|till|through|bis)\b"
)
"""Of what takes its time, the rest until Friday is not the time."""
_TIMES = frozenset({"ms", "min"})
"""Units of what lasts, as `6h 20m` and `90 s` have them."""
_HOW_OFTEN = re.compile(r"(?i)\bhow often\b|\bwie oft\b")
_OFTEN = re.compile(
    r"(?i)\b(?:every|each|times?|once|twice|hourly|daily|weekly|fortnightly|monthly"
    r"|quarterly|yearly|per|mal|jede[nrs]?|täglich|wöchentlich)\b|\ban? (?:hour|day"
    r"|week|month|year)\b"
)
_WITHIN = re.compile(
    rf"(?i)\b(?:in|within|after|before|over|each|every) (?:[\w-]+ ){{1,2}}{_UNIT}\b"
    rf"|\b{_UNIT} (?:ago|later|earlier|before)\b|\bno (?:[\w-]+ )?{_UNIT}\b"
    rf"|(?:\d[\d.,]*|\btimes?|\bonce|\btwice)(?: ?[€$£]| [^\W\d_]+)?"
    rf" (?:an?|per) {_UNIT}\b"
)
"""When, after which time or how often something happens, not how long it lasts."""


def is_of_other_kind(one: Candidate, question: Question) -> bool:
    """Whether it gives a health, length, cause, day or place that is not asked for."""
    return bool(
        not one.gives
        or (asks_where(question.text) and not _tells_place(one))
        or (one.gives == {W.HEALTH} and question.wanted is not W.HEALTH)
        or (_HOW_LONG.search(question.text) is not None and not _is_long(one, question))
        or _is_of_other_rank(one, question)
        or (
            _HOW_OFTEN.search(question.text) is not None
            and _OFTEN.search(said_in(one.unit.text)) is None
        )
        or (
            question.wanted is W.AMOUNT
            and measures_another(said_in(one.unit.text), stems(question.bare))
        )
        or _is_no_identifier(one, question)
        or _only_has_errand(one, question)
        or _names_nobody(one, question)
        or _gives_no_reason(one, question)
        or only_repeats(one, question)
        or _is_only_planned(one, question)
        or _is_no_start(one, question)
        or _only_aside(one, question)
        or _is_of_the_unknown(one, question)
        or tells_no_such_state(one, question)
        or _makes_nothing(one, question)
        or _waits_for_nothing(one, question)
        or _is_to_be_found_out(one, question)
        or is_only_on_leave(one, question.text)
        or is_other_agreement(one, question)
        or is_off_topic(one, question)
        or (
            not one.computed
            and (is_of_another(one.unit.text, question) or is_elsewhere(one, question))
        )
    )


def _is_long(one: Candidate, question: Question) -> bool:
    """Whether it tells how long something lasts, or how long a thing is."""
    length = _LENGTH.search(question.text) and measured_in(said_in(one.unit.text))
    return lasts(one, question) or bool(length and stems("length") <= length)


def _is_of_other_rank(one: Candidate, question: Question) -> bool:
    """Whether it tells of the first only where the second is asked for."""
    asked = ranks_in(question.bare) - {"next"}
    told = ranks_in(said_in(one.unit.text)) - {"next"}
    return bool(asked and told) and not asked & told


def lasts(one: Candidate, question: Question) -> bool:
    """Whether it says how long something lasts, or until when, where that is asked."""
    if _HOW_LONG.search(question.text) is None:
        return False
    said = said_in(one.unit.text)
    until = _TAKES_UNTIL if _TAKES.search(question.text) else _UNTIL
    if until.search(said) and W.DAY in one.gives and not one.computed:
        return True
    rest = _WITHIN.sub(" ", said)
    short = any(found.unit in _TIMES for found in amounts_in(rest))
    return short or _LASTS.search(rest) is not None


def _gives_no_reason(one: Candidate, question: Question) -> bool:
    """Whether of something that happened it tells neither a cause nor a mishap."""
    if question.wanted is not W.REASON:
        return False
    title = said_in(one.unit.facts[0].title)
    before, given, _ = title.partition(REASON)
    matter = before if given else explained(title)
    if matter and question.subject and _asks_beyond(question, title, matter):
        return True
    if not kin_of(question.bare) & _MISHAPS:
        return False
    harms = _causes(one) or one.kin & _MISHAPS or tells_damage(one, question)
    return one.computed or not harms or _CONDITION.search(one.unit.text) is not None


def _asks_beyond(question: Question, title: str, matter: str) -> bool:
    """Whether it asks of what is not explained: of the reason itself, perhaps."""
    within = shared(question.subject, stems(matter))
    if 2 * len(within) > len(question.subject):
        return False
    return not within or bool(shared(question.subject - within, stems(title)))


def _causes(one: Candidate) -> bool:
    """Whether it gives a cause; what only follows from one must be a delay itself."""
    said = said_in(one.unit.text)
    if CAUSE.search(_SO.sub(" ", said)) or LACK.search(said):
        return True
    follows = _SO.split(said, maxsplit=1)[1:]
    return any(_LATER.search(one) or kin_of(one) & _MISHAPS for one in follows)


def _tells_place(one: Candidate) -> bool:
    return not one.computed and names_place(said_in(one.unit.text))


def _only_has_errand(one: Candidate, question: Question) -> bool:
    """Whether it tells who has to do something about the one whom it is asked for.

    Who has to book the teacher is not the teacher, nor is who says so.
    """
    if one.computed or _WHO_IS.match(question.text) is None:
        return False
    if any(isinstance(fact, ActionItem) for fact in one.unit.facts):
        return True
    return W.ACTION in one.gives and not names_anew(one, question)


def _names_nobody(one: Candidate, question: Question) -> bool:
    """Whether it names nobody where it is asked who somebody is."""
    if one.computed or _WHO_IS.match(question.text) is None:
        return False
    said = said_in(one.unit.text).lstrip('“”"„« ')
    first = fold(said.split(" ", maxsplit=1)[0]).strip(".,:;")
    led = said[:1].isupper() and first not in STOP_WORDS and first not in _ROLES
    asked = fold(question.text)
    named = (name for full in one.people for name in fold(full).split())
    told = fold(said)
    return not (
        names_anew(one, question)
        or any(name in told and name not in asked for name in named)
        or (led and first not in asked)
    )


def _is_to_be_found_out(one: Candidate, question: Question) -> bool:
    """Whether somebody still has to find out whether that is so which is asked for."""
    if question.wanted not in {W.DAY, W.STATE, W.AMOUNT, W.REASON}:
        return False
    if _FIND_OUT.search(question.text):
        return False
    return any(
        isinstance(fact, ActionItem) and _FIND_OUT.search(fact.what)
        for fact in one.unit.facts
    )


def _is_no_identifier(one: Candidate, question: Question) -> bool:
    """Whether it does not name that whose number, code or reference is asked for."""
    if question.wanted is not W.IDENTIFIER:
        return False
    asked = stems(" ".join(_IDENTIFIED.findall(question.text)))
    return not asked <= stems(said_in(one.unit.text))


def _is_only_planned(one: Candidate, question: Question) -> bool:
    """Whether of what is past it tells by when somebody had to do it."""
    if not _WHEN_DID.match(question.text):
        return False
    promised = any(isinstance(fact, ActionItem) for fact in one.unit.facts)
    ahead = _BY_WHEN.search(one.unit.text) is not None or _is_all_ahead(one)
    return promised or (not one.computed and ahead)


def _is_all_ahead(one: Candidate) -> bool:
    """Whether all the days that it names lie behind the day on which it was said."""
    said = said_in(one.unit.text)
    days = [resolved for day in days_in(said) for resolved in day.resolved(one.day)]
    known = [date(y, m, d) for y, m, d in days if y and m and d]
    return bool(known) and min(known) > one.day


def _is_no_start(one: Candidate, question: Question) -> bool:
    """Whether it is due by a day, where it is asked when something begins."""
    if question.wanted is not W.DAY or "begin" not in kin_of(question.text):
        return False
    due = one.computed or any(isinstance(fact, ActionItem) for fact in one.unit.facts)
    return due and not tells_start(one)


def _only_aside(one: Candidate, question: Question) -> bool:
    """Whether a decision names what is asked for only as what was still to come.

    Who decided to order the lamps before the bill is paid has not paid the bill.
    """
    if question.wanted is not W.DECIDER or not question.subject:
        return False
    told = [fact.what for fact in one.unit.facts if isinstance(fact, Decision)]
    told = told or ([] if one.computed else [said_in(one.unit.text)])
    main = " ".join(_ASIDE.split(what)[0] for what in told)
    within = shared(question.subject, stems(" ".join(told)))
    return bool(within) and not within <= stems(main)


def _is_of_the_unknown(one: Candidate, question: Question) -> bool:
    """Whether it tells an entry by which nobody knows that which is asked for.

    Who owns the entry need not be the one, and that it is closed says no more of them.
    """
    titles = (fact.title for fact in one.unit.facts)
    if question.ids or not (one.computed and any(map(_UNKNOWN.search, titles))):
        return False
    if question.wanted in {W.PERSON, W.OWNER} and not question.polar:
        return True
    return one.ended and _WHETHER_KNOWN.search(question.text) is not None


def _makes_nothing(one: Candidate, question: Question) -> bool:
    """Whether, where it is asked who makes a thing, it tells of no making."""
    if one.computed or _WHO_MAKES.match(question.text) is None:
        return False
    return _MAKING.search(said_in(one.unit.text)) is None


def _waits_for_nothing(one: Candidate, question: Question) -> bool:
    """Whether, where it is asked what somebody waits for, it tells of no waiting.

    That an issue is theirs does not say so.
    """
    if not question.people or question.subject or _AWAITS.match(question.text) is None:
        return False
    return _WAITS.search(said_in(one.unit.text)) is None


def tells_no_such_state(one: Candidate, question: Question) -> bool:
    """Whether it says neither that somebody is there, or it is open, nor that not."""
    if asks_if_here(question):
        return _PRESENCE.search(said_in(one.unit.text)) is None
    found = None if one.computed else _WHETHER_STATE.match(question.text)
    if found is None:
        return False
    said = _OPENNESS if found["open"] else _PRESENCE
    return said.search(said_in(one.unit.text)) is None


def tells_start(one: Candidate) -> bool:
    """Whether it says that something begins, or gives the day of a milestone."""
    planned = any(isinstance(fact, MilestoneStatus) for fact in one.unit.facts)
    return planned or "begin" in one.kin
