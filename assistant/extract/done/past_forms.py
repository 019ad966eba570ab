"""The past of any verb, by the rules of spelling and a list of those that follow none.

With it a report ends the work that it names in its own verb, whatever the trade:
`weld the bracket`, `Ines welded the bracket`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.domain.people import fold

_WORDS = """
begin began begun; bend bent; bind bound; bite bit bitten; blow blew blown; break broke
broken; bring brought; build built; burst burst; buy bought; cast cast; catch caught;
choose chose chosen; cut cut; deal dealt; dig dug; do did done; draw drew drawn; drive
drove driven; feed fed; fight fought; find found; fit fitted fit; fly flew flown; forbid
forbade forbidden; forecast forecast forecasted; freeze froze frozen; get got gotten;
give gave given; grind ground; grow grew grown; hang hung; have had; hear heard; hide
hid hidden; hit hit; hold held; hurt hurt; keep kept; lay laid; lead led; leave left;
lend lent; let let; light lit; lose lost; make made; meet met; pay paid; put put; quit
quit; read read; redo redid redone; reset reset; ride rode ridden; ring rang rung;
rewrite rewrote rewritten; run ran run; saw sawed sawn; say said; see saw seen; seek
sought; sell sold; send sent; set set; sew sewed sewn; shake shook shaken; shoot shot;
shrink shrank shrunk; show showed shown; shut shut; sing sang sung; sink sank sunk; sit
sat; sow sowed sown; speak spoke spoken; spend spent; spin spun; split split; spread
spread; stand stood; steal stole stolen; steer steered; stick stuck; strip stripped;
sweep swept; take took taken; teach taught; tear tore torn; tell told; think thought;
throw threw thrown; understand understood; undo undid undone; wear wore worn; weave wove
woven; weigh weighed; win won; wind wound; withdraw withdrew withdrawn; write wrote
written
"""
_IRREGULAR = {
    verb: frozenset(forms)
    for verb, *forms in (entry.split() for entry in _WORDS.split(";"))
}
_BASES = {
    form: verb for verb, forms in _IRREGULAR.items() for form in forms if form != verb
}
_STATES = (
    "affect|allow|allud|amaz|annoy|annul|appear|attempt|base|believ|belat|belong|block"
    "|call|complain|concern|confus|continu|crash|damag|declin|delay|depend|deserv"
    "|disappoint|dislik|discuss|doubt|excit|expect|expos|fail|fear|frustrat|happen|hop"
    "|impress|infect|intend|interest|involv|lack|lik|limit|locat|look|mention|miss"
    "|motivat|nam|need|notic|offer|overload|own|plan|pleas|promis|propos|refus|relat"
    "|relax|remain|requir|resign|schedul|seem|slipp|start|stat|stay|stopp|suggest"
    "|suppos|surpris|tir|tri|us|wait|want|warn|wish|wonder|worri"
)
OTHER = (
    rf"(?:(?!(?:un[a-z]+|(?:{_STATES}))ed\b)(?!exceed|proceed|succeed|hundred"
    r"|indeed|embed\b|naked|sacred|wicked)[a-z]{2,}(?<!e)(?:(?<=[^aeiou])i|[a-z])?ed"
    r"|swept|fed|sewn|sewed|wound|hung|cast|dug|laid|lent|sold|won|woven|held|bound|ground)"
)
"""The past of a verb that no list knows, where it tells of work and not of a state."""
_FIRST = re.compile(r"(?:re-)?[a-z]+")
_DOUBLES = re.compile(r"(?:[^aeiou]|^|qu)[aeiou][bdfgklmnprstvz]$")
_TO_BE = r"(?<!\bbe )(?<!\bto )(?<!\bget )(?<!\bgets )(?<!\bgetting )(?<!\bbeing )"
_SHOWS = (
    r"(?:\b(?:is|are|was|were|has|have|had|been|got|i|we|he|she|they|['’]ve|all|both"
    r"|now|already|just|finally|also) )"
)
_NO_SUBJECT = (
    r"(?!(?:to|please|will|would|can|could|must|should|may|might|do|does|did|let|lets"
    r"|i|we|you|they|and|or|not|then|the|a|an|this|that|who|need|needs|help|still) )"
)


@lru_cache(maxsize=4096)
def past_forms(verb: str) -> frozenset[str]:
    """Return the forms in which a verb, in lower case, tells of work that is past."""
    bare = verb.removeprefix("re-")
    if bare in _IRREGULAR:
        return _IRREGULAR[bare]
    for prefix in ("re", "over", "out", "un", "off"):
        rest = bare.removeprefix(prefix)
        if rest != bare and rest in _IRREGULAR:
            return frozenset(f"{prefix}{form}" for form in _IRREGULAR[rest])
    if bare.endswith("e"):
        return frozenset({f"{bare}d"})
    if re.search(r"[^aeiou]y$", bare):
        return frozenset({f"{bare[:-1]}ied"})
    if _DOUBLES.search(bare):
        return frozenset({f"{bare}ed", f"{bare}{bare[-1]}ed"})
    return frozenset({f"{bare}ed"})


def base_of(form: str) -> str | None:
    """Return the irregular verb of which a word, in lower case, is a past form."""
    return _BASES.get(form)


def tells_own_verb(report: str, what: str) -> bool:
    """Whether a report has the verb of an imperative wording in its past form."""
    first = _FIRST.match(fold(what))
    if first is None:
        return False
    words = fold(report)
    for form in past_forms(first[0]):
        if form not in words:
            continue
        shown = form != first[0].removeprefix("re-")
        lead = _TO_BE if shown else rf"(?:{_SHOWS}|^{_NO_SUBJECT}\w+ (?:[\w'’-]+ )?)"
        if re.search(rf"{lead}(?<![\w-])(?:re-)?{form}(?![\w-])", words):
            return True
    return False
