"""Words of trouble in a harmless sense: blocks of seats, tight shirts, a firm's name.

Blocks are a noun behind an article or a number, and where no object follows.
"""

from __future__ import annotations

import re

_NUMBER = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|both|several|some"
    r"|few|many|more|most|all|these|those|the|our|their|your|his|her|its|of|no|first|second|third|last"
    r"|next|new|old)"
)
_HELD = (
    r"(?:rooms?|seats?|beds?|tables?|tickets|slots?|places|dates?|hours?|days?|weeks?"
    r"|mornings?|afternoons?|evenings?|time|calendars?|diar(?:y|ies)|agenda)"
)
"""What is kept free for somebody by being blocked."""
_BLOCKS = (
    rf"(?<!\bto )\b{_NUMBER} blocks\b|(?<!\bthat )(?<!\bthis )(?<!\bit )(?<!\bwhich )"
    r"(?<!\bwhat )(?<!\bwho )\bblocks(?= ?(?:$|[.,;:!)]|(?:of|in|for|at|from|with|by"
    r"|to|on (?:\w+day|pallets|the (?:table|floor|ground))|behind|beside|near|next"
    r"|between|are|were|have|will|can|must|should|may|stand"
    r"|stood|lie|arrive|come|came|go|went|begin|last|contain|consist)\b))"
    r"|\b(?:building|starting|office|tower|apartment|time|code|text|memory|concrete"
    r"|breeze|wooden|wood|stone|ice|engine|cell|seat|seating|room|hotel|city|paving"
    r"|teaching|lecture|session|foam|rubber) blocks\b(?! (?:the|an?|our|us|it|my|his"
    r"|her|their|this|that|all|any|every|me|them|you|access)\b)"
    r"|\b(?:sun|beta|heat|uv|cookie|signal)[ -]?blockers?\b"
    r"|\b(?:i|we|he|she|they|you|the (?:hotel|venue|hostel)|(?-i:[A-Z][a-z]+))"
    r"(?: ha(?:s|ve|d)|['’]ve)? blocked (?:out )?(?:(?:the|an?|our|all|both|some|every"
    r"|whole|next|first|last|more|\d+|two|three|four|five|six|eight|ten|twelve|fifteen"
    rf"|twenty|thirty|forty|fifty|\w+day) ){{0,4}}?{_HELD}\b(?! of)|\bblocked out\b"
    rf"|\b{_HELD} (?:is|are|was|were|ha(?:s|ve) been) blocked (?:for (?:us|the|our)"
    rf"|in (?:our|the|my) (?:name|calendars?|diar\w+)|until \d)"
    rf"|\bblocking (?:out |off )?(?:\w+ )?{_HELD}\b|\bblocking rehearsals?\b"
)
_ON_THE_WAY = (
    r"(?:(?:the|a|an|another|heavy|some|bad) )*(?:traffic|jams?|lifts?|elevators?"
    r"|trains?|bus(?:es)?|trams?|taxis?|cars?|tractors?|lorr(?:y|ies)|trucks?|vans?"
    r"|snow|airport|station|tunnel|motorway|meetings?|calls?|phone|dentist)\b"
)
"""What holds a person up on the way to a meeting."""
_STOPS = (
    r"\b(?:i|he|she) (?:was|got|had been) (?:\w+ )?stuck (?:behind|in|at)\b"
    r"|\b(?:i|he|she|we|you)(?:['’](?:m|s|re)| am| is| are| was| were| got| still)+ "
    rf"stuck (?:in|on|behind|at|under) {_ON_THE_WAY}"
    r"|\bstuck in (?:the |heavy |bad |a )?(?:traffic|lift|elevator|meeting)\b|"
    r"\bstuck-\w+|(?<!is )(?<!are )(?<!was )(?<!were )(?<!got )\bstuck (?:the|an?|our"
    r"|some|up) |\bstuck to (?:the|our|his|her|their|its) (?:plan|budget|schedule"
    r"|rules?|agenda|programme|script|menu|route)\b"
    r"|\b(?:rain|snow|noise|storm|leaks?|wind|hail|strike|smell|alarms?|complaints"
    r"|errors?|flooding|dripping) (?:has|have) stopped\b"
    r"|\b(?:when|once|(?:only |soon |right )?after|as soon as|until|till|before|while"
    r"|wait for) (?:[\w'’-]+ ){1,5}?(?:has|have) stopped\b(?= ?(?:$|[.,;:)]|before|and"
    r"|for the|completely|altogether))"
    r"|\bstopped the (?:leaks?|noise|music|clock|spread|loss|fire|tape|recording"
    r"|timer|flooding|alarm)\b|\bhold(?:s|ing)? on to\b"
)
_RISKS = (
    r"\brisk (?:assessments?|management|managers?|workshops?|matri(?:x|ces)|owners?"
    r"|model|analys[ei]s|officers?|appetite|scores?|reviews?)\b|\brisk-free\b"
    r"|\bat (?:the )?risk of (?:boring|annoying|repeating|sounding|stating|seeming"
    r"|appearing|being (?:boring|rude|blunt|pedantic|a bore))\b"
    r"|\bthreat model\w*|\bat (?:your|their|his|her) own risk\b"
    r"|\btight (?:\w+ )?(?:shirts?|jeans|trousers|cloth(?:es|ing)|dress(?:es)?|knots?"
    r"|lids?|seals?|grips?|joints?|screws?|bolts?|hugs?)\b|\b(?:hold|holds|sit|water"
    r"|air|wind|shut|closed|screwed|pulled|fastened)[ -]tight\b"
    r"|\bexposed (?:brick|concrete|beam|wood|stone|timber)\w*"
    r"|\b(?:photos?|films?|plates?|negatives?) (?:is|are|was|were) exposed\b"
    r"|\bconcern (?:is|was) an? (?:\w+ )?(?:business|firm|company)\b|\bfamily concern\b"
    r"|\bgoing concern\b|\bto whom it may concern\b"
    r"|\b(?:letter|mail|paragraph|clause|section|law|rule|note|chapter|article|page"
    r"|ticket|invoice|form)s? (?:only |mainly )?concerns?\b"
    r"|\bas far as [^,.;]{1,60}? (?:is|are) concerned\b"
    r"|\b(?:all|those|parties|people|everyone|everybody|persons|departments|teams)"
    r" concerned\b(?! (?:about|that|by|over))|\bconcerned (?:only |mainly )?with\b"
    r"|\bworr\w+ (?:about|over) (?:nothing|trifles)\b"
    r"|\b(?:whether|if) (?:any|some)(?:one|body) (?:is|was) (?:worried|concerned"
    r"|afraid|nervous)\b"
    r"|\bsingle point of (?:light|view|contact|entry|truth|focus|sale)\b"
    r"|\blast day of (?:the|our) (?:congress|conference|fair|festival|show|event|camp"
    r"|course|trip|tour|sale|month|year|term|school|holidays?|exhibition|season)\b"
    r"|\bthe only (?:one|person|user|reader|colleague|(?:wo)?man)\b(?: [\w-]+){0,5}?"
    r" (?:who|that)(?: (?:would|will|might|may|could|does|did|ever|really|actually"
    r"|even|still|has|had))* (?:us(?:es?|ed|ing)|wants?|wanted|likes?|liked"
    r"|need(?:s|ed)?(?! to\b)|notic(?:es?|ed)|cares?|cared|minds?|minded|miss(?:es|ed)?"
    r"|votes?|voted|ask(?:s|ed)|object(?:s|ed)?|complain(?:s|ed)?|comes?|came"
    r"|attend(?:s|ed)?|joins?|joined|laugh(?:s|ed)?|benefits?|benefited"
    r"|hears?|heard|eats?|ate|drinks?|wears?|agree[sd]?|disagree[sd]?"
    r"|spoke|speaks|replied|turned up|showed up)\b"
    r"|\bon the (?:very )?last day(?: of\b)?(?! before| possible| we| they| that)"
    r"|\b(?:bus|train|ferry|boat|coach|shuttle|tram|plane|lorry|truck|van)(?:es|s)?"
    r" (?:is|are) leaving\b"
)
_ISSUES = (
    r"\bbroken (?:lines?\b(?! (?:is|has|needs))|white\b|english\b|french\b|german\b"
    r"|down (?:by|into)\b|into\b)"
    r"|\b(?:stand|stood|placed?|put|set|chairs?|seats?|tables?|tents?|stalls?|sunny"
    r"|good|green|clean|successful|wins)\b[^.;,]{0,24} in a row\b"
    r"|\bdo(?:es)?(?: not|n['’]t) open (?:on|at) (?:\w+days?\b|holidays|weekends|night)"
    r"|\b(?:nobody|no one) is (?:against|angry|hurt|surprised|sad|unhappy|opposed"
    r"|complaining|forced|obliged)\b"
)
_HARMLESS = re.compile(f"{_BLOCKS}|{_STOPS}|{_RISKS}|{_ISSUES}", re.IGNORECASE)
_STUMBLING = re.compile(r"\bstumbling[ -]blocks?\b", re.IGNORECASE)
"""The one kind of block that is in the way."""


def without_other_senses(text: str) -> str:
    """Leave out the words of trouble that mean none here."""
    return _HARMLESS.sub(" ", _STUMBLING.sub("blocker", text))
