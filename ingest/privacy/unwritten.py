"""Words by which what was said is to be written nowhere, asked for or promised."""

from __future__ import annotations

from typing import Final

from ingest.text.worded import AnyOf, Worded

_IT = r"(?:this|that|it|(?:any|all|none|nothing)\s+of\s+(?:this|that|it))"
_RECORD = (
    r"(?:the|any|our|your|these|my)\s+(?:minutes|notes|protocol|recap|write-?up|mail)"
)
_NOT_IN = rf"(?:anywhere|down|in\s+writing|(?:in|into|for)\s+{_RECORD})"
_WILL_NOT = (
    r"(?:i|we)(?:[’']m|[’']re|[’']ll|\s+am|\s+are|\s+will|\s+shall|\s+would)?\s*"
    r"(?:not|won[’']?t|wouldn[’']?t)(?:\s+going\s+to)?"
)
_END = (
    r"(?=\W*$|\s*[.,;:!?)\]–—]|\s+(?:please|yet|either|until|till|then|at\s+all|ok(?:ay)?"
    r"|of\s+course)\b)"
)
_PROMISED: Final = (
    Worded.of(
        "write minute note record put",
        rf"""(?:^|[.,;:!?–—-]\s*)(?:this|that|which)\s+{_WILL_NOT}\s+
      (?:write|minute|record|note|put)(?:\s+{_NOT_IN})*{_END}""",
    ),
    Worded.of(
        "write note record put minute",
        rf"""\b{_WILL_NOT}\s+(?:write|note|record|put)\s+{_IT}\s+{_NOT_IN}{_END}
      | \b{_WILL_NOT}\s+minute\s+{_IT}{_END}""",
    ),
    Worded.of(
        "leave keep",
        rf"\b(?:i|we)(?:[’']ll|\s+will)\s+(?:leave|keep)\s+{_IT}\s+out\s+of\s+{_RECORD}{_END}",
    ),
)
UNWRITTEN: Final = (
    *_PROMISED,
    Worded.of(
        "minutes notes protocol recap write mail",
        rf"""\b(?:(?:this|that|it)(?:(?:[’']s|\s+is)\s+not|\s+isn[’']?t)\s+
      (?:going|to\s+go|to\s+be\s+put)
      |(?:this|that|it)\s+(?:(?:must|should|may|shall|will|does)\s*(?:not|n[’']?t)|won[’']?t)\s+go
      |(?:none|nothing)\s+of\s+(?:this|that|it)\s+(?:is\s+going|goes|is\s+to\s+go))
      \s+(?:in|into)\s+{_RECORD}{_END}""",
    ),
    Worded.of(
        "off",
        rf"\b{_IT}\s+(?:stays?|is\s+to\s+stay|must\s+stay)\s+off\s+{_RECORD}{_END}",
    ),
    Worded.of(
        "nowhere",
        rf"""\b(?:write|note|put|mention|record)\s+{_IT}\s+(?:down\s+)?nowhere{_END}
      | \b{_IT}\s+(?:is\s+to|must|should|has\s+to)\s+be\s+
      (?:written|noted|recorded|minuted|put|mentioned)\s+(?:down\s+)?nowhere{_END}""",
    ),
    Worded.of(
        "nirgend",
        r"\b(?:das|dies|davon)\s+schreib\w*\s+(?:ich|wir)\s+nirgend\w*",
    ),
)
"""Requests and promises to write it nowhere."""
_PROMISES: Final = AnyOf(_PROMISED)


def promises_to_leave_unwritten(text: str) -> bool:
    """Whether who speaks will write down nowhere what another one just said."""
    return _PROMISES.is_in(text)
