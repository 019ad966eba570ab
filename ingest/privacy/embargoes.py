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
