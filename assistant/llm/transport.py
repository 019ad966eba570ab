"""The HTTP client of OpenAI's library, pinned to one server."""

from __future__ import annotations

from collections.abc import Iterator

import httpx2

from assistant.llm.pin import OverdueAnswerError, Pin


def pinned_client(pin: Pin) -> httpx2.Client:
    """Return a client without redirects, environment proxies or foreign hosts."""
    return httpx2.Client(
        transport=_Pinned(pin),
        timeout=pin.timeout_s,
        follow_redirects=False,
        trust_env=False,
    )


class _Pinned(httpx2.BaseTransport):
    def __init__(self, pin: Pin) -> None:
        self._pin = pin
        self._inner = httpx2.HTTPTransport(
            trust_env=False,
            retries=0,
            limits=httpx2.Limits(max_keepalive_connections=0),
        )

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send to the pinned server and watch the answer's size and time."""
        if self._pin.is_foreign(str(request.url)):
            raise httpx2.ConnectError(
                "only the server of the settings is called", request=request
            )
        until = self._pin.until()
        response = self._inner.handle_request(self._bare(request))
        if isinstance(response.stream, httpx2.SyncByteStream):
            response.stream = _Bounded(response.stream, request, self._pin, until)
        return response

    def close(self) -> None:
        """Close the connections."""
        self._inner.close()

    def _bare(self, request: httpx2.Request) -> httpx2.Request:
        """Copy the request with our own headers only; the client needs its marks."""
        return httpx2.Request(
            request.method,
            request.url,
            headers=self._pin.own_headers(request.headers.multi_items()),
            stream=request.stream,
            extensions=request.extensions,
        )


class _Bounded(httpx2.SyncByteStream):
    """A stream that ends with an error when it is too slow or too long."""

    def __init__(
        self,
        inner: httpx2.SyncByteStream,
        request: httpx2.Request,
        pin: Pin,
        until: float,
    ) -> None:
        self._inner = inner
        self._request = request
        self._pin = pin
        self._until = until

    def __iter__(self) -> Iterator[bytes]:
        """Yield the chunks while there is time and room."""
        try:
            yield from self._pin.bounded(self._inner, self._until)
        except OverdueAnswerError:
            raise httpx2.ReadTimeout(
                "the answer came too slowly", request=self._request
            ) from None

    def close(self) -> None:
        """Close the connection."""
        self._inner.close()
