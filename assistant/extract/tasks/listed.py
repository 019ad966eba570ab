"""Action items by marker, box or heading, with the owner in their slot."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.domain.findings import Strength
from assistant.domain.reading import Role
from assistant.extract.done.verbs import PARTICIPLE, REVIEWED
from assistant.extract.people.owners import Owner
from assistant.extract.tasks.draft import Draft
from assistant.extract.tasks.status_lines import is_status, topic_of_status
from assistant.extract.tasks.verbs import DOING
from assistant.extract.tasks.words import PRESENT, STANDING, THEN, TICKET_TITLE
from assistant.extract.text.sections import Section
from assistant.extract.text.strength import unowned
from assistant.extract.view import Unit, View

_MARKER = re.compile(
    r"^(?:(?:AIs?|ACTIONS?(?: ITEMS?| POINTS?)?|TODO|TO-DO|TO DO|AP)(?:\s*#?\d+)?"
    r"(?:\s*[:–—-]+\s*|\s+(?=\S))"
    r"|\[(?:[Ss]till )?(?i:outstanding|open|pending|todo|in progress|ongoing|carried"
    r" over)\]"
    r"\s*[:–—-]?\s*|(?i:(?:action(?: item| point)?|to-?do|next step|follow[- ]up|task"
    r"|aufgabe"
    r"|à faire|acción|tarea|actie|azione)(?:\s*#?\d+)?\s*(?:[:–—]|\s-\s)\s*))"
)
_TODO = re.compile(
    r"(?<!\bthe )(?<!\ba )(?<!\bthis )(?<!\bthat )(?<!\bno )(?<!\bany )(?<!\bold )"
    r"\bTODO\b"
)
"""The mark itself; `the TODO` is a mark that stands elsewhere."""
_BARE_MARK = re.compile(r"\W*(?:TODO|TO-DO|AI|AP|ACTION(?: ITEM)?)\W*")
_AT = re.compile(r"^@[\w.-]+(?: [A-Z]\.?)?[,:]?\s+(?=\S)")
_FINISHED = re.compile(
    r"\b(?:is|are|was|were|has been|have been|already|now|got|all) (?:\w+ly )?(?:done"
    r"|finished|completed|closed|merged|sent|fixed|delivered|resolved|signed)\b"
    r"|\b(?:has|have) (?:already )?(?:done|finished|completed|closed|merged|sent|fixed"
    r"|opened|written|signed)\b|^(?:done|completed|erledigt|fait|hecho)\b",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"^(?:(?:so|that|this|it|there|which|and|but|because|no|yes|ok)\b|(?:the |a |my "
    r"|our )?"
    r"(?:[\w/-]+ ){1,5}(?:is|are|was|were|has|have|had|does|did|doesn['’]t|didn['’]t"
    r"|isn['’]t|can['’]t)\b(?! (?:to be|still to|due|needed)))",
    re.IGNORECASE,
)
_EMPTY = re.compile(
    r"^(?:none|n/?a|no (?:new )?actions?.*|nothing|tbd|tba|-+|no|keine|aucune?|—)\W*$",
    re.IGNORECASE,
)
_PERHAPS = re.compile(r"^(?:maybe|perhaps|possibly|ideally),? ", re.IGNORECASE)
_REPORTS = re.compile(
    r"^(?:(?:\([^)]*\)|\d[\d./-]*(?: [A-Z]\w+)?|\w+ ?\([^)]*\))[:,–—-]? *)*"
    r"(?:(?-i:[A-ZÀ-Þ][\w'’-]+) |he |she |they )?(?:still |also |now |just |really )*"
    r"(?:wants|hopes|wishes|would like|(?:he|she)['’]d like|intends|expects|thinks"
    r"|believes|says|feels|prefers|reckons|wonders|doubts|fears|worries"
    r"|is (?:keen|happy|unhappy|waiting|inclined|for|against))\b"
    rf"|^(?:{PARTICIPLE}) (?:on |in )?(?:\d|today\b|yesterday\b)",
    re.IGNORECASE,
)
"""What somebody whom nobody knows wishes or thinks: a review's remark, no order."""
_SLOT = re.compile(r"(?: ?\([^)]*\))? ?(?::|[–—]|- )(?= ?\S)")
_ARROW = re.compile(r"(?: ?\([^)]*\))?(?:\*\*)? ?(?:[-=]+>|[→⇒➔➜])\s*(?=\w)")
_WONDERS = re.compile(r"^ ?(?:wonders|asks|asked|wondered|wants to know)\b")


def marked(view: View, unit: Unit) -> Draft | None:
    """`AI tove - …`, `ACTION: …`, `TODO …`, an open box, `@name …`."""
    core = unit.sentence.core
    marker = _MARKER.match(core)
    rest = core[marker.end() :] if marker else core
    at = _AT.match(rest)
    box = unit.sentence.box is not None
    if _BARE_MARK.fullmatch(core):
        return None
    if not (marker or at or box) or _EMPTY.match(rest):
        if _is_marked_behind(view, unit):
            return Draft(_owner_of_item(view, unit, rest), Strength.COMMITTED)
        if not _TODO.search(core) or unit.role is Role.HEADING:
            return None
    elif at and not (marker or box or unit.section is Section.ACTIONS):
        return _addressed(view, rest)
    return Draft(_owner_of_item(view, unit, rest))


def _is_marked_behind(view: View, unit: Unit) -> bool:
    """Whether nothing but a marker follows the sentence, as in `How? TODO.`."""
    following = view.after(unit)
    return (
        following is not None
        and following.passage is unit.passage
        and not following.sentence.item
        and _BARE_MARK.fullmatch(following.sentence.core) is not None
    )


def _addressed(view: View, rest: str) -> Draft | None:
    """`@name` in running text: an assignment only where it asks for something."""
    owner = view.names.leading(rest, loose=True)
    after = rest[owner.end :] if owner else ""
    if THEN.match(after) or re.match(rf"[,:]? *(?:please )?(?:{DOING})\b", after):
        return Draft(owner)
    return None


def listed(view: View, unit: Unit) -> Draft | None:
    """A line under a heading that announces actions."""
    if unit.section is not Section.ACTIONS or unit.role in {Role.TURN, Role.MESSAGE}:
        return None
    core = unit.sentence.core
    words = core.split()
    if _EMPTY.match(core) or len(words) < 2 or STANDING.search(core):
        return None
    after_topic = _after_topic(view, core)
    owner = after_topic or _owner_of_item(view, unit, core)
    listed = unit.role is Role.ITEM or unit.sentence.text[:1] in "-*+•"
    listed = listed or (owner is not None and _is_line_of(unit, owner))
    remarks = _REPORTS.match(core) if owner is None or owner.name is None else None
    told = REVIEWED.match(core) or remarks or is_status(view, unit, core)
    if (not listed and owner is None) or told:
        return None
    if _FINISHED.search(core) and not re.search(r"\b(?:to|still|will)\b", core):
        return Draft(owner, done=True) if owner and listed else None
    if owner is None and not unowned(core):
        ticket = TICKET_TITLE.search(unit.sentence.text) and unit.sentence.box is None
        if ticket or _TELLS.match(core):
            return None
    about = topic_of_status(core) if after_topic else None
    return Draft(owner, about=about) if listed else None


def _is_line_of(unit: Unit, owner: Owner) -> bool:
    """Whether a line without a bullet gives one's work: `Ada: order the pump`."""
    after = unit.sentence.core[owner.end :]
    leads = unit.sentence.core.startswith(owner.text)
    return unit.first and unit.sentence.item and leads and bool(_SLOT.match(after))


def _owner_of_item(view: View, unit: Unit, rest: str) -> Owner | None:
    """Read the owner's slot of an item: in front, behind, or the first person."""
    rest = _PERHAPS.sub("", rest.lstrip("*_ "))
    me = re.match(r"(?:me\b ?[:–—-]|I\b(?!\. ?[A-ZÀ-Þ])|I['’])", rest)
    if me:
        return _speaker(unit, rest[: me.end()].strip(":–—- "))
    owner = view.names.leading(rest, loose=True)
    if owner:
        after = rest[owner.end :]
        if _WONDERS.match(after) or (unowned(rest) and not re.match(r" ?:", after)):
            return None
        slot = re.match(
            r"(?: ?\([^)]*\))?(?:\*\*)? ?(?:[:–—]|-\s|[/|]\s"
            r"|,(?! (?:we|it|this)))|\s*$",
            after,
        )
        if owner.name is None and not view.names.knows(owner.text):
            slot = re.match(r"(?: ?\([^)]*\))? ?:", after)
        pointed = owner.name is not None and _is_pointed_at(view, after)
        if slot or pointed or THEN.match(after) or rest.startswith("@"):
            return owner
        if owner.name and (PRESENT.match(after) or re.match(r" [a-z]+", after)):
            return owner
        if owner.name and unit.sentence.core != rest:
            return owner
    return view.names.trailing(rest)


def _is_pointed_at(view: View, after: str) -> bool:
    """Whether an arrow leads from the name to the work, and not to another one."""
    arrow = _ARROW.match(after)
    return arrow is not None and view.names.leading(after[arrow.end() :]) is None


def _after_topic(view: View, core: str) -> Owner | None:
    """Return who has the work of `Handbook: Ada to finish it`."""
    topic = view.names.leading(core, loose=True)
    colon = re.match(r" ?: ", core[topic.end :]) if topic else None
    if topic is None or colon is None or topic.name or view.names.knows(topic.text):
        return None
    rest = core[topic.end + colon.end() :]
    who = view.names.leading(rest)
    if who is None or who.name is None or not THEN.match(rest[who.end :]):
        return None
    return replace(who, end=0)


def _speaker(unit: Unit, written: str) -> Owner | None:
    if unit.speaker is None:
        return None
    return Owner(written, unit.speaker if " " in unit.speaker else None)
