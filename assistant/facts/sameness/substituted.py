"""Two statements in nearly the same words, of which one is another.

A paraphrase has other words all over. Where only the word in one slot differs and the
two words do not mean the same, the statements are about different things.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from assistant.domain.people import fold
from assistant.facts.sameness.stems import stem_of
from assistant.facts.sameness.synonyms import synonyms
from assistant.gate.lexicon import GLUE

_WORD = re.compile(r"(?<![\w-])[^\W\d_]+(?:['’-][^\W\d_]+)*(?![\w-])")
_LETTERED = re.compile(
    r"\b([^\W\d_]*[a-zß-ÿ]) ([A-HJ-Z]|[b-df-hj-np-tv-xz])\b(?!['’]|\.\w)"
)
_NAMES = 2
"""So many words are one name: that of a place or a product."""
_ENDS = ":,"
_LEAST_SHARE = 0.5
_SHORTEST = 2
_IDLE_WORDS = """
should must may might could shall need needs needed want wants like going already again
soon just please really also only yet today tomorrow yesterday tonight finally currently
actually maybe probably together
"""
_IDLE = GLUE | frozenset(_IDLE_WORDS.split())
"""Words that leave a slot empty."""


_AGENT = re.compile(r"[^\W\d_]{2,}(?:[eo]r|ee|ist|ian)s?")
_ROLES = frozenset(
    (  # noqa: SIM905
        "guard nurse clerk chef cook pilot architect guest client patient tenant "
        "student pupil parent volunteer host coach agent apprentice intern accountant "
        "consultant assistant mate crew staff author sponsor judge guide cleaner"
    ).split()
)
"""Who does something, by a word that no ending shows."""
_ALIKE_ROLES = tuple(
    frozenset(map(stem_of, group.split()))
    for group in (
        "supplier vendor provider seller contractor",
        "client customer user visitor",
        "developer programmer coder",
        "builder constructor contractor",
        "carrier haulier hauler shipper",
        "teacher trainer instructor tutor",
        "owner holder",
        "buyer purchaser",
        "participant attendee participator",
        "leader manager head",
        "worker labourer laborer",
        "boss director",
    )
)
"""Words for one role, which may stand for one another."""


class _Word(NamedTuple):
    stem: str
    folded: str
    named: bool
    ends: str


def substituted(one: str, other: str) -> tuple[str, str] | None:
    """Return the word of the one and of the other that stand in the same slot.

    None where more than one slot differs, where one of them says something that the
    other does not, and where the words are spellings of one word or mean the same.
    """
    mine, theirs = _content(one), _content(other)
    alike = len({w.stem for w in mine} & {w.stem for w in theirs})
    if abs(len(mine) - len(theirs)) > _NAMES or 2 * alike < len(mine) - 1:
        return None
    slots = list(_slots(mine, theirs))
    if len(slots) != 1 or not all(slots[0]):
        return None
    ours, others = slots[0]
    common = _common(mine, theirs)
    most = max(len(ours), len(others))
    is_name = all(word.named for word in (*ours, *others))
    is_name = is_name or (_is_role(ours[-1]) and _is_role(others[-1]))
    if most > (_NAMES if is_name else 1) or ours[-1].ends != others[-1].ends:
        return None
    if common < _LEAST_SHARE * (common + most):
        return None
    return " ".join(w.folded for w in ours), " ".join(w.folded for w in others)


def other_letters(one: str, other: str) -> bool:
    """Whether both letter the same name, and never alike: Team B is not Team C."""
    theirs = _lettered(other)
    return any(
        name in theirs and letters.isdisjoint(theirs[name])
        for name, letters in _lettered(one).items()
    )


@lru_cache(maxsize=16_384)
def _lettered(text: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for match in _LETTERED.finditer(text):
        name, letter = fold(match[1]), match[2].upper()
        # Behind `with` or `by` a letter with a stop begins a person's name.
        if not (name in GLUE and text[match.end() :].startswith(".")):
            found.setdefault(name, set()).add(letter)
    return found


@lru_cache(maxsize=16_384)
def _content(text: str) -> tuple[_Word, ...]:
    """Return the words that say something, in their order."""
    found = []
    for match in _WORD.finditer(text):
        folded = re.sub(r"['’]s?$", "", fold(match[0]))
        if folded in _IDLE or len(folded) < _SHORTEST:
            continue
        named = match.start() > 0 and match[0][0].isupper()
        after = text[match.end() : match.end() + 1]
        ends = after if after in _ENDS else ""
        found.append(_Word(stem_of(folded), folded, named, ends))
    return tuple(found)


def _common(mine: Sequence[_Word], theirs: Sequence[_Word]) -> int:
    return sum(any(synonyms(a.stem, b.stem) for b in theirs) for a in mine)


def _slots(
    mine: Sequence[_Word], theirs: Sequence[_Word]
) -> Iterator[tuple[list[_Word], list[_Word]]]:
    """Yield what differs between words in common, each slot without what is known."""
    matcher = SequenceMatcher(
        None, [w.stem for w in mine], [w.stem for w in theirs], autojunk=False
    )
    for kind, start, end, first, last in matcher.get_opcodes():
        if kind == "equal":
            continue
        left, right = list(mine[start:end]), list(theirs[first:last])
        if left and right and _other_roles(left[-1], right[-1]):
            yield left, right
            continue
        ours = [w for w in left if not _is_in(w, theirs)]
        others = [w for w in right if not _is_in(w, mine)]
        if ours or others:
            yield ours, others


def _is_role(word: _Word) -> bool:
    """Whether it names who does something, as far as its ending shows."""
    known = word.folded.rstrip("s") in _ROLES
    return known or _AGENT.fullmatch(word.folded) is not None


def _other_roles(one: _Word, other: _Word) -> bool:
    """Whether two words in one slot name people who do different things.

    The verb of a role says nothing here: who trains is nobody who drives, whatever
    training is spoken of beside, and who employs is not who is employed.
    """
    if not (_is_role(one) and _is_role(other)):
        return False
    if one.folded.rstrip("s") == other.folded.rstrip("s") or _is_short(one, other):
        return False
    if any({one.stem, other.stem} <= group for group in _ALIKE_ROLES):
        return False
    if one.stem == other.stem:
        return _is_done_to(one) != _is_done_to(other)
    bare = not (_is_cut(one) or _is_cut(other))
    return not (bare and synonyms(one.stem, other.stem))


def _is_cut(word: _Word) -> bool:
    """Whether its stem is that of the verb, whose senses are not the role's."""
    return (
        word.stem != word.folded.rstrip("s")
        and _AGENT.fullmatch(word.folded) is not None
    )


def _is_done_to(word: _Word) -> bool:
    return word.folded.rstrip("s").endswith("ee")


def _is_in(word: _Word, others: Sequence[_Word]) -> bool:
    return any(
        synonyms(word.stem, other.stem) or _is_short(word, other) for other in others
    )


def _is_short(word: _Word, other: _Word) -> bool:
    """Whether one is an abbreviation of the other, as db of database."""
    short, long = sorted((word.folded, other.folded), key=len)
    letters = iter(long)
    return (
        _SHORTEST <= len(short) <= len(long) / 2
        and short[0] == long[0]
        and all(letter in letters for letter in short)
    )
