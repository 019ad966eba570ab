"""Numbers that belong to a person: cards, accounts, ids of states; none is shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_IBAN_LENGTHS = {
    country: length
    for length, countries in {
        15: "NO",
        16: "BE",
        18: "DK FI FO GL NL",
        19: "MK SI",
        20: "AT BA EE KZ LT LU XK",
        21: "CH HR LI LV",
        22: "BG BH CR DE GB GE IE ME RS VA",
        23: "AE GI IL IQ TL",
        24: "AD CZ ES MD PK RO SA SE SK TN VG",
        25: "PT ST",
        26: "IS TR",
        27: "FR GR IT MC MR SM",
        28: "AL AZ BY CY DO GT HU LB PL SV",
        29: "BR EG PS QA UA",
        30: "JO KW MU",
        31: "MT SC",
        32: "LC",
    }.items()
    for country in countries.split()
}
_DNI_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE"
_LARGEST_DIGIT = 9
_LONG = re.compile(r"[\dXYZ](?:[ .-]?[\dA-Z]){8}")


@dataclass(frozen=True, slots=True)
class _Form:
    """How a number is written, and whether what is so written can be one.

    `words` are those of which one introduces it; without them its length tells it.
    """

    name: str
    pattern: re.Pattern[str]
    is_valid: Callable[[str], bool] = lambda _text: True
    words: tuple[str, ...] = ()


def _luhn(text: str) -> bool:
    digits = [int(one) for one in re.sub(r"\D", "", text)]
    doubled = [one * 2 for one in digits[-2::-2]]
    folded = [one - _LARGEST_DIGIT if one > _LARGEST_DIGIT else one for one in doubled]
    return len(set(digits)) > 1 and (sum(digits[-1::-2]) + sum(folded)) % 10 == 0


def _iban(text: str) -> bool:
    plain = text.replace(" ", "")
    plain = plain[: _IBAN_LENGTHS.get(plain[:2], 0)]
    if not plain or len(plain) != _IBAN_LENGTHS[plain[:2]]:
        return False
    turned = plain[4:] + plain[:4]
    return int("".join(str(int(one, 36)) for one in turned)) % 97 == 1


def _dni(text: str) -> bool:
    plain = re.sub(r"\W", "", text)
    number = plain[:-1].translate(str.maketrans("XYZ", "012"))
    return _DNI_LETTERS[int(number) % 23] == plain[-1]


def _nir(text: str) -> bool:
    plain = text.replace(" ", "").replace("2A", "19").replace("2B", "18")
    return 97 - int(plain[:13]) % 97 == int(plain[13:])


def _cpf(text: str) -> bool:
    digits = [int(one) for one in re.sub(r"\D", "", text)]
    for size in (9, 10):
        weighed = sum(one * (size + 1 - at) for at, one in enumerate(digits[:size]))
        if weighed * 10 % 11 % 10 != digits[size]:
            return False
    return len(set(digits)) > 1


_CARD = (
    r"(?:(?:4\d{3}|5[1-5]\d\d|2[2-7]\d\d|6\d{3})(?P<gap>[ -])\d{4}(?P=gap)\d{4}(?P=gap)"
    r"\d{4}|3[47]\d\d(?P<gap2>[ -])\d{6}(?P=gap2)\d{5})"
)
_FORMS = (
    _Form("a payment card number", re.compile(rf"(?<![\w-]){_CARD}(?![\w-])"), _luhn),
    _Form("a payment card number", re.compile(
        r"(?i:\b(?:card|visa|mastercard|amex|kreditkarte|karte|carte|tarjeta|cartão)\b)"
        r"\D{1,24}[2-6]\d{12,18}(?![\w-])"), _luhn,
        words=("card", "visa", "amex", "karte", "carte", "tarjeta", "cartão")),
    _Form("a bank account number (IBAN)", re.compile(
        r"(?<!\w)[A-Z]{2}\d\d(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?(?!\w)"), _iban),
    _Form("a US social security number", re.compile(
        r"(?<![\w-])(?!000|666|9)\d{3}-(?!00)\d\d-(?!0000)\d{4}(?![\w-])")),
    _Form("a UK national insurance number", re.compile(
        r"(?i:\b(?:national insurance|NINO|NI)\b)(?:\W+(?i:no|number|nr|is))*\W{1,4}"
        r"[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d\d ?\d\d ?\d\d ?[A-D]\b"),
        words=("national insurance", "nino", "ni ")),
    _Form("a Spanish identity number", re.compile(
        r"(?<![\w-])(?:\d{8}|[XYZ]-?\d{7})-?[A-HJ-NP-TV-Z](?![\w-])"), _dni),
    _Form("an Italian tax code", re.compile(
        r"\b[A-Z]{6}\d\d[A-EHLMPRST]\d\d[A-Z]\d{3}[A-Z]\b")),
    _Form("a French social security number", re.compile(
        r"(?<![\w-])[12] ?\d\d ?(?:0[1-9]|1[0-2]) ?(?:\d\d|2[AB]) ?\d{3} ?\d{3} ?\d\d"
        r"(?![\w-])"), _nir),
    _Form("a Brazilian tax number", re.compile(
        r"(?<![\w-])\d{3}\.\d{3}\.\d{3}-\d\d(?!\w)"), _cpf),
    _Form("a passport number", re.compile(
        r"(?i:\b(?:passport|passeport|reisepass|pasaporte)\W{1,3}(?:no|number|nr|nummer"
        r"|n°)?)\W{0,3}(?=[A-Z0-9]*\d{3})[A-Z0-9]{7,9}\b"),
        words=("passport", "passeport", "reisepass", "pasaporte")),
    _Form("a date of birth", re.compile(
        r"(?i:\b(?:date of birth|dob|geburtsdatum|date de naissance"
        r"|fecha de nacimiento)\b)\W{1,3}\d{1,4}[-/. ]\w"),
        words=("birth", "dob", "geburtsdatum", "naissance", "nacimiento")),
)  # fmt: skip


def personal_data(text: str) -> Iterator[str]:
    """Yield what a line looks like it holds, each once: `a payment card number`."""
    is_long = bool(_LONG.search(text))
    folded = text.lower()
    seen: set[str] = set()
    for form in _FORMS:
        likely = any(w in folded for w in form.words) if form.words else is_long
        if likely and form.name not in seen and _found(form, text):
            seen.add(form.name)
            yield form.name


def _found(form: _Form, text: str) -> bool:
    return any(form.is_valid(match[0]) for match in form.pattern.finditer(text))
