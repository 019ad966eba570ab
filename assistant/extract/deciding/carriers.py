"""The words that carry a decision; "Agreed." is carried by what it agrees to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.domain.evidence import LONGEST_QUOTE
from assistant.domain.reading import Role
from assistant.extract.deciding.formulas import (
    following,
    opens_only,
    says_before,
    telling,
)
from assistant.extract.deciding.listed_whole import whole_item
from assistant.extract.deciding.marks import BY_WHOM
from assistant.extract.deciding.not_against import not_against
from assistant.extract.deciding.words import POINTS
from assistant.extract.tasks.phrasing import fit
from assistant.extract.view import Unit, View

_REQUEST = re.compile(
    r"^(?:(?:can|could|would|will) (?!we\b)|(?:who|what|when|where|how|why)\b)",
    re.IGNORECASE,
)
_NAMES_A_CHOICE = 2
_LONGEST_TAIL = 12
TAIL = re.compile(
    r"^(?:(?:all |so |we |everyone |everybody )?(?:agreed|decided|accepted"
    r"|approved)\b(?! ?:)|no (?:objections?|concerns?)|my call|no\W*$|yes\W*$)",
    re.IGNORECASE,
)
LEAD = re.compile(
    r"^(?:\d{1,2}[:.]\d\d,? )?(?:(?:so|then|and|also),? )*"
    r"(?:we |i |(?:(?:my|our|the) )?(?:final )?(?=decision ?:))?(?:decisions?|decided"
    r"|agreed"
    r"|resolved|we decide(?:d)?)\b(?: (?:then|now|here|today|made|taken)(?= ?:))?"
    r"(?: by [\w.'’-]+(?:(?:,? and|,? &|,)?"
    r" (?-i:[^\W\d_a-zß-öø-ÿ][\w.'’-]*)){0,6})?(?: ?\([^)]*\))?"
    r" ?[:,–—-]? *(?:that )?",
    re.IGNORECASE,
)
_SAYS_WHAT = re.compile(
    r"(?:not )?(?:to|on|for|against|that|in favou?r of)\b \w+ \w+", re.IGNORECASE
)
_OWN_CLAUSE = re.compile(
    r"(?:we|they|it|you|he|she|i|there) (?!(?:all|both|agreed?)\b)\w+|(?:the|an?|our"
    r"|this|that|these|those|no (?!objections?\b|concerns?\b))"
    r"(?! \w+er the\b)(?: ?\b[\w'’-]+){3}",
    re.IGNORECASE,
)
"""Behind "we decided,": what was decided, and not how or by whom."""
_OWN_THING = re.compile(
    r"(?:we|they|everyone|everybody|all) (?:all |then |also )*(?:agreed|decided"
    r"|approved|accepted) (?:the (?!same\b|above\b)|an? |our |both |\d)\w+",
    re.IGNORECASE,
)
"""`We agreed the date`: it names what, so that nothing before it is meant."""
_PARTED = re.compile(r"(?:[,:–—-]|\bthat) *$", re.IGNORECASE)
_PRONOUN = re.compile(r"(?:we|they|it|you|there)\b", re.IGNORECASE)
_DECIDES_THIS = re.compile(
    r"(?:(?:so|and|yes),? )*(?:i|we) (?:hereby |now )?decided? (?:this|that|it|so)"
    r"(?: myself| ourselves| now| today)?(?:, [^?]*)?\W*$",
    re.IGNORECASE,
)
"""`I decide this, it cost us a day`: what is chosen stands before it."""
_CHOSEN = re.compile(
    r"\b(?:from (?:now|today|tomorrow|\w+day)|until|no longer|every|only|instead|we"
    r"|will|shall|must|stays?|goes|moves?|starts?|stops?|keeps?)\b(?!.*\?)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Told:
    """The words that carry a decision; `end` is where they end in their passage."""

    passage: str
    quote: str
    words: str
    end: int = 0


def points_back(unit: Unit) -> bool:
    """Whether its words stand for those of the sentence before."""
    whole = POINTS.match(unit.core) or BY_WHOM.match(unit.core)
    this = _DECIDES_THIS.match(unit.core) is not None
    return whole is not None or this or says_before(unit.core)


def carrier(view: View, unit: Unit) -> Told | None:
    """Return what carries it; "Agreed." is carried by what it agrees to.

    None where the words only say that something is decided, and nothing says what.
    """
    given = not_against(view, unit)
    if given is not None:
        told = Told(unit.passage.id, fit(unit.quote), given.words or "")
        return told if given.words else None
    return None if _decides_no_choice(view, unit) else _carrier(view, unit)


def _decides_no_choice(view: View, unit: Unit) -> bool:
    """Whether "I decide this" stands behind words that choose nothing."""
    before = view.before(unit)
    chosen = before is not None and _CHOSEN.search(before.core)
    return _DECIDES_THIS.match(unit.core) is not None and not chosen


def _carrier(view: View, unit: Unit) -> Told | None:
    if opens_only(unit.core) and not is_tail(unit):
        after = following(view, unit)
        return _stretch(unit, after, after.core) if after else None
    whole = whole_item(view, unit)
    if whole is not None:
        return _stretch(unit, whole.units[-1], whole.what)
    own = _emphasised(view, unit)
    before = view.before(unit)
    points = points_back(unit)
    if before is None or not (points or is_tail(unit)):
        return own
    if before.passage is unit.passage:
        begins, words = telling(view, unit) or (before, before.core)
        told = _stretch(begins, unit, words)
        if len(told.quote) <= LONGEST_QUOTE:
            return told
    elif points or (_is_asked(before) and unit.role is not Role.TURN):
        return Told(before.passage.id, fit(before.quote), before.core)
    return own


def _stretch(first_unit: Unit, last: Unit, words: str) -> Told:
    """Return a stretch of one passage, from the one sentence to the other."""
    end = last.sentence.start + len(last.sentence.text)
    text = last.passage.passage.text[first_unit.sentence.start : end]
    behind = end if last is not first_unit else 0
    return Told(last.passage.id, text, words, behind)


def is_tail(unit: Unit) -> bool:
    """Whether it agrees to what stands before, and does not say to what."""
    brief = len(unit.core.split()) <= _LONGEST_TAIL
    after = unit.core.partition(":")[2].split()
    own = tells(unit.core) or _OWN_THING.match(unit.core)
    said = own or len(after) > _NAMES_A_CHOICE
    return brief and TAIL.match(unit.core) is not None and not said


def tells(words: str) -> bool:
    """Whether they say what was decided, and not only that something was."""
    rest = LEAD.sub("", words)
    lead = words.removesuffix(rest)
    parted = _PARTED.search(lead) or _PRONOUN.match(rest)
    own = lead and parted and _OWN_CLAUSE.match(rest) is not None
    return bool(own) or _SAYS_WHAT.match(rest) is not None


def _is_asked(unit: Unit) -> bool:
    """Whether it puts a choice to the group; a request to somebody is none."""
    asks = unit.core.rstrip(" *").endswith("?")
    return asks and _REQUEST.match(unit.core) is None


def _emphasised(view: View, unit: Unit) -> Told:
    """Take in the sentences that stand in bold with it."""
    start, last = unit.sentence.start, unit
    quote, words = unit.quote, unit.core
    while quote.count("**") % 2:
        following = view.after(last)
        if following is None or following.passage is not unit.passage:
            break
        end = following.sentence.start + len(following.sentence.text)
        longer = unit.passage.passage.text[start:end]
        if len(longer) > LONGEST_QUOTE:
            break
        quote, last = longer, following
        told = LEAD.sub("", words)
        words = words if len(told.split()) > _NAMES_A_CHOICE else following.core
    end = last.sentence.start + len(last.sentence.text)
    return Told(unit.passage.id, fit(quote), words, end)
