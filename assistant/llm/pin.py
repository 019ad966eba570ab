"""What a model's client may do: one server, our headers, bounded time and size."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from assistant.llm.endpoint import Endpoint
from assistant.llm.retry import Clock

LONGEST_ANSWER = 4_000_000
"""Bytes; no draft needs more."""
_PORTS = {"http": 80, "https": 443}
_OWN_HEADERS = frozenset(
    {
        "accept",
        "accept-encoding",
        "authorization",
        "connection",
        "content-length",
        "content-type",
        "host",
        "user-agent",
    }
)


class OversizeAnswerError(Exception):
    """The server sent more bytes than any answer needs."""


class OverdueAnswerError(Exception):
    """The answer was not whole in time."""


@dataclass(frozen=True, slots=True)
class Pin:
    """The server and the bounds of one client.

    `timeout_s` bounds an answer as a whole, from its request on, in seconds; `longest`
    is its size in bytes. `keyed` says whether requests carry a key of the settings.
    """

    endpoint: Endpoint
    timeout_s: float
    longest: int = LONGEST_ANSWER
    clock: Clock = time.monotonic
    keyed: bool = True

    def is_foreign(self, url: str) -> bool:
        """Whether a request would go to another server."""
        return _place(url) != _place(self.endpoint.origin)

    def own_headers(self, headers: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
        """Drop what the environment added, such as another program's key."""
        allowed = _OWN_HEADERS if self.keyed else _OWN_HEADERS - {"authorization"}
        return [(name, value) for name, value in headers if name.lower() in allowed]

    def until(self) -> float:
        """Return when an answer to a request made now must be whole."""
        return self.clock() + self.timeout_s

    def bounded(self, chunks: Iterable[bytes], until: float) -> Iterator[bytes]:
        """Yield the chunks while there is time and room.

        Raises:
            OversizeAnswerError: If there are too many bytes.
            OverdueAnswerError: If they come too slowly.
        """
        size = 0
        for chunk in chunks:
            size += len(chunk)
            if size > self.longest:
                raise OversizeAnswerError
            if self.clock() >= until:
                raise OverdueAnswerError
            yield chunk


def _place(url: str) -> tuple[str, str | None, int | None]:
    parts = urlsplit(url)
    return parts.scheme, parts.hostname, parts.port or _PORTS.get(parts.scheme)
