"""Forms of English verbs that no stemmer brings together: send, sent."""

from __future__ import annotations

_VERBS = """
arise arose arisen; awake awoke awoken; bend bent; bind bound; bite bit bitten; bleed
bled; blow blew blown; breed bred; bring brought; build built; burn burnt; catch caught;
choose chose chosen; cling clung; creep crept; deal dealt; dig dug; draw drew drawn;
dream dreamt; drink drank drunk; drive drove driven; eat ate eaten; feed fed; feel felt;
fight fought; find found; flee fled; fly flew flown; forbid forbade forbidden; forget
forgot forgotten; forgive forgave forgiven; freeze froze frozen; grow grew grown; hang
hung; hear heard; hide hid hidden; kneel knelt; lay laid; lead led; learn learnt; lend
lent; light lit; lose lost; mistake mistook mistaken; outgrow outgrew outgrown; overcome
overcame; overdraw overdrew overdrawn; oversee oversaw overseen; overtake overtook
overtaken; rebuild rebuilt; redo redid redone; resell resold; rethink rethought; rewrite
rewrote rewritten; ride rode ridden; ring rang rung; rise rose risen; run ran; seek
sought; sell sold; send sent; sew sewn; shake shook shaken; shine shone; shoot shot;
show shown; shrink shrank shrunk; sing sang sung; sink sank sunk; sit sat; sleep slept;
slide slid; speak spoke spoken; speed sped; spell spelt; spill spilt; spin spun; spoil
spoilt; spring sprang sprung; stand stood; steal stole stolen; stick stuck; sting stung;
strike struck stricken; swear swore sworn; sweep swept; swell swollen; swim swam swum;
swing swung; teach taught; tear tore torn; throw threw thrown; undergo underwent
undergone; understand understood; undertake undertook undertaken; wake woke woken; wear
wore worn; weave wove woven; win won; withhold withheld; withstand withstood; write
wrote written
"""
_VOWELS = frozenset("aeiou")
_DOUBLED = frozenset("dig run sit spin swim win".split())  # noqa: SIM905


def _forms(verb: str) -> tuple[str, ...]:
    """Return the regular forms of a verb beside its first."""
    stem = verb[:-1] if verb.endswith("e") and verb[-2] not in _VOWELS else verb
    going = f"{stem}{stem[-1] if verb in _DOUBLED else ''}ing"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return f"{verb[:-1]}ies", going
    return f"{verb}{'es' if verb.endswith(('s', 'sh', 'ch', 'x', 'o')) else 's'}", going


IRREGULAR: dict[str, frozenset[str]] = {
    base: frozenset([base, *past, *_forms(base)])
    for base, *past in (one.split() for one in _VERBS.split(";"))
}
"""The forms of each verb by its first."""
