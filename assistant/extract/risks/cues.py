"""The words by which prose speaks of risks, issues, blockers and dependencies."""

from __future__ import annotations

import re

from assistant.domain.findings import StatementKind
from assistant.extract.people.roles import SOLE
from assistant.extract.risks.doubts import doubts
from assistant.extract.risks.losses import tells_loss
from assistant.extract.risks.other_senses import without_other_senses
from assistant.extract.risks.possible_harm import possible_harm
from assistant.extract.risks.project_cases import project_case
from assistant.extract.risks.shortfalls import falls_short
from assistant.extract.risks.too_late import comes_too_late
from assistant.gate.needles import Needles

_WHEN = (
    r"(?:early |mid |late |the (?:start|middle|end|beginning) of |next |at least )*"
    r"(?:\d{1,2}\b|Q[1-4]\b|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january"
    r"|february|march|april|may\b|june|july|august|september|october|november"
    r"|december|week|month|quarter|year|spring|summer|autumn|winter|easter|christmas"
    r"|the \d{1,2}(?:st|nd|rd|th))"
)
_UNABLE = (
    r"(?:can(?:no|['’])t|can not|(?:(?:is|are|am|be|was|were) not|isn['’]t|aren['’]t"
    r"|won['’]t be|will not be) able to|unable to)(?! (?:wait|join|attend|be there|see"
    r"|talk|call|meet|answer|decide)\b)"
)
_NO_EARLIER = (
    r"(?<!\bdo )(?<!\bi will )\bnot (?:(?!urgent|need|due|required|wait|to\b"
    r"|important)\w+ ){0,5}?"
    rf"(?:(?<!since )before|until|earlier than) {_WHEN}"
    rf"|\bno (?:earlier|sooner) than {_WHEN}"
    r"|\bat the (?:very )?earliest\b"
    rf"|\bearliest (?:\w+ ){{0,4}}(?:is|would be|in|on) {_WHEN}"
)
CONSTRAINT = re.compile(
    rf"\b{_UNABLE}\b[^.;?]{{1,80}}?\b(?:before|until|earlier than) {_WHEN}"
    rf"|\b(?<!\bi )(?:won['’]t|will not|does not|doesn['’]t) (?:(?!need)\w+ ){{0,6}}?"
    rf"(?:before|until|earlier than) {_WHEN}|{_NO_EARLIER}",
    re.IGNORECASE,
)
"""What a party cannot give, or what will not come, before a time that is named."""
_OF_THINGS = r"(?<!\bi )(?<!\bwe )(?<!\byou )(?<!\bthey )(?<!\bhe )(?<!\bshe )"
_HARMED = (
    r"(?:lost|destroyed|wiped|corrupted|damaged|stolen|leaked|deleted by (?:mistake"
    r"|accident)|cracked|corroded|rusted|flooded|contaminated|overheated|jammed|torn"
    r"|defective|faulty|short-circuited)"
)
_SPOILT = (
    r"(?:damaged|cracked|corroded|rusted|rusty|flooded|contaminated|torn|defective"
    r"|faulty"
    r"|broken|bent|dented|scratched|smashed|shattered|warped|leaking|leaky|burnt|frayed"
    r"|snapped|crushed|mouldy|moldy)"
)
_PIECES = (
    r"(?:(?:a|an|the|its|their|some|several|many|both|two|three|four|five|six|\d+) )?"
    r"(?:(?!(?:not|no|never|any|without)\b)\w+ )?"
)
_SPOILT_THINGS = (
    r"\b(?<!\bif )(?:came|come|comes|arrived|delivered|turned up|has|have|had|got"
    r"|shows?"
    r"|there (?:is|are|was|were)|there['’]s|found|received)(?: back)?(?: with| in)?"
    rf" {_PIECES}{_SPOILT} (?!of\b|by\b|links?\b|builds?\b|tests?\b)[a-z][\w-]+"
    rf"|^\W*(?:[\w .]{{2,30}}: )?{_PIECES}{_SPOILT} (?!by\b|links?\b|builds?\b"
    rf"|tests?\b)"
    r"[a-z][\w-]+(?: [a-z][\w-]+)? (?:on|in|at|under|behind|of) (?:the |our |\w+ )\w+"
)
"""What has or shows parts that are spoilt, as words before the thing."""
_LOSS = (
    rf"{_SPOILT_THINGS}|"
    rf"{_OF_THINGS}\b(?:is|are|was|were|got|been|came|arrived)"
    rf" (?:(?!not\b|never\b|without\b)\w+ )?{_HARMED}\b"
    r"|\blost (?:\d[\d,.]*|all|some|several|many|the) (?:\w+ ){0,2}"
    r"(?:orders?|data|records?|files?|samples?|messages?|payments?|entries"
    r"|bookings?|measurements?|readings|results?|backups?|shipments?|parts)\b"
    r"|\b(?:water|moisture|gas|oil|air) (?:ingress|damage|leak\w*)\b|\bingress of\b"
    r"|\boverheat(?:s|ed|ing)?\b|\b(?:corrosion|mou?ld|condensation) (?:in|on|under"
    r"|inside)\b|\bshort circuit"
)
_NO_WORD = (
    r"(?:can(?:no|['’])t|can not|could not|couldn['’]t|will not|won['’]t|would not"
    r"|wouldn['’]t|(?:is|are|was|were) not able to|unable to"
    r"|refus(?:es|ed) to|nobody can|no one can)"
)
UNPROMISED = re.compile(
    rf"(?<!\bi )\b{_NO_WORD} (?:yet |really |even )?(?:promise|guarantee|commit to"
    r"|vouch for|give (?:us |me )?(?:a|any) (?:date|day|promise|guarantee|time)"
    r"|say (?:yet )?"
    r"(?:when|if|whether) (?:it|they|the|this|that|we)|tell (?:us|me)"
    r" (?:when|if|whether) (?:it|they|the|this|that|we))\b",
    re.IGNORECASE,
)
"""What the party that it hangs on will not give its word for."""
_OUTSIDER = (
    r"(?:makers?|manufacturers?|vendors?|suppliers?|producers?|providers?"
    r"|(?:sub)?contractors?"
    r"|carriers?|distributors?|dealers?|importers?|agenc(?:y|ies)|authorit(?:y|ies)"
    r"|landlords?|licensors?|publishers?|banks?|insurers?|utilit(?:y|ies)|operators?"
    r"|factor(?:y|ies)|wholesalers?|shipyards?|oems?|upstream|third part(?:y|ies)"
    r"|integrators?|hosts?|consultants?|laborator(?:y|ies)|couriers?)"
)
_ASKING = (
    r"(?:ask(?:ing|ed)|chas(?:ing|ed)|wr(?:iting|ote|itten) to|call(?:ing|ed)"
    r"|push(?:ing"
    r"|ed)|request(?:ing|ed) (?:it |one |that )?from|contact(?:ing|ed)|talk(?:ing|ed)"
    r" to"
    r"|check(?:ing|ed) with|in touch with|tr(?:ying|ied) to reach)"
)
_THEM = (
    rf"(?:(?:the|their|its|our|an?) )?(?:(?!for\b|about\b|to\b)[\w-]+ )?{_OUTSIDER}\b"
)
ASKED_OUTSIDE = re.compile(
    r"\b(?:needs?|requires?|lacks?|(?:is|are) missing|must have|wants?)\b[^.;?]{2,60}?"
    r"(?:[,;–—-]+ ?|(?<=\w) )(?:(?:and|but|so|which) )?(?:\w+(?: |(?=['’])))?"
    rf"(?:(?:is|are|am|have|has|['’](?:re|s|ve|m)) )?(?:(?:still|now|already|just) )*"
    rf"{_ASKING} {_THEM}|\b(?:is|are|am|['’](?:re|s|m)) (?:still |now )?(?:asking"
    rf"|chasing)"
    rf" {_THEM} (?:for|about|whether|if|again)\b|\b(?:must|ha(?:s|ve) to|can only"
    rf"|needs? to)"
    rf" come from {_THEM}",
    re.IGNORECASE,
)
"""What is missing, and somebody outside is only being asked for it."""
LOSS = re.compile(_LOSS, re.IGNORECASE)
"""Harm that has come to things or data."""
_WHOLE = (
    r"(?:the|our|this|that|my|your) (?:\w+ ){0,2}?(?:pilot|project|launch|release"
    r"|rollout|programme|program|work|contract|order|go-?live|opening|trial|migration"
    r"|move|delivery|permit|licen[cs]e|lease|funding|support|plan|date|deal|site|line"
    r"|test)s?"
)
_MAY = (
    r"(?<!\bwe )(?<!\bi )(?<!\byou )(?<!users )(?<!user )(?<!customers )(?<!customer )"
    r"(?<!members )(?<!guests )\b(?:may|might|could|would|will|threatens? to|wants? to"
    r"|is about to)(?: \w+ly)?"
)
_MAY_TURN = (
    rf"{_MAY} (?:refuse|strike|go on strike|walk (?:out|away|off)|pull out|back out"
    r"|veto|boycott|fall through|drop out|go bankrupt|go under|run (?:out|dry))\b"
    rf"|{_MAY} (?:withdraw|cancel|reject|stop|halt|kill|sink|derail|delay|end|shut down"
    rf"|close|freeze|block|wreck|ruin|revoke) {_WHOLE}\b"
)
MAY_TURN = re.compile(_MAY_TURN, re.IGNORECASE)
"""What a party may do that ends or holds up the work."""
_LOSES = (
    r"(?:(?:would|will|may|might|could|shall)(?: also| then| not)? |also |then )?"
    r"(?:lose|loses|miss|misses|slips?|run out|runs out"
    r"|(?:can(?:no|['’])t|can not) (?:open|start|ship|launch|deliver|finish|begin|sail"
    r"|move|close|pay|build|go (?:live|on|ahead))"
    r"|(?:has|have) to (?:stop|delay|postpone|cancel|close)"
    r"|must (?:stop|delay|postpone|cancel|close)"
    r"|(?:is|are|be) (?:late|lost|stuck|delayed|stopped|in trouble))\b"
)
_OURS = r"(?:we|(?:the|our|this|that)(?: (?!we\b)[\w-]+){1,4}?)"
_IF = (
    rf"\b(?:if|unless)\b [^.;?]{{3,100}}?(?:,(?: then)? | then | (?=we\b)){_OURS}"
    rf" {_LOSES}|^\W*{_OURS} {_LOSES}[^.;?,]{{3,80}} (?:if|unless)\b"
)
"""What is lost or cannot be done where something happens."""
_CUES: tuple[tuple[StatementKind, str], ...] = (
    (
        StatementKind.BLOCKER,
        (
            r"(?<!\bad )(?<!\badd )(?<!popup )(?<!pop-up )(?<!ad-)\bblock(?:ed|er|ers"
            r"|ing|s)\b|\b(?:(?!this)[a-z]+s|they|both|which) block (?:the|our|us|all"
            r"|any|my|every|each|this|that)\b|\bshow[- ]?stopper"
            r"|\bcan(?:no|['’])t (?:start|proceed|continue|move|test|go|release|ship"
            r"|close|deploy)|\bon hold\b|\bstuck\b"
            r"|\bat a standstill|\bimpediment|\bstops until\b|\bhas stopped\b"
            r"|\bheld up (?:by|until)\b"
            r"|\bholding (?:us|me|them|it|everything|everyone) (?:up|back)\b"
            r"|\bblockiert|\bbloqué|\bbloquead|\bstopped the\b"
            rf"|\b{_UNABLE}\b[^.;?]{{1,80}}?\b(?:before|until|earlier than) {_WHEN}"
        ),
    ),
    (
        StatementKind.DEPENDENCY,
        (
            r"\b(?:wait(?:s|ing)?|hold(?:ing)?) (?:for|on) (?!me\b|it\b|a second|you)"
            r"|\bdepend(?:s|ent|ing|ency|encies)? (?:on|upon)\b|\bneeds? (?:\w+"
            r" ){0,3}(?:approval|sign-?off|permission|confirmation|input|access"
            r"|decision) (?:from|by|of|to|for)|\b(?:outside|external) (?:counsel"
            r"|vendor|supplier|party)|\bout of our hands|\brel(?:y|ies|ying) on\b"
            r"|\bpending (?:on |approval|review|decision|from)|\bnot ours to\b"
            rf"|{UNPROMISED.pattern}|{ASKED_OUTSIDE.pattern}"
            r"|\bcannot promise\b|\bthey (?:say|quote) (?:\w+ )?(?:days|weeks|months)"
            r"|\bup to (?:\w+ ){1,3}(?:working )?(?:days|weeks)|\babhängig von"
            r"|\bwarten auf|\bdépend de|\ben attente|\bwould need (?:\w+ )?approval"
            r"|\bneed a (?:volunteer|champion)|\bhas to (?:come|go) (?:from|through)\b"
            rf"|{_NO_EARLIER}"
        ),
    ),
    (
        StatementKind.ISSUE,
        (
            r"\b(?:failed|fails|failing|failure|broken|broke|down for|outage"
            r"|crash(?:ed|es)|regress(?:ed|ion in)|data loss|lost data|overdue|behind"
            r" schedule|running late|slipp(?:ed|ing)|delayed|late by|days late|weeks"
            r" late|missed the|over budget|overspen[dt]|cost overrun|understaffed"
            r"|short[- ]staffed|out of budget|red (?:for|since|last)|not (?:met|ready"
            r"|done|started|merged|arrived|tested)|is not here|hasn['’]t (?:arrived"
            r"|started|come|moved)|have not moved|no (?:owner|progress|capacity"
            r"|budget|response|answer|champion|consensus|updates? from)|nobody (?:has"
            r" (?:looked|answered|picked|checked|time|asked (?:how|who|what|when))|is"
            r"|owns|knows|looking|asked|answer)|stalled|flaky|reopened|open again"
            r"|re-?estimated|doesn['’]t close|does not close|(?:high|critical|severe"
            r"|open|new|serious)[^.]{0,20} vulnerabilit(?:y|ies)|expired|resign(?:ed"
            r"|s)|left the (?:team|project|company)|off sick|ill\b(?=.*week)|verzug"
            r"|verspätet|ausgefallen|en retard|retraso|does not (?:pass|work|scale)"
            r"|do(?:es)?n['’]t (?:pass|match|agree|have (?:enough|time|capacity))|do"
            r" not pass|(?:issue|problem|challenge) (?:is|with|remains|seems)|out of"
            r" memory)\b|\b(?:went|came out|came) wrong\b|\bstands at [£$€]|\bin (?:a"
            r" )?row\b"
            r"|\bslips (?:to|by|into|again|another|a (?:day|week|month))\b"
            rf"|{_OF_THINGS}\bdo(?:es)?(?: not|n['’]t) (?:close|open|fit|start|respond"
            rf"|connect|boot|seal)\b|{_LOSS}"
        ),
    ),
    (
        StatementKind.RISK,
        (
            rf"{_MAY_TURN}|{_IF}|{SOLE}|"
            r"\b(?:risks?|risky|at risk|in danger|(?:real|serious|great|big)"
            r" danger|danger (?:of|that)|threat(?:en\w*)?"
            r"|jeopardi[sz]e|might (?:slip|fail|miss|not)|may (?:slip|fail|miss|not"
            r"|be late|take longer)|could (?:slip|fail|miss|be late|lose)"
            r"|(?<!\bwe )(?<!\bi )(?<!\byou )could (?:delay|break)"
            r"|likely to (?:slip|be late|fail)|worr(?:y|ied|ies|ying)|concern(?:s"
            r"|ed)?\b(?! from)|exposed|single point|only (?:\w+ )?(?:one|person|\w+)"
            r" (?:who )?(?:has|can|knows|understands)|the only (?:one|person)|alone"
            r" on|contract (?:ends|expires|runs out|is up)|licen[cs]e (?:ends|expires"
            r"|runs out)|(?:is|are) leaving|last day|hands? in notice|tight|no"
            r" (?:float|buffer|slack|margin|contingency|fallback|rollback"
            r"|(?:\w+ )?(?:plan|cover|replacement|stand-?in|back-?up|spares?) (?:b "
            r")?(?:for|against|if|when|in case)|plan b)|too"
            r" (?:late|optimistic|ambitious)|won['’]t (?:make|be ready|be enough)|not"
            r" (?:be )?(?:enough|sustainable)|worst case|bus factor|unrealistic|might"
            r" get worse|risiko|risque|riesgo|gefährdet|goes wrong"
            r"|(?:would|will|do)(?: not|n['’]t) (?:\w+ )?(?:bet|count|put money) on"
            r"|(?:will not|won['’]t) (?:be (?:met|ready|delivered|finished|available"
            r"|in time)|arrive|hold)|(?:i|we) (?:\w+ )?doubt (?!(?:that |if"
            r" |whether )?(?:it|that|this|we|they) (?:matters|helps|makes sense|needs?"
            r"|want)\b)(?:that |if |whether )?"
            r"(?:we|it|they|he|she|the|this|that)|(?:will|going to|bound to) slip"
            r"|touch and go|(?:have|get|(?:be|are) in) (?:a |real |big"
            r" |serious )*(?:problem|trouble) (?:with|if|when|on|at))\b"
        ),
    ),
    (
        StatementKind.ASSUMPTION,
        (
            r"\b(?:we|i|they)(?:['’]re| are)? assum(?:e|es|ed|ing)\b|\bassumption\b"
            r"|\bon the assumption\b|\btaken for granted\b|\bassuming (?:that"
            r" )?(?:the|we|they|it)\b|\bpresumably\b|\bwe expect (?:that )?(?:the"
            r"|them|it)\b|\bwir nehmen an\b"
        ),
    ),
)
_PATTERNS = tuple((kind, re.compile(words, re.IGNORECASE)) for kind, words in _CUES)
_COME = frozenset(
    {StatementKind.BLOCKER, StatementKind.ISSUE, StatementKind.DEPENDENCY}
)
_NEEDLES = Needles(pattern for _, pattern in _PATTERNS)


_MAY_BE = (
    r"(?:(?:a|an|the|some|one|still|also|now|very|real|serious|great|big|high|small"
    r"|certain|good|fair|further|remaining|another|main|biggest|only) )*"
)
_AS_RISK = re.compile(
    rf"\bthere(?:['’]s| is| remains| are) {_MAY_BE}(?:risks?|dangers?|chance"
    rf"|possibility) (?:that|of)\b|\b(?:i|we) (?:(?:do|also|still) )*(?:see|run|face"
    rf"|take)"
    rf" {_MAY_BE}(?:risk|danger) (?:that|of)\b"
    rf"|\b(?:the|our|my|another|one) (?:\w+ )?(?:risk|danger) (?:here )?is that\b"
    r"|^\W*risks?(?: \d+)?: ",
    re.IGNORECASE,
)
"""What follows is put as a risk, whatever it would be if it came."""


def kind_of(text: str) -> StatementKind | None:
    """Return what the words speak of, None where they speak of no risk.

    What is only put as a risk, or would come in a case, has not come.
    """
    kind = _kind_of(text)
    if kind is not StatementKind.RISK and project_case(text):
        return StatementKind.RISK
    put = _AS_RISK.search(text) if kind in _COME else None
    if put and _kind_of(text[: put.start()]) not in _COME:
        return StatementKind.RISK
    return kind


def _kind_of(text: str) -> StatementKind | None:
    plain = without_other_senses(text)
    likely = map(_PATTERNS.__getitem__, _NEEDLES.worth_trying(plain))
    kind = next((kind for kind, pattern in likely if pattern.search(plain)), None)
    tells = (possible_harm, doubts, falls_short, comes_too_late, tells_loss)
    if kind is None and any(tell(plain) for tell in tells):
        return StatementKind.RISK
    return kind
