"""No link, image, markup, formula or control character reaches a reader."""

from __future__ import annotations

import re
import unicodedata

from assistant.domain.drafts import Verdict
from assistant.gate.sentence import Sentence
from assistant.gate.support import Fault, Support, ground

_ADDRESS = re.compile(
    r"(?:\b[a-z][a-z0-9+.-]{1,20}://|\bwww\.|\bmailto:|\bjavascript:|\bdata:)\S*"
    r"|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,5}"
    r"|(?<![\w.@-])[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,5}\.[a-z]{2,24}(?=[/:?]\S)\S*"
    r"|(?<![\w.@-])[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,5}"
    r"\.(?:com|org|net|io|dev|app|co|info|biz|invalid|example)\b",
    re.IGNORECASE,
)
_MARKUP = re.compile(
    r"!?\[[^\[\]\n]{0,300}\]\s?(?:\([^()\n]{0,300}\)|\[[^\[\]\n]{0,300}\]|:\s)"
    r"|<[a-z/!][^<>\n]{0,300}>?|\[(?:/|@)[^\[\]\n]{0,300}\]|&#?\w{1,8};"
    r"|`{1,3}|\*\*|~~~|\$\{|\{\{|\A\s*[=+@|#>]|\A\s*-\S|=[A-Z]{2,12}\(|\A\s*=",
    re.IGNORECASE,
)
_INSTRUCTION = re.compile(
    r"\b(?:ignore|disregard|forget|override)\s(?:\w+\s){0,3}"
    r"(?:instructions?|prompts?|rules?|messages?)\b"
    r"|\b(?:system prompt|you are now|as an ai|developer mode|new instructions?)\b",
    re.IGNORECASE,
)
_INVISIBLE = frozenset({"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"})


def check(sentence: Sentence, support: Support) -> list[Fault]:
    """Find what a terminal, browser or sheet would act on, and orders to a model."""
    return [
        *_controls(sentence.text),
        *_disguises(sentence),
        *_links(sentence, support),
        *(
            Fault(match[0], f"markup in the sentence: {match[0]!r}")
            for match in _MARKUP.finditer(sentence.text)
        ),
        *(
            Fault(match[0], "this reads as an instruction", Verdict.NEEDS_REVIEW)
            for match in _INSTRUCTION.finditer(sentence.text)
        ),
    ]


def _controls(text: str) -> list[Fault]:
    hidden = {c for c in text if unicodedata.category(c) in _INVISIBLE}
    return [
        Fault(f"U+{ord(c):04X}", f"an invisible character, U+{ord(c):04X}")
        for c in sorted(hidden)
    ]


def _disguises(sentence: Sentence) -> list[Fault]:
    """Find words in which letters of another script pass for Latin ones."""
    return [
        Fault(token.text, f"look-alike letters in {token.text!r}")
        for token in sentence.tokens
        if not token.text.isascii()
        and (
            unicodedata.normalize("NFKC", token.text)
            != unicodedata.normalize("NFC", token.text)
            or len({_is_latin(c) for c in token.text if c.isalpha()}) > 1
        )
    ]


def _is_latin(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith("LATIN")


def _links(sentence: Sentence, support: Support) -> list[Fault]:
    rendered = {value.plain.casefold() for value in ground(support).values}
    return [
        Fault(match[0], f"a link or address: {match[0]!r}")
        for match in _ADDRESS.finditer(sentence.plain)
        if not any(match[0].casefold() in value for value in rendered)
    ]
