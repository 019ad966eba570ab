"""Words by which what was said may not be known outside, or not before a day."""

from __future__ import annotations

from typing import Final

from ingest.text.worded import Worded

_NOBODY = r"(?:nobody|no[ -]?one|none)(?:\s+else)?"
EMBARGOES: Final = (
    Worded.of(
        "nobody no-one no one none",
        rf"""\b(?:hears?|knows?|learns?|(?:is|are|will\s+be)\s+told)\b[^.!?]{{0,60}}?
      \b(?:and|but)\s+{_NOBODY}\s+(?:before|earlier|sooner)\b
      | \b{_NOBODY}\s+(?:is\s+to\s+|may\s+|must\s+|should\s+)?(?:hears?|knows?|learns?)
      \s+(?:of\s+)?(?:this|that|it)\s+(?:before|until|till)\b""",
    ),
    Worded.of(
        "outside",
        r"""\b(?:is|are|it[’']s|that[’']s)\s+not\s+(?:meant\s+)?for\s+(?:the\s+)?
      outside(?:\s+world)?(?=\W*$|\s*[.,;:!?)–—])""",
    ),
    Worded.of(
        "recording transcript",
        r"""\b(?:do\s+not|don[’']?t|please\s+not|never)\s+(?:share|forward|send|circulate
      |pass\s+on)\s+(?:the|this|that)\s+(?:recording|transcript)\b""",
    ),
)
"""Requests to tell it nobody outside, or nobody before somebody else."""
_HEARER = r"(?:people|every(?:one|body)|the\s+\w+|our\s+\w+|them|you|(?-i:[A-Z])\w+)"
_MATTER = (
    r"(?:this|that|it|these|those|(?:the|his|her|their)\s+(?:\w+\s+)?(?:news|matter|deal"
    r"|sale|departure|resignation|notice|merger|move|plan|decision|reasons?|names?"
    r"|figures?|numbers?|price|offer))"
)
_BEFORE = r"(?:before|until|till)\b"
_QUIET = r"(?:quiet|secret|confidential|private|hidden|under\s+wraps|back)"
_END = r"(?=\W*$|\s*[.,;:!?)\]–—]|\s+(?:until|till|before|for\s+now|from)\b)"
OF_ONE_MATTER: Final = (
    Worded.of(
        "told mentioned disclosed",
        rf"""\b(?:is|are|be|being|was|were|gets?)\s+(?:told|mentioned|disclosed)
      \s+(?:to\s+)?(?:{_NOBODY}|not\s+a\s+soul)\s+
      (?:{_BEFORE}|yet\b|outside\b)""",
    ),
    Worded.of(
        "know hear learn told",
        rf"""\b(?:{_NOBODY}|not\s+a\s+soul)\s+(?:is|are|should|may|must)\s+
      (?:(?:supposed|allowed|meant)\s+)?(?:to\s+)?(?:know|hear|learn|be\s+told|told)
      (?:\s+(?:of|about)\s+[^.;!?]{{2,60}}?|\s+(?:this|that|it))?\s+{_BEFORE}""",
    ),
    Worded.of(
        "tell inform announce",
        rf"""\b(?:tell|tells|telling|inform|informs|informing)\s+{_HEARER}\s+[^.;!?]{{2,50}}?
      (?:,|\band|\bbut)\s*(?:not|never)\s+(?:before|earlier|sooner)\b
      | \bannounc(?:e|es|ing)\s+[^.;!?]{{2,50}}?
      (?:,|\band|\bbut)\s*(?:not|never)\s+(?:before|earlier|sooner)\b""",
    ),
    Worded.of(
        "told informed announced",
        rf"""\b{_HEARER}\s+(?:is|are|will\s+be|gets?|to\s+be)\s+(?:told|informed)\s+
      [^.;!?]{{2,50}}?(?:,|\band|\bbut)\s*(?:not|never)\s+(?:before|earlier|sooner)\b""",
    ),
    Worded.of(
        "quiet secret confidential private hidden wraps back",
        rf"""\b(?:wants?|wanted|asks?(?:\s+for)?|asked(?:\s+for)?|prefers?|likes?|needs?)\s+
      (?:to\s+(?:keep|have)\s+)?{_MATTER}\s+(?:to\s+(?:be\s+)?)?
      (?:kept|held|stay|remain)\s+(?:\w+ly\s+)?{_QUIET}{_END}""",
    ),
    Worded.of(
        "kept",
        rf"""\b{_MATTER}\s+(?:is|are|must|should|has|have|needs?|will|shall|ought)\s+
      (?:to\s+)?(?:be\s+)?kept\s+(?:\w+ly\s+)?
      (?:quiet|secret|confidential|under\s+wraps){_END}""",
    ),
    Worded.of(
        "quiet mum secret",
        r"\bkeep(?:ing)?\s+(?:quiet|mum|(?:this|that|it|the\s+\w+)\s+secret)\s+"
        r"(?:until|till|before|for\s+now)\b",
    ),
    Worded.of(
        "hear learn find wind",
        r"""\b(?:if|provided|as\s+long\s+as|so\s+long\s+as|hopefully|better)\s+
      (?:(?:the|our|your|their)\s+)?[\w-]+(?:\s+[\w-]+)?\s+
      (?:does\s*n[o’']t|do\s*n[o’']t|never|must\s*n[o’']t)\s+
      (?:hear|learn|find\s+out|get\s+wind)\s+
      (?:that|about|of)\s+(?:the|our|this|it|what|how|other|an?)\b""",
    ),
    Worded.of(
        "near",
        r"""\b(?:do\s+not|don[’']?t|never|not\s+to)\s+let\s+(?:this|that|it|any\s+of\s+\w+)\s+
      (?:(?:come|get|go)\s+)?(?:anywhere\s+)?near\s+(?:(?:the|our|any)\s+)?(?:\w+\s+)?
      (?:updates?|reports?|minutes|decks?|clients?|customers?|press|staff
      |others)\b""",
    ),
)
"""Words by which the matter beside them is held back, and nothing else of a mail."""
