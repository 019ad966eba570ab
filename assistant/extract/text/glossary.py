"""Names of the project that a recorder misheard, put right for reading."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable

from rapidfuzz.distance import OSA

from assistant.domain.people import fold

_WORD = re.compile(r"(?<![\w'’-])[^\W\d_]+(?:-[^\W\d_]+)*(?![\w])")
_KEY = re.compile(r"(?P<prefix>[A-Z][A-Z0-9]*)-(?P<number>\d+)")
_UNIT = re.compile(
    r"\s*(?:%|[€$£]|(?:percent|euros?|dollars?|pounds?|minutes?|hours?|days?|weeks?"
    r"|months?|years?|people|times|points?|items?|o['’]clock|[ap]\.?m)\b)",
    re.IGNORECASE,
)
_NUMBERS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_NUMBER = rf"(?:{'|'.join(_NUMBERS)})"
_SMALL = re.compile(
    r"[a-z]|an|and|are|as|at|be|but|by|do|for|go|he|if|in|is|it|me|my|no|of|off|on|or"
    r"|our|out|so|than|that|the|then|they|this|to|up|us|was|we|with|you"
)
_SHORTEST = 4
_LONG = 7
_ONE_SOUND = (
    ("ph", "f"),
    ("ck", "k"),
    ("qu", "kw"),
    ("sch", "sh"),
    ("c", "k"),
    ("q", "k"),
    ("x", "ks"),
    ("z", "s"),
    ("y", "i"),
    ("v", "w"),
    ("h", ""),
)
_TWICE = re.compile(r"(.)\1+")


class Glossary:
    """People, products and ids of a project, found under what was heard for them.

    `is_word` says which heard words are ordinary ones, that mean themselves; `is_known`
    which are whole words at all, names among them: of those only the sound decides.
    """

    def __init__(
        self,
        people: Iterable[str] = (),
        terms: Iterable[str] = (),
        keys: Iterable[str] = (),
        *,
        is_word: Callable[[str], bool] = lambda _word: False,
        is_known: Callable[[str], bool] = lambda _word: False,
    ) -> None:
        parts = {part for name in people for part in _WORD.findall(name)}
        found = {key: _KEY.fullmatch(key) for key in keys}
        self._keys = {
            (match["prefix"].casefold(), int(match["number"])): key
            for key, match in found.items()
            if match
        }
        self._heard_key = _heard_key({prefix for prefix, _ in self._keys})
        self._words = {
            fold(one): one
            for one in sorted(parts | set(terms))
            if len(one) >= _SHORTEST
        }
        self._sounds: dict[str, set[str]] = defaultdict(set)
        for folded in self._words:
            self._sounds[_sound(folded)].add(folded)
        self._is_word, self._is_known = is_word, is_known
        self._heard: dict[str, str | None] = {}

    def mended(self, text: str) -> str:
        """Return the text with the names that are meant, wherever that is certain."""
        text = self._heard_key.sub(self._key, text)
        return self._named(text) if self._words else text

    def _key(self, match: re.Match[str]) -> str:
        """`bill 12` where BILL-12 is a ticket, and is not an amount of something."""
        written = match["prefix"]
        small = _SMALL.fullmatch(written) is not None
        if small or _UNIT.match(match.string, match.end()):
            return match[0]
        prefix = written.replace(" ", "").casefold()
        return self._keys.get((prefix, _number(match["number"])), match[0])

    def _named(self, text: str) -> str:
        words = list(_WORD.finditer(text))
        found: list[tuple[int, int, str]] = []
        for place, word in enumerate(words):
            if found and word.start() < found[-1][1]:
                continue
            following = words[place + 1 : place + 2]
            if following and text[word.end() : following[0].start()] == " ":
                whole = self._whole(fold(word[0]), fold(following[0][0]))
                if whole:
                    found.append((word.start(), following[0].end(), whole))
                    continue
            meant = self._meant(word[0])
            if meant and meant != word[0]:
                found.append((word.start(), word.end(), meant))
        for start, end, name in reversed(found):
            text = f"{text[:start]}{name}{text[end:]}"
        return text

    def _whole(self, first: str, second: str) -> str | None:
        """Return the name that was heard as two words, of which one is no word.

        Two ordinary words must be all of it, letter by letter.
        """
        if first + second in self._words:
            return self._words[first + second]
        strange = not (self._is_known(first) and self._is_known(second))
        known = first in self._words or second in self._words
        return self._meant(first + second) if strange and not known else None

    def _meant(self, word: str) -> str | None:
        heard = fold(word)
        if heard not in self._heard:
            self._heard[heard] = self._find(heard)
        return self._heard[heard]

    def _find(self, heard: str) -> str | None:
        """Return the one name that sounds like it, or is a letter or two apart."""
        if len(heard) < _SHORTEST or heard in self._words or self._is_word(heard):
            return None
        alike = self._sounds.get(_sound(heard), set())
        if not alike and not self._is_known(heard):
            most = 2 if len(heard) >= _LONG else 1
            alike = {
                one
                for one in self._words
                if one[0] == heard[0]
                and OSA.distance(one, heard, score_cutoff=most) <= most
            }
        return self._words[next(iter(alike))] if len(alike) == 1 else None


def _sound(word: str) -> str:
    """Spell a word as it is heard, letters that sound alike as one."""
    for letters, sound in _ONE_SOUND:
        word = word.replace(letters, sound)
    return _TWICE.sub(r"\1", word)


def _heard_key(prefixes: Iterable[str]) -> re.Pattern[str]:
    """Find the prefixes, also letter by letter, with a number behind them."""
    ways = [way for one in prefixes for way in (one, " ".join(one))]
    names = "|".join(sorted(map(re.escape, ways), key=len, reverse=True))
    return re.compile(
        rf"(?<![\w-])(?P<prefix>{names})(?: (?:dash|minus|number|no\.?))?[ -]"
        rf"(?P<number>\d{{1,6}}|{_NUMBER}(?:[ -]{_NUMBER})?)(?![\w-])"
        if names
        else r"(?!)",
        re.IGNORECASE,
    )


def _number(words: str) -> int:
    """Read figures, or words such as `forty two`; of two digits, as of a number."""
    if words.isdigit():
        return int(words)
    first, *more = (_NUMBERS[one] for one in re.split(r"[ -]", words.lower()))
    if not more:
        return first
    tens = first if first % 10 == 0 else first * 10
    return tens + more[0]
