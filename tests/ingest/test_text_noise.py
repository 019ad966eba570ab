"""Bytes that are no text are refused and never read as letters of a code page."""

from __future__ import annotations

import random

import pytest

from ingest.errors import UnreadableFileError
from ingest.text.decoding import decode


@pytest.mark.parametrize("size", [120, 500, 5000])
def test_bytes_at_random_are_not_text(size: int) -> None:
    noise = random.Random(size)  # noqa: S311 - a file of noise, no secret
    data = bytes(noise.randrange(1, 256) for _ in range(size))
    with pytest.raises(UnreadableFileError, match="not text"):
        decode(data, "notes/harvest.md")


def test_a_code_page_with_a_stray_control_character_is_text() -> None:
    data = "Käse für Zoë\x0c\x07, Brötchen".encode("cp1252")
    assert decode(data, "notes/harvest.md").body.startswith("Käse für Zoë")
