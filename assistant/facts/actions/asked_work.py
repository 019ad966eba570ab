"""What a wording asks for: the verb, and the thing that there will be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from assistant.domain.people import fold
from assistant.extract.dates.words import MONTHS, ORDINALS, WEEKDAYS
from assistant.extract.done.past_forms import OTHER, past_forms
from assistant.extract.done.verbs import PARTICIPLE, PAST, asked_for
from assistant.facts.actions.small_words import PLAIN
from assistant.facts.sameness.same_matter import spelled_out
from assistant.facts.sameness.stems import STOP_WORDS, stem_of
from assistant.facts.sameness.synonyms import synonyms


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_OWNER = re.compile(r"^[^\W\d_a-z][\w'’-]*: (?=\w)")
_CUT = re.compile(r"[,;:(\[–—]| - ")
_QUESTION = re.compile(
    r"(?:let (?:me|us) know |find out |check |clarify )?"
    r"(?:who|whom|what|how|which|whether|where|when|why|if|is|are|did|does|do)\b"
)
_DETERMINERS = _words(
    "the a an our my your his her their its this that these those each every all both"
    " some any another more one two three four five six seven eight nine ten eleven"
    " twelve him them it us me"
)
_PARTICLES = _words("up out down over through in off back away")
_PREPOSITIONS = _words(
    "to from for of on in with by at before after until till per about into over"
    " against via since as without within during regarding concerning between under"
)
_TOPICS = _words("about on for of regarding concerning")
_ENDS = _words(
    "and or that which who whom whether how what where when why if so is are was were"
    " be has have had will says said needs need still yet again not never ready than"
    " because but"
)
_PAST = re.compile(PAST)
_BY_THE_WAY = _words(
    "please also now then just already finally really half first second third final new"
    " last next same full whole complete entire own other later earlier once"
)
_LIGHT = frozenset(
    map(
        stem_of,
        _words(
            "hour session meeting call talk word time slot day piece part set cut draft"
            " version copy round rest remainder work task job item point thing matter"
            " bit look go start beginning end lot pair series batch"
        ),
    )
)
"""Nouns that hold or measure the thing: it is named before them or after."""
_CAUSES = _words(
    "finish complete finalise finalize start begin do have let make keep continue need"
    " owe ensure try handle manage organise organize sort go take hold follow work"
    " drive lead own get deliver look"
)
"""Verbs that go with any work, so that they name none."""
_CONTACT = frozenset({"contact", "ask"})
_EARLY = re.compile(
    r"\b(?:drafts?|outlines?|first (?:cut|version|pass)|sketch(?:es)?|interim"
    r"|preliminary|proposals?)\b",
    re.IGNORECASE,
)
_LAST = re.compile(r"\b(?:final|definitive|signed|approved)\b", re.IGNORECASE)
_POINTS = re.compile(
    r"\w+ (?:(?:at|into|for|on|over|through|up|out|after|to) )?"
    r"(?:it|that|this|them|those|these)(?: ones?)?(?=\W*$|[,;(]| my| him| her)",
    re.IGNORECASE,
)
"""`Do that one myself`: what is to be done stands elsewhere."""
_UNDONE = re.compile(rf"\bnot (?:yet |been |all )*({PARTICIPLE}|{OTHER})\b")
_AGAIN = re.compile(
    r"\b(?:still|again|as (?:planned|agreed|promised|discussed)|carried over|for real"
    r"|(?:this|second|third|fourth|fifth) time|weeks? running|new date|remind(?:s|er)?"
    r"|overdue|outstanding|not yet|yet to)\b",
    re.IGNORECASE,
)
"""Words that say that the work was spoken of before."""


_FEWEST = 2
"""Words in common by which two wordings that only point mean one thing."""


class _Asked(NamedTuple):
    """The verb where a wording surely has one, its things, and all its stems.

    `again` says that the words themselves tell that they repeat something; `undone`
    is what they say is not done yet, in the past form of its verb.
    """

    verb: str | None
    things: frozenset[str]
    stems: frozenset[str]
    again: bool
    undone: str | None = None


def asks_the_same(one: str, other: str) -> bool:
    """Whether two wordings may ask for one and the same thing to be done.

    They do where their verbs agree (`order` and `buy`, or either goes with any work)
    and the thing that there will be is the same: a courier is not the courier's
    contract, whatever loan both are for. What is named nowhere sets nothing apart; what
    says itself that it repeats earlier words may name the work by another of them.
    """
    mine = _read(spelled_out(one, other))
    theirs = _read(spelled_out(other, one))
    if not _verbs_agree(mine.verb, theirs.verb) or _are_stages(one, other):
        return False
    if _is_other_deed(mine, theirs) or _is_other_deed(theirs, mine):
        return False
    if not mine.things or not theirs.things or _meet(mine.things, theirs.things):
        return True
    if _is_deed(mine, theirs) or _is_deed(theirs, mine):
        return True
    return _repeats(mine, theirs) or _repeats(theirs, mine)


def leans_on(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether a wording that only points may mean the other's thing: its quote has it.

    Each is a wording with its quote: `do that one (Ben's tiles, I will do that one)`.
    """
    if all(_POINTS.match(what) for what, _ in (one, other)):
        return one[1] == other[1] or len(_told(one[1]) & _told(other[1])) >= _FEWEST
    for (what, quote), (asked, _) in ((one, other), (other, one)):
        wanted = things_in(asked)
        if not _POINTS.match(what):
            continue
        if not wanted:
            return len(_told(one[1]) & _told(other[1])) >= _FEWEST
        if not _meet(wanted, _told(quote)):
            return False
    return True


def _told(quote: str) -> frozenset[str]:
    return frozenset(map(stem_of, _WORD.findall(fold(quote)))) - STOP_WORDS


def waits_for(one: str, other: str) -> bool:
    """Whether either says that what the other asks for is not done yet."""
    mine, theirs = _read(one), _read(other)
    return any(
        waiting.undone is not None
        and order.verb is not None
        and waiting.undone in past_forms(order.verb)
        for waiting, order in ((mine, theirs), (theirs, mine))
    )


def things_in(what: str) -> frozenset[str]:
    """Return the stems of the thing that there will be, none if it is not named."""
    return _read(what).things


@lru_cache(maxsize=16_384)
def named_in(what: str) -> frozenset[str]:
    """Return the stems that tell what is wanted, without verb and who is to have it."""
    folded = fold(_CUT.split(what, maxsplit=1)[0])
    _verb, rest = _split(_WORD.findall(folded))
    words = (w for before, named in _phrases(rest) if before != "to" for w in named)
    telling = {stem_of(word) for word in words if not PLAIN.search(word)}
    return frozenset(telling - STOP_WORDS)


def _are_stages(one: str, other: str) -> bool:
    """Whether the one is a first state of the thing and the other its last."""
    return any(
        _EARLY.search(first) and _LAST.search(second) and not _EARLY.search(second)
        for first, second in ((one, other), (other, one))
    )


def _verbs_agree(one: str | None, other: str | None) -> bool:
    if one is None or other is None or one == other:
        return True
    if one in _CAUSES or other in _CAUSES or synonyms(stem_of(one), stem_of(other)):
        return True
    return not asked_for(one).isdisjoint(asked_for(other))


def _is_other_deed(waiting: _Asked, order: _Asked) -> bool:
    """Whether what waits for one deed stands beside an order of another.

    `Tiles, still not ordered` is not `lay the tiles`.
    """
    if waiting.undone is None or order.verb is None or order.verb in _CAUSES:
        return False
    return waiting.undone not in past_forms(order.verb)


def _meet(one: frozenset[str], other: frozenset[str]) -> bool:
    return any(synonyms(mine, theirs) for mine in one for theirs in other)


def _is_deed(noun: _Asked, order: _Asked) -> bool:
    """Whether the noun is the other's verb, of its thing: `pump test`, `test it`."""
    if order.verb is None:
        return False
    return _meet(noun.things, frozenset({stem_of(order.verb)})) and _meet(
        order.things, noun.stems
    )


def _repeats(again: _Asked, order: _Asked) -> bool:
    """Whether words that repeat something name the place or matter of the order.

    Who or what is found for a thing is another than that thing.
    """
    if not again.again or order.verb is None or "find" in asked_for(order.verb):
        return False
    return _meet(again.things, order.stems)


@lru_cache(maxsize=16_384)
def _read(text: str) -> _Asked:
    bare = _OWNER.sub("", text)
    folded = fold(_CUT.split(bare, maxsplit=1)[0])
    stems = frozenset(stem_of(word) for word in _WORD.findall(fold(bare)))
    again = _AGAIN.search(text) is not None
    words = _WORD.findall(folded)
    if _QUESTION.match(folded) or not words or words[0] in _PREPOSITIONS:
        return _Asked(None, frozenset(), stems, again)
    verb, rest = _split(words)
    phrases = list(_phrases(rest))
    things = _things(words[0], phrases)
    undone = _UNDONE.search(fold(text))
    return _Asked(verb, things, stems, again, undone[1] if undone else None)


def _split(words: Sequence[str]) -> tuple[str | None, Sequence[str]]:
    """Return the verb, if one surely begins the words, and what follows it.

    A verb of work before a name or a preposition may be a noun, and so is no sure one;
    before `of` it is one.
    """
    place = 1 if len(words) > 1 and words[1] not in _PARTICLES else 2
    follows = words[place] if place < len(words) else ""
    named = words[:1] and words[0] not in _BY_THE_WAY | _DETERMINERS
    if named and (follows in _DETERMINERS or follows.isdecimal()):
        return words[0], words[place:]
    if words and (asked_for(words[0]) or words[0] in _CAUSES):
        if words[1:2] and words[1] in _PARTICLES:
            return None, words[2:]
        if words[1:2] and words[1] in _PREPOSITIONS:
            return None, words if words[1] == "of" else words[1:]
    return None, words


def _phrases(words: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield the names of things in order, each with the preposition before it.

    Whoever is given or asked for it stands before a thing and is left out.
    """
    before, named = "", list[str]()
    for place, word in enumerate(words):
        if word in _PREPOSITIONS:
            if named:
                yield before, named
            before, named = word, []
        elif word in _ENDS or (named and _ends_a_name(words, place)):
            break
        elif word in _DETERMINERS:
            named = []
        elif _carries(word):
            named.append(word)
    if named:
        yield before, named


def _ends_a_name(words: Sequence[str], place: int) -> bool:
    """Whether a participle behind a name says something of it."""
    word = words[place]
    follows = words[place + 1] if place + 1 < len(words) else ""
    tells = not follows or follows in _DETERMINERS | _PREPOSITIONS | _PARTICLES
    return tells and (word.endswith("ing") or _PAST.fullmatch(word) is not None)


def _carries(word: str) -> bool:
    if word[0].isdigit() or len(word) < 2 or word.endswith("ly"):
        return False
    days = WEEKDAYS.keys() | MONTHS.keys() | ORDINALS.keys()
    return word not in _BY_THE_WAY and word not in days


def _things(first: str, phrases: Sequence[tuple[str, list[str]]]) -> frozenset[str]:
    """Return the stems of what there will be: the last word of the first name.

    Of words to somebody it is what they are about; what only holds or measures a
    thing is that thing, too.
    """
    if not phrases:
        return frozenset()
    _, named = phrases[0]
    topics = [words[-1] for before, words in phrases[1:] if before in _TOPICS]
    if topics and not asked_for(first).isdisjoint(_CONTACT):
        return frozenset({stem_of(topics[0])})
    head = stem_of(named[-1])
    if first == "get" and phrases[1:] and phrases[1][0] == "to":
        return frozenset({head, stem_of(phrases[1][1][-1])})
    if head not in _LIGHT:
        return frozenset({head})
    others = [*named[-2:-1], *(words[-1] for _, words in phrases[1:])]
    return frozenset({head, *map(stem_of, others)})
