"""Cases that would cost the project time, money or a date: "if X, we lose a week"."""

from __future__ import annotations

import re

_FEW = (
    r"(?:(?:at least|about|around|roughly|up to|almost|nearly|some|maybe|probably|only"
    r"|another|a further|easily|good|the|all|least) )*"
)
_COUNT = (
    r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|several|many|some"
    r"|a few|a couple of|half a|\d+(?:[-–]\d+| to \d+)?)"
)
_SPAN = (
    rf"(?:{_FEW}(?:{_COUNT}(?: (?:or|to) {_COUNT})? )(?:(?:full|whole|more|extra"
    rf"|working"
    r"|calendar|good) )*(?:days?|weeks?|months?|quarters?|sprints?|shifts?|seasons?)\b)"
)
_SUM = (
    r"(?:[£$€]\s?\d[\d,.]*\s?[km]?|(?:\d[\d,.]*|\w+ (?:hundred|thousand"
    r"|million))(?: (?:thousand|million))? ?(?:[km] )?(?:euros?|pounds?|dollars?|eur"
    r"|gbp|usd|chf|francs?|kronor|%|percent|per cent)\b)"
)
_HELP = (
    r"(?: (?:will|would|could|may|might|shall|then|also|probably|certainly|simply"
    r"|likely|is going to|are going to))*"
)
_NOT = (
    r"(?:can(?:no|['’])t|can not|could not|will not|won['’]t|would not|are not able to)"
)
_WE = r"(?:we|the (?:team|crew|project)|our (?:team|crew))"
_THING = (
    r"(?:(?:the|our|its|that|this|all|every|half of|(?-i:[A-Z])[\w’'-]*"
    r"|[a-z]{4,}ing)(?: (?!(?:will|would|is|are|can|could|may|might|has"
    r"|have)\b)[\w’'-]+){0,5}?)"
)
_EVENT = (
    r"(?:[\w’'-]+ ){0,4}?(?:tests?|date|deadline|milestone|gate|go-?live|launch|release"
    r"|opening|hand-?over|cut-?over|slot|window|season|start|delivery|freeze|review"
    r"|acceptance|beta|pilot|inspection|audit|\d{1,2}(?:st|nd|rd|th)? \w+|M\d|G\d)"
)
_TIME = (
    rf"{_WE}{_HELP} (?:loses?|needs?|slips?|wastes?|fall(?:s)? behind(?: by)?) {_SPAN}"
    rf"|(?:it|that|this|which|{_THING}){_HELP} (?:costs?|takes?|sets?|throws?"
    rf"|puts?) us(?: back)?(?: by)? {_SPAN}"
    rf"|{_SPAN}(?: of(?: [\w’'-]+){{1,4}}?)?(?: work| time)?{_HELP} (?:is|are|be|goes"
    rf"|go) (?:lost|wasted|gone)|{_THING}{_HELP} (?:slips?|slides?|moves?|shifts?"
    rf"|is delayed|are delayed"
    r"|is postponed|are postponed|be delayed|be postponed|is late|are late|be late)"
    rf"(?: back| out)? (?:by {_SPAN}|into (?:the )?(?:next )?\w+|(?:to|until"
    rf"|till) (?:the"
    r" )?(?:\d|spring|summer|autumn|winter|next|late|early|mid|(?-i:[A-Z])))"
    rf"|(?:[\w’'-]+ ){{1,5}}?(?:starts?|opens?|begins?|ends?|finish(?:es)?|comes?|is|be"
    rf"|runs?|goes live) {_SPAN} (?:late|later|too late|behind)\b"
)
_MONEY = (
    rf"(?:it|that|this|which|{_THING}){_HELP} costs? (?:us )?(?:{_FEW})?{_SUM}"
    rf"|(?:[\w’'-]+ ){{1,4}}?{_HELP}costs? us (?:{_FEW})?{_SUM}|{_WE}{_HELP} (?:pays?"
    rf"|loses?|needs?|overspends?|owes?) {_FEW}{_SUM}"
    r"|the budget (?:does not|doesn['’]t|will not|won['’]t|would not) (?:cover|reach"
    r"|last|hold|suffice)|(?:is|are|go|goes|run|runs) over budget\b"
)
_DATE_LOST = (
    rf"{_WE}{_HELP} (?:misses|miss|loses?) (?:the|our|its|that) {_EVENT}\b"
    rf"|{_WE} {_NOT} (?:hold|make|keep|meet|reach|have) (?:the|our|its|that"
    rf"|(?-i:[A-Z]\d)) ?(?:{_EVENT})?|{_WE} {_NOT} (?:open|start|finish|deliver|go live"
    rf"|launch|ship|release|hand over|install|commission|test|move in|begin|complete)\b"
    rf"|(?:nobody|no one) (?:can|could|will|would) (?:open|start|use|test|work"
    r"|finish|deliver|accept|sign)\b"
)
_HALVED = (
    r"(?:[\w’'-]+ ){0,4}?(?:has|have|had|will have) (?:nothing to do|no work)\b"
    r"|(?:[\w’'-]+ ){0,4}?(?:stands?|sits?|is|are|be|stays?) idle\b"
    rf"|{_THING}{_HELP} (?:opens?|starts?|goes live|runs?"
    rf"|launch(?:es)?) (?:with (?:only )?"
    r"(?:half|a third|a quarter|part|fewer|less)|without (?!you\b|me\b|a hitch))"
    r"|the (?:\w+ )?(?:warranty|guarantee|funding|grant|deposit|permit|subsidy|discount"
    rf"|licen[cs]e|slot|booking)s?{_HELP} (?:is|are|be) (?:lost|void|gone|forfeited)\b"
)
_HARM = rf"(?:{_TIME}|{_MONEY}|{_DATE_LOST}|{_HALVED})"
_CASE = re.compile(
    r"(?:^\W*|[;:–—] ?|, |\b(?:but|and|because|since|that) )(?P<case>(?:if|unless"
    r"|in case|in the event that|should|were) [^.;?!]{3,110}?)"
    rf"(?:,(?: then)? | then | (?=we\b|our\b))(?:(?:then|sadly|in that case),? )?"
    rf"(?P<harm>{_HARM})",
    re.IGNORECASE,
)
_IF = re.compile(r"\b(?:if|unless|in case|in the event|should|were)\b", re.IGNORECASE)
_BEHIND = re.compile(
    rf"^\W*(?:[\w’' ]{{2,20}}: )?(?P<harm>{_HARM})[^.;?!]{{0,50}}? (?P<case>(?:if"
    rf"|unless"
    r"|in case|should) [^.;?!]{3,})",
    re.IGNORECASE,
)
_NOT_OURS = re.compile(
    r"^(?:if|should|unless|in case) (?:(?:you|i|anyone|anybody|someone|somebody"
    r"|everybody)\b|(?:an?|the|any) (?:\w+ )?(?:users?|customers?|patients?|visitors?"
    r"|guests?|passengers?|readers?|callers?|tenants?|applicants?|pupils?)\b|(?:it"
    r"|everything|all) (?:goes|is going) well|(?:possible|needed|necessary|so)\b"
    r"|we are lucky|all (?:is|goes) )",
    re.IGNORECASE,
)
_AGREED = re.compile(
    r"\b(?:as (?:agreed|planned|decided)|we (?:have )?agreed|(?:was|is) agreed|plan b"
    r"|fall-?back|by design|under the contract|per contract|no (?:harm|problem)"
    r"|that is (?:fine|ok)|would have|had (?:we|it|they)|shall|only for a (?:day"
    r"|moment)|cheaper|less\b|nobody minds|it is fine|at most a)\b"
    r"|\bif\b[^,;]{0,60}\bhad\b",
    re.IGNORECASE,
)
"""What was agreed for the case, or never came, is no risk any more."""
NOT_LOGGED = re.compile(
    r"\b(?:not|nowhere|never|n['’]t|missing|nobody (?:has )?(?:put|logged"
    r"|entered))(?: \w+){0,3}? (?:in|on|from|into) (?:the |our |any )?(?:raid |risks? "
    r"|issues? )?(?:logs?|registers?|lists? of risks)\b|\b(?:not|n['’]t"
    r"|never)(?: \w+){0,2} (?:been )?(?:logged|registered)(?: yet| so far"
    r"| anywhere)?\b",
    re.IGNORECASE,
)
"""That the log does not hold it."""


def project_case(text: str) -> bool:
    """Whether it says what a case would cost the project: time, money, a date.

    What a user may do, what was agreed for the case and what never came are left out.
    """
    if not _IF.search(text) or text.rstrip(" *_").endswith("?") or _AGREED.search(text):
        return False
    found = _CASE.search(text) or _BEHIND.search(text)
    return found is not None and not _NOT_OURS.match(found["case"])


def unlogged_case(text: str, context: str) -> bool:
    """Whether who told of such a case said around it that no log holds it."""
    return project_case(text) and NOT_LOGGED.search(context) is not None
