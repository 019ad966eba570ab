"""Action items: markers, lists, promises, assignments, requests."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from assistant.domain.evidence import LONGEST_QUOTE
from assistant.domain.findings import ActionFinding, Strength
from assistant.domain.people import fold
from assistant.domain.reading import DocumentKind, Role
from assistant.extract.action_rows import row_action
from assistant.extract.owners import Owner
from assistant.extract.phrasing import imperative, shorten
from assistant.extract.requests import asked
from assistant.extract.sections import Section
from assistant.extract.strength import collective, hedged, strength_of, unowned
from assistant.extract.verbs import DOING, NOT_DOING, SPEAKING
from assistant.extract.view import Unit, View

_MARKER = re.compile(
    r"^(?:(?:AIs?|ACTIONS?(?: ITEMS?| POINTS?)?|TODO|TO-DO|TO DO|AP)(?:\s*#?\d+)?"
    r"(?:\s*[:–—-]+\s*|\s+(?=\S))"
    r"|\[(?:[Ss]till )?(?i:outstanding|open|pending|todo|in progress|ongoing|carried over)\]"
    r"\s*[:–—-]?\s*|(?i:(?:action(?: item| point)?|to-?do|next step|follow[- ]up|task|aufgabe"
    r"|à faire|acción|tarea|actie|azione)(?:\s*#?\d+)?\s*(?:[:–—]|\s-\s)\s*))"
)
_TODO_END = re.compile(r"\bTODO\b")
_AT = re.compile(r"^@[\w.-]+(?: [A-Z]\.?)?[,:]?\s+(?=\S)")
_PROMISE = re.compile(
    r"\b(?:I(?:['’]ll| will|['’]m going to| am going to| shall|['’]m gonna)"
    r"(?P<mid> (?:also|just|then|still|probably|definitely|try to|try and|now|go and"
    r"|get it|gladly|happily))*"
    rf" (?!{NOT_DOING})(?P<verb>[a-z]+)|[Ll]et me (?!{SPEAKING})[a-z]+ (?!if)"
    r"|[Ll]eave (?:it|that|this) (?:with|to) me\b|I (?:still )?(?:have|need|ought) to"
    rf" (?!{NOT_DOING})[a-z]+|I (?:promise|promised|said I would|said I['’]d)"
    rf"(?: to)? (?!{NOT_DOING})[a-z]+)"
)
_CAN = re.compile(
    r"(?<!what )(?<!which )(?<!how )(?<!that )\bI (?:can|could|might|may|should be able to|hope to|plan to|aim to|want to"
    rf"|would like to)(?: also| probably| just)? (?!{NOT_DOING})[a-z]+"
)
_WILL_BE = re.compile(
    r"^(?:It|That|They|Those|Both)(?:['’]ll| will) be (?:all )?(?:done|ready|finished|there"
    r"|fixed|merged|sent|complete|up|live|in (?:place|review)|with (?:you|them))\b"
)
_BARE_WILL = re.compile(rf"^(?:[Ww]ill|[Gg]oing to|[Gg]onna) (?!{NOT_DOING})[a-z]+")
_NEGATED = re.compile(
    r"\b(?:won['’]t|will not|can['’]t|cannot|not going to|never|don['’]t need"
    r"|no longer (?:need|plan)|will(?: \w+)? never)\b",
    re.IGNORECASE,
)
_THEN = re.compile(
    r"^(?:[,:]? (?P<firm>will(?: also| then)?|to|is going to|is to|shall|has to|have to"
    r"|still has to|needs to|need to|must|agreed to|agrees to|volunteered to"
    r"|volunteers to|will volunteer|promised to|promises to|offered to|committed to"
    r"|are to|still needs to|owes|volunteering to|is happy to|wird|soll|doit"
    r"|, who (?:will|is going to)|and I will)"
    r"|['’]ll(?P<ll>)| (?P<soft>can(?: probably)?|could|might|may|should|will try to"
    r"|will have a go|hopes to|plans to|wants to|would like to|is hoping to"
    r"|thinks (?:he|she|they) can|should be able to|is planning to|tries to|looking to"
    r"|is looking to|may have time to|is trying to))"
    rf" +(?:also |just |then |now |still |try to |try and )?(?!{NOT_DOING})[a-zà-ÿ]+"
)
_CLAUSE = re.compile(
    r"^ to(?: [\w-]+){1,4} (?:should|would|is|was|are|were|did|does|has)\b"
)
_THINKS = re.compile(
    r"(?P<who>\b[\w.]+\b) (?:thinks?|hopes?|expects?|believes?|says|said|reckons"
    r"|promised|promises)(?: that)? (?:he|she|they|it|we)(?P<how> (?:should|can|could"
    r"|will|would|might)|['’]ll) (?:be able to |probably |try to )?"
    rf"(?!{NOT_DOING})[a-z]+"
)
_TELLS_TO = re.compile(
    rf"^, (?:(?:please |can we |then |so )?(?P<do>{DOING})\b(?! ?[:?])"
    r"|(?P<need>I(?:['’]d| would| will)? need\b))"
)
_START = re.compile(
    rf"^(?:(?:\w+ and )?I|I and \w+) (?!get|have|take|give|find|list)(?:{DOING})\b(?! (?:it|that|this)\b)",
    re.IGNORECASE,
)
_PRONOUN = re.compile(rf"^(?:He|She|They)(?:['’]ll| will) (?!{NOT_DOING})[a-z]+")
_PRESENT = re.compile(
    r"^ (?!is\b|has\b|was\b|says\b|thinks\b|likes\b|knows\b|does\b|wants\b|needs\b"
    r"|asks\b|hopes\b|expects\b|plans\b|believes\b|means\b|sees\b|feels\b|agrees\b|wonders\b|goes\b"
    r"|seems\b|looks\b|its\b|this\b|as\b)(?:also )?[a-z]{2,}s\b(?! ?:)"
)
_SUGGESTED = re.compile(
    r"\b(?:[Ww]e|[Ss]omebody|[Ss]omeone) (?:also |still |really |probably |likely )*"
    r"(?:should|could|need to|needs to|have to|has to|must|ought to|might want to)"
    rf"(?: also| probably| just| then)? (?P<verb>{DOING})\b"
    rf"|(?:^|[.,;:] )(?:[Ll]et['’]?s|[Ll]et us|[Mm]aybe(?: we)?) (?:just |also )?(?P<v2>{DOING})\b"
    rf"|\b(?:[Pp]lease|[Pp]ls) (?:do )?(?P<v3>{DOING})\b"
    rf"|\b(?:[Ss]uggest|[Pp]ropose|[Rr]ecommend)(?:s|ed)? (?:we|that we|to) (?P<v4>\w+)"
    rf"|\b(?:suggests?|proposes?|recommends?) \w+ing\b"
    rf"|\b(?:should|can) we (?P<v5>{DOING})\b[^.?]*\?"
    rf"|(?:^|\b(?:group|team|committee|board) )(?:[Mm]ay |[Mm]ight |[Ss]till )?[Nn]eeds? to"
    rf" (?:be )?(?:{DOING}|determine|consider|follow up|(?:re)?evaluate|clarified|reviewed)"
    r"|\b(?:reviews?|clarification|investigation|approvals?|follow-?up|testing|analysis)"
    r" (?:is |are )?(?:still )?(?:needed|required)\b"
    r"|\b(?:needs?|requires?) (?:\w+ ){0,2}(?:reviews?|clarification|investigation)\b"
)
_IMPERATIVE = re.compile(
    r"^(?:then )?(?!(?:open|survey|have|present|plan|report|record|test|file|comment|sign"
    r"|request|release|order|list|decide|discuss|explain|describe)\b)"
    rf"{DOING}\b(?! ?[:–—-]| (?:from|of|on|for)\b)(?!.*(?::$|\bmins?\b|\?$))",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“][^\"”]{3,200}[\"”]")
_CHATTER = re.compile(r"\b(?:let['’]?s|let us|maybe|could)\b", re.IGNORECASE)
_STANDING = re.compile(
    r"\b(?:remember to|feel free|add your ?(?:name|self)|sign up here|join (?:us|the)"
    r"|please (?:be|note|see|read|collect|use|look)\b|don['’]t forget|code of conduct"
    r"|as (?:usual|always)|every (?:week|month|day|morning)|always|whenever)\b",
    re.IGNORECASE,
)
_FINISHED = re.compile(
    r"\b(?:is|are|was|were|has been|have been|already|now|got|all) (?:\w+ly )?(?:done"
    r"|finished|completed|closed|merged|sent|fixed|delivered|resolved|signed)\b"
    r"|\b(?:has|have) (?:already )?(?:done|finished|completed|closed|merged|sent|fixed"
    r"|opened|written|signed)\b|^(?:done|completed|erledigt|fait|hecho)\b",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"^(?:(?:so|that|this|it|there|which|and|but|because|no|yes|ok)\b|(?:the |a |my |our )?"
    r"(?:[\w/-]+ ){1,5}(?:is|are|was|were|has|have|had|does|did|doesn['’]t|didn['’]t"
    r"|isn['’]t|can['’]t)\b(?! (?:to be|still to|due|needed)))",
    re.IGNORECASE,
)
_TICKET_TITLE = re.compile(r"#\d+\b|/(?:issues|pull)/\d+|\b[A-Z][A-Z0-9]+-\d+\b")
_EMPTY = re.compile(
    r"^(?:none|n/?a|no (?:new )?actions?.*|nothing|tbd|tba|-+|no|keine|aucune?|—)\W*$",
    re.IGNORECASE,
)
_ELIDED = re.compile(
    r"^(?:\w+ ){0,3}(?:it|that|this|them|so|the same)\b\W*(?:\w+\W*){0,2}$",
    re.IGNORECASE,
)
_WONDERS = re.compile(r"^ ?(?:wonders|asks|asked|wondered|wants to know)\b")
_FRAGMENT = re.compile(r"^(?:\S+\s*){1,10}$")


@dataclass(frozen=True, slots=True)
class Draft:
    """An action before its date and strength are known."""

    owner: Owner | None
    strength: Strength | None = None
    done: bool = False


_Rule = Callable[[View, Unit], Draft | None]


def find_actions(view: View) -> Iterator[ActionFinding]:
    """Yield the action items of a document, in its order."""
    for unit in view.units:
        if unit.role is Role.ROW:
            found = row_action(view, unit)
            if found:
                yield found
        elif unit.section is not Section.PEOPLE and not unit.jokes:
            draft = next((d for rule in _RULES if (d := rule(view, unit))), None)
            if draft is not None:
                yield _finish(view, unit, draft)


def _finish(view: View, unit: Unit, draft: Draft) -> ActionFinding:
    text, quote = _extended(view, unit)
    due = view.due(text, unit)
    owner = draft.owner
    strength = draft.strength or strength_of(text, owned=owner is not None)
    return ActionFinding(
        passage=unit.passage.id,
        quote=quote,
        what=_worded(view, unit, imperative(unit.core, owner, due)),
        owner=owner.name if owner else None,
        owner_text=owner.text if owner else None,
        due=due.day if due else None,
        due_text=due.words if due else None,
        strength=strength,
        done=draft.done or bool(unit.sentence.box),
    )


def _worded(view: View, unit: Unit, what: str) -> str:
    """Say what "it" is, by the sentence before, where the wording has no object."""
    before = view.before(unit)
    if before is None or not _ELIDED.match(what) or len(before.core.split()) < 3:
        return what
    return shorten(f"{what} ({before.core.rstrip(' .')})")


def _extended(view: View, unit: Unit) -> tuple[str, str]:
    """Take in a fragment that follows and only says when, who or how sure."""
    text, quote = unit.core, unit.quote
    following = view.after(unit)
    if following and following.passage is unit.passage and not following.sentence.item:
        words = following.core
        dated = view.due(words, following)
        brief = bool(_FRAGMENT.match(words))
        if brief and (dated or unowned(words) or (hedged(words) and "not" in words)):
            start = unit.sentence.start
            end = following.sentence.start + len(following.sentence.text)
            longer = unit.passage.passage.text[start:end]
            if len(longer) <= LONGEST_QUOTE:
                return f"{text} {words}", longer
    return text, fit(quote)


def fit(quote: str) -> str:
    """Cut a quote to the longest that may be cited, at a word."""
    if len(quote) <= LONGEST_QUOTE:
        return quote
    return quote[:LONGEST_QUOTE].rsplit(None, 1)[0]


def _marked(view: View, unit: Unit) -> Draft | None:
    """`AI tove - …`, `ACTION: …`, `TODO …`, an open box, `@name …`."""
    core = unit.sentence.core
    marker = _MARKER.match(core)
    rest = core[marker.end() :] if marker else core
    at = _AT.match(rest)
    box = unit.sentence.box is not None
    if not (marker or at or box) or _EMPTY.match(rest):
        if not (_TODO_END.search(core) and unit.role is not Role.HEADING):
            return None
    elif at and not (marker or box or unit.section is Section.ACTIONS):
        return _addressed(view, unit, rest)
    return Draft(_owner_of_item(view, unit, rest))


def _addressed(view: View, unit: Unit, rest: str) -> Draft | None:
    """`@name` in running text: an assignment only where it asks for something."""
    owner = view.names.leading(rest, loose=True)
    after = rest[owner.end :] if owner else ""
    if _THEN.match(after) or re.match(rf"[,:]? *(?:please )?(?:{DOING})\b", after):
        return Draft(owner)
    return None


def _listed(view: View, unit: Unit) -> Draft | None:
    """A line under a heading that announces actions."""
    if unit.section is not Section.ACTIONS or unit.role in {Role.TURN, Role.MESSAGE}:
        return None
    core = unit.sentence.core
    words = core.split()
    if _EMPTY.match(core) or len(words) < 2 or _STANDING.search(core):
        return None
    listed = unit.role is Role.ITEM or unit.sentence.text[:1] in "-*+•"
    owner = _owner_of_item(view, unit, core)
    if not listed and owner is None:
        return None
    if _FINISHED.search(core) and not re.search(r"\b(?:to|still|will)\b", core):
        return Draft(owner, done=True) if owner and listed else None
    if owner is None and not unowned(core):
        ticket = _TICKET_TITLE.search(unit.sentence.text) and unit.sentence.box is None
        if ticket or _TELLS.match(core):
            return None
    return Draft(owner) if listed else None


def _owner_of_item(view: View, unit: Unit, rest: str) -> Owner | None:
    """Read the owner's slot of an item: in front, behind, or the first person."""
    rest = rest.lstrip("*_ ")
    me = re.match(r"(?:me\b ?[:–—-]|I\b|I['’])", rest)
    if me:
        return _speaker(unit, rest[: me.end()].strip(":–—- "))
    owner = view.names.leading(rest, loose=True)
    if owner:
        after = rest[owner.end :]
        if _WONDERS.match(after) or (unowned(rest) and not re.match(r" ?:", after)):
            return None
        slot = re.match(
            r"(?: ?\([^)]*\))?(?:\*\*)? ?(?:[:–—]|-\s|,(?! (?:we|it|this)))|\s*$", after
        )
        if owner.name is None and not view.names.knows(owner.text):
            slot = re.match(r"(?: ?\([^)]*\))? ?:", after)
        if slot or _THEN.match(after) or rest.startswith("@"):
            return owner
        if owner.name and (_PRESENT.match(after) or re.match(r" [a-z]+", after)):
            return owner
        if owner.name and unit.sentence.core != rest:
            return owner
    return view.names.trailing(rest)


def _speaker(unit: Unit, written: str) -> Owner | None:
    if unit.speaker is None:
        return None
    return Owner(written, unit.speaker if " " in unit.speaker else None)


def _imperative(view: View, unit: Unit) -> Draft | None:
    """A line of notes that begins with a verb of work and has no subject."""
    core = unit.core
    notes = unit.role is Role.ITEM and unit.section is Section.PROSE
    if not notes or _TICKET_TITLE.search(core) or _STANDING.search(core):
        return None
    if len(core.split()) < 4 or not _IMPERATIVE.match(core) or _is_topic(view, unit):
        return None
    return Draft(None, Strength.SUGGESTED)


def _is_topic(view: View, unit: Unit) -> bool:
    """Whether deeper items follow, so that the line is what they are about."""
    following = view.after(unit)
    if following is None or following.passage is unit.passage:
        return False
    return _indent(following) > _indent(unit)


def _indent(unit: Unit) -> int:
    text = unit.passage.passage.text
    return len(text) - len(text.lstrip())


def _promised(view: View, unit: Unit) -> Draft | None:
    """`I'll …`: the speaker, or the author of the notes."""
    core = unit.core
    promise = _PROMISE.search(core)
    able = _CAN.search(core)
    elided = _BARE_WILL.match(core) if unit.in_conversation else None
    if unit.section is Section.FRAME or _NEGATED.search(core) or "?" in core:
        return None
    dated = view.due(core, unit) is not None
    if promise and re.match(r"I said", promise[0]) and not dated:
        return None
    weak = able or _WILL_BE.search(core) or _START.match(core)
    if not (promise or elided or (weak and dated) or (able and _answers(view, unit))):
        return None
    said = view.names.resolve(unit.speaker) or unit.speaker
    return Draft(Owner("I", said) if said else None, _soft(view, unit))


def _answers(view: View, unit: Unit) -> bool:
    """Whether somebody just asked, so that "I can" is an offer."""
    before = view.before(unit)
    asks_first = before is not None and before.core.endswith("?")
    return unit.role is Role.TURN and unit.first and asks_first


def _soft(view: View, unit: Unit) -> Strength | None:
    """A later "I'm not saying yes" makes it tentative."""
    following = view.after(unit)
    if following and following.passage is unit.passage and "not" in following.core:
        if hedged(following.core) and len(following.core.split()) < 8:
            return Strength.TENTATIVE
    if _CAN.search(unit.core) and not view.due(unit.core, unit):
        return Strength.TENTATIVE
    if re.match(r"I (?:can|have to|said)\b", unit.core) and not hedged(unit.core):
        return Strength.COMMITTED
    return None


def _assigned(view: View, unit: Unit) -> Draft | None:
    """`Ann will …`, `Ann to …`, `Ann could …`, `Ann rings them tomorrow`."""
    core = unit.core
    if unit.section in {Section.FRAME, Section.PAST} or _NEGATED.search(core):
        return None
    dated = view.due(core, unit) is not None
    for one in view.names.mentions(core):
        start = one.end - len(one.text)
        joint = view.names.leading(core[start:])
        owner = Owner(joint.text, joint.name, start + joint.end) if joint else one
        before, after = core[:start], core[owner.end :]
        then = _THEN.match(after)
        opens = not before.strip() or re.search(
            r"(?:[,;:.–—(]|\b(?:and|then|so|but|that|step -)) *$", before
        )
        if then and opens and _believable(then, core, after, dated=dated):
            soft = then["soft"] or ""
            return Draft(
                owner, Strength.SUGGESTED if soft.startswith("should") else None
            )
        if opens and not before.strip() and owner.name and _PRESENT.match(after):
            due = view.due(core, unit)
            if due and due.day and due.day >= unit.passage.dated:
                return Draft(owner)
    return _reported(view, unit)


def _believable(then: re.Match[str], core: str, after: str, *, dated: bool) -> bool:
    if then["soft"] and not dated:
        wish = re.match(r"want|would like|plan|hope", then["soft"])
        if wish or not hedged(core):
            return False
    if then["firm"] == "to":
        return not _CLAUSE.match(after)
    return True


def _told(view: View, unit: Unit) -> Draft | None:
    """`Ann, put it in the log`, `Bob, I need the list by Monday`."""
    core = unit.core
    if unit.section in {Section.FRAME, Section.PAST} or core.endswith("?"):
        return None
    for owner in view.names.mentions(core):
        told = _TELLS_TO.match(core[owner.end :])
        before = core[: owner.end - len(owner.text)]
        if told and (not before.strip() or before.rstrip()[-1:] in ".,;:—–"):
            if told["need"] and not view.due(core, unit):
                continue
            return Draft(owner, Strength.COMMITTED)
    return None


def _reported(view: View, unit: Unit) -> Draft | None:
    """`He thinks they should be able to …`, `She'll have it by …`."""
    core = unit.core
    thinks, pronoun = _THINKS.search(core), _PRONOUN.match(core)
    if not thinks and not pronoun:
        return None
    who = thinks["who"] if thinks else ""
    if thinks and fold(who) not in {"he", "she", "they", "i"}:
        owner = next((o for o in view.names.mentions(core[: thinks.end("who")])), None)
    else:
        owner = _last_named(view, unit)
    promised = thinks and re.search(
        r"(?:said|says|promise\w*)\b.*\b(?:will|would)|['’]ll", core
    )
    if owner is None or (thinks and not promised and not view.due(core, unit)):
        return None
    if promised and not hedged(core):
        return Draft(owner, Strength.COMMITTED)
    firm = Strength.TENTATIVE if thinks and "will" not in thinks["how"] else None
    return Draft(owner, firm)


def _last_named(view: View, unit: Unit) -> Owner | None:
    """Whom "he" or "she" means: the person named last before, in the passage."""
    before = view.before(unit)
    for _step in range(2):
        if before is None or before.passage is not unit.passage:
            return None
        named = list(view.names.mentions(before.core))
        if named:
            return named[-1]
        before = view.before(before)
    return None


def _requested(view: View, unit: Unit) -> Draft | None:
    """A question or a request to somebody, answered or not."""
    if unit.section is Section.FRAME or unit.passage.passage.quoted:
        return None
    request = asked(view, unit)
    return Draft(request.owner, request.strength) if request else None


def _proposed(_view: View, unit: Unit) -> Draft | None:
    """`we should …`, `somebody needs to …`: nobody's yet."""
    core = _QUOTED.sub(" ", unit.core)
    if unit.role in {Role.TURN, Role.MESSAGE} and _CHATTER.search(core):
        return None
    doubted = re.search(
        r"\b(?:not|n['’]t) (?:\w+ )?(?:think|believe|sure)|\bask(?:ed|s) (?:whether|if)\b",
        core,
    )
    if unit.section is Section.FRAME or _STANDING.search(core) or doubted:
        return None
    if unit.passage.kind is DocumentKind.MAIL and unit.passage.passage.quoted:
        return None
    if _SUGGESTED.search(core) and not _NEGATED.search(core):
        return Draft(None, Strength.SUGGESTED)
    if unowned(core) and collective(core):
        return Draft(None, Strength.SUGGESTED)
    return None


_RULES: tuple[_Rule, ...] = (
    _marked,
    _listed,
    _promised,
    _requested,
    _told,
    _assigned,
    _proposed,
    _imperative,
)
