"""The code page of a file that is not UTF-8."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import UnreadableFileError
from ingest.text.decoding import decode

ENGLISH = "We met on Monday and agreed on the plan.\n" * 20
WESTERN = [
    "Müller: die Prüfung läuft, schöne Grüße",
    "Café à Zürich: coûts réévalués, déjà vu",
    "Señor Núñez añadió la revisión",
    "O João não fez a revisão, ações em aberto",
    "Øystein følger opp på mandag; Åsa gör",
    "Þórður sagði að það",
    "Jürgen — “late” – René’s plan",
    "Müller; Núñez; Björn; Renée",
    "50 € – no",
    "£12, 30 µs ± 5° and 2 m³",
]
OTHERS = [
    ("cp1250", "Zażółć gęślą jaźń"),
    ("cp1250", "Paweł sends the report"),
    ("cp1250", "Příliš žluťoučký kůň"),
    ("cp1250", "Árvíztűrő tükörfúrógép"),
    ("cp1250", "Đorđe Čović"),
    ("cp1251", "Привет, отчёт готов"),
    ("cp1251", "Owner: Иван Петров"),
]


@pytest.mark.parametrize("around", ["", ENGLISH])
@pytest.mark.parametrize("text", WESTERN)
def test_western_letters_are_read_as_they_were_written(text: str, around: str) -> None:
    found = decode((around + text).encode("cp1252"), "notes.txt")
    assert found.body == around + text
    assert found.problem is not None
    assert "cp1252" in found.problem.what


@pytest.mark.parametrize("around", ["", ENGLISH])
@pytest.mark.parametrize(("code_page", "text"), OTHERS)
def test_letters_of_other_languages_are_evidence_for_theirs(
    code_page: str, text: str, around: str
) -> None:
    assert decode((around + text).encode(code_page), "n.txt").body == around + text


@given(st.binary(min_size=1).filter(lambda data: b"\0" not in data))
def test_any_bytes_give_text_or_a_named_refusal(data: bytes) -> None:
    with suppress(UnreadableFileError):
        assert isinstance(decode(data, "n.txt").body, str)
