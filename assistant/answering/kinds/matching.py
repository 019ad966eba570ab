"""The sentence that has the words of a question: for yes or no, and for anything."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from assistant.answering.asked.asks import STATUS, Wanted
from assistant.answering.asked.kin import is_happening, kin_of, kin_of_word, words_for
from assistant.answering.asked.properties import measured_in, measures_another
from assistant.answering.asked.question import Question
from assistant.answering.candidates.alike import same_sentence
from assistant.answering.candidates.candidate import Candidate
from assistant.answering.candidates.naming import is_of_another, of_firm, said_in
from assistant.answering.candidates.occasions import occasion_words
from assistant.answering.candidates.places import asks_where, names_place
from assistant.answering.candidates.speaking import speaks_of
from assistant.answering.kinds.newest import ruling, without_older
from assistant.answering.off_topic import is_off_topic
from assistant.answering.unfit import tells_no_such_state
from assistant.domain.facts import ActionItem, Change, ChangeKind
from assistant.domain.people import fold
from assistant.domain.sourced import SourcedPassage
from assistant.facts.sameness.stems import Weigh, stems
from assistant.gate.sentence import stem

W = Wanted
MOST = 3
"""Sentences of an answer: a yes or no needs one, and what speaks against it."""
_FUNCTION = frozenset(
    (  # noqa: SIM905
        "a an the of to on at by for from with as is are was were be been being am has "
        "have had do does did will would can could shall should may might must it its "
        "this that these those there their they them he she his her we our us you your "
        "i my me who whom whose which what when where why how than so such also and or "
        "but if any some yet still now ever really actually already please tell about "
        "get got in into happen happens happened happening passiert "
        "der die das den dem des ein eine einen ist sind hat haben wird"
    ).split()
)
_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_HEAD = 4
_LITTLE = 0.35
"""What a common word weighs against a word of which nothing is known."""
_OWN = 0.6
_NEARLY = 0.95
_LEAST_OWN = 0.25
_LEAST_RULED = 0.4
_PAIR = 2
"""Words of a question that has but a thing and what happened to it."""
_KIN = 0.95
"""What another word for a happening counts."""
_FOCUS = 0.1
_ASIDE = 0.25
_WIDE = 0.7
_BEHIND = 0.12
_STEP = 0.1
_FRESH = 0.2
"""What a new word weighs more than an old one, of how things are."""
_FRESH_DAYS = 28
_SUPPOSED = 0.2
_UNSURE = 0.1
_PROMISED = 0.05
_BY_NAME = 0.2
_BY_STATE = 0.05
_PHRASAL = re.compile(
    r"(?i)([^\W\d_]{3,}?)(?:s|ed|ing)?[ -](in|on|off|up|out|over|down|back)\b"
)
_ANSWERS = re.compile(
    r"(?i)(?:^|[:“\"]\s*)(?:yes|no)\b[,.:]|\b(?:not|never|only|instead)\b|n['’]t\b"
)
_NAME = re.compile(r"(?<=[a-z] )[A-Z]\w+")
_PAST = re.compile(r"(?i)\W*(?:did|was|were|had)\b")
_DONE = re.compile(r"(?i)\W*(?:did|was|were|had|has|have)\b")
_AHEAD = re.compile(r"(?i)\b(?:tomorrow|next (?:week|month)|will|going to)\b|[’']ll\b")
_CLOSINGS = frozenset({ChangeKind.RISK_CLOSED, ChangeKind.ISSUE_CLOSED})
_UNTIL = re.compile(
    r"(?i)(?<!no )(?<!not )\b(?:until|unless|before|as soon as|once|bevor|bis)\b"
)
_OPEN = re.compile(r"(?i)\b(?:if|unless|whether|might|may|perhaps|maybe)\b")


def with_words(
    text: str, passages: Iterable[SourcedPassage], most: int = 150
) -> set[str]:
    """Return the ids of the passages that have the most of a question's words."""
    words = dict.fromkeys(_WORD.findall(text))
    forms = [_form(word) for word in words if fold(word) not in _FUNCTION]
    counted: list[tuple[int, int, str]] = []
    for one in passages:
        passage = one.passage
        own = sum(form.search(passage.text) is not None for form in forms)
        if not own:
            continue
        beside = "\n".join([*passage.headings, one.title or "", passage.speaker or ""])
        wide = sum(
            form.search(passage.text) is not None or form.search(beside) is not None
            for form in forms
        )
        counted.append((-wide, -own, one.id))
    return {found for _, _, found in sorted(counted)[:most]}


def _form(word: str) -> re.Pattern[str]:
    """Return a form that finds a word, its other forms, and its kin."""
    folded = fold(word)
    kin = kin_of_word(word)
    others = (words_for(kin) if kin else frozenset()) | occasion_words(word)
    head = folded if len(folded) <= _HEAD else folded[: max(_HEAD, len(folded) - 3)]
    forms = [rf"{re.escape(head)}\w*", *(re.escape(other) for other in sorted(others))]
    return re.compile(rf"(?i)(?<!\w)(?:{'|'.join(forms)})(?!\w)")


@lru_cache(maxsize=65_536)
def words_of(text: str) -> frozenset[str]:
    """Return the stems of all words of a text but those that only bind others."""
    return frozenset(
        _stem(word) for word in _WORD.findall(text) if fold(word) not in _FUNCTION
    )


@dataclass(frozen=True, slots=True)
class _Asked:
    """A word of the question: its stem, its happening, and how telling it is."""

    stem: str
    kin: str | None
    weight: float

    def stands_in(self, words: frozenset[str], kin: frozenset[str]) -> bool:
        """Whether the word, or one that tells the same happening, is there."""
        return self.stem in words or (self.kin is not None and self.kin in kin)


class Matching:
    """Weighs sentences by how many of the question's own words they have."""

    def __init__(self, question: Question, weigh: Weigh, today: date) -> None:
        self._question = question
        self._today = today
        common = _LITTLE * weigh("")
        seen: dict[str, _Asked] = {}
        for word in _WORD.findall(STATUS.sub(" ", question.bare)):
            for one in words_of(word):
                weight = weigh(one) if stems(word) else common
                seen.setdefault(one, _Asked(one, kin_of_word(word), weight))
        self._asked = tuple(seen.values())

    @property
    def applies(self) -> bool:
        """Whether the question is answered by its own words, and has enough of them."""
        question = self._question
        asked = question.wanted in {W.STATE, W.ANYTHING} or (
            question.polar and question.wanted is W.ACTION
        )
        words = len(self._asked) + len(question.people)
        return asked and not question.ids and words > 1

    def best(self, candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
        """Return the few sentences that answer, the best and newest first."""
        asked = self._question
        candidates = [o for o in candidates if not tells_no_such_state(o, asked)]
        scored = [
            (score, one)
            for one in candidates
            if (score := self._score(one)) is not None
        ]
        if not scored:
            found = ruling(candidates, None, self._ruled)
            if found is None or self._own(found) < _OWN:
                return ()
            return (found,) if self._question.polar else ()
        top = max(score for score, _ in scored)
        kept = [(score, one) for score, one in scored if score >= top - _BEHIND]
        kept.sort(
            key=lambda pair: (
                -round((pair[0] - top) / _STEP),
                -pair[1].day.toordinal(),
                -pair[0],
                pair[1].words,
            )
        )
        told = without_older([one for _, one in kept], self._own)
        newer = ruling(candidates, told[0], self._ruled)
        if newer is not None and self._question.polar:
            told = [newer, *(one for one in told if one.day >= newer.day)]
        return _distinct(told)

    def _own(self, one: Candidate) -> float:
        """Return how much of the question the sentence itself covers."""
        told = measured_in(said_in(one.unit.text))
        return self._share(words_of(one.unit.text) | one.short | told, one.kin)

    def _ruled(self, one: Candidate) -> float | None:
        """Return how much of the question a ruling covers, None where too little.

        It must name what tells most, and beside it another word of the question; where
        that has only a name and what happened to it, the name is enough.
        """
        if not self._may_answer(one):
            return None
        said = words_of(one.unit.text)
        things = [word for word in self._asked if not is_happening(word.kin)]
        held = sum(word.stands_in(said, one.kin) for word in self._asked)
        most = max(things, key=lambda word: word.weight, default=None)
        if most is None or not most.stands_in(said, one.kin):
            return None
        named = _NAME.search(self._question.text) is not None
        alone = len(self._asked) - len(things) == 1 == len(things)
        enough = held > 1 or (alone and named)
        share = self._own(one)
        return share if enough and share >= _LEAST_RULED else None

    def _score(self, one: Candidate) -> float | None:
        question = self._question
        if not self._may_answer(one):
            return None
        told = one.unit.text
        said = words_of(told) | one.short | measured_in(said_in(told))
        own = self._share(said, one.kin)
        wide = self._share(
            said | words_of(one.words) | one.around | self._of_firm(one),
            one.kin | kin_of("\n".join(one.words.split("\n")[1:])),
        )
        if not self._accepts(one, own, wide):
            return None
        age = max(0, (self._today - one.day).days)
        fresh = 0.0 if _PAST.match(question.text) else _FRESH
        score = 0.7 * own + 0.3 * wide + fresh * math.exp(-age / _FRESH_DAYS)
        by_name = _BY_STATE if question.wanted is W.STATE else _BY_NAME
        score += by_name * len(question.people & one.people)
        score += _FOCUS * own * len(self._asked) / max(len(said), len(self._asked))
        if not self._names_most_telling(said, one.kin):
            score -= _ASIDE
        return score + self._manner(one)

    def _may_answer(self, one: Candidate) -> bool:
        """Whether it speaks of who and when is asked, and of what was or is so."""
        question = self._question
        if not one.gives or one.gives == {W.HEALTH}:
            return False
        if (question.polar and one.supposed) or self._is_over(one):
            return False
        unnamed = not question.people <= one.people and len(self._asked) == 1
        if unnamed or self._is_of_another_kind(one) or is_off_topic(one, question):
            return False
        ahead = _AHEAD.search(one.unit.text) and not _ANSWERS.search(one.unit.text)
        if _DONE.match(question.text) and ahead:
            return False
        return (
            question.people <= one.people | one.beside
            and all(speaks_of(day, one, self._today) for day in question.days)
            and all(mark.search(one.words) for mark in question.marks)
        )

    def _is_over(self, one: Candidate) -> bool:
        """Whether it tells what is closed, or what was still to happen."""
        closed = one.ended or any(
            isinstance(fact, Change) and fact.kind in _CLOSINGS
            for fact in one.unit.facts
        )
        if closed and self._question.wanted is W.ANYTHING:
            return True
        done = _DONE.match(self._question.text) is not None
        return done and self._happens_later(one)

    def _happens_later(self, one: Candidate) -> bool:
        """Whether it only tells until when, or before when, that must happen."""
        said = said_in(one.unit.text)
        cut = _UNTIL.search(said)
        happening = {word.kin for word in self._asked if is_happening(word.kin)}
        if cut is None or not happening:
            return False
        return not happening & kin_of(said[: cut.start()])

    def _is_of_another_kind(self, one: Candidate) -> bool:
        """Whether it gives no place where one is asked, or not the property asked."""
        question, told = self._question, said_in(one.unit.text)
        if asks_where(question.text):
            return one.computed or not names_place(told)
        if not one.computed and is_of_another(one.unit.text, question):
            return True
        return not question.polar and measures_another(told, stems(question.bare))

    def _accepts(self, one: Candidate, own: float, wide: float) -> bool:
        """Whether enough is said, and where something happens, that it does."""
        happening = [word for word in self._asked if is_happening(word.kin)]
        said = words_of(one.unit.text) | one.short
        said |= measured_in(said_in(one.unit.text))
        if self._phrased_otherwise(one.unit.text):
            return False
        if any(not word.stands_in(said, one.kin) for word in happening) and (
            one.computed is False or own < _OWN
        ):
            return False
        if asks_where(self._question.text) and one.titles and wide >= _NEARLY:
            return self._share(words_of(one.unit.text) | one.titles, one.kin) >= _NEARLY
        denied = bool(self._question.polar and _ANSWERS.search(one.unit.text))
        held = sum(word.stands_in(said, one.kin) for word in self._asked)
        if own >= _OWN and (held > 1 or one.computed or len(self._asked) == 1):
            return wide >= _WIDE or one.computed or denied
        told = happening or (denied and self._names_most_telling(said, one.kin))
        named = held > 1 or len(self._asked) > _PAIR
        return own >= _LEAST_OWN and wide >= _NEARLY and bool(told) and named

    def _phrased_otherwise(self, text: str) -> bool:
        """Whether a verb of the question stands with another small word: signed in."""
        asked = dict(_PHRASAL.findall(self._question.bare.casefold()))
        told = _PHRASAL.findall(text.casefold())
        return any(
            verb in asked and asked[verb] != small and (verb, asked[verb]) not in told
            for verb, small in told
        )

    def _names_most_telling(self, said: frozenset[str], kin: frozenset[str]) -> bool:
        """Whether the word of the question that tells most is said."""
        most = max(self._asked, key=lambda word: word.weight, default=None)
        return most is None or most.stands_in(said, kin)

    def _of_firm(self, one: Candidate) -> frozenset[str]:
        return of_firm(one.firm, (word.stem for word in self._asked))

    def _manner(self, one: Candidate) -> float:
        """Weigh how it is said: a plain answer more, what is only supposed less."""
        if not self._question.polar:
            return -_SUPPOSED if one.computed and W.STATE not in one.gives else 0.0
        if one.computed and W.RISK in one.gives and not _is_trouble(one):
            return -_SUPPOSED
        if any(isinstance(fact, ActionItem) for fact in one.unit.facts):
            return -_PROMISED
        if _ANSWERS.search(one.unit.text) or _is_state(one):
            return 0.08
        if not _OPEN.search(one.unit.text):
            return 0.0
        return -_SUPPOSED if _DONE.match(self._question.text) else -_UNSURE

    def _share(self, words: frozenset[str], kin: frozenset[str]) -> float:
        whole = sum(word.weight for word in self._asked)
        held = sum(
            word.weight * (1.0 if word.stem in words else _KIN)
            for word in self._asked
            if word.stands_in(words, kin)
        )
        return held / whole if whole else 1.0


def _stem(word: str) -> str:
    """Return the stem of a word that tells something, else the word as it is."""
    return next(iter(stems(word)), stem(fold(word).split("'")[0].split("’")[0]))


def _is_state(one: Candidate) -> bool:
    """Whether a record tells how things stand, and not what may become of them."""
    return one.computed and W.STATE in one.gives and W.RISK not in one.gives


def _is_trouble(one: Candidate) -> bool:
    """Whether a record tells of something that stands in the way now."""
    return {W.STATE, W.BLOCKER} <= one.gives


def _distinct(found: Sequence[Candidate]) -> tuple[Candidate, ...]:
    chosen: list[Candidate] = []
    for one in found:
        if len(chosen) == MOST:
            break
        same = next((n for n, o in enumerate(chosen) if same_sentence(one, o)), None)
        if same is None:
            chosen.append(one)
        elif chosen[same].said and chosen[same].said in one.said:
            chosen[same] = one
    return tuple(chosen)
