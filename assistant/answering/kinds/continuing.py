"""Sentences that go on in the next one, or in what somebody replies."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

from assistant.answering.asked.asks import Wanted
from assistant.answering.asked.question import Question
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.sentences import Reader
from assistant.answering.kinds.matching import words_of
from assistant.domain.evidence import LONGEST_QUOTE, Quote
from assistant.domain.people import fold
from assistant.domain.reading import Role
from assistant.drafting.words import plain
from assistant.extract.text.sentences import split
from assistant.facts.sameness.stems import stems

W = Wanted
_CONTINUED = frozenset({W.PERSON, W.OWNER, W.AMOUNT, W.STATE, W.ANYTHING, W.REASON})
"""What is answered by one sentence, which may go on in the next."""
_ASKED = re.compile(
    r"(?i)\b(?:ask(?:s|ed)?|wonder(?:s|ed)?) (?:\w+ ){0,2}(?:who|whom|whose|what|when"
    r"|where|which|why|how|if|whether)\b"
    r"|\b(?:ask(?:s|ed)?(?: \w+)? for|request(?:s|ed))\b"
)
"""A sentence that tells of a question or a wish, whose answer stands behind it."""
_WAY = re.compile(r"(?i)\b(?:where|who|whom|whose|when|why|how|which|what)\b")
_WORDS = re.compile(r"\w+")
_TOLD_QUESTION = re.compile(
    r"(?i)\b(?:asks?|asked|wanted to know|wondered) (?:\w+ )?"
    r"(?P<way>where|who|whom|whose|when|why|how|which|what)\b(?P<what>[^.?;]+)"
)
_POINTS = re.compile(r"(?i)\W*(?:that|it|this|they|these|those|he|she)\b")
_REPLIES = re.compile(
    r"(?i)\b(?:said|says|answer(?:s|ed)|repl(?:ies|ied)|explain(?:s|ed)|told|tells"
    r"|pointed out)\b|^\W*because\b"
)
_COMMON = 2
_ROOT = 5
"""Letters that forms of one word share, such as corroded and corrosion."""
_FEWEST = 3
"""Words of a told question by which it is known without the thing itself."""
_TAIL = 24
"""Letters by which the end of a sentence is known."""


_WISH = re.compile(
    r"(?i)\b(?:want(?:s|ed)?|needs?|needed|ask(?:s|ed|ing)?|would like"
    r"|wait(?:s|ing)? for|(?:can|could|may) (?:we|i) (?:get|have)|please)\b"
)
"""Something is asked of somebody, who may answer next."""


_VERDICT = re.compile(
    r"(?i)\W*(?:(?:so|which means|in short|therefore|that(?:['’]s| is| means)) )?"
    r"(?:a )?(?:clear |plain )?(?:no|yes|impossible"
    r"|not (?:possible|enough|an option|feasible))(?:,? then| for now| at all)?\W*"
)
"""A yes or no that is drawn from what was said before."""
_DRAWN = 3
"""Sentences behind one in which a yes or no is drawn from it."""


def continued(reader: Reader, one: Candidate, asked: frozenset[str]) -> Candidate:
    """Return a sentence with the one behind it, where that has more to say.

    `asked` are the stems of a question: the next sentence has others of them, or
    answers the question that the sentence itself tells of.
    """
    for place, words in _places(reader, one):
        passage = reader.passages[place].passage
        if passage.role is Role.ROW or not _says(one, words):
            continue
        start = passage.text.index(words)
        more = _behind(passage.text, start, start + len(words), asked)
        if more is not None:
            return reader.cut(place, *more)
    return one


def concluded(reader: Reader, one: Candidate) -> Candidate | None:
    """Return a sentence with all up to the yes or no that is drawn from it."""
    for place, words in _places(reader, one):
        text = reader.passages[place].passage.text
        if reader.passages[place].passage.role is Role.ROW or not _says(one, words):
            continue
        start = text.index(words)
        later = [s for s in split(text) if s.start >= start + len(words)][:_DRAWN]
        for last, verdict in enumerate(later, 1):
            whole = text[start : verdict.start + len(verdict.text)]
            if _VERDICT.fullmatch(verdict.core) and len(whole) <= LONGEST_QUOTE:
                said = [plain(words), *(s.core for s in later[:last])]
                return reader.cut(place, whole, " ".join(said))
    return None


def reply_to(
    reader: Reader, one: Candidate, people: Collection[str]
) -> Candidate | None:
    """Return what one of the people says next to a sentence that wishes for something.

    None where it wishes for nothing, or somebody else speaks next.
    """
    if one.computed or not _WISH.search(one.said):
        return None
    resolve = reader.teller.people.resolve
    for place, _ in _places(reader, one):
        if place + 1 == len(reader.passages):
            continue
        said, reply = reader.passages[place], reader.passages[place + 1]
        spoken = resolve(reply.passage.speaker)
        if reply.source != said.source or spoken not in people:
            continue
        if resolve(said.passage.speaker) == spoken or "?" in reply.passage.text:
            continue
        words = reply.passage.text.strip()
        if len(words) <= LONGEST_QUOTE:
            return reader.cut(place + 1, words, words)
    return None


def answered_before(
    reader: Reader, near: Collection[str], text: str
) -> Candidate | None:
    """Return the newest reply to the same question, asked of somebody in the sources.

    `near` are the ids of passages to look at: whoever asked has every word of the
    question's `text`, its `where` or `who` too, and another speaks next.
    """
    asked, ways = words_of(text), set(map(str.casefold, _WAY.findall(text)))
    found: list[Candidate] = []
    for place, said in enumerate(reader.passages[:-1]):
        reply = reader.passages[place + 1]
        words = reply.passage.text.strip()
        if said.id in near and (told := _reported(reader, place, asked, ways)):
            found.append(told)
        if said.id not in near or said.source != reply.source:
            continue
        if not said.passage.text.rstrip().endswith("?"):
            continue
        if not reply.passage.speaker or said.passage.speaker == reply.passage.speaker:
            continue
        last = split(said.passage.text)[-1].core
        same = asked <= words_of(last) and ways <= set(_WORDS.findall(last.casefold()))
        if same and "?" not in words and len(words) <= LONGEST_QUOTE:
            found.append(reader.cut(place + 1, words, words))
    return max(found, key=lambda one: one.day, default=None)


def _reported(
    reader: Reader, place: int, asked: frozenset[str], ways: set[str]
) -> Candidate | None:
    """Return a question told in a passage, such as `she asked why`, with its answer.

    It has all words of the question; where it begins with `that` or `it`, all but
    those for which this stands.
    """
    text = reader.passages[place].passage.text
    pieces = split(text)
    for one, after in pairwise(pieces):
        told = _TOLD_QUESTION.search(one.core)
        if told is None or ways != {told["way"].casefold()}:
            continue
        clause = words_of(told["what"])
        points = _POINTS.match(told["what"]) is not None
        same = asked <= clause or (
            points
            and len(clause) >= _FEWEST
            and clause <= asked
            and _stands_for(reader, place, asked - clause)
        )
        whole = text[one.start : after.start + len(after.text)]
        replies = _REPLIES.search(after.core) and not after.core.endswith("?")
        if same and replies and len(whole) <= LONGEST_QUOTE:
            return reader.cut(place, whole, f"{plain(one.core)} {after.core}")
    return None


def _stands_for(reader: Reader, place: int, left: frozenset[str]) -> bool:
    """Whether the one word left of a question means the matter of a passage.

    Another passage then has it, in one form or another, with words of this one.
    """
    own = stems(reader.passages[place].passage.text)
    if len(left) != 1 or len(min(left)) < _ROOT:
        return False
    root = min(left)[:_ROOT]
    return any(
        any(stem.startswith(root) for stem in said) and len(said & own) >= _COMMON
        for said in (stems(one.passage.text) for one in reader.passages)
    )


def with_reply(
    found: Sequence[Candidate],
    reader: Reader,
    near: Collection[str],
    candidates: Iterable[Candidate],
    question: Question,
) -> Sequence[Candidate]:
    """Tell the reply to the same question, where nothing else answers or it says why.

    Not where newer words have all that the question is about.
    """
    about = stems(question.bare)
    if not about or (found and question.wanted is not W.REASON):
        return found
    reply = answered_before(reader, near, question.bare)
    if reply is None:
        return found
    told_since = any(one.day > reply.day and about <= one.about for one in candidates)
    return found if told_since else [reply]


def _places(reader: Reader, one: Candidate) -> list[tuple[int, str]]:
    """Return where the words of a sentence stand, with them; none of a record."""
    quotes = [e for e in one.unit.evidence if isinstance(e, Quote)]
    if one.computed or len(quotes) != 1:
        return []
    [quote] = quotes
    return [
        (place, quote.quote)
        for place, sourced in enumerate(reader.passages)
        if sourced.source == quote.source and quote.quote in sourced.passage.text
    ]


def _says(one: Candidate, words: str) -> bool:
    """Whether a candidate is told in these words alone."""
    return fold(plain(words)).rstrip(".!").endswith(one.said[-_TAIL:])


def _behind(
    text: str, start: int, end: int, asked: frozenset[str]
) -> tuple[str, str] | None:
    """Return the words of a place with the sentence behind them, if that adds to it."""
    later = [one for one in split(text) if one.start >= end]
    if not later:
        return None
    said, following = text[start:end], later[0]
    whole = text[start : following.start + len(following.text)]
    if len(whole) > LONGEST_QUOTE or "\n\n" in whole:
        return None
    added = (words_of(following.core) - words_of(said)) & asked
    tells = len(added) > 1 or any(stems(word) for word in added)
    if not (tells or _ASKED.search(said)) or following.core.rstrip().endswith("?"):
        return None
    return whole, f"{plain(said)} {following.core}"


def gone_on(
    question: Question, reader: Reader, found: Sequence[Candidate]
) -> Sequence[Candidate]:
    """Tell with the first sentence what stands behind it, or what is replied to it."""
    if question.wanted not in _CONTINUED or not found:
        return found
    first, *rest = found
    people = question.people if question.polar else frozenset()
    if reply := reply_to(reader, first, people):
        return [reply, *found]
    if question.polar and (whole := concluded(reader, first)):
        return [whole, *rest]
    return [continued(reader, first, words_of(question.bare)), *rest]
