"""What is done to people in their jobs: let go, suspended, warned, moved down.

An alarm is dismissed, a service suspended and a rope let go of as well: it needs a
person as who it is done to, by name, by role or by a word such as `him`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from assistant.drafting.private import ROLES

_PEOPLE = (
    rf"(?:(?:the|our|an?|one|two|three|four|five|six|\d+|some|half|all|of|more|other"
    rf"|junior|senior|new|site|shift|whole)\s+){{0,3}}(?:{ROLES}|employee|worker|nurse"
    r"|driver|clerk|technician|operator|foreman|foremen|supervisor|director|head"
    r"|apprentice|intern|trainee|freelancer|temp|teacher|chef|guard|cleaner|people"
    r"|staff|crew member|team member|men|women|colleagues)s?"
)
_PRONOUN = r"(?:he|she|they|him|her|them|i|me|who)"
_WORD = r"(?-i:[A-ZÄÖÜÅØ][^\W\d_]*[a-zäöüåø][\w’'-]*)"
_FULL = rf"{_WORD}(?:\s+(?:(?-i:[A-Z]\.|van|von|de|der|den|del|da|al)\s+)*{_WORD})+"
_THINGS = (
    r"(?:\w+ings?|alarms?|alerts?|claims?|cases?|complaints?|appeals?|objections?|ideas?"
    r"|proposals?|motions?|concerns?|suits?|lawsuits?|charges?|options?|theor\w+"
    r"|warnings?|tickets?|issues?|it|this|that|these|those|all|both|nothing|none|work"
    r"|class|classes|school|orders?|requests?|reports?)"
)
_LONE = rf"(?!{_THINGS}\b){_WORD}"
_BE = (
    r"(?:(?:is|are|was|were|am|be|been|being|has|have|had|will|got|gets?|getting|to|may"
    r"|might|would|could|should|must|not|never|also|now|already|immediately|then|just"
    r"|recently|quietly|formally|temporarily|later|finally|both|all|ist|sind|war|waren"
    r"|wird|wurden?|worden)\s+)+"
)
_OF_PEOPLE = (
    r"(?:dismissed|let\s+go(?!\s+(?:of|live))|sacked|fired|laid\s+off|made\s+redundant"
    r"|demoted|disciplined|furloughed|reprimanded|axed|stood\s+down|escorted\s+out"
    r"|relieved\s+of|asked\s+to\s+(?:leave|resign|step\s+down)|forced\s+out"
    r"|shown\s+the\s+door|cautioned|put\s+on\s+(?:notice|probation|leave)"
    r"|placed\s+on\s+(?:\w+\s+)?leave|freigestellt|beurlaubt|entlassen|gefeuert"
    r"|versetzt|abgemahnt)"
)
_OF_THINGS_TOO = r"(?:suspended|terminated|removed|investigated|under\s+investigation)"
_DOES = (
    r"(?:dismiss(?:ed|es|ing)?|sack(?:ed|s|ing)?|fir(?:e|ed|es|ing)|demot(?:e|ed|es|ing)"
    r"|suspend(?:ed|s|ing)?|terminat(?:e|ed|es|ing)|furlough(?:ed|s|ing)?|reprimand(?:ed"
    r"|s|ing)?|disciplin(?:ed|es|ing)|(?:lay|lays|laid|laying)\s+off|let(?:s|ting)?\s+go"
    r"\s+of|let(?:s|ting)?\s+go)"
)
_PAPERS = (
    r"(?:written|verbal|disciplinary)\s+warnings?|final\s+(?:written\s+)?warning\s+(?:to"
    r"|for)|(?:gross|professional|serious)\s+misconduct|garden(?:ing)?\s+leave"
    r"|(?:compassionate|unpaid|stress|medical)\s+leave|severance\w*|job\s+cuts?"
    r"|(?:staff|head\s?count|personnel)\s+(?:cuts?|reductions?)|demotions?"
    r"|redundancy\s+(?:pay\w*|package|notice|round|talks|consultation)s?"
    r"|(?:employment|contract\s+of\s+employment|arbeitsvertrag)\s+(?:is|was|has\s+been"
    r"|will\s+be|ends?|ended)\b|(?:lost|loses?|losing)\s+(?:his|her|their)\s+jobs?"
    r"|(?:failed|fails|not\s+pass\w*)\s+(?:his|her|their|the)\s+probation"
    r"|left\s+(?:us|the\s+(?:team|project|company|firm))|(?:his|her|their)\s+dismissals?"
    r"|freistellung|aufhebungsvertr\w+|probezeit"
)


def is_done_to_a_person(text: str, persons: Iterable[str] = ()) -> bool:
    """Whether the text tells that somebody is let go, suspended, warned or demoted.

    `persons` are names, by which also one written as a single word is known.
    """
    return any(form.search(text) for form in _forms(tuple(sorted(set(persons)))))


@lru_cache(maxsize=64)
def _forms(persons: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    known = "|".join(re.escape(name) for name in persons if name) or r"(?!)"
    named = rf"(?:(?-i:{known})|{_FULL}|{_PRONOUN}|{_PEOPLE})"
    link = r"(?:\s+(?:and|und|or)\s+[^\W\d_]+)*\s+"
    return tuple(
        re.compile(rf"(?im){form}")
        for form in (
            rf"\b(?:{named}|{_LONE}){link}{_BE}{_OF_PEOPLE}\b",
            rf"\b(?:(?-i:{known})|he|she|{_PEOPLE}){link}{_BE}{_OF_THINGS_TOO}\b",
            rf"\b{_FULL}{link}{_BE}suspended\b",
            rf"\b{_DOES}\s+{named}\b",
            rf"\blet(?:ting)?\s+(?:{named}|{_LONE})\s+go\b(?!\s+live)",
            rf"\b(?:{_PAPERS})\b",
        )
    )
