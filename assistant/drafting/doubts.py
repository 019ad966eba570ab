"""Titles of work that are doubtful for a client: no plain deliverable.

A tracker and a log hold more than what is built. What names a person or another
organisation, hides something, or deals with somebody rather than with the work waits
for a person's release.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from assistant.domain.people import fold
from assistant.drafting.plain_work import PARTY, THING, is_plain_work
from assistant.drafting.private import ROLES

_GAP = r"(?:\W+[\w’'%-]+){0,7}?\W+"
_CONCEALED = re.compile(
    r"(?ix)\b(?:"
    rf"(?:keep|keeps|keeping|kept|hold|stay){_GAP}(?:quiet|silent|secret|under\ wraps"
    r"|dark|hidden|low\ profile|vague|from\ (?:them|him|her|view)|out\ of\ (?:the\ )?"
    r"(?:report|minutes|update|deck|news|sight))"
    rf"|(?:hid(?:e|es|ing|den)|conceal\w*|withh[eo]ld\w*|bur(?:y|ied)|mask|disguise"
    rf"|omit|suppress){_GAP}(?:from|until|till|before|in)\ (?:the\ |our\ )?"
    r"(?:(?-i:[A-Z])\w+|client|customer|sponsor|audit\w*|steering|board|report|review"
    r"|acceptance|inspect\w*|regulator)"
    r"|(?:must|should|may|shall|can|need)\s?(?:not|n[o’']t|never)\s+(?:\w+\s+)?(?:learn"
    r"|know|hear|see|find\ out|notice|be\ told|be\ shown|be\ informed|discover)"
    r"|(?:before|until|till|unless|so)\ (?:that\ )?(?:they|the\ \w+|(?-i:[A-Z])\w+)"
    r"\ (?:never\ |does\ not\ |do\ not\ )?(?:find\w*\ out|notic\w+|ask\w*)"
    r"|un(?:reported|disclosed|declared|announced|mentioned)|not\ (?:yet\ )?(?:reported"
    r"|disclosed|declared)|undercover|secretly|discreet(?:ly)?|quietly|on\ the\ quiet"
    r"|hush\w*|cover[- ]?ups?|whitewash\w*|backdat\w+|falsif\w+|fudg(?:e|ed|ing)"
    r"|fabricat\w+|doctored|cook\w*\ the\ books|sugar-?coat\w*|massag\w+|downplay\w*"
    rf"|(?:fake|faked|forged|invented|made[- ]up|manipulated){_GAP}(?:data|results?"
    r"|reports?|figures|numbers|readings|tests?|signatures?|acceptance)"
    r"|(?:until|till)\ (?:after\ )?(?:the\ )?(?:steering|board|audit|renewal"
    r"|acceptance|sign-?off|contract|payment)\b|do\ not\ (?:share|forward|disclose)"
    r"|don[’']t\ (?:share|forward|disclose)|not\ (?:to\ be\ )?(?:shared|disclosed)"
    r"|verschw(?:eig|ieg)\w*|vertusch\w*|verberg\w*|verheimlich\w*|geheim\w*"
    r"|darf\ (?:\w+\ )?nicht\ (?:wissen|erfahren|sehen)|nicht\ gemeldet"
    r"|unter\ verschluss"
    r")\b"
)
_COMMERCE = re.compile(
    r"(?ix)\b(?:"
    r"(?:re-?)?negotiat\w+|haggl\w+|exit\ (?:from|of|the)\b.*\b(?:contract|deal"
    r"|agreement|engagement)|(?:contract|deal)\ (?:exit|end|dispute|extension|renewal)"
    r"|(?:leave|quit|end|cancel|drop|exit|terminate|break)\ (?:the\ |our\ )?(?:\w+\ )?"
    r"(?:contract|deal|agreement|engagement|account)"
    rf"|(?:chas\w+|dun|press|remind\w*|collect\w*|claim\w*|recover\w*){_GAP}"
    r"(?:payments?|invoices?|debts?|money|arrears|dues)"
    r"|(?:late|overdue|missing|outstanding|unpaid)\ (?:payments?|invoices?|bills?)"
    rf"|(?:pad|inflat\w+|bump|sandbag\w*|buffer|rais\w+|up){_GAP}(?:estimates?|quotes?"
    r"|offers?|hours|invoices?|bids?)"
    r"|insolven\w+|bankrupt\w*|receivership|winding[- ]up|in\ (?:liquidation"
    r"|administration)|going\ under|out\ of\ (?:business|money)|takeover"
    r"|acquisition\ of"
    r"|competitors?|(?:win|lose|losing|lost)\ the\ (?:bid|tender|account|contract)"
    r"|change\ request\ charge|compensat\w+|refund\ (?:the\ )?(?:client|customer)"
    r"|insolvenz\w*|pleite|konkurs\w*|nachverhand\w+|mahnung|vertragsende|k(?:ü|ue)ndig"
    r"\w*"
    r")\b"
)
_PEOPLE = re.compile(
    r"(?ix)\b(?:"
    r"injur(?:y|ies|ed)|accident|back\ pain|hospital\ stay|off\ (?:with|sick|ill)"
    r"|(?:goes|is|are|be|will\ be)\ (?:away|off)\b|re-?assign(?:ed|ing)?\ (?:\w+\ )?"
    r"(?:driver|work|tasks?|tickets?|role|duties)?$|reassign|re-?staff\w*"
    r"|(?:on|off)board(?:ing)?\ (?:a\ |the\ )?(?:replacement|successor|new\ (?:lead|dev"
    r"\w*|engineer|colleague|hire))|successor|resign\w*|retire(?:s|ment)\ of"
    r"|whistle-?blow\w*|gross\ misconduct|misconduct|probation\w*|verletz\w+|unfall"
    r")\b"
)
_FIRM = (
    r"Trust|Ltd|Limited|Inc|LLC|LLP|PLC|plc|GmbH|AG|SE|KG|SA|SAS|SpA|BV|NV|AB|AS|Oy|ApS"
    r"|Corp|Corporation|Company|Group|Holdings?|Hospital|Clinic|Authority|Council|Bank"
    r"|University|Ministry|Agency|Partners|Logistics|Insurance|Airlines|Foundation"
)
_FIRMS = re.compile(rf"\b((?:[A-Z][\w&’'-]+ ){{1,3}}(?:{_FIRM}))\b(?!-)")
_TROUBLE = (
    r"complaints?|outages?|incidents?|breach|dispute|lawsuit|claims?|failure|disaster"
    r"|escalation|audit findings?|insolvency|bankruptcy|bug|fiasco|mess|order|project"
    r"|account|contract|deal|migration problems?"
)
_OTHERS_TROUBLE = re.compile(
    rf"(?:\b(?:[Ll]essons|[Cc]ode|[Rr]eus\w+|[Cc]op\w+|[Ff]indings|[Ff]allout|[Rr]epeat)"
    rf"\b.*\b(?:from|of|after|at|with) (?:the )?)([A-Z][\w-]{{2,}}) (?:{_TROUBLE})\b"
    rf"|\b([A-Z][\w-]{{2,}})(?:'s|’s) (?:\w+ )?(?:{_TROUBLE})\b"
)
_WORKERS = (
    r"staff|people|persons?|someone|somebody|everyone|everybody|no ?one|whom?|m[ae]n"
    r"|wom[ae]n|guys?|freelancer|programmer|temp|apprentice|trainee|intern|worker|crew"
    r"|employee|assistant|nurse|driver|teacher|clerk|cook|guard|agent|member|him|her"
    r"|them|half"
)
_NO_NOUN = r"(?:the|an?|any|all|both|each|every|one|two|three|\w+(?:er|or|ist|ian|ant))"
_DEALING = re.compile(
    r"(?i)^\W*(?:hide|keep|conceal|chase|pad|persuade|convince|placate|calm|appease"
    r"|apologi[sz]e|escalate|warn|stall|distract|blame|pressure|press|push back|dodge"
    r"|confront|threaten|sue|replace|reassign|fire|hire|lobby|bribe|soften|reassure"
    r"|avoid|ignore|leave|drop|ditch|exit|prepare (?:exit|response|reply|defen[cs]e"
    r"|answer|excuse|claim)|buy time|manage expectations|talk|complain|respond|spin"
    r"|beruhig\w*|vertr(?:ö|ö)st\w*|hinhalten|ersetze\w*)\b"
)
_IS_NOUN = re.compile(
    rf"^\W*(?:[Ff]ire|[Ll]obby) (?:{THING}|(?!{_NO_NOUN}\b)[a-z]+(?<!s))\b"
    rf"(?!.*\b(?:{PARTY}|{ROLES}|{_WORKERS})s?\b)"
)
"""Orders that only people receive are nouns where none is named: `Fire alarm`."""
_NAME = re.compile(r"(?<=[\w,;:’'] )[A-Z][^\W\d_]*[a-z][^\W\d_]+")
NAMED = "a person by name"
_SHORTEST = 3
_KNOWN = 40
"""The longest list of firms that is worth looking through for each title."""


def doubtful_matters(
    title: str, persons: Iterable[str], own: Sequence[str], *, is_work: bool = True
) -> list[str]:
    """Return what makes the title no plain piece of work that a client may read of.

    `persons` are the names of people of the project, `own` the reader's own firms;
    `is_work` says that it stands in a tracker of work and not in a log or a decision.
    """
    found, persons = [], tuple(persons)
    if _CONCEALED.search(title):
        found.append("what is kept from somebody")
    if _COMMERCE.search(title):
        found.append("business between firms")
    if _PEOPLE.search(title):
        found.append("people's circumstances")
    if names_person(title, persons):
        found.append(NAMED)
    other = _other_firm(title, own)
    if other and not names_person(other, persons):
        found.append(f"an organisation that no setting calls the reader’s ({other})")
    if not found and _deals(title):
        found.append("dealings with somebody")
    if is_work and not found and not is_plain_work(title):
        found.append("what is not plainly a piece of work")
    return found


def _deals(title: str) -> bool:
    """Whether the title orders to deal with somebody who is named."""
    if _IS_NOUN.search(title):
        return False
    return bool(_DEALING.search(title) and _NAME.search(title))


def names_person(title: str, persons: Iterable[str]) -> bool:
    """Whether the title names one of these people, in full or by a part that is one."""
    words = {fold(word) for word in re.findall(r"[^\W\d_][\w’'-]*", title)}
    words |= {fold(re.sub(r"[’']s?$", "", word)) for word in words}
    capital = {fold(word) for word in re.findall(r"\b[^\W\d_a-z][\w-]+", title)}
    return any(
        name[0] in capital and words.issuperset(name) for name in _parts(tuple(persons))
    )


@lru_cache(maxsize=64)
def _parts(persons: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Return the parts of each name that is long enough."""
    long = (name.split() for name in persons if len(name) >= _SHORTEST)
    return tuple(tuple(map(fold, parts)) for parts in long if parts)


def _other_firm(title: str, own: Sequence[str]) -> str | None:
    """Return the organisation that the title names, if it is not the reader's own."""
    mine = {fold(name).replace(" ", "") for name in own[:_KNOWN]}
    names = [found[1] for found in _FIRMS.finditer(title)]
    single = [found[1] or found[2] for found in _OTHERS_TROUBLE.finditer(title)]
    names += [name for name in single if not any(name in whole for whole in names)]
    for name in names:
        plain = fold(name).replace(" ", "")
        if not any(firm and (firm in plain or plain in firm) for firm in mine):
            return name
    return None
