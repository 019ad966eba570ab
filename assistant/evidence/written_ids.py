"""Ids that are written with another mark, or none, between letters and number."""

from __future__ import annotations

import re
from collections.abc import Container

_APART = re.compile(r"(?<![\w-])([^\W\d_][^\W_]*?)[_ \u00a0#]{0,2}(\d+)(?![\w-])")


def with_dashes(text: str, known: Container[str]) -> str:
    """Return the text with `ABC_12`, `ABC 12` and `abc12` as the known `ABC-12`.

    `known` are ids in lower case; what is none of them stays as it is.
    """

    def dashed(found: re.Match[str]) -> str:
        as_key = f"{found[1]}-{found[2]}"
        known_as = found[0].casefold() in known
        return found[0] if known_as or as_key.casefold() not in known else as_key

    return _APART.sub(dashed, text)
