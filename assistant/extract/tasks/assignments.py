"""Work that is given to somebody by name or reported of them."""

from __future__ import annotations

import re

from assistant.domain.findings import Strength
from assistant.domain.people import fold
from assistant.domain.reading import Role
from assistant.extract.people.given_names import may_be
from assistant.extract.people.owners import Owner, is_name
from assistant.extract.tasks.draft import Draft
from assistant.extract.tasks.verbs import DOING, NOT_DOING
from assistant.extract.tasks.words import NEGATED, PRESENT, THEN
from assistant.extract.text.sections import Section
from assistant.extract.text.strength import hedged
from assistant.extract.view import Unit, View

_FINITE = r"(?:should|would|is|was|are|were|did|does|has)\b"
_CLAUSE = re.compile(rf"^ to(?: [\w-]+){{1,4}}? (?={_FINITE})")
"""`Ann to sign it would be …`: the work itself is judged, and given to nobody."""
_SUBORDINATE = re.compile(
    r" (?:who|whom|whose|whoever|what|whatever|which|whichever|whether|if|where|when"
    rf"|how|why|because|since)\b| that (?!{_FINITE})"
    rf"| (?:the|an?|our|my|your|his|her|their|all|any|those|each|every) (?!of\b)[\w-]+"
    rf"(?: [\w-]+)? that (?={_FINITE})",
    re.IGNORECASE,
)
"""Whose verb is a clause's within the work: `who has the keys`, `that are too old`."""
_THINKS = re.compile(
    r"(?P<who>\b[\w.]+\b) (?:thinks?|hopes?|expects?|believes?|says|said|reckons"
    r"|promised|promises)(?: that)? (?:he|she|they|it|we)(?P<how> (?:should|can|could"
    r"|will|would|might)|['’]ll) (?:be able to |probably |try to )?"
    rf"(?!{NOT_DOING})[a-z]+"
)
_TELLS_TO = re.compile(
    rf"^, (?:(?:please |can we |then |so )?(?P<do>{DOING})\b(?! ?[:?])"
    r"|(?P<need>I(?:['’]d| would| will)? need\b))"
    rf"|^ (?:please|pls) (?:also |just )?{DOING}\b(?! ?[:?])"
)
_ON_THE_SPOT = re.compile(
    r"(?:please |then )?(?:tell|brief|update|take|run|walk) us\b(?: (?:all|please|about"
    r" .{2,80}|through .{2,80}|quickly|briefly))*\W*$"
    r"|(?:please )?(?:report|start|begin|explain|describe|present|try|read (?:it|this"
    r"|that|them)(?: out)?|take it (?:away|from (?:here|there)))(?: please| now| again"
    r"| first| then)*\W*$",
    re.IGNORECASE,
)
"""Said to whom the floor is given: who speaks next has done it."""
_SAID = re.compile(
    r"\b(?P<who>[\w.]+) (?:said|says|promised|agreed)\b[^.?]{0,60}\b(?:he|she|they)"
    rf"(?: would| will|['’]d|['’]ll) (?:{DOING})\b"
)
_GROUP = re.compile(
    r"^(?:[Tt]he )?(?P<who>(?:[\w/-]+ ){0,3}(?:teams?|groups?|committees?|boards?"
    r"|squads?))"
    rf" (?:to|will|needs? to|must|has to|have to) (?P<verb>{DOING})\b"
)
_STRANGER = re.compile(
    r"^@?(?P<who>[^\W\d_a-z][\w'’-]*[a-zà-ÿ](?: [A-Z]\.)?"
    r"(?: (?:de|da|del|van|von|der|la|le)){0,2}(?: [^\W\d_a-z][\w'’-]*[a-zà-ÿ]){1,2})"
    rf" (?:will|to|needs to|has to|must|shall) (?:also )?{DOING} "
    r"(?!(?:in|on|at|by|from|after|before|until|with|as|next|this|to|for) )\w"
)
THINGS = re.compile(
    r"\b(?:access|agents?|api|app|apps|application|backend|board|build|bus|center"
    r"|centre|client|cloud|cluster|committee|company|control|council|customers?|data"
    r"|database|department|desk|design|engine|engineering|finance|forum|framework"
    r"|frontend|gateway|group|hub|legal|manager|marketing|model|module|network|office"
    r"|operations|ops|partners?|phase|pipeline|plan|planning|platform|portal|process"
    r"|product|programme?|project|quality|queue|release|sales|security|server|service"
    r"|services|software|sprint|squad|stage|store|stream|support|system|systems|team"
    r"|teams|test|testing|tool|train|users?|vendors?|version|web|wave|worker"
    r"|workstream)\b"
)
"""Words of names that things and units have, and no person."""
_TAKES = re.compile(
    r"^ (?:now |also )?(?:takes? over|takes?(?= on\b)|picks up|inherits)"
    r" [^.;:!?]{3,80}? from (?=(?P<giver>[\w'’]+))"
)
"""Work that goes from one to another: told in the present, it is given from now on."""
_RECEIVES = re.compile(
    r"(?: also)? (?:gets(?! (?:[\w'’-]+ ){1,5}?(?:signed|done|ready|out|over|sorted"
    r"|fixed"
    r"|back|up|[a-z]+ed|to)\b| (?:him|her|them|us|you)\b)|receives|joins|arrives|comes"
    r"|starts(?= (?:on|in|at|as|work|next|this|today|tomorrow)\b)"
    r"|travels|flies|moves(?! (?:the|an?|all|both|our|his|her|their|its)\b))\b"
)
"""What happens to a person or is where they go, and no work of theirs."""
_WILL_OWN = re.compile(
    r" will (?:also |then |soon )?have (?:the|an?|all|her|his|their|its|our|your)\b"
    r"(?!.*\b(?:ready|done|finished|signed|fixed|[a-z]{3,}ed)\b)"
)
"""Without a day, what somebody will have comes from others."""
_YET_WILL = re.compile(
    rf"^ [a-z][^.,;:!?]{{2,80}},? (?:but|and|so) (?:still )?will (?!{NOT_DOING})[a-z]+"
)
"""`Ann likes it little but will do it`: one subject, two verbs."""
_PRONOUN = re.compile(rf"^(?P<who>He|She|They)(?:['’]ll| will) (?!{NOT_DOING})[a-z]+")
_NEAR = 2
"""Sentences without a name through which "she" still means who was named before."""


def assigned(view: View, unit: Unit) -> Draft | None:
    """`Ann will …`, `Ann to …`, `Ann could …`, `Ann rings them tomorrow`."""
    core = unit.core
    if unit.section in {Section.FRAME, Section.PAST} or NEGATED.search(core):
        return None
    dated = view.due(core, unit) is not None
    for one in view.names.mentions(core):
        start = one.end - len(one.text)
        joint = view.names.leading(core[start:])
        owner = Owner(joint.text, joint.name, start + joint.end) if joint else one
        before, after = core[:start], core[owner.end :]
        then = THEN.match(after)
        opens = (
            (then is not None and "who" in then[0])
            or not before.strip()
            or re.search(r"(?:[,;:.–—(]|\b(?:and|then|so|but|that)) *$", before)
        )
        if then and opens and _believable(then, core, after, dated=dated):
            soft = then["soft"] or ""
            return Draft(
                owner, Strength.SUGGESTED if soft.startswith("should") else None
            )
        if opens and not before.strip() and owner.name and _acts(after):
            due = view.due(core, unit)
            if due and due.day and due.day >= unit.passage.dated:
                return Draft(owner) if _has_object(after, due.words) else None
            if _is_handed_over(view, after):
                return Draft(owner)
        if dated and owner.name and not before.strip() and _YET_WILL.match(after):
            return Draft(owner)
    return _reported(view, unit)


def _acts(after: str) -> bool:
    """Whether the person does something, and gets or joins nothing."""
    return PRESENT.match(after) is not None and _RECEIVES.match(after) is None


def _has_object(after: str, when: str) -> bool:
    """Whether more than the verb and the day stands behind the name."""
    return len(after.replace(when, " ").strip(" .!").split()) > 1


def to_a_group(_view: View, unit: Unit) -> Draft | None:
    """`The licensing group to review …`: owned by the group as written."""
    group = _GROUP.match(unit.core)
    if group is None or unit.section in {Section.FRAME, Section.PAST}:
        return None
    if fold(group["who"]) in {"team", "group", "committee", "board", "squad"}:
        return None
    return Draft(Owner(group["who"], None))


def to_a_stranger(_view: View, unit: Unit) -> Draft | None:
    """`- Ana Diaz will ship the tool`, where the directory knows no such name."""
    if unit.role is not Role.ITEM or unit.section in {Section.FRAME, Section.PAST}:
        return None
    found = _STRANGER.match(unit.core)
    if found is None or not unit.first or NEGATED.search(unit.core):
        return None
    who = found["who"]
    if not is_name(who) or THINGS.search(fold(who)):
        return None
    return Draft(Owner(who, None, found.end("who")))


def _is_handed_over(view: View, after: str) -> bool:
    """Whether the words behind a name say whose work that person takes."""
    handed = _TAKES.match(after)
    if handed is None:
        return False
    giver = view.names.leading(after[handed.end() :])
    return fold(handed["giver"]) == "me" or giver is not None


def _believable(then: re.Match[str], core: str, after: str, *, dated: bool) -> bool:
    if not dated and _WILL_OWN.match(after):
        return False
    if then["soft"] and not dated:
        wish = re.match(r"want|would like|plan|hope", then["soft"])
        if wish or not hedged(core):
            return False
    if then["firm"] == "to":
        judged = _CLAUSE.match(after)
        within = _SUBORDINATE.search(after)
        return judged is None or (
            within is not None and within.start() < judged.end() - 1
        )
    return True


def told(view: View, unit: Unit) -> Draft | None:
    """`Ann, put it in the log`, `Bob, I need the list by Monday`."""
    core = unit.core
    if unit.section in {Section.FRAME, Section.PAST} or core.endswith("?"):
        return None
    for owner in view.names.mentions(core):
        told = _TELLS_TO.match(core[owner.end :])
        before = core[: owner.end - len(owner.text)]
        if told and (not before.strip() or before.rstrip()[-1:] in ".,;:—–"):
            dated = view.due(core, unit)
            if told["need"] and not dated:
                continue
            wish = core[owner.end :].lstrip(" ,")
            if unit.in_conversation and not dated and _ON_THE_SPOT.match(wish):
                continue
            return Draft(owner, Strength.COMMITTED)
    return None


def _reported(view: View, unit: Unit) -> Draft | None:
    """`He thinks they should be able to …`, `She'll have it by …`."""
    core = unit.core
    said = _SAID.search(core)
    if said:
        named = (o for o in view.names.mentions(core[: said.end("who")]))
        doer = next((o for o in named if o.text in said["who"]), None)
        return Draft(doer) if doer else None
    thinks, pronoun = _THINKS.search(core), _PRONOUN.match(core)
    if not thinks and not pronoun:
        return None
    who = thinks["who"] if thinks else ""
    if thinks and fold(who) not in {"he", "she", "they", "i"}:
        owner = next((o for o in view.names.mentions(core[: thinks.end("who")])), None)
    else:
        owner = _last_named(view, unit, _pronoun(thinks, pronoun))
    promised = thinks and re.search(
        r"(?:said|says|promise\w*)\b.*\b(?:will|would)|['’]ll", core
    )
    if owner is None or (thinks and not promised and not view.due(core, unit)):
        return None
    if promised and not hedged(core):
        return Draft(owner, Strength.COMMITTED)
    firm = Strength.TENTATIVE if thinks and "will" not in thinks["how"] else None
    return Draft(owner, firm)


def _pronoun(*found: re.Match[str] | None) -> str:
    return next((fold(one["who"]) for one in found if one), "")


def _last_named(view: View, unit: Unit, pronoun: str) -> Owner | None:
    """Whom "he" or "she" means: the last person named before of whom it may be said.

    Looked for in the passage, past those who cannot be meant and one sentence more.
    """
    before, steps = view.before(unit), 0
    while before is not None and before.passage is unit.passage and steps < _NEAR:
        named = list(view.names.mentions(before.core))
        fitting = [one for one in named if may_be(pronoun, one.name)]
        if fitting:
            return fitting[-1]
        if before.labelled and may_be(pronoun, view.names.resolve(before.labelled)):
            return view.names.slot(before.labelled)
        steps += not named
        before = view.before(before)
    return None
