"""Names go to a model as placeholders and are put back into its answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from assistant.domain.people import People, Person
from assistant.llm.port import Answer, OutputT, Provider

_ADDRESS = r"(?<!\w)\w[\w.+-]*@[\w-]+(?:\.[\w-]+)+"
_WORD = r"(?<!\w)@?[^\W\d_][\w-]*"
_HANDLE = re.compile(r"[@._\d]")
_PERSON: Final = "Person"
_NAME: Final = "Name"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Mask:
    """Finds people's names, e-mail addresses and words that the settings name.

    A person's names are all spellings that the project knows; other spellings are not
    found. Every spelling has a placeholder of its own, so that an answer's quotes are
    word for word again when the names are back.
    """

    def __init__(self, people: People, words: Iterable[str] = ()) -> None:
        self._people = people
        self._terms = {word.strip().casefold() for word in words if word.strip()}
        named = {name for person in people.all for name in _spellings(person)}
        longest = sorted(named | self._terms, key=lambda name: (-len(name), name))
        known = "".join(rf"(?<!\w){re.escape(name)}(?!\w)|" for name in longest)
        self._found = re.compile(f"{_ADDRESS}|{known}{_WORD}", re.IGNORECASE)

    def hidden(self, text: str) -> Hidden:
        """Return the text with placeholders, and what they stand for."""
        return Hidden(self, text)

    def spans(self, text: str) -> Iterator[tuple[int, int, str, str]]:
        """Yield start, end, the spelling and whose it is, empty for a word."""
        for found in self._found.finditer(text):
            said = found[0]
            if said.casefold() in self._terms:
                yield (*found.span(), said, "")
            elif said[0].isupper() or _HANDLE.search(said):
                whose = self._whose(said)
                if whose is not None:
                    yield (*found.span(), said, whose)

    def _whose(self, said: str) -> str | None:
        """Return the person, or the spelling of a stranger or of several."""
        spelling = said.removeprefix("@")
        whose = self._people.resolve(spelling)
        if whose is None and ("@" in spelling or self._people.knows(spelling)):
            return spelling.casefold()
        return whose


class Hidden:
    """A text without names; `text` is what may be sent."""

    def __init__(self, mask: Mask, text: str) -> None:
        self._person = _unused(_PERSON, text)
        self._name = _unused(_NAME, text)
        self._numbers: dict[str, int] = {}
        self._spellings: dict[tuple[str, str], str] = {}
        self._meant: dict[str, str] = {}
        parts, at = [], 0
        for start, end, said, whose in mask.spans(text):
            parts += [text[at:start], self._placeholder(said, whose)]
            at = end
        self.text = "".join([*parts, text[at:]])
        self._shown = re.compile(rf"\b(?:{self._person}|{self._name})\d+[a-z]*\b")

    def shown(self, text: str) -> str:
        """Put the names back; a placeholder that was not sent stays as it is."""
        return self._shown.sub(lambda found: self._meant.get(found[0], found[0]), text)

    def shown_in(self, value: Any) -> Any:
        """Put the names back into every text of a JSON value."""
        if isinstance(value, str):
            return self.shown(value)
        if isinstance(value, list):
            return [self.shown_in(one) for one in value]
        if isinstance(value, dict):
            return {key: self.shown_in(one) for key, one in value.items()}
        return value

    def _placeholder(self, said: str, whose: str) -> str:
        known = self._spellings.get((said, whose))
        if known is not None:
            return known
        owner = whose or said.casefold()
        number = self._numbers.setdefault(owner, len(self._numbers) + 1)
        stem = f"{self._person if whose else self._name}{number}"
        others = sum(1 for one in self._meant if re.fullmatch(rf"{stem}[a-z]*", one))
        made = f"{stem}{_lettered(others)}"
        self._spellings[said, whose] = made
        self._meant[made] = said
        return made


class MaskedModel:
    """A provider that is told no names."""

    def __init__(self, provider: Provider, mask: Mask) -> None:
        self._provider = provider
        self._mask = mask

    @property
    def name(self) -> str:
        """Provider and model."""
        return self._provider.name

    def ask(
        self, prompt: str, output: type[OutputT], *, within_s: float
    ) -> Answer[OutputT]:
        """Answer the prompt within so many seconds, with the names put back.

        Raises:
            ModelUnavailableError: If there was no answer.
            ModelOutputError: If the answer does not fit `output`.
        """
        hidden = self._mask.hidden(prompt)
        answer = self._provider.ask(hidden.text, output, within_s=within_s)
        told = hidden.shown_in(answer.value.model_dump(mode="json"))
        return Answer(
            value=output.model_validate(told),
            tokens_in=answer.tokens_in,
            tokens_out=answer.tokens_out,
            cost_usd=answer.cost_usd,
        )


def _spellings(person: Person) -> Iterator[str]:
    """Yield what one word does not find: whole names, their parts, and handles."""
    for name in (person.name, *person.names):
        yield from (name, *name.split())
    yield from filter(_HANDLE.search, person.aliases)


def _unused(stem: str, text: str) -> str:
    """Return a stem of placeholders that the text has not."""
    while re.search(rf"\b{stem}\d", text):
        stem += "x"
    return stem


def _lettered(place: int) -> str:
    """Return nothing, a, b … z, aa …: names of one person's spellings."""
    if not place:
        return ""
    before, letter = divmod(place - 1, len(_LETTERS))
    return _lettered(before) + _LETTERS[letter]
