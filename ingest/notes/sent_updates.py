"""Status updates that were sent before: the colour, the author, the day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from assistant.domain.people import fold, natural_order
from assistant.domain.records import SentUpdate
from ingest.notes.attendees import name_like
from ingest.reader import Document, ReadContext
from ingest.text.markdown_tables import plain

_FOLDERS = frozenset({"published", "updates", "sent", "status-updates", "sent-updates"})
_HEAD_LINES = 30
_AUDIENCE = "executive"
_LABEL = re.compile(
    r"\b(?:overall|status|rag|health|colou?r|gesamt\w*|ampel|etat|estado|stato"
    r"|algehele|general|globale?)\b"
)
_WORDS = {
    "green": "green grun gruen vert verde groen gron gronn 🟢 💚 ✅",
    "amber": "amber yellow orange gelb ambre jaune amarillo giallo geel gul 🟡 🟠",
    "red": "red rot rouge rojo rosso vermelho rood rod rodt 🔴",
}
_COLOURS = {word: colour for colour, words in _WORDS.items() for word in words.split()}
_TOKEN = re.compile(r"[^\W\d_]+|[🟢💚✅🟡🟠🔴]")
_FROM = re.compile(
    r"(?:^|[\s.|])(?:from|von|de|da|van|author|(?:sent|written|prepared|reported) by)"
    r"\s*[:|]\s*(?P<rest>[^|]+)",
    re.IGNORECASE,
)
_MARKS = re.compile(r"\*+|`+|\b__|__\b")
_ADDRESS = re.compile(
    r"(?P<name>[^<>@;]*?)\s*<?(?P<email>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+)"
)
_NAME_END = re.compile(r"[.;,<(]")


def stated_colour(lines: Sequence[str]) -> tuple[str, str] | None:
    """Return the overall colour and the line that states it, from the first lines.

    The colour stands on the line of a label such as `Overall` or on the next one.
    """
    head = [line.strip() for line in lines if line.strip()][:_HEAD_LINES]
    for line, following in pairwise([*head, ""]):
        if not _LABEL.search(fold(plain(line))):
            continue
        for place in (line, following):
            colours = _colours(place)
            if len(set(colours)) == 1:
                return colours[0], place
            if colours:
                break
    return None


def _colours(line: str) -> list[str]:
    words = _TOKEN.findall(fold(plain(line)))
    return [_COLOURS[word] for word in words if word in _COLOURS]


def is_sent(document: Document) -> bool:
    """Whether a document lies in a folder of what was sent."""
    folders = {part.casefold() for part in document.path.split("/")[:-1]}
    return bool(folders & _FOLDERS)


def sent_update(
    lines: Sequence[str], dated: date | None, context: ReadContext
) -> SentUpdate:
    """Return the update that these lines are, its places as if they were the file's.

    Without a date of its own it counts as sent today.
    """
    audience = context.audience or _AUDIENCE
    sent_on = dated or context.today
    health, quote = stated_colour(lines) or (None, "")
    return SentUpdate(
        key=f"{audience}:{sent_on.isoformat()}",
        locator=f"line {_line_of(quote, lines)}",
        audience=audience,
        sent_on=sent_on,
        health=health,
        health_quote=quote,
        body="\n".join(lines),
        author=_author(lines),
    )


def placed(sent: SentUpdate, places: Sequence[str]) -> SentUpdate:
    """Place an update whose lines are not those of its file, one place for each."""
    number = int(sent.locator.removeprefix("line "))
    locator = places[number - 1] if sent.health_quote and places else ""
    return sent.model_copy(update={"locator": locator, "places": tuple(places)})


def _line_of(quote: str, lines: Sequence[str]) -> int:
    """Return the number of the line that holds the quote; the first for none."""
    numbered = enumerate(lines, 1)
    return next((n for n, line in numbered if quote and line.strip() == quote), 1)


def _author(lines: Sequence[str]) -> str | None:
    for line in lines[:_HEAD_LINES]:
        match = _FROM.search(_MARKS.sub("", line))
        if match is None:
            continue
        address = _ADDRESS.match(match["rest"])
        words = address["name"].strip('" ') if address else match["rest"]
        name = natural_order(words) if address else _NAME_END.split(words, 1)[0]
        found = name_like(name) or (address["email"] if address else None)
        if found:
            return found
    return None
