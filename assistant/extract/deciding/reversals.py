"""Decisions that take an earlier one back."""

from __future__ import annotations

import re
from functools import lru_cache

_WHO = (
    r"(?:we|they|i|he|she|group|team|board|committee|steering|sponsor|council|panel"
    r"|client|customer|management|directors?|owners?|chair|trustees?|partners?"
    r"|assembly|(?-i:[A-ZÀ-Þ][\w'’-]+))"
)
_TAKES_BACK = (
    r"(?:revers(?:ed?|es)|overturn(?:ed|s)?|overrul(?:ed?|es)|revok(?:ed?|es)"
    r"|rescind(?:ed|s)?|annul(?:led|s)?|undid|undone|undo|withdr[ae]w[ns]?"
    r"|t(?:ook|ake|akes|aken) back|scrap(?:ped|s)?|reconsidered|retract(?:ed|s)?"
    r"|repeal(?:ed|s)?|cancel(?:l?ed|s)?|sets? aside|(?:go(?:es)?|went|gone) back on)"
)
_OVER = (
    r"(?:reversed|overturned|overruled|revoked|rescinded|annulled|undone|withdrawn"
    r"|taken back|scrapped|retracted|repealed|cancell?ed|set aside|dropped"
    r"|(?:null and )?void|off the table|not (?:valid|in force|binding) any ?more"
    r"|no longer (?:valid|in force|binding|current|standing)"
    r"|aufgehoben|zuruckgenommen|zurückgenommen|annulée|revocada)"
)
_IS_BACK = (
    r"(?:(?:is|was|has been|have been|are|were|ist|wurde|est)"
    rf"(?: now| hereby| therefore| thus)? {_OVER}"
    r"|(?:no longer|no more) (?:stands?|appl(?:y|ies)|holds?|counts?)"
    r"|(?:stands?|appl(?:y|ies)|holds?) no (?:longer|more)"
    r"|(?:do|does) not (?:stand|apply|hold|count) any ?(?:more|longer)"
    r"|gilt nicht mehr)"
)
_CHOICE = (
    r"(?:decision|choice|agreement|approval|resolution|ruling|go-ahead|consent"
    r"|entscheidung|beschluss)"
)
_KEY = r"(?: (?:no\.? ?|nr\.? ?|#)?[\w-]*\d[\w-]*)?"
_ON = (
    r"(?: (?:to|on|about|of|from|for|that|against|in favou?r of|concerning|regarding"
    r"|taken|made|by|vom|über|für|zu[rm]?) (?P<{name}>[^:;.]+{least}))?"
)
_MATTER = r"(?P<{name}>(?:[^\W_][\w'’-]* ){{0,6}}?)"
_NAMED = re.compile(
    rf"\b{_WHO} (?:have |has |had |now |then |therefore |also |hereby |just )*"
    rf"{_TAKES_BACK} (?:{_MATTER.format(name='a')}{_CHOICE}s?{_KEY}"
    rf"{_ON.format(name='b', least='')})"
    rf"|\b{_MATTER.format(name='c')}{_CHOICE}{_KEY}"
    rf"{_ON.format(name='d', least='?')} {_IS_BACK}\b"
    r"|\b(?:we|they|i)(?: have|['’]ve)? (?:changed|change) (?:our|their|my) minds?"
    r" (?:on|about|over) (?P<e>[^:;.]+)"
    rf"|^{_MATTER.format(name='f')}{_CHOICE}{_KEY}"
    rf"{_ON.format(name='i', least='?')}(?<! not)(?<! never)(?<! be)"
    rf" {_OVER}(?=\W*$|[:;,])"
    r"|\b(?:reverses|(?:reversal|withdrawal|revocation) of|overturns) (?:the )?"
    rf"{_MATTER.format(name='g')}{_CHOICE}\b{_ON.format(name='h', least='')}"
    r"|\b(?:supersedes|replaces|overrides|rescinds|revokes) (?:the |our )?"
    rf"{_MATTER.format(name='j')}(?:decision|resolution|ruling)\b"
    rf"{_ON.format(name='k', least='')}",
    re.IGNORECASE,
)
_NO_LONGER = re.compile(
    r"\b(?:no longer|not [^.;]{1,60} any ?more)\b[^.]*\b(?:instead|but|rather|now)\b"
    r"|\bno longer\b[^.]*[;:] |\binstead\b[^.]*\bno longer\b"
    rf"|\b{_WHO} (?:will |do |does )?no longer\b"
    r"|\w,? after all\b(?=\W*$|[,;:.–—]| (?:but|because|since|as)\b)"
    r"|\b(?:contrary to|unlike|against) (?:what (?:we|was)|our|the) (?:\w+ ){0,3}"
    r"(?:decided|agreed|decision|agreement)\b",
    re.IGNORECASE,
)
_NOT_SO = re.compile(
    r"\?\W*$|\b(?:not|never|if|unless|would|might|could|(?-i:may)|should|cannot"
    r"|before|when|whether|until|once|in case)\b"
    r"[\w ]*$|n['’]t [\w ]*$",
    re.IGNORECASE,
)
_SMALL = re.compile(
    r"\b(?:the|our|their|my|this|that|last|previous|earlier|old|own|first|week['’]?s"
    r"|yesterday['’]?s|month['’]?s|der|die|das|des|den|dem|für|le|la|les)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=16_384)
def matter_taken_back(text: str) -> str | None:
    """Return the words that name the decision which is taken back; None if none is.

    The words are empty where it is not named: "we have reversed that decision".
    """
    found = _NAMED.search(text)
    if found is None or text.rstrip(" *_").endswith("?"):
        return None
    if _NOT_SO.search(text[: found.start()]):
        return None
    parts = (part for part in found.groupdict().values() if part)
    return " ".join(_SMALL.sub(" ", " ".join(parts)).split())


@lru_cache(maxsize=16_384)
def says_no_longer(text: str) -> bool:
    """Whether it puts one way of doing a thing in the place of another."""
    return _NO_LONGER.search(text) is not None and not text.rstrip().endswith("?")
