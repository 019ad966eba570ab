"""Matters that no client hears of without a person's release.

What is doubtful counts as sensitive: a fact that was hidden wrongly costs a reviewer
one key, a fact that was told wrongly costs the client.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from assistant.drafting.bare_sums import tells_bare_sum
from assistant.drafting.dismissed import is_done_to_a_person
from assistant.drafting.handover import is_of_staff
from assistant.drafting.private import ROLES
from assistant.drafting.unguarded import is_unguarded

_NEAR = r"(?:\W+[\w’'-]+){0,6}?\W+"
"""At most six words of the same line between two that belong together."""


def _either(*parts: str) -> str:
    return "|".join(parts)


_PEOPLE = (
    r"(?:people|persons?|staff|someone|somebody|anyone|temps?|crew|members?|colleagues?"
    r"|trainers?|nurses?|doctors?|teachers?|drivers?|installers?|fitters?|electricians?"
    r"|operators?|agents?|clerks?|specialists?|experts?|assistants?|secretar(?:y|ies)"
    r"|directors?|heads?|sponsors?|owners?|workers?|hands?|freelancers?|programmers?"
    r"|successors?|partners?|supervisors?|technicians?|who(?:m|se)?)"
)
_OF_A_THING = (
    r"(?:\s+(?:an?|the|our|its|all|both|these|those|this|that|each|every|two|three|four"
    r"|old|\d+)\b)+"
    rf"(?!(?:\s+[\w’'-]+){{0,4}}?\s+(?:{_PEOPLE}|(?:{ROLES})s?)\b)\s+[a-z]"
)
"""Behind `replacement for`: what is no person, by no name and no role."""
_WEAKNESS = _either(
    r"(?:in |as )?(?:plain|clear)[ -]?text",
    r"in (?:the )?(?:clear|open)",
    r"(?:un|not |never |non-?)(?:encrypted|hashed|salted|signed|masked|protected)",
    r"(?:is|are|was|were) (?:logged|exposed|guessable|predictable|shared|leaked)",
    r"hard-?[ ]?coded",
    r"expos\w+|leak\w*|bypass\w*|guess\w*|predictable|brute[ -]?forc\w*|spoof\w*",
    r"hijack\w*|escalat\w*|steal\w*|stolen|intercept\w*|sniff\w*|tamper\w*|forg(?:ed"
    r"|e)",
    r"(?:never|not|n't|n’t|fail\w* to) (?:\w+ )?(?:expire|invalidate|rotate|revoke)\w*",
    r"(?:world|publicly|anonymously)[ -](?:readable|writable|accessible|visible|open)",
    r"readable (?:by|for|to|in|from)|visible (?:to|in)|reachable|crackable|reus(?:ed"
    r"|able)",
    r"(?:in|into|to) (?:\w+ ){0,2}(?:logs?|url|query string|repo(?:sitory)?|git"
    r"|source)",
    r"insecure|weakness|accepts? any\w*|replay\w*|after log-?(?:out|off)",
    r"klartext|unverschl(?:ü|ue)sselt|hart ?codiert|fest(?:codiert| kodiert)",
    r"umg(?:eh|ang)\w*|einsehbar|auslesbar|l(?:ä|ae)uft nie ab|unsicher",
)
_ASSET = _either(
    r"pass(?:word|wd|phrase|code)s?|pins?|tokens?|secrets?|credentials?|sessions?",
    r"(?:api|private|signing|ssh|encryption|master|access|secret)[ _-]?keys?",
    r"keys?|certificates?|encryption|tls|ssl|auth\w*|log-?ins?|sign-?in|sso|oauth|jwts?",
    r"(?:s3 )?buckets?|firmware|otps?|roles?|rights|root|shell"
    r"|admin(?:istrator)?s?(?: (?:page|panel|rights))?",
    r"pii|(?:personal|patient|customer|card|health|medical|user)(?:'s|s'?)? "
    r"(?:data|records?|details|numbers?)",
    r"passw(?:ort|örter|oerter|ortes)|kennw(?:ort|örter)|zugangsdaten|schl(?:ü|ue)ssel",
    r"anmeldung|zertifikate?|verschl(?:ü|ue)sselung|kundendaten|personendaten",
    r"patientendaten|kartendaten|sitzung(?:en)?",
)
_GAP = (
    r"missing|absent|disabled|broken|weak|default|public|open|offen\w*|schwach\w*"
    r"|holes?"
)
"""Words that make a weakness only right beside what they are said of."""
_SEES = (
    r"(?:see|view|read|open|access|show|edit|download|search|expos|reveal|disclos)\w*"
    r"|seen|shown|visible|available"
)
_BELONGINGS = (
    r"data|details|records?|bookings?|orders?|tickets?|accounts?|names?|address\w*|"
    r"files?|documents?|profiles?|messages?|invoices?|payments?|photos?|lists?"
    r"|rosters?|"
    r"history|logs?|balances?|seats?"
)
_LEFT = (
    r"\b(?:live|prod(?:uction)?|still|left|leftover|forgotten|public\w*|reachable"
    r"|exposed|enabled|active|default|shared|guessable|pass\w+|remov\w+|delet\w+"
    r"|disabl\w+|lock\w*|clos\w+|admin\w*|real|customers?)\b"
)
_VULNERABILITY = _either(
    r"can be (?:guessed|forged|replayed|spoofed|bypassed|stolen|cracked|(?:read|opened|"
    r"downloaded|seen|changed) by)|downloadable by|log4shell|heartbleed|shellshock",
    r"skip\w* (?:the |its )?(?:log-?in|sign-?in|auth\w*|pin|password|check|permission)",
    r"(?:open|exposed|reachable) (?:to|from|on) (?:the )?(?:internet|public|world"
    r"|web)|left "
    r"open|(?:debug|admin) (?:endpoint|port|interface|account)s?|http instead of",
    # What is set up for tests is anybody's, what is left of it in the open is not.
    rf"test (?:endpoint|port|interface|account)s?\b(?:{_NEAR})?(?:{_LEFT})",
    rf"(?:{_LEFT})(?:{_NEAR})?test (?:endpoint|port|interface|account)s?",
    r"(?:rais|elevat|grant|promot)\w*(?:\W+\w+){0,4}?\W+(?:roles?|rights|privileges?)",
    r"(?:show|mail|send|print|display|log(?![ -]?(?:in|on))|contain|includ|stor|writ"
    r"|return)\w*"
    r"(?:\W+\w+){0,3}?\W+(?:passwords?|secrets?|pins|credentials?|private keys?)",
    r"vulnerab\w+|exploit\w*|zero[ -]?day|back[ -]?door\w*|malware|ransomware|trojan",
    r"(?:cve|cwe|ghsa)-[\w-]*\d|owasp|cvss|xss|csrf|xsrf|ssrf|xxe|rce|idor|mitm|sqli",
    r"cross[ -]?site|(?:sql|command|code|html|script|ldap|header|log|xml|prompt|"
    r"template|os|shell)[ -]?injection|(?<!dependency )injection (?:flaw|bug|hole"
    r"|attack|in|via|"
    r"through|at|vulnerab\w+|point)|inject(?:able|ed|ion|s)?(?= (?:sql|script|code|"
    r"html|command))|(?:sql|auth\w*|log-?in) hole",
    r"(?:path|directory) traversal|open redirect|click-?jack\w*|deserialis\w+|"
    r"deserializ\w+|man[ -]in[ -]the[ -]middle|denial[ -]of[ -]service|d?dos attack",
    r"(?:buffer|stack|heap|integer) overflow|use[ -]after[ -]free|sandbox escape",
    r"remote(?:ly)? (?:code|exec\w+|shell)|(?:root|admin|super ?user) (?:shell|access)",
    r"pen(?:etration)?[ -]?tests?\w*|red[ -]team\w*|bug[ -]bounty|security (?:hole|"
    r"issue|bug|flaw|gap|finding|incident|patch|fix|breach|risk|problem|weakness|"
    r"advisory|audit finding|defect|alert|scan)s?",
    r"^\W*(?:\[?security\]?|sicherheit)\s*[:–—-]|\[security\]",
    r"data (?:leak|breach|exposure|loss incident)\w*|breach(?:ed|es)?|hack(?:ed|er"
    r"|ers)",
    r"attack(?:s|er|ers|ed)|compromised|phish\w+|unpatched|unauthori[sz]ed|"
    r"unauthenticated|privileges?|privesc|access control",
    r"(?:no|lacks?|lacking|missing|without|absent|broken|weak) (?:\w+ )?(?:encryption|"
    r"authentication|authori[sz]ation|access (?:check|control)s?|permission checks?|"
    r"rate limit\w*|input validation|signature (?:check|verification)|tls|https)",
    r"(?:does|do|did|is|are)(?:n't|n’t| not| never) (?:\w+ )?(?:check|validat|verif|"
    r"enforc|requir|ask(?:ing|ed)? for|escap|saniti[sz]|encrypt|hash)\w*",
    r"(?:never|not) (?:checks?|validates?|verif\w+|enforces?|escapes?|saniti[sz]\w+)",
    r"(?:any(?:one|body| user| guest| visitor| staff| patient| tenant)|every(?:one"
    r"|body)"
    r"|strangers?|outsiders?|guests?|other (?:users?|tenants?|customers?|clients?))"
    r" (?:\w+ ){0,2}?(?:can|could|may|is able to|are able to|has access|have access)",
    r"(?:any|every)(?:one|body) (?:[\w’'-]+ ){0,6}?(?:can|could|may|is able)",
    r"(?:read|see|view|open|access|download|change|edit|delete|call|reach|export)\w*"
    + _NEAR
    + r"without (?:an? |any |the )?(?:log\w*|sign\w*|auth\w*|password|pin|permission|"
    r"token|account|check)",
    r"(?:read|see|view|show|access|expos|return|open|mix)\w*"
    + _NEAR
    + r"(?:another|other|a different|foreign|someone else’?'?s|somebody else’?'?s)"
    r" (?:tenant|customer|user|client|patient|account|organi[sz]ation|company)\w*",
    r"another (?:tenant|customer|user|client|patient)(?:'s|’s)?",
    r"leaked|rotat\w*(?:\W+\w+){0,3}?\W+(?:keys?|secrets?|credentials?|tokens?"
    r"|passwords?)",
    rf"(?:{_SEES}){_NEAR}(?:each other|one another|someone else|somebody else|other "
    r"people)(?:'s|’s)|(?:each other|one another|someone else|somebody else|other "
    r"people)(?:'s|’s) (?:\w+ )?(?:data|details|records?|accounts?)",
    rf"(?:{_BELONGINGS}) (?:of|from|for|belonging to) (?:the |an? )?(?:others?|another"
    r"|different|wrong|foreign)",
    rf"(?:{_SEES}){_NEAR}(?:to|for|by) (?:the )?(?:others?|anyone|anybody|everyone|"
    r"everybody|public|outsiders?|strangers?|third parties|wrong)|"
    r"(?:shown|visible|open) (?:to|for) all",
    r"(?:sent|shown|mailed|e-?mailed|delivered|printed|returned) to (?:the )?"
    r"(?:wrong|another) \w+|wrong recipients?|publicly \w+",
    r"sicherheits(?:l(?:ü|ue)cke|problem|vorfall|mangel|m(?:ä|ae)ngel|fehler|loch)\w*",
    r"schwachstelle\w*|datenleck\w*|datenpanne\w*|hintert(?:ü|ue)r\w*|angreif(?:er|bar)"
    r"\w*|angriff\w*|einschleus\w+|ungepatcht\w*|penetrationstest\w*|schadcode",
    r"ohne (?:\w+ )?(?:anmeldung|anzumelden|login|passwort|kennwort|authenti\w+|"
    r"berechtigung|pr(?:ü|ue)fung|verschl(?:ü|ue)sselung)",
    r"jede[rn]? (?:\w+ )?kann|fremde(?:r|n|s)? (?:daten|konten|kunden|mandanten|akten)",
)
_GUARD = _either(
    r"pass(?:word|wd|phrase|code)s?|secrets?|credentials?|encryption|authenti\w+",
    r"authori[sz]ation|permissions?|(?:s3 )?buckets?|firewall|(?:access"
    r"|rate) (?:control|"
    r"limit)s?|ports?|admin\w*|verschl(?:ü|ue)sselung|passw\w+|berechtigung\w*|zugang",
)
_DOUBTED = re.compile(
    r"(?i)\b(?:pass(?:word|wd|phrase|code)s?|pins?|otps?|tokens?|secrets?|credentials?|"
    r"certificates?|encrypt\w*|permissions?|auth\w*|https?|tls|ssl|buckets?"
    r"|signatures?|"
    r"unsigned|tenants?|mandanten?|privacy|gdpr|dsgvo|personal data|patient data"
    r"|admin rights|firewall|"
    r"passw\w+|kennw\w+|verschl(?:ü|ue)ssel\w*|berechtigung\w*|datenschutz)\b"
)
"""What a fault in it is doubted to be a vulnerability, whatever its other words."""
_COST = _either(
    r"budget\w*|spend(?:ing)?|overspen\w+|costs?|kosten\w*|mehrkosten|preis(?:e"
    r"|nachlass)",
    r"(?:day|daily|hourly|bill\w*) rates?|rate card|tagess(?:a|ä)tz\w*"
    r"|stundens\w+tz\w*",
    r"fees?|discount\w*|rabatt\w*|(?<!page )(?<!left )(?<!right )margins?|marge\w*"
    r"|mark-?up on|invoice dispute",
    r"penalt(?:y|ies)|vertragsstrafe\w*|p(?:ö|oe)nale|liquidated damages|late fees?",
    r"(?:contract|deal|order)(?:'s|’s)? (?:value|sum|volume|price)|auftragswert",
    r"vertragswert|write-?offs?|loss[ -]making|lose (?:\w+ )?money"
    r"|losing (?:\w+ )?money",
    r"unprofitable|profit\w*|gewinn(?:marge|spanne)?|verlust(?:e|gesch(?:ä|ae)ft)?",
    r"upsell\w*|up-sell\w*|cheap(?:er|ly)?|undercut\w*|(?:too|so|very) expensive"
    r"|teurer",
    r"over(?:charg|bill)\w*|unbill\w*|goodwill (?:credit|payment)|write off",
    r"pric(?:e|es|ing) (?:rise|increase|cut|negotiat\w+|dispute|concession|reduction|"
    r"pressure|offer|for (?:them|this client))|(?:our|their|lower|raise|higher"
    r"|negotiat\w+"
    r"|agree\w*) (?:the )?pric(?:e|es|ing)|commercials|commercial (?:terms|offer)",
)
_AMOUNT = (
    r"[£$€]\s?\d|\b(?:CHF|EUR|USD|GBP)\s?\d|\d[\d.,’']*\s?(?:k|m|mio|million"
    r"|tsd)?\.?\s?"
    r"(?:[£$€]|(?:pounds|euros?|dollars|francs|franken|chf|eur|usd|gbp)\b)"
)
_OF_ANOTHER = (
    r"(?:most|half|some|all|much|many|part|parts|a lot|the rest|more and more)"
    r" of (?:his|her|their|(?-i:[A-Z][\w-]+)(?:'s|’s)) (?:\w+ )?(?:calls?|work|tasks?"
    r"|shifts?|jobs?|tickets?|reviews?|meetings?|duties|share|reports?|rounds?|lessons?"
    r"|appointments?|visits?|workload|cases?|emails?|mails?)"
)
_STAFF = _either(
    rf"(?:do|does|doing|did|done|takes?|took|taking|covers?|covered|covering|carr(?:y"
    rf"|ies|ied|ying)|picks?|picked|picking|handles?|handling)(?: (?:on|up|over))? "
    rf"{_OF_ANOTHER}",
    r"(?:he|she|(?-i:[A-Z][\w-]+)) (?:is|was|has been|had been|seems|looks)"
    r" (?:really |badly |clearly |still |visibly )?struggling(?! to\b)",
    r"(?:he|she|they) (?:is|are|was|were|has been|have been)(?:n't|n’t| not) (?:coping"
    r"|managing|keeping up)|(?:he|she|they) (?:cannot|can't|can’t|can not|could not"
    r"|couldn't|couldn’t) (?:cope|keep up|manage)",
    r"sick|illness|maternity|paternity|parental leave|resign\w*|notice period|salar\w+",
    r"pay (?:rise|raise|cut)|bonus(?:es)? for|allowance|contract(?:or)? (?:ends"
    r"|extension)",
    r"leav(?:e|es|ing) (?:us|the (?:team|project|company|firm))|away (?:during|until"
    r"|from)",
    rf"(?:he|she|they|(?:{ROLES})s?) (?:will |is |are |may |might )?leav(?:e|es|ing)",
    r"absence|on leave|annual leave|overload(?:ed)? (?:team|people|staff)",
    r"overloaded|burn(?:t|ed)?[ -]?out|performance (?:review|plan|improvement)",
    r"under-?perform\w*|fired|sack(?:ed|ing)|lay-?offs?|laid off|made redundant|"
    r"redundancies|dismissal|hiring (?:freeze|stop)|recruitment freeze|"
    r"headcount|hire (?:a|an|some\w*|more|another|new)|hiring (?:a|an|more|another)",
    r"quit(?:s|ting)? (?:the (?:team|project|company)|his|her|their|in|at|on)"
    r"|handed in "
    r"(?:his|her|their) notice|(?:given|gave) notice(?! (?:of|that)\b| to (?!us\b|the"
    r" (?:company|firm|team)\b|his\b|her\b))|under-?staffed|short-?staffed",
    r"(?:hir|recruit|replac|let go|dismiss|fir)(?:e|es|ed|ing)? (?:of )?(?:\w+ ){0,2}?"
    rf"(?:{ROLES}|freelancer|people|staff|person|someone|temp|successor|programmer|"
    r"crew|team member|worker)s?|(?:he|she|they|people|staff|crew|engineers?|"
    r"developers?) (?:would|will|may|might|could) leave|last (?:working )?day (?:of|at)"
    r"|hand(?:s|ed|ing)? in (?:his|her|their|the) (?:notice|resignation)",
    r"overwork\w*|disciplinary|grievance|harass\w*|bully\w*|appraisal|morale|"
    r"works council|strike action|conflict in the team|team conflict|find some(?:one"
    r"|body)"
    rf" else|replacement for(?!{_OF_A_THING})|poach\w*",
    r"krank\w*|elternzeit|mutterschutz|urlaub\w*|abwesen\w+|k(?:ü|ue)ndig\w+|gek(?:ü"
    r"|ue)"
    r"ndigt|einstellungsstopp|entlass(?:en|ung|ungen)|gehalt|(?:ü|ue)berlast\w+|"
    r"personal(?:abbau|mangel|engpass)|unterbesetzt|abgemahnt|abmahnung|"
    r"verl(?:ä|ae)sst (?:das|die|uns)|ausgeschieden|ersatz f(?:ü|ue)r",
)
_BLAME = _either(
    r"blam\w+|(?:his|her|their|your|our|whose|'s|’s|s’|s') (?:own )?(?:fault"
    r"|mistake)s?",
    r"(?:at|to) fault|finger[ -]?pointing|screwed (?:it )?up|mess(?:ed)? (?:it )?up",
    r"dropped the ball|should have known|negligen\w+|incompeten\w+|useless|clueless",
    r"hopeless|lazy|stupid\w*|idiot\w*|moron\w*|dumb|fools?|foolish|ignoran\w+"
    r"|amateur\w*",
    r"careless\w*|sloppy|unprofessional|dishonest|liars?|lying|lied|cheat\w*|shambles",
    r"farce|a joke|crap|shit\w*|bullshit|fuck\w*|garbage(?! collect)|rubbish|pathetic"
    r"|ridiculous",
    r"absurd|(?:difficult|impossible|annoying|unreasonable|stubborn"
    r"|arrogant) (?:client|"
    r"customer|partner|people|team|stakeholder)s?|(?:cannot|can't|can’t|do not|don't|"
    r"don’t|never) trust|distrust\w*|betray\w*|not up to (?:it|the job|standard)",
    r"does(?:n't|n’t| not) know what (?:he|she|they|it)|no idea what (?:they|he|she)",
    r"(?:client|customer|sponsor|kunde|auftraggeber)\w*(?:'s"
    r"|’s)? (?:\w+ ){0,3}?(?:keeps? "
    r"changing|chang\w+ (?:its|their|his|her) mind|demand\w*|refus\w+|unhappy|angry|"
    r"furious|threaten\w*|upset|insist\w*|never answer\w*|owes?|will not pay)",
    r"chang\w* (?:its|their|his|her|your) minds?|make up (?:its|their|his|her) minds?"
    r"|indecisi\w+|goal ?-?posts|keeps? (?:on )?(?:changing (?:its|their|his|her|the|"
    r"what)|asking|complaining|forgetting|ignoring|promising|pushing|demanding|"
    r"delaying|arguing|refusing|moving the)",
    r"(?-i:\b[A-Z][\w-]+)(?:'s|’s) (?:\w+ )?(?:broken|bad|poor|wrong|messy|faulty|buggy"
    r"|late|incomplete|unusable|useless|confusing|chaotic|outdated|slow|missing|lost)",
    r"let us down|lets us down|complain(?:s|ed|t)? about",
    r"schuld(?:ig)?|selbst schuld|versagt|versagen|unf(?:ä|ae)hig\w*|inkompeten\w+",
    r"nachl(?:ä|ae)ssig\w*|fahrl(?:ä|ae)ssig\w*|unbrauchbar|schlamp\w+|dumm\w*|faul\b",
    r"peinlich\w*|verbockt|vermasselt|unprofessionell|gelogen|l(?:ü|ue)gt",
)
_LEGAL = _either(
    r"lawyers?|attorneys?|solicitors?|barristers?|lawsuits?|(?-i:sue|sues|sued|suing)|"
    r"(?-i:Sue (?:the|them|him|her|our))",
    r"litigat\w*|legal (?:action|claim|dispute|threat|proceeding|notice|risk|exposure|"
    r"advice|opinion|counsel)s?|claims? against|counter-?claim|liabilit\w+|liable",
    r"breach\w* of (?:the |our |their )?(?:contract|agreement|sla|nda|duty)|contract "
    r"breach|in breach|damages (?:claim|from|of)|claim for damages|arbitrat\w+"
    r"|subpoena",
    r"injunction|indemni\w+|terminat\w+ (?:of )?(?:the |our |their )?(?:contract|"
    r"agreement)|notice of (?:default|breach)|regulat\w+ (?:complaint|fine"
    r"|investigation)",
    r"gdpr (?:complaint|fine|breach)|settle out of court|in court|to court"
    r"|force majeure",
    r"anw(?:alt|älte|aelte|altin)\w*|rechtsanw\w+|klage\w* gegen|verklag\w+"
    r"|haft(?:ung|bar)"
    r"\w*|vertrags(?:bruch|verletzung)\w*|schaden(?:s)?ersatz\w*|vor gericht"
    r"|rechtsstreit"
    r"\w*|regress(?:anspr|forderung)\w*|einstweilige",
)
_CANDOUR = _either(
    r"(?:hide|hiding|conceal|keep|withhold|kept|hidden)\w*"
    + _NEAR
    + r"from (?:the |our |this )?(?:client|customer|sponsor|trust|buyer|board|partner)",
    r"(?:do not|don't|don’t|must not|mustn't|never|not to) (?:tell|mention|show"
    r"|inform)",
    r"(?:client|customer)s? (?:must|should|may|need)(?: not|n't|n’t) (?:know|see|hear)",
    r"behind (?:their|his|her) backs?|cover(?:ing)?[ -]up|sweep under|play down|"
    r"internal only|internally only|for internal use|not for (?:the )?(?:client"
    r"|customer)",
    r"confidential|off the record|between (?:us|ourselves)|unter uns|nur intern|"
    r"vertraulich|nicht (?:dem|den|an|an den|an die) (?:kunden?|auftraggeber)"
    r"|verschweig\w+"
    r"|verheimlich\w+|(?:dem|den) kunden? nicht",
)
MATTERS: Mapping[str, re.Pattern[str]] = {
    "cost": re.compile(rf"(?im){_AMOUNT}|\b(?:{_COST})\b"),
    "staff": re.compile(rf"(?im)\b(?:{_STAFF})\b"),
    "vulnerability": re.compile(
        rf"(?im)(?:^|(?<=\W))(?:{_VULNERABILITY})(?!\w)"
        rf"|\b(?:{_WEAKNESS})\b{_NEAR}(?:{_ASSET})\b"
        rf"|\b(?:{_ASSET})\b{_NEAR}(?:{_WEAKNESS})(?!\w)"
        rf"|\b(?:{_GAP}) (?:\w+ )?(?:{_GUARD})\b"
        rf"|\b(?:{_GUARD}) (?:\w+ ){{0,3}}?(?:is|are|ist|sind"
        rf"|was) (?:still )?(?:{_GAP})\b"
    ),
    "blame": re.compile(rf"(?im)(?:^|(?<=\W)|(?=['’]s))(?:{_BLAME})\b"),
    "legal matters": re.compile(rf"(?im)\b(?:{_LEGAL})\b"),
    "what is kept from the client": re.compile(rf"(?im)\b(?:{_CANDOUR})\b"),
}
"""What each matter's words look like; in English and German."""

_LONG_ENOUGH = 5
_JUDGED = (
    r"leav(?:es|ing)|"
    r"keeps?|broken?|messy|faulty|buggy|incomplete|unusable|outdated|ignor\w+|lost|"
    r"chang(?:es|ed|ing) (?:its|their|his|her)|indecisi\w+|(?:too )?slow\w*|"
    r"bad(?:ly)?|poor(?:ly)?|weak|wrong|late|delay\w*|fail\w*"
    r"|forg[eo]t\w*"
    r"|miss(?:ed|es)|refus\w+|cannot|can't|can’t|won't|will not|does(?:n't|n’t| not)|"
    r"did(?:n't|n’t| not)|never|overwhelmed|struggl\w*|replac\w+|blocks?|blocking|"
    r"unreliable|unresponsive|silent|unable|chaos|chaotic|problem\w*|confus\w+|angry|"
    r"upset|unhappy|threaten\w*|escalat\w*|cancel\w*|demand\w*|mess|not good|behind|"
    r"langsam|schlecht|versp(?:ä|ae)t\w*|zu sp(?:ä|ae)t|nie|nicht|weigert|fehlt|"
    r"(?:ü|ue)berfordert|unzuverl(?:ä|ae)ssig"
)


def sensitive_matters(
    text: str, persons: Iterable[str] = (), clients: Iterable[str] = ()
) -> list[str]:
    """Return what the text speaks of that a client must not hear unreleased.

    `persons` are names of people, `clients` of the client's own side; either with a
    bad word beside it is a judgement that a person has to look at first.
    """
    persons = tuple(persons)
    found = [name for name, pattern in MATTERS.items() if pattern.search(text)]
    if "cost" not in found and tells_bare_sum(text):
        found.append("cost")
    if "vulnerability" not in found and is_unguarded(text):
        found.append("vulnerability")
    if "staff" not in found and (
        is_done_to_a_person(text, persons) or is_of_staff(text, persons)
    ):
        found.append("staff")
    if "blame" not in found and _judged(persons).search(text):
        found.append("a person's work")
    if _judged(tuple(clients)).search(text):
        found.append("the client's own part")
    return found


def doubted_matters(fault: str) -> list[str]:
    """Return what a fault (a bug, an issue) may be about beside what its words say."""
    return ["vulnerability"] if _DOUBTED.search(fault) else []


@lru_cache(maxsize=64)
def _judged(names: tuple[str, ...]) -> re.Pattern[str]:
    listed = "|".join(map(_called, sorted(filter(None, names), key=len, reverse=True)))
    if not listed:
        return re.compile(r"(?!)")
    name = rf"(?:{listed})(?:'s|’s)?"
    return re.compile(
        rf"(?im)\b{name}{_NEAR}(?:{_JUDGED})\b|\b(?:{_JUDGED}){_NEAR}{name}(?!\w)"
    )


def _called(name: str) -> str:
    """Return the pattern of a name; a mail domain's letters stand apart in a text."""
    if name.islower() and name.isalpha() and len(name) >= _LONG_ENOUGH:
        return r"\W{0,3}".join(name)
    return rf"(?-i:{re.escape(name)})"
