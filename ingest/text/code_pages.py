"""Which Windows code page a file that is not UTF-8 was written in."""

from __future__ import annotations

import re

_USUAL = "cp1252"
_SAMPLE = 1_000_000
_WESTERN = tuple(
    map(
        frozenset,
        (
            "àâæçéèêëîïôœùûüÿ",
            "äöüßéàè",
            "áéíóúüñçàèòïª°º",
            "áâãàçéêíóôõúüª°º",
            "àèéìíîòóùú",
            "åäöæøéüà",
            "éèëïóöüáíúê",
            "áðéíóúýþæö",
        ),
    )
)
"""Letters beyond ASCII: French, German, Spanish and Catalan, Portuguese, Italian,
Scandinavian, Dutch, Icelandic."""
_CENTRAL = tuple(
    map(
        frozenset,
        (
            "ąćęłńóśźż",
            "áčďéěíňóřšťúůýž",
            "áäčďéíĺľňóôŕšťúýž",
            "áéíóöőúüű",
            "čćđšž",
            "ăâîşţ",
        ),
    )
)
"""The same for Polish, Czech, Slovak, Hungarian, South Slavic, Romanian."""
_WORD = re.compile(r"[^\W\d_]+")
_SYMBOL_WITHIN = re.compile(r"[a-z][¹³¿£¼¾¯¥][a-z]|[a-z]{3}[¹³¿]")


def guess_code_page(data: bytes) -> str:
    """Return the code page, cp1252 unless the letters make sense in another only."""
    sample = data[:_SAMPLE]
    if _is_cyrillic(sample):
        return "cp1251"
    return "cp1250" if _is_central(sample) else _USUAL


def _is_central(data: bytes) -> bool:
    """Whether all letters are of one central European language, of no western one."""
    western = data.decode(_USUAL, errors="replace")
    odd = _SYMBOL_WITHIN.search(western.casefold()) is not None
    if not odd and any(_letters(western) <= known for known in _WESTERN):
        return False
    central = _letters(data.decode("cp1250", errors="replace"))
    return any(central <= known for known in _CENTRAL)


def _is_cyrillic(data: bytes) -> bool:
    """Whether whole words are Cyrillic: misread accents stand among Latin letters."""
    words = _WORD.findall(data.decode("cp1251", errors="replace"))
    beyond = [word for word in words if len(word) > 1 and not word.isascii()]
    mixed = [word for word in beyond if any(letter.isascii() for letter in word)]
    return len(mixed) * 4 < len(beyond)


def _letters(text: str) -> frozenset[str]:
    return frozenset(
        letter
        for letter in text.casefold()
        if letter.isalpha() and not letter.isascii()
    ) - {"�", "º", "ª", "µ", "μ"}
