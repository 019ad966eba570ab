"""Words that keep what is told within the circle that hears it."""

from __future__ import annotations

from typing import Final

from ingest.text.worded import Worded

_IT = r"(?:this|that|it|these|those|(?:any|all|none|nothing)\s+of\s+(?:this|that|it))"
_CIRCLE = (
    r"(?:(?:this|our|these|the)\s+(?:(?:four|core|internal|inner|small|project)\s+)?"
    r"(?:room|walls|circle|channel|thread|call|chat|group|team|round|meeting"
    r"|conversation|huddle)|here)\b"
)
_OUT = r"(?:outside|beyond|out)\s+(?:of\s+)?"
_START = r"(?:^|[.,;:!?(\[–—*_]\s*|\s-\s|\b(?:and|but|so|please|pls|is|it[’']s)\s+)"
_END = (
    r"(?=\W*$|\s*[.,;:!?)\]–—*_]|\s+-\s|\s+(?:please|pls|thanks|yet|either|until|till"
    r"|for\s+(?:now|the\s+moment)|ok(?:ay)?|at\s+all|(?:with|to)\s+any\w+"
    r"|(?:with|to)\s+others?|and\s+not|but)\b)"
)
_NEVER = (
    r"(?:(?:must|should|may|shall|can|could|would|do|does|did|is|are|will|has)\s*"
    r"(?:not|n[o’']?t)(?:\s+to)?|can[’']?t|won[’']?t|never|not\s+to)(?:\s+ever)?"
)
_BAR = r"(?:do\s+not|don[’']?t|never|not\s+to|to\s+not|please\s+not|pls\s+not)"
_TELL = (
    r"(?:share|repeat|forward|pass|mention|discuss|circulate|spread|quote|tell|show"
    r"|post|copy|publish|talk\s+about)"
)
_TOLD = (
    r"(?:shared|repeated|forwarded|passed(?:\s+(?:on|along))|told|disclosed|minuted"
    r"|spread|leaked|talked\s+about)"
)
_FURTHER = r"(?:\s+(?:on|along|around|further|any\s+further|anywhere|elsewhere))*"
_POST = r"(?:e-?mail|mail|message|chat|thread|news|info\w*|conversation|rumou?r|gossip)"

_OUTSIDE: Final = (
    Worded.of(
        "outside beyond out",
        rf"""{_START}not\s+(?:(?:for|to)\s+)?(?:(?:go|get|leak|any\w+|people|ears|eyes)\s+)?
      {_OUT}{_CIRCLE}{_END}""",
    ),
    Worded.of(
        "outside beyond out",
        rf"""\b(?:this|that|it)\s+(?:is|was)(?:\s+not|n[’']t)\s+(?:meant\s+)?
      (?:for\s+)?(?:any\w+\s+|people\s+|ears\s+)?{_OUT}{_CIRCLE}{_END}""",
    ),
    Worded.of(
        "leave outside beyond out",
        rf"""(?:\b{_IT}\s+(?:also\s+)?|{_START}){_NEVER}\s+
      (?:leave|(?:go|get|leak|come)\s+{_OUT})\s*{_CIRCLE}{_END}""",
    ),
    Worded.of(
        "leave goes gets leaks",
        rf"""\b(?:nothing|none)\s+of\s+(?:this|that|it)\s+(?:leaves\s+
      |(?:goes|gets|leaks)\s+{_OUT}){_CIRCLE}{_END}""",
    ),
    Worded.of(
        "leave",
        rf"""\b(?:if|that)\s+{_IT}\s+{_NEVER}\s+leave\s+{_CIRCLE}{_END}""",
    ),
    Worded.of(
        "let take carry bring",
        rf"""\b{_BAR}\s+(?:let\s+{_IT}\s+(?:leave\s+|(?:go\s+|get\s+)?{_OUT})
      |(?:take|carry|bring)\s+{_IT}\s+{_OUT}){_CIRCLE}{_END}""",
    ),
    Worded.of(
        "outside beyond",
        rf"""\b(?:{_BAR}|not)\s+{_TELL}\s+(?:(?:{_IT}|this\s+{_POST}|any\w+){_FURTHER}\s+)?
      (?:with\s+|to\s+)?(?:any\w+\s+|people\s+)?(?:outside|beyond)\s+(?:of\s+)?
      (?:{_CIRCLE}|the\s+leads){_END}""",
    ),
    Worded.of(
        "get leak come go",
        rf"""\b{_IT}\s+(?:must|should|may)\s*(?:not|n[’']?t)\s+(?:(?:get|leak|come)\s+out
      |leak|go\s+(?:any\s+)?further){_END}""",
    ),
)
_UNSAID: Final = (
    Worded.of(
        "shared repeated forwarded passed told disclosed minuted spread leaked talked",
        rf"""\b{_IT}\s+(?:(?:must|should|may|shall|can)\s*(?:not|n[’']?t)|cannot
      |(?:is|was|are)(?:\s+not|n[’']?t)\s+to)\s+be\s+{_TOLD}
      (?:\s+(?:outside|beyond)\s+(?:of\s+)?{_CIRCLE})?{_END}""",
    ),
    Worded.of(
        "sharing repeating forwarding passing",
        rf"""\b(?:this|that|it)\s+(?:is|was)(?:\s+not|n[’']?t)\s+(?:meant\s+)?for\s+
      (?:sharing|repeating|forwarding|passing\s+on){_END}""",
    ),
    Worded.of(
        "sharing forwarding repeating passing mentioning spreading circulating",
        rf"""\b(?:mind|appreciate\w*|thanks?|thank\s+you|for)\s+(?:your\s+)?not\s+
      (?:sharing|forwarding|repeating|passing|mentioning|spreading|circulating)\s+
      (?:{_IT}|this\s+{_POST}){_FURTHER}{_END}""",
    ),
    Worded.of(
        "rather prefer better",
        rf"""\b(?:rather|prefer(?:\s+(?:if|that))?|better\s+if)\s+you\s+
      (?:did|do|would)?\s*(?:not|n[’']?t)\s+{_TELL}\s+(?:{_IT}|this\s+{_POST})
      {_FURTHER}{_END}""",
    ),
    Worded.of(
        "not",
        rf"""\b(?:to\s+not|(?:please|pls|kindly)\s+not)\s+
      (?:share|repeat|forward|pass|spread|circulate|mention)\s+{_IT}{_FURTHER}{_END}""",
    ),
    Worded.of(
        "forward circulate share pass spread repeat copy",
        rf"""\b{_BAR}\s+(?:forward|circulate|share|pass|spread|repeat|copy)\s+
      (?:this|my)\s+{_POST}{_FURTHER}{_END}""",
    ),
    Worded.of(
        "not",
        rf"""\bnot\s+to\s+(?:tell|say|mention|show|forward|share|pass)\s+(?:{_IT}\s+)?
      (?:on\s+)?(?:to\s+|with\s+)?(?:others|other\s+people|any(?:one|body)){_END}""",
    ),
    Worded.of(
        "knows",
        rf"""\b(?:nobody|no[ -]?one)\s+(?:else|outside\s+(?:of\s+)?{_CIRCLE})\s+knows\s+
      (?:about\s+|of\s+)?(?:this|that|it)\s+yet\b""",
    ),
    Worded.of(
        "heard",
        r"\byou\s+(?:have\s+not|haven[’']?t|never)\s+heard\s+(?:it|this|that)\s+from\s+me\b",
    ),
)
_WHO = r"(?-i:[A-ZÀ-Þ][\w.’'-]+)"
_WHAT = (
    r"(?:(?:the|all|any|more|further|these|those)\s+)?(?:details?|particulars|specifics"
    r"|rest|names?|figures?|numbers?|findings?|(?:whole|full)\s+\w+|content|{_IT})"
).replace("{_IT}", _IT)
_AMONG_NAMED: Final = (
    Worded.of(
        "mention repeat breathe tell say",
        rf"""\b{_BAR}\s+(?:(?:mention|repeat|say|breathe)\s+(?:{_IT}|a\s+word)
      (?:\s+(?:of|about)\s+{_IT})?\s+to|tell)\s+{_WHO}(?:\s+{_WHO})?
      (?=\W*$|\s*[.,;:!?)]|\s+(?:before|until|till|yet|or|and|either|about|of)\b)""",
    ),
    Worded.of(
        "round around about",
        rf"""\b{_BAR}\s+(?:send|pass|hand|mail|e-?mail|post|show)\s+
      (?:(?:{_IT}|the\s+\w+|this\s+\w+)\s+)?(?:round|around|about){_END}""",
    ),
    Worded.of(
        "stay remain kept",
        rf"""{_START}{_WHAT}\s+(?:(?:must|should|will|shall|is|are
      |to|has|have)\s+)*(?:stays?|remains?|be\s+kept|kept)\s*(?:only\s+)?
      (?:with|between|among)\s+(?:{_WHO}|me|us|you)(?:\s*(?:,|and|&)\s*
      (?:{_WHO}|me|us|you))*(?:\s+(?:only|alone))?{_END}""",
    ),
)
"""Of which persons it is to be kept, or to which it is to go."""
_MINUTES = r"(?:minutes|notes|protocol|record|write-?up|recap|summary)"
_UNWRITTEN: Final = (
    Worded.of(
        "minutes notes protocol record write recap summary",
        rf"""\b(?:{_BAR}|let[’']?s\s+not)\s+(?:put|write|mention|note|include|record)\s+{_IT}
      \s+(?:down\s+)?(?:in|into|for)\s+(?:the|our|your)\s+{_MINUTES}{_END}
      | \b(?:strike|leave|cut|drop|scratch)\s+(?:{_IT}|this\s+\w+)
      \s+(?:from|out\s+of)\s+(?:the|our|your)\s+{_MINUTES}{_END}""",
    ),
    Worded.of(
        "minute",
        rf"\blet[’']?s\s+not\s+minute\s+{_IT}{_END}"
        rf"|\b(?:this|that)(?:[’']s|\s+is)\s+not\s+(?:one\s+)?for\s+the\s+minutes{_END}",
    ),
    Worded.of(
        "refrain",
        rf"""\brefrain\s+from\s+(?:sharing|forwarding|repeating|passing|mentioning
      |spreading|circulating)\s+(?:{_IT}|this\s+{_POST}){_FURTHER}{_END}""",
    ),
    Worded.of(
        "further",
        rf"\b{_BAR}\s+(?:tell|say|carry)\s+{_IT}\s+(?:any\s+)?further{_END}",
    ),
    Worded.of(
        "word",
        rf"""{_START}no\s+word\s+(?:of\s+{_IT}\s+)?to\s+
      (?:any(?:one|body)|the\s+others){_END}""",
    ),
    Worded.of(
        "kept",
        rf"\bif\s+you\s+kept\s+{_IT}\s+(?:to|for)\s+yoursel(?:f|ves)\b",
    ),
)
_KEPT: Final = (
    Worded.of(
        "stay remain kept",
        rf"""\b{_IT}\s+(?:(?:must|should|has\s+to|needs\s+to|will|shall|ought\s+to|is\s+to)\s+)
      (?:stay|remain|be\s+kept)\s+(?:only\s+)?
      (?:(?:inside|within|in)\s+{_CIRCLE}|(?:among|amongst|with|between|by)\s+
      (?:us|ourselves)){_END}""",
    ),
    Worded.of(
        "keep",
        rf"""\bkeep(?:ing)?\s+{_IT}\s+(?:only\s+|just\s+|strictly\s+)?
      (?:(?:among|amongst|between)\s+(?:us|ourselves)
      |for\s+yoursel(?:f|ves)){_END}""",
    ),
    Worded.of(
        "wraps",
        rf"""(?:{_START}(?:still\s+)?|\b(?:this|that|it|which)(?:[’']s|\s+(?:is|stays?|remains?
      |(?:must|should|has\s+to|needs\s+to)\s+(?:be|stay|remain)))\s+
      (?:still\s+|kept\s+)?|\bkeep(?:ing)?\s+{_IT}\s+)
      under\s+wraps{_END}""",
    ),
    Worded.of(
        "between",
        r"""(?:^|[.!?]\s+)between\s+(?:us|ourselves|you\s+and\s+me)\s+(?:i|he|she|they
      |the\s+(?!work|tasks?|tickets?|rest|hours?|costs?|two|three)\w+\s+(?:is|are|was
      |were|has|have|will|won[’']t|can[’']t|looks?|seems?|wants?))\b""",
    ),
    Worded.of(
        "treat handle",
        rf"""{_START}(?:treat|handle)\s+(?:as\s+)?(?:strictly\s+)?
      (?:confidential(?:ly)?|discreetly){_END}""",
    ),
    Worded.of(
        "discre",
        rf"""\b(?:handle|treat)\s+(?:{_IT}|this\s+{_POST})\s+(?:with\s+(?:\w+\s+)?discretion
      |discreetly){_END} | \bbe\s+(?:very\s+)?discreet(?:\s+about\s+{_IT})?{_END}""",
    ),
    Worded.of(
        "confidential",
        r"\btell(?:ing)?\s+you\s+(?:this|that|it)\s+(?:as\s+)?(?:\w+\s+)?confidential\b",
    ),
    Worded.of(
        "schtum shtum mum",
        rf"\b(?:keep|stay)\s+(?:schtum|shtum|mum){_END}",
    ),
    Worded.of(
        "only just",
        rf"""(?:{_START}|\b(?:this|that)(?:\s+{_POST})?\s+is\s+)(?:meant\s+)?
      (?:(?:only|just)\s+(?:meant\s+)?for\s+(?:us|you|(?:this|our)\s+(?:internal\s+)?
      (?:room|circle|channel|thread|chat|group|team|round)|the\s+(?:internal|inner|small)
      \s+circle|the\s+(?:two|three|four|five)\s+of\s+us|(?:our|your)\s+ears)
      |for\s+(?:us|you|this\s+(?:room|circle|channel|thread|chat|group|round)|our\s+team
      |the\s+(?:two|three|four|five)\s+of\s+us|the\s+team)\s+only
      |(?:core\s+)?team[ ]only){_END}""",
    ),
    Worded.of(
        "ears",
        rf"""\bfor\s+(?:our|the\s+\w+[’']s|this\s+\w+[’']s)\s+ears(?:\s+only)?{_END}""",
    ),
)
_GERMAN: Final = (
    Worded.of(
        "protokoll",
        r"\bnicht\s+(?:f(?:ü|ue)r[’']?s?|ins?)\s+(?:das\s+)?protokoll\b",
    ),
    Worded.of(
        "weiter herum rum verbreiten",
        rf"""\bnicht\s+(?:weiter(?:geben|erz(?:ä|ae)hlen|tragen|verbreiten)
      |he?rum(?:erz(?:ä|ae)hlen|zeigen)|verbreiten){_END}""",
    ),
    Worded.of(
        "verlassen",
        r"""\b(?:das|dies(?:es)?|es)\s+(?:darf|soll(?:te)?)\s+(?:\w+\s+)?
      (?:diese[ns]?|den|das|unser(?:en)?)\s+(?:raum|kreis|kanal|chat|team|gruppe|runde)
      \s+nicht\s+verlassen\b""",
    ),
    Worded.of(
        "niemand keiner",
        r"""\b(?:(?:darf|soll(?:te)?)\s+(?:(?:noch|das|davon|es)\s+)*(?:niemand|keiner)\b
      |(?:niemand|keiner)\b[^.!?;]{0,40}?\b(?:darf|soll(?:te)?)\s+(?:das|davon|es)\b)
      [^.!?;]{0,50}?\b(?:erfahren|wissen|h(?:ö|oe)ren|mitbekommen)\b""",
    ),
    Worded.of(
        "nur",
        rf"""{_START}(?:bitte\s+)?nur\s+f(?:ü|ue)r\s+(?:dich|euch|uns|diesen?\s+
      (?:kreis|runde|gruppe|kanal|raum)){_END}""",
    ),
    Worded.of(
        "nicht",
        rf"""{_START}nicht\s+f(?:ü|ue)r\s+(?:au(?:ß|ss)enstehende|dritte|andere|fremde)
      (?:\s+(?:ohren|bestimmt|gedacht))?{_END}""",
    ),
    Worded.of(
        "behalt stillschweigen diskret",
        r"""\bf(?:ü|ue)r\s+(?:dich|euch|sich|uns)\s+behalten\b
      | \bstillschweigen\s+(?:be)?wahren\b | \bbitte\s+(?:um\s+)?(?:\w+\s+){0,2}
      (?:diskretion|stillschweigen)\b | \bbitte\s+(?:\w+\s+){0,2}diskret\b""",
    ),
    Worded.of(
        "erz sag weiter",
        r"""\berz(?:ä|ae)hl\w*\s+(?:\w+\s+){1,2}nicht\s+weiter\b
      | \b(?:erz(?:ä|ae)hl|sag)(?:e|t|en)?\s+(?:es\s+|das\s+|davon\s+|bitte\s+)+
      (?:keinem|niemande[mn])\b""",
    ),
    Worded.of(
        "vertrauen",
        r"\b(?:sag\w*|erz(?:ä|ae)hl\w*)\s+(?:\w+\s+){1,3}im\s+vertrauen\b",
    ),
    Worded.of(
        "bleib",
        rf"""\b(?:das|dies|es)\s+bleibt\s+(?:bitte\s+)?(?:hier\s+)?im\s+
      (?:team|raum|kreis|kanal){_END}""",
    ),
    Worded.of(
        "bleiben",
        r"""\b(?:das|dies|es)\s+(?:muss|soll(?:te)?)\s+(?:\w+\s+)?(?:in\s+diese[mr]\s+
      (?:raum|kreis|runde|kanal|gruppe)|im\s+(?:team|raum|kreis)|hier)\s+bleiben\b""",
    ),
)
_LE = r"(?:l[ae]\s+|les\s+|l[’']|en\s+|(?:cela|[çc]a|ceci)\s+)?"
_FRENCH: Final = (
    Worded.of(
        "garde",
        r"""\bgarde(?:[rz]|ns)?(?:-l[ae]|-les)?(?:\s+\w+){0,2}\s+pour\s+(?:vous|toi|nous)
      (?:-m[êe]mes?)?(?=\W*$|\s*[.,;:!?)]|\s+(?:s[’']|svp|stp|merci))""",
    ),
    Worded.of(
        "ne",
        rf"""\bne\s+(?:pas|rien)\s+{_LE}(?:diffuser|divulguer|transf[ée]rer|faire\s+suivre
      |r[ée]p[ée]ter|[ée]bruiter|partager){_LE}(?=\W*$|\s*[.,;:!?)]
      |\s+(?:svp|stp|merci|hors|en\s+dehors|cela|[çc]a|ce\s+(?:mail|message)|[àa]\s+
      (?:personne|quiconque|d[’']autres)))""",
    ),
    Worded.of(
        "personne quiconque",
        r"""\bn(?:e\s+(?:l[ae]\s+|les\s+)?|[’']en\s+)(?:dis|dites|parle[rz]?|r[ée]p[éeè]te[rz]?)
      \s+(?:(?:rien|pas|[çc]a)\s+)?[àa]\s+(?:personne|quiconque)\b""",
    ),
    Worded.of(
        "parle gardons",
        r"""\bn[’']en\s+parle[rz]?\s+pas\s+(?:autour|[àa]\s+d[’']autres)\b
      | \bgardons\s+(?:cela|[çc]a|le|ceci)\s+(?:strictement\s+)?entre\s+nous\b""",
    ),
    Worded.of(
        "sort",
        r"""\b(?:cela|[çc]a|ceci)\s+ne\s+sorte\s+pas\s+d[’']ici\b
      | \b(?:cela|[çc]a|ceci)\s+ne\s+(?:doit|devrait|peut)\s+pas\s+sortir\s+
      (?:d[’']ici|de\s+(?:cette|ce|notre|l[’'])\s*(?:pi[èe]ce|salle|groupe|canal|cercle
      |[ée]quipe))\b""",
    ),
    Worded.of(
        "sceau confidentialit discr",
        r"""\bsous\s+le\s+sceau\s+d(?:u\s+secret|e\s+la\s+confidence)\b
      | \ben\s+toute\s+(?:confidentialit[ée]|discr[ée]tion)\b""",
    ),
)

WITHIN_THE_CIRCLE: Final = (
    *_OUTSIDE,
    *_AMONG_NAMED,
    *_UNSAID,
    *_UNWRITTEN,
    *_KEPT,
    *_GERMAN,
    *_FRENCH,
)
"""Requests to keep it among those who hear it, in English, German and French."""
