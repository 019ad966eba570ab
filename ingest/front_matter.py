"""Front matter: `key: value` lines between two `---` lines, never run as YAML."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from assistant.domain.labels import Label

_FENCE = "---"
_LONGEST = 60
_LABEL_KEYS = ("label", "classification", "confidentiality")
_LABELS = {
    "public": Label.CLIENT,
    "client": Label.CLIENT,
    "internal": Label.INTERNAL,
    "confidential": Label.RESTRICTED,
    "restricted": Label.RESTRICTED,
    "secret": Label.RESTRICTED,
}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The values by key in lower case; `end` is the number of lines it takes."""

    values: Mapping[str, str] = field(default_factory=dict)
    end: int = 0

    @property
    def label(self) -> Label | None:
        """The label that the document gives itself, where it is a known word."""
        for key in _LABEL_KEYS:
            if label := _LABELS.get(self.values.get(key, "").casefold()):
                return label
        return None

    @property
    def title(self) -> str | None:
        """The title that the document gives itself."""
        return self.values.get("title") or None

    @property
    def date(self) -> str:
        """The words of the date, or empty."""
        return self.values.get("date", "")


def front_matter(lines: Sequence[str]) -> FrontMatter:
    """Return the block on top of the lines; empty where there is none."""
    if not lines or lines[0].rstrip() != _FENCE:
        return FrontMatter()
    for end in range(1, min(len(lines), _LONGEST)):
        if lines[end].rstrip() in {_FENCE, "..."}:
            return FrontMatter(_values(lines[1:end]), end + 1)
    return FrontMatter()


def _values(lines: Sequence[str]) -> dict[str, str]:
    pairs = (line.partition(":") for line in lines if not line[:1].isspace())
    return {
        key.strip().casefold(): value.strip().strip("\"'").strip()
        for key, colon, value in pairs
        if colon and key.strip()
    }
