"""The matter of a paragraph of minutes: `**Web chat.** …`, `Phones: …`."""

from __future__ import annotations

import re

from assistant.domain.findings import DecisionFinding
from assistant.extract.tasks.phrasing import shorten
from assistant.extract.view import Unit, View

_TOPIC = re.compile(r"(?P<topic>[^:.?!]{2,40})[:.] ?(?P<rest>.*)", re.DOTALL)
_NUMBER = re.compile(r"\d{1,2}[.)]")
_BOLD = re.compile(r"\W*(?:\*\*|__)")
_LONGEST = 5
_ENDED = (
    r"(?:approved|rejected|refused|declined|granted|accepted|agreed|confirmed|adopted"
    r"|carried|passed|dropped|parked|postponed|deferred|adjourned|cancelled|canceled"
    r"|withdrawn|waived|abgelehnt|genehmigt|angenommen|vertagt|zugestimmt)"
)
_NAMELESS = re.compile(
    rf"(?:(?:not|unanimously|finally|formally|this (?:is|was)|that (?:is|was)"
    rf"|it (?:is|was)) )*{_ENDED}(?: (?:as (?:proposed|presented|it (?:is|stands))"
    r"|unanimously|for now|by all|without (?:discussion|changes?|objections?)))?"
    r"|(?:it (?:is|was) (?:agreed|decided|resolved) to |(?:we|they) (?:will |agreed to"
    r" |decided to )?)?(?:approve|reject|refuse|decline|accept|drop|park|postpone|defer"
    r"|cancel|withdraw|keep|take|move|stop|freeze|leave|shelve|skip|try|buy|do|add) "
    r"(?:it|this|that|them|both)\b.*"
    r"|(?:it|this|that|they) (?:is|are|was|were|will be|stays?|moves?|waits?|goes)\b.*",
    re.IGNORECASE | re.DOTALL,
)
"""Words that say what becomes of a matter and not of which."""


def matter_of(view: View, unit: Unit) -> str | None:
    """Return what the passage begins with as its matter, if it does."""
    opening, bold = _opening(view, unit)
    found = _TOPIC.match(opening.core)
    if found is None:
        return None
    words = found["topic"].strip(" *_")
    alone = not found["rest"] and bold
    leads = opening.core[found.end("topic")] == ":" and bool(found["rest"])
    short = len(words.split()) <= _LONGEST
    named = view.names.resolve(words) is not None
    return words if (alone or leads) and short and not named else None


def _opening(view: View, unit: Unit) -> tuple[Unit, bool]:
    """Return the first sentence of the passage past its number, and if it is bold."""
    opening = second = unit
    while not opening.first:
        before = view.before(opening)
        if before is None or before.passage is not unit.passage:
            break
        opening, second = before, opening
    bold = _BOLD.match(opening.quote) is not None
    return second if _NUMBER.fullmatch(opening.core) else opening, bold


def with_matter(view: View, one: DecisionFinding) -> DecisionFinding:
    """Word a decision that names no matter with that of its paragraph."""
    what = one.what.rstrip(" .!*_")
    unit = _unit_of(view, one) if _NAMELESS.fullmatch(what) else None
    matter = matter_of(view, unit) if unit else None
    if matter is None:
        return one
    worded = shorten(f"{matter}: {what[:1].lower()}{what[1:]}")
    return one.model_copy(update={"what": worded})


def _unit_of(view: View, one: DecisionFinding) -> Unit | None:
    """Return the sentence that the decision was found in."""
    return next(
        (
            unit
            for unit in view.units
            if unit.passage.id == one.passage and one.quote[:40] in unit.quote
        ),
        None,
    )
