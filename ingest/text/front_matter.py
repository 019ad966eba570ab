"""Front matter: `key: value` lines between two `---` lines, never run as YAML."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from assistant.domain.labels import Label
from assistant.domain.people import fold

_FENCE = "---"
_LONGEST = 60
_LABEL_KEYS = ("label", "classification", "confidentiality")
_WORDS = {
    Label.CLIENT: "public|client|clients|customer|external|shareable|tlp:clear"
    "|tlp:white|öffentlich|kunde|extern|publique|publico|pubblico|openbaar",
    Label.INTERNAL: "internal|internal only|internal use only|company|team|tlp:green"
    "|intern|nur intern|interne|interno|interna",
    Label.RESTRICTED: "confidential|strictly confidential|restricted|secret|sensitive"
    "|top secret|need to know|eyes only|tlp:amber|tlp:amber+strict|tlp:red|vertraulich"
    "|streng vertraulich|geheim|confidentiel|confidentielle|secreto|confidencial"
    "|riservato|confidenziale|vertrouwelijk|private|privat|privé|privado|privato",
}
_LABELS = {
    fold(word): label for label, words in _WORDS.items() for word in words.split("|")
}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The values by key in lower case; `end` is the number of lines it takes."""

    values: Mapping[str, str] = field(default_factory=dict)
    end: int = 0

    @property
    def label_words(self) -> str:
        """What the document says of who may read it, or empty."""
        return next(filter(None, map(self.values.get, _LABEL_KEYS)), "")

    @property
    def label(self) -> Label | None:
        """The label that the document gives itself, where it is a known word."""
        return label_called(self.label_words)

    @property
    def title(self) -> str | None:
        """The title that the document gives itself."""
        return self.values.get("title") or None

    @property
    def date(self) -> str:
        """The words of the date, or empty."""
        return self.values.get("date", "")


def label_called(words: str) -> Label | None:
    """Return the label that words such as `internal` name, None for all others."""
    return _LABELS.get(fold(words))


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
