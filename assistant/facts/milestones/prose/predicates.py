"""What is said of a milestone whose name tells its own end: "Sets ready"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from assistant.extract.dates.words import WEEKDAYS, either, same_length_fold
from assistant.facts.milestones.prose.event_talk import ATTRIBUTE
from assistant.facts.milestones.prose.places import (
    COMES_THERE,
    course_of,
    is_firm_end,
    placed,
    stands_there,
    state_pattern,
)
from assistant.facts.milestones.prose.said import Outcome
from assistant.facts.sameness.stems import other_numbers, stem_of, stems

_STATES = (
    r"in (?:hand|place|force|service|production|use|operation|orbit|the ground)"
    r"|on (?:site|board|air|stage|shelf)|under (?:contract|roof)|up and running"
    r"|signed[ -]off|handed over|set up|live|ready|open|complete|available|clear"
    r"|built|sold|bought|sent|made|held|hung|laid|drawn|chosen|written|paid|cut|sown"
    r"|grown|shot|won|found|begun|fertig|bereit|offen"
)
_END = re.compile(
    rf"(?P<subject>.*[^\W_]\W+)(?P<state>{_STATES}|(?!need|seed|feed)[a-z]{{3,}}ed)\W*"
)
_ID = re.compile(r"^\W*[a-z]{1,3}-?\d{1,3}\b\W*")
_CLAUSE = re.compile(r"[;.!?]+(?=\s|$)|,\s|\s[-–—]\s|\b(?:but|so|because|while)\b")
_THAT = re.compile(r"\band (?=(?:the|our|all|both|we|they)\b)|\bthat\b")
_LABEL = re.compile(r"^\W*(?P<label>[^:.!?]{2,60}?)\W*:\s+(?=\S)")
_IS = r"(?:is|are|was|were|has been|have been|had been|got|['’]s|['’]re)"
_FILLER = (
    r"(?:now|all|both|finally|already|fully|officially|formally|at last|also|just"
    r"|since [\w ]{3,20})"
)
_ASSERTED = re.compile(rf"\b(?P<is>{_IS})(?: {_FILLER})* ?$")
_HAVE = re.compile(r"\b(?:we|they|he|she|i)(?: have|['’]ve| had| got)\b(?P<what>.*)$")
_WHOLE = re.compile(r"^\W*(?:all|both|every|each|alle|toutes?|todos)\b")
_AT_LAST = re.compile(
    r"\W*(?:(?:since|now|today|finally|at last|yesterday|as of (?:now|today))\b"
    r"|!|✅|🎉)"
)
_LATELY = re.compile(
    rf"\W*(?:on|since) (?:the )?(?:\d|{either(WEEKDAYS)}\b)|\W*yesterday\b|\W*today\b"
)
_ENDS = re.compile(r"\W*(?::\w+:\W*)*$")
_LATER = re.compile(
    r"^\W*(?:(?:only |again )?(?:on|by|until|from|before|after|in (?:a|two|three|\d)"
    r"|in time for|tomorrow|next|soon|shortly|later)\b)"
)
_FOR = re.compile(r"^\W*(?:for|to|if|when|as soon|except)\b")
_NO = re.compile(
    r"\b(?:not|never|no|none|nobody|neither|nowhere|hardly|far from|cannot|nicht|pas)\b"
    r"|n['’]t\b"
)
_WILL = re.compile(r"\b(?:will|shall|going to|to be|wird|sera)\b|['’]ll\b")
_TO = re.compile(r"\bto(?: have)?\s*$")
IN_PART = re.compile(
    r"\b(?:half|part|partly|partially|some|most|mostly|nearly|almost|except|only"
    r"|all but|apart from|without(?! (?:any )?(?:comment|condition|remark|reservation"
    r"|objection|change|delay|problem|issue|trouble))|still|missing|pending"
    r"|outstanding|remain\w*|waiting"
    r"|to follow|follows|open point|one of|two of|three of|\d+ (?:of|out of)|\d+ ?%"
    r"|more like|close to|virtually|practically|as good as|yet|other|another|second"
    r"|(?<!for the )first|(?<!at )(?<!before )last"
    r"(?! (?:week|month|night|\w+day)\b)|next)\b"
)
DOUBTED = re.compile(
    r"\b(?:think\w*|thought|believ\w+|expect\w*|hop\w+|claim\w*|assum\w+|suppos\w+"
    r"|seem\w*|look\w*|guess\w*|rumou?r\w*|pretend\w*|heard|says?|said|feels?"
    r"|apparently"
    r"|allegedly|maybe|perhaps|once|(?<!as )(?<!to )(?<!on )plan\w*|want\w*|get|make"
    r"|keep|let|have to|need\w*|imagine\w*|rolled back|revert\w*|withdrawn|revoked"
    r"|undone|re-?opened)\b"
)
_REACHED = re.compile(
    r"\b(?:came(?: in| through)?|arrived|landed|stands?|(?:is|are) (?:here|there)"
    r"|(?:is|are|was|were|been) (?:granted|issued|received|obtained|signed|approved"
    r"|given|delivered|finished|complete|completed|done|in)"
    r"|(?P<object>got|received|obtained|granted|issued|signed|approved|finished))\b"
)
_CAME = re.compile(r"\b(?:came(?: in)?|arrived|landed|(?:is|are) here)\b")
_HEAD_ENDS = re.compile(r"\b(?:for|of|about|to|from|with|on|at|by|in)\b")
_PRONOUNS = re.compile(r"\b(?:them|they|it|these|those|everything)\b")
_SMALL = """
we they he she it i the a an our all both every each now finally already fully have had
has is are was were been got also just officially formally at last and so of for in on
"""
_HELPERS = frozenset(map(stem_of, _SMALL.split()))


@dataclass(frozen=True, slots=True)
class Predicate:
    """A title's own end: the stems of what it is said of, and the state's words.

    `head` are those that alone mean it, where no other milestone has them; `does` says
    that somebody brings the state about, `is_place` that things come to it, `comes`
    that all that comes at all comes there, `course` is the past of what goes on.
    `last` is the one word that the subject is, `named` the title's own words.
    """

    subject: frozenset[str]
    head: frozenset[str]
    state: re.Pattern[str]
    does: bool
    is_place: bool = False
    comes: bool = False
    course: re.Pattern[str] | None = None
    last: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Reached:
    """What a sentence says of a milestone's own end, and where its words end.

    `short` says that it names the milestone by the last word of its subject alone,
    `alone` is that word where it is not the subject's own last one. `spoilt` says that
    words beside it tell that it went ill.
    """

    title: str
    outcome: Outcome
    ends: int
    short: bool = False
    alone: frozenset[str] = frozenset()
    spoilt: bool = False


def predicate_of(title: str) -> Predicate | None:
    """Return the end that a milestone's name tells itself, if it tells one."""
    text = _ID.sub("", same_length_fold(title))
    found = _END.fullmatch(text) or placed(text)
    named = found["subject"] if found else ""
    subject = stems(named) or all_stems(named) - _HELPERS
    if found is None or not subject:
        return None
    state = found["state"]
    head = _head(subject, named)
    return Predicate(
        subject,
        head,
        re.compile(rf"(?<![\w-])(?:{state_pattern(state)})(?![\w-])"),
        does=state.endswith("ed"),
        is_place=re.match(r"(?:in|on|at|under|inside|behind|off) ", state) is not None,
        comes=state in COMES_THERE,
        course=course_of(state),
        last=head,
        named=frozenset(re.findall(r"\w+", text)),
    )


def all_stems(text: str) -> frozenset[str]:
    """Return the stems of all words, also of those that are mostly no content."""
    return frozenset(map(stem_of, re.findall(r"[^\W\d_]+", same_length_fold(text))))


def _about(own: Predicate, text: str) -> frozenset[str]:
    """Return the stems of what the words are about."""
    return (stems(text) | (all_stems(text) & own.subject)) - _HELPERS


class Predicates:
    """Hears whether milestones that tell their own end have come to it."""

    def __init__(self, titles: Iterable[str]) -> None:
        found = ((title, predicate_of(title)) for title in titles)
        own = {title: one for title, one in found if one}
        every = Counter(stem for one in own.values() for stem in one.subject)
        self._own = {
            title: one
            if all(every[stem] == 1 for stem in one.head)
            else replace(one, head=one.subject)
            for title, one in own.items()
        }

    def leaves(self, title: str, word: str) -> bool:
        """Whether the word is the milestone's own state, which is read here alone."""
        own = self._own.get(title)
        return own is not None and own.state.fullmatch(word) is not None

    def last_of(self, title: str) -> frozenset[str]:
        """Return the last word of what the milestone's own state is said of."""
        return self._own[title].last if title in self._own else frozenset()

    def spoken_of(self, text: str) -> bool:
        """Whether the text has all words for what one of the milestones is about."""
        if not self._own:
            return False
        words = all_stems(text)
        return any(one.head <= words for one in self._own.values())

    def read(self, text: str, *, in_chat: bool) -> Iterator[Reached]:
        """Yield what the sentence says of each, by its state or by words near it.

        Only its own subject with its own state says that it was met; a negation or a
        day to come with them says that it was not.
        """
        words = all_stems(text)
        folded = same_length_fold(text)
        for title, own in self._own.items():
            if not own.head <= words or other_numbers(title, text):
                continue
            found = _heard(own, folded, in_chat=in_chat)
            if found:
                outcome, verb = found
                short = outcome is Outcome.MET and not own.subject <= all_stems(text)
                yield Reached(title, outcome, verb.end(), short=short)


def _heard(
    own: Predicate, text: str, *, in_chat: bool
) -> tuple[Outcome, re.Match[str]] | None:
    label = _LABEL.match(text)
    topic = label["label"] if label else ""
    hedged = DOUBTED.search(text) or _in_part(own, text)
    for verb in own.state.finditer(text):
        before, behind = _around(text, verb, label)
        there = stands_there(before) if own.is_place else before
        came, before = there != before, there
        about = _subject(before, topic)
        if _did(own, before, behind) and not hedged:
            return Outcome.MET, verb
        if not own.head <= _about(own, about):
            if not hedged and _did_within(own, before, behind, topic):
                return Outcome.NEAR, verb
            continue
        if _NO.search(before) or _WILL.search(before):
            exact = _about(own, _NO.sub(" ", about)) == own.subject
            return (Outcome.DENIED, verb) if exact and not hedged else None
        doing = replace(own, does=True) if came else own
        said = _says(doing, before, behind, topic, in_chat=in_chat)
        if said and not hedged:
            exact = _about(own, about) == own.subject
            said = said if exact or _is_short(own, about) else Outcome.NEAR
            return (said, verb) if exact or _is_head(own, about) else None
    return None if hedged else _went(own, text, label) or _near(own, text, label)


def _in_part(own: Predicate, text: str) -> bool:
    """Whether it tells of a part only; the title's own "first" does not say so."""
    return any(found[0] not in own.named for found in IN_PART.finditer(text))


def _went(
    own: Predicate, text: str, label: re.Match[str] | None
) -> tuple[Outcome, re.Match[str]] | None:
    """Return that it ran, or that it came where all comes that comes at all."""
    forms = (own.course, _CAME if own.comes else None)
    for verb in (one for form in forms if form for one in form.finditer(text)):
        before, behind = _around(text, verb, label)
        if _NO.search(before) or _WILL.search(before) or _TO.search(before):
            continue
        if _about(own, before) == own.subject and is_firm_end(behind):
            return Outcome.MET, verb
    return None


def _around(
    text: str, verb: re.Match[str], label: re.Match[str] | None
) -> tuple[str, str]:
    """Return what stands in the verb's clause before it and behind it."""
    start = label.end() if label and label.end() <= verb.start() else 0
    before = _THAT.split(_CLAUSE.split(text[start : verb.start()])[-1])[-1]
    return before, text[verb.end() :]


def _subject(before: str, topic: str) -> str:
    """Return what it is said of: the topic before a colon for "all" or "them"."""
    have = _HAVE.search(before)
    own = have["what"] if have else before
    bare = not (all_stems(own) - _HELPERS) or _PRONOUNS.search(own) is not None
    return topic if topic and bare else own


def _says(
    own: Predicate, before: str, behind: str, topic: str, *, in_chat: bool
) -> Outcome | None:
    """Return how firmly the clause says that the state has come."""
    asserted = _ASSERTED.search(before)
    now = asserted is not None and asserted["is"] not in {"was", "were", "had been"}
    if _LATER.match(behind) and (now or not own.does):
        return None
    if _FOR.match(behind):
        return Outcome.NEAR
    if asserted or _HAVE.search(before):
        return Outcome.MET
    labelled = topic and not (all_stems(before) - _HELPERS)
    if own.does and _LATELY.match(behind):
        return Outcome.MET
    if labelled or _WHOLE.match(before) or _AT_LAST.match(behind):
        return Outcome.MET
    return Outcome.NEAR if in_chat and _ENDS.match(behind) else None


def _did(own: Predicate, before: str, behind: str) -> bool:
    """Whether somebody brought the state about: `we cleared the kitchen`."""
    done_to = _HEAD_ENDS.split(_CLAUSE.split(behind)[0])[0]
    acts = bool(before.strip()) and not _ASSERTED.search(before)
    return (
        own.does
        and acts
        and not ATTRIBUTE.search(before)
        and _about(own, done_to) == own.subject
        and not (_NO.search(before) or _WILL.search(before) or _TO.search(before))
    )


def _did_within(own: Predicate, before: str, behind: str, topic: str) -> bool:
    """Whether somebody did it to a thing of its topic: `Hall: Bo painted it`."""
    acts = bool(all_stems(before)) and not _ASSERTED.search(before)
    ahead = _LATER.match(behind) or _FOR.match(behind)
    denied = any(each.search(before) for each in (_NO, _WILL, _TO))
    denied = denied or _NO.search(_CLAUSE.split(behind)[0]) is not None
    in_topic = own.head <= _about(own, topic) and _is_head(own, topic)
    return own.does and acts and in_topic and not (ahead or denied)


def _is_short(own: Predicate, about: str) -> bool:
    """Whether the words are the last one of the subject, which is longer, alone."""
    return own.head == own.last != own.subject and _about(own, about) == own.last


def _is_head(own: Predicate, about: str) -> bool:
    """Whether what the words are about is the milestone's own matter."""
    return _head(_about(own, about), about) <= own.subject


def _head(known: frozenset[str], text: str) -> frozenset[str]:
    """Return the last of the known words before what only describes them."""
    words = [all_stems(word) & known for word in _HEAD_ENDS.split(text)[0].split()]
    return next((stem for stem in reversed(words) if stem), known)


def _near(
    own: Predicate, text: str, label: re.Match[str] | None
) -> tuple[Outcome, re.Match[str]] | None:
    """Return that other words say of just that matter that it has come."""
    topic = label["label"] if label else ""
    for verb in _REACHED.finditer(text):
        before, behind = _around(text, verb, label)
        if _NO.search(before) or _WILL.search(before):
            continue
        about = [_subject(before, topic)]
        if verb["object"] and not ATTRIBUTE.search(before):
            about.append(_HEAD_ENDS.split(_CLAUSE.split(behind)[0])[0])
        if any(own.head <= _about(own, each) <= own.subject for each in about):
            return Outcome.NEAR, verb
    return None
