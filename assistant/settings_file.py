"""Writing `ontrack.toml`: a commented file to start from, and single keys later."""

from __future__ import annotations

import os
import tempfile
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any, get_args, get_origin

import tomlkit
from pydantic import BaseModel
from tomlkit.items import Table

from assistant.settings import (
    FILE_NAME,
    AudienceSettings,
    PersonSettings,
    Settings,
    SettingsError,
    SourceSettings,
    parse_settings,
)

_HEADER = (
    "Settings of this project for ontrack. Every key is shown with its default;",
    "delete what you do not need. `ontrack config show` prints what counts.",
)
_EXAMPLES: tuple[tuple[str, type[BaseModel], dict[str, Any]], ...] = (
    ("[[people]]", PersonSettings, {"name": "Ana Example", "aliases": ["ana", "AE"]}),
    (
        "[audiences.client]",
        AudienceSettings,
        {"cadence_days": 7, "people": ["Cem Example", "client.example"]},
    ),
    (
        "[[sources]]",
        SourceSettings,
        {
            "glob": "*/lists/*.csv",
            "label": "internal",
            "columns": {"title": "Thing to do", "status": "How far"},
        },
    ),
)


def render_settings(name: str, key: str = "") -> str:
    """Return a settings file with every key, its comment and its default."""
    document = tomlkit.document()
    for line in _HEADER:
        document.add(tomlkit.comment(line))
    values = {"project": {"name": name, "key": key}}
    for section, field in Settings.model_fields.items():
        kind = field.annotation
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            document.add(tomlkit.nl())
            document[section] = _table(kind, values.get(section, {}))
    text = tomlkit.dumps(document)
    return text + "".join(_example(*example) for example in _EXAMPLES)


def _table(kind: type[BaseModel], values: dict[str, str]) -> Table:
    table = tomlkit.table()
    summary = (kind.__doc__ or "").splitlines()[0]
    table.add(tomlkit.comment(summary))
    for name, field in kind.model_fields.items():
        default = field.get_default(call_default_factory=True)
        value = values.get(name, default)
        if isinstance(value, tuple):
            value = [getattr(item, "value", item) for item in value]
        table.add(tomlkit.comment(field.description or name))
        table.add(name, value)
    return table


def _example(section: str, kind: type[BaseModel], values: dict[str, Any]) -> str:
    summary = (kind.__doc__ or "").splitlines()[0]
    lines = [f"\n# {summary} Remove the # signs to use it."]
    lines.append(f"# {section}")
    for name, field in kind.model_fields.items():
        lines.append(
            f"# {name} = {_inline(values.get(name, ''))}  # {field.description}"
        )
    return "\n".join(lines) + "\n"


def _inline(value: Any) -> str:
    """Return a value as TOML on one line."""
    if not isinstance(value, dict):
        return str(tomlkit.item(value).as_string())
    table = tomlkit.inline_table()
    table.update(value)
    return str(table.as_string())


def write_settings(folder: Path, text: str) -> Path:
    """Write the settings file whole or not at all.

    Raises:
        SettingsError: If the folder cannot be written.
    """
    path = folder / FILE_NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=folder, prefix=f".{FILE_NAME}.")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except OSError as error:
        raise SettingsError(
            f"{path} cannot be written: {error.strerror}.",
            fix="Choose a folder that you may write to.",
        ) from error
    return path


def find_settings(start: Path) -> Path | None:
    """Return the settings file of the folder or the nearest one above it."""
    folder = start.resolve()
    paths = (each / FILE_NAME for each in (folder, *folder.parents))
    return next((path for path in paths if path.is_file()), None)


def change_setting(path: Path, key: str, value: str) -> Settings:
    """Set one `section.key`, keeping the file's comments; return the new settings.

    The value is read as TOML where it is valid TOML and of the key's type, else as
    text; a list may be given as words with commas between them. The file may hold a
    wrong value for the key before.

    Raises:
        SettingsError: If the file is no TOML, or the key or a value is not known; the
            file stays as it was.
    """
    document = parse_file(path)
    section, _, name = key.rpartition(".")
    table: Any = document
    for part in filter(None, section.split(".")):
        table = table.setdefault(part, tomlkit.table())
        if not isinstance(table, MutableMapping):
            raise SettingsError(
                f"{path}: {part} is {table!r}, but it is a section of settings.",
                fix=f"Delete the line `{part} = …` in an editor.",
            )
    table[name] = _toml_value(value, _type_of(key))
    settings = parse_settings(document.unwrap(), str(path))
    write_settings(path.parent, tomlkit.dumps(document))
    return settings


def parse_file(path: Path) -> tomlkit.TOMLDocument:
    """Read a settings file with its comments and order.

    Raises:
        SettingsError: If it cannot be read or is no TOML.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"{path} cannot be read: {error}.", fix=_begin_anew(path)
        ) from error
    try:
        return tomlkit.parse(text)
    except tomlkit.exceptions.ParseError as error:
        lines = text.split("\n")
        line = lines[min(error.line, len(lines)) - 1].strip()
        raise SettingsError(
            f"{path}, line {error.line} is no valid TOML: {line!r}: {error}.",
            fix=f"Correct or delete that line in an editor. {_begin_anew(path)}",
        ) from error


def _begin_anew(path: Path) -> str:
    return (
        f"To begin anew, rename {path.name} and run `ontrack init {path.parent} "
        "--name NAME`; what was ingested stays."
    )


def _type_of(key: str) -> Any:
    """Return the type of a key's value, None for a key that is not known."""
    kind: Any = Settings
    for part in key.split("."):
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            field = kind.model_fields.get(part)
            kind = field.annotation if field else None
        else:
            kind = get_args(kind)[1] if get_origin(kind) is dict else None
    return kind


def _toml_value(value: str, kind: Any) -> Any:
    try:
        read = tomlkit.value(value)
    except (tomlkit.exceptions.ParseError, ValueError):
        read = None
    if get_origin(kind) is tuple and not isinstance(read, list):
        words = value if read is None else str(read)
        return [word.strip() for word in words.split(",") if word.strip()]
    is_text = kind is str and not isinstance(read, str)
    return value if read is None or is_text else read
