"""Words by which a speaker asks for confidence; never the topic of confidentiality."""

from __future__ import annotations

from typing import Final

from ingest.privacy.asides import without_label
from ingest.privacy.circles import WITHIN_THE_CIRCLE
from ingest.privacy.embargoes import EMBARGOES, OF_ONE_MATTER
from ingest.privacy.unwritten import UNWRITTEN
from ingest.text.worded import AnyOf, Worded

_THIS = r"(?:this|that|it|these|those|any\s+of\s+(?:this|that|it)|the\s+\w+)"
_IT = r"(?:this|that|it|these|those|any\s+of\s+(?:this|that|it))"
_SENT = (
    r"(?:(?:the|this|that|our|any|your|a)\s+)?(?:\w+\s+){0,2}(?:updates?|reports?|decks?"
    r"|newsletters?|summar(?:y|ies)|minutes)\b(?!\s+(?:folder|template|tool|table))"
)
_US = r"between\s+(?:us|ourselves|you\s+and\s+(?:me|i)|the\s+(?:two|three)\s+of\s+us)"
_SELF = r"(?:(?:your|them|our|him|her|one)sel(?:f|ves)|you)"
_START = r"(?:^|[.,;:!?(\[–—*_-]\s*|\b(?:and|but|so|please|decided|said|told)\s+)"
_END = (
    r"(?=\W*$|\s*[.,;:!?)\]–—*_-](?!\w)|\s+(?:please|until|till|for\s+now|yet|to\s+(?:us"
    r"|you|the\s+(?:two|three|four|few|team|leads)|this\s+\w+)|between|among|within|but"
    r"|and\s+not|further|around|outside|beyond|with\s+any\w+|to\s+any\w+)\b)"
)
_SAID = (
    r"\b(?:this|that|it|which|what\s+(?:i\s+\w+|follows)|the\s+following|all\s+(?:of\s+)?"
    r"(?:this|that|it)|everything\s+(?:here|i\s+\w+))"
    r"(?:[’']s|\s+(?:is|was|are|stays?|remains?|(?:must|should|has\s+to|needs\s+to|will|is"
    r"\s+to)\s+(?:be|stay|remain)|as|to\s+be))\s+(?:all\s+|still\s+|of\s+course\s+)?"
)
_STRICT = r"(?:(?:strictly|highly|very|most|top|absolutely|private\s+and)\s+)"
_NO_ONE = r"(?:nobody|no[ -]?one|not\s+a\s+soul)"
_TOLD = (
    r"(?:shared|repeated|forwarded|told|disclosed|circulated|quoted|minuted|passed\s+on"
    r"|mentioned|spread|talked\s+about|discussed|published|leaked|recorded)"
)
_CALLED = rf"""(?:
    {_STRICT}?(?:confidential|secret|hush(?:[ -]+hush)?|sub\s+rosa|entre\s+nous)
  | {_STRICT}(?:internal|private)
  | private\s+and\s+confidential
  | confidentiel(?:le)?(?:ment)? | confidenzial\w+ | confidencial\w* | vertrouwelijk
  | (?:im\s+vertrauen|unter\s+vier\s+augen|streng\s+geheim|tra\s+(?:di\s+)?noi
    |entre\s+nosotros|onder\s+ons|en\s+confiance)
  | not\s+(?:to\s+be\s+)?{_TOLD}
  | not\s+(?:for|to)\s+(?:sharing|repeating|forwarding|share|repeat|forward|pass\s+on)
)"""
_CALLED_WORDS: Final = (
    "circulated confiance confidencial confidential confidentiel confidenzial "
    "disclosed discussed entre forward hush internal leaked mentioned minuted "
    "nosotros onder pass private published quoted recorded repeat rosa secret "
    "share sharing spread streng talked told tra unter vertrouwelijk "
)
_ASKED: Final = AnyOf(
    (
        Worded.of(
            _CALLED_WORDS,
            rf"{_START} {_CALLED} {_END}",
        ),
        Worded.of(
            _CALLED_WORDS,
            rf"{_SAID} {_CALLED} {_END}",
        ),
        Worded.of(
            "ps shh",
            rf"{_START} (?:p*pss*t+|s*shhh*) \b {_END}",
        ),
        Worded.of(
            "hush",
            r"\bhush[ -]+hush\b",
        ),
        Worded.of(
            "private",
            rf"\bthis\s+is\s+private {_END}",
        ),
        Worded.of(
            "confidential",
            rf"""\btreat\s+(?:this|that|it|all\s+\w+)\s+(?:as\s+)?{_STRICT}?
      confidential(?:ly)?\b""",
        ),
        Worded.of(
            "confidentially",
            rf"{_START} (?:strictly\s+|quite\s+)?confidentially {_END}",
        ),
        Worded.of(
            "confidentially",
            r"""\b(?:told?|tell|telling|say(?:ing)?|said|mention\w*)\s+(?:\w+\s+){0,3}?
      confidentially\b""",
        ),
        Worded.of(
            "keep",
            rf"\bkeeps?\s+(?:{_THIS}|all\s+\w+|what\s+\w+\s+\w+)\s+to\s+{_SELF}\b",
        ),
        Worded.of(
            "remain stay",
            rf"""\b(?:this|that|it|what\s+(?:i|we)\s+\w+|all\s+of\s+\w+|everything)\s+
      (?:(?:must|should|has\s+to|needs\s+to|will|shall)\s+)?(?:stays?|remains?)\s+
      (?:(?:with)?in\s+(?:here|(?:this|the|our|these)\s+(?:four\s+)?
      (?:room|walls|circle|channel|thread|call|chat))|here|with\s+(?:us|you)|among\s+us
      |inside){_END}""",
        ),
        Worded.of(
            "inside within",
            r"\b(?:within|inside)\s+these\s+(?:four\s+)?walls\b",
        ),
        Worded.of(
            "further",
            r"\b(?:goes|go|went)\s+no\s+further\b",
        ),
        Worded.of(
            "let",
            r"""\b(?:don[’']?t|do\s+not|not)\s+let\s+(?:this|that|it)\s+(?:go|get)\s+
      (?:any\s+further|out|around)\b""",
        ),
        Worded.of(
            "your",
            r"\bfor\s+your\s+(?:eyes|ears)\b(?!\s+only\s+(?:if|when|while)\b)",
        ),
        Worded.of(
            "body ears eyes one",
            r"""\bnot\s+for\s+(?:(?:other|any|every|anyone|anybody|other\s+people)[’']?s?\s+)+
      (?:ears|eyes|one|body)\b""",
        ),
        Worded.of(
            "general onward public wider",
            r"""\bnot\s+for\s+(?:general|public|wider|onward)\s+(?:consumption|release|use
      |distribution|circulation)\b""",
        ),
        Worded.of(
            "find hear know learn told wind",
            rf"""\b{_NO_ONE}\s+(?:else\s+|outside\s+(?:(?:of\s+)?(?:this|the|our)\s+\w+\s+)?
      |beyond\s+\w+\s+\w+\s+)?
      (?:must|should|may|can|shall|needs?\s+to|has\s+to|is\s+to|is\s+supposed\s+to
      |ought\s+to)\s+(?:ever\s+)?(?:know|hear|learn|find\s+out|be\s+told|get\s+wind)
      (?:\s+(?:about|of)?\s*(?:this|it|that|any\s+of)\b|{_END})""",
        ),
        Worded.of(
            "tell",
            rf"\btell\s+{_NO_ONE}\b",
        ),
        Worded.of(
            "hat mum q rosa rose sealed walls",
            r"""\b(?:mum[’']?s\s+the\s+word|lips\s+are\s+sealed|under\s+(?:your|our)\s+hats?
      |under\s+the\s+rose|sub\s+rosa|on\s+the\s+q\.?t\b|walls\s+have\s+ears)""",
        ),
        Worded.of(
            "bleib",
            r"""\b(?:bleibt|bleib(?:e|en)?)\s+(?:\w+\s+)?(?:unter\s+uns|hier\s+im\s+raum
      |in\s+diesem\s+(?:raum|kreis))\b""",
        ),
        Worded.of(
            "dich euch sich",
            r"\b(?:behalt\w*|behält)\s+(?:\w+\s+){1,2}f(?:ü|ue)r\s+(?:dich|euch|sich)\b",
        ),
        Worded.of(
            "confidentiel",
            r"\b[àa]\s+titre\s+confidentiel\b",
        ),
        Worded.of(
            "confidentiel",
            r"\bc[’']est\s+confidentiel\b",
        ),
        Worded.of(
            "entre",
            r"\b(?:reste|rester|doit\s+rester)\s+entre\s+nous\b",
        ),
        Worded.of(
            "just",
            r"\bjust\s+for\s+you\b",
        ),
        Worded.of(
            "between",
            rf"""\b(?:just|only|strictly|is|that[’']s|stays?|remains?
      |keep\s+(?:\w+\s+){{1,3}}?)\s*{_US}\b(?!\s+and\b)""",
        ),
        Worded.of(
            "between",
            rf"(?:^|[(,;:.!–—-]\s*|(?:^|\s)@[\w.-]+\s+){_US}\s*(?:[,.;:!)–—]|$)",
        ),
        Worded.of(
            "between",
            rf"""\b{_IT}\s+(?:(?:must|should|has\s+to|will|is\s+to)\s+)?(?:stays?|remains?
      |be\s+kept)\s+(?:strictly\s+|just\s+|only\s+)?{_US}\s+and\s+(?-i:[A-Z])\w+""",
        ),
        Worded.of(
            "hear",
            r"\b(?:did\s*n[o’']t|never)\s+hear\s+(?:it|this|that)\s+from\s+me\b",
        ),
        Worded.of(
            "confidence",
            r"""(?<!rise\ )(?<!increase\ )(?<!drop\ )(?<!gain\ )(?<!growth\ )(?<!loss\ )
      (?<!fall\ )\bin\s+(?:strict(?:est)?\s+)?confidence\b
      (?!\s+(?:intervals?|levels?|scores?|bands?|in\b))""",
        ),
        Worded.of(
            "record",
            r"\b(?:off|not\s+on)\s+the\s+record\b(?!\s+(?:player|sleeve|label|deck))",
        ),
        Worded.of(
            "hold keep leave",
            rf"""\b(?:keep|leave|hold)\s+{_THIS}\s+
      (?:in\s+(?:here|(?:this|the|our)\s+(?:team|room|circle|channel|chat|call|group
           |thread|meeting|house|family|company)
           (?!\s+(?:folder|drive|calendar|board|wiki|list|settings?|topic)))|to\s+(?:yoursel(?:f|ves)|you)
         |inside|within\s+(?:the|our|this)\s+\w+|internal|confidential|private
         |quiet|secret|under\s+(?:your\s+hat|wraps)
         |(?:out\s+of|off|away\s+from)\s+(?:(?:the|this|our|any|all)\s+)?(?:\w+\s+)?
           (?:channels?|chats?|threads?|e?-?mails?|tickets?|trackers?|notes?|minutes
           |wiki|jira|slack|teams|reports?|decks?|updates?|record|weekly|monthly))\b""",
        ),
        Worded.of(
            "update report deck newsletter summar minutes",
            rf"""\b(?:do\s+not|don[’']?t|never|not\s+to)\s+(?:put|include|mention|write|add
      |bring)\s+{_IT}\s+(?:in|into|to|on)\s+{_SENT}""",
        ),
        Worded.of(
            "update report deck newsletter summar minutes",
            rf"""\b(?:{_IT}\s+(?:(?:should|must|may|shall|can|does|is)\s*(?:not|n[’']?t)
      |cannot)|(?:must|should|may)\s+not)\s+(?:to\s+)?(?:go|appear|stand|be\s+(?:put|mentioned|written|told)|be)
      \s+(?:in|into|on)\s+{_SENT}""",
        ),
        Worded.of(
            "update report deck newsletter summar minutes",
            rf"""\b{_IT}\s+(?:has\s+to\s+stay|must\s+stay|is\s+to\s+stay|stays?)\s+
      out\s+of\s+{_SENT}""",
        ),
        Worded.of(
            "keep",
            r"\bkeep\s+(?:quiet|schtum|mum)\s+(?:about|on)\b",
        ),
        Worded.of(
            "stay",
            r"\bstays?\s+in\s+(?:here|this\s+room)\b",
        ),
        Worded.of(
            "inside",
            r"\b(?:this|that|it|please)\s+stays?\s+inside\s+\w+\b",
        ),
        Worded.of(
            "this",
            r"""\b(?:not|never)\s+(?:to\s+)?(?:go|leave|get)\s+(?:outside|beyond|out\s+of)?\s*
      this\s+(?:room|circle|channel|thread|call|group)\b""",
        ),
        Worded.of(
            "leave",
            r"""\b(?:must|should|may|can|do|does|nothing|none)\s*(?:not|n[o’']t)?\s+leaves?\s+
      this\s+(?:room|circle|channel|thread|call|group)\b""",
        ),
        Worded.of(
            (
                "circulation deck distribution forwarding minutes notes protocol "
                "record report sharing update"
            ),
            r"""\bnot\s+for\s+(?:the\s+)?(?:\w+\s+){0,2}(?:update|report|deck|minutes|notes
      |record|protocol|circulation|distribution|sharing|forwarding)\b""",
        ),
        Worded.of(
            "circulate forward mention minute pass quote repeat share spread write",
            r"""\b(?:do\s+not|don[’']?t|never|not\s+to)\s+(?:minute|forward|circulate|repeat
      |spread|quote|pass|share|write|mention)\s+(?:this|that|it|any\s+of\s+(?:this|it))
      (?:\s+(?:on|further|around|any\s+further|to\s+any\w+|with\s+any\w+|please
      |anywhere|elsewhere|down))*\s*(?:[,.;:!?)–—-]|$)""",
        ),
        Worded.of(
            "circulate forward share spread",
            r"""\b(?:do\s+not|don[’']?t|never)\s+(?:forward|circulate|share|spread)\s*
      (?:please\s*)?(?:[,.;:!)]|$)""",
        ),
        Worded.of(
            "anybody anyone other soul",
            r"""\b(?:do\s+not|don[’']?t|please\s+not|never)\s+(?:tell|mention|say|share|show)
      (?:\s+\w+){0,3}?\s+(?:anyone|anybody|a\s+soul|(?:the\s+)?others?)\b""",
        ),
        Worded.of(
            "word",
            r"\b(?:not|don[’']?t\s+breathe)\s+a\s+word\b(?!\s+(?:to|for)\s+the\s+client)",
        ),
        Worded.of(
            "weitersagen",
            r"\bkeine?n?m?\s+weitersagen\b",
        ),
        Worded.of(
            "unter",
            r"\bunter\s+uns\b",
        ),
        Worded.of(
            "vertraulich",
            r"\bvertraulich\b",
        ),
        Worded.of(
            "protokoll weiterleiten weitersagen",
            r"\bnicht\s+(?:weitersagen|weiterleiten|ins\s+protokoll|f(?:ü|ue)rs\s+protokoll)\b",
        ),
        Worded.of(
            "tlp:",
            r"\bTLP:\s*RED\b",
        ),
        Worded.of(
            "eyes",
            r"\beyes\s+only\b(?!\s+(?:if|when|while)\b)",
        ),
        Worded.of(
            "confidential",
            r"\bstrictly\s+confidential\b",
        ),
        *WITHIN_THE_CIRCLE,
        *UNWRITTEN,
        *EMBARGOES,
    )
)


_HELD = AnyOf(OF_ONE_MATTER)


def asks_for_confidence(text: str) -> bool:
    """Whether the text says that it, or what stands beside it, is told in confidence.

    The word has to be said of what is told: a module of confidential data or a
    confidentiality agreement is anybody's topic.
    """
    return _ASKED.is_in(text) or _HELD.is_in(text)


def asks_it_of_all(text: str) -> bool:
    """Whether it is asked of all that is written, not of the matter beside it alone.

    `Between us: …` speaks of what follows it, and what a third one wants kept quiet
    is the matter that they speak of.
    """
    return _ASKED.is_in(without_label(text))
