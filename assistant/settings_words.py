"""Writing what words mean into `ontrack.toml`: statuses, and spellings of people."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping, MutableSequence
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.items import AoT, Array

from assistant.domain.people import fold, natural_order
from assistant.domain.statuses import status_word
from assistant.settings import Settings, SettingsError, parse_settings
from assistant.settings_file import parse_file, write_settings


def settle_status(path: Path, word: str, category: str | None) -> Settings:
    """Give a status word a category in place of any other, or with None none.

    Raises:
        SettingsError: If the file is no TOML or holds something unknown; it stays as
            it was.
    """
    document = parse_file(path)
    table = document.setdefault("statuses", tomlkit.table())
    if not isinstance(table, MutableMapping):
        raise _no_section(path, "statuses")
    for name, words in table.items():
        if isinstance(words, MutableSequence) and name != category:
            _drop(words, word, status_word)
    if category is not None:
        _put(table, category, word, status_word)
    return _written(path, document)


def settle_person(path: Path, text: str, name: str | None) -> Settings:
    """Make a spelling that of one person and of nobody else, or with None nobody's.

    A person whom the file does not name yet is added to it; errors as for statuses.
    """
    document = parse_file(path)
    people: Any = document.get("people", ())
    if not isinstance(people, AoT | Array | tuple):
        raise _no_section(path, "people")
    for person in people:
        aliases = person.get("aliases") if isinstance(person, MutableMapping) else None
        is_other = name is None or fold(person.get("name", "")) != fold(name)
        if isinstance(aliases, MutableSequence) and is_other:
            _drop(aliases, text, spelling)
    if name is not None:
        person = _person(document, name)
        if spelling(text) != spelling(name):
            _put(person, "aliases", text, spelling)
    return _written(path, document)


def spelling(text: str) -> str:
    """Return the form under which spellings of people are compared."""
    return fold(natural_order(text))


def _person(document: tomlkit.TOMLDocument, name: str) -> Any:
    """Return the table of the person, made if there is none."""
    people: Any = document.get("people", ())
    for person in people:
        if fold(person.get("name", "")) == fold(name):
            return person
    made: Any = tomlkit.table()
    if isinstance(people, Array):
        made = tomlkit.inline_table()
    made.add("name", name)
    if isinstance(people, tuple):
        people = tomlkit.aot()
        document.append("people", people)
    people.append(made)
    added: Any = document["people"]
    return added[-1]


def _put(table: Any, key: str, word: str, form: Any) -> None:
    """Add the word to a list of the table, unless it is there."""
    if not isinstance(table.get(key), MutableSequence):
        table[key] = tomlkit.array()
    if all(form(str(each)) != form(word) for each in table[key]):
        table[key].append(word)


def _drop(words: MutableSequence[Any], word: str, form: Any) -> None:
    for index in reversed(list(_places(words, word, form))):
        del words[index]


def _places(words: MutableSequence[Any], word: str, form: Any) -> Iterator[int]:
    for index, each in enumerate(words):
        if form(str(each)) == form(word):
            yield index


def _no_section(path: Path, name: str) -> SettingsError:
    return SettingsError(
        f"{path}: {name} is a single value, but it is a section of settings.",
        fix=f"Delete the line `{name} = …` in an editor.",
    )


def _written(path: Path, document: tomlkit.TOMLDocument) -> Settings:
    settings = parse_settings(document.unwrap(), str(path))
    write_settings(path.parent, tomlkit.dumps(document))
    return settings
