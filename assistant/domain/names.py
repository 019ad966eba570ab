"""Names of people as sources write them: one form for comparing, parts, spellings."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", re.UNICODE)
_REMARK = re.compile(r"\s*\([^)]*\)\s*$")
_TITLE = re.compile(
    r"(?:(?:prof(?:essor)?|dr|doctor|mr|mrs|ms|miss|mx|sir|herr|frau|mme|mlle|madame"
    r"|monsieur|dott|dra|sra|srta|dipl\.?-ing)\b\.?|(?:ing|mag|eng|sr)\.)\s+(?=\S)",
    re.IGNORECASE,
)
_DEGREE = re.compile(
    r",\s*(?:Ph\.?D\.?|M\.?D\.?|R\.?N\.?|MBA|PMP|MSc|BSc|DDS|CPA|Esq\.?)$"
)
_GENERATION = re.compile(
    r"(?P<name>.*[^\s,])[\s,]+(?:(?P<mark>(?i:jr|sr)|II|III|IV)\.?|(?P<dotted>jun\.|sen\."
    r"|Jun\.|Sen\.))$",
    re.DOTALL,
)
"""A name and what tells father and son apart."""
_ALIKE = {"jun.": "jr", "sen.": "sr"}
_PLAIN = str.maketrans("øłđðı", "olddi")
_DIGRAPHS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
_JOINING = str.maketrans("", "", "-'’")
_LONGEST_INITIALS = 3


@lru_cache(maxsize=1 << 14)
def fold(text: str) -> str:
    """Return the text in lower case without accents, for comparing names."""
    if text.isascii():
        return " ".join(text.lower().split())
    decomposed = unicodedata.normalize("NFKD", text)
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(plain.casefold().translate(_PLAIN).split())


def untitled(name: str) -> str:
    """Drop `Dr.`, `Prof.` and the like in front of a name, and degrees behind it."""
    name = name.strip()
    while title := _TITLE.match(name):
        name = name[title.end() :]
    while degree := _DEGREE.search(name):
        name = name[: degree.start()]
    return name


def generation_of(name: str) -> tuple[str, str]:
    """Part a name from the `Jr`, `sen.` or `III` behind it, which may be empty."""
    found = _GENERATION.fullmatch(name)
    if not found or not any(map(str.isalpha, found["name"])):
        return name, ""
    return found["name"], found["mark"] or found["dotted"]


def has_title(name: str) -> bool:
    """Whether a title such as `Dr.` stands in front of the name."""
    return _TITLE.match(_bare(name)) is not None


def natural_order(name: str) -> str:
    """Turn `Last, First` into `First Last`; drop titles, `@` and `(Unlicensed)`."""
    while (turned := _turned(name)) != name:
        name = turned
    return name


def is_full(name: str) -> bool:
    """Whether the name has a first and a last part, not only an initial."""
    words = generation_of(name)[0].split()
    return len(words) > 1 and "@" not in name and len(words[-1].rstrip(".")) > 1


@dataclass(frozen=True, slots=True)
class NameParts:
    """The folded parts of a full name; a given part of one letter is an initial.

    `generation` is what tells namesakes of one family apart, such as `jr`.
    """

    given: tuple[str, ...]
    last: str
    generation: str = ""

    def shortens(self, other: NameParts) -> bool:
        """Whether `other` may be this name in full: `JT Lee` is `Jo T. Lee`.

        Beside a name written out, only middle initials may be missing.
        """
        theirs = other.given
        if all(len(part) == 1 for part in self.given):
            theirs = tuple(part for word in theirs for part in word.split("-"))
        elif any(len(part) > 1 for part in theirs[len(self.given) :]):
            return False
        if self.last != other.last or self.given == theirs:
            return False
        return 0 < len(self.given) <= len(theirs) and all(
            mine == whole or (len(mine) == 1 and whole.startswith(mine))
            for mine, whole in zip(self.given, theirs, strict=False)
        )

    @property
    def initials(self) -> str:
        """The first letters of the given parts."""
        return "".join(part[0] for part in self.given)


@lru_cache(maxsize=4096)
def parts_of(name: str) -> NameParts:
    """Take a full name apart; capitals as in `JT Lee` are initials."""
    name, generation = generation_of(name)
    words = _WORD.findall(name)
    given: list[str] = []
    for word in words[:-1]:
        short = len(word) <= _LONGEST_INITIALS and word.isupper()
        given += fold(word) if short and not name.isupper() else [fold(word)]
    last = fold(words[-1]) if words else ""
    return NameParts(tuple(given), last, _same_mark(generation))


def spelled(name: str) -> set[str]:
    """Return the folded forms of a name: `o`, `oe` or the letter itself for `ö`."""
    if name.isascii():
        return {fold(name)}
    kept = "".join(
        folded if len(folded := fold(letter)) == 1 else letter.casefold()
        for letter in unicodedata.normalize("NFC", name)
    )
    return {fold(name), fold(_in_digraphs(name)), " ".join(kept.split())}


def identities(name: str) -> set[str]:
    """Return forms that two spellings of one full name share, whatever the hyphens."""
    found: set[str] = set()
    bare, generation = generation_of(name)
    mark = f" {_same_mark(generation)}" if generation else ""
    for form in {fold(bare), fold(_in_digraphs(bare))}:
        words = [word.translate(_JOINING) for word in _WORD.findall(form)]
        if len(words) > 1:
            found |= {
                f"{words[0]} {''.join(words[1:])}{mark}",
                f"{''.join(words[:-1])} {words[-1]}{mark}",
            }
    return found or {fold(name)}


def first_names(name: str) -> set[str]:
    """Return how colleagues call a person: first name, and with the last initial."""
    found: set[str] = set()
    for form in spelled(generation_of(name)[0]):
        words = _WORD.findall(form)
        if len(words) < 2:
            found.add(form)
        elif len(words[0]) > 1:
            found |= {words[0], f"{words[0]} {words[-1][0]}"}
    return found


def last_names(name: str) -> set[str]:
    """Return the last name of a full name, with and without what goes before it."""
    found: set[str] = set()
    for form in spelled(generation_of(name)[0]):
        words = _WORD.findall(form)
        if len(words) > 1:
            found |= {words[-1], " ".join(words[1:])}
    return found


def handles(name: str) -> set[str]:
    """Return handles, initials and short forms that the name would usually give."""
    parts = parts_of(name)
    name, _ = generation_of(name)
    if not parts.given:
        return set()
    found = {f"{parts.initials}{parts.last[0]}"}
    for form in spelled(name):
        words = _WORD.findall(form)
        if len(words) < 2:
            continue
        first, last = words[0], words[-1]
        plain, rest = first.translate(_JOINING), "".join(words[1:]).translate(_JOINING)
        found |= {"".join(word[0] for word in words), f"{first} {last}"}
        found |= {f"{plain}{mark}{rest}" for mark in ("", ".", "-", "_")}
        found |= {f"{first[0]}{mark}{last}" for mark in ("", ".", " ", ". ")}
        found |= {f"{first}.{last}", *last_names(form)}
        found |= {f"{parts.initials}{mark}{last}" for mark in ("", ".")}
        if len(first) > 4:
            found.add(first[:3])
    return found


def _same_mark(generation: str) -> str:
    mark = fold(generation)
    return _ALIKE.get(mark, mark)


def _in_digraphs(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold().translate(_DIGRAPHS)


def _bare(name: str) -> str:
    return name.strip(" \t\n@").rstrip(":").strip()


def _turned(name: str) -> str:
    name, generation = generation_of(untitled(_REMARK.sub("", _bare(name))))
    last, comma, first = name.partition(",")
    last, own = generation_of(last)
    first, theirs = generation_of(untitled(first))
    after = "".join(f" {mark}" for mark in (own, theirs, generation) if mark)
    words = first.split()
    short = len(words) == 1 or (len(words) == 2 and len(words[1].rstrip(".")) == 1)
    if comma and short and last and len(last.split()) <= 2:
        return f"{first} {last.strip()}{after}"
    return f"{name} {generation}" if generation else name
