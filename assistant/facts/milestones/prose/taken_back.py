"""Words right behind a boast that take it back: "we're live! Well, almost".

What was said so does not tell plainly that the milestone was met.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.domain.evidence import LONGEST_QUOTE
from assistant.domain.sourced import SourcedPassage
from assistant.extract.dates.words import same_length_fold
from assistant.facts.milestones.prose.predicates import all_stems
from assistant.facts.milestones.prose.said import Outcome, Said
from assistant.facts.sameness.stems import stems
from assistant.ledger.view import View

_LED_IN = (
    r"(?:(?:well|ok(?:ay)?|er+m?|um+|hm+|oh|so|or|or rather|i mean|that is|actually"
    r"|to be (?:fair|honest|exact|precise)|strictly speaking)\b\W+)*"
)
_ENDS = r"(?=\W*(?:$|[.!?)\n]))"
_TAKES_BACK = (
    r"(?:almost|nearly|(?:just|only) (?:kidding|joking)|kidding|joking|i wish|if only"
    r"|not|not (?:really|quite|yet|entirely|fully|completely|exactly|strictly)"
    r"(?: (?:for|in|on|at|all|everywhere|there)\b[^.!?)\n]{0,40})?"
    r"|(?:kind|sort) of|kinda|sorta|more or less|in a way|so to speak|as it were"
    r"|partly|mostly|as good as|on paper|in theory|half of it|(?:a )?part of it"
    rf"|too (?:soon|early)|april fools?){_ENDS}"
    r"|(?:no,? wait|scratch that|scrap that|strike that|correction|false alarm"
    r"|i (?:take (?:it|that) back|spoke too (?:soon|early)))\b"
)
_SOME = (
    r"(?:pilot|trial|test|beta|staging|demo|rehearsal|sandbox|training|preview|uat)s?"
    r"|(?:the |our |a )?(?:(?:first|one|two|three|half|some|most|few|internal|test)"
    r" (?:of )?(?:the )?(?!(?:day|week|hour|minute|month|time)s?\b)[\w-]+)"
)
_NARROWS = (
    r"(?:(?:at least|only|just|so far|for now|if only),? )+"
    rf"(?:(?:in|on|for|at|as) )?(?:the |our |a )?(?:{_SOME})\b"
    rf"|(?:in|for|as) (?:the |our |a )?(?:pilot|trial|test|beta|demo|staging)\b{_ENDS}"
)
_PRAISE = (
    r"(?:done|that|this|it|what|who|thank\w*|at last|finally|congrat\w*|about time"
    r"|deserved|played|better|here|there|now|yes|as (?:planned|agreed|promised))\b"
)
_WELL = (
    rf"well(?:,|\s?\.{{2,}}|\s?…|:)\s*(?!{_PRAISE})"
    rf"(?:[\w'’-]+\W+){{0,4}}[\w'’-]+{_ENDS}"
)
"""That it was well, of a kind: "(well, in rehearsal)"."""
_UNSAYS = rf"(?:{_WELL}|{_LED_IN}(?:{_TAKES_BACK}|{_NARROWS}))"
_BEHIND = re.compile(rf"\W*{_UNSAYS}[)\]]?[.!]*")
_WITHIN = re.compile(rf"(?:[,;:(.!…]|\s[-–—]\s)\W*{_UNSAYS}")


def without_taken_back(
    view: View, found: Mapping[str, Sequence[Said]]
) -> dict[str, list[Said]]:
    """Return what was said; what its own paragraph takes back only comes near it.

    Such words are cited with what takes them back. What narrows them to the matter of
    a milestone, "well, a trial", takes back nothing of that one.
    """
    where: dict[tuple[str, str | None], SourcedPassage] = {
        (piece.source, piece.passage.locator): piece for piece in view.passages
    }
    return {
        title: [
            _as_meant(
                title, one, where.get((one.quote.source, one.quote.locator or ""))
            )
            for one in sayings
        ]
        for title, sayings in found.items()
    }


def _as_meant(title: str, said: Said, piece: SourcedPassage | None) -> Said:
    if said.outcome is not Outcome.MET or piece is None:
        return said
    text, words = same_length_fold(piece.passage.text), said.quote.quote
    start = piece.passage.text.find(words)
    ends = start + len(words)
    within = _WITHIN.search(same_length_fold(words))
    behind = _BEHIND.match(text, ends) if start >= 0 else None
    unsaid = within or behind
    if unsaid is None:
        return said
    whole = piece.passage.text[start : behind.end() if behind else ends].strip()
    cited = piece.quote(whole) if len(whole) <= LONGEST_QUOTE else said.quote
    narrowed_to_it = bool(all_stems(unsaid[0]) & stems(title))
    outcome = Outcome.MET if narrowed_to_it else Outcome.NEAR
    return replace(said, outcome=outcome, quote=cited)
