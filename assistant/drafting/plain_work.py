"""Whether a title is plainly a piece of work, by its grammar and what it reports.

A phrase about a thing, or an order to build, test or deliver one, is. An order to deal
with people or money, a report of what went wrong or was left out, and words about
somebody are not: who wrote them did not think of the client as a reader.
"""

from __future__ import annotations

import re

THING = (
    r"(?:pages?|screens?|forms?|modules?|reports?|exports?|imports?|calendars?|services?"
    r"|apis?|lists?|buttons?|links?|fields?|columns?|tables?|files?|feeds?|flows?|views?"
    r"|dialogs?|menus?|filters?|search\w*|dashboards?|widgets?|components?|endpoints?"
    r"|webhooks?|jobs?|scripts?|templates?|types?|codes?|rules?|models?|calculat\w+"
    r"|engines?|displays?|alerts?|alarms?|notifications?|e?-?mails?|messages?|counters?"
    r"|timers?|times?|records?|data|sheets?|labels?|icons?|banners?|wizards?|handl\w+"
    r"|process\w*|policy|policies|checks?|logs?|histor(?:y|ies)|overviews?|charts?|tabs?"
    r"|manuals?|guides?|maps?|panels?|pumps?|valves?|doors?|gates?|boxes?|registers?"
    r"|registry|systems?|tools?|interfaces?|integrations?|functions?|features?|options?|orders?)"
)
"""Nouns of products: what stands before one of them says of which kind it is."""
_ABOUT = re.compile(
    r"(?i)\b(?:he|him|she|them|us|we|i|me|my|they|our|ours)\b"
    r"|(?<!users )\b(?:his|her|their)\b|\b(?:who|whose fault|nobody|no[- ]one)\b"
)
"""Words of somebody who is not named."""
_ANYBODYS = re.compile(
    r"(?i)^\W*as an? \w+.{0,60}?\bI\b"
    r"|\b(?:users?|customers?|visitors?|members?|guests?|patients?|passengers?|tenants?"
    r"|students?|teachers?|drivers?|players?|operators?|clerks?|nurses?|staff|admins?"
    r"|administrators?|editors?|buyers?|sellers?|owners?|people|they)\b[^.;:]{0,30}?"
    r"\b(?:can|to|may|see|sees|choose|edit|change|manage|set|configure)\b"
)
"""A wish of those for whom it is built: their pronouns are anybody's."""
_LEFT_OUT = (
    r"(?:tested|trained|reviewed|checked|approved|verified|signed(?: off)?|documented"
    r"|backed up|monitored|audited|insured|licen[cs]ed|certified|validated|encrypted"
    r"|enabled|switched on|measured|recorded|reported|staffed|funded|paid|invoiced"
    r"|calibrated|restored|rehearsed|inspected|maintained|patched|authori[sz]ed"
    r"|declared|followed|met|working in production)"
)
_REPORTED = re.compile(
    r"(?i)\b(?:was|were|had|did|didn['’]?t|hasn['’]?t|haven['’]?t|wasn['’]?t|weren['’]?t"
    r"|never|forgot\w*|forgotten|anyway|despite|apparently|allegedly)\b"
    rf"|\b(?:not|n['’]t) (?:yet |been |properly |fully )*{_LEFT_OUT}\b"
    rf"|\bun(?:tested|trained|reviewed|checked|approved|verified|signed|documented"
    r"|monitored|insured|licen[cs]ed|certified|paid|staffed|reported|calibrated"
    r"|maintained|inspected|safe|stable|usable)\b"
    r"|\b(?:still|already) (?!images?\b)\w+s\b|\b(?:are|is) (?:still|too|so)\b"
    r"|\b(?:fake[ds]?|faking|dummy data|dummy \w+ (?:shown|in)|pretend\w*|invented"
    r"|made[- ]up|rigged|staged results?)\b"
    r"|\b(?:under|over|mis)-?(?:estimat|calculat|judg|sold|billed|sell|quot)\w*"
    r"|\b(?:ship|go|open|launch|start|deliver|release|signed|accept\w*|run)\b.{0,30}"
    r"\bwithout\b|\bwithout (?:an? |the |any )?(?:\w+ )?(?:tests?|checks?|visits?"
    r"|approval|insurance|licen[cs]es?|permits?|reviews?|sign-?offs?|inspections?"
    r"|training|consent|certificates?|backups?|contracts?|notice|telling|asking)\b"
)
"""What went wrong or was left out."""
_AIM = re.compile(
    r"(?i)\bto (?:make|meet|hit|save|keep|rescue|hold|win|avoid|escape|dodge|beat) "
    r"(?:the |our |their |some |any )?(?:\w+ )?(?:date|deadlines?|budget|money|costs?"
    r"|milestones?|face|margin|penalt\w+|fines?|fees?|audit|inspection|questions?|time"
    r"|hours|account|deal|bonus)\b"
    r"|\b(?:so|and) (?:that )?we\b|\bbefore (?:the )?(?:auditors?|clients?|customers?"
    r"|board|council|steering|inspectors?|press|sponsor) \w+"
    r"|\b(?:miss|misses|missing) (?:its|their|the) (?:date|deadline|milestone)\b"
    r"|\bkeep the (?:difference|change|rest|money)\b|\bas little as possible\b"
    r"|\bgo (?:a?round|over|past|behind) (?:him|her|them|the|[A-Z])"
)
"""Ends that are no concern of what is built."""
_JUDGES = re.compile(
    r"(?i)\b(?:is|are|gets?|seems?|becomes?|remains?|:) (?:\w+ )?(?:difficult|awkward"
    r"|hostile|unco-?operative|stubborn|rude|impossible|annoy\w+|unhappy|angry|nervous"
    r"|lazy|unreliable|overwhelmed|demotivated|frustrated|unwilling|clueless|reluctant"
    r"|broke|bust|in trouble)\b"
    r"|\bgo(?:es|ing)? (?:broke|bust|under)\b"
)
_TOPIC = re.compile(
    r"(?i)\b(?:deposits?|money|cash|overtime|rumou?rs?|mergers?|layoffs?|strikes?"
    r"|complaints?|threats? (?:by|from|of|to)|wages?|salar(?:y|ies)|instalments?"
    r"|installments?|rebates?|excuses?|bad news|near[- ]miss(?:es)?|recalls?|rivals?"
    r"|escape plans?|exit (?:plan|strategy)|accidents?|injur\w+|theft|stolen|fraud\w*"
    r"|brib\w+|kickbacks?|illegal\w*|sanctions?|violations?|non-?complian\w+"
    r"|scandal\w*|embarrass\w*|blunders?|shortcuts?|cut\w* corners|quick and dirty"
    r"|staff shortage|understaffed|apolog\w+|loopholes?|savings|disputes?|arrears"
    r"|goodwill|lobby(?:ing|ist)|press (?:coverage|inquiry|enquiry|release about)"
    r"|subcontractors? without|accept (?:the |this |that )?risk\w*|damage control"
    r"|trial licen[cs]es?|pirated|parental leave|performance plan|our (?:fault|mistake)"
    r"|defects? (?:found|hidden)|cover story|plan b for|clawback|write[- ]?downs?"
    r")\b"
    rf"(?! (?:\w+ )?{THING}\b)"
    r"|\b(?:credit|refund|compensation|discount|rebate|allowance)\b.{0,20}\bfor (?:the "
    r"|our )?(?:late|delayed|idle|missed|broken|faulty|failed|lost|damaged)\b"
)
"""Nouns that speak of trouble with people, money or the law."""
_SHOWN = (
    r"(?:any\w*|all|every\w*|others?|other \w+|guests?|visitors?|the (?:public|world"
    r"|internet|outside|wrong \w+)|outsiders|strangers|passers-?by|(?:the )?guest \S+)"
)
_EXPOSED = re.compile(
    rf"(?i)\b(?:visible|readable|open|shown|exposed|available) (?:to|for|by) {_SHOWN}\b"
    r"|\b(?:reachable|accessible|exposed|open) (?:from|by|on|over|to) (?:the )?"
    r"(?:guest|public|internet|outside|open|street|web|any\w*)\b"
    r"|\bdefault (?:codes?|pins?|combinations?|users?|accounts?|credentials?|logins?)\b"
    r"|\b(?:names?|addresses|phone numbers?|birth ?dates?|photos?|diagnos\w+|records?"
    r"|files?) of (?:\w+ )?(?:tenants?|patients?|pupils?|passengers?|customers?|staff"
    r"|members?|residents?|employees?|clients?|visitors?|users?|children|guests?)\b"
    r".{0,20}\b(?:public|shared|open|lobby|wrong|online|website|internet)\b"
    r"|\bkeys? (?:committed|checked in|in the repo\w*)\b"
    r"|\b(?:names?|addresses|phone numbers?|birth ?dates?|photos?|diagnos\w+|records?"
    r"|salar\w+|bookings?|faces)\b.{0,30}\b(?:appears?|hangs?|lies?|stands?|visible"
    r"|readable|printed|shown?|shows?|posted)\b.{0,25}\b(?:public|lobby|corridor"
    r"|street|windows?|website|internet|wrong|strangers?|outside|everyone)\b"
)
_VERB = (
    r"(?:appear|hang|own|lack|come|go|get|keep|take|give|make|lose|become|remain|contain"
    r"|depend|belong|sit|see|know|forget|ignore|refuse|allow|accept|arrive|begin|happen"
    r"|expire|melt|overheat|crash|smell|spoil|rust|peel|stick|arrive|vanish|disappear"
    r"|swallow|eat|bring|think|say|want|hope|learn|find|leave|throw|bend|sink)"
)
"""Verbs that are seldom nouns: what stands before one of them does it."""
_FINITE = re.compile(
    r"(?i)^\W*(?P<subject>(?:[\w’'-]+ ){1,6}?)(?:"
    r"(?:is|are|isn['’]t|aren['’]t|can|cannot|can['’]t|could|might|would|will|won['’]t"
    r"|do|does|don['’]t|doesn['’]t|has|have)"
    rf"|(?<=s ){_VERB}|(?<=people |.staff )(?:{_VERB}|use|open|write|read)"
    rf"|(?<![s,] ){_VERB}e?s|(?<=s )(?:use|open|write|read|run|share)"
    r"(?= (?:the|an?|one|their|his|her|no|each|every|\w+s|dry|out|empty)\b))(?= |\W*$)"
)
_UNDER = re.compile(
    r"(?i)\b(?:when|if|that|where|which|while|until|till|once|as|so|because|how|whether"
    r"|what|why|to|for|unless|everything|all|watering|jerry|\w+ing|via|per|since)\b"
)
"""Words before a verb that make its clause a part of something else."""
_REDUCES = re.compile(
    r"(?i)^\W*(?:reduce|cut|lower|trim|shrink|shorten|skip|drop|omit|defer|postpone"
    r"|lighten|relax|weaken|loosen|waive|disable|switch off|turn off|bypass|ignore)\b"
    r".{0,40}\b(?:tests?|testing|test \w+|coverage|qa|quality|inspections?|reviews?"
    r"|checks?|training|documentation|docs|safety|security|support|maintenance|audits?"
    r"|cleaning|certification|monitoring|backups?|alarms?|scope|drills?)\b"
)
_DEALS = frozenset(
    """
    ask tell let wait convince persuade sell hire fire pay skip hide blame chase calm
    appease placate beg bribe warn threaten promise pretend admit deny confess
    apologise apologize excuse hush stall distract delay postpone dodge avoid ignore
    neglect forget keep hold withhold conceal bury leave quit abandon kill scrap freeze
    sack dismiss poach recruit staff lend borrow owe bill invoice charge overcharge
    upsell discount refund reimburse compensate penalise penalize sue settle negotiate
    renegotiate haggle bargain bid lobby influence pressure squeeze force pad inflate
    fudge fake cheat spin soften downplay exaggerate massage backdate reassure comfort
    flatter refuse decline argue complain escalate confront accuse punish reward thank
    congratulate remind nag rescue save win lose beat outbid undercut speak talk justify
    defend stop pause lure offer claim survive
    """.split()  # noqa: SIM905
)
"""Orders that deal with people or money, or with what is not to be done."""
_NOUNS_TOO = frozenset(
    """
    delay staff bill invoice charge discount refund offer claim stop pause save bid
    reward hold fire force freeze leave bargain
    """.split()  # noqa: SIM905
)
"""Those that are as often things: `Refund after a partial capture`."""
_OBJECT = re.compile(
    r"(?i:the|an?|our|their|his|her|its|all|both|any|each|every|some|half|first|second"
    r"|third|last|next|full|more|less|no|it|twice|senior|junior|this|that|these|those|\w+ing)|[A-Z][a-z]+"
)
"""What begins the object of an order, and never follows the name of a thing."""
_PAPERS = frozenset(
    ["invoice", "bill", "refund", "claim", "offer", "discount", "charge"]
)
_HANDLED = re.compile(
    r"(?i)(?:post|match|print|scann?|archiv|number|rout|render|round|splitt?|process"
    r"|handl|export|import|enter|upload|index|sort|layout|format)ing"
)
"""What programs do with papers: `Invoice posting` is a thing, `Bill consulting` not."""
_SHOWING = frozenset(["hide", "keep", "hold", "ignore", "avoid", "pause", "delay"])
_LOCKED = re.compile(
    r"(?i)^freeze (?:the |our |all )?(?:[\w-]+ ){0,2}?(?:databases?|schemas?|code"
    r"|branch(?:es)?|apis?|interfaces?|layouts?|specifications?|requirements|catalogues?"
    r"|catalogs?|inventor(?:y|ies)|master data|configurations?|texts|strings|tables?"
    r"|trees?|drawings?|designs?|builds?|main|baselines?)"
    r"(?= (?:before|until|for|on|at|from|during)\b|\W*$)"
)
"""What is frozen so that it stays as it is; wages and payments are not."""
_SCREEN = re.compile(
    r"(?i)\b(?:bar|screens?|session|search|fields?|columns?|buttons?|menus?|cache|page"
    r"|case|scroll\w*|focus|cursor|tabs?|rows?|whitespace|spaces|animation|video|retr\w+"
    r"|dialogs?|pop-?ups?|keyboard|duplicates)\b"
)
"""What programs hide, keep and ignore."""
_DETERMINER = re.compile(r"the|an?|our|their|his|her|all|both|any|each|every")
_SMALL = re.compile(
    r"as|for|in|on|at|with|without|after|before|when|if|by|from|to|per|of|and|or|via"
    r"|is|are|need|all|both"
)
_HANDS = frozenset(["put", "give", "take", "get", "bring", "pull", "push", "swap"])
"""Orders that deal with people where one is named next."""
_WORK = frozenset(
    """
    adapt add adjust adopt agree align allow analyse analyze anchor animate
    anonymise anonymize apply archive arrange assemble assess attach audit automate
    back backport bag bake balance barcode benchmark bind block boot bottle braze
    brew bring build bundle cable cache calculate calibrate cap capture cast caulk
    certify change check choose clarify clean clear clone close code collect combine
    commission compare compile complete configure confirm connect consolidate
    construct containerise containerize convert copy correct count cover crate
    create cross-check cross-compile customise customize cut debug decide
    decommission decontaminate dedupe deduplicate define degrease deliver demo
    demonstrate deploy deprecate descale describe design detect determine develop
    dig digitise digitize dimension disable disassemble discuss disinfect dismantle
    display distribute dockerize document double-check download draft draw drill
    drive dry dump edit embed enable encode encrypt engrave enhance ensure erect
    establish estimate evaluate examine excavate execute expand explore export
    expose extend extract fasten fertilise fertilize fetch figure file fill filter
    finalise finalize find finish fit fix fold format forward foster fumigate fund
    furnish galvanise generate geocode georeference get give glaze grant grind group
    grout grow handle hang harden harmonise harvest hem hoist host identify
    illustrate implement import improve include increase index ingest initialise
    initialize inline insert inspect install insulate integrate introduce inventory
    investigate irrigate isolate issue join keep label laminate land lay lecture
    level lift limit link list load localise localize lock log lower lubricate
    machine maintain make manage map mark mask measure merge microchip migrate
    minimise mix model modernise modify monitor mop mount move mow name normalise
    obtain open optimise optimize order organise organize outline pack package
    paginate paint palletise palletize parametrise parse partition paste patch pave
    perform photograph pilot pin place plan plant plaster plug polish port pour
    preload prepare present preserve pressurise print prioritise process produce
    profile program prototype prove provide provision prune publish pull pump purge
    push put query queue rack raise read reassemble rebase rebuild recalculate
    recalibrate receive reconcile reconfigure record redesign redirect redo reduce
    refactor refine refresh refurbish register rehearse reindex release relocate
    remap remove rename render renew reorganise repaint repair replace replay
    replicate repoint report repot republish request rescan research reset reshelve
    resolve restart restore restructure restyle resurface retag retire retrofit
    return reuse review revise rewire rewrite ring rinse rivet roll rotate route run
    rust-proof sample sand save scale scan schedule score seal secure seed select
    send separate serialise serialize serve set setup sew shape shard share ship
    show sieve sign simplify simulate size solder sort source sow specify spike
    split spot-check stabilise stack stage stamp stand standardise start stencil
    sterilise sterilize stitch stock store stream strengthen style submit support
    survey switch sync synchronise tabulate tag tailor take teach test thaw thread
    tidy tighten tile time tokenise tokenize track train transcode transcribe
    transfer transform translate transport transpose trigger trim tune turn type
    typeset unify uninstall unit unlock unpack update upgrade upload use vaccinate
    vacuum validate varnish vent verify version view virtualise virtualize visit
    visualise walk wash watch water wax wean weatherproof weigh weld wire wrap write
    zip
    """.split()  # noqa: SIM905
)
"""Orders to make, change, test or deliver a thing, of many trades."""
_SOFT = re.compile(
    r"(?i)\b(?:pages?|screens?|buttons?|fields?|forms?|lists?|search\w*|filters?|log-?in"
    r"|sign-?up|receipts?|totals?|tables?|apps?|dashboards?|exports?|imports?|reports?"
    r"|maps?|charts?|menus?|dialogs?|consoles?|sync\w*|caches?|quer(?:y|ies)|apis?"
    r"|webhooks?|browsers?|tablets?|mobile|fonts?|layouts?|uploads?|downloads?|files?"
    r"|pdfs?|csv|notifications?|carts?|checkout|invoices?|pipelines?|text|links?|labels?"
    r"|icons?|images?|session|pickers?|calendar|columns?|rows?|cells?|tabs?|pop-?ups?"
    r"|toolbar|sliders?|validation|display\w*|render\w*|mails?|cards?|click\w*|scroll\w*|tooltips?)\b"
)
"""Parts of programs: a fault in one is told as a fault."""
_FAULT = re.compile(
    r"(?i)\b(?:wrong|expired|lapsed|failed|lost|missing|blocked|broken|spoil\w*|leaking"
    r"|defective|faulty|contaminated|late|delayed|overdue|cheaper|inferior|worse|worst"
    r"|bad|poor|negative|insufficient|inadequate|improper\w*|incorrect\w*|mistaken\w*"
    r"|premature\w*|twice|too (?:\w+))\b|^no \w+|, no \w+"
    r"|\b\w+ed (?:in|by|over|during|on|at|since|again|because|due)\b"
)
_FAULT_BASE = re.compile(r"(?i)\b(?:based|needed|required|used|displayed|related) ")
_REPAIRS = re.compile(
    r"(?i)^\W*(?:fix|repair|replace|correct|handle|detect|find|remove|restore|mend|patch"
    r"|renew|retry|alert|warn|show|resolve|support|add|implement|test|log|send)\b"
)
PARTY = (
    r"(?:sponsors?|boards?|unions?|tax office|auditors?|consultants?|freelancers?"
    r"|developers?|engineers?|porters?|managers?|directors?|bosses|boss|landlords?"
    r"|headmasters?|mayors?|councils?|contractors?|subcontractors?|suppliers?|vendors?"
    r"|partners?|clients?|lawyers?|inspectors?|regulators?|colleagues?|technicians?"
    r"|workers?|crews?|teams?|sales|leads?|architects?|testers?|consortium|investors?"
    r"|banks?|insurers?|press|neighbours?|neighbors?|authorit(?:y|ies)|ministry)"
)
_OF_PARTY = re.compile(
    rf"(?i)^\W*(?:(?:the|our|key|lead|senior|junior|main|second|new|two|three) ){{0,2}}"
    rf"{PARTY} (?:wants?|talks?|asks?|says?|thinks?|does|do|did|will|would|may|might"
    r"|is|are|has|have|needs?|lacks?|leaves?|refuses?|complains?|keeps?|insists?|demands?"
    r"|expects?|doubts?|threatens?|suspects?|hates?|fails?|cannot|can['’]?t|won['’]?t"
    r"|never|likes?|rejects?|blocks?|ignores?|delays?|overcharges?|struggles?|quits?)\b"
    rf"|\b(?:junior|senior|cheap|temporary|night|agency) (?:staff|{PARTY})\b"
    rf"|\b(?:rid of|off|around|past) the (?:\w+ )?{PARTY}\b"
    rf"|\b{PARTY} (?:rates?|fees?|costs?|hours|overrun|conflict|dispute|problems?)\b"
    r"|\b(?:Mr|Mrs|Ms|Herr|Frau)\.? (?-i:[A-Z])\w+"
    r"|\b(?:jobs?|role|position|cover|stand-?in|substitute|farewell|gift|feedback)"
    r" (?:for|to) (?-i:[A-Z])[a-z]+\b(?! \w+ing)"
)
"""People who are no users of it, and what becomes of them."""
_TRACES = re.compile(
    r"(?i)\b(?:remove|delete|dump|erase|clean up|destroy|shred|lose|tidy|adjust|edit"
    r"|change|correct)\b.{0,30}\b(?:results?|comments?|evidence|traces?|minutes|findings?"
    r"|complaints?|feedback|signatures?|time ?sheets?|readings?)\b"
    r"|\bleave .{1,30} out of\b|\bbefore the (?:audit|inspection|visit|steering|board"
    r"|review|acceptance)\b|\bsticky notes?\b|\bpersonal data in\b"
    r"|\bshared (?:\w+ )?(?:accounts?|passwords?|log-?ins?)\b"
)
"""What becomes of words and data that somebody should not find."""
_OFFICE = re.compile(
    r"^\W*(?:[Mm]ove|[Ss]end|[Ss]hift|[Aa]ssign|[Tt]ransfer|[Pp]romote) [A-Z][a-z]+ "
    r"(?:off|to|onto|from|away|out)\b.*\b(?:account|team|job|project|role|shift|post"
    r"|bench|contract|desk|office|site)\b"
)
_POSSESSIVE = re.compile(
    r"\b(?!(?:Let|It|That|There|Today|Tomorrow|Year|User|Customer|Mon|Tues|Wednes|Thurs"
    r"|Fri|Satur|Sun)(?:day)?['’]s)[A-Z][a-z]+['’]s (?P<what>[a-z][\w-]*(?: [\w-]+)?)"
)
_TAG = re.compile(r"^(?:\W|\[[^\]]*\]|\([^)]*\)|[A-Z]{2,}[- ]?\d+\b)*")
_PART = re.compile(r"(?::|\s[–—-])\s+|;\s+|, ")
_FIRST = re.compile(r"([^\W\d_][\w-]*)(?:\s+([\w'’-]+))?")
_IS_THING = re.compile(rf"(?i)^{THING}$")


def is_plain_work(title: str) -> bool:
    """Whether the title names a thing or orders work on one, and tells nothing else."""
    bare = _TAG.sub("", title)
    if not _ANYBODYS.search(bare) and _ABOUT.search(bare):
        return False
    if any(
        pattern.search(bare)
        for pattern in (
            _REPORTED,
            _AIM,
            _JUDGES,
            _TOPIC,
            _EXPOSED,
            _OFFICE,
            _OF_PARTY,
            _TRACES,
        )
    ):
        return False
    if _FAULT.search(_FAULT_BASE.sub("", bare)) and not (
        _SOFT.search(bare) or _REPAIRS.search(bare)
    ):
        return False
    if not _ANYBODYS.search(bare) and not _SOFT.search(bare) and _is_sentence(bare):
        return False
    owned = (found["what"].split() for found in _POSSESSIVE.finditer(bare))
    if not all(any(_IS_THING.match(word) for word in words) for words in owned):
        return False
    return not any(_deals(part) for part in _PART.split(bare))


def _is_sentence(title: str) -> bool:
    """Whether the title states what somebody or something does or is."""
    found = _FINITE.match(title)
    if found is None or _UNDER.search(found["subject"]):
        return False
    first = found["subject"].split()[0].casefold()
    return first not in _WORK and first not in _DEALS


def _deals(part: str) -> bool:
    """Whether the part orders what is no work on a thing."""
    if _REDUCES.search(part):
        return True
    found = _FIRST.match(part.strip())
    if found is None:
        return False
    first, then = found[1].casefold(), found[2] or ""
    if first in _HANDS:
        return re.fullmatch(r"[A-Z][a-z]+", then) is not None
    if first not in _DEALS:
        is_known = first in _WORK or _SMALL.fullmatch(first)
        return not is_known and _DETERMINER.fullmatch(then) is not None
    is_locked = _LOCKED.match(part.strip())
    if (
        is_locked
        or _IS_THING.match(then)
        or (first in _SHOWING and _SCREEN.search(part))
        or (first in _PAPERS and _HANDLED.fullmatch(then))
    ):
        return False
    return first not in _NOUNS_TOO or _OBJECT.fullmatch(then) is not None
