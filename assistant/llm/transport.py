"""An HTTP client that talks to one server only, in bounded time and size."""

from __future__ import annotations

import time
from collections.abc import Iterator

import httpx2

from assistant.llm.endpoint import Endpoint
from assistant.llm.retry import Clock

LONGEST_ANSWER = 4_000_000
"""Bytes; no draft needs more."""
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


def pinned_client(
    endpoint: Endpoint,
    timeout_s: float,
    *,
    longest: int = LONGEST_ANSWER,
    clock: Clock = time.monotonic,
) -> httpx2.Client:
    """Return a client without redirects, environment proxies or foreign hosts.

    `timeout_s` bounds each phase and, from the request on, the answer as a whole, which
    may have `longest` bytes.
    """
    return httpx2.Client(
        transport=_Pinned(endpoint, timeout_s, longest, clock),
        timeout=timeout_s,
        follow_redirects=False,
        trust_env=False,
    )


class _Pinned(httpx2.BaseTransport):
    """Refuses other origins, drops headers that the environment added."""

    def __init__(
        self, endpoint: Endpoint, timeout_s: float, longest: int, clock: Clock
    ) -> None:
        self._origin = httpx2.URL(endpoint.origin)
        self._longest = longest
        self._timeout_s = timeout_s
        self._clock = clock
        self._inner = httpx2.HTTPTransport(
            trust_env=False,
            retries=0,
            limits=httpx2.Limits(max_keepalive_connections=0),
        )

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send to the pinned origin and watch the answer's size and time."""
        mine = (self._origin.scheme, self._origin.host, self._origin.port)
        if (request.url.scheme, request.url.host, request.url.port) != mine:
            raise httpx2.ConnectError(
                "only the server of the settings is called", request=request
            )
        until = self._clock() + self._timeout_s
        response = self._inner.handle_request(_bare(request))
        if isinstance(response.stream, httpx2.SyncByteStream):
            response.stream = _Bounded(
                response.stream, request, until, self._longest, self._clock
            )
        return response

    def close(self) -> None:
        """Close the connections."""
        self._inner.close()


def _bare(request: httpx2.Request) -> httpx2.Request:
    """Copy the request with our own headers only; the client still needs its marks."""
    return httpx2.Request(
        request.method,
        request.url,
        headers=[
            (name, value)
            for name, value in request.headers.multi_items()
            if name.lower() in _OWN_HEADERS
        ],
        stream=request.stream,
        extensions=request.extensions,
    )


class _Bounded(httpx2.SyncByteStream):
    """A stream that ends with an error when it is too slow or too long."""

    def __init__(
        self,
        inner: httpx2.SyncByteStream,
        request: httpx2.Request,
        until: float,
        longest: int,
        clock: Clock,
    ) -> None:
        self._inner = inner
        self._longest = longest
        self._request = request
        self._until = until
        self._clock = clock

    def __iter__(self) -> Iterator[bytes]:
        """Yield the chunks while there is time and room."""
        size = 0
        for chunk in self._inner:
            size += len(chunk)
            if size > self._longest:
                raise OversizeAnswerError
            if self._clock() >= self._until:
                raise httpx2.ReadTimeout(
                    "the answer came too slowly", request=self._request
                )
            yield chunk

    def close(self) -> None:
        """Close the connection."""
        self._inner.close()
