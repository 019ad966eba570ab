"""A Chroma server: on this machine or a private network only, without telemetry."""

from __future__ import annotations

import ipaddress
import math
import platform
import re
import socket
import weakref
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from assistant.domain.base import digest
from assistant.errors import AssistantError, UsageError
from assistant.evidence.checksums import Fingerprint
from assistant.evidence.probe import holds
from assistant.evidence.store import (
    BATCH,
    CONFIGURATION,
    Store,
    StoreError,
    StoreUnreachableError,
    chroma_settings,
)

ADVISORY = "CVE-2026-45829"
_CONNECT_S = 2.0
_ANSWER_S = 20.0
_PAGE = 100
_PRIVATE = tuple(
    ipaddress.ip_network(network)
    for network in (
        "127.0.0.0/8",
        "10.0.0.0/8",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "::1/128",
        "fc00::/7",
    )
)
_UNFIT = re.compile(r"[^a-z0-9]+")


class PublicServerError(UsageError):
    """The Chroma server's address is one that others can reach."""

    def __init__(self, url: str, address: str) -> None:
        shown = f"{url} ({address})" if address and address not in url else url
        super().__init__(
            f"store.chroma_url: {shown} is not on this machine or a private network, "
            f"and a Chroma server lets whoever reaches it run code ({ADVISORY}, no "
            "fixed release).",
            kept="all texts and vectors are in the ledger; searching still works",
            fix="Run the server on loopback or a private network behind an "
            'authenticating proxy, or set store.chroma_url = "".',
        )


class IndexServerError(AssistantError):
    """The Chroma server did not answer, or not as it should."""

    exit_code = 5

    def __init__(self, url: str, reason: Exception) -> None:
        super().__init__(
            f"The Chroma server at {url} could not be used: {reason}.",
            kept="all texts and vectors are in the ledger; searching still works",
            fix='Start it, then run `ontrack reindex`; or set store.chroma_url = "" '
            "to keep the index in the project folder.",
        )


@dataclass(frozen=True, slots=True)
class Server:
    """Where a Chroma server is, and whose collections are meant.

    `project` tells two projects on one server apart; `token`, if any, is sent to the
    proxy before it as a bearer token.
    """

    url: str
    project: str = ""
    token: str = ""


class ServerHost:
    """Keeps generations as collections of a Chroma server.

    A collection's name says project, place of the ledger, embedder and generation:
    neither two projects nor two copies of one ever share one.
    """

    graph_up_to = math.inf
    """The memory is the server's."""

    def __init__(self, server: Server, folder: Path) -> None:
        self._server = server
        self._api: Any = None
        place = f"{platform.node()}\x1f{folder.resolve()}\x1f{server.project}"
        named = _UNFIT.sub("-", server.project.casefold()).strip("-")[:40] or "project"
        self._prefix = f"ontrack-{named}-{digest(place)[:12]}-"
        self.name = f"{server.url}\x1f{self._prefix}"
        self.place = f"on the Chroma server at {server.url}"

    def open(self, generation: str) -> Store:
        """Open a generation, or make it; errors are StoreErrors."""
        with self._translated():
            model = self._connected().get_or_create_collection(
                self._prefix + generation, configuration=CONFIGURATION
            )
            batch = min(BATCH, self._connected().get_max_batch_size())
        return self._store(model, batch)

    def files(self, generation: str, **_: object) -> Fingerprint:
        """Return the collection's identity and count; none when it is gone."""
        from chromadb.errors import NotFoundError  # noqa: PLC0415

        with self._translated():
            try:
                model = self._connected().get_collection(self._prefix + generation)
            except NotFoundError:
                return {}
        return {str(model.id): (self._store(model, BATCH).count(), 0)}

    def is_sound(
        self,
        generation: str,
        *,
        least: int,
        most: int,
        canaries: Mapping[str, NDArray[np.float32]],
    ) -> bool:
        """Whether the collection finds the canaries; it can kill only the server."""
        if not self.files(generation):
            return False
        try:
            return holds(self.open(generation), least, most, canaries)
        except StoreUnreachableError:
            raise
        except StoreError:
            return False

    def settle(self, generation: str) -> None:
        """Do nothing: the server writes its own files."""

    def keep_only(self, generation: str | None) -> None:
        """Delete this ledger's other generations on the server."""
        kept = None if generation is None else self._prefix + generation
        with self._translated():
            for name in list(self._names()):
                if name.startswith(self._prefix) and name != kept:
                    self._connected().delete_collection(name)

    def discard(self, generation: str) -> None:
        """Delete one generation, if the server answers."""
        try:
            with self._translated():
                self._connected().delete_collection(self._prefix + generation)
        except StoreError:
            return

    def failure(self, reason: Exception) -> AssistantError:
        """Return the error that says that the index could not be used."""
        return IndexServerError(self._server.url, reason)

    def _store(self, model: Any, batch: int) -> Store:
        from chromadb.api.models.Collection import Collection  # noqa: PLC0415

        collection = Collection(self._connected(), model, embedding_function=None)
        return Store(
            collection,
            batch=batch,
            close=lambda: None,
            translated=self._translated,
        )

    def _names(self) -> Iterator[str]:
        start = 0
        while page := self._connected().list_collections(_PAGE, start):
            yield from (model.name for model in page)
            start += len(page)

    def _connected(self) -> Any:
        if self._api is None:
            check_address(self._server.url)
            self._api = _connect(self._server)
            # Nobody needs to remember to close what is only connections.
            weakref.finalize(self, self._api._session.close)  # noqa: SLF001
        return self._api

    @contextmanager
    def _translated(self) -> Iterator[None]:
        import httpx  # noqa: PLC0415

        try:
            yield
        except (AssistantError, StoreError):
            raise
        except httpx.TransportError as error:
            reason = str(error) or type(error).__name__
            raise StoreUnreachableError(reason) from error
        # Chroma raises errors of many unrelated types.
        except Exception as error:
            raise StoreError(str(error) or type(error).__name__) from error


def check_address(url: str) -> None:
    """Refuse a server that does not stand on this machine or a private network.

    Raises:
        PublicServerError: If any address of its host is public.
        UsageError: If the URL is none.
    """
    host = _host(url)
    if host is None:
        raise UsageError(
            f"store.chroma_url: {url!r} is not a URL like http://localhost:8000.",
            fix="Write scheme, host and port; a token goes into an environment "
            "variable named by store.chroma_token_variable.",
        )
    for address in _addresses(host):
        if not _is_private(address):
            raise PublicServerError(url, address)


def _host(url: str) -> str | None:
    try:
        parts = urlsplit(url)
        fit = parts.scheme in {"http", "https"} and parts.port != 0
    except ValueError:
        return None
    return parts.hostname if fit and "@" not in parts.netloc else None


def _addresses(host: str) -> list[str]:
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except OSError as error:
        raise StoreUnreachableError(f"{host} is not known: {error}") from error
    return [str(entry[4][0]).partition("%")[0] for entry in found]


def _is_private(address: str) -> bool:
    found = ipaddress.ip_address(address)
    if isinstance(found, ipaddress.IPv6Address) and found.ipv4_mapped:
        found = found.ipv4_mapped
    return any(found in network for network in _PRIVATE)


def _connect(server: Server) -> Any:
    """Return Chroma's HTTP API over a client that no proxy, redirect or hang reaches.

    `chromadb.HttpClient` would take proxies from the environment and wait for ever;
    its own parts are put together here with another session.
    """
    import httpx  # noqa: PLC0415
    from chromadb.api import ServerAPI  # noqa: PLC0415
    from chromadb.config import System  # noqa: PLC0415

    parts = urlsplit(server.url)
    headers = {"Authorization": f"Bearer {server.token}"} if server.token else {}
    system = System(
        chroma_settings(
            chroma_api_impl="chromadb.api.fastapi.FastAPI",
            chroma_server_host=f"{parts.scheme}://{parts.netloc}{parts.path}",
            chroma_server_http_port=parts.port or 8000,
            chroma_server_ssl_enabled=parts.scheme == "https",
            chroma_server_headers=headers,
        )
    )
    port: Any = ServerAPI
    api: Any = system.instance(port)
    made = api._session  # noqa: SLF001  there is no other way to it
    api._session = httpx.Client(  # noqa: SLF001
        headers=made.headers,
        timeout=httpx.Timeout(_ANSWER_S, connect=_CONNECT_S),
        trust_env=False,
        follow_redirects=False,
    )
    made.close()
    return api
