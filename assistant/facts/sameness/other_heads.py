"""A thing that only has another's name beside its own: the tests of an interface."""

from __future__ import annotations

import re

from assistant.domain.people import fold
from assistant.facts.sameness.stems import stem_of

_HEADS = """
test testing trial workshop meeting call review audit inspection notice letter mail
period clause contract agreement extension option plan schedule paper report list
training party invitation announcement budget invoice quote offer draft document
minutes rehearsal preparation interview slot booking survey presentation demo
questionnaire checklist newsletter registration window freeze
"""
"""What is held, written, signed or counted about other things, with days of its own."""
_ABOUT = """
of for on about at to with from in into regarding concerning
"""
_FILLER = """
the a an our their its this that all both new final
"""
_VERBS = """
must has have had is was are were will should shall can needs need goes ends starts
begins runs arrives comes
"""
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_NEAR = 4
"""Words after a head, without the small ones, among which what it is about stands."""


def is_of_other_thing(title: str, words: str) -> bool:
    """Whether the words name the title's thing only beside something about it.

    "The interface tests end on 3 May" is of the tests, and "notice must have reached
    Arlo by 4 June" of the notice: neither says when the interface is due, or the exit
    from Arlo. A plain mention of the thing beside that counts as one of it.
    """
    own = {stem_of(word) for word in _words(title)}
    said = _words(words)
    stems = [stem_of(word) for word in said]
    places = [n for n, one in enumerate(stems) if one in own]
    return bool(places) and all(_is_beside(said, stems, n, own) for n in places)


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(fold(text)) if word not in _SMALL]


def _is_beside(said: list[str], stems: list[str], place: int, own: set[str]) -> bool:
    """Whether the word at a place belongs to a head that is none of the thing's."""
    heads = _STEMS - own
    end = place + 1
    while end < len(stems) and stems[end] in own:
        end += 1
    if end < len(stems) and stems[end] in heads:
        return True
    before = range(max(0, place - _NEAR), place)
    return any(
        stems[n] in heads and (said[n + 1] in _LINKS or _is_subject(said, n))
        for n in before
    ) or (bool(stems) and stems[0] in heads and _is_subject(said, 0))


def _is_subject(said: list[str], place: int) -> bool:
    """Whether a verb follows the head at the beginning of the words."""
    return place == 0 and len(said) > 1 and said[1] in _SAYS


_STEMS = frozenset(stem_of(word) for word in _HEADS.split())
_SMALL = frozenset(_FILLER.split())
_LINKS = frozenset(_ABOUT.split())
_SAYS = frozenset(_VERBS.split())
