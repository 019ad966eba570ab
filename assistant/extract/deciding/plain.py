"""Decisions in plain speech: "We move the launch to 3 May", said by who may say so."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from assistant.domain.people import fold
from assistant.domain.reading import Role
from assistant.extract.deciding.offer_words import is_offer
from assistant.extract.deciding.preambles import without_preamble
from assistant.extract.deciding.undecided import HANDED_IN, OF_CHOICE, only_taken
from assistant.extract.people.role_holders import THE_ROLE
from assistant.extract.text.choice_verbs import MOVING, SETTLING
from assistant.extract.text.sections import Section
from assistant.extract.text.strength import hedged
from assistant.extract.view import BODY, Unit, View

_PLAIN = re.compile(
    r"^(?:(?:so|then|ok(?:ay)?|fine|good|right|well|and|but|no|yes|alright|in that case"
    r"|therefore|also|(?P<as>as (?:agreed|decided|approved)\b[^,.;:]{0,60}))\b[,.:]? )*"
    r"(?:we|wir|nous)(?: now| then| therefore| also| simply"
    r"| just| all| instead)*(?P<not> (?:do not|don['’]t|no longer))?"
    rf" (?:(?P<move>{MOVING})|(?P<settle>{SETTLING}))\b",
    re.IGNORECASE,
)
_ADVERBS = (
    r"(?: (?:has|had|then|finally|now|also|therefore|already|just|again|today"
    r"|yesterday|(?:on|last) \w+day|\w+ly|(?:by|over|on|in) (?:the |an?"
    r" )?(?:tele)?(?:phone"
    r"|e-?mails?|mail|chat|call|message|writing|person)))*"
)
_STANDS = (
    r"(?:is|are|has|have|will|shall|can|may|must|should|does|do|stays?|remains?|gets?"
    r"|goes|go|waits?|comes?|becomes?)"
)
_ACTS = (
    rf"(?:{MOVING}|{SETTLING}|run|work|pay|use|begin|end|buy|sell|send|do|make|need)"
)
_CLAUSE = (
    rf"(?:(?:we|they|it|you|everyone|everybody|nobody) (?!would\b)[a-z]+"
    r"|(?:the|an?|our|his|her|their|its|this|these|that|those|all|both|each|every|no"
    rf"|some|any) (?:(?:[\w'’-]+ ){{1,6}}?{_STANDS}\b"
    r"|(?:(?!(?:of|for|on|in|at|to|with|from|about)\b)[\w'’-]+ ){1,4}?"
    rf"{_ACTS}e?s?\b))"
)
_NO_CHOICE = (
    r"(?:nothing|not(?: yet)?\W*$|later|tb[ad]|who|whom|whose|what|when|where|whether"
    r"|if|how|why|which|see|ask|as (?:usual|always))\b"
)
_DECIDED = re.compile(
    rf"{_ADVERBS} (?:decided|resolved|ruled){_ADVERBS}"
    r"(?:, (?:[\w’'-]+ ){0,3}[\w’'-]+,(?= that\b))?(?: (?P<that>that)\b"
    rf"| ?(?P<mark>:|[–—]|-(?= )) ?(?!{_NO_CHOICE})(?=\w+ \w)"
    rf"|(?P<clause>,? )(?={_CLAUSE})"
    r"| (?:to(?! (?:think|sleep|consider|reflect|mull)\b)"
    r"|on(?! the (?:spot|fly|day)\b)|for|against|not)\b)",
    re.IGNORECASE,
)
"""Behind a name: `Ann decided that …`, `Ann decided: …`, `Ann decided we …`."""
_JUDGED = re.compile(
    rf"{_ADVERBS} (?:(?:approved|ok(?:ay)?['’]?e?d|endorsed|accepted|rejected|vetoed"
    rf"|authori[sz]ed"
    rf"|granted"
    r"|refused|waived|turned down|signed off(?: on)?|agreed to(?= (?:the|an?|our|this"
    r"|that"
    r"|these|both|\d|[£$€]|\w+ing\b))|said (?:yes|no) to"
    r"|(?:gave|has given) (?:us )?(?:the |a |his |her |its |their )?(?:go-?ahead"
    r"|green light|ok(?:ay)?|approval|blessing|nod|consent)(?: (?:to|for))?)\b)",
    re.IGNORECASE,
)
"""Behind whoever may decide: `Ann approved the budget`."""
_OF_PERSONS = re.compile(
    r"\b(?:invit\w+|tasks?|jobs?|roles?|apolog\w+|blame|apartment|calls?|meetings?"
    r"|chair|responsibilit\w+|leave|holidays?|vacation)\b",
    re.IGNORECASE,
)
"""What somebody takes or refuses for himself."""
_BESIDE = re.compile(
    r" ?\([^()]{2,60}\)|, (?:(?:the|our) )?[^,.;:]{2,40},(?= \w)|,(?= \w+ed\b)",
    re.IGNORECASE,
)
"""What stands beside a decider's name: `Ann, the sponsor,`."""
_ROLE_LEADS = re.compile(
    rf"(?:yes,? |so |and |then |also |in (?:his|her|their) absence,? )*{THE_ROLE}\b",
    re.IGNORECASE,
)
_DOUBTED = (
    r"\b(?:questions?(?= ?[:–—-])|decided|resolved|ruled|not|no|nobody|never|nothing"
    r"|rumou?rs?|gossip|open|unclear|unconfirmed|options?|examples?|ideas?|hypothe\w+"
    r"|if|once|unless|until|whether|when|before|who|what|how|why|drafts?|suppos\w+"
    r"|wish\w*|hopes?|says?|said|thinks?|believes?|accepted|approved|rejected)\b"
)
_ABOUT = rf"(?:(?!{_DOUBTED})[^,:;.?!–—])"
_SOMEBODY = r"(?-i:[A-ZÀ-Þ])[\w'’-]+(?: [\w'’-]+){0,2}? (?:decided|ruled|resolved)\b"
_IN_FRONT = re.compile(
    r"(?:(?:(?:update|fyi|news|note|status):?|in (?:his|her|their) absence|yesterday"
    r"|today|on \w+day|last \w+|by (?:e-?mail|phone)|in the end|finally|so|and|then"
    r"|(?:as for|for|on|in|at|about|regarding|concerning|after|with)"
    rf" {_ABOUT}{{2,50}}?(?=,| {_SOMEBODY})),? "
    rf"|{_ABOUT}{{2,60}}?(?::| ?[–—]| -) )+",
    re.IGNORECASE,
)
"""When it was, or what it is about: `For the pumps, Ann …`, `Heating: Ann …`."""
_TOPIC = re.compile(
    r"[:–—]| - |^(?:as for|for|about|regarding|concerning|with|on(?! \w+day\b)"
    r"|in(?! the end\b))\b",
    re.IGNORECASE,
)
_HABIT = re.compile(
    r"\b(?:every|each|usually|always|often|normally|generally|typically|sometimes|when"
    r"|whenever|once|until|still|have to|if|unless|per (?:week|day|month)"
    r"|daily|weekly|monthly|for now we)\b",
    re.IGNORECASE,
)
_NODDED = re.compile(
    r"\b(?:agreed|agrees|approved|approves|said yes|okay(?:ed|s)|ok['’]?d|signed off"
    r"|(?:is|was|are|were) (?:fine|happy|okay|ok) with (?:it|that|this)|confirmed it"
    r"|einverstanden|d['’]accord)\b",
    re.IGNORECASE,
)
_AGREES = re.compile(
    r"^(?:agreed|i agree|yes|yep|ok(?:ay)?|fine|good|sounds good|works for me|do it"
    r"|deal|done|approved|no objections?|perfect|right|sure|einverstanden|d['’]accord"
    r"|let['’]s do that|that works)\b(?! but\b)(?!.*\bbut\b)(?!.*\?)",
    re.IGNORECASE,
)
_DECIDES = re.compile(
    r"\b(?:sponsors?|owner|director|head|chair\w*|chief|c[eotfip]o|president|founder"
    r"|partner|lead|leader|manager|steering|board|executive|vp|auftraggeber\w*"
    r"|leiter\w*"
    r"|directeur|directrice|director[ae]?)\b"
)
_ABOVE = re.compile(
    r"\b(?:sponsors?|steering|steerco|directors?|board|executive|chief|c[eotfip]o"
    r"|president|founder|councillor|auftraggeber\w*|directeur|directrice|director[ae]"
    r"|(?:client|customer)(?!\w* (?:manager|success|support))"
    r"|(?:product|project|business|budget) owner)\b"
)
"""Who decides over a project, in whose name a project manager carries out."""
_SAYS = re.compile(
    r"\W*(?:we|i|our|my|let['’]s|yes|no|agreed|approved|wir|ich|nous|je)\b",
    re.IGNORECASE,
)


def is_said_by_label(unit: Unit) -> bool:
    """Whether the line itself names who says it: `**Ann:** we pay it`."""
    labelled = unit.speaker is not None and not unit.passage.passage.speaker
    return labelled and _SAYS.match(unit.core) is not None


def said_plainly(view: View, unit: Unit, chair: str | None) -> bool:
    """Whether it says what "we" do, by who decides or with somebody's agreement.

    What a person is said to have decided is one too.

    In a body that decides, another day or a "we do not" is a decision whoever says it;
    minutes that name no speaker tell what the meeting settled, so that another day is
    decided there; a habit, a condition or a doubt decides nothing.
    """
    core = without_preamble(unit.core)
    if _told_of_one(view, unit):
        return True
    plain = _PLAIN.match(core)
    if plain is None or core.rstrip(" *_").endswith("?") or hedged(core):
        return False
    if is_offer(core):
        return False
    if _HABIT.search(core) or unit.section is Section.OPTIONS:
        return False
    if plain["move"] and not plain["not"] and view.due(core, unit) is None:
        return False
    nodded = (
        plain["as"] or _NODDED.search(core[plain.end() :]) or _next_agrees(view, unit)
    )
    return bool(nodded) or _by_right(view, unit, plain, chair)


def _told_of_one(view: View, unit: Unit) -> bool:
    """Whether it tells what a person or a role has decided."""
    core = unit.core
    if core.rstrip(" *_").endswith("?") or hedged(core):
        return False
    end = _end_of_decider(view, core)
    if end is None:
        return False
    if _DECIDED.match(core[end:]):
        return True
    judged = _JUDGED.match(core[end:])
    if judged is None or not only_taken(view, core).startswith(core[: end + 3]):
        return False
    what = core[end + judged.end() :]
    return OF_CHOICE.search(what) is not None or (
        _decides_itself(view, core[:end])
        and not HANDED_IN.search(what)
        and not _OF_PERSONS.search(what)
    )


def _end_of_decider(view: View, core: str) -> int | None:
    """Return where the words end that name who may have decided, at the beginning."""
    before = _IN_FRONT.match(core)
    start = before.end() if before else 0
    role = _ROLE_LEADS.match(core, start)
    owner = None if role else view.names.leading(core[start:])
    if role is None and (owner is None or owner.name is None):
        return None
    end = role.end() if role else start + (owner.end if owner else 0)
    beside = _BESIDE.match(core, end)
    return beside.end() if beside else end


def told_decider(view: View, core: str) -> str | None:
    """Return the person with whose deciding the words begin."""
    end = _end_of_decider(view, core)
    if end is None or not (_DECIDED.match(core[end:]) or _JUDGED.match(core[end:])):
        return None
    return next((one.name for one in view.names.mentions(core[:end]) if one.name), None)


def _decides_itself(view: View, words: str) -> bool:
    """Whether the decider is one by role, and is no stranger's."""
    if re.search(rf"{THE_ROLE}\b", words, re.IGNORECASE):
        return True
    name = next((one.name for one in view.names.mentions(words) if one.name), None)
    return name is not None and may_decide(view, name, None)


def without_decider(view: View, words: str) -> str:
    """Take "Ann decided that" off, which is told beside the decision."""
    front = _IN_FRONT.match(words)
    start = front.end() if front else 0
    end = _end_of_decider(view, words)
    found = _DECIDED.match(words[end:]) if end is not None else None
    if end is None or found is None or _ROLE_LEADS.match(words, start):
        return words
    told = words[end + found.end() :].strip()
    if not (found["that"] or found["mark"] or found["clause"]):
        return words
    return f"{words[:start]}{told}" if _TOPIC.search(words[:start]) else told


def _by_right(view: View, unit: Unit, plain: re.Match[str], chair: str | None) -> bool:
    """Whether it holds without anybody's yes."""
    firm = plain["move"] is not None or plain["not"] is not None
    if firm and is_of_a_board(unit):
        return True
    if unit.speaker and unit.in_conversation:
        return may_decide(view, unit.speaker, chair)
    minutes = unit.role in {Role.ITEM, Role.PARAGRAPH} and not unit.in_conversation
    return minutes and plain["move"] is not None and not plain["not"]


def is_of_a_board(unit: Unit) -> bool:
    """Whether a body that decides met here, by its title or by the file's name."""
    stem = PurePosixPath(unit.passage.source).stem
    return unit.deciding or BODY.search(re.sub(r"[\W\d_]+", " ", stem)) is not None


def may_decide(view: View, speaker: str, chair: str | None) -> bool:
    """Whether the speaker chairs, or has a role that decides."""
    name = view.names.resolve(speaker) or speaker
    role = view.context.people.role(name)
    return name == chair or bool(role and _DECIDES.search(fold(role)))


def outranks(view: View, one: str | None, other: str | None) -> bool:
    """Whether the one has a role that decides over the project, and the other none."""
    return _is_above(view, one) and not _is_above(view, other)


def _is_above(view: View, speaker: str | None) -> bool:
    if speaker is None:
        return False
    name = view.names.resolve(speaker) or speaker
    return _ABOVE.search(fold(view.context.people.role(name) or "")) is not None


def _next_agrees(view: View, unit: Unit) -> bool:
    """Whether the next one to speak says yes to it."""
    if not unit.in_conversation:
        return False
    following = view.after(unit)
    while following and following.speaker == unit.speaker:
        if following.passage is not unit.passage:
            return False
        following = view.after(following)
    if following is None or not following.in_conversation:
        return False
    return following.first and _AGREES.match(following.core) is not None
