"""Adverbs beside a verb: those that say nothing of what it tells, and those that doubt.

"M2 therefore moves to 3 May" tells what "M2 moves to 3 May" tells; "M2 probably moves"
and "M2 nearly moved" do not.
"""

from __future__ import annotations

import re

IDLE = (
    "therefore",
    "thus",
    "hence",
    "so",
    "then",
    "thereby",
    "thereupon",
    "thereafter",
    "henceforth",
    "hereby",
    "forthwith",
    "instead",
    "meanwhile",
    "however",
    "nevertheless",
    "nonetheless",
    "moreover",
    "furthermore",
    "besides",
    "anyway",
    "anyhow",
    "regardless",
    "indeed",
    "though",
    "still",
    "too",
    "again",
    "once again",
    "afterwards",
    "now",
    "also",
    "already",
    "for now",
    "for good",
    "in turn",
    "as well",
    "as such",
    "as planned",
    "at last",
    "after all",
    "of course",
    "in fact",
    "in effect",
    "in consequence",
    "in the end",
    "in the meantime",
    "as a result",
    "as a consequence",
    "for this reason",
    "for that reason",
    "because of this",
    "because of that",
    "officially",
    "accordingly",
    "consequently",
    "actually",
    "certainly",
    "definitely",
    "unfortunately",
    "finally",
    "inevitably",
    "subsequently",
    "firmly",
)
"""Adverbs that link a sentence to the one before, or stress it."""
_IDLE = rf"(?:{'|'.join(sorted(IDLE, key=len, reverse=True))})"
_GUESSED = (
    r"(?:possibly|probably|perhaps|maybe|likely|presumably|apparently|supposedly"
    r"|allegedly|reportedly|purportedly|seemingly|ostensibly|theoretically|in theory"
    r"|hypothetically|potentially|conceivably|arguably|hopefully|tentatively"
    r"|provisionally|vielleicht|wahrscheinlich|peut-etre|probablement|quiza|quizas)"
)
_SCARCELY = (
    r"(?:hardly|barely|scarcely|seldom|rarely|nearly|almost|virtually|practically"
    r"|all but)"
)
_BETWEEN = (
    rf"(?:[\s,()–—-]+(?:{_IDLE}|just|only|even|\w+ly|is|are|was|were|has|have|had|be"
    r"|been|being|will|to|got|gets?))*[\s,()–—-]*"
)
_DOUBTS_VERB = re.compile(rf"\b(?:{_GUESSED}|{_SCARCELY}){_BETWEEN}$")
_DOUBTS_CLAUSE = re.compile(
    rf"(?:^|[.;:,]\s|\b(?:and|but|so|that)\s)\W*{_GUESSED}\b"
    r"(?!\s+(?:because|due|owing|thanks|as a result))[^,;.]*$"
)
_DOUBTS_BEHIND = re.compile(
    rf"^\W*{_GUESSED}\b|[,(–-]\s*(?:but )?{_GUESSED}\W*$|^[^,;.]*\b{_GUESSED}\W*$"
)
_AS_SAID = re.compile(
    r"(?:^|[,(–—-])\s*as (?!if\b|though\b|soon\b|long\b)(?:[\w'’-]+ ){0,4}?"
    r"(?:fear|ask|propos|suggest|request|discuss|want|hop|wish|thought|believ|assum"
    r"|suppos|consider)\w*(?: (?:by|for|in|at|with) [\w ]{2,30})?\s*(?=[,)–—-]|$)"
)


def is_hedged(before: str, behind: str = "") -> bool:
    """Whether an adverb doubts the verb between the folded words, or nearly denies it.

    One that doubts only the reason ("probably because of the rain, M2 moves") does not.
    """
    doubted = _DOUBTS_VERB.search(before) or _DOUBTS_CLAUSE.search(before)
    return bool(doubted or _DOUBTS_BEHIND.search(behind))


def without_as_said(text: str) -> str:
    """Leave out a parenthesis that says that it was feared, asked for or wished."""
    return _AS_SAID.sub(lambda found: " " * len(found[0]), text)


def without_idle(text: str) -> str:
    """Leave out the adverbs that say nothing of what the folded text is about."""
    return re.sub(rf"(?<![\w-]){_IDLE}(?![\w-])", " ", text)
