"""Too few people of a trade: which trade a text says is short."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.domain.people import fold
from assistant.facts.sameness.stems import stem_of

_NO_PEOPLE = (
    r"(?:orders|letters|papers|numbers|posters|folders|layers|parameters|registers|meters"
    r"|answers|others|corners|borders|offers|tenders|powers|waters|covers|flowers|rivers"
    r"|quarters|chapters|headers|triggers|errors|doors|floors|colou?rs|factors"
    r"|vectors|sectors|mirrors|motors|anchors|indicators|lists|wrists|twists|tests|users"
    r"|customers|visitors|members|bidders|suppliers|vendors|buyers|subscribers|readers"
    r"|investors|donors|sponsors|partners|passengers|stakeholders|owners|favou?rs"
    r"|\w*(?:serv|print|comput|contain|trail|charg|scann|track|filt|sens|monit|generat"
    r"|project|tract|rout|adapt|convert|boil|cool|freez|heat|burn|draw|tow|shutt|lock"
    r"|controll|process|ventilat|elevat|compress|condens|connect|transform|transist"
    r"|resist|detect|actuat|reactor|react|mix|blend|toast|dry|wash|loudspeak|amplifi"
    r"|pointer|pap|wrapp|cart|hamm|ladd|counter|count|bumper|dump|load|excavat|digg"
    r"|forklift|escalat|simulat|identifi|paramet|barri|carri|timb|fib|fold|stick)(?:ers|ors))"
)
_PLURAL = (
    r"(?:[a-z-]*[a-z]{2}(?:ists|ers|ors|icians|arians|smiths|wrights|neers|men|women|ysts)"
    r"|technicians|nurses|cooks|chefs|pilots|guides|clerks|stewards|marshals|guards|vets"
    r"|midwives|masons|architects|agents|accountants|consultants|assistants|attendants"
    r"|specialists|experts|apprentices|interns|temps|hands|crews?|staff|personnel|people"
    r"|manpower|workforce|labou?r|volunteers|bodies|ftes?)"
)
_SINGULAR = (
    r"(?:[a-z-]+(?:ologist|ician|neer|grapher|wright|smith|woman|craftsman|foreman)"
    r"|technician|nurse|welder|driver|carpenter|plumber|mason|cook|chef|pilot|translator"
    r"|interpreter|tester|developer|designer|trainer|teacher|doctor|vet|surveyor|operator"
    r"|conservator|scientist|specialist|architect|editor|welder|fitter|joiner|painter)"
)
_MANY = rf"(?P<many>(?!{_NO_PEOPLE}\b){_PLURAL})"
_ONE = rf"(?P<one>{_SINGULAR})"
_WORDS = r"(?:(?!of\b|for\b|to\b|from\b|by\b)[\w-]+ ){0,3}?"
_COUNT = r"(?:one|two|three|four|five|\d{1,2}|half (?:of )?(?:the|our))"
_UNHURT = (
    r"(?! (?:(?:were|was|are|is|been) )?(?:hurt|injured|affected|harmed|involved))"
)
_SHORT = re.compile(
    rf"\b(?:too few|not enough|n['’]t enough|insufficient|fewer"
    rf"|short(?:age)? (?:of|on|in)|shortfall (?:of|in)|lack(?:s|ing|ed)?(?: of)?"
    rf"|scarcity of|missing"
    rf"|cannot (?:find|get|hire|recruit|spare|replace)|can['’]t (?:find|get|hire|spare)"
    rf"|(?:lose|losing|lost)|(?:only|just)(?: have| has| had| got| get)? {_COUNT}"
    rf"|(?:no more than|not more than|less than) {_COUNT}"
    rf"|(?:cannot|can['’]t|unable to|will not|won['’]t) (?:give|lend|send|provide|offer"
    rf"|release)(?: us)?(?: any)?(?: more)?(?: than {_COUNT})?|no(?: spare| free)?"
    rf"|needs? (?:{_COUNT} )?(?:more|extra|additional)) {_WORDS}{_MANY}\b{_UNHURT}"
    rf"|\b(?:no|lack of an?|only (?:have |has |had )?one|cannot find an?|without an?"
    rf"|can['’]t find an?)"
    rf" (?:(?!more\b)[\w-]+ ){{0,2}}?{_ONE}\b"
    rf"|\b{_MANY.replace('many', 'first')} (?:is|are|run|get|remain) (?:\w+ )?"
    r"(?:short|scarce|missing|unavailable|not available|too few|overbooked|tied up"
    r"|hard to (?:find|get)|stretched)\b"
    rf"|\b(?P<kind>{_PLURAL}|{_SINGULAR}|skills?) (?:shortage|shortfall|scarcity)\b"
)
_GENERAL = frozenset(
    map(stem_of, ("staff", "people", "personnel", "crew", "hands", "skill", "skills"))
)


@lru_cache(maxsize=16_384)
def trades_short(text: str) -> frozenset[str]:
    """Return the stems of the people of whom the text says there are too few."""
    found = (
        next(word for word in match.groupdict().values() if word)
        for match in _SHORT.finditer(fold(text))
    )
    return frozenset(map(stem_of, found))


def same_shortage(a: str, b: str) -> bool:
    """Whether both say that people of one trade are too few."""
    return bool((trades_short(a) & trades_short(b)) - _GENERAL)
