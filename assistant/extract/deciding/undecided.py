"""What reads like a decision and is none: it is wanted, or an office's result."""

from __future__ import annotations

import re

from assistant.extract.people.owners import Names
from assistant.extract.view import BODY, View

_DONE = (
    r"(?:decided|agreed|approved|rejected|voted|accepted|endorsed|superseded|resolved"
    r"|settled|confirmed|granted|signed off|ruled)"
)
_DOES = r"(?:decides?|agrees?|approves?|rejects?|votes?|accepts?|endorses?|rules?)"
_JUDGED = re.compile(rf"\b(?:{_DONE}|{_DOES})\b", re.IGNORECASE)
_WITHIN = r"[^,;:.!?]*?"
_OBJECT = (
    r"(?:(?!(?:and|but|so|which|that|who|was|were|is|are|has|have|had)\b)[^\s,;:.]+ )"
)
_SAME_BREATH = r"(?:(?!\b(?:and|so|but)\b)[^,;:.!?])*?"
_HEARSAY = (
    r"\b(?:(?<!\bwe )(?<!\bi )(?:thinks?|believes?)|suspects?|(?:i|we)(?: have|['’]ve)?"
    r" hear(?:d)?|rumou?rs?|rumou?red|apparently|supposedly|allegedly|reportedly"
    r"|seemingly|afaik|iirc)\b"
)
_WANTED = re.compile(
    r"\b(?:needs?|needed|want(?:s|ed|ing)?|would like|['’]d like|like|get|gets|getting"
    r"|requires?|required|await(?:s|ed|ing)?|wait(?:s|ed|ing)? (?:for|on)|hop(?:e|es|ed"
    r"|ing) (?:for|to (?:have|see|get))|ask(?:s|ed|ing)? for|chas(?:es?|ed|ing)|pending"
    rf"|must have|to have|should have) {_OBJECT}{{1,9}}?{_DONE}\b"
    r"|\b(?:will|would|should|must|may|might|could|can|shall|to)(?: not| also| still"
    rf"| then| \w+ly)? (?:have )?(?:be|been) (?:\w+ )?{_DONE}\b"
    r"|\b(?:if|unless|once|until|till|before|as soon as|in case|provided|assuming"
    rf"|whether|hop(?:e|es|ing)|expect(?:s|ing)?|suppos(?:e|es|ing)|assumes?|doubts?"
    rf"|guess)\b{_WITHIN}\b(?:{_DONE}|{_DOES})\b"
    r"|\b(?:when|after(?! (?:some|much|long|careful|further|due|talking|hearing"
    r"|thinking"
    r"|reviewing|consult\w*|the (?:call|meeting|talk|discussion|review))\b))\b"
    rf"{_WITHIN}\b(?:{_DOES}|(?:has|have|is|are)(?: been)?"
    rf" {_DONE})\b"
    rf"|^\W*had {_OBJECT}{{1,4}}?(?:\w+ly )?{_DONE}\b"
    rf"|{_HEARSAY}{_SAME_BREATH}\b(?:{_DONE}|{_DOES})\b",
    re.IGNORECASE,
)
"""`we need it approved`, `must be agreed`, `once the board approves`, `I heard
they approved`: not so, or not known to be so."""
_CHOOSING = r"(?:decisions?|agreement|approvals?|consensus|sign-?off)"
_LACKING = (
    r"(?:needed|wanted|required|pending|outstanding|missing|overdue|awaited|requested)"
)
_AWAITED = re.compile(
    rf"[^.;:]*\b{_CHOOSING} {_LACKING}\b"
    rf"|[^.;:]*\b{_CHOOSING}\b(?! (?:that|to)\b)[^.;:]*"
    rf"\b(?:is|are|be|still|remains?) (?:\w+ )?(?:{_LACKING}|open|expected"
    r"|due(?! to))\b",
    re.IGNORECASE,
)
_NOBODY_DECIDED = re.compile(
    r"\b(?:nobody|no[ -]one|none of (?:us|them)|neither(?: of (?:us|them))?)"
    r"(?: (?:has|have|had|yet|really|ever))* (?:decided?s?|agree[ds]?|settled|ruled"
    r"|chosen|chose|approved)\b(?! to the contrary)"
    r"|\b(?:has|have|is|was|were|are)(?: still| yet)?(?: not|n['’]t) (?:yet |been "
    r"|really )*(?:settled|decided|agreed|resolved|chosen|clear)\b"
    r"|\bstill (?:un(?:decided|settled|resolved|clear)|open)\b(?! (?:to|for|on) )"
    r"|\b(?:is|are|remains?) (?:un(?:decided|settled|resolved|clear))\b"
    r"|\b(?:agree[ds]?|decided|concluded)(?: that)? (?:some(?:body|one)|one of us)"
    r"(?: really| probably)? (?:ought|should|has|have|needs?|must)\b",
    re.IGNORECASE,
)
"""`Nobody decided yet about the till`: an open question, also below `Decisions`."""
_CONCLUDES = re.compile(r"[,;:–—.] (?:so|therefore|but|hence|and|thus) ")
_LACKS = re.compile(rf"\b{_CHOOSING}\b", re.IGNORECASE)
_PASSIVE = re.compile(
    r"(?P<subject>[^;:.!?]*?)(?P<be> (?:was|were|is|are|got|(?:has|have|had) been|been)"
    r"(?: \w+ly| now| also| both| all)?)?"
    r"(?:^\W*| )(?P<verdict>approved|rejected|accepted|endorsed)\b(?: \w+ly)?"
    r"(?: by (?:(?:the|our|their|a|an) )?(?P<agent>[^,;:.()]{2,60}))?",
    re.IGNORECASE,
)
_OURS = re.compile(
    r"\b(?:team|group|we|us|everyone|everybody|all|sponsor\w*|clients?|customers?"
    r"|management|directors?|owner|chair\w*|members|partners?|lead|head)\b",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\b(?:offices?|authorit(?:y|ies)|agenc(?:y|ies)|minist(?:ry|er)|department|inspect"
    r"\w+|regulators?|bureau|courts?|police|customs|embassy|consulate|registry"
    r"|registrar"
    r"|municipality|city|county|town|state|government|surveyors?|examiners?|auditors?"
    r"|assessors?|lab(?:s|orator(?:y|ies))?|insurers?|banks?|(?:app|play) ?stores?"
    r"|(?:fire|health|safety|security"
    r"|immigration|building control|quality control|tax))\b",
    re.IGNORECASE,
)
"""Who judges by rules of its own what others hand in."""
_MACHINE = re.compile(
    r"\b(?:scanners?|printers?|readers?|machines?|devices?|sensors?|servers?|browsers?"
    r"|systems?|services?|applications?|apps?|programs?|software|tools?|scripts?|jobs?"
    r"|imports?|importers?|uploads?|loaders?|migrations?|pipelines?|parsers?|validat\w+"
    r"|checks?|checkers?|filters?|firewalls?|prox(?:y|ies)|gateways?|routers?|apis?"
    r"|interfaces?|portals?|websites?|databases?|schemas?|linters?|builds?"
    r"|terminals?|turnstiles?|queues?|gates?|locks?|kiosks?|sorters?|robots?"
    r"|(?:\w+)?bots?"
    r"|workflows?|ci|algorithms?|compilers?|automation|tills?|tellers?|cash machines?"
    r"|policy engines?|hooks?|crawlers?|hosts?|clusters?)$",
    re.IGNORECASE,
)
"""What chooses nothing; it takes what fits."""
_CLAUSE = re.compile(r"(?:, |\b(?:and|but|so|while|whereas|yet)\b) ?", re.IGNORECASE)
_AGENT_ENDS = re.compile(
    r" (?:and|but|or|so|since|because|as|when|while|after|before|again|on|in|at|for"
    r"|with|from|to|due|without|yesterday|today|this|last|twice|three|every)\b.*",
    re.IGNORECASE,
)
HANDED_IN = re.compile(
    r"\b(?:permits?|permissions?|licen[cs]es?|badges?|pass(?:es)?|visas?|applications?"
    r"|applicants?|candidates?|certificates?|clearances?|accreditations?|samples?"
    r"|registrations?|specimens?|deliver(?:y|ies)|shipments?|batch(?:es)?|parts?"
    r"|pieces?|parcels?|crates?|panels?|items?|invoices?|claims?|timesheets?|PRs?"
    r"|pull requests?|records?|files?|forms?|cards?|logins?|accounts?|drawings?|tests?"
    r"|entries|rows?|lines?|passwords?|messages?|addresses|uploads?|transactions?"
    r"|merge requests?|mrs|push(?:es)?|builds?|commits?|payments?|payloads?|tokens?"
    r"|submissions?"
    r"|packets?|headers?|certs?|queries|sessions?|connections?|attachments?|emails?"
    r"|mails?|coins?|apps?)\b",
    re.IGNORECASE,
)
"""What is inspected or applied for, one by one."""
_BY_ITSELF = re.compile(
    r"\b(?:automatically|by (?:itself|themselves)|(?:with|by|on|due to|because of"
    r"|as|:) (?:an? |the )?(?:\w+ ){0,3}?(?:error|exception|time-?outs?|checksum"
    r"|status code|exit code|return code|http \d{3}|status \d+|[45]\d\d)\b)"
    r"|^ \(?(?:error |http )?[45]\d\d\b|\bauto-?(?:approved|rejected|accepted)\b",
    re.IGNORECASE,
)
"""What only a program says of why it took or refused a thing."""
_REST = re.compile(r"[^.;!?]{0,80}")
_NUMERAL = (
    r"(?:(?<![\w£$€.,-])\d{1,4}(?![\d.,]|(?:st|nd|rd|th)\b)|two|three|four|five|six"
    r"|seven"
    r"|eight|nine|ten|eleven|twelve|dozen|both|most|half|several|many|few)"
)
_COUNTED = re.compile(
    rf"\b{_NUMERAL}(?: of (?:the|our|them|these|those)\b.*| (?:\w+ ){{0,2}}\w+s)?$"
    r"|\b(?:the|all) (?:rest|others)$"
    r"|(?<![\w£$€.,-])\d+(?: ?%| per ?cent)? (?:out )?of \b",
    re.IGNORECASE,
)
_JUDGES = re.compile(
    r"\b(?:panel|board|committee|council|commission|jury|steering(?: group)?"
    r"|trustees)$",
    re.IGNORECASE,
)
"""Who judges, where no verb of being makes it what is judged."""
OF_CHOICE = re.compile(
    r"\b(?:changes?|crs?|requests? for|change requests?|proposals?|options?|budgets?"
    r"|plans?|scope|motions?|offers?|quotes?|designs?|extensions?|moves?|postponement"
    r"|delays?|recommendations?|suggestions?|approach(?:es)?|polic(?:y|ies)|rules?"
    r"|spend\w*|costs?|reserve|contingency|points?|charter|baseline|strateg(?:y|ies)"
    r"|decisions?|minutes|dates?|vendors?|suppliers?|prices?|more|extra|additional"
    r"|another|new)\b|[£$€] ?\d|\b[A-Z][A-Z0-9]*-\d+\b",
    re.IGNORECASE,
)
"""What the project itself may say yes or no to."""


def is_left_open(core: str) -> bool:
    """Whether its last clause says that nobody has decided."""
    return _NOBODY_DECIDED.search(_CONCLUDES.split(core)[-1]) is not None


def only_taken(view: View, text: str) -> str:
    """Return the words without those that tell what is wanted or an item's result.

    A need, a condition, a hope and hearsay decide nothing; what an office or a program
    says of what was handed in is how that stands, and no choice of the project.
    """
    text = _AWAITED.sub(" ", text) if _LACKS.search(text) else text
    if not _JUDGED.search(text):
        return text
    bare = _WANTED.sub(" ", text)
    return _PASSIVE.sub(lambda told: " " if _is_result(view, told) else told[0], bare)


def _is_result(view: View, told: re.Match[str]) -> bool:
    subject, agent = told["subject"].strip(), told["agent"]
    judges = told["be"] is None and _JUDGES.search(subject) is not None
    if judges or (agent and _is_ours(view.names, agent)):
        return False
    if agent:
        machine = _MACHINE.search(_AGENT_ENDS.sub("", agent).strip())
        handed = HANDED_IN.search(subject) and not OF_CHOICE.search(subject)
        return bool(machine or _OFFICE.search(agent) or handed)
    own = _CLAUSE.split(subject)[-1].strip() or subject
    rest = _REST.match(told.string, told.end("subject"))
    if rest and _BY_ITSELF.search(rest[0]) and not _is_ours(view.names, own):
        return True
    if _COUNTED.search(own) and not OF_CHOICE.search(own):
        return True
    if OF_CHOICE.search(subject):
        return False
    patient = told["be"] is not None and view.names.resolve(subject) is not None
    return (
        patient
        or HANDED_IN.search(subject) is not None
        or (_COUNTED.search(subject) is not None)
    )


def _is_ours(names: Names, agent: str) -> bool:
    """Whether a person whom the project knows or a body of it did it."""
    known = any(names.mentions(agent))
    return known or bool(BODY.search(agent)) or bool(_OURS.search(agent))
