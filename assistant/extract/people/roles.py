"""Nouns for those who do work, and words that say that there is one of them only."""

from __future__ import annotations

import re

_THINGS = (
    r"(?:(?:check|wish|short|play|white|black|allow|deny|to-?do|price|back)?lists?|numbers?"
    r"|orders?|papers?|servers?|computers?|letters?|chapters?|containers?|layers?|meters?"
    r"|corners?|routers?|printers?|folders?|counters?|filters?|parameters?|headers?"
    r"|footers?|characters?|buffers?|clusters?|timers?|triggers?|pointers?|browsers?"
    r"|helpers?|handlers?|adapters?|wrappers?|parsers?|scanners?|sensors?|errors?"
    r"|factors?|vectors?|sectors?|doors?|floors?|colou?rs?|mirrors?|motors?|tractors?"
    r"|reactors?|generators?|transformers?|monitors?|winters?|summers?|september"
    r"|october|november|december|quarters?|(?:an)?others?|transfers?|cent(?:er|re)s?"
    r"|matters?|waters?|towers?|offers?|answers?|members?|users?|customers?|buyers?"
    r"|readers?|visitors?|passengers?|owners?|masters?|registers?|chargers?|containers?"
    r"|trailers?|freezers?|boilers?|coolers?|heaters?|burners?|blockers?|blisters?|dinners?"
    r"|papers?|posters?|flyers?|stickers?|covers?|drawers?|powers?|rivers?|ladders?"
    r"|lasers?|routers?|loaders?|excavators?|elevators?|escalators?|ventilators?"
    r"|calculators?|indicators?|connectors?|converters?|compressors?|processors?"
    r"|identifiers?|placeholders?|tickers?|stoppers?|after|over|under|ever|never|per"
    r"|for|or|nor|their|her|our|your|lower|higher|upper|later|earlier|longer|shorter"
    r"|bigger|smaller|larger|newer|older|better|further|proper|former|latter|super"
    r"|rather|either|neither|whether|together|however|minor|major|prior|exist|median"
    r"|twist|mist|dollars?|fingers?|shutters?|suppliers?|vendors?|carriers?|manufacturers?"
    r"|stakeholders?|sponsors?|cylinders?|tankers?|ferr(?:y|ies)|freighters?"
    r"|helicopters?|scooters?|shoulders?|cares?|dates?|semesters?|disasters?)"
)
ROLE = (
    rf"(?!{_THINGS}\b)(?:[a-z]{{2,}}(?:er|or|ist|yst|ician|arian|eur)"
    r"|assistant|accountant|consultant|attendant|architect|nurse|pilot|cook|chef|clerk"
    r"|mechanic|captain|surgeon|expert|admin|dba"
    r"|\w{3,}(?:man|woman|person)|scientist|chemist|vet|midwife|mason)"
)
"""A noun for somebody who does the work; things that end alike are none."""
_KIND = r"(?:(?!(?:of|for|is|was|the|and|or|to)\b)[\w-]+ )?"
SOLE = (
    r"\b(?<!need )(?<!needs )(?<!takes )(?<!take )(?<!requires )(?<!require )"
    r"(?:only|just) (?:the )?(?:one|a single)"
    rf" {_KIND}{ROLE}\b(?! (?:more|left|at a time|per|each|a (?:day|week|month))\b)"
    rf"|(?<!no )(?<!than )\bone {_KIND}{ROLE} only\b"
    rf"|(?<!not )(?<!every )\b(?:a|one|the|our) single {_KIND}{ROLE}\b"
    rf"|\b(?:our|their|the team['’]s|the (?:site|yard|plant|office|ward)['’]s)"
    rf" (?:only|sole|one and only) {_KIND}{ROLE}\b"
)
"""Words that there is one of a role only: `one welder only`, `our only diver`."""
_SOLE = re.compile(SOLE, re.IGNORECASE)
_NOUN = re.compile(rf"(?P<role>{ROLE})(?: only)?$", re.IGNORECASE)


def sole_role(text: str) -> str | None:
    """Return the noun of the role that is said to have one person only."""
    found = _SOLE.search(text)
    noun = _NOUN.search(found[0]) if found else None
    return noun["role"].casefold() if noun else None
