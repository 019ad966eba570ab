"""Words by which a sentence tells a decision, or that there is none."""

from __future__ import annotations

import re

_OUTCOME = (
    r"(?:(?:the|this|that|a|an|\w+['’]s) motion(?: (?:to|on|that|for|by|of|against)\b"
    r"[^.;?!]{2,80}?)?,? (?:(?:was|is|were|has been|then) )*(?:unanimously )?(?:passed"
    r"|carried|adopted|approved|defeated|lost|rejected|failed|withdrawn)\b"
    r"|^(?:the (?:\w+ )?(?:board|committee|council|panel|group|team) )?voted (?:\d+"
    r"|unanimously|in favou?r|for|against|down|to)\b|\bvote (?:was|went"
    r"|ended)\b[^.?!]{0,40}"
    r"\b(?:\d+|in favou?r|for|against|unanimous)\b)"
)
_BODY = (
    r"(?:(?:steering |project |executive |supervisory |change )?(?:board|committee"
    r"|group"
    r"|council|panel|steering)|sponsor|client|customer|management|ccb|tsc)"
)
_GIVEN = (
    rf"(?:\b(?:we|they|{_BODY}) (?:\w+ly |has |have |had |then |also |all )*(?:turned"
    rf" down"
    r"|said (?:yes|no) to|vetoed|ruled out|refused to (?:pay|fund|extend"
    r"|accept|approve)|agreed to (?:the|an?|our|this)\b"
    r"|gave (?:us )?(?:the|its|their) (?:go-?ahead|green light|ok(?:ay)?|approval"
    r"|blessing))"
    rf"|^(?:the |our )?{_BODY}\b(?! of\b)[^,.;:?!]{{1,60}}? and (?:then |\w+ly )?"
    r"(?:approved|rejected|accepted|endorsed|agreed|decided|turned down)\b"
    r"|(?<!once )(?<!if )(?<!until )(?<!when )(?<!unless )\byou(?: now)? have (?:my"
    r"|our)"
    r" (?:full |formal )?(?:approval|ok(?:ay)?|go-?ahead|blessing|consent|permission"
    r"|green light|agreement)\b)"
)
_FOR_OPTIONS = (
    r"(?:^(?:\W*(?:the|our|this|that|both|\w+['’]s) )?(?:[\w-]+ )?(?:options?"
    r"|proposals?"
    r"|change requests?|crs?|variants?|alternatives?|scenarios?|quotes?|bids?|offers?"
    r"|motions?) (?:(?!(?:not|to|be|is|are|will|would|should|was|were|if|could|can)\b)"
    r"[\w.’'-]+ ){0,4}?(?:(?:was|were|is|are|has been|have been)(?: now| therefore)? )?"
    r"(?:approved|accepted|rejected|dropped|discarded|chosen|selected|endorsed"
    r"|turned down|ruled out)\b"
    r"|^(?:discarded|dismissed|ruled out|parked): )"
)
_TOPIC = (
    r"(?:\w+[)\]]?(?: [–—-]|:) (?:agreed|decided|resolved) (?:on|to|that|not|we)\b"
    r"|\w+[)\]]?(?: [–—-]|:) (?:agreed|decided|resolved) ?: \w"
    r"|\bit was resolved(?:,[^.;?]{0,60},)? (?:that|to|by)\b"
    r"|\bthe decision (?:to|that|on|for|against|not)\b[^.;?]{3,80} (?:(?:still )?stands"
    r"|holds|(?:is|was) (?:confirmed|upheld|final))\b"
    r"|(?<!once )(?<!until )(?<!when )(?<!if )\b(?:conditional |final |formal |full )?"
    r"approval (?:was|has been) (?:now )?(?:given|granted|refused|denied)\b"
    r"|\bi(?:['’]m| am) (?:happy|glad|pleased|prepared) to (?:approve|accept"
    r"|authori[sz]e"
    r"|sign off|agree to)\b|\bi (?:have to|must|need to) (?:reject|refuse|turn down"
    r"|veto)\b"
    r"|\b(?:we|(?:the|our) (?:client|customer)s?) (?:have |has |also |then |all |both"
    r" )*(?:approved"
    r"|rejected|accepted|picked|selected"
    r"|endorsed"
    r"|signed off) (?:both |the |our |all |their )*(?:[\w'’-]+ )?(?:options?|proposals?"
    r"|offers?|quotes?|bids?|change requests?|crs?|plans?|budgets?|motions?|variants?"
    r"|designs?|extensions?|scope)\b|\bdecision (?:is )?made\b)"
)
MADE = re.compile(
    r"\b(?:(?:we|i|group|team|board|committee|steering|everyone|everybody"
    r"|(?:meeting|workshop|round|participants|attendees|members|those present)"
    r"|all) (?:have |has |had |all |then |just |also |finally |hereby |now |formally"
    r" )*(?:decided?|agreed?"
    r"|resolved|voted|approved?|chose|settled on)\b"
    r"|(?:they|he|she) (?:have |has |had |all |both |then |just |also |finally |now"
    r" |formally )*(?:decided|agreed|resolved|voted|approved|chose|settled on)\b"
    r"|so (?:it['’]s|that['’]s|we['’]re)"
    r" (?:decided|agreed|settled)|(?:was|is|has been|been|are|were) (?:decided|agreed"
    r"|approved|rejected|voted|accepted|endorsed|superseded)\b|\bmy call\b|decided,?"
    r" (?:then|my call)|\bagreed by (?:all|everyone|everybody)|\b(?:no|without)"
    r" (?:objections?|concerns?)(?:/\w+)? (?:from|to|were|raised|in)|\bthere were no"
    r" objections|^no objections?\b|\b(?:reached|there (?:is|was)|rough|by)"
    r" consensus\b|^consensus (?:is|was|to|on|that)\b|\b(?:committee|board|steering"
    r"|sponsor|team|group|tsc|chair|council|panel) (?:(?:has|have) )?(?:\w+ly )?"
    r"(?:took(?! (?:a (?:break"
    r"|look|note)|notes?|part|place|over|the (?:floor|minutes|chair)|turns)\b)|accepted"
    r"|released|rejected|endorsed|chose|picked|ruled|confirmed"
    r"|asked for(?! (?:that|this|it|them)\b)"
    r"|signed off"
    r"|refused(?! to (?:comment|say|discuss|talk|answer))|vetoed|turned down"
    r"|waived|granted|cancelled|gave(?! (?:(?:us|them|everyone|me) )?(?:an? |the |some "
    r"|its |their |his |her |more )?(?:\w+ )?(?:updates?|overview|talk|demo\w*"
    r"|presentation|status|reports?|summary|feedback|thanks|input|introduction|brief\w*"
    r"|details?|background|notice|reasons?)\b))\b|^(?:\W*[\w.’'-]+,? ){0,5}(?:approved"
    r"|accepted"
    r"|rejected|endorsed)(?:,? (?:with|by|and)\b.*|:.*|\W*)$|^closed as\b|\band agreed"
    r" (?:on|to|that|in)\b|^agreed (?:on|to|that|in)\b|\b(?:is|are|it['’]s|for)(?:"
    r" a)? (?-i:NO-?GO|GO)\b|^(?-i:NO-?GO|GO)\b(?! ?/)|\b(?:we|they|board"
    r"|committee)\b[^.;?]{1,30}\bdecided?\b|^(?:decision|agreement|consensus) (?:to"
    r"|that|is|on)\b|\bgeneral agreement\b|\bmotion (?:passed|carried|approved)"
    rf"|{_OUTCOME}|{_FOR_OPTIONS}|{_GIVEN}|{_TOPIC}"
    r"|\bunanimous|\bwir haben (?:entschieden|beschlossen)|\bon a décidé)",
    re.IGNORECASE,
)
CHOICE = re.compile(
    r"\b(?:let['’]?s (?:go with|do (?:it|that|option)|skip|keep|stick|postpone|defer"
    r"|continue (?:the )?(?:discussion|this))|we(?:['’]ll| will) (?:go with|not"
    r" (?!know|be able|see|get|have)|keep|stick with|stay with|use|drop|postpone"
    r"|defer|skip|no longer)|we (?:won['’]t (?!know|be able|see|get|have)|go"
    r" with|are going with|buy|are not going to)\b|(?:going with|go with) (?:option"
    r"|the)\b|(?:is|are) (?:out of|in) scope from|(?:moves?|moved|pushed|postponed"
    r"|deferred|skipped|tabled) (?:\w+ )?(?:to|until|for) (?:this|next|the next|1\."
    r"|v\d|phase|release|version)|(?:remove|take|drop)[^.]{0,20} (?:from|off) the"
    r" agenda|i['’]m not (?:moving(?! on\b)|promising|changing)|should not proceed"
    r"|signed off on|^no (?:call|meeting)s?\b.{0,20}\b(?:next"
    r"|this) (?:week|month)|\b(?:taken?|picked|pick|discuss(?:ed)?|continued?)"
    r" (?:this |it )?(?:up )?(?:again )?next (?:week|time|meeting)\b|\bskip (?:for"
    r" )?(?:this|next) (?:week|time|meeting)\b|(?:→|->|:) ?next (?:week|meeting"
    r"|call)\b|\bnot (?:currently )?a priority\b)",
    re.IGNORECASE,
)
HOLDS = re.compile(
    r"^(?:(?:so|then|ok(?:ay)?|yes|no|good|right|well),? )*we (?:will |still |all |do"
    r" )*hold (?:(?:to|on to) )?(?P<what>[^,;:.?!]+)",
    re.IGNORECASE,
)
"""`We hold the 7th`: it decides where it keeps a date."""
HELD = re.compile(
    r"\b(?:dates?|days?|deadlines?|milestones?|schedules?|plans?|targets?|prices?"
    r"|scope|budget|launch|release|go-?live|cut-?over)\b",
    re.IGNORECASE,
)
IN_BOARD = re.compile(
    r"\b(?:moves to|stays? (?:in (?:scope|[A-Z]\w+ \d)|out|with|un\w+)|leaves? (?:the"
    r" )?(?:scope|[a-z]+ \d|\d)|is out(?: of scope)?[.!]?$|is (?:retired|dropped"
    r"|cancelled|postponed|paused)\b|is handed (?:back|over)|comes? out in)\b|^so no\b",
    re.IGNORECASE,
)
SKIPPED = re.compile(
    r"^\W*(?:skip(?:ped|ping)?|defer(?:red)?|postponed?|tabled)\b.{0,50}\b(?:(?:this"
    r"|next) (?:week|meeting|time|sprint|month)|until)\b",
    re.IGNORECASE,
)
NOT_DECIDED = re.compile(
    r"\b(?:must|should|needs? to|ha(?:s|ve) to|shall|ought to|can|could|cannot"
    r"|can['’]t) (?:\w+ )?decide (?:this|that|it|on|about|whether)\b|"
    r"^\W*(?:(?:the |this )?(?:document|charter|plan|page|paper|contract)[,:]? )?"
    r"(?:version|rev(?:ision)?\.?|edition|issue|v) ?\d[\w.]*(?:,| \() ?(?:as )?"
    r"(?:last )?(?:approved|accepted|adopted|signed off|released|agreed)\b"
    r"|\b(?:approved|agreed|accepted|adopted|signed off|set) (?:with|in|by|as part of)"
    r" (?:this|the present) (?:(?:project )?charter|document|plan|version|contract|page"
    r"|paper|edition|statement|mandate|brief)\b"
    r"|\blet(?:['’]?s| us) (?:\w+ )?keep (?:it|this|that|today|the meeting|things)"
    r" (?:\w+ )?(?:short|brief|quick|simple|moving|going|light|tight"
    r"|(?:to|at|within|under) (?:(?:half )?an|[\w-]+) (?:hour|minutes?|mins?))\b"
    r"|^\W*(?:(?:and|but|so|no|yes|well)\b,? )*(?:we|you|it|they)(?: will not| won['’]t"
    r"|['’]ll not| shall not)(?: \w+ly)? (?:miss|fail|forget|lose|regret|be late"
    r"|run out|disappoint|let (?:you|them|us|anybody) down|be disappointed)\b"
    r"|^\W*(?:the )?decisions? of (?:the|our|this) [^.:;,]{2,60}\W*$"
    r"|^\W*should\b[^.;?!]*, [^.;?!]*\b(?:would|could|might)\b"
    r"|\bagreed? that (?:an?|some|more) [^.;?!]{2,60}? (?:is|are|was|were) (?:needed"
    r"|required|wanted|necessary|missing)\b"
    r"|^\W*(?:(?:but|and|so|well|sorry)\b,? )*I (?:cannot|can['’]?t|can not)"
    r" (?!accept|sign|approve|agree|allow|permit|release|support)"
    r"|\b(?:done|finished|complete[d]?|tested|delivered|built|ready),? and (?:then )?"
    r"(?:accepted|approved|signed off|agreed) (?:by|with)\b"
    r"|\bno (?:conclusions?|outcome|result|verdict)\b"
    r"(?=\W*$|[,;:.–—-]| (?:yet|so far|today|here|was|is|has|on|from|and|but)\b)"
    r"|\?\W*$|^(?:(?:so|well|ok(?:ay)?|then),? )*i guess\b|\bnothing (?:was|is|has been"
    r"|yet)? ?(?:\w+ )?(?:decided|agreed"
    r"|approved)\b|\b(?:decided?|agreed?) (?:on )?nothing\b|\bif (?:we|it|they"
    r"|you)\b.{0,40}(?:\b(?:would|could|had)\b|['’]d\b)|\bnot saying"
    r" (?:yes|no)|\b(?:needs?|has|have|still|want|wants|yet|waiting) to (?:be"
    r" )?(?:decide|agree)|\b(?:to be|not yet|isn['’]t|hasn['’]t been|not been"
    r"|wasn['’]t|until) (?:decided|agreed|approved)|\b(?:who|when|how|what|whether)"
    r" (?:do|does|did|to|we|should|will)?\s?decides?|\bno decision|\bnot (?:agreed"
    r"|decided)|\bcan(?:no|['’])t (?:agree|decide)|\bshould (?:we )?(?:decide|agree)"
    r"|\b(?:almost|nearly|about to|close to|on the (?:verge|point) of|tempted to|never)"
    r"\b.{0,12}\b(?:decid|agree|resolv|settl|chose|choos|vot)"
    r"|\bto decide\b|\bwould (?:be|have) (?:decided|agreed)|\bdisagree|\bnot agreed"
    r"|\bagreed? (?:that )?(?:it|this|that) (?:is|was|would be|sounds)"
    r"|\b(?:decision|choice|agreement|approval|vote|sign-?off)\b[^.;?!]{0,50}(?:[:–—-]|"
    r" is"
    r"| was)? (?:still |as yet )?(?:open|pending|outstanding|to follow|tb[dca]|awaited"
    r"|needed|missing|overdue|not (?:yet )?(?:made|taken|reached))\W*$"
    r"|\bagreed? (?:that )?(?:the|this|our|his|her|it|they) (?:[\w-]+ ){0,3}?(?:is|are"
    r"|was"
    r"|were|looks?|looked|went) (?:(?:very|quite|really|so|a|an|all) )*(?:good|great"
    r"|nice"
    r"|useful|helpful|interesting|fun|lovely|success\w*|fine|excellent|well|hard"
    r"|difficult|impressive|pleasant|fantastic)\b"
    r"|\bi have no objections?|\bfuture decision|\bi(?:['’]d| would) like that"
    r" to be\b|\bagree (?:with"
    r"|that)\b|\bi agree\b(?! to (?:the|an?|this|your|our|all|these)\b)",
    re.IGNORECASE,
)
POINTS = re.compile(
    r"^(?:so,? |and |ok(?:ay)?,? )?(?:that|this|it|which)(?:['’]s| is| was| has been)"
    r" (?:now |hereby |then |all |also |therefore )*(?:decided|agreed|approved|settled"
    r"|accepted|resolved|our decision|my (?:call|decision|choice|ruling)|the decision"
    r"|a decision)(?: then| now)?\W*$",
    re.IGNORECASE,
)
"""`That is decided`: what was decided stands before it."""
